"""Sentences that move: by keys, by the grip in the margin, and back into the order of the rules."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from composer.desktop.review.page import ReviewPage
from composer.message.message import Sentence
from composer.session.desk import Desk
from tests.desktop.review.conftest import Review

ALT = Qt.KeyboardModifier.AltModifier


def slots(desk: Desk) -> list[str]:
    return [one.slot for one in desk.opened.message().sentences]


def of(desk: Desk, slot: str) -> Sentence:
    return next(one for one in desk.opened.message().sentences if one.slot == slot)


def middle(page: ReviewPage, place: str, *, end: bool = False) -> QPoint:
    """Return a point in the words of a sentence, near its beginning or near its end."""
    line = page.editor.line(place)
    assert line is not None
    pieces = page.editor.pieces(line.span)
    piece = pieces[-1 if end else 0]
    return QPoint(int(piece.right - 4 if end else piece.left + 4), int((piece.top + piece.bottom) / 2))


def drag(page: ReviewPage, start: QPoint, *way: QPoint, let_go: bool = True) -> None:
    words = page.editor.viewport()
    QTest.mousePress(words, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(3, 12), *way):
        QTest.mouseMove(words, point)
        QApplication.processEvents()
    if let_go:
        QTest.mouseRelease(words, Qt.MouseButton.LeftButton, pos=way[-1])


def test_alt_up_and_down_move_the_sentence_with_the_caret_in_it(whole: Desk, review: Review) -> None:
    page = review(whole)
    before, harm = page.editor.body(), of(whole, "harm")
    assert page.editor.go_to(harm.place)
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    assert slots(whole).index("harm") < slots(whole).index("own")
    line = page.editor.at_caret()
    assert line is not None
    assert (line.place, page.editor.caret()) == (harm.place, line.span.end)
    assert page.editor.body() == whole.opened.message().body
    QTest.keyClick(page.editor, Qt.Key.Key_Down, ALT)
    assert page.editor.body() == before


def test_put_in_order_comes_when_something_has_moved_and_brings_it_back(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = page.editor.body()
    assert not page.foot.order_button.isVisible()
    page.editor.go_to(of(whole, "harm").place)
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    assert page.foot.order_button.isVisible()
    page.foot.order_button.click()
    assert page.editor.body() == before
    assert not page.foot.order_button.isVisible()
    whole.opened.undo()
    assert page.editor.body() != before


def test_a_greeting_stays_where_it_is(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = page.editor.body()
    page.editor.set_caret(3)
    QTest.keyClick(page.editor, Qt.Key.Key_Down, ALT)
    assert page.editor.body() == before
    assert not whole.opened.can_undo


def test_a_sentence_is_dragged_by_its_grip_and_a_line_shows_where_it_lands(whole: Desk, review: Review) -> None:
    page = review(whole)
    harm, own = of(whole, "harm"), of(whole, "own")
    page.editor.go_to(harm.place)
    line = page.editor.line(harm.place)
    assert line is not None
    grip = page.editor.margin.grip_of(line)
    assert grip is not None
    assert grip.width() >= 24
    drag(page, grip.center(), middle(page, own.place), let_go=False)
    assert page.editor.margin.target() == (own.place, False)
    image = page.editor.grab().toImage()
    spot = middle(page, own.place) - QPoint(6, 0)
    assert image.pixelColor(spot) == page.editor.look.colour("accent")
    QTest.mouseRelease(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert slots(whole).index("harm") == slots(whole).index("own") - 1
    assert page.editor.body() == whole.opened.message().body
    whole.opened.undo()
    assert slots(whole).index("harm") == slots(whole).index("own") + 1


def test_dropped_behind_the_middle_it_lands_after_the_sentence(whole: Desk, review: Review) -> None:
    page = review(whole)
    harm, other = of(whole, "harm"), whole.opened.message().sentences[-2]
    page.editor.go_to(harm.place)
    line = page.editor.line(harm.place)
    assert line is not None
    grip = page.editor.margin.grip_of(line)
    assert grip is not None
    drag(page, grip.center(), middle(page, other.place, end=True))
    places = [one.place for one in whole.opened.message().sentences]
    assert places.index(harm.place) == places.index(other.place) + 1


def test_esc_lets_go_and_changes_nothing(whole: Desk, review: Review) -> None:
    page = review(whole)
    before, harm = page.editor.body(), of(whole, "harm")
    page.editor.go_to(harm.place)
    line = page.editor.line(harm.place)
    assert line is not None
    grip = page.editor.margin.grip_of(line)
    assert grip is not None
    drag(page, grip.center(), middle(page, of(whole, "own").place), let_go=False)
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert page.editor.body() == before


def test_a_click_in_the_margin_moves_nothing(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = page.editor.body()
    line = page.editor.line(of(whole, "own").place)
    assert line is not None
    grip = page.editor.margin.grip_of(line)
    assert grip is not None
    QTest.mouseClick(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=grip.center())
    at = page.editor.at_caret()
    assert at is not None
    assert at.place == line.place
    assert page.editor.body() == before


@pytest.mark.parametrize("act", ["Move it up", "Move it down"])
def test_the_menu_of_a_sentence_moves_it_too(act: str, whole: Desk, review: Review) -> None:
    page = review(whole)
    harm = of(whole, "harm")
    menu = QMenu()
    menu.addAction("Copy")
    page.editor.asked.emit(menu, harm.place)
    action = next(one for one in menu.actions() if one.text().startswith(act))
    before = slots(whole).index("harm")
    action.trigger()
    assert (slots(whole).index("harm") < before) == (act == "Move it up") or "\n\nYou lost" in page.editor.body()


PASTED = "I was wrong about the list. I had it from memory. I did not check it.\n\nThat is the second part. It is so."


def pasted(page: ReviewPage) -> None:
    """Paste several sentences as a paragraph of their own at the end."""
    page.editor.setFocus()
    page.editor.set_caret(len(page.editor.text()))
    mime = QMimeData()
    mime.setText(f"\n\n{PASTED}")
    page.editor.insertFromMimeData(mime)


def test_each_sentence_of_a_long_pasted_text_moves_by_itself(whole: Desk, review: Review) -> None:
    page = review(whole)
    pasted(page)
    assert PASTED in page.editor.body()
    page.editor.set_caret(page.editor.text().index("memory"))
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    assert "I had it from memory. I was wrong about the list. I did not check it." in page.editor.body()
    assert page.editor.text()[page.editor.caret() :].startswith("memory")
    whole.opened.undo()
    assert PASTED in page.editor.body()
    whole.opened.undo()
    assert "from memory" not in page.editor.body()


def test_of_several_sentences_typed_in_one_go_the_one_at_the_caret_moves(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = page.editor.body()
    gap = before.index("\n\n", before.index("\n\n") + 2)
    page.editor.setFocus()
    page.editor.set_raw_caret(gap + 1)
    QTest.keyClicks(page.editor, "I mean it. I do. I said so.")
    page.editor.set_caret(page.editor.text().index("I do.") + 2)
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    assert "I do. I mean it. I said so." in page.editor.body()
    assert page.editor.text()[page.editor.caret() :].startswith("do.")
    assert page.editor.body() == whole.opened.message().body
    whole.opened.undo()
    assert "I mean it. I do. I said so." in page.editor.body()


def test_a_sentence_that_moved_is_lit_and_it_is_told_where_it_stands(whole: Desk, review: Review) -> None:
    page = review(whole)
    told: list[str] = []
    page.told.connect(told.append)
    harm = of(whole, "harm")
    assert page.editor.go_to(harm.place)
    QTest.keyClick(page.editor, Qt.Key.Key_Up, ALT)
    line = page.editor.line(harm.place)
    assert line is not None
    assert page.editor.lit() == line.span
    count = len(whole.opened.message().sentences)
    number = slots(whole).index("harm") + 1
    assert told[-1] == f"Now sentence {number} of {count}, in paragraph 2."
    page.editor.set_caret(0)
    assert page.editor.lit() is None
