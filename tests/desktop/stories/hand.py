"""The hands of a person at the keyboard: pressing, typing, going somewhere with Tab, waiting for something."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
_LONGEST_WAIT = 10.0  # seconds
_A_KEY, _A_LOOK = 4, 1200  # milliseconds: a quick hand, and a short look at what has come


def rest(ms: int) -> None:
    """Let the window go on for a while.

    By a loop of its own: QTest.qWait keeps Python to itself meanwhile, and whatever the program does beside its window
    would stand still.
    """
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def look() -> None:
    """Look at what has come before going on."""
    rest(_A_LOOK)


def until(true: Callable[[], object], what: str) -> None:
    """Let the window go on until this is true."""
    end = time.monotonic() + _LONGEST_WAIT
    while not true():
        assert time.monotonic() < end, f"this did not come: {what}"
        rest(5)


def focused() -> QWidget:
    """Return the widget that takes the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
    """Press a key, and let the window answer."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifiers)
        rest(_A_KEY)


def type_in(text: str) -> None:
    """Type where the caret is, a letter at a time; after each word the window may catch up."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
        if letter == " ":
            rest(_A_KEY)
    rest(_A_KEY)


def paste(text: str) -> None:
    """Paste what was copied in another program."""
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)


def copied() -> dict[str, str]:
    """Return what is on the clipboard, as text and as formatted text."""
    data = QApplication.clipboard().mimeData()
    return {"text": data.text(), "html": data.html()}


def name(widget: QWidget) -> str:
    """Return what a screen reader says: the name, else the words, and for a choice its question."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{widget.accessibleName() or words} {widget.accessibleDescription()}"


def tab_to(words: str, *, back: bool = False) -> QWidget:
    """Go with Tab, or with Shift+Tab, to what a screen reader calls so."""
    met = []
    for _ in range(90):
        if words in name(focused()):
            return focused()
        met.append(name(focused()))
        press(TAB, SHIFT if back else PLAIN)
    raise AssertionError(f"Tab does not reach “{words}”: {met}")


def write(words: str, text: str) -> None:
    """Go to a field and type."""
    tab_to(words)
    type_in(text)


def choose(words: str, choice: str) -> None:
    """Choose with the arrows, in a row of choices, a list of them or a list that opens."""
    here = tab_to(words)
    for _ in range(20):
        if isinstance(here, QComboBox):
            if here.currentText() == choice:
                return
            press(DOWN)
            continue
        here = focused()
        assert isinstance(here, QRadioButton), f"on the way to “{choice}” the focus went to “{name(here)}”"
        if here.text() == choice:
            press(SPACE)
            return
        press(DOWN)
    raise AssertionError(f"the arrows do not reach “{choice}”")


def activate(words: str, key: Qt.Key = ENTER) -> None:
    """Go to a button, a link or a chip and press it."""
    tab_to(words)
    press(key)


def fill_chip(words: str, text: str) -> None:
    """Open a further question, and type its answer."""
    activate(words)
    type_in(text)
