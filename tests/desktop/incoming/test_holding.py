"""Answer now, explain later: three answers and the note is there; the eight steps open with them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.widgets.chip import Chip
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


@pytest.fixture
def page(open_window: Open, keep: Keep, qtbot: QtBot) -> CasePage:
    """The page, opened by keyboard from its card on Home."""
    keep()
    inside = open_window()
    for _ in range(9):
        if isinstance(focused(), QPushButton) and "Answer now" in focused().text():  # type: ignore[attr-defined]
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: inside.case_page is not None)
    assert inside.case_page is not None
    return inside.case_page


def fill_in() -> None:
    for words in ("dana", "why it stopped at 7:40", "10"):
        QTest.keyClicks(focused(), words)
        press(Qt.Key.Key_Return)


def test_three_answers_by_keyboard_make_a_holding_note(page: CasePage) -> None:
    assert page.current() == "holding"
    asked = [label.text() for label in page.pages.findChildren(QLabel) if label.isVisible() and "?" in label.text()]
    assert len(asked) == 3
    assert "Who was let down?" in focused().accessibleName()
    fill_in()
    message = page.desk.opened.message()
    assert message.output == "holding"
    assert "Hi Dana," in message.text
    assert "I do not know yet why it stopped at 7:40." in message.text
    assert "I will tell you by 10 what I know." in message.text
    assert focused() is page.delivery.mail_button
    assert not page.side.isVisible()
    assert page.preview.isVisible()


def test_the_note_is_copied_from_the_foot_of_the_page(page: CasePage) -> None:
    fill_in()
    QTest.mouseClick(page.delivery.copy_button, Qt.MouseButton.LeftButton)
    assert "I will tell you by 10 what I know." in QApplication.clipboard().text()


def test_the_eight_steps_open_with_these_answers_and_lead_back(page: CasePage) -> None:
    fill_in()
    more = next(one for one in page.pages.findChildren(QPushButton) if one.text().startswith("More:"))
    more.setFocus()
    press(Qt.Key.Key_Space)
    assert page.current() == "listen"
    assert page.side.isVisible()
    assert page.desk.opened.case.people[0].name == "Dana"
    assert page.desk.opened.case.text("explain.unknown") == "why it stopped at 7:40"
    page.walk(-1)
    assert page.current() == "holding"


def test_undo_goes_back_to_the_field_on_the_same_page(page: CasePage) -> None:
    fill_in()
    page.undo()
    assert page.current() == "holding"
    assert page.desk.opened.case.text("explain.tell_by") == ""
    assert "tell" in focused().accessibleName()


def test_after_the_three_answers_nothing_is_still_to_come(page: CasePage) -> None:
    fill_in()
    chips = page.preview.coverage
    assert chips.chips(done=False) == []
    assert [chip.text() for chip in chips.chips(done=True) if isinstance(chip, Chip)] == ["When you come back"]
