"""One step of a plan as a row of fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY
from composer.desktop.widgets.choice_field import TickBox
from composer.desktop.widgets.controls import Select
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.stem_field import LineField, StemField
from composer.guide.case import NextStep
from composer.guide.form import Question

_ME, _WE, _OTHER = "me", "we", "other"
_STACKED_UNDER = 520


class StepRow(QWidget):
    """One step: what, by when, who; for somebody else also whether they have agreed."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._look = look
        parts = {field.name: field for field in question.fields}
        self._labels = {name: part.label for name, part in parts.items()}
        self._stem = parts["do"].stem
        self._in_voice: Callable[[str], str] = str
        self._do = StemField(look, self._labels["do"], self._stem)
        self._when = LineField(look, self._labels["when"])
        choices = [(_ME, self.tr("Me")), (_WE, self.tr("We")), (_OTHER, self.tr("Other"))]
        self._who = Select(look, self._labels["owner"], choices)
        self._who.set_value(_ME)
        self._name = LineField(look, self._labels["owner"], self.tr("Name:"))
        self._agreed = TickBox(look, self._labels["agreed"])
        self._captions = [Hint(look, self._labels[name], wraps=False) for name in ("do", "when", "owner")]
        for caption, buddy in zip(self._captions, (self._do, self._when, self._who), strict=True):
            caption.setBuddy(buddy)
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

    def set_place(self, place: int) -> None:
        """Name the fields with the number of the step; the first has the captions."""
        number = self.tr("Step {number}").format(number=place + 1)
        for name, field in self.fields().items():
            field.set_question(f"{number}: {self._labels[name]}")
        self._who.set_name(f"{number}: {self._labels['owner']}")
        self._agreed.setAccessibleDescription(number)
        for caption in self._captions:
            reveal(caption, place == 0)

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

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        """Say the stem as the sender says it."""
        self._in_voice = in_voice
        self._follow_who()

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
