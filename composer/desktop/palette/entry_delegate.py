"""How a row of the palette is painted: icon and words, quiet words, and its keys as they look on a keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import BUTTON_RADIUS, FOCUS_RING, Token
from composer.desktop.widgets.paint import box, hovered, mirrored, visual

_HEIGHT = 38
_ALIGN = Qt.AlignmentFlag


class EntryDelegate(QStyledItemDelegate):
    """Paints a row; the one that Enter would choose has a ring and is semibold, not only another colour."""

    def __init__(self, look: Look, view: QWidget) -> None:
        super().__init__(view)
        self.look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.look.px(120), self.look.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if entry is None:
            return
        look = self.look
        place = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            fill, edge = look.colour("accent_soft"), look.colour("accent")
            box(painter, place, look.px(BUTTON_RADIUS), fill=fill, border=edge, width=FOCUS_RING)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, place, look.px(BUTTON_RADIUS), fill=hovered(look))
        left, right = float(look.px(12)), place.width() - look.px(12)
        if entry.icon:
            size = look.px(15)
            spot = QRectF(left, place.top() + (place.height() - size) / 2, size, size)
            quiet = look.colour("quiet")
            look.icons.paint(painter, entry.icon, visual(self._view, spot), quiet, mirrored=mirrored(self._view))
        left += look.px(24)
        for key in reversed(entry.keys):
            right -= self._key(painter, key, right, place) + look.px(6)
        title = look.font("text", "semibold" if chosen else "regular")
        room = QRectF(left, place.top(), max(right - left, 0.0), place.height())
        used = self._words(painter, entry.title, title, room, "text")
        if entry.note:
            left += used + look.px(10)
            rest = QRectF(left, place.top(), max(right - left, 0.0), place.height())
            self._words(painter, entry.note, look.font("hint"), rest, "quiet")
        painter.restore()

    def _key(self, painter: QPainter, key: str, right: float, place: QRectF) -> float:
        look = self.look
        font = look.font("hint")
        width = QFontMetrics(font).horizontalAdvance(key) + look.px(14)
        height = look.px(22)
        spot = QRectF(right - width, place.top() + (place.height() - height) / 2, width, height)
        line = look.colour("border")
        box(painter, visual(self._view, spot), look.px(4), fill=look.colour("panel"), border=line)
        painter.setFont(font)
        painter.setPen(look.colour("quiet"))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(visual(self._view, spot), _ALIGN.AlignCenter | Qt.TextFlag.TextSingleLine, key)
        return width

    def _words(self, painter: QPainter, words: str, font: QFont, room: QRectF, colour: Token) -> float:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        side = _ALIGN.AlignRight if mirrored(self._view) else _ALIGN.AlignLeft
        painter.setFont(font)
        painter.setPen(self.look.colour(colour))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        flags = side | _ALIGN.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(visual(self._view, room), flags, shown)
        return float(metrics.horizontalAdvance(shown))
