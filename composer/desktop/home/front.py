"""What stands first: the question of Home and the ways to begin. It imports little, so that it stands soon."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import ActionCard, Bar, Surface
from composer.desktop.widgets.labels import Heading, Label
from composer.desktop.widgets.layout import Margins, column, read_in_order, row

if TYPE_CHECKING:
    from composer.desktop.incoming.drop_row import DropRow

MARGINS: Margins = (40, 28, 40, 40)
SIDE, NARROW_SIDE = 215, 56
WIDE, MEDIUM = 1100, 800
"""Effective widths (the window's divided by the text scale): from the first, today stands beside the cards; from the
second, two of them stand in a row."""


class Front(QWidget):
    """The heading and the cards; `chosen` tells what the writer wants to begin: "", "talk", "check" or "holding"."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._columns = 0
        self._drop_row: DropRow | None = None
        self._inside = column(look, 14, parent=self)
        self._heading = Heading(look, self.tr("What happened?"))
        self._inside.addWidget(self._heading)
        self._grid = QGridLayout()
        self.cards = self._ways()
        self._inside.addLayout(self._grid)
        self._inside.gap(26)
        self.fit(WIDE)  # a card that stands nowhere cannot have the focus when the window comes
        look.follow(self._space)

    def furnish(self) -> "DropRow":
        """Add the place for their message under the cards, and return it: it need not stand in the first frame."""
        from composer.desktop.incoming.drop_row import DropRow

        self._drop_row = DropRow(self.look)
        self._inside.insertWidget(self._inside.indexOf(self._grid) + 1, self._drop_row)
        read_in_order((self._heading, *self.cards, self._drop_row))
        return self._drop_row

    def take_focus(self) -> None:
        """Give the focus to the first card."""
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: float) -> None:
        """Put the cards beside or under each other, as an effective width allows."""
        if self._drop_row is not None:
            self._drop_row.fit(width)
        columns = 2 if width >= MEDIUM else 1
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(index, columns))

    def _space(self) -> None:
        self._grid.setSpacing(self.look.px(12))

    def _ways(self) -> list[ActionCard]:
        tr = self.tr
        told = (
            ("", "pencil", tr("A new apology"), tr("A small thing: two minutes. A serious one: a quarter of an hour.")),
            ("talk", "bubble", tr("Prepare a conversation"), tr("Talking points for a call or a visit.")),
            ("check", "file", tr("Check my text"), tr("You have a draft. See what is good and what is missing.")),
            ("holding", "clock", tr("Answer now, explain later"), tr("A holding note from three short answers.")),
        )
        cards = []
        for way, icon, title, words in told:
            card = ActionCard(self.look, icon, title, words)
            card.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
            cards.append(card)
        return cards


class FirstSight(QWidget):
    """Home before there is more than its front: the same grounds in the same places."""

    def __init__(self, look: Look, front: Front | None) -> None:
        super().__init__()
        self.look = look
        self._front = front
        whole = column(look, 0, parent=self)
        top = Bar(look, 48, line="below", margins=(22, 0, 14, 0))
        top.start.addWidget(Label(look, self.tr("Amends"), weight="semibold", wraps=False))
        whole.addWidget(top)
        beside = row(look, 0)
        whole.addLayout(beside, 1)
        self._side = Surface(look, "rail")
        beside.addWidget(self._side)
        page = QWidget()
        left, top_edge, right, bottom = MARGINS
        # Home scrolls, and keeps the place of its scroll bar free.
        inside = column(look, 0, (left, top_edge, right + 12, bottom), page)
        if front is not None:
            inside.addWidget(front)
        inside.addStretch(1)
        beside.addWidget(page, 1)

    def resizeEvent(self, _event: object) -> None:
        width = self.width() / self.look.scale
        self._side.setFixedWidth(self.look.px(SIDE if width >= MEDIUM else NARROW_SIDE))
        if self._front is not None:
            self._front.fit(width)
