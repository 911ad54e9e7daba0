"""Rows of the same: each can be taken away, and "Another" adds one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.layout import column, read_in_order, reveal, row
from composer.desktop.widgets.stem_field import StemField


class RowList(QWidget):
    """Rows of whatever `make_row` builds for an index, with "Another" under them.

    `added` and `removed` tell what the user did, with the row's index. Rows are rebuilt by nobody but the user and
    `set_count`. A row's first focusable widget gets the focus when it is added.
    """

    added = Signal(int)
    removed = Signal(int)

    def __init__(
        self, look: Look, make_row: Callable[[int], QWidget], another: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._make_row = make_row
        self._lines: list[tuple[QWidget, QWidget, Button]] = []
        whole = column(look, TINY, parent=self)
        self._column = column(look, TINY)
        whole.addLayout(self._column)
        self.another = Button(look, another, "link")
        self.another.clicked.connect(self.add)
        whole.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._lines)

    def rows(self) -> list[QWidget]:
        """Return the rows, in order, as `make_row` built them."""
        return [content for _, content, _ in self._lines]

    def set_count(self, count: int) -> None:
        """Have so many rows, by adding or dropping at the end, without telling."""
        while self.count() < count:
            self._append()
        while self.count() > count:
            self._drop(self.count() - 1)
        self._show_removers()

    def add(self) -> None:
        """Add a row at the end, as the user does, and go there."""
        index = self.count()
        content = self._append()
        self._show_removers()
        self.added.emit(index)
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, index: int) -> None:
        """Take a row away, as the user does; the focus goes to its neighbour."""
        self._drop(index)
        self._show_removers()
        self.removed.emit(index)
        if self._lines:
            self._lines[max(index - 1, 0)][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self) -> QWidget:
        content = self._make_row(self.count())
        line = QWidget()
        layout = row(self.look, 4, parent=line)
        layout.addWidget(content, 1)
        remover = Button(self.look, "", "quiet", icon="close", small=True, name=self.tr("Take this row away"))
        remover.clicked.connect(lambda: self.remove(self._index_of(line)))
        layout.addWidget(remover, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(line)
        self._lines.append((line, content, remover))
        read_in_order((content, remover))
        self.another.raise_()
        return content

    def _drop(self, index: int) -> None:
        line, _, _ = self._lines.pop(index)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _index_of(self, line: QWidget) -> int:
        return next(index for index, (own, _, _) in enumerate(self._lines) if own is line)

    def _show_removers(self) -> None:
        for index, (_, _, remover) in enumerate(self._lines):
            remover.setAccessibleName(self.tr("Take row {number} away").format(number=index + 1))
            reveal(remover, len(self._lines) > 1)


class ListField(QWidget):
    """Several answers to one question, a `StemField` each.

    Enter goes to the next row and from the last to the next question; Backspace in an empty row takes it away.
    `edited` tells row and words, `changed` all words after any change by the user.
    """

    edited = Signal(int, str)
    changed = Signal(list)
    left = Signal(int)
    entered = Signal(int)
    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    mark_activated = Signal(int, int)

    def __init__(
        self,
        look: Look,
        question: str,
        stem: str = "",
        tail: str = "",
        *,
        another: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._question, self._stem, self._tail = question, stem, tail
        whole = column(look, 0, parent=self)
        self._rows = RowList(look, self._make_field, another)
        self._rows.added.connect(self._tell)
        self._rows.removed.connect(self._tell)
        whole.addWidget(self._rows)
        self.set_texts([""])

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show these answers without telling; there is always one row to write in."""
        self._rows.set_count(max(len(texts), 1))
        for index, field in enumerate(self.fields()):
            field.set_text(texts[index] if index < len(texts) else "")

    def texts(self) -> list[str]:
        """Return the answers as they stand, empty rows too."""
        return [field.text() for field in self.fields()]

    def fields(self) -> list[StemField]:
        """Return the fields, in order: marks and stems are set on them."""
        return [field for field in self._rows.rows() if isinstance(field, StemField)]

    def set_stem(self, stem: str, tail: str = "") -> None:
        """Change the words before and after each answer."""
        self._stem, self._tail = stem, tail
        for field in self.fields():
            field.set_stem(stem, tail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and isinstance(watched, StemField)
            and not watched.text()
            and self._rows.count() > 1
        ):
            self._rows.remove(self._index_of(watched))
            return True
        return super().eventFilter(watched, event)

    def _make_field(self, index: int) -> StemField:
        field = StemField(self.look, self._question, self._stem, self._tail)
        if index:
            field.setAccessibleDescription(self.tr("Row {number}").format(number=index + 1))
        field.installEventFilter(self)
        field.edited.connect(lambda text: self._tell_edit(field, text))
        field.left.connect(lambda: self.left.emit(self._index_of(field)))
        field.entered.connect(lambda: self.entered.emit(self._index_of(field)))
        field.next_requested.connect(lambda: self._go_on(field))
        field.undo_requested.connect(self.undo_requested)
        field.redo_requested.connect(self.redo_requested)
        field.mark_activated.connect(lambda mark: self.mark_activated.emit(self._index_of(field), mark))
        return field

    def _index_of(self, field: StemField) -> int:
        # A row that was just taken away still tells that the focus left it; it counts as the one after the last.
        fields = self.fields()
        return fields.index(field) if field in fields else len(fields)

    def _tell_edit(self, field: StemField, text: str) -> None:
        self.edited.emit(self._index_of(field), text)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.texts())

    def _go_on(self, field: StemField) -> None:
        fields = self.fields()
        index = self._index_of(field)
        if index + 1 < len(fields):
            fields[index + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.next_requested.emit()
