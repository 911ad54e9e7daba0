"""One of a few, in a row: a segmented control with the manners of radio buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import BUTTON_RADIUS, CONTROL_HEIGHT, FOCUS_RING, SMALL_CONTROL_HEIGHT
from composer.desktop.widgets.paint import box, focus_ring, hovered, mirrored, painting, visual

Choice = tuple[str, str]
"""A value and the words for it."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class SegmentedControl(QWidget):
    """A row of choices; where they have no room in one row they take several.

    `name` is the question as a screen reader says it. `chosen` tells the value of a choice the user made; `set_value`
    stays silent. Arrows move and choose, Space chooses, Tab stops once.
    """

    chosen = Signal(str)
    next_requested = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[Choice],
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._height = SMALL_CONTROL_HEIGHT if small else CONTROL_HEIGHT
        self._small = small
        self._choices: tuple[Choice, ...] = ()
        self._segments: list[_Segment] = []
        self._value: str | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)
        look.changed.connect(self._place)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Set what can be chosen; the value stays if it is still among them."""
        for segment in self._segments:
            segment.hide()
            segment.deleteLater()
        self._choices = tuple(choices)
        self._segments = [_Segment(self, words, small=self._small) for _, words in choices]
        for place, segment in enumerate(self._segments):
            segment.setAccessibleDescription(self.accessibleName())
            segment.clicked.connect(lambda _=False, place=place: self._choose(place))
            if self.isVisible():
                segment.show()
        self.set_value(self._value if self._value in dict(choices) else None)

    def value(self) -> str | None:
        """Return the chosen value, None before anything was chosen."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a value (None for none) without telling."""
        self._value = value
        check_one(self._segments, [own == value for own, _ in self._choices])
        self._set_tab_stop()
        self._place()

    def segments(self) -> list[QRadioButton]:
        """Return the radio buttons, in order."""
        return list(self._segments)

    def sizeHint(self) -> QSize:
        return QSize(sum(segment.sizeHint().width() for segment in self._segments), self.look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        widest = max((segment.sizeHint().width() for segment in self._segments), default=0)
        return QSize(widest, self.look.px(self._height))

    def heightForWidth(self, width: int) -> int:
        return sum(self.look.px(self._height) + _ROW_GAP for _ in self._rows(width)) - _ROW_GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            for row in self._rows(self.width()):
                place = row[0].geometry().united(row[-1].geometry())
                edge = self.look.colour("border" if self.isEnabled() else "line")
                box(painter, place, self._radius(), fill=self.look.colour("panel"), border=edge)

    def move_by(self, key: int) -> bool:
        """Move to a neighbour and choose it, as an arrow key asks."""
        step = _STEPS.get(Qt.Key(key))
        if step is None:
            return False
        if mirrored(self) and key in _SIDEWAYS:
            step = -step
        at = next((i for i, segment in enumerate(self._segments) if segment.hasFocus()), 0)
        place = (at + step) % len(self._segments)
        self._segments[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(place)
        return True

    def focus_first(self) -> None:
        """Move the focus to the chosen segment, or the first."""
        stop = next((segment for segment in self._segments if segment.isChecked()), None) or self._segments[0]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        before, value = self._value, self._choices[place][0]
        self.set_value(value)
        if value != before:
            self.chosen.emit(value)

    def _set_tab_stop(self) -> None:
        checked = [segment for segment in self._segments if segment.isChecked()]
        if not self._segments:
            return
        stop = checked[0] if checked else self._segments[0]
        for segment in self._segments:
            policy = Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _rows(self, width: int) -> list[list["_Segment"]]:
        rows: list[list[_Segment]] = []
        used = 0
        for segment in self._segments:
            need = segment.sizeHint().width()
            if not rows or used + need > width:
                rows.append([])
                used = 0
            rows[-1].append(segment)
            used += need
        return rows

    def _place(self) -> None:
        radius = self._radius()
        y = 0
        height = self.look.px(self._height)
        for row in self._rows(self.width()):
            x = 0
            for segment in row:
                width = min(segment.sizeHint().width(), self.width())
                segment.setGeometry(visual(self, QRectF(x, y, width, height)).toRect())
                segment.set_ends(radius, first=segment is row[0], last=segment is row[-1])
                x += width
            y += height + _ROW_GAP
        self.updateGeometry()
        self.update()

    def _radius(self) -> int:
        return self.look.px(BUTTON_RADIUS)


_ROW_GAP = 4


def check_one(buttons: Sequence[QRadioButton], checked: Sequence[bool]) -> None:
    """Check one radio button of a group, or none: Qt itself lets a group never be empty again."""
    for button in buttons:
        button.setAutoExclusive(False)
    for button, on in zip(buttons, checked, strict=True):
        button.setChecked(on)
    for button in buttons:
        button.setAutoExclusive(True)


class _Segment(QRadioButton):
    """One choice: selected it has a tick, is semibold and stands on the soft accent."""

    def __init__(self, control: SegmentedControl, words: str, *, small: bool) -> None:
        super().__init__(words, control)
        self._control = control
        self._small = small
        self._radius = 0
        self._first = self._last = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_ends(self, radius: int, *, first: bool, last: bool) -> None:
        self._radius, self._first, self._last = radius, first, last
        self.update()

    def sizeHint(self) -> QSize:
        look = self._control.look
        width = QFontMetrics(self._words_font()).horizontalAdvance(self.text()) + 2 * self._padding() + 1
        return QSize(width + (self._tick() + look.px(5) if self.isChecked() else 0), look.px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._control.move_by(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._control.next_requested.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._control.look
        with painting(self) as painter:
            self._paint_ground(painter)
            ink = look.colour("quiet" if not self.isEnabled() else "accent" if self.isChecked() else "text")
            x = float(self._padding())
            if self.isChecked():
                tick = QRectF(x, (self.height() - self._tick()) / 2, self._tick(), self._tick())
                look.icons.paint(painter, "check", visual(self, tick), ink)
                x += self._tick() + look.px(5)
            metrics = QFontMetrics(self._words_font())
            words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(self.width() - x))
            painter.setFont(self._words_font())
            painter.setPen(ink)
            place = visual(self, QRectF(x, 0, metrics.horizontalAdvance(words) + 2, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
            if self.hasFocus():
                focus_ring(painter, self.rect(), self._radius, look)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._control.look
        # The ground is painted wider than the segment and cut, so that only the ends of the row are round.
        place = self.rect()
        starts, ends = (self._last, self._first) if mirrored(self) else (self._first, self._last)
        wide = QRect(place).adjusted(0 if starts else -self._radius, 0, 0 if ends else self._radius, 0)
        if self.isChecked():
            box(painter, wide.adjusted(1, 1, -1, -1), self._radius - 1, fill=look.colour("accent_soft"))
        elif self.underMouse() and self.isEnabled():
            box(painter, wide.adjusted(1, 1, -1, -1), self._radius - 1, fill=hovered(look))
        if not starts:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(0, 1, 0, self.height() - FOCUS_RING)
        edge = look.colour("border" if self.isEnabled() else "line")
        box(painter, wide, self._radius, border=edge)

    def _words_font(self) -> QFont:
        font = self._control.look.font("text", "semibold" if self.isChecked() else "regular")
        if self._small:
            font.setPointSizeF(font.pointSizeF() * 13.2 / 14)
        return font

    def _tick(self) -> int:
        return self._control.look.px(15)

    def _padding(self) -> int:
        return self._control.look.px(10 if self._small else 14)
