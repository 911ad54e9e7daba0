"""The list of cases: one card of rows that are walked through with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.home.case_row import CaseLine, CaseRow
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Card, Line
from composer.desktop.widgets.layout import clear


class CaseList(Card):
    """Rows of cases. `opened` and `deleted` tell the id of a case, `menu_wanted` that its menu should open, and where.

    A row keeps its focus wherever the list puts it; one that goes gives it to its neighbour.
    """

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    deleted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, (0, 0, 0, 0), 0, parent)
        self._rows: list[CaseRow] = []

    def set_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these cases, in this order."""
        if [line.id for line in lines] == [row.line.id for row in self._rows]:
            for row, line in zip(self._rows, lines, strict=True):
                row.set_line(line)
            return
        at = self._focused()
        had = self._rows[at].line.id if at is not None else ""
        clear(self.body)
        self._rows = []
        for line in lines:
            if self._rows:
                self.body.addWidget(Line(self.look))
            self._add(line)
        if at is not None and self._rows:
            same = (row for row in self._rows if row.line.id == had)
            next(same, self._rows[min(at, len(self._rows) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[CaseRow]:
        """Return the rows, in order."""
        return list(self._rows)

    def _add(self, line: CaseLine) -> None:
        row = CaseRow(self.look, line)
        row.clicked.connect(lambda: self.opened.emit(line.id))
        row.deleted.connect(lambda: self.deleted.emit(line.id))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(line.id, row.mapToGlobal(at)))
        row.moved.connect(lambda step: self._move(row, step))
        self.body.addWidget(row)
        self._rows.append(row)

    def _focused(self) -> int | None:
        return next((index for index, row in enumerate(self._rows) if row.hasFocus()), None)

    def _move(self, row: CaseRow, step: int) -> None:
        place = self._rows.index(row) + step
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
