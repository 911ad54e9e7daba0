"""Who it is for: people or a group, and those who only read along."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from composer.desktop.steps.rows import RowsEditor
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import SMALL, TINY
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.choice_field import TickBox
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import reveal, row
from composer.desktop.widgets.stem_field import LineField
from composer.guide.case import Person, Value
from composer.guide.form import Question

_STACKED_UNDER = 420
_GROUP, _COPY = "group", "copy"


class PeopleEditor(RowsEditor["PersonCard"]):
    """The people of a case. Once somebody is named it folds to one line, with a link that opens it."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(look, question, parent)
        self._folded = False
        self._line = QWidget()
        line = row(look, SMALL, parent=self._line)
        self._names = Label(look)
        self._change = Button(look, self.tr("Change"), "link")
        self._change.setAccessibleDescription(question.ask)
        self._change.clicked.connect(self._unfold)
        line.addWidget(self._names, 1)
        line.addWidget(self._change)
        self._whole.insertWidget(0, self._line)
        self._rows.set_count(1)
        self._follow()

    def value(self) -> Value:
        return tuple(person for person in (card.person() for card in self.rows()) if person != Person())

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # people have no default
        people = [person for person in value if isinstance(person, Person)] if isinstance(value, tuple) else []
        self._show_rows(people, Person(), PersonCard.show_person)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.fold()

    def fold(self) -> None:
        """Fold to one line if there is somebody to name; the page says so when the focus has left."""
        people = [person for card in self.rows() if (person := card.person()) != Person()]
        self._names.setText("; ".join(_named(person) for person in people))
        self._folded = bool(people)
        self._follow()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        (self._change if self._folded else self.rows()[0]).setFocus(reason)

    def _unfold(self) -> None:
        self._folded = False
        # The focus goes first: hidden, the link would hand it on to the next question, and the people would fold again.
        reveal(self._rows, True)
        self.setFocus()
        self._follow()

    def _follow(self) -> None:
        reveal(self._line, self._folded)
        reveal(self._rows, not self._folded)

    def _another_words(self) -> str:
        return self.tr("Somebody else")

    def _make_row(self) -> "PersonCard":
        card = PersonCard(self._look, self._question)
        card.edited.connect(self._tell)
        card.finished.connect(lambda: self._rows.go_on(card))
        for field in card.fields().values():
            self.adopt(field)
        return card


class PersonCard(QWidget):
    """One person, or a group."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._look = look
        self._fields: dict[str, LineField] = {}
        self._captions: dict[str, Hint] = {}
        for part in question.fields:
            if part.name != _COPY:
                named = f"{question.ask} {part.label}"
                self._fields[part.name] = field = LineField(look, named, compact=True)
                self._captions[part.name] = caption = Hint(look, part.label, wraps=False)
                caption.setBuddy(field)
                field.edited.connect(lambda _: self.edited.emit("typing"))
        labels = {part.name: part.label for part in question.fields}
        self._copy = TickBox(look, labels[_COPY])
        self._copy.clicked.connect(lambda: self.edited.emit("choice"))
        self._more = Button(look, self.tr("More about them"), "link")
        self._more.clicked.connect(self._show_more)
        fields = list(self._fields.values())
        for field, following in pairwise(fields):
            field.next_requested.connect(lambda to=following: self._go_on(to))
        fields[-1].next_requested.connect(self.finished)
        self._open = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(fields[0])
        self._arrange(2)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the spacing."""
        self._grid.setHorizontalSpacing(self._look.px(TINY))
        self._grid.setVerticalSpacing(self._look.px(4))

    def person(self) -> Person:
        """Return the person as they stand."""
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        return Person(**texts, copy=self._copy.isChecked())

    def show_person(self, person: Person) -> None:
        """Show a person without telling."""
        for name, field in self._fields.items():
            if field.text().strip() != getattr(person, name):
                field.set_text(getattr(person, name))
        self._copy.setChecked(person.copy)
        rest = [name for name in self._later() if name in self._fields]
        self._open = self._open or person.copy or any(getattr(person, name) for name in rest)
        self._follow()

    def fields(self) -> dict[str, LineField]:
        """Return the fields by the name of what they hold."""
        return self._fields

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() / self._look.scale < _STACKED_UNDER else 2)

    def _later(self) -> tuple[str, ...]:
        names = list(self._fields)
        return (*names[2:], _COPY)

    def _go_on(self, following: LineField) -> None:
        if following.isHidden():
            self.finished.emit()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        self._open = True
        self._follow()
        list(self._fields.values())[2].setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self) -> None:
        for name in self._later():
            if name in self._fields:
                reveal(self._fields[name], self._open)
                reveal(self._captions[name], self._open)
        reveal(self._copy, self._open)
        reveal(self._more, not self._open)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        for place, name in enumerate(self._fields):
            line, side = place // columns * 2, place % columns
            self._grid.addWidget(self._captions[name], line, side)
            self._grid.addWidget(self._fields[name], line + 1, side, Qt.AlignmentFlag.AlignTop)
        last = (len(self._fields) + columns - 1) // columns * 2
        self._grid.addWidget(self._copy, last, 0, 1, columns)
        self._grid.addWidget(self._more, last + 1, 0, Qt.AlignmentFlag.AlignLeading)
        for side in range(2):
            self._grid.setColumnStretch(side, 1 if side < columns else 0)
        self._follow()


def _named(person: Person) -> str:
    """Return how a person is named in one line: name or group, and where."""
    return ", ".join(filter(None, (person.name or person.call or person.group, person.organisation)))
