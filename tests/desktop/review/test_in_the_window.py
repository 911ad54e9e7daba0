"""Review in the window of the program: undo from elsewhere, screen readers, the keys, and where it stands."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.review.page import ReviewPage
from composer.desktop.shell.pages import REVIEW
from composer.desktop.widgets.button import Button
from tests.desktop.stories.hand import ALT, CTRL, SHIFT

OnCase = Callable[..., CasePage]


def review_of(page: CasePage) -> ReviewPage:
    page.go(REVIEW)
    QApplication.processEvents()
    review = page.pages._pages[REVIEW]
    assert isinstance(review, ReviewPage)
    return review


def test_undo_of_an_edit_goes_to_review_and_puts_the_caret_there(on_case: OnCase) -> None:
    page = on_case()
    review = review_of(page)
    before = review.editor.body()
    harm = next(one for one in page.desk.opened.message().sentences if one.slot == "harm")
    place = harm.place
    review.editor.set_caret(harm.end - 1 - page.desk.opened.message().body_start)
    QTest.keyClicks(review.editor, ", all of it")
    page.go("own")
    page.undo()
    assert page.current() == REVIEW
    assert review.editor.hasFocus()
    assert review.editor.body() == before
    at = review.editor.at_caret()
    assert at is not None
    assert at.place == place
    assert page.toast_words() == "Undone: what was typed in the message"
    page.redo()
    assert ", all of it." in review.editor.body()


def test_undo_of_the_subject_goes_to_its_field(on_case: OnCase) -> None:
    page = on_case()
    review = review_of(page)
    review.sheet.subject.setFocus()
    QTest.keyClicks(review.sheet.subject, "Again: ")
    page.go("own")
    page.undo()
    assert review.sheet.subject.hasFocus()
    assert "Again" not in review.sheet.subject.text()


def test_the_whole_of_it_by_keyboard_alone(on_case: OnCase) -> None:
    page = on_case()
    QTest.keyClick(page.window(), Qt.Key.Key_9, CTRL)
    QApplication.processEvents()
    review = review_of(page)
    editor = QApplication.focusWidget()
    assert editor is review.editor
    QTest.keyClick(editor, Qt.Key.Key_End, CTRL)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, " Thank you for your patience and understanding.")
    QTest.keyClick(editor, Qt.Key.Key_Up, ALT)
    QTest.qWait(600)
    QTest.keyClick(page.window(), Qt.Key.Key_F8)
    assert review.cards.focused() == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert editor is QApplication.focusWidget()
    assert "patience" not in page.desk.opened.message().text
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert "patience" in review.editor.body()
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert "patience" not in review.editor.body()


def test_own_wordings_are_announced_as_a_count(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    review = review_of(page)
    said: list[str] = []
    page._announcer.spoken.connect(said.append)
    review.editor.set_caret(len("Hi Dana,"))
    QTest.keyClicks(review.editor, " and Priya,")
    qtbot.waitUntil(lambda: "One sentence in your own wording." in said, timeout=5000)


def test_esc_in_a_card_goes_back_to_the_message_and_lets_a_dragged_sentence_go(on_case: OnCase) -> None:
    page = on_case()
    page.desk.opened.answer("own.harm", "may have lost a day, and we will leave no stone unturned", how="choice")
    review = review_of(page)
    QTest.keyClick(page.window(), Qt.Key.Key_F8)
    assert review.cards.focused() == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert review.editor.hasFocus()
    body, line = review.editor.body(), review.editor.at_caret()
    assert line is not None
    grip = review.editor.margin.grip_of(line)
    assert grip is not None
    mouse = review.editor.viewport()
    QTest.mousePress(mouse, Qt.MouseButton.LeftButton, pos=grip.center())
    QTest.mouseMove(mouse, grip.center() - QPoint(0, 60))
    QTest.keyClick(review.editor, Qt.Key.Key_Escape)
    QTest.mouseRelease(mouse, Qt.MouseButton.LeftButton, pos=grip.center() - QPoint(0, 60))
    assert review.editor.body() == body


@pytest.mark.parametrize("size", [(1360, 860), (900, 600)])
def test_nothing_scrolls_sideways_and_one_button_is_filled(on_case: OnCase, size: tuple[int, int]) -> None:
    page = on_case(size=size)
    review = review_of(page)
    assert review._area.horizontalScrollBar().maximum() == 0
    assert review.editor.width() <= review._area.viewport().width()
    filled = [one for one in page.findChildren(Button) if one.isVisible() and one.kind() == "primary"]
    assert [one.text() for one in filled] == ["E-mail…"]  # they have spoken
