"""The list of all keys, and the help on what is in front, as small dialogues."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from composer.desktop.palette.command import Command, key_words
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.controls import SearchField
from composer.desktop.widgets.labels import Hint, KeyCap, Label, Lead, Section
from composer.desktop.widgets.layout import Box, ScrollArea, column, reveal, row
from composer.session.finder import Finder

if TYPE_CHECKING:
    from composer.guide.form import Question

_WIDTH, _HEIGHT = 600, 600


class _Dialog(QDialog):
    """A dialogue with a heading, something that scrolls, and Close; Esc closes it too."""

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.whole = column(look, 14, (24, 20, 24, 20), self)
        self.whole.addWidget(Section(look, title))
        self.close_button = Button(look, self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)

    def finish(self, content: QWidget, name: str) -> None:
        """Put in what scrolls, and the button under it."""
        look, parent = self.look, self.parentWidget()
        self.whole.addWidget(ScrollArea(look, content, name), 1)
        self.whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.size() if parent is not None else self.size()
        self.resize(
            min(look.px(_WIDTH), room.width() - look.px(16)), min(look.px(_HEIGHT), room.height() - look.px(16))
        )


class KeysDialog(_Dialog):
    """Every key and what it does, by kind, and a field to look for one."""

    def __init__(self, look: Look, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(look, _keys_title(parent), parent)
        keyed = [command for command in commands if command.keys]
        groups = list(dict.fromkeys(command.group for command in keyed))
        keyed.sort(key=lambda command: groups.index(command.group))
        self.commands = keyed
        self._finder = Finder(f"{one.name} {one.words} {' '.join(map(key_words, one.keys))}" for one in keyed)
        self._heads: dict[str, Section] = {}
        self._rows: list[QWidget] = []
        self.field = SearchField(look, self.tr("Find a key, or what it does"))
        self.field.textChanged.connect(self._show)
        self.whole.addWidget(self.field)
        content = QWidget()
        inside = column(look, 6, (0, 0, 8, 0), content)
        for command in keyed:
            if command.group not in self._heads:
                self._heads[command.group] = Section(look, command.group)
                inside.addWidget(self._heads[command.group])
            made = _KeyRow(look, command)
            self._rows.append(made)
            inside.addWidget(made)
        self._none = Lead(look, self.tr("No key does that."))
        reveal(self._none, False)
        inside.addWidget(self._none)
        inside.addStretch(1)
        self.finish(content, self.windowTitle())
        self.field.setFocus()

    def shown(self) -> list[Command]:
        """Return the commands that are shown, in order."""
        return [one for one, made in zip(self.commands, self._rows, strict=True) if not made.isHidden()]

    def _show(self) -> None:
        found = set(self._finder.find(self.field.text(), len(self._rows)))
        for number, made in enumerate(self._rows):
            reveal(made, number in found)
        groups = {self.commands[number].group for number in found}
        for group, head in self._heads.items():
            reveal(head, group in groups)
        reveal(self._none, not found)


class _KeyRow(QWidget):
    def __init__(self, look: Look, command: Command) -> None:
        super().__init__()
        self.look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        caps = row(look, 6)
        for key in command.keys:
            caps.addWidget(KeyCap(look, key_words(key)))
        self._grid.addWidget(Label(look, command.name), 0, 0)
        self._grid.addLayout(caps, 0, 1)
        self.setAccessibleName(f"{command.name}: {', '.join(map(key_words, command.keys))}")


class HelpDialog(_Dialog):
    """What a page is for, and what each of its questions means."""

    def __init__(self, look: Look, parent: QWidget, title: str, why: str, questions: "Sequence[Question]") -> None:
        super().__init__(look, title, parent)
        content = QWidget()
        inside = column(look, 4, (0, 0, 8, 0), content)
        inside.addWidget(Lead(look, why))
        for question in questions:
            _add_question(inside, look, question, self.tr("For example: {words}"))
        inside.addStretch(1)
        self.finish(content, title)
        self.close_button.setFocus()


def _add_question(inside: Box, look: Look, question: "Question", example: str) -> None:
    inside.gap(10)
    inside.addWidget(Label(look, question.ask, weight="semibold"))
    if question.help:
        inside.addWidget(Label(look, question.help))
    if question.example and question.type != "choice":
        inside.addWidget(Hint(look, example.format(words=question.example)))


def _keys_title(parent: QWidget) -> str:
    return parent.tr("All keys")
