"""Editors of answers with several rows: texts, and the next steps of a plan."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.steps.editors import Editor, Place
from composer.desktop.steps.step_row import StepRow
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.layout import column
from composer.desktop.widgets.row_list import Row, RowList
from composer.desktop.widgets.stem_field import StemField
from composer.guide.case import NextStep, Value
from composer.guide.form import Question

_Part = TypeVar("_Part")


class RowsEditor(Editor, Generic[Row]):
    """An answer of rows. There is always one to write in; Enter goes from row to row, and from the last on."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._question = look, question
        self._rows: RowList[Row] = RowList(
            look, self._make_row, self._another_words(), question.many, self._number, self._beside
        )
        self._rows.removed.connect(lambda: self._tell("choice"))
        self._rows.finished.connect(self.next_requested)
        self._whole = column(look, 0, parent=self)
        self._whole.addWidget(self._rows)

    def rows(self) -> list[Row]:
        """Return the rows, in order."""
        return self._rows.rows()

    def removers(self) -> list[Button]:
        """Return what takes each row away, in order."""
        return self._rows.removers()

    def another(self) -> QWidget:
        """Return what adds a row."""
        return self._rows.another

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.rows()[0].setFocus(reason)

    def _show_rows(self, parts: Sequence[_Part], empty: _Part, fill: Callable[[Row, _Part], None]) -> None:
        """Fill a row with each part; without any, one row with what is `empty`."""
        self._rows.set_count(max(len(parts), 1))
        for row, part in zip(self.rows(), parts or [empty], strict=True):
            fill(row, part)

    def _another_words(self) -> str:
        raise NotImplementedError

    def _make_row(self) -> Row:
        raise NotImplementedError

    def _number(self, row: Row, place: int) -> None:
        """Tell a row its place."""

    def _beside(self, row: Row) -> QWidget:
        """Return the widget of a row beside which stands what takes it away."""
        return row

    def _tell(self, how: str) -> None:
        self.edited.emit(self.value(), how)


class ListEditor(RowsEditor[StemField]):
    """Several texts, one under the other. Backspace in an empty one takes it away."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(look, question, parent)
        self._stem = self._tail = ""
        self._rows.set_count(1)

    def value(self) -> Value:
        return tuple(text for text in (field.text() for field in self.rows()) if text.strip())

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # a list has no default
        texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        self._show_rows([text for text in texts if isinstance(text, str)], "", StemField.set_text)

    def set_stem(self, stem: str, tail: str) -> None:
        self._stem, self._tail = stem, tail
        for field in self.rows():
            field.set_stem(stem, tail)

    def fields(self) -> dict[Place, StemField]:
        filled = [field for field in self.rows() if field.text().strip()]
        return {(row, ""): field for row, field in enumerate(filled)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and isinstance(watched, StemField)
            and not watched.text()
            and len(self.rows()) > 1
        ):
            self._rows.remove(watched)
            return True
        return super().eventFilter(watched, event)

    def _another_words(self) -> str:
        return self.tr("Another")

    def _make_row(self) -> StemField:
        field = StemField(self._look, self._question.ask, self._stem, self._tail)
        field.installEventFilter(self)
        field.edited.connect(lambda _: self._tell("typing"))
        field.next_requested.connect(lambda: self._rows.go_on(field))
        self.adopt(field)
        return field

    def _number(self, row: StemField, place: int) -> None:
        numbered = self.tr("{question} Row {number}.").format(question=self._question.ask, number=place + 1)
        row.set_question(numbered if place else self._question.ask)


class StepsEditor(RowsEditor[StepRow]):
    """What happens next: a row for each step, with its time and the one who does it."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(look, question, parent)
        self._in_voice: Callable[[str], str] = str
        self._rows.set_count(1)

    def value(self) -> Value:
        return tuple(step for step in (row.step() for row in self.rows()) if step.do or step.when)

    def show_value(self, value: Value | None, *, default: str = "") -> None:  # noqa: ARG002  # rows have no default
        steps = [step for step in value if isinstance(step, NextStep)] if isinstance(value, tuple) else []
        self._show_rows(steps, NextStep(), StepRow.show_step)

    def fields(self) -> dict[Place, StemField]:
        filled = [row for row in self.rows() if row.step().do or row.step().when]
        return {(place, name): field for place, row in enumerate(filled) for name, field in row.fields().items()}

    def set_voice(self, in_voice: Callable[[str], str]) -> None:
        self._in_voice = in_voice
        for row in self.rows():
            row.set_voice(in_voice)

    def _another_words(self) -> str:
        return self.tr("Another step")

    def _make_row(self) -> StepRow:
        row = StepRow(self._look, self._question)
        row.set_voice(self._in_voice)
        row.edited.connect(self._tell)
        row.finished.connect(lambda: self._rows.go_on(row))
        for field in row.fields().values():
            self.adopt(field)
        return row

    def _number(self, row: StepRow, place: int) -> None:
        row.set_place(place)

    def _beside(self, row: StepRow) -> QWidget:
        return row.fields()["do"]
