"""Surfaces: cards, cards that can be pressed, bars along an edge and lines between things."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS, MEDIUM, TINY, Token
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.layout import Box, Margins, column, row
from composer.desktop.widgets.paint import WrappedText, box, focus_ring, hovered, mirrored, painting, visual


class Surface(QWidget):
    """A plain ground in one of the colours."""

    def __init__(self, look: Look, colour: Token, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._colour: Token = colour
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour(self._colour))


class Card(QWidget):
    """A card with a column in it (`body`): panel colour, thin line, round corners and a breath of shadow."""

    def __init__(
        self,
        look: Look,
        margins: Margins = (MEDIUM, MEDIUM, MEDIUM, MEDIUM),
        spacing: int = TINY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.body: Box = column(look, spacing, margins, self)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            radius = self.look.px(CARD_RADIUS)
            shadow = QColor(0, 0, 0, 10)
            box(painter, QRectF(self.rect()).adjusted(0, 1, 0, 0), radius, fill=shadow)
            place = QRectF(self.rect()).adjusted(0, 0, 0, -1)
            box(painter, place, radius, fill=self.look.colour("panel"), border=self.look.colour("line"))


class DropArea(Card):
    """A card with a dashed edge and no ground: something may be put here."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), self.look.px(CARD_RADIUS), border=self.look.colour("border"), dashed=True)


class ActionCard(PaintedButton):
    """A card that is one big button: icon, title, a line or two of what it is."""

    def __init__(self, look: Look, icon: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent)
        self._icon, self._words = icon, words
        self._laid_for: tuple[object, ...] | None = None
        self._laid: tuple[WrappedText, WrappedText]
        self.setAccessibleDescription(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.look.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.look.px(180)
        return QSize(width, self.heightForWidth(width))

    def is_cut(self) -> bool:
        return False

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, words = self._texts(width)
        return round(title.height + words.height + self.look.px(2 + 2 * MEDIUM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def restyle(self) -> None:
        super().restyle()
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, radius = self.look, self.look.px(CARD_RADIUS)
        with painting(self) as painter:
            box(painter, self.rect(), radius, fill=look.colour("panel"), border=look.colour("line"))
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), radius, fill=hovered(look))
            size, edge = look.px(20), look.px(MEDIUM)
            title, words = self._texts(self.width())
            icon = QRectF(edge, edge + (title.height - size) / 2, size, size)
            look.icons.paint(painter, self._icon, visual(self, icon), look.colour("accent"), mirrored=mirrored(self))
            left = edge if mirrored(self) else self._text_left()
            title.paint(painter, QPointF(left, edge), look.colour("text"))
            words.paint(painter, QPointF(left, edge + title.height + look.px(2)), look.colour("quiet"))
            if self.hasFocus():
                focus_ring(painter, self.rect(), radius, look)

    def _text_left(self) -> int:
        return self.look.px(MEDIUM + 20 + 14)

    def _texts(self, width: int) -> tuple[WrappedText, WrappedText]:
        room = width - self._text_left() - self.look.px(MEDIUM)
        key = room, self.text(), self.look.scale, self.layoutDirection()
        if key != self._laid_for:
            title = WrappedText(self.text(), self.look.font("text", "semibold"), room, self.layoutDirection())
            words = WrappedText(self._words, self.look.font("hint"), room, self.layoutDirection())
            self._laid_for, self._laid = key, (title, words)
        return self._laid


class Bar(Surface):
    """A bar along an edge of the window with a row in it: `start` fills from the reading side, `end` from the other.

    `line` says on which of its edges the thin line runs: "below" for the top bar, "above" for the buttons.
    """

    def __init__(
        self,
        look: Look,
        height: int,
        *,
        line: str,
        colour: Token = "panel",
        margins: Margins = (MEDIUM, 0, MEDIUM, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, colour, parent)
        self._height, self._below = height, line == "below"
        whole = row(look, MEDIUM, margins, self)
        self.start: Box = row(look)
        self.end: Box = row(look)
        whole.addLayout(self.start, 1)
        whole.addLayout(self.end)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the height."""
        self.setMinimumHeight(self.look.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            y = self.height() - 1 if self._below else 0
            painter.fillRect(0, y, self.width(), 1, self.look.colour("line"))


class Line(QWidget):
    """A thin line between things, decoration only; as long as there is room, or `length` pixels at 100 %."""

    def __init__(
        self,
        look: Look,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        *,
        length: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._length = length
        self._flat = orientation == Qt.Orientation.Horizontal
        fixed = QSizePolicy.Policy.Fixed
        free = fixed if length else QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((free, fixed) if self._flat else (fixed, free)))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        length = self.look.px(self._length or TINY)
        return QSize(length, 1) if self._flat else QSize(1, length)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("line"))


_BAR_CARD: Margins = (20, 12, MEDIUM, 12)
_RISE = 8


class BarCard(Card):
    """A card with a bar in a colour along its reading side: an icon and a title in that colour, a quiet note, a body.

    With `pointer_at` (pixels from its left) a little pointer on top joins it to the words above.
    """

    def __init__(self, look: Look, colour: Token = "accent", parent: QWidget | None = None) -> None:
        super().__init__(look, _BAR_CARD, TINY, parent)
        self._bar: Token = colour
        self._pointer: int | None = None

    def set_bar(self, colour: Token) -> None:
        """Set the colour of the bar."""
        self._bar = colour
        self.update()

    def point_at(self, x: int | None) -> None:
        """Put the pointer at `x` pixels from the left, None for no pointer."""
        self._pointer = x
        left, top, right, bottom = _BAR_CARD
        self.body.set_margins((left, top if x is None else top + _RISE, right, bottom))
        self.update()

    def pointer(self) -> int | None:
        """Return where the pointer stands, in pixels from the left."""
        return self._pointer

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            radius, rise = look.px(CARD_RADIUS), self._rise()
            place = QRectF(self.rect()).adjusted(0, rise, 0, 0)
            box(painter, place, radius, fill=look.colour("panel"), border=look.colour("line"))
            wide = look.px(4)
            strip = visual(self, QRectF(0, rise, wide, self.height() - rise))
            # Only the outer corners of the bar are round: the card's own ground is cut off beside it.
            painter.save()
            painter.setClipRect(strip)
            outer = QRectF(strip).adjusted(0, 0, radius * 2, 0)
            if mirrored(self):
                outer = QRectF(strip).adjusted(-radius * 2, 0, 0, 0)
            box(painter, outer, look.px(4), fill=look.colour(self._bar))
            painter.restore()
            if self._pointer is not None:
                self._paint_pointer(painter, rise)
            if self.hasFocus():
                focus_ring(painter, place, radius, look)

    def _rise(self) -> int:
        return 0 if self._pointer is None else self.look.px(_RISE)

    def _paint_pointer(self, painter: QPainter, rise: int) -> None:
        half = rise
        least, most = half + self.look.px(CARD_RADIUS), self.width() - half - self.look.px(CARD_RADIUS)
        x = min(max(self._pointer or 0, least), most)
        shape = [QPointF(x - half, rise + 1), QPointF(x, 1), QPointF(x + half, rise + 1)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("panel"))
        painter.drawPolygon(shape)
        painter.setPen(self.look.colour("line"))
        painter.drawPolyline([QPointF(x - half, rise + 0.5), QPointF(x, 0.5), QPointF(x + half, rise + 0.5)])
