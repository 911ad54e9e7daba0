"""How the page of a draft shares its room: what is said of the text beside it, or above and under it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.check.margin import Margin
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS
from composer.desktop.widgets.card import Card, Surface
from composer.desktop.widgets.layout import ScrollArea, column, reveal, row
from composer.desktop.widgets.paint import focus_ring, painting

_STACKED_UNDER, _SIDE, _LEAST_SIDE = 840, 412, 304


class Paper(Card):
    """The card the sheet lies on; it shows that the sheet has the focus."""

    def __init__(self, look: Look, sheet: QWidget) -> None:
        super().__init__(look, (0, 0, 0, 0), 0)
        self._sheet = sheet
        self.body.addWidget(sheet)
        sheet.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sheet.hasFocus():
            with painting(self) as painter:
                place = self.rect().adjusted(0, 0, 0, -1)
                focus_ring(painter, place, self.look.px(CARD_RADIUS), self.look)


class Ground:
    """Lays out the page: `head` on top, the text on its `paper`, `foot` under it; `ask` and `find` beside it."""

    def __init__(
        self,
        look: Look,
        page: QWidget,
        head: QWidget,
        sheet: QWidget,
        arrival: QWidget,
        foot: tuple[QWidget, QWidget],
        names: tuple[str, str],
    ) -> None:
        self._look = look
        self._stacked: bool | None = None
        both = row(look, 0, parent=page)
        left = QWidget()
        inside = column(look, 0, (40, 22, 20, 16), left)
        inside.addWidget(head)
        inside.gap(20)
        self._above = column(look, 0)
        inside.addLayout(self._above)
        self.paper = Paper(look, sheet)
        self._welcome = column(look, 0, (24, 0, 24, 24))
        self._welcome.addWidget(arrival)
        self.paper.body.addLayout(self._welcome)
        self.paper.body.addStretch(1)
        inside.addWidget(self.paper, 1)
        inside.gap(8)
        line = row(look, 12)
        line.addWidget(foot[0], 1)
        line.addWidget(foot[1], 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        self._below = column(look, 0)
        inside.addLayout(self._below)
        both.addWidget(ScrollArea(look, left, names[0]), 1)
        self._ask, self._find, side = QWidget(), QWidget(), QWidget()
        self.ask = column(look, 6, parent=self._ask)
        self.find = column(look, 0, parent=self._find)
        self._beside = column(look, 24, (20, 22, 8, 20), side)
        self._side = Surface(look, "rail")
        column(look, 0, parent=self._side).addWidget(ScrollArea(look, side, names[1]))
        both.addWidget(self._side)

    def add(self, ask: Sequence[QWidget], find: QWidget) -> None:
        """Add what is asked and what is found."""
        for widget in ask:
            self.ask.addWidget(widget)
        self.find.addWidget(find)

    def arrange(self, pixels: int) -> None:
        """Fit a page of this width."""
        width = pixels / self._look.scale
        stacked = width < _STACKED_UNDER
        side = self._look.px(max(_LEAST_SIDE, min(_SIDE, int(width * 0.33))))
        self._side.setFixedWidth(side)
        paper = width - (0 if stacked else side / self._look.scale) - 72
        self._welcome.set_margins((Margin.width_for(paper), 0, 24, 24))
        if stacked == self._stacked:
            return
        self._stacked = stacked
        room = self._look.px(16) if stacked else 0
        self._above.setContentsMargins(0, 0, 0, room)
        self._below.setContentsMargins(0, room, 0, 0)
        if stacked:
            self._above.addWidget(self._ask)
            self._below.addWidget(self._find)
        else:
            while self._beside.count():
                self._beside.takeAt(0)
            self._beside.addWidget(self._ask)
            self._beside.addWidget(self._find)
            self._beside.addStretch(1)
        reveal(self._side, not stacked)
