"""Who you are: the card whose name, role and number stand under every message."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Heading, Hint, IconLabel, Label, Lead, QuestionLabel
from composer.desktop.widgets.layout import Box, ScrollArea, column, reveal, row
from composer.desktop.widgets.stem_field import LineField


class SenderPage(QWidget):
    """The first page of all, and later the place to change the card. `done` tells name, role and phone."""

    done = Signal(str, str, str)

    def __init__(self, look: Look, beside: QWidget | None = None) -> None:
        super().__init__()
        self.look = look
        self._beside = beside
        content = QWidget()
        outer = column(look, 0, (88, 24, 72, 24), content)
        outer.addStretch(1)
        self._fill(outer)
        outer.addStretch(1)
        whole = row(look, 0, parent=self)
        whole.addWidget(ScrollArea(look, content, self.tr("Who you are")), 7)
        if beside is not None:
            whole.addWidget(beside, 10)

    def set_card(self, name: str, role: str, phone: str) -> None:
        """Show what is known."""
        for field, text in ((self._name, name), (self._role, role), (self._phone, phone)):
            field.set_text(text)
        self._name_typed()

    def take_focus(self) -> None:
        """Give the focus to the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def areas(self) -> list[QWidget]:
        """Return the parts of the page, in the order in which they are read."""
        return [self]

    def close_page(self) -> None:
        """Listen no more: it listens to nothing."""

    def fields(self) -> tuple[LineField, LineField, LineField]:
        """Return the fields for name, role and phone."""
        return self._name, self._role, self._phone

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside is not None:
            self._beside.setVisible(self.width() / self.look.scale >= 1000)

    def _fill(self, outer: Box) -> None:
        look = self.look
        outer.addWidget(Label(look, self.tr("Amends"), weight="semibold", colour="accent"))
        outer.gap(8)
        outer.addWidget(Heading(look, self.tr("Say sorry well,\nand put it right.")))
        outer.gap(8)
        why = self.tr("You answer short questions in your own words. They become the message, and it is yours.")
        outer.addWidget(Lead(look, why))
        outer.gap(28)
        self._name = self._field(outer, self.tr("Your name, as it stands under a message"), optional=False)
        self._missing = Hint(look, self.tr("Only your name is needed: it is how they will know who is writing."))
        self._missing.set_colour("accent")
        self._under_name = QWidget()
        column(look, 0, (0, 6, 0, 0), self._under_name).addWidget(self._missing)
        reveal(self._under_name, False)
        outer.addWidget(self._under_name)
        outer.gap(16)
        pair = row(look, 16)
        left, right = column(look, 0), column(look, 0)
        pair.addLayout(left, 1)
        pair.addLayout(right, 1)
        outer.addLayout(pair)
        self._role = self._field(left, self.tr("Role or team"), optional=True)
        self._phone = self._field(right, self.tr("Phone"), optional=True)
        self._name.next_requested.connect(lambda: self._role.setFocus(Qt.FocusReason.TabFocusReason))
        self._role.next_requested.connect(lambda: self._phone.setFocus(Qt.FocusReason.TabFocusReason))
        self._phone.next_requested.connect(self._finish)
        self._name.edited.connect(lambda _: self._name_typed())
        outer.gap(32)
        self._button = Button(look, self.tr("Begin"), "primary", icon_after="chevron-right")
        self._button.clicked.connect(self._finish)
        outer.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.gap(28)
        foot = row(look, 8)
        foot.addWidget(IconLabel(look, "lock", "quiet", 16), 0, Qt.AlignmentFlag.AlignTop)
        stays = self.tr("Everything stays on this computer.")
        nothing = self.tr("Nothing is sent, and nothing is looked up, unless you ask for it.")
        foot.addWidget(Hint(look, f"{stays} {nothing}"), 1)
        outer.addLayout(foot)

    def _field(self, into: Box, words: str, *, optional: bool) -> LineField:
        field = LineField(self.look, words, compact=True)
        into.addWidget(QuestionLabel(self.look, words, field, optional=optional))
        into.gap(6)
        into.addWidget(field)
        return field

    def missing(self) -> str:
        """Return the sentence that asks for the name, "" while it is not shown."""
        return "" if self._under_name.isHidden() else self._missing.text()

    def _name_typed(self) -> None:
        if self._name.text().strip():
            self._ask_for_name(False)

    def _ask_for_name(self, asked: bool) -> None:
        reveal(self._under_name, asked)
        self._name.setAccessibleDescription(self._missing.text() if asked else "")

    def _finish(self) -> None:
        name, role, phone = (field.text().strip() for field in self.fields())
        if name:
            self.done.emit(name, role, phone)
        else:
            self._ask_for_name(True)
            self.take_focus()
