"""A list to choose from, tabs, and a field to search with."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStyledItemDelegate, QTabBar, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import BUTTON_RADIUS, CONTROL_HEIGHT, FOCUS_RING, SMALL_CONTROL_HEIGHT
from composer.desktop.widgets.paint import box, mirrored, painting, visual
from composer.desktop.widgets.segmented import Choice


class Select(QComboBox):
    """A list that opens. `name` is what a screen reader says; `chosen` tells the value of the user's choice."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[Choice] = (),
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._small = small
        self.set_name(name)
        self._dressed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.look.font("text"))
        self.updateGeometry()

    def showPopup(self) -> None:
        # The list that opens costs more than all the rest: it is made when it is first wanted.
        if not self._dressed:
            self._dressed = True
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def set_name(self, name: str) -> None:
        """Change what a screen reader says: a list is otherwise read as its current choice, without its question."""
        self.setAccessibleName(name)
        # On Linux Qt says the choice in place of the name; the description is said there too.
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Set what can be chosen; the value stays if it is still among them."""
        value = self.value()
        self.clear()
        for own, words in choices:
            self.addItem(words, own)
        self.set_value(value)

    def value(self) -> str | None:
        """Return the chosen value."""
        value = self.currentData()
        return None if value is None else str(value)

    def set_value(self, value: str | None) -> None:
        """Show a value (None for none) without telling."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        return QSize(words + 2 * self._padding() + self.look.px(26), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(72)), self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page must not change an answer on the way.
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            edge, width = look.colour("border" if self.isEnabled() else "line"), 1
            if self.hasFocus():
                edge, width = look.colour("accent"), FOCUS_RING
            box(painter, self.rect(), look.px(BUTTON_RADIUS), fill=look.colour("panel"), border=edge, width=width)
            ink = look.colour("text" if self.isEnabled() else "quiet")
            size = look.px(15)
            right = self.width() - self._padding() - size
            chevron = QRectF(right, (self.height() - size) / 2, size, size)
            look.icons.paint(painter, "chevron-down", visual(self, chevron), ink)
            room = QRectF(self._padding(), 0, right - look.px(6) - self._padding(), self.height())
            paint_line(self, painter, self.currentText(), room)

    def _height(self) -> int:
        return self.look.px(SMALL_CONTROL_HEIGHT if self._small else CONTROL_HEIGHT)

    def _padding(self) -> int:
        return self.look.px(10)


def paint_line(widget: QWidget, painter: QPainter, text: str, room: QRectF) -> None:
    """Paint one line into `room` (thought of left to right), ending in "…" where it must, from the reading side."""
    words = QFontMetrics(widget.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    side = Qt.AlignmentFlag.AlignRight if mirrored(widget) else Qt.AlignmentFlag.AlignLeft
    painter.setFont(widget.font())
    painter.setPen(widget.palette().color(QPalette.ColorRole.Text if widget.isEnabled() else _QUIET))
    # The room is mirrored here already: painted text must not turn round a second time.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(visual(widget, room), side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


_QUIET = QPalette.ColorRole.PlaceholderText


class Tabs(QTabBar):
    """Tabs as words with a line under the one in front. `chosen` tells the id of a tab the user went to."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._tell)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.look.font("text", "semibold"))
        self.updateGeometry()

    def set_tabs(self, tabs: Sequence[Choice]) -> None:
        """Show these tabs (id and words) without telling; the one in front stays in front."""
        front = self.current()
        blocked = self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for index, (tab_id, words) in enumerate(tabs):
            if index == self.count():
                self.addTab(words)
            self.setTabText(index, words)
            self.setTabData(index, tab_id)
        self.blockSignals(blocked)
        self.set_current(front)

    def current(self) -> str:
        """Return the id of the tab in front."""
        return str(self.tabData(self.currentIndex()) or "")

    def set_current(self, tab_id: str) -> None:
        """Bring a tab to the front without telling."""
        blocked = self.blockSignals(True)
        for index in range(self.count()):
            if self.tabData(index) == tab_id:
                self.setCurrentIndex(index)
        self.blockSignals(blocked)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.tabText(index)) + 2 * self.look.px(14) + 2
        return QSize(width, self.look.px(43))

    def minimumTabSizeHint(self, _index: int) -> QSize:
        return QSize(self.look.px(64), self.look.px(43))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            for index in range(self.count()):
                self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, place: QRect) -> None:
        look, front = self.look, index == self.currentIndex()
        font = look.font("text", "semibold" if front else "regular")
        room = place.adjusted(look.px(14), 0, -look.px(14), 0)
        words = QFontMetrics(font).elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, room.width() + 2)
        painter.setFont(font)
        painter.setPen(look.colour("accent" if front else "quiet"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        if front:
            line = look.px(2)
            painter.fillRect(place.x(), place.bottom() + 1 - line, place.width(), line, look.colour("accent"))
            if self.hasFocus():
                ring = place.adjusted(2, look.px(5), -2, -look.px(6))
                box(painter, ring, look.px(BUTTON_RADIUS), border=look.colour("accent"), width=FOCUS_RING)

    def _tell(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self.current())


class SearchField(QLineEdit):
    """A field to search with; `hint` stands in it while it is empty and is its name."""

    def __init__(self, look: Look, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setAccessibleDescription(" ")  # where there is none Qt reads the hint once more
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.look.font("text"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, self.look.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, self.look.colour("quiet"))
        self.setPalette(palette)
        self.setFixedHeight(self.look.px(CONTROL_HEIGHT))
        leading, trailing = self.look.px(30), self.look.px(8)
        sides = (trailing, 0, leading, 0) if mirrored(self) else (leading, 0, trailing, 0)
        self.setTextMargins(*sides)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            edge, width = look.colour("border"), 1
            if self.hasFocus():
                edge, width = look.colour("accent"), FOCUS_RING
            box(painter, self.rect(), look.px(BUTTON_RADIUS), fill=look.colour("panel"), border=edge, width=width)
            size = look.px(17)
            place = QRectF(look.px(10), (self.height() - size) / 2, size, size)
            look.icons.paint(painter, "search", visual(self, place), look.colour("quiet"))
        super().paintEvent(event)
