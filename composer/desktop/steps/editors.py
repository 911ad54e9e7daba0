"""An editor for each kind of answer that has no rows. It shows a value and tells what the user made of it, no more."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.choice_field import ChoiceField, Option, TickBox
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import Flow, column
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import LineField, StemField
from composer.guide.case import Outside, Value
from composer.guide.form import Choice, Field, Question

Place = tuple[int, str]
"""Row and column of a part of an answer, as `session.fields.Part` counts them."""

_LINES = frozenset({"name", "phone", "amount", "when"})
_MOST_SEGMENTS, _LONGEST_SEGMENTS = 6, 64


class Editor(QWidget):
    """What all editors have in common.

    `edited` tells the whole answer and whether it was typed or chosen; `mark_activated` the field and the index of the
    mark in it. `caret_moved` comes from a field that has the focus.
    """

    edited = Signal(object, str)
    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    mark_activated = Signal(object, int)
    caret_moved = Signal(object)

    def value(self) -> Value:
        """Return the answer as it stands."""
        raise NotImplementedError

    def show_value(self, value: Value | None, *, default: str = "") -> None:
        """Show an answer without telling; without one, the choice that is meant."""
        raise NotImplementedError

    def set_stem(self, stem: str, tail: str) -> None:
        """Change the words before and after the answer."""

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        """Say the words of the form that stand in the rows as the sender says them."""

    def fields(self) -> dict[Place, StemField]:
        """Return the fields whose words may stand in a message, by their place in the answer."""
        return {}

    def adopt(self, field: StemField) -> None:
        """Pass on what a field tells."""
        field.undo_requested.connect(self.undo_requested)
        field.redo_requested.connect(self.redo_requested)
        field.mark_activated.connect(lambda index: self.mark_activated.emit(field, index))
        field.caret_moved.connect(lambda _: self.caret_moved.emit(field))


class TextEditor(Editor):
    """One text: a sentence that goes on from its stem, a note, a name, a time."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make = LineField if question.type in _LINES else StemField
        more = {"notes": True} if question.type == "note" else {}
        self._field: StemField = make(look, question.ask, **more)  # type: ignore[arg-type]  # no notes in a line
        column(look, 0, parent=self).addWidget(self._field)
        self.setFocusProxy(self._field)
        self._field.edited.connect(lambda text: self.edited.emit(text, "typing"))
        self._field.next_requested.connect(self.next_requested)
        self.adopt(self._field)

    def value(self) -> Value:
        return self._field.text()

    def show_value(self, value: Value | None, *, default: str = "") -> None:
        self._field.set_text(value if isinstance(value, str) else default)

    def set_stem(self, stem: str, tail: str) -> None:
        self._field.set_stem(stem, tail)

    def fields(self) -> dict[Place, StemField]:
        return {(0, ""): self._field}


class ChoiceEditor(Editor):
    """One of a few: side by side where they are short, else one under the other with their examples."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control: SegmentedControl | ChoiceField = _control(look, question.ask, question.choices)
        column(look, 0, parent=self).addWidget(self._control)
        self.setFocusProxy(self._control)
        self._control.chosen.connect(lambda value: self.edited.emit(value, "choice"))
        # What leaving it open means is shown as chosen; a click on it says it.
        for button in buttons_of(self._control):
            button.clicked.connect(lambda: self.edited.emit(self.value(), "choice"))
        self._control.next_requested.connect(self.next_requested)

    def value(self) -> Value:
        return self._control.value() or ""

    def show_value(self, value: Value | None, *, default: str = "") -> None:
        self._control.set_value(value if isinstance(value, str) and value else default or None)


class SeveralEditor(Editor):
    """Some of a few, or words of one's own. A choice that stands for no sentence excludes the others."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = question.choices
        self._boxes = [TickBox(look, choice.label) for choice in question.choices]
        for choice, tick in zip(question.choices, self._boxes, strict=True):
            tick.setAccessibleDescription(choice.sentence or question.ask)
            tick.setToolTip(choice.sentence)
            tick.clicked.connect(lambda _=False, choice=choice: self._ticked(choice))
        whole = column(look, 8, parent=self)
        whole.addWidget(Flow(look, self._boxes, 4))
        self._own: StemField | None = None
        if question.own_words:
            self._own = StemField(look, question.ask, self.tr("Or in your own words:"))
            self._own.edited.connect(lambda _: self.edited.emit(self.value(), "typing"))
            self._own.next_requested.connect(self.next_requested)
            self.adopt(self._own)
            whole.addWidget(self._own)
        self.setFocusProxy(self._boxes[0])

    def value(self) -> Value:
        ticked = [choice.value for choice, tick in zip(self._choices, self._boxes, strict=True) if tick.isChecked()]
        own = self._own.text() if self._own is not None else ""
        return tuple(ticked + ([own] if own.strip() else []))

    def show_value(self, value: Value | None, *, default: str = "") -> None:
        texts = value if isinstance(value, tuple) else (value or default,) if isinstance(value or default, str) else ()
        given = [text for text in texts if isinstance(text, str) and text]
        known = {choice.value for choice in self._choices}
        for choice, tick in zip(self._choices, self._boxes, strict=True):
            tick.setChecked(choice.value in given)
        if self._own is not None:
            self._own.set_text(next((text for text in given if text not in known), ""))

    def fields(self) -> dict[Place, StemField]:
        value = self.value()
        if self._own is None or not self._own.text().strip() or not isinstance(value, tuple):
            return {}
        return {(len(value) - 1, ""): self._own}

    def _ticked(self, chosen: Choice) -> None:
        alone = [choice for choice in self._choices if not choice.sentence]
        others = [choice for choice in self._choices if choice is not chosen]
        clear = others if chosen in alone else alone
        for choice, tick in zip(self._choices, self._boxes, strict=True):
            if choice in clear:
                tick.setChecked(False)
        if not any(tick.isChecked() for tick in self._boxes) and not (self._own and self._own.text().strip()):
            for choice, tick in zip(self._choices, self._boxes, strict=True):
                tick.setChecked(choice in alone)
        self.edited.emit(self.value(), "choice")


class OutsideEditor(Editor):
    """Somebody else's part: what they did, and what is ours to put right."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tail = question.stems[0].tail if question.stems else ""
        self._tail, self._last_stem = tail, question.fields[-1].stem
        self._parts: dict[str, StemField] = {}
        whole = column(look, 4, parent=self)
        for place, part in enumerate(question.fields):
            last = place + 1 == len(question.fields)
            field = self._field(look, question, part, tail if last else "")
            caption = Hint(look, part.label)
            caption.setBuddy(field)
            whole.addWidget(caption)
            whole.addWidget(field)
            self._parts[part.name] = field
        fields = list(self._parts.values())
        self.setFocusProxy(fields[0])
        for field, following in pairwise(fields):
            field.next_requested.connect(lambda to=following: to.setFocus(Qt.FocusReason.TabFocusReason))
        fields[-1].next_requested.connect(self.next_requested)

    def value(self) -> Value:
        return Outside(**{name: field.text() for name, field in self._parts.items()})

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # it has no default
        shown = value if isinstance(value, Outside) else Outside()
        for name, field in self._parts.items():
            field.set_text(getattr(shown, name))

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        list(self._parts.values())[-1].set_stem(self._last_stem, in_voice(self._tail))

    def fields(self) -> dict[Place, StemField]:
        return {(0, name): field for name, field in self._parts.items()}

    def _field(self, look: Look, question: Question, part: Field, tail: str) -> StemField:
        field = StemField(look, f"{question.ask} {part.label}.", part.stem, tail)
        field.edited.connect(lambda _: self.edited.emit(self.value(), "typing"))
        self.adopt(field)
        return field


def _control(look: Look, name: str, choices: Sequence[Choice]) -> SegmentedControl | ChoiceField:
    if any(choice.examples for choice in choices) or not _short(choices):
        options = [
            Option(choice.value, choice.label, " ".join(f"“{example}”" for example in choice.examples))
            for choice in choices
        ]
        return ChoiceField(look, name, options)
    return SegmentedControl(look, name, [(choice.value, choice.label) for choice in choices])


def buttons_of(control: SegmentedControl | ChoiceField) -> list[QRadioButton]:
    """Return the radio buttons of a choice, in order."""
    return control.segments() if isinstance(control, SegmentedControl) else control.buttons()


def _short(choices: Sequence[Choice]) -> bool:
    letters = sum(len(choice.label) for choice in choices)
    return len(choices) <= _MOST_SEGMENTS and letters <= _LONGEST_SEGMENTS
