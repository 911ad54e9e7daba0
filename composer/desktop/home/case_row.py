"""One case as a row of a list: its name, its people, where it stands, and when it changed."""

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS, MEDIUM, Token
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.paint import box, focus_ring, hovered, mirrored, painting, visual

_STACKED = 560  # pixels at 100 %: below this, where it stands goes under the name


class CaseLine(Struct, frozen=True):
    """What a row says. `where` is "In the steps: Own", with its icon."""

    id: str
    title: str
    people: str
    where: str
    icon: str
    when: str


class CaseRow(PaintedButton):
    """A row that opens its case; `deleted` tells that Del was pressed on it, `moved` an arrow (-1 or 1)."""

    deleted = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, line: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(look, line.title, parent)
        self.line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_line(line)

    def set_line(self, line: CaseLine) -> None:
        """Say something else of the same case."""
        self.line = line
        self.setText(line.title)
        self.setAccessibleName(", ".join(part for part in (line.title, line.people, line.where, line.when) if part))
        self.setAccessibleDescription(self.tr("Enter opens it, Delete puts it into the trash, the menu key shows more"))
        self.restyle()

    def is_cut(self) -> bool:
        metrics = QFontMetrics(self._title_font())
        return metrics.horizontalAdvance(self.text()) > self._title_room()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(420), self.look.px(63))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(63))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete:
                self.deleted.emit()
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, line, edge = self.look, self.line, self.look.px(MEDIUM)
        with painting(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(CARD_RADIUS - 1), fill=hovered(look))
            half = self.height() / 2
            title_room = self._title_room()
            told = " · ".join(part for part in (line.people, line.where if self._stacked() else "") if part)
            foot = half if told else self.height() - look.px(10)
            self._words(painter, line.title, QRectF(edge, look.px(10), title_room, foot - look.px(10)), "semibold")
            self._words(painter, told, QRectF(edge, half, title_room, half - look.px(10)), colour="quiet")
            if not self._stacked():
                self._where(painter)
            when = QRectF(self.width() - edge - self._when_width(), 0, self._when_width(), self.height())
            self._words(painter, line.when, when, colour="quiet", end=True)
            if self.hasFocus():
                focus_ring(painter, self.rect(), look.px(CARD_RADIUS), look)

    def _where(self, painter: QPainter) -> None:
        look, x = self.look, self._where_left()
        size = look.px(14)
        place = QRectF(x, (self.height() - size) / 2, size, size)
        quiet = look.colour("quiet")
        look.icons.paint(painter, self.line.icon, visual(self, place), quiet, mirrored=mirrored(self))
        left = x + size + look.px(6)
        room = self.width() - look.px(MEDIUM) - self._when_width() - look.px(12) - left
        self._words(painter, self.line.where, QRectF(left, 0, room, self.height()), colour="quiet")

    def _words(
        self,
        painter: QPainter,
        words: str,
        place: QRectF,
        weight: str = "regular",
        *,
        colour: Token = "text",
        end: bool = False,
    ) -> None:
        font = self._title_font() if weight == "semibold" else self._small_font()
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
        right = end != mirrored(self)
        painter.setFont(font)
        painter.setPen(self.look.colour(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(visual(self, place), side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _stacked(self) -> bool:
        return self.width() < self.look.px(_STACKED)

    def _where_left(self) -> float:
        return self.width() * 0.58

    def _title_room(self) -> float:
        edge = self.look.px(MEDIUM)
        end = self.width() - edge - self._when_width() if self._stacked() else self._where_left()
        return end - edge - self.look.px(12)

    def _when_width(self) -> int:
        return QFontMetrics(self._small_font()).horizontalAdvance(self.line.when) + 2

    def _title_font(self) -> QFont:
        return self.look.font("text", "semibold")

    def _small_font(self) -> QFont:
        font = self.look.font("hint")
        font.setPointSizeF(font.pointSizeF() * 13 / 12.5)
        return font
