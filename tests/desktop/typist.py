"""A person who fills a whole case with nothing but the keyboard. Run by test_whole_case.py, on a screen of its own.

Prints as JSON what was on the clipboard, and the id of the case.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget

from composer.app import App
from composer.desktop.run import Start
from composer.library.profile import Profile

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def name(widget: QWidget) -> str:
    """Return what a screen reader says: the name, else the words, and for a choice its question."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{widget.accessibleName() or words} {widget.accessibleDescription()}"


def tab_to(words: str) -> QWidget:
    met = []
    for _ in range(90):
        if words in name(focused()):
            return focused()
        met.append(name(focused()))
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach “{words}”: {met}")


def write(words: str, text: str) -> None:
    tab_to(words)
    QTest.keyClicks(focused(), text)


def choose(words: str, choice: str) -> None:
    """Choose with the arrows, in a row of choices, a list of them or a list that opens."""
    here = tab_to(words)
    for _ in range(20):
        if isinstance(here, QComboBox):
            if here.currentText() == choice:
                return
            press(Qt.Key.Key_Down)
            continue
        here = focused()
        assert isinstance(here, QRadioButton)
        if here.text() == choice:
            press(Qt.Key.Key_Space)
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"the arrows do not reach “{choice}”")


def open_chip(words: str) -> None:
    tab_to(words)
    press(Qt.Key.Key_Return)


def chip(words: str, text: str) -> None:
    open_chip(words)
    QTest.keyClicks(focused(), text)


def next_step() -> None:
    press(Qt.Key.Key_Right, ALT)


# -- the rebuilt laptop, as tests/fixtures/answers/1.toml has it


def who_you_are() -> None:
    for text in ("Ravi Menon", "IT service desk", "0117 496 0142"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)


def start() -> None:
    tab_to("A new apology")
    press(Qt.Key.Key_Return)
    QTest.qWait(50)
    write("Name", "Dana Whitlock")
    write("How you address them", "Dana")
    open_chip("More about them")
    write("What they do", "architect")
    write("Where", "Whitlock & Co")
    write("E-mail", "dana@example.org")
    choose("We got something wrong", "We got something wrong")
    choose("A small thing", "Serious")
    choose("Help that did not help", "Lost or wrong data")
    tab_to("Go on")
    press(Qt.Key.Key_Return)


def listen() -> None:
    write("What did they say", "You wiped my photos and I have a planning meeting on Friday")
    write("If you could fix only one thing", "the site photos")
    choose("Have they said all", "Yes")
    chip("When it happened", "on Tuesday")
    next_step()


def restate() -> None:
    write("What did they tell you", "the eleven site photos on your desktop were for Friday's planning meeting")
    write("What matters most to them", "losing them is what worries you most")
    choose("Did they agree", "Yes")
    open_chip("How they told you")
    choose("", "On the phone")
    next_step()


def own() -> None:
    write("What went wrong on your side", "wiped your laptop on Tuesday without checking the desktop first")
    harm = "lost the photos and a day of mark-up, and had to explain that to your client this morning"
    write("What did that do to them", harm)
    write("What do you understand", "why that was the last thing you needed before a planning meeting")
    next_step()


def explain() -> None:
    choose("Do they want to know why", "They asked")
    write("What led to it", "I followed our rebuild list, which covers network folders only")
    write("What should you have done", "asked what you kept on the machine itself")
    next_step()


def plan() -> None:
    write("What have you already done", "sent the old disk to a recovery firm")
    write("Step 1: What happens", "ring you with the result, good or bad")
    write("Step 1: By when", "at 4:30 tomorrow")
    open_chip("Another step")
    QTest.keyClicks(focused(), "take a camera to the site")
    write("Step 2: By when", "on Thursday at 8")
    choose("Step 2: Who does it", "Other")
    QTest.keyClicks(focused(), "Marcus")
    tab_to("They have agreed")
    press(Qt.Key.Key_Space)
    change = "nobody on the desk wipes a machine until its owner has signed a one-page list of what is on it"
    write("What is different from now on", change)
    chip("From which day", "today")
    chip("Until then", "use the spare laptop on my desk")
    next_step()


def promises() -> None:
    tab_to("All certain")
    press(Qt.Key.Key_Return)
    next_step()


def give_back() -> None:
    next_step()


def follow_up() -> None:
    write("What will you do when you come back", "ring you to ask how the meeting went")
    write("When?", "next Tuesday at ten")
    tab_to("If I have missed something that matters to you, tell me")
    next_step()


def main() -> None:
    application = QApplication(sys.argv[:1])
    begun = Start(application, App(Profile(Path(sys.argv[1]))))
    window = begun.window
    QTimer.singleShot(40_000, lambda: sys.exit("this took too long"))

    def wait_for(what: str) -> None:
        for _ in range(400):
            if getattr(window.inside, what, None) is not None:
                return
            QTest.qWait(10)
        raise AssertionError(f"no {what} came")

    wait_for("sender_page")
    wait_for("_keeper")
    # There is no window manager on this screen to do it.
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    steps = (listen, restate, own, explain, plan, promises, give_back, follow_up)
    who_you_are()
    start()
    wait_for("case_page")
    for step in steps:
        step()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    data = application.clipboard().mimeData()
    assert window.inside is not None
    page = window.inside.case_page
    assert page is not None
    case_id = page.desk.opened.case.id
    result = {"text": data.text(), "html": data.html(), "case": case_id, "step": page.current()}
    begun.close()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
