"""Rows of the same: each can be taken away, and "Another" adds one."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.layout import column, read_in_order, reveal, row
from composer.desktop.widgets.paint import mirrored

Row = TypeVar("Row", bound=QWidget)


class _Line(QWidget):
    """A row with what takes it away, in the middle beside a widget of the row."""

    def __init__(self, look: Look, content: QWidget, remover: QWidget, beside: QWidget) -> None:
        super().__init__()
        self._look, self._remover, self._beside = look, remover, beside
        remover.setParent(self)
        # It keeps its place while it is hidden: else the words of the first row wrap anew when a second comes.
        self._whole = row(look, 0, parent=self)
        self._whole.addWidget(content)
        beside.installEventFilter(self)
        look.follow(self._make_room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make_room(self) -> None:
        self._whole.setContentsMargins(0, 0, self._remover.sizeHint().width() + self._look.px(4), 0)
        self._place()

    def _place(self) -> None:
        size = self._remover.sizeHint()
        middle = self._beside.mapTo(self, self._beside.rect().center()).y()
        x = 0 if mirrored(self) else self.width() - size.width()
        self._remover.setGeometry(x, middle - size.height() // 2, size.width(), size.height())


class RowList(QWidget, Generic[Row]):
    """Rows of whatever `make_row` builds, with "Another" under them until there are `most`.

    What takes a row away stands in the middle beside the widget that `beside` names, else beside all of the row.
    `number` tells a row its place whenever the places change. `removed` tells that the user took a row away, `finished`
    that the last was left with Enter (`go_on`). Rows come and go by the user and by `set_count` only.
    """

    removed = Signal()
    finished = Signal()

    def __init__(
        self,
        look: Look,
        make_row: Callable[[], Row],
        another: str,
        most: int = 0,
        number: Callable[[Row, int], None] = lambda _row, _place: None,
        beside: Callable[[Row], QWidget] = lambda row: row,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._make_row, self._number, self._beside, self._most = make_row, number, beside, most
        self._lines: list[tuple[QWidget, Row, Button]] = []
        whole = column(look, TINY, parent=self)
        self._column = column(look, TINY)
        whole.addLayout(self._column)
        self.another = Button(look, another, "link")
        self.another.clicked.connect(self.add)
        whole.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)

    def rows(self) -> list[Row]:
        """Return the rows, in order."""
        return [content for _, content, _ in self._lines]

    def removers(self) -> list[Button]:
        """Return what takes each row away, in order."""
        return [remover for _, _, remover in self._lines]

    def set_count(self, count: int) -> None:
        """Have so many rows, by adding or dropping at the end, without telling."""
        while len(self._lines) < count:
            self._append()
        while len(self._lines) > count:
            self._drop(len(self._lines) - 1)
        self._follow()

    def add(self) -> None:
        """Add a row at the end, as the user does, and go there."""
        content = self._append()
        self._follow()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, content: Row) -> None:
        """Take a row away, as the user does; the focus goes to the one before it."""
        place = self.rows().index(content)
        self._drop(place)
        self._follow()
        self.removed.emit()
        if self._lines:
            self._lines[max(place - 1, 0)][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, content: Row) -> None:
        """Go from a row to the next."""
        rows = self.rows()
        following = rows[rows.index(content) + 1 :]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _append(self) -> Row:
        content = self._make_row()
        remover = Button(self.look, "", "quiet", icon="close", small=True)
        remover.clicked.connect(lambda: self.remove(content))
        line = _Line(self.look, content, remover, self._beside(content))
        self._column.addWidget(line)
        self._lines.append((line, content, remover))
        read_in_order((content, remover))
        self.another.raise_()
        return content

    def _drop(self, place: int) -> None:
        line, _, _ = self._lines.pop(place)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _follow(self) -> None:
        for place, (_, content, remover) in enumerate(self._lines):
            self._number(content, place)
            remover.setAccessibleName(self.tr("Take row {number} away").format(number=place + 1))
            reveal(remover, len(self._lines) > 1)
        reveal(self.another, not self._most or len(self._lines) < self._most)
