"""One section of the settings: its heading, and its groups as cards of rows."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from composer.desktop.settings.setting_row import SettingRow
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Card, Line
from composer.desktop.widgets.labels import Heading, Lead
from composer.desktop.widgets.labels import Section as Title
from composer.desktop.widgets.layout import Box, column, reveal
from composer.library.choices import Group, Section, Setting

MakeRow = Callable[[Setting, QWidget], SettingRow]


class _Group:
    """A group with its card, its rows, and the lines between them."""

    def __init__(self, title: QWidget, card: Card) -> None:
        self.title, self.card = title, card
        self.rows: list[SettingRow] = []
        self.lines: list[Line] = []

    def show_only(self, keys: Collection[tuple[str, str]] | None) -> bool:
        here = [keys is None or one.key in keys for one in self.rows]
        for one, shown in zip(self.rows, here, strict=True):
            reveal(one, shown)
        for number, line in enumerate(self.lines):
            reveal(line, here[number + 1] and any(here[: number + 1]))
        reveal(self.card, any(here))
        reveal(self.title, any(here))
        return any(here)


class SectionView(QWidget):
    """Shows a section. It is built from the outside in: what is put into another is styled anew with all it holds."""

    def __init__(self, look: Look, section: Section, make_row: MakeRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._groups: list[_Group] = []
        inside = column(look, 0, parent=self)
        inside.addWidget(Heading(look, section.title, self))
        self._why = Lead(look, section.why, self)
        inside.addWidget(self._why)
        for group in section.group:
            self._groups.append(self._made(inside, group, make_row))

    def rows(self) -> list[SettingRow]:
        """Return the rows, in order."""
        return [one for group in self._groups for one in group.rows]

    def show_only(self, keys: Collection[tuple[str, str]] | None) -> bool:
        """Show the settings of these keys and parts, None for all; False if there is none of them here."""
        shown = [group.show_only(keys) for group in self._groups]
        reveal(self._why, keys is None)
        return any(shown)

    def _made(self, inside: Box, group: Group, make_row: MakeRow) -> _Group:
        look = self.look
        title = QWidget(self)
        words = column(look, 4, (0, 20, 0, 10), title)
        if group.title:
            words.addWidget(Title(look, group.title, title))
        if group.why:
            words.addWidget(Lead(look, group.why, title))
        card = Card(look, (0, 0, 0, 0), 0, self)
        inside.addWidget(title)
        inside.addWidget(card)
        made = _Group(title, card)
        for setting in group.setting:
            if made.rows:
                line = Line(look, parent=card)
                made.lines.append(line)
                card.body.addWidget(line)
            row = make_row(setting, card)
            made.rows.append(row)
            card.body.addWidget(row)
        return made
