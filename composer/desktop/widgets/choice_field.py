"""One of a few, one under the other, each with an example; and a box to tick."""

from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import BUTTON_RADIUS
from composer.desktop.widgets.layout import column
from composer.desktop.widgets.paint import WrappedText, box, focus_ring, hovered, mirrored, painting, visual
from composer.desktop.widgets.segmented import check_one

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Option(Struct, frozen=True):
    """A value, the words for it, and an example or explanation under them."""

    value: str
    words: str
    example: str = ""


class ChoiceField(QWidget):
    """A list of radio buttons with their examples. `chosen` tells the user's choice; `set_value` stays silent."""

    chosen = Signal(str)
    next_requested = Signal()

    def __init__(self, look: Look, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._value: str | None = None
        self._options = tuple(options)
        self.setAccessibleName(name)
        whole = column(look, 2, parent=self)
        self._rows = [_OptionRow(self, option) for option in options]
        for place, option_row in enumerate(self._rows):
            option_row.clicked.connect(lambda _=False, place=place: self._choose(place))
            whole.addWidget(option_row)
        self._set_tab_stop()

    def value(self) -> str | None:
        """Return the chosen value, None before anything was chosen."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a value (None for none) without telling."""
        self._value = value
        check_one(self._rows, [option.value == value for option in self._options])
        self._set_tab_stop()

    def buttons(self) -> list[QRadioButton]:
        """Return the radio buttons, in order."""
        return list(self._rows)

    def move_by(self, key: int) -> bool:
        """Move to a neighbour and choose it, as an arrow key asks."""
        step = _STEPS.get(Qt.Key(key))
        if step is None:
            return False
        at = next((i for i, option_row in enumerate(self._rows) if option_row.hasFocus()), 0)
        place = (at + step) % len(self._rows)
        self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(place)
        return True

    def _choose(self, place: int) -> None:
        before, value = self._value, self._options[place].value
        self.set_value(value)
        if value != before:
            self.chosen.emit(value)

    def _set_tab_stop(self) -> None:
        checked = [option_row for option_row in self._rows if option_row.isChecked()]
        stop = checked[0] if checked else self._rows[0]
        for option_row in self._rows:
            one = option_row is stop
            option_row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)


_KEPT = 8  # widths


class _OptionRow(QRadioButton):
    def __init__(self, field: ChoiceField, option: Option) -> None:
        super().__init__(option.words, field)
        self._field = field
        self._example = option.example
        self._kept: dict[tuple[object, ...], tuple[WrappedText, WrappedText]] = {}
        self.setAccessibleDescription(option.example)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        field.look.changed.connect(self.updateGeometry)

    def hitButton(self, _pos: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._field.look.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._field.look.px(160)
        return QSize(width, self._field.look.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, example = self._texts(width)
        return round(words.height + (example.height if self._example else 0)) + self._field.look.px(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._field.move_by(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._field.next_requested.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._field.look
        with painting(self) as painter:
            radius = look.px(BUTTON_RADIUS)
            if self.isChecked():
                box(painter, self.rect(), radius, fill=look.colour("accent_soft"))
            elif self.underMouse() and self.isEnabled():
                box(painter, self.rect(), radius, fill=hovered(look))
            words, example = self._texts(self.width())
            size, edge, top = look.px(18), look.px(8), look.px(6)
            place = visual(self, QRectF(edge, top + (words.height - size) / 2, size, size))
            ink = look.colour("text" if self.isEnabled() else "quiet")
            if self.isChecked():
                box(painter, place, size / 2, fill=look.colour("accent" if self.isEnabled() else "quiet"))
                look.icons.paint(painter, "check", place.adjusted(3, 3, -3, -3), look.colour("on_accent"))
            else:
                box(painter, place, size / 2, fill=look.colour("panel"), border=look.colour("border"))
            left = look.px(8) if mirrored(self) else self._text_left()
            words.paint(painter, QPointF(left, top), ink)
            if self._example:
                example.paint(painter, QPointF(left, top + words.height), look.colour("quiet"))
            if self.hasFocus():
                focus_ring(painter, self.rect(), radius, look)

    def _text_left(self) -> int:
        return self._field.look.px(8 + 18 + 10)

    def _texts(self, width: int) -> tuple[WrappedText, WrappedText]:
        # A layout asks for the height at many widths, and again and again.
        look = self._field.look
        key = width, self.isChecked(), self.layoutDirection(), look.scale
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            room = width - self._text_left() - look.px(8)
            font = look.font("text", "semibold" if self.isChecked() else "regular")
            words = WrappedText(self.text(), font, room, self.layoutDirection())
            kept = words, WrappedText(self._example, look.font("hint"), room, self.layoutDirection())
            self._kept[key] = kept
        return kept


class TickBox(QCheckBox):
    """A box to tick, with or without words beside it (then `name` is what a screen reader says)."""

    def __init__(self, look: Look, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.look = look
        if name:
            self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hitButton(self, _pos: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        free = self._words(100_000)
        width = self._text_left() + ceil(free.width) + 1 + self.look.px(6) if self.text() else self.look.px(28)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(120)), self.look.px(28))

    def hasHeightForWidth(self) -> bool:
        return bool(self.text())

    def heightForWidth(self, width: int) -> int:
        return max(round(self._words(width).height) + self.look.px(6), self.look.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            size, edge = look.px(16), look.px(6)
            words = self._words(self.width())
            line = words.height if self.text() and words.height < size * 2 else size
            top = (look.px(28) - size) / 2 if self.height() > look.px(28) else (self.height() - size) / 2
            place = visual(self, QRectF(edge, top, size, size))
            self._paint_box(painter, place, look.colour("accent" if self.isEnabled() else "quiet"))
            if self.text():
                left = look.px(6) if mirrored(self) else self._text_left()
                ink = look.colour("text" if self.isEnabled() else "quiet")
                words.paint(painter, QPointF(left, top + (size - line) / 2), ink)
            if self.hasFocus():
                focus_ring(painter, self.rect(), look.px(BUTTON_RADIUS), look)

    def _paint_box(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        look = self.look
        radius = look.px(4)
        if self.isChecked():
            box(painter, place, radius, fill=ink)
            look.icons.paint(painter, "check", place.adjusted(1, 1, -1, -1), look.colour("on_accent"))
        else:
            box(painter, place, radius, fill=look.colour("panel"), border=look.colour("border"))

    def _text_left(self) -> int:
        return self.look.px(6 + 16 + 8)

    def _words(self, width: float) -> WrappedText:
        room = width - self._text_left() - self.look.px(6)
        return WrappedText(self.text(), self.look.font("text"), room, self.layoutDirection())
