"""The margin of a draft: what the sentences do, beside the line each begins in."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextDocument

from composer.desktop.theme.look import Look

_WIDE, _SMALL, _NONE = 180, 132, 24
_ICON, _AFTER_ICON, _BESIDE = 13, 6, 20


class MarginLabel(Struct, frozen=True):
    """What a sentence does; `at` is the UTF-16 unit it begins at. `ours` says that it was put in."""

    at: int
    words: str
    ours: bool = False


class _Row(Struct, frozen=True):
    """The words beside one line of the text."""

    top: float
    height: float
    words: str
    ours: bool


class Margin:
    """Paints labels beside their lines; those of one line are told together, and wrap where there is room below."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._labels: list[MarginLabel] = []

    def set_labels(self, labels: Sequence[MarginLabel]) -> None:
        """Show these, in the order of the text."""
        self._labels = list(labels)

    def move(self, start: int, end: int, by: int) -> None:
        """Follow a change of the text from `start` to `end`; what was swallowed goes."""
        self._labels = [
            replace(label, at=label.at + by) if label.at >= end and label.at > start else label
            for label in self._labels
            if not (start < label.at < end or (label.at == start and end > start and label.at + 1 < end))
        ]

    @staticmethod
    def width_for(width: float) -> int:
        """Return how wide the margin is beside a sheet of this width (both at 100 %)."""
        return _WIDE if width >= 600 else _SMALL if width >= 400 else _NONE

    def paint(
        self,
        painter: QPainter,
        document: QTextDocument,
        seen: QRectF,
        width: float,
        *,
        mirrored: bool,
        gap: QRectF | None,
    ) -> None:
        """Paint the labels of the lines that are `seen`, in a margin of `width`; beside the `gap` stands "Missing"."""
        look = self._look
        if width < look.px(_SMALL):
            return
        rows = list(self._rows(document, seen))
        ends = [*(row.top for row in rows[1:]), *(row.top + 100 for row in rows[-1:])]
        for row, end in zip(rows, ends, strict=True):
            free = gap.top() if gap is not None and row.top < gap.top() < end else end
            self._paint_row(painter, row, free, width, document.textWidth(), mirrored=mirrored)
        if gap is not None:
            painter.setFont(look.font("hint", "semibold"))
            painter.setPen(look.colour("accent"))
            place = QRectF(0, gap.top(), width - look.px(_BESIDE), gap.height())
            words = QCoreApplication.translate("check", "Missing")
            self._draw(painter, place, words, document.textWidth(), mirrored=mirrored)

    def words_at(self, document: QTextDocument, x: float, y: float, width: float) -> str:
        """Return all the words beside the line at a point of the margin, "" elsewhere."""
        if x > width:
            return ""
        rows = self._rows(document, QRectF(0, y - 100, 1, 200))
        return next((row.words for row in rows if row.top <= y < row.top + row.height), "")

    def _rows(self, document: QTextDocument, seen: QRectF) -> Iterator[_Row]:
        lines = filter(None, (self._line_of(document, label, seen) for label in self._labels))
        for (top, height), group in groupby(lines, key=lambda line: line[:2]):
            labels = [label for _, _, label in group]
            names = list(dict.fromkeys(name for label in labels for name in label.words.split(", ")))
            told = ", ".join((*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])))
            yield _Row(top, height, told, all(label.ours for label in labels))

    def _line_of(
        self, document: QTextDocument, label: MarginLabel, seen: QRectF
    ) -> tuple[float, float, MarginLabel] | None:
        block = document.findBlock(label.at)
        layout = block.layout()
        if layout is None or not layout.lineCount():
            return None
        top = layout.position().y()
        if top > seen.bottom() or top + layout.boundingRect().height() < seen.top():
            return None
        line = layout.lineForTextPosition(label.at - block.position())
        return (top + line.y(), line.height(), label) if line.isValid() else None

    def _paint_row(
        self, painter: QPainter, row: _Row, end: float, width: float, whole: float, *, mirrored: bool
    ) -> None:
        look = self._look
        font = look.font("hint")
        metrics = QFontMetricsF(font)
        room = width - look.px(_BESIDE + _ICON + _AFTER_ICON + 8)
        high = metrics.height() * 1.15
        lines = _wrapped(row.words, metrics, room, min(2, max(1, int((end - row.top) // high))))
        painter.setFont(font)
        base = row.top + (row.height - high) - look.px(1)
        for number, words in enumerate(lines):
            painter.setPen(look.colour("accent" if row.ours else "quiet"))
            place = QRectF(0, base + number * high, width - look.px(_BESIDE), high)
            self._draw(painter, place, words, whole, mirrored=mirrored)
        size = look.px(_ICON)
        right = width - look.px(_BESIDE + _AFTER_ICON) - metrics.horizontalAdvance(lines[0])
        icon = QRectF(right - size, base + (high - size) / 2, size, size)
        if mirrored:
            icon = QRectF(whole - icon.right(), icon.y(), size, size)
        name, colour = ("pencil", look.colour("accent")) if row.ours else ("check", look.colour("good"))
        look.icons.paint(painter, name, icon, colour)

    def _draw(self, painter: QPainter, place: QRectF, words: str, whole: float, *, mirrored: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight
        if mirrored:
            place = QRectF(whole - place.right(), place.y(), place.width(), place.height())
            side = Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _wrapped(words: str, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """Return the words in at most so many lines; the last ends in "…" where they have no room."""
    lines: list[str] = []
    left = words.split(" ")
    while left:
        count = 1
        while count < len(left) and metrics.horizontalAdvance(" ".join(left[: count + 1])) <= room:
            count += 1
        if len(lines) + 1 == most and count < len(left):
            lines.append(metrics.elidedText(" ".join(left), Qt.TextElideMode.ElideRight, room))
            break
        lines.append(metrics.elidedText(" ".join(left[:count]), Qt.TextElideMode.ElideRight, room))
        left = left[count:]
    return lines
