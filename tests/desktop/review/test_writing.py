"""Writing in the message: what stands in the editor is the message, and every key is in the one history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.desktop.review.line_ends import Shown
from composer.desktop.review.page import PLACE, ReviewPage
from composer.guide.case import Case
from composer.session.desk import Desk
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Lay
from tests.desktop.review.conftest import Review

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def own(desk: Desk) -> list[str]:
    return [one.text for one in desk.opened.message().sentences if one.own]


def sentence(desk: Desk, slot: str) -> str:
    return next(one.text for one in desk.opened.message().sentences if one.slot == slot)


def put_caret(page: ReviewPage, words: str) -> None:
    page.editor.set_caret(page.editor.text().index(words) + len(words))


def test_the_editor_holds_the_body_to_the_letter_and_the_subject_stands_above(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert page.editor.text() == page.editor.body() == whole.opened.message().body
    assert page.sheet.subject.text() == whole.opened.message().subject
    assert "Subject:" not in page.editor.text()


def test_what_is_typed_is_the_message_and_only_its_sentence_is_the_writers(whole: Desk, review: Review) -> None:
    page = review(whole)
    harm = sentence(whole, "harm")
    put_caret(page, harm[:-1])
    QTest.keyClicks(page.editor, ", all of it")
    assert own(whole) == [f"{harm[:-1]}, all of it."]
    assert page.editor.body() == whole.opened.message().body
    assert [line.span.of(page.editor.text()) for line in page.editor.lines() if line.own] == own(whole)
    assert page.foot.own.isVisible()


def test_undo_and_redo_take_back_typing_a_paste_a_move_and_an_answer_one_by_one(whole: Desk, review: Review) -> None:
    page = review(whole)
    bodies = [page.editor.body()]
    put_caret(page, sentence(whole, "harm"))
    QTest.keyClicks(page.editor, " Truly.")
    bodies.append(page.editor.body())
    QGuiApplication.clipboard().setText(" And again.")
    QTest.keyClick(page.editor, Qt.Key.Key_V, CTRL)
    bodies.append(page.editor.body())
    QTest.keyClick(page.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    bodies.append(page.editor.body())
    whole.opened.answer("own.act", "sent the wrong disk", how="choice")
    bodies.append(page.editor.body())
    assert len(set(bodies)) == len(bodies)
    for body in reversed(bodies[:-1]):
        QTest.keyClick(page.editor, Qt.Key.Key_Z, CTRL)
        assert page.editor.body() == body == whole.opened.message().body
    for body in bodies[1:]:
        QTest.keyClick(page.editor, Qt.Key.Key_Z, CTRL | SHIFT)
        assert page.editor.body() == body == whole.opened.message().body


def test_undo_puts_the_caret_where_the_words_were(whole: Desk, review: Review) -> None:
    page = review(whole)
    put_caret(page, "Hi Dana,")
    QTest.keyClicks(page.editor, " good morning,")
    put_caret(page, "Ravi Menon")
    whole.opened.undo()
    assert page.editor.caret() == len("Hi Dana,")
    assert not page.editor.document().isUndoRedoEnabled()


def test_asked_for_a_place_review_puts_the_caret_into_its_sentence(whole: Desk, review: Review) -> None:
    page = review(whole)
    harm = next(one for one in whole.opened.message().sentences if one.slot == "harm")
    assert page.focus(f"{PLACE}{harm.place}")
    assert page.editor.hasFocus()
    line = page.editor.at_caret()
    assert line is not None
    assert line.place == harm.place
    assert page.focus(f"{PLACE}subject")
    assert page.sheet.subject.hasFocus()


def test_the_subject_is_written_in_its_own_field_and_enter_goes_on_to_the_message(whole: Desk, review: Review) -> None:
    page = review(whole)
    body = page.editor.body()
    page.sheet.subject.setFocus()
    page.sheet.subject.set_caret(0)
    QTest.keyClicks(page.sheet.subject, "Sorry: ")
    assert whole.opened.message().subject.startswith("Sorry: The site photos")
    assert whole.opened.message().body == page.editor.body() == body
    QTest.keyClick(page.sheet.subject, Qt.Key.Key_Return)
    assert page.editor.hasFocus()


def test_a_subject_that_is_emptied_keeps_its_field(whole: Desk, review: Review) -> None:
    page = review(whole)
    page.sheet.subject.setFocus()
    page.sheet.subject.selectAll()
    QTest.keyClick(page.sheet.subject, Qt.Key.Key_Delete)
    assert whole.opened.message().subject == ""
    assert whole.opened.message().text == page.editor.body()
    assert page.sheet.subject.isVisible()
    page.focus_first()
    QApplication.processEvents()
    assert "It has no subject." in [words for words, _, _ in page.side.last_look.entries()]


def test_enter_makes_a_line_and_tab_leaves(whole: Desk, review: Review) -> None:
    page = review(whole)
    put_caret(page, "Hi Dana,")
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.body().startswith("Hi Dana,\n\n\n")
    assert page.editor.body() == whole.opened.message().body
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert not page.editor.hasFocus()
    assert "\t" not in page.editor.body()


def test_an_emptied_message_can_be_written_anew(whole: Desk, review: Review) -> None:
    page = review(whole)
    QTest.keyClick(page.editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(page.editor, Qt.Key.Key_Delete)
    assert (page.editor.body(), whole.opened.message().body) == ("", "")
    QTest.keyClicks(page.editor, "Sorry. I mean it.")
    assert whole.opened.message().body == page.editor.body() == "Sorry. I mean it."
    whole.opened.undo()
    whole.opened.undo()
    assert page.editor.body().startswith("Hi Dana,")


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧 and 🎉",
        "שלום, זה באמת באשמתנו",
        "مرحبا بكم",
        "one\r\ntwo\rthree\n\nfour",
        "na\u00efve e\u0301 \u00a0 ﬁ",
        "\u2028soft",
    ],
)
def test_pasted_words_arrive_whole_whatever_their_script_or_line_ends(words: str, whole: Desk, review: Review) -> None:
    page = review(whole)
    put_caret(page, "Hi Dana,")
    data = QMimeData()
    data.setText(words)
    page.editor.insertFromMimeData(data)
    wanted = "Hi Dana," + words.replace("\r\n", "\n").replace("\r", "\n")
    assert whole.opened.message().body.startswith(wanted)
    assert page.editor.body() == whole.opened.message().body
    QTest.keyClicks(page.editor, "!")
    assert whole.opened.message().body.startswith(f"{wanted}!")
    whole.opened.undo()
    whole.opened.undo()
    assert whole.opened.message().body.startswith("Hi Dana,\n\n")
    assert page.editor.body() == whole.opened.message().body


def test_a_paste_of_200_000_characters_loses_nothing(whole: Desk, review: Review) -> None:
    page = review(whole)
    words = "".join(f"{number} times 🙂 sorry, she said; and so on it went.\n" for number in range(4500))[:200_000]
    put_caret(page, "Hi Dana,")
    data = QMimeData()
    data.setText(words)
    page.editor.insertFromMimeData(data)
    assert whole.opened.message().body.startswith(f"Hi Dana,{words}"[:-1])
    QTest.keyClicks(page.editor, "x")
    assert page.editor.body() == whole.opened.message().body


def test_a_text_with_other_line_ends_keeps_them_where_nobody_types(lay: Lay, review: Review) -> None:
    words = "Hi Dana,\r\n\r\nI am sorry I lost it.\rIt is back.\r\n\r\nSam"
    case = Case("k7m3pq9x").with_answer("draft.text", words).with_answer("draft.as", "chat")
    desk = lay(case.with_answer("output", "chat"))
    page = review(desk)
    assert page.editor.body() == desk.opened.message().body
    assert "\r" not in page.editor.text()
    put_caret(page, "I am sorry I lost it")
    QTest.keyClicks(page.editor, " all")
    assert desk.opened.message().body == words.replace("lost it", "lost it all")


@given(st.text(alphabet="ab\r\n\u2029🙂", max_size=30), st.data())
def test_what_is_shown_and_what_is_meant_stay_in_step(raw: str, data: st.DataObject) -> None:
    shown = Shown(raw)
    assert "\r" not in shown.text
    for position in range(len(shown.text) + 1):
        assert shown.to_shown(shown.to_raw(position)) == position
    start = data.draw(st.integers(0, len(shown.text)))
    end = data.draw(st.integers(start, len(shown.text)))
    after = shown.after(f"{shown.text[:start]}x{shown.text[end:]}")
    assert after.text == f"{shown.text[:start]}x{shown.text[end:]}"


def test_an_input_method_at_work_changes_nothing_until_it_is_done(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = page.editor.body()
    put_caret(page, "Hi Dana,")
    QApplication.sendEvent(page.editor, QInputMethodEvent("にほ", []))
    assert whole.opened.message().body == before
    page.grab()
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(page.editor, done)
    assert whole.opened.message().body.startswith("Hi Dana,日本\n")
    assert page.editor.body() == whole.opened.message().body


def test_a_focused_editor_follows_an_answer_that_changes_elsewhere_and_keeps_its_caret(
    whole: Desk, review: Review
) -> None:
    page = review(whole)
    put_caret(page, "Ravi Menon")
    whole.opened.answer("own.harm", "could not work until noon")
    assert "You could not work until noon." in page.editor.body()
    assert page.editor.text()[: page.editor.caret()].endswith("Ravi Menon")


def test_nothing_is_marked_while_the_writer_types(whole: Desk, review: Review, clock: SynchronousScheduler) -> None:
    page = review(whole)
    put_caret(page, sentence(whole, "harm"))
    QTest.keyClicks(page.editor, " We will leave no stone unturned.")
    assert [mark for mark in page.editor.marks() if mark] == []
    clock.advance(500)
    marked = [mark.span.of(page.editor.text()) for mark in page.editor.marks() if mark]
    assert "leave no stone unturned" in marked
    assert "leave no stone unturned" in page.cards.remarks()[0].finding.text


def test_marks_move_with_the_words_that_are_typed_before_them(
    whole: Desk, review: Review, clock: SynchronousScheduler
) -> None:
    page = review(whole)
    put_caret(page, sentence(whole, "harm"))
    QTest.keyClicks(page.editor, " We will leave no stone unturned.")
    clock.advance(500)
    put_caret(page, "Hi Dana,")
    QTest.keyClicks(page.editor, " my dear Dana,")
    marked = [mark.span.of(page.editor.text()) for mark in page.editor.marks() if mark]
    assert "leave no stone unturned" in marked


def test_a_screen_reader_is_told_the_name_the_own_words_and_what_there_is_to_look_at(
    whole: Desk, review: Review, clock: SynchronousScheduler
) -> None:
    page = review(whole)
    told: list[str] = []
    page.told.connect(told.append)
    heard = QAccessible.queryAccessibleInterface(page.editor)
    assert heard.text(QAccessible.Text.Name) == "The message"
    put_caret(page, sentence(whole, "harm"))
    QTest.keyClicks(page.editor, " We will leave no stone unturned.")
    clock.advance(500)
    assert told == ["One sentence in your own wording."]
    assert heard.text(QAccessible.Text.Description) == "One sentence in your own wording. 1 to look at."
    card = QAccessible.queryAccessibleInterface(page.cards.cards()[0])
    finding = page.cards.remarks()[0].finding
    assert card.text(QAccessible.Text.Name) == f"Worth a look. {finding.message} {finding.why}"
    assert card.text(QAccessible.Text.Description).startswith("Enter: ")


def test_selecting_over_several_sentences_and_typing_leaves_what_stands_there(whole: Desk, review: Review) -> None:
    page = review(whole)
    start, end = page.editor.text().index("Dana,"), page.editor.text().index("I will also")
    cursor = page.editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    page.editor.setTextCursor(cursor)
    QTest.keyClicks(page.editor, "all.")
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.body() == whole.opened.message().body
    assert page.editor.body().startswith("Hi all.")
    whole.opened.undo()
    assert page.editor.body() == whole.opened.message().body
