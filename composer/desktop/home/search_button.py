"""What looks like a field to search with and opens the palette, where one types."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import BUTTON_RADIUS, CONTROL_HEIGHT, FOCUS_RING
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.paint import box, mirrored, painting, visual

_WIDEST, _LEAST = 360, 120


class SearchButton(PaintedButton):
    """A button with an icon, its words in quiet letters, and the key that does the same."""

    def __init__(self, look: Look, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, parent)
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleDescription(self._key)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.follow(self.restyle)

    def restyle(self) -> None:
        self.setMaximumWidth(self.look.px(_WIDEST))
        super().restyle()

    def words_font(self) -> QFont:
        return self.look.font("text")

    def is_cut(self) -> bool:
        return QFontMetrics(self.words_font()).horizontalAdvance(self.text()) > self._room()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(_WIDEST), self.look.px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_LEAST), self.look.px(CONTROL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            focused = self.hasFocus() or self.underMouse()
            edge = look.colour("accent" if focused else "border")
            width = FOCUS_RING if self.hasFocus() else 1
            box(painter, self.rect(), look.px(BUTTON_RADIUS), fill=look.colour("panel"), border=edge, width=width)
            size = look.px(17)
            place = QRectF(look.px(10), (self.height() - size) / 2, size, size)
            look.icons.paint(painter, "search", visual(self, place), look.colour("quiet"))
            side = Qt.AlignmentFlag.AlignRight if mirrored(self) else Qt.AlignmentFlag.AlignLeft
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.setPen(look.colour("quiet"))
            painter.setFont(self.words_font())
            room = QRectF(look.px(35), 0, self._room(), self.height())
            metrics = QFontMetrics(self.words_font())
            words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(visual(self, room), flags, words)
            if self._key_width():
                painter.setFont(look.font("hint"))
                height, wide = look.px(20), self._key_width()
                spot = QRectF(self.width() - wide - look.px(8), (self.height() - height) / 2, wide, height)
                box(painter, visual(self, spot), look.px(4), fill=look.colour("panel"), border=look.colour("line"))
                painter.setPen(look.colour("quiet"))
                painter.drawText(visual(self, spot), Qt.AlignmentFlag.AlignCenter, self._key)

    def _key_width(self) -> int:
        if self.width() < self.look.px(260):
            return 0
        return QFontMetrics(self.look.font("hint")).horizontalAdvance(self._key) + self.look.px(14)

    def _room(self) -> int:
        return self.width() - self.look.px(35 + 14) - self._key_width()
