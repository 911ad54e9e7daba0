"""Rows and columns whose spacing follows the text scale, a flow for chips, and scrolling that is never sideways."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels at 100 %; in a mirrored interface left and right change places."""


class Box(QBoxLayout):
    """A row or a column with spacing and margins in pixels at 100 %."""

    def __init__(
        self, look: Look, direction: QBoxLayout.Direction, spacing: int, margins: Margins, parent: QWidget | None
    ) -> None:
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self.look = look
        self._spacing, self._margins = spacing, margins
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the scale."""
        self.setSpacing(self.look.px(self._spacing))
        left, top, right, bottom = self._margins
        if mirrored_application():
            left, right = right, left
        self.setContentsMargins(*(self.look.px(margin) for margin in (left, top, right, bottom)))

    def set_margins(self, margins: Margins) -> None:
        """Change the margins (pixels at 100 %)."""
        self._margins = margins
        self.restyle()

    def gap(self, size: int) -> None:
        """Add an empty stretch of `size` pixels at 100 %."""
        self.addWidget(_Gap(self.look, size, self.direction()))


def row(look: Look, spacing: int = TINY, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None) -> Box:
    """Return a row."""
    return Box(look, QBoxLayout.Direction.LeftToRight, spacing, margins, parent)


def column(look: Look, spacing: int = TINY, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None) -> Box:
    """Return a column."""
    return Box(look, QBoxLayout.Direction.TopToBottom, spacing, margins, parent)


def mirrored_application() -> bool:
    """Say whether the interface as a whole runs right to left."""
    return QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def reveal(widget: QWidget, shown: bool) -> None:
    """Show or hide a widget; one that has no place yet will show with it, instead of as a window of its own now."""
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(shown)


def read_in_order(widgets: Iterable[QWidget]) -> None:
    """Let a screen reader come to these in this order: it takes the children of a widget as they are stacked."""
    for widget in widgets:
        widget.raise_()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        if (widget := item.widget()) is not None:
            # Hidden at once: a widget that only waits for its end must not be tabbed to or read.
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class _Gap(QWidget):
    def __init__(self, look: Look, size: int, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self._look, self._size = look, size
        self._down = direction == QBoxLayout.Direction.TopToBottom
        look.follow(self.restyle)

    def restyle(self) -> None:
        size = self._look.px(self._size)
        if self._down:
            self.setFixedHeight(size)
        else:
            self.setFixedWidth(size)


class FlowLayout(QLayout):
    """Widgets side by side that wrap like words; a widget wider than the row is made as wide as the row.

    `between` is the room between two rows, without it as much as between two widgets.
    """

    def __init__(
        self, look: Look, spacing: int = TINY, parent: QWidget | None = None, *, between: int | None = None
    ) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self.look = look
        self._gap = spacing
        self._between = spacing if between is None else between
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        items = [item for item in self._items if not item.isEmpty()]
        widths = [item.sizeHint().width() for item in items]
        height = max((item.sizeHint().height() for item in items), default=0)
        return QSize(sum(widths) + self.look.px(self._gap) * max(len(items) - 1, 0), height)

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap, between = self.look.px(self._gap), self.look.px(self._between)
        owner = self.parentWidget()
        mirrored = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = 0
        for line in self._lines(rect.width(), gap):
            height = max(size.height() for _, size in line)
            x = 0
            for item, size in line:
                left = rect.right() + 1 - x - size.width() if mirrored else rect.x() + x
                if move:
                    item.setGeometry(QRect(QPoint(left, rect.y() + y + (height - size.height()) // 2), size))
                x += size.width() + gap
            y += height + between
        return max(y - between, 0)

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            room = max(width, item.minimumSize().width())
            if size.width() > room:
                size.setWidth(room)
                if item.hasHeightForWidth():
                    size.setHeight(item.heightForWidth(room))
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + gap
        return lines


class Flow(QWidget):
    """A widget of its own with a flow in it: chips, buttons."""

    def __init__(
        self, look: Look, widgets: Sequence[QWidget] = (), spacing: int = TINY, *, between: int | None = None
    ) -> None:
        super().__init__()
        self._flow = FlowLayout(look, spacing, self, between=between)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_widgets(widgets)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead of what was there; without any it takes no room."""
        clear(self._flow)
        for widget in widgets:
            self._flow.addWidget(widget)
        reveal(self, bool(widgets))
        self.updateGeometry()

    def widgets(self) -> list[QWidget]:
        """Return what is shown, in order."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None]


class ScrollArea(QScrollArea):
    """A page that scrolls up and down and never sideways; what has the focus is brought into view.

    The scroll bar has its place also while there is nothing to scroll, unless `steady` is off.
    """

    def __init__(
        self, look: Look, content: QWidget, name: str = "", parent: QWidget | None = None, *, steady: bool = True
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        # Taking a widget in, Qt gives it a ground of its own; the ground is its surroundings'.
        content.setAutoFillBackground(False)
        self.setAccessibleName(name)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focused)
        if steady:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.verticalScrollBar().rangeChanged.connect(self._follow_range)
            self._follow_range(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        # Only when the page has grown with a field is there room to scroll to its caret.
        if event.type() == QEvent.Type.Resize and watched is self.widget():
            focused = QApplication.focusWidget()
            if isinstance(focused, QTextEdit):
                self.show_rect(focused.viewport(), focused.cursorRect())
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A window that got smaller must not leave the caret outside.
        if (focused := QApplication.focusWidget()) is not None:
            self._show_focused(None, focused)

    def show_rect(self, widget: QWidget, rect: QRect) -> None:
        """Scroll as little as needed to show `rect` of a widget inside, with some air around it."""
        content = self.widget()
        if content is None or not content.isAncestorOf(widget):
            return
        top = widget.mapTo(content, rect.topLeft()).y()
        air = self.look.px(40)
        if rect.height() > self.viewport().height() - 2 * air:
            # It cannot all be shown: what is shown of it may stay.
            shown = self.verticalScrollBar().value()
            if not (top < shown + self.viewport().height() - air and top + rect.height() > shown + air):
                self.ensureVisible(0, top, 0, air)
            return
        for y in (top + rect.height(), top):
            self.ensureVisible(0, y, 0, air)

    def _show_focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        # What the mouse goes to is in view, and must not move from under it between press and release.
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if isinstance(now, QTextEdit):
            self.show_rect(now.viewport(), now.cursorRect())
        else:
            self.show_rect(now, now.rect())

    def _follow_range(self, least: int, most: int) -> None:
        # Without anything to scroll the bar is not painted (the style sheet), but keeps its place: nothing moves
        # sideways when it comes, and no text wraps anew.
        self.verticalScrollBar().setEnabled(most > least)


def area_of(widget: QWidget) -> ScrollArea | None:
    """Return the scroll area a widget stands in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollArea):
        above = above.parentWidget()
    return above
