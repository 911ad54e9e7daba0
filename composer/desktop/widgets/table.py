"""Rows of widgets under common headings, with thin lines between them: a table made of ordinary controls."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Card, Line
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import read_in_order

STACKED_UNDER = 840
"""Effective width (pixels at 100 %) under which the cells of a row stand one under the other."""


class Column(Struct, frozen=True):
    """A heading (empty for none) and how much of the spare width it takes."""

    title: str
    stretch: int = 0


class RowTable(Card):
    """A table of plain widgets. Where the window is narrow each row becomes a small column with its headings."""

    def __init__(self, look: Look, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, (14, 4, 14, 4), 0, parent)
        self._columns = tuple(columns)
        self._rows: list[tuple[list[QWidget], QWidget | None]] = []
        self._made: list[QWidget] = []
        self._stacked = False
        self._needs = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._grid)
        self.setAccessibleName(name)
        look.follow(self._restyle)

    def set_rows(self, rows: Sequence[tuple[Sequence[QWidget], QWidget | None]]) -> None:
        """Show these rows: one widget for each column, and, if not None, one over the whole width under them."""
        kept = {id(widget) for cells, wide in rows for widget in (*cells, wide)}
        for cells, wide in self._rows:
            for widget in (*cells, wide):
                if widget is not None and id(widget) not in kept:
                    widget.hide()
                    widget.deleteLater()
        self._rows = [(list(cells), wide) for cells, wide in rows]
        self._arrange()

    def row_count(self) -> int:
        """Return how many rows are shown."""
        return len(self._rows)

    def is_stacked(self) -> bool:
        """Say whether the cells of a row stand one under the other."""
        return self._stacked

    def minimumSizeHint(self) -> QSize:
        # What a row needs when it is stacked: else the table itself would keep the page too wide to stack it.
        return QSize(self.look.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < max(self.look.px(STACKED_UNDER), self._needs)
        if stacked != self._stacked:
            self._stacked = stacked
            self._arrange()

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self.look.px(24))
        self._grid.setVerticalSpacing(self.look.px(10))

    def _arrange(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        for index, heading in enumerate(self._columns):
            self._grid.setColumnStretch(index, 0 if self._stacked else heading.stretch)
        line = 0 if self._stacked else self._add_headings()
        for number, (cells, wide) in enumerate(self._rows):
            if number or not self._stacked:
                line = self._add_line(line)
            line = self._add_cells(line, cells, wide)
        self._grid.setRowMinimumHeight(line, self.look.px(4))
        placed = (self._grid.itemAt(index) for index in range(self._grid.count()))
        read_in_order(filter(None, (item.widget() for item in placed if item is not None)))
        if not self._stacked:
            self._needs = self.body.minimumSize().width()

    def _add_headings(self) -> int:
        if not any(heading.title for heading in self._columns):
            return 0
        for index, heading in enumerate(self._columns):
            label = Hint(self.look, heading.title, wraps=False)
            self._made.append(label)
            self._grid.addWidget(label, 0, index)
        return 1

    def _add_line(self, line: int) -> int:
        if line:
            thin = Line(self.look)
            self._made.append(thin)
            self._grid.addWidget(thin, line, 0, 1, len(self._columns))
        return line + 1

    def _add_cells(self, line: int, cells: list[QWidget], wide: QWidget | None) -> int:
        top = Qt.AlignmentFlag.AlignTop
        if self._stacked:
            for heading, widget in zip(self._columns, cells, strict=True):
                if heading.title and heading is not self._columns[0]:
                    label = Hint(self.look, heading.title, wraps=False)
                    self._made.append(label)
                    self._grid.addWidget(label, line, 0, 1, len(self._columns))
                    line += 1
                # A control stays as wide as its words, only the text takes the whole row.
                side = top if heading.stretch else top | Qt.AlignmentFlag.AlignLeading
                self._grid.addWidget(widget, line, 0, 1, len(self._columns), side)
                line += 1
        else:
            for index, widget in enumerate(cells):
                self._grid.addWidget(widget, line, index, top)
            line += 1
        if wide is not None:
            self._grid.addWidget(wide, line, 0, 1, len(self._columns))
            line += 1
        return line
