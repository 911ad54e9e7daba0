from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.notices import Announcer, QuietBar, Toast
from composer.desktop.widgets.stem_field import StemField

Show = Callable[..., QWidget]


class Hands:
    """A clock moved by hand: what was put off happens when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, Callable[[], None]]] = []

    def after(self, milliseconds: int, call: Callable[[], None]) -> None:
        self.waiting.append((milliseconds, call))

    def pass_by(self) -> None:
        due, self.waiting = self.waiting, []
        for _, call in due:
            call()


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_announcements_leave_two_seconds_between_them(show: Show, hands: Hands) -> None:
    said: list[str] = []
    announcer = Announcer(show(), hands.after)
    announcer.spoken.connect(said.append)
    announcer.say("2 to look at", "findings")
    announcer.say("3 to look at", "findings")
    announcer.say("4 to look at", "findings")
    announcer.say("Undone: the answer", "undo")
    assert said == ["2 to look at"]
    assert [milliseconds for milliseconds, _ in hands.waiting] == [2000]

    hands.pass_by()
    assert said == ["2 to look at", "4 to look at"]
    hands.pass_by()
    assert said == ["2 to look at", "4 to look at", "Undone: the answer"]
    hands.pass_by()
    announcer.say("1 to look at", "findings")
    assert said[-1] == "1 to look at"


def test_a_toast_says_what_was_undone_and_leaves_by_itself(look: Look, show: Show, hands: Hands) -> None:
    window = show()
    said: list[str] = []
    announcer = Announcer(window, hands.after)
    announcer.spoken.connect(said.append)
    toast = Toast(look, window, announcer, hands.after)
    toast.say("Undone: the answer to “What went wrong?”")
    assert toast.isVisible()
    assert said == ["Undone: the answer to “What went wrong?”"]
    assert window.rect().contains(toast.geometry())

    hands.pass_by()
    assert not toast.isVisible()


def test_a_newer_toast_stays_its_own_time(look: Look, show: Show, hands: Hands) -> None:
    toast = Toast(look, show(), None, hands.after)
    toast.say("one")
    first = hands.waiting.pop()
    toast.say("two")
    first[1]()

    assert toast.isVisible()
    assert toast.words() == "two"


def test_the_bar_asks_without_taking_the_focus(qtbot: QtBot, look: Look, show: Show, hands: Hands) -> None:
    field = StemField(look, "What?")
    window = show(field)
    said: list[str] = []
    announcer = Announcer(window, hands.after)
    announcer.spoken.connect(said.append)
    told = QuietBar(look, announcer)
    window.layout().addWidget(told)
    field.setFocus()
    told.ask("Did it go out?", "“Yes” keeps this exact text.", ["Yes, just now", "At…", "Not yet"])
    assert told.isVisible()
    assert field.hasFocus()
    assert said == ["Did it go out? “Yes” keeps this exact text."]

    with qtbot.waitSignal(told.answered) as answer:
        qtbot.mouseClick(told.buttons()[1], Qt.MouseButton.LeftButton)
    assert answer.args == [1]
    assert not told.isVisible()


def test_esc_in_the_bar_changes_nothing(qtbot: QtBot, look: Look, show: Show) -> None:
    bar = QuietBar(look)
    show(bar)
    bar.ask("Did it go out?", "", ["Yes", "Not yet"])
    bar.buttons()[0].setFocus()
    with qtbot.waitSignal(bar.dismissed), qtbot.assertNotEmitted(bar.answered):
        QTest.keyClick(bar.buttons()[0], Qt.Key.Key_Escape)

    assert not bar.isVisible()
