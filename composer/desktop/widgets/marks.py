"""Marks under words: painted over a text, never a part of it. Their positions are code points."""

import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache, QTextBlock, QTextDocument, QTextLine

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Kind
from composer.text.difference import difference
from composer.text.span import Span, utf16_position

_FIRST_RTL = "\u0590"
_RTL = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


class Mark(Struct, frozen=True):
    """A stretch of a text that there is something to say about; code points, `end` exclusive."""

    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        """The stretch alone."""
        return Span(self.start, self.end)


class Stroke(Struct, frozen=True):
    """One straight piece of a marked stretch on the screen: from `left` to `right`, above `baseline`, a line high."""

    left: float
    right: float
    baseline: float
    top: float
    bottom: float

    @property
    def rect(self) -> QRectF:
        """The room of the line under these words."""
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


def strokes(document: QTextDocument, text: str, span: Span) -> list[Stroke]:
    """Return where the words of `span` (code points of `text`, which is the document's) stand in the document.

    A stretch that wraps, or that changes its direction, has several pieces. A block in which an input method is at
    work has none: its positions are not the text's yet.
    """
    return strokes_of(document, utf16_position(text, span.start), utf16_position(text, span.end))


def strokes_of(document: QTextDocument, start: int, end: int) -> list[Stroke]:
    """Return the same for a stretch that is known by its UTF-16 units, as Qt counts."""
    pieces: list[Stroke] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        pieces.extend(_strokes_in(block, start, end))
        block = block.next()
    return pieces


def _strokes_in(block: QTextBlock, start: int, end: int) -> Iterable[Stroke]:
    layout = block.layout()
    if layout.preeditAreaText():
        return
    origin = layout.position()
    own = block.position()
    both_ways = _runs_both_ways(block.text())
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - own, line.textStart())
        last = min(end - own, line.textStart() + line.textLength())
        if first >= last:
            continue
        top = origin.y() + line.y()
        baseline = top + line.ascent()
        for left, right in _stretches(line, first, last, both_ways=both_ways):
            yield Stroke(
                left=origin.x() + left, right=origin.x() + right, baseline=baseline, top=top, bottom=top + line.height()
            )


def _runs_both_ways(text: str) -> bool:
    # No letter before the Hebrew ones runs right to left; what stands between is asked one by one.
    return any(letter >= _FIRST_RTL and unicodedata.bidirectional(letter) in _RTL for letter in set(text))


def _stretches(line: QTextLine, first: int, last: int, *, both_ways: bool) -> list[tuple[float, float]]:
    if not both_ways:
        # A space that a line ends with is not marked.
        return [(_x(line, first), min(_x(line, last), line.naturalTextRect().right()))]
    # Where directions mix, neighbours in the text need not be neighbours on the screen.
    runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    return [(rect.left(), rect.right()) for rect in runs if rect.width() > 0]


def _x(line: QTextLine, position: int) -> float:
    # Qt gives the position back beside its x; its stubs say "object".
    found = line.cursorToX(position)
    x: float = found[0] if isinstance(found, tuple) else found  # type: ignore[assignment]
    return x


def paint_marks(painter: QPainter, look: Look, drawn: Sequence[tuple[Kind, Sequence[Stroke]]]) -> None:
    """Paint the marks: error and warning as waves, advice as dots, grammar as a double line."""
    for kind, pieces in drawn:
        colour = look.colour(kind)
        for piece in pieces:
            y = piece.baseline + 4.5 * look.scale
            if kind == "advice":
                _dots(painter, piece, y, look, QPen(colour, look.px(2)))
            elif kind == "grammar":
                painter.setPen(QPen(colour, max(1, look.px(1))))
                for line in (y - 1, y + look.px(2)):
                    painter.drawLine(QPointF(piece.left, line), QPointF(piece.right, line))
            else:
                _wave(painter, piece, y, look, colour)


def _wave(painter: QPainter, piece: Stroke, y: float, look: Look, colour: QColor) -> None:
    # Many short lines take their time to paint: one stretch of the wave is kept as a picture.
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    tile = _wave_tile(colour.name(), look.scale, ratio)
    height = tile.height() / ratio
    painter.drawTiledPixmap(QRectF(piece.left, y - height / 2, piece.right - piece.left, height), tile)


def _wave_tile(colour: str, scale: float, ratio: float) -> QPixmap:
    key = f"wave {colour} {scale} {ratio}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    half, rise, width = 2.5 * scale, 1.2 * scale, 1.2 * scale
    height, waves = 2 * ceil(rise + width), 16
    tile = QPixmap(round(2 * half * waves * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    turns = range(-1, 2 * waves + 2)
    painter.drawPolyline([QPointF(turn * half, height / 2 + (rise if turn % 2 else -rise)) for turn in turns])
    painter.end()
    QPixmapCache.insert(key, tile)
    return tile


def _dots(painter: QPainter, piece: Stroke, y: float, look: Look, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x = piece.left + look.px(1)
    while x < piece.right:
        painter.drawPoint(QPointF(x, y))
        x += look.px(4)


def after_edit(marks: Sequence[Mark | None], before: str, now: str) -> list[Mark | None]:
    """Return marks on `before` as they stand on `now`; one whose words were touched is gone, its place stays empty."""
    touched, _ = difference(before, now)
    by = len(now) - len(before)
    moved: list[Mark | None] = []
    for mark in marks:
        if mark is None or mark.end <= touched.start:
            moved.append(mark)
        elif mark.start >= touched.end:
            moved.append(replace(mark, start=mark.start + by, end=mark.end + by))
        else:
            moved.append(None)
    return moved
