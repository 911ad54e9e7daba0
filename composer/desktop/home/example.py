"""The finished example beside the first page: one message, and beside its paragraphs what each does."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import LARGE
from composer.desktop.widgets.card import Card, Line, Surface
from composer.desktop.widgets.labels import Hint, IconLabel, Label
from composer.desktop.widgets.layout import ScrollArea, column, row
from composer.guide.case import Case
from composer.library.titles import names_of

if TYPE_CHECKING:
    from composer.desktop.parts import Parts
    from composer.message.message import Message

_LABELS = 150


class Paragraph(Struct, frozen=True):
    """A paragraph of the example, and the names of the parts of an apology that it is."""

    words: str
    does: str


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
        self._labels: list[QWidget] = []
        self._card = Card(look, (LARGE, LARGE, LARGE, LARGE), 12)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._card.hide()
        self._column.addWidget(self._card)
        self._foot = Hint(look, "")
        self._column.addWidget(self._foot)
        self._column.addStretch(1)
        column(look, 0, parent=self).addWidget(ScrollArea(look, content, self.tr("A finished example")))
        look.follow(self._space)

    def show_example(self, case: Case, message: "Message", paragraphs: "tuple[Paragraph, ...]") -> None:
        """Show a case as the message it became."""
        look = self.look
        self._card.body.addWidget(Label(look, self.tr("To {names}").format(names=", ".join(names_of(case.people)))))
        self._card.body.addWidget(Label(look, message.subject, weight="medium"))
        self._card.body.addWidget(Line(look))
        self._card.body.addLayout(self._grid)
        for number, paragraph in enumerate(paragraphs):
            words = Label(look, paragraph.words, role="message")
            self._grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignTop)
            if paragraph.does:
                self._grid.addWidget(Line(look, Qt.Orientation.Vertical), number, 1)
                self._grid.addWidget(self._does(paragraph.does), number, 2, Qt.AlignmentFlag.AlignTop)
        self._card.show()
        self._title.setText(self.tr("A finished example"))
        self._words.setText(self.tr("{number} words").format(number=message.words))
        self._foot.setText(self.tr("Made from the answers to eight short steps."))

    def _does(self, names: str) -> QWidget:
        holder = QWidget()
        line = row(self.look, 6, (0, 2, 0, 0), holder)
        tick = column(self.look, 0, (0, 4, 0, 0))
        tick.addWidget(IconLabel(self.look, "check", "good", 14))
        tick.addStretch(1)
        line.addLayout(tick)
        line.addWidget(Hint(self.look, names), 1)
        self._labels.append(holder)
        holder.setFixedWidth(self.look.px(_LABELS))
        return holder

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self.look.px(14))
        self._grid.setVerticalSpacing(self.look.px(11))
        for label in self._labels:
            label.setFixedWidth(self.look.px(_LABELS))


def example_of(parts: "Parts") -> "tuple[Case, Message, tuple[Paragraph, ...]]":
    """Return the bundled example, what it becomes, and its paragraphs without the subject."""
    from datetime import datetime

    from composer.desktop.check.words import label_of
    from composer.guide.answers_file import read_case
    from composer.knowledge.places import templates
    from composer.knowledge.toml import read

    case = read_case(read(templates() / "examples" / "rebuilt-laptop.toml"), parts.form)
    message = parts.composer.compose(case, "email", now=case.now or datetime.now())
    paragraphs = tuple(
        Paragraph(
            message.text[block.start : block.end],
            label_of([part for sentence in block.sentences for part in sentence.components], parts.covering.parts),
        )
        for block in message.blocks
        if block.kind != "subject"
    )
    return case, message, paragraphs
