"""Buttons: filled, outlined, quiet and link; and the quiet link that can be switched on."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import (
    BUTTON_RADIUS,
    CONTROL_HEIGHT,
    LEAST_TARGET,
    SMALL_CONTROL_HEIGHT,
    Token,
    TypeRole,
    Weight,
)
from composer.desktop.widgets.paint import box, focus_ring, hovered, mirrored, painting, visual

ButtonKind = Literal["primary", "accent", "outlined", "quiet", "link"]

_WEIGHT: dict[ButtonKind, Weight] = {
    "primary": "semibold",
    "accent": "semibold",
    "outlined": "medium",
    "quiet": "medium",
    "link": "medium",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QPushButton):
    """A button that paints itself: Enter presses it as Space does, and it shows words it has no room for as tooltip."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.look = look
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Qt leaves buttons out of the Tab order on some desktops; here every control can be reached.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._help = ""
        look.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for sizes and colours."""
        self.updateGeometry()
        self.update()

    def set_help(self, text: str) -> None:
        """Set the tooltip that shows when all words have room."""
        self._help = text
        self._update_tooltip()

    def words_font(self) -> QFont:
        """Return the font the words are painted in."""
        return self.look.font("text", "medium")

    def is_cut(self) -> bool:
        """Say whether there is less room than the words need."""
        return self.width() < self.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # Not animateClick: what Enter does has happened when the key comes up.
            self.showMenu() if self.menu() else self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _update_tooltip(self) -> None:
        words = self.text().replace("&", "") if self.text() and self.is_cut() else self._help
        self.setToolTip(words)
        # Where there is no description Qt reads the tooltip: the name would be read twice.
        if not self.accessibleDescription().strip():
            twice = bool(words) and words == (self.accessibleName() or self.text())
            self.setAccessibleDescription(" " if twice else "")


class Button(PaintedButton):
    """A button of one of five kinds; one `primary` a page.

    `icon` stands before the words and `icon_after` behind them (names of the set); a menu brings its own chevron.
    Without words, `name` is what a screen reader says and the tooltip shows. `accent` is the outlined one in the accent
    (a card's first fix); `small` is 30 high instead of 34.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: ButtonKind = "outlined",
        *,
        icon: str = "",
        icon_after: str = "",
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent)
        self._kind: ButtonKind = kind
        self._icon, self._icon_after, self._small = icon, icon_after, small
        if name:
            self.setAccessibleName(name)
            self.set_help(name)

    def set_kind(self, kind: ButtonKind) -> None:
        """Change the kind: the filled button follows the advice."""
        self._kind = kind
        self.restyle()

    def kind(self) -> ButtonKind:
        """Return the kind in force."""
        return self._kind

    def words_font(self) -> QFont:
        role: TypeRole = "text"
        font = self.look.font(role, _WEIGHT[self._kind])
        if self._small:
            font.setPointSizeF(font.pointSizeF() * 13.2 / 14)
        return font

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.words_font()).horizontalAdvance(self.text()) + 1 if self.text() else 0
        icons = [self._icon, self._trailing()]
        width = words + sum(self._icon_size() + (self._gap() if words else 0) for icon in icons if icon)
        width += 2 * self._padding()
        return QSize(max(width, self.look.px(LEAST_TARGET)), self._height())

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        shortest = self._height() if not self.text() else 2 * self._padding() + self.look.px(64)
        return QSize(min(full.width(), shortest), full.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_surface(painter)
            self._paint_content(painter, self._ink())
            if self.hasFocus():
                filled = self._kind == "primary" and self.isEnabled()
                focus_ring(painter, self.rect(), self._radius(), self.look, on_accent=filled)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return self.look.colour("quiet")
        inks: dict[ButtonKind, Token] = {"primary": "on_accent", "accent": "accent", "link": "accent"}
        return self.look.colour(inks.get(self._kind, "text"))

    def _paint_surface(self, painter: QPainter) -> None:
        look, place, radius = self.look, self.rect(), self._radius()
        if self._kind == "link":
            return
        if self._kind == "primary" and self.isEnabled():
            fill = look.colour("accent")
            box(painter, place, radius, fill=fill.darker(112) if self.isDown() or self.underMouse() else fill)
            return
        if self._kind != "quiet":
            edge: Token = "line" if not self.isEnabled() else "accent" if self._kind == "accent" else "border"
            box(painter, place, radius, fill=look.colour("panel"), border=look.colour(edge))
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            box(painter, place, radius, fill=hovered(look))

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        size, gap = self._icon_size(), self._gap()
        leading = size + (gap if self.text() else 0) if self._icon else 0
        trailing = size + (gap if self.text() else 0) if self._trailing() else 0
        room = self.width() - leading - trailing - 2 * self._padding()
        metrics = QFontMetrics(self.words_font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        width = metrics.horizontalAdvance(words)
        x = (self.width() - leading - trailing - width) / 2 if self._kind != "link" else float(self._padding())
        middle = self.height() / 2
        if self._icon:
            self._paint_icon(painter, self._icon, QRectF(x, middle - size / 2, size, size), ink)
            x += leading
        if words:
            painter.setFont(self.words_font())
            painter.setPen(ink)
            place = visual(self, QRectF(x, 0, width + 2, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
            if self._kind == "link":
                underline(painter, place, metrics, ink, self.underMouse())
            x += width
        if self._trailing():
            x += gap if words else 0
            self._paint_icon(painter, self._trailing(), QRectF(x, middle - size / 2, size, size), ink)

    def _paint_icon(self, painter: QPainter, name: str, place: QRectF, ink: QColor) -> None:
        self.look.icons.paint(painter, name, visual(self, place), ink, mirrored=mirrored(self))

    def _trailing(self) -> str:
        return "chevron-down" if self.menu() else self._icon_after

    def _height(self) -> int:
        if self._kind == "link":
            return self.look.px(LEAST_TARGET)
        return self.look.px(SMALL_CONTROL_HEIGHT if self._small else CONTROL_HEIGHT)

    def _padding(self) -> int:
        if self._kind == "link":
            return self.look.px(3)
        if not self.text():
            return self.look.px(8)
        return self.look.px(12 if self._small else 14)

    def _radius(self) -> int:
        return self.look.px(BUTTON_RADIUS)

    def _icon_size(self) -> int:
        return self.look.px(16)

    def _gap(self) -> int:
        return self.look.px(6)


class QuietLink(PaintedButton):
    """A quiet, underlined line that can be switched on and off; on, it has a tick and is semibold.

    `toggled` tells of every change, `clicked` only of the user's.
    """

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent)
        self.setCheckable(True)
        self.toggled.connect(self.restyle)

    def words_font(self) -> QFont:
        return self.look.font("hint", "semibold" if self.isChecked() else "regular")

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.words_font()).horizontalAdvance(self.text()) + 1
        if self.isChecked():
            width += self._tick() + self.look.px(4)
        return QSize(width + 2 * self._padding(), self.look.px(LEAST_TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(64)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            ink = self.look.colour("accent" if self.isChecked() else "quiet")
            x = float(self._padding())
            if self.isChecked():
                tick = QRectF(x, (self.height() - self._tick()) / 2, self._tick(), self._tick())
                self.look.icons.paint(painter, "check", visual(self, tick), ink)
                x += self._tick() + self.look.px(4)
            metrics = QFontMetrics(self.words_font())
            words = metrics.elidedText(
                self.text(), Qt.TextElideMode.ElideRight, int(self.width() - x - self._padding()) + 1
            )
            painter.setFont(self.words_font())
            painter.setPen(ink)
            place = visual(self, QRectF(x, 0, metrics.horizontalAdvance(words) + 2, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
            underline(painter, place, metrics, ink, self.underMouse())
            if self.hasFocus():
                focus_ring(painter, self.rect(), self.look.px(BUTTON_RADIUS), self.look)

    def _tick(self) -> int:
        return self.look.px(15)

    def _padding(self) -> int:
        # Just enough for the focus ring, so that the words still line up with what stands above them.
        return self.look.px(3)


def underline(painter: QPainter, place: QRectF, metrics: QFontMetrics, ink: QColor, strong: bool) -> None:
    """Paint the thin line under a link, a little below the words; under the mouse it is thicker."""
    y = place.center().y() + metrics.height() / 2
    painter.setPen(QPen(ink, 1.6 if strong else 1))
    painter.drawLine(place.bottomLeft().toPoint().x(), int(y), place.topRight().toPoint().x() - 2, int(y))
