"""The finished example beside the first page: one message, and what each part of it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import ScrollArea, column, row
from composer.desktop.widgets.message_view import MessageView, Paragraph, Piece
from composer.guide.case import Case
from composer.library.titles import names_of

if TYPE_CHECKING:
    from composer.desktop.parts import Parts
    from composer.message.message import Message


class Example(Surface):
    """An empty ground until `show_example` is told what to show."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "rail")
        content = QWidget()
        self._column = column(look, 10, (40, 28, 40, 28), content)
        head = row(look)
        self._title = Label(look, "", weight="semibold")
        self._words = Hint(look, "", wraps=False)
        head.addWidget(self._title, 1)
        head.addWidget(self._words)
        self._column.addLayout(head)
        self._view = MessageView(look, self.tr("A finished example"))
        self._view.hide()
        self._column.addWidget(self._view)
        self._foot = Hint(look, "")
        self._column.addWidget(self._foot)
        self._column.addStretch(1)
        column(look, 0, parent=self).addWidget(ScrollArea(look, content, self.tr("A finished example")))

    def show_example(self, case: Case, message: "Message") -> None:
        """Show a case as the message it became."""
        headers = [(self.tr("To"), ", ".join(names_of(case.people))), (self.tr("Subject"), message.subject)]
        self._view.set_message(headers, paragraphs_of(message))
        self._view.words().setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._view.show()
        self._title.setText(self.tr("A finished example"))
        self._words.setText(self.tr("{number} words").format(number=message.words))
        self._foot.setText(self.tr("Made from the answers to eight short steps."))


def paragraphs_of(message: "Message") -> list[Paragraph]:
    """Return a message as paragraphs to look at, without its subject."""
    return [
        Paragraph((Piece(message.text[block.start : block.end]),))
        for block in message.blocks
        if block.kind != "subject"
    ]


def example_of(parts: "Parts") -> "tuple[Case, Message]":
    """Return the bundled example and what it becomes."""
    from datetime import datetime

    from composer.guide.answers_file import read_case
    from composer.knowledge.places import templates
    from composer.knowledge.toml import read

    case = read_case(read(templates() / "examples" / "rebuilt-laptop.toml"), parts.form)
    return case, parts.composer.compose(case, "email", now=case.now or datetime.now())
