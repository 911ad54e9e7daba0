"""Back and Next at the foot of a case; and the row of tabs where the message has no place of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Bar
from composer.desktop.widgets.controls import Tabs
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import Box, reveal


class NavBar(Bar):
    """Back and Next; beside the promise table, what brings the message back."""

    back = Signal()
    next = Signal()
    message_toggled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 56, line="above", margins=(40, 0, 20, 0), parent=parent)
        whole = self.layout()
        assert isinstance(whole, Box)
        self._whole = whole
        self._guide = False
        self._following = ""
        self._back = Button(look, self.tr("Back"), icon="chevron-left")
        self._next = Button(look, "", "primary", icon_after="chevron-right")
        self._keys = Hint(look, self.tr("Alt+Left   Alt+Right"), wraps=False)
        self._message = Button(look, self.tr("Show the message"), icon="chevron-left")
        self._back.clicked.connect(self.back)
        self._next.clicked.connect(self.next)
        self._message.clicked.connect(self.message_toggled)
        self.start.addWidget(self._back)
        self.start.addWidget(self._next)
        self.start.addStretch(1)
        self.end.addWidget(self._keys)
        self.end.addWidget(self._message)
        self.setAccessibleName(self.tr("Steps back and on"))

    def set_places(self, *, back: bool, following: str) -> None:
        """Say whether there is a step before, and what the next one is called ("" for none)."""
        self._back.setEnabled(back)
        self._following = following
        self._show_next()

    def set_guide(self, *, guide: bool) -> None:
        """Say whether what comes next is the guide: a page before it is in front, which is whole by itself."""
        self._guide = guide
        reveal(self._back, not guide)
        self._next.set_kind("outlined" if guide else "primary")
        self._show_next()

    def set_width(self, *, wide: bool, promises: bool, message_shown: bool) -> None:
        """Fit the room; `promises` says that the promise table is in front."""
        self._whole.set_margins((40 if wide else 24, 0, 20, 0))
        reveal(self._keys, wide and not promises and not self._guide)
        reveal(self._message, promises)
        self._message.setText(self.tr("Hide the message") if message_shown else self.tr("Show the message"))

    def _show_next(self) -> None:
        words = self.tr("Next: {step}").format(step=self._following)
        self._next.setText(self.tr("Open in the eight steps") if self._guide else words)
        reveal(self._next, self._guide or bool(self._following))

    def focus_next(self) -> None:
        """Give the focus to Next."""
        (self._next if self._next.isVisible() else self._back).setFocus(Qt.FocusReason.TabFocusReason)


class TabRow(Bar):
    """Questions or the message, and on the other side the advice in a few words."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 44, line="below", colour="background", margins=(24, 0, 14, 0), parent=parent)
        self._tabs = Tabs(look, self.tr("Questions or message"))
        self._tabs.set_tabs((("questions", self.tr("Questions")), ("message", self.tr("Message"))))
        self._tabs.chosen.connect(self.chosen)
        self.advice = Button(look, "", "quiet", small=True)
        self.start.addWidget(self._tabs)
        self.start.addStretch(1)
        self.end.addWidget(self.advice)

    def set_words(self, number: int) -> None:
        """Say how long the message is."""
        words = self.tr("Message, {number} words").format(number=number)
        self._tabs.set_tabs((("questions", self.tr("Questions")), ("message", words)))

    def set_advice(self, headline: str) -> None:
        """Show the advice; pressed, it offers other ways."""
        self.advice.setText(headline)
        self.advice.setAccessibleDescription(self.tr("How to reach them, other ways"))

    def set_current(self, tab: str) -> None:
        """Bring a tab to the front without telling."""
        self._tabs.set_current(tab)

    def show_other(self) -> None:
        """Go to the tab that is not in front, as the user does."""
        if self.isVisible():
            self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.chosen.emit("questions" if self._tabs.current() == "message" else "message")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the advice out where there is no room for it."""
        reveal(self.advice, not narrow)
