"""The margin of the message: the bar beside the writer's own words, the grip of a sentence, and dragging by it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.paint import box, mirrored
from composer.text.span import Span

if TYPE_CHECKING:
    from composer.desktop.review.editor import Line, MessageEditor

_WIDE = 32
"""How far from the edge of the sheet the margin takes the mouse."""
_BAR = 22
_GRIP = 6


class Margin:
    """What stands in the margin of an editor, and the sentence that is being dragged."""

    def __init__(self, editor: "MessageEditor") -> None:
        self._editor = editor
        self._over: Line | None = None
        self._pressed: tuple[QPoint, Line] | None = None
        self._carried: Line | None = None
        self._target: tuple[Line, bool] | None = None

    def carried(self) -> Span | None:
        """Return the words that are being dragged."""
        return self._carried.span if self._carried else None

    def target(self) -> tuple[str, bool] | None:
        """Return the sentence beside which they will land, and whether after it."""
        return (self._target[0].place, self._target[1]) if self._target else None

    def held(self) -> bool:
        """Say whether a sentence is held by its grip."""
        return self._pressed is not None

    def grip_of(self, line: "Line") -> QRect | None:
        """Return where the grip of a sentence is, in the editor."""
        pieces = self._editor.pieces(line.span)
        if not pieces or not line.movable:
            return None
        wide = self._editor.look.px(_WIDE)
        return self._sided(QRectF(0, pieces[0].top, wide, pieces[0].rect.height())).toAlignedRect()

    def press(self, event: QMouseEvent) -> bool:
        """Take a press in the margin; False where it is none."""
        line = self._line_in_margin(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if line is None:
            return False
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
        self._editor.set_caret(line.span.end)
        self._pressed = event.position().toPoint(), line
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse; False if nothing is held."""
        if self._pressed is None:
            self._hover(event.position())
            return False
        start, line = self._pressed
        place = event.position().toPoint()
        if self._carried is None and (place - start).manhattanLength() >= QApplication.startDragDistance():
            self._carried = line
            self._editor.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried is not None:
            self._aim(event.position())
            if (area := area_of(self._editor)) is not None:
                area.show_rect(self._editor, QRect(place, place))
        return True

    def release(self) -> bool:
        """Let go; False if nothing was held."""
        if self._pressed is None:
            return False
        carried, target = self._carried, self._target
        self.cancel()
        if carried is not None and target is not None:
            self._editor.put.emit(carried.place, target[0].place, target[1])
        return True

    def cancel(self) -> bool:
        """Let go and change nothing; False if nothing was held."""
        held = self._pressed is not None
        self._pressed = self._carried = self._target = None
        self._editor.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._editor.viewport().update()
        return held

    def paint(self, painter: QPainter) -> None:
        """Paint bars, the grip and the line where the sentence will land."""
        editor, look = self._editor, self._editor.look
        own = [line for line in editor.lines() if line.own]
        seen = editor.in_view(editor.viewport().visibleRegion().boundingRect()) if own else Span(0, 0)
        for line in own:
            if line.span.overlaps(seen):
                for top, bottom in _heights(editor, line.span):
                    place = self._sided(QRectF(look.px(_BAR), top + 2, look.px(3), bottom - top - 2))
                    box(painter, place, 1, fill=look.colour("accent"))
        held = self._carried or self._over or (editor.at_caret() if editor.hasFocus() else None)
        if held is not None and (grip := self.grip_of(held)) is not None:
            self._paint_grip(painter, grip, quiet=held is not self._over and held is not self._carried)
        if self._target is not None:
            self._paint_target(painter, *self._target)

    def _paint_grip(self, painter: QPainter, grip: QRect, *, quiet: bool) -> None:
        look = self._editor.look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("border" if quiet else "text"))
        left = grip.left() + look.px(_GRIP) if not mirrored(self._editor) else grip.right() - look.px(_GRIP + 5)
        middle, step, radius = grip.center().y() + look.px(2), look.px(5), max(1.1, 1.2 * look.scale)
        for column in (0, 1):
            for row in (-1, 0, 1):
                painter.drawEllipse(QPointF(left + column * step, middle + row * step), radius, radius)

    def _paint_target(self, painter: QPainter, line: "Line", after: bool) -> None:
        pieces = self._editor.pieces(line.span)
        if pieces:
            look, piece = self._editor.look, pieces[-1 if after else 0]
            x = piece.right + 1 if after else piece.left - 3
            place = QRectF(x, piece.top, look.px(3), piece.rect.height() + 3)
            box(painter, place, 1, fill=look.colour("accent"))

    def _hover(self, place: QPointF) -> None:
        line = self._line_in_margin(place)
        over = line or self._editor.line_at(self._position(place))
        if over is not self._over:
            self._over = over
            self._editor.viewport().update()
        shape = Qt.CursorShape.OpenHandCursor if line else Qt.CursorShape.IBeamCursor
        if self._editor.viewport().cursor().shape() != shape:
            self._editor.viewport().setCursor(shape)

    def _line_in_margin(self, place: QPointF) -> "Line | None":
        """Return the sentence whose grip is at a place: that of the caret, else the one that begins in this row."""
        editor = self._editor
        across = editor.width() - place.x() if mirrored(editor) else place.x()
        if across > editor.look.px(_WIDE):
            return None
        here = editor.at_caret()
        rows = _heights(editor, here.span) if here is not None and here.movable else []
        if any(top <= place.y() <= bottom for top, bottom in rows):
            return here
        position = self._position(QPointF(editor.width() if mirrored(editor) else 0, place.y()))
        row = editor.line_at(position)
        following = [line for line in editor.lines() if line.movable and line.span.start >= position]
        for line in following[:1] if row is None or row.span.start < position else [row]:
            pieces = editor.pieces(line.span)
            if pieces and pieces[0].top <= place.y() <= pieces[0].bottom:
                return line
        return row if row is not None and row.movable and position <= row.span.end else None

    def _aim(self, place: QPointF) -> None:
        position = self._position(place)
        lines = [line for line in self._editor.lines() if line.movable]
        at = next((line for line in reversed(lines) if line.span.start <= position), lines[0] if lines else None)
        self._target = None
        if at is not None and self._carried is not None and at.place != self._carried.place:
            self._target = at, position > (at.span.start + at.span.end) // 2
        self._editor.viewport().update()

    def _position(self, place: QPointF) -> int:
        return self._editor.place_of(self._editor.cursorForPosition(place.toPoint()).position())

    def _sided(self, rect: QRectF) -> QRectF:
        if not mirrored(self._editor):
            return rect
        return QRectF(self._editor.width() - rect.right(), rect.y(), rect.width(), rect.height())


def _heights(editor: "MessageEditor", span: Span) -> list[tuple[float, float]]:
    """Return from where to where the rows of a stretch reach, those that follow one another as one."""
    rows: list[tuple[float, float]] = []
    for piece in editor.pieces(span):
        if rows and piece.top - rows[-1][1] < piece.rect.height():
            rows[-1] = rows[-1][0], piece.bottom
        else:
            rows.append((piece.top, piece.bottom))
    return rows
