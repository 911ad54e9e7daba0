"""The rail at the side: numbered steps with their states, or places with their icons."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.card import Line
from composer.desktop.widgets.layout import clear, column
from composer.desktop.widgets.paint import box, focus_ring, hovered, mirrored, painting, visual

StepState = Literal["empty", "begun", "done"]


class RailEntry(Struct, frozen=True):
    """One row of the rail.

    With a `number` it is a step with a `state`; with an `icon` in a circle ("Review and send") or, if `plain`, without
    one it is a place. `count` is how much is to be looked at; `note` is a quiet word at its end ("3").
    """

    id: str
    title: str
    number: int = 0
    icon: str = ""
    state: StepState = "empty"
    count: int = 0
    note: str = ""
    plain: bool = False
    after_line: bool = False


class StepRail(QWidget):
    """The rows of the rail. `chosen` tells the id of a row the user pressed; up and down move between rows."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._collapsed = False
        self._current = ""
        self._entries: tuple[RailEntry, ...] = ()
        self._rows: list[RailRow] = []
        self._column = column(look, 2, (12, 16, 12, 8), self)
        self.setAccessibleName(name)

    def set_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these rows; where only states have changed nothing is rebuilt and the focus stays."""
        before, self._entries = self._entries, tuple(entries)
        if [entry.id for entry in before] == [entry.id for entry in self._entries]:
            for rail_row, entry in zip(self._rows, self._entries, strict=True):
                rail_row.set_entry(entry)
        else:
            self._build()
        self.set_current(self._current)

    def set_current(self, entry_id: str) -> None:
        """Show which row one is at."""
        self._current = entry_id
        for rail_row in self._rows:
            rail_row.set_current(rail_row.entry.id == entry_id)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show numbers alone, with the titles as tooltips."""
        self._collapsed = collapsed
        self._column.set_margins((8, 16, 8, 8) if collapsed else (12, 16, 12, 8))
        for rail_row in self._rows:
            rail_row.set_collapsed(collapsed)

    def rows(self) -> list["RailRow"]:
        """Return the rows, in order."""
        return list(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((i for i, rail_row in enumerate(self._rows) if rail_row.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        place = min(max(at + step, 0), len(self._rows) - 1)
        self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        clear(self._column)
        self._rows = []
        for entry in self._entries:
            if entry.after_line:
                self._column.gap(6)
                self._column.addWidget(Line(self.look))
                self._column.gap(6)
            rail_row = RailRow(self.look, entry)
            rail_row.set_collapsed(self._collapsed)
            rail_row.clicked.connect(lambda _=False, entry_id=entry.id: self.chosen.emit(entry_id))
            self._column.addWidget(rail_row)
            self._rows.append(rail_row)


class RailRow(PaintedButton):
    """One row; it is named with its state: "Own, begun, 1 to look at"."""

    def __init__(self, look: Look, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(look, entry.title, parent)
        self.entry = entry
        self._current = self._collapsed = False
        self.set_entry(entry)

    def set_entry(self, entry: RailEntry) -> None:
        """Show another state."""
        self.entry = entry
        self.setText(entry.title)
        self._rename()
        self.restyle()

    def set_current(self, current: bool) -> None:
        """Say whether one is here."""
        if current != self._current:
            self._current = current
            self._rename()
            self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the number alone."""
        self._collapsed = collapsed
        self._update_tooltip()
        self.restyle()

    def is_cut(self) -> bool:
        return self._collapsed or super().is_cut()

    def sizeHint(self) -> QSize:
        look = self.look
        if self._collapsed:
            return QSize(look.px(39), look.px(37))
        width = QFontMetrics(self._title_font()).horizontalAdvance(self.text()) + self._text_left() + look.px(10)
        if self._tail():
            width += QFontMetrics(look.font("hint")).horizontalAdvance(self._tail()) + look.px(26)
        return QSize(width, look.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(37), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            radius = look.px(CARD_RADIUS - 2)
            place = QRectF(self.rect())
            if self._current:
                box(painter, place, radius, fill=look.colour("panel"), border=look.colour("line"))
                bar = visual(self, QRectF(0, place.height() * 0.22, look.px(3), place.height() * 0.56))
                box(painter, bar, look.px(1), fill=look.colour("accent"))
            elif self.underMouse() or self.isDown():
                box(painter, place, radius, fill=hovered(look))
            self._paint_sign(painter)
            if self._collapsed:
                self._paint_corner_dot(painter)
            else:
                self._paint_words(painter)
            if self.hasFocus():
                focus_ring(painter, place, radius, look)

    def _ink(self) -> QColor:
        return self.look.colour("accent" if self._current else "quiet")

    def _paint_sign(self, painter: QPainter) -> None:
        look, entry = self.look, self.entry
        size = look.px(16 if entry.plain else 22)
        x = (self.width() - size) / 2 if self._collapsed else float(look.px(10))
        place = QRectF(x, (self.height() - size) / 2, size, size)
        if not self._collapsed:
            place = visual(self, place)
        ink = self._ink()
        if entry.plain:
            look.icons.paint(painter, entry.icon, place, ink, mirrored=mirrored(self))
            return
        done = entry.state == "done" and not self._current
        if done:
            ink = look.colour("good")
        # Begun is told by a thick outline, done by a tick: neither by colour alone.
        thick = (2.0 if entry.state == "begun" else 1.2) * look.scale
        fill = look.colour("good_soft") if done else look.colour("panel") if self._current else None
        box(painter, place, size / 2, fill=fill, border=ink, width=thick)
        inner = place.adjusted(*(value * size / 22 for value in (4, 4, -4, -4)))
        if done:
            look.icons.paint(painter, "check", inner, ink)
        elif entry.icon:
            look.icons.paint(painter, entry.icon, inner, ink, mirrored=mirrored(self))
        else:
            font = look.font("hint", "semibold" if self._current or entry.state == "begun" else "regular")
            font.setPointSizeF(font.pointSizeF() * 11.5 / 12.5)
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(entry.number))

    def _paint_words(self, painter: QPainter) -> None:
        look = self.look
        right = float(self.width() - look.px(10))
        if self._tail():
            right = self._paint_tail(painter, right)
        metrics = QFontMetrics(self._title_font())
        left = self._text_left()
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(right - left) + 1)
        painter.setFont(self._title_font())
        painter.setPen(look.colour("text"))
        place = visual(self, QRectF(left, 0, metrics.horizontalAdvance(words) + 2, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def _paint_tail(self, painter: QPainter, right: float) -> float:
        """Paint the count with its dot, or the note; return where the title must end."""
        look = self.look
        font = look.font("hint", "semibold" if self.entry.count else "regular")
        width = QFontMetrics(font).horizontalAdvance(self._tail()) + 1
        painter.setFont(font)
        painter.setPen(look.colour("warning" if self.entry.count else "quiet"))
        place = visual(self, QRectF(right - width, 0, width, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self._tail())
        left = right - width
        if self.entry.count:
            size = look.px(8)
            left -= size + look.px(6)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(look.colour("warning"))
            painter.drawEllipse(visual(self, QRectF(left, (self.height() - size) / 2, size, size)))
        return left - look.px(8)

    def _paint_corner_dot(self, painter: QPainter) -> None:
        if not self.entry.count:
            return
        size = self.look.px(8)
        painter.setPen(QPen(self.look.colour("rail"), 1.5))
        painter.setBrush(self.look.colour("warning"))
        painter.drawEllipse(visual(self, QRectF(self.width() - size - self.look.px(5), self.look.px(4), size, size)))

    def _title_font(self) -> QFont:
        return self.look.font("text", "semibold" if self._current else "regular")

    def _text_left(self) -> int:
        return self.look.px(36 if self.entry.plain else 42)

    def _tail(self) -> str:
        return str(self.entry.count) if self.entry.count else self.entry.note

    def _rename(self) -> None:
        entry = self.entry
        parts = [entry.title]
        if entry.number:
            words = {"empty": self.tr("empty"), "begun": self.tr("begun"), "done": self.tr("done")}
            parts.append(words[entry.state])
        if entry.count:
            parts.append(self.tr("{number} to look at").format(number=entry.count))
        if entry.note:
            parts.append(entry.note)
        self.setAccessibleName(", ".join(parts))
        self.setAccessibleDescription(self.tr("You are here") if self._current else "")
        self.update()
