"""Boxes, focus rings and wrapped words: what all painted widgets share."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import FOCUS_RING

HOVER = 14
"""Alpha (of 255) of the text colour laid over a surface under the mouse."""


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


class WrappedText:
    """Words laid out in a width; knows its height before it is painted."""

    def __init__(self, text: str, font: QFont, width: float, direction: Qt.LayoutDirection) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction)
        if direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout = QTextLayout(text, font)
        self._layout.setTextOption(option)
        step = QFontMetricsF(font).height() * 1.15
        self.width = self.height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, self.height + (step - line.height()) / 2))
            self.width = max(self.width, line.naturalTextWidth())
            self.height += step
        self._layout.endLayout()

    def paint(self, painter: QPainter, top_left: QPointF, colour: QColor) -> None:
        """Paint the words in `colour`."""
        painter.setPen(colour)
        self._layout.draw(painter, top_left)
