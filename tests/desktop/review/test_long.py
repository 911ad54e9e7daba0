"""A message of 5,000 words, and one in which there is very much to look at."""

import statistics

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.desktop.review.page import ReviewPage
from composer.guide.case import Case, Person
from composer.session.desk import Desk
from tests.benchmarks.review import FAULTY, long_case
from tests.desktop.pages import Lay
from tests.desktop.review.conftest import Review
from tests.timing import seconds


@pytest.fixture
def long(lay: Lay) -> Desk:
    people = (Person(name="Dana Okafor", call="Dana"),)
    return lay(long_case(Case(answers=Case().with_answer("listen.who", people).answers)))


def press(page: ReviewPage, letter: str) -> float:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)

    def work() -> None:
        QApplication.sendEvent(page.editor, event)
        QApplication.sendPostedEvents()

    spent = seconds(work)
    QApplication.processEvents()
    return spent * 1000


def test_a_key_costs_little_and_changes_one_sentence(long: Desk, review: Review) -> None:
    page = review(long)
    assert long.opened.message().words >= 5000
    middle = page.editor.text().index("You had to tell", len(page.editor.text()) // 2)
    page.editor.set_caret(middle + len("You had to tell"))
    before = [one.text for one in long.opened.message().sentences]
    spent = [press(page, letter) for letter in ", and more than once,"]
    after = [one.text for one in long.opened.message().sentences]
    assert page.editor.body() == long.opened.message().body
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    # The real bound is measured by itself (make bench); here it is only seen that nothing has gone out of hand.
    assert statistics.median(spent) < 100


def test_forty_cards_are_there_and_the_next_come_with_f8(long: Desk, review: Review, qtbot: QtBot) -> None:
    page = review(long)
    found = [one for one in long.checking.message().shown if one.rule != "missing-component"]
    assert len(found) > 100
    assert len(page.cards.remarks()) == 40
    qtbot.waitUntil(lambda: all(card is not None for card in page.cards._cards))
    seen = []
    for _ in range(60):
        page.next_finding()
        at = page.cards.focused()
        assert at is not None
        seen.append(page.cards.remarks()[at].finding.start)
    assert seen == [one.start for one in found if one.start is not None][:60]
    assert page.cards.cards()[page.cards.focused() or 0]._note.text() == f"60 of {len(found)}"
    for _ in range(60):
        page.previous_finding()
    at = page.cards.focused()
    assert at is not None
    assert page.cards.cards()[at]._note.text() == f"{len(found)} of {len(found)}"


def test_ctrl_dot_opens_the_card_of_the_words_at_the_caret_wherever_they_are(long: Desk, review: Review) -> None:
    page = review(long)
    place = page.editor.text().rindex(FAULTY[0])
    page.editor.set_caret(place + 20)
    QTest.keyClick(page.editor, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    at = page.cards.focused()
    assert at is not None
    finding = page.cards.remarks()[at].finding
    assert long.opened.message().text[finding.start : finding.end] == finding.text
    assert abs((finding.start or 0) - long.opened.message().body_start - place) < len(FAULTY[0])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.editor.hasFocus()


def test_the_caret_is_kept_in_view(long: Desk, review: Review) -> None:
    page = review(long)
    QTest.keyClick(page.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    caret = page.editor.viewport().mapTo(page._area.viewport(), page.editor.cursorRect().center())
    assert page._area.viewport().rect().contains(caret)
    press(page, "x")
    caret = page.editor.viewport().mapTo(page._area.viewport(), page.editor.cursorRect().center())
    assert page._area.viewport().rect().contains(caret)
