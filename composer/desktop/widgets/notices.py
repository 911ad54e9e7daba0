"""What tells without asking for the focus: a toast, a quiet bar with a question, and polite announcements."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.labels import IconLabel, Label
from composer.desktop.widgets.layout import Flow, reveal, row
from composer.desktop.widgets.paint import WrappedText, box, painting

After = Callable[[int, Callable[[], None]], object]
"""Calls a function after so many milliseconds, on this thread."""

BETWEEN_ANNOUNCEMENTS = 2000
"""Milliseconds of quiet after an announcement."""

TOAST_STAYS = 5000

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


def after_of(owner: QObject) -> After:
    """Return what calls later by Qt's clock, as long as `owner` is there."""
    return lambda milliseconds, call: QTimer.singleShot(milliseconds, owner, call)


class Announcer(QObject):
    """Speaks to screen readers politely, at most once in two seconds; `spoken` tells what was said.

    What comes meanwhile waits; of one topic only the newest is said.
    """

    spoken = Signal(str)

    def __init__(self, window: QWidget, after: After | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._after = after or after_of(self)
        self._waiting: dict[str, str] = {}
        self._quiet = False

    def say(self, text: str, topic: str = "") -> None:
        """Say a sentence when the last one is two seconds old."""
        self._waiting.pop(topic, None)
        self._waiting[topic] = text
        if not self._quiet:
            self._speak()

    def _speak(self) -> None:
        self._quiet = False
        if not self._waiting:
            return
        text = self._waiting.pop(next(iter(self._waiting)))
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self._quiet = True
        self._after(BETWEEN_ANNOUNCEMENTS, self._speak)
        self.spoken.emit(text)


class Toast(QWidget):
    """A line at the foot of its parent that says what was undone and leaves by itself."""

    def __init__(
        self, look: Look, parent: QWidget, announcer: Announcer | None = None, after: After | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._announcer = announcer
        self._after = after or after_of(self)
        self._words = ""
        self._shown = 0
        self._bars: tuple[QWidget, ...] = ()
        self._rise = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)
        look.changed.connect(self._place)

    def say(self, words: str) -> None:
        """Show and announce a line; a newer one takes its place."""
        self._words = words
        self._shown += 1
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self.update()
        if self._announcer is not None:
            self._announcer.say(words, "toast")
        turn = self._shown
        self._after(TOAST_STAYS, lambda: self._leave(turn))

    def stand_above(self, *bars: QWidget) -> None:
        """Never cover what these bars ask."""
        self._bars = bars
        for bar in bars:
            bar.installEventFilter(self)

    def rise(self, pixels: int) -> None:
        """Stand so much higher (pixels at 100 %), above what stands at the foot of the page."""
        self._rise = pixels
        self._place()

    def words(self) -> str:
        """Return the line that is shown or was shown last."""
        return self._words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and (watched is self.parent() or watched in self._bars):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), self.look.px(CARD_RADIUS), fill=self.look.colour("text"))
            laid = self._laid()
            place = QRectF(self.rect())
            x, y = (place.width() - laid.width) / 2, (place.height() - laid.height) / 2
            laid.paint(painter, place.translated(x, y).topLeft(), self.look.colour("panel"))

    def _laid(self) -> WrappedText:
        above = self.parentWidget()
        around = above.width() if above is not None else 0
        room = min(self.look.px(480), around - self.look.px(80))
        return WrappedText(self._words, self.look.font("text"), room, Qt.LayoutDirection.LeftToRight)

    def _place(self) -> None:
        above = self.parentWidget()
        if above is None:
            return
        laid = self._laid()
        width, height = round(laid.width) + self.look.px(34), round(laid.height) + self.look.px(18)
        tops = [bar.mapTo(above, QPoint(0, 0)).y() for bar in self._bars if bar.isVisible()]
        foot = min([above.height() - self.look.px(72 + self._rise), *(top - self.look.px(12) for top in tops)]) - height
        self.setGeometry((above.width() - width) // 2, foot, width, height)

    def _leave(self, turn: int) -> None:
        if turn == self._shown:
            self.hide()


class QuietBar(Surface):
    """A bar with a question and its answers that never takes the focus: announced, and waiting without a clock.

    `answered` tells the index of the button; `dismissed` that Esc was pressed in it. Both hide it.
    """

    answered = Signal(int)
    dismissed = Signal()

    def __init__(self, look: Look, announcer: Announcer | None = None, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent_soft", parent)
        self._announcer = announcer
        whole = row(look, 16, (40, 10, 20, 10), self)
        head = row(look, 8)
        self._icon = IconLabel(look, "check", "accent", 16)
        self._question = Label(look, weight="semibold")
        self._why = Label(look, colour="quiet")
        words = Flow(look, [self._question, self._why], 12, between=2)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(head, 1)
        self._answers = row(look, 8)
        whole.addLayout(self._answers)
        self._buttons: list[Button] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def ask(self, question: str, why: str, answers: Sequence[str], icon: str = "check") -> None:
        """Show a question; the first answer is the one in the accent."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._icon.set_icon(icon, "accent")
        self._question.setText(question)
        self._why.setText(why)
        reveal(self._why, bool(why))
        self._buttons = []
        for index, words in enumerate(answers):
            button = Button(self.look, words, "outlined" if index else "accent", small=True)
            button.setAccessibleDescription(question)
            button.clicked.connect(lambda _=False, index=index: self._answer(index))
            self._answers.addWidget(button)
            self._buttons.append(button)
        self.setAccessibleName(question)
        self.setAccessibleDescription(why)
        reveal(self, True)
        if self._announcer is not None:
            self._announcer.say(f"{question} {why}".strip(), "bar")

    def buttons(self) -> list[Button]:
        """Return the answers, in order."""
        return list(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self.look.colour("line"))

    def _answer(self, index: int) -> None:
        self.hide()
        self.answered.emit(index)
