"""What stands first: the question of Home and the ways to begin. It imports little, so that it stands soon."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.incoming.drop_row import DropRow
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import ActionCard, Bar, Surface
from composer.desktop.widgets.labels import Heading, Label
from composer.desktop.widgets.layout import Margins, column, read_in_order, row

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
        inside = column(look, 14, parent=self)
        heading = Heading(look, self.tr("What happened?"))
        inside.addWidget(heading)
        self._grid = QGridLayout()
        self.cards = self._ways()
        inside.addLayout(self._grid)
        self.drop_row = DropRow(look)
        inside.addWidget(self.drop_row)
        inside.gap(26)
        self.fit(WIDE)  # a card that stands nowhere cannot have the focus when the window comes
        read_in_order((heading, *self.cards, self.drop_row))
        look.follow(self._space)

    def take_focus(self) -> None:
        """Give the focus to the first card."""
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: float) -> None:
        """Put the cards beside or under each other, as an effective width allows."""
        self.drop_row.fit(width)
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
