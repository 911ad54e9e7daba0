"""Boxes, focus rings and wrapped words: what all painted widgets share."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import FOCUS_RING

HOVER = 14
"""Alpha (of 255) of the text colour laid over a surface under the mouse."""


LINE_SPACING = 1.25
"""Height of a line of running words, in heights of their font."""


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """Give a smooth painter that is ended whatever happens."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def box(
    painter: QPainter,
    place: QRect | QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose border lies inside `place`."""
    half = width / 2 if border else 0.0
    inner = QRectF(place).adjusted(half, half, -half, -half)
    pen = QPen(Qt.PenStyle.NoPen)
    if border:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def focus_ring(painter: QPainter, place: QRect | QRectF, radius: float, look: Look, *, on_accent: bool = False) -> None:
    """Paint the ring along the inside of `place`; on a filled accent a line of its text colour sets it off."""
    if on_accent:
        gap = QRectF(place).adjusted(FOCUS_RING, FOCUS_RING, -FOCUS_RING, -FOCUS_RING)
        box(painter, gap, radius - FOCUS_RING, border=look.colour("on_accent"), width=1.5)
    box(painter, place, radius, border=look.colour("accent"), width=FOCUS_RING)


def hovered(look: Look) -> QColor:
    """Return the veil that lies over a surface under the mouse."""
    veil = look.colour("text")
    veil.setAlpha(HOVER)
    return veil


def mirrored(widget: QWidget) -> bool:
    """Say whether the interface runs right to left here."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def visual(widget: QWidget, place: QRectF) -> QRectF:
    """Return `place`, thought of left to right, where it stands in this widget's direction."""
    if not mirrored(widget):
        return place
    return QRectF(widget.width() - place.right(), place.y(), place.width(), place.height())


_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class WrappedText:
    """Words broken into lines of a width; knows its size before it is painted.

    `line_height` is in pixels; `rest` says from which character on `rest_font` and `rest_colour` hold.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        direction: Qt.LayoutDirection,
        *,
        line_height: float = 0,
        rest: int | None = None,
        rest_font: QFont | None = None,
    ) -> None:
        self._font, self._rest_font = font, rest_font or font
        self._metrics, self._rest_metrics = QFontMetricsF(font), QFontMetricsF(self._rest_font)
        self._rest = len(text) if rest is None else rest
        self._rtl = direction == _RIGHT_TO_LEFT
        self._room = width
        self.line_height = line_height or self._metrics.height() * LINE_SPACING
        self._lines = list(self._broken(text, max(width, 1))) if text else []
        widths = [self._advance(start, words) for start, words in self._lines]
        self.width = max(widths, default=0.0)
        self.last_width = widths[-1] if widths else 0.0
        self.height = self.line_height * len(self._lines)

    def paint(self, painter: QPainter, top_left: QPointF, colour: QColor, *, rest_colour: QColor | None = None) -> None:
        """Paint the words in `colour`."""
        # Without this, the marks at the ends go to the wrong side in a mirrored interface.
        before = painter.layoutDirection()
        painter.setLayoutDirection(_RIGHT_TO_LEFT if self._rtl else _LEFT_TO_RIGHT)
        letters = self._metrics.ascent() + self._metrics.descent()
        baseline = top_left.y() + (self.line_height - letters) / 2 + self._metrics.ascent()
        for start, words in self._lines:
            x = top_left.x() + (self._room - self._advance(start, words) if self._rtl else 0)
            split = min(max(self._rest - start, 0), len(words))
            first, second = words[:split], words[split:]
            if first:
                painter.setFont(self._font)
                painter.setPen(colour)
                at = x + (self._rest_metrics.horizontalAdvance(second) if self._rtl else 0)
                painter.drawText(QPointF(at, baseline), first)
            if second:
                painter.setFont(self._rest_font)
                painter.setPen(rest_colour or colour)
                at = x + (0 if self._rtl else self._metrics.horizontalAdvance(first))
                painter.drawText(QPointF(at, baseline), second)
            baseline += self.line_height
        painter.setLayoutDirection(before)

    def _advance(self, start: int, words: str) -> float:
        split = min(max(self._rest - start, 0), len(words))
        first, second = words[:split], words[split:]
        return self._metrics.horizontalAdvance(first) + self._rest_metrics.horizontalAdvance(second)

    def _broken(self, text: str, width: float) -> Iterator[tuple[int, str]]:
        """Give each line with the place of its first character."""
        for paragraph in re.finditer(r"[^\n]+|(?<=\n)(?=\n)", text):
            start, end = paragraph.start(), paragraph.start()
            if self._advance(start, paragraph.group()) <= width:
                yield start, paragraph.group()
                continue
            for word in re.finditer(r"\s*\S+", paragraph.group()):
                until = paragraph.start() + word.end()
                if self._advance(start, text[start:until]) <= width:
                    end = until
                    continue
                if end > start:
                    yield start, text[start:end]
                    start = paragraph.start() + word.end() - len(word.group().lstrip())
                while self._advance(start, text[start:until]) > width and until - start > 1:
                    cut = self._fitting(text, start, until, width)
                    yield start, text[start:cut]
                    start = cut
                end = until
            yield start, text[start : max(end, start)]

    def _fitting(self, text: str, start: int, until: int, width: float) -> int:
        cut = start + 1
        while cut < until and self._advance(start, text[start : cut + 1]) <= width:
            cut += 1
        return cut
