"""Editors of answers with several parts: the next steps of a plan, and somebody else's part."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.steps.editors import Editor, Place
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY
from composer.desktop.widgets.choice_field import TickBox
from composer.desktop.widgets.controls import Select
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import column, reveal
from composer.desktop.widgets.list_field import RowList
from composer.desktop.widgets.stem_field import LineField, StemField
from composer.guide.case import NextStep, Outside, Value
from composer.guide.form import Field, Question

_ME, _WE, _OTHER = "me", "we", "other"
_STACKED_UNDER = 520


class StepsEditor(Editor):
    """What happens next: a row for each step, with its time and the one who does it."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._question = question
        self._most = question.many
        self._in_voice: Callable[[str], str] = str
        self._rows = RowList(look, self._make_row, self.tr("Another step"))
        self._look = look
        column(look, 0, parent=self).addWidget(self._rows)
        self._rows.added.connect(lambda _: self._follow())
        self._rows.removed.connect(lambda _: self._tell("choice"))
        self._rows.set_count(1)
        self._follow()

    def value(self) -> Value:
        return tuple(step for step in (row.step() for row in self._all()) if step.do or step.when)

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # rows have no default
        steps = [step for step in value if isinstance(step, NextStep)] if isinstance(value, tuple) else []
        self._rows.set_count(max(len(steps), 1))
        for place, row in enumerate(self._all()):
            row.show_step(steps[place] if place < len(steps) else NextStep())
        self._follow()

    def fields(self) -> dict[Place, StemField]:
        filled = [row for row in self._all() if row.step().do or row.step().when]
        return {(place, name): field for place, row in enumerate(filled) for name, field in row.fields().items()}

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        self._in_voice = in_voice
        for row in self._all():
            row.set_voice(in_voice)

    def rows(self) -> list["StepRow"]:
        """Return the rows, in order."""
        return self._all()

    def another(self) -> QWidget:
        """Return what adds a row."""
        return self._rows.another

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._all()[0].setFocus(reason)

    def _all(self) -> list["StepRow"]:
        return [row for row in self._rows.rows() if isinstance(row, StepRow)]

    def _make_row(self, place: int) -> QWidget:
        row = StepRow(self._look, self._question, place)
        row.set_voice(self._in_voice)
        row.edited.connect(self._tell)
        row.finished.connect(lambda: self._go_on(row))
        for field in row.fields().values():
            self.adopt(field)
        return row

    def _go_on(self, row: "StepRow") -> None:
        rows = self._all()
        place = rows.index(row)
        if place + 1 < len(rows):
            rows[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.next_requested.emit()

    def _tell(self, how: str) -> None:
        self._follow()
        self.edited.emit(self.value(), how)

    def _follow(self) -> None:
        reveal(self._rows.another, self._rows.count() < self._most)


class StepRow(QWidget):
    """One step: what, by when, who; for somebody else also whether they have agreed."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, look: Look, question: Question, place: int) -> None:
        super().__init__()
        self._look = look
        parts = {field.name: field for field in question.fields}
        number = self.tr("Step {number}").format(number=place + 1)
        self._stem = parts["do"].stem
        self._in_voice: Callable[[str], str] = str
        self._do = StemField(look, f"{number}: {parts['do'].label}", self._stem)
        self._when = LineField(look, f"{number}: {parts['when'].label}")
        choices = [(_ME, self.tr("Me")), (_WE, self.tr("We")), (_OTHER, self.tr("Other"))]
        self._who = Select(look, f"{number}: {parts['owner'].label}", choices)
        self._who.set_value(_ME)
        self._name = LineField(look, f"{number}: {parts['owner'].label}", self.tr("Name:"))
        self._agreed = TickBox(look, parts["agreed"].label)
        self._agreed.setAccessibleDescription(number)
        self._captions = [Hint(look, parts[name].label, wraps=False) for name in ("do", "when", "owner")]
        for caption, buddy in zip(self._captions, (self._do, self._when, self._who), strict=True):
            caption.setBuddy(buddy)
            reveal(caption, place == 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(self._do)
        self._wire()
        self._stacked: bool | None = None
        self._arrange(stacked=False)
        self._follow_who()
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the spacing."""
        self._grid.setHorizontalSpacing(self._look.px(TINY))
        self._grid.setVerticalSpacing(self._look.px(4))
        self._who.setMinimumHeight(self._do.one_line())

    def step(self) -> NextStep:
        """Return the step as it stands."""
        who = self._who.value()
        other = who == _OTHER
        owner = self._name.text() if other else "We" if who == _WE else ""
        return NextStep(self._do.text(), self._when.text(), owner, other and self._agreed.isChecked())

    def show_step(self, step: NextStep) -> None:
        """Show a step without telling."""
        self._do.set_text(step.do)
        self._when.set_text(step.when)
        who = {"": _ME, "me": _ME, "i": _ME, "we": _WE, "us": _WE}.get(step.owner.strip().casefold(), _OTHER)
        self._who.set_value(who)
        self._name.set_text(step.owner if who == _OTHER else "")
        self._agreed.setChecked(step.agreed)
        self._follow_who()

    def fields(self) -> dict[str, StemField]:
        """Return the fields by their column."""
        return {"do": self._do, "when": self._when, "owner": self._name}

    def who(self) -> Select:
        """Return the list of who does it."""
        return self._who

    def agreed(self) -> TickBox:
        """Return the box that says they have agreed."""
        return self._agreed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(stacked=self.width() / self._look.scale < _STACKED_UNDER)

    def _wire(self) -> None:
        for field in (self._do, self._when, self._name):
            field.edited.connect(lambda _: self._changed("typing"))
        self._do.next_requested.connect(lambda: self._when.setFocus(Qt.FocusReason.TabFocusReason))
        self._when.next_requested.connect(self.finished)
        self._name.next_requested.connect(self.finished)
        self._who.chosen.connect(self._chose)
        self._agreed.clicked.connect(lambda: self._changed("choice"))

    def _chose(self, who: str) -> None:
        self._changed("choice")
        if who == _OTHER:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        """Say the stem as the sender says it."""
        self._in_voice = in_voice
        self._follow_who()

    def _changed(self, how: str) -> None:
        self._follow_who()
        self.edited.emit(how)

    def _follow_who(self) -> None:
        other = self._who.value() == _OTHER
        reveal(self._name, other)
        reveal(self._agreed, other)
        self._do.set_stem(self._opening())

    def _opening(self) -> str:
        """Return the words the sentence begins with, by who does it (slot S6 of the message)."""
        who, name = self._who.value(), self._name.text().strip()
        if who == _WE:
            return self.tr("We will")
        if who == _OTHER and name:
            if self._agreed.isChecked():
                return self.tr("{name} has agreed to").format(name=name)
            return self._in_voice(self.tr("I will ask {name} to")).format(name=name)
        return self._in_voice(self._stem)

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        while self._grid.count():
            self._grid.takeAt(0)
        widgets = (self._do, self._when, self._who)
        if stacked:
            self._grid.addWidget(self._captions[0], 0, 0, 1, 2)
            self._grid.addWidget(self._do, 1, 0, 1, 2)
            for column_, index in enumerate((1, 2)):
                self._grid.addWidget(self._captions[index], 2, column_)
                self._grid.addWidget(widgets[index], 3, column_, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._name, 4, 0)
            self._grid.addWidget(self._agreed, 4, 1)
            stretches = (3, 2, 0)
        else:
            for index, widget in enumerate(widgets):
                self._grid.addWidget(self._captions[index], 0, index)
                self._grid.addWidget(widget, 1, index, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._name, 2, 0)
            self._grid.addWidget(self._agreed, 2, 1, 1, 2)
            stretches = (5, 3, 0)
        for index, stretch in enumerate(stretches):
            self._grid.setColumnStretch(index, stretch)


class OutsideEditor(Editor):
    """Somebody else's part: what they did, and what is ours to put right."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
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
