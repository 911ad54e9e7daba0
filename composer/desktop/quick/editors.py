"""The editors of the quick path: one line each. What the eight steps know beyond it stays as it is."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from composer.desktop.steps.editors import Editor, Place
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import column, reveal, row
from composer.desktop.widgets.stem_field import LineField, StemField
from composer.guide.case import NextStep, Person, Value
from composer.guide.form import Question
from composer.session.naming import line_of, people_of

_STACKED_UNDER = 440


class NamesEditor(Editor):
    """Who was let down, in one line."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Person, ...] = ()
        self._field = LineField(look, question.ask, compact=True)
        column(look, 0, parent=self).addWidget(self._field)
        self.setFocusProxy(self._field)
        self._field.edited.connect(self._typed)
        self._field.next_requested.connect(self.next_requested)
        self.adopt(self._field)

    def value(self) -> Value:
        return self._people

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # people have no default
        people = tuple(one for one in value if isinstance(one, Person)) if isinstance(value, tuple) else ()
        # What was typed stays as it was typed while it means the same people.
        if people_of(self._field.text(), people) != people:
            self._field.set_text(line_of(people))
        self._people = people

    def _typed(self, line: str) -> None:
        self._people = people_of(line, self._people)
        self.edited.emit(self._people, "typing")


class FirstOfSeveral(Editor):
    """The first row of an answer that may have several; the others are kept, and told under it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest: tuple[str, ...] | tuple[NextStep, ...] = ()
        self._also = Hint(look)
        self._whole = column(look, 6, parent=self)

    def _keep(self, rest: tuple[str, ...] | tuple[NextStep, ...]) -> None:
        self._rest = rest
        words = "; ".join(one if isinstance(one, str) else one.do for one in rest)
        self._also.setText(self.tr("Also in the message, from the eight steps: {words}").format(words=words))
        reveal(self._also, bool(rest))


class DoneEditor(FirstOfSeveral):
    """What is done already, as one field."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._field = StemField(look, question.ask)
        self._whole.addWidget(self._field)
        self._whole.addWidget(self._also)
        self._keep(())
        self.setFocusProxy(self._field)
        self._field.edited.connect(lambda _: self.edited.emit(self.value(), "typing"))
        self._field.next_requested.connect(self.next_requested)
        self.adopt(self._field)

    def value(self) -> Value:
        rest = tuple(one for one in self._rest if isinstance(one, str))
        text = self._field.text()
        return (text, *rest) if text.strip() else rest

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # a list has no default
        all_ = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        texts = tuple(text for text in all_ if isinstance(text, str))
        self._field.set_text(texts[0] if texts else "")
        self._keep(texts[1:])

    def set_stem(self, stem: str, tail: str) -> None:
        self._field.set_stem(stem, tail)

    def fields(self) -> dict[Place, StemField]:
        return {(0, ""): self._field} if self._field.text().strip() else {}


class WillEditor(FirstOfSeveral):
    """What will be done, and by when, side by side."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._step = NextStep()
        parts = {field.name: field for field in question.fields}
        self._stem = parts["do"].stem
        self._do = StemField(look, question.ask, self._stem)
        self._when = LineField(look, question.ask, self.tr("{question}:").format(question=parts["when"].label))
        self._line = row(look, 8)
        self._line.addWidget(self._do, 5)
        self._line.addWidget(self._when, 3)
        self._line.setAlignment(self._do, Qt.AlignmentFlag.AlignTop)
        self._line.setAlignment(self._when, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._line)
        self._whole.addWidget(self._also)
        self._keep(())
        self.setFocusProxy(self._do)
        for field in (self._do, self._when):
            field.edited.connect(lambda _: self.edited.emit(self.value(), "typing"))
            self.adopt(field)
        self._do.next_requested.connect(lambda: self._when.setFocus(Qt.FocusReason.TabFocusReason))
        self._when.next_requested.connect(self.next_requested)

    def value(self) -> Value:
        rest = tuple(one for one in self._rest if isinstance(one, NextStep))
        step = replace(self._step, do=self._do.text(), when=self._when.text())
        return (step, *rest) if step.do.strip() or step.when.strip() else rest

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # rows have no default
        steps = tuple(one for one in value if isinstance(one, NextStep)) if isinstance(value, tuple) else ()
        self._step = steps[0] if steps else NextStep()
        self._do.set_text(self._step.do)
        self._when.set_text(self._step.when)
        self._keep(steps[1:])

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        self._do.set_stem(in_voice(self._stem))

    def fields(self) -> dict[Place, StemField]:
        here = self._do.text().strip() or self._when.text().strip()
        return {(0, "do"): self._do, (0, "when"): self._when} if here else {}

    def when(self) -> LineField:
        """Return the field of the time."""
        return self._when

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / self._look.scale < _STACKED_UNDER
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
