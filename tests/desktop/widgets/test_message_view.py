from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.message_view import MessageView, Paragraph, Piece

Show = Callable[..., QWidget]
HEADERS = [("To", "Dana Okafor, Northwind"), ("Subject", "The wrong prices on Tuesday")]
PARAGRAPHS = [
    Paragraph((Piece("Hi Dana,"),)),
    Paragraph((Piece("You told me 🎉 that it broke.", 4), Piece("I’m sorry I put it live.", 7))),
    Paragraph((Piece("Sam Reyes"), Piece("Fernhill Digital")), lines=True),
]


@pytest.fixture
def view(look: Look, show: Show) -> MessageView:
    view = MessageView(look, "Message")
    view.set_message(HEADERS, PARAGRAPHS)
    view.window_kept = show(view)  # type: ignore[attr-defined]
    return view


def test_a_message_shows_its_headers_and_its_words(view: MessageView) -> None:
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]

    assert shown == ["To", "Dana Okafor, Northwind", "Subject", "The wrong prices on Tuesday"]
    assert view.words().text() == (
        "Hi Dana,\nYou told me 🎉 that it broke. I’m sorry I put it live.\nSam Reyes\nFernhill Digital"
    )


def test_the_message_cannot_be_typed_into(view: MessageView) -> None:
    before = view.words().text()
    view.setFocus()
    QTest.keyClicks(view.words(), "more")
    QTest.keyClick(view.words(), Qt.Key.Key_Backspace)

    assert view.words().text() == before


def test_a_click_on_a_sentence_tells_which(qtbot: QtBot, view: MessageView) -> None:
    rect = view.sentence_rect(7)
    assert rect is not None
    place = view.words().viewport().mapFrom(view, QPoint(rect.center().x() + 5, rect.center().y()))
    with qtbot.waitSignal(view.sentence_activated) as told:
        QTest.mouseClick(view.words().viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [7]


def test_a_click_on_the_greeting_tells_nothing(qtbot: QtBot, view: MessageView) -> None:
    with qtbot.assertNotEmitted(view.sentence_activated):
        QTest.mouseClick(view.words().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def test_arrows_walk_through_the_sentences_and_enter_chooses(qtbot: QtBot, view: MessageView) -> None:
    view.words().setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.words(), Qt.Key.Key_Down)
    heard = QAccessible.queryAccessibleInterface(view.words())
    assert heard.text(QAccessible.Text.Name) == "Message"
    assert heard.text(QAccessible.Text.Description) == "I’m sorry I put it live."
    with qtbot.waitSignal(view.sentence_activated) as told:
        QTest.keyClick(view.words(), Qt.Key.Key_Return)

    assert told.args == [7]
    QTest.keyClick(view.words(), Qt.Key.Key_Up)
    assert heard.text(QAccessible.Text.Description) == "You told me 🎉 that it broke."


def test_the_sentence_being_written_stands_on_the_soft_accent(look: Look, view: MessageView) -> None:
    rect = view.sentence_rect(7)
    assert rect is not None
    view.highlight(7)
    spots = view.grab().toImage()
    corner = spots.pixelColor(rect.left() + 1, rect.top() + 2)
    assert corner == look.colour("accent_soft")

    view.highlight(None)
    assert view.grab().toImage().pixelColor(rect.left() + 1, rect.top() + 2) == look.colour("panel")


def test_a_mark_counts_from_its_own_sentence(view: MessageView) -> None:
    view.set_marks([(4, Mark(4, 8, "warning")), (7, Mark(0, 9, "error")), (99, Mark(0, 1, "error"))])
    words = view.words()
    marks = [mark for mark in words.marks() if mark]

    assert [mark.span.of(words.text()) for mark in marks] == ["told", "I’m sorry"]


def test_selected_words_are_copied_as_they_would_be_read(view: MessageView) -> None:
    view.words().setFocus()
    view.words().selectAll()
    view.words().copy()

    assert QApplication.clipboard().text() == (
        "Hi Dana,\n\nYou told me 🎉 that it broke. I’m sorry I put it live.\n\nSam Reyes\nFernhill Digital"
    )


def test_paragraphs_stand_apart_and_lines_of_the_sign_off_do_not(view: MessageView) -> None:
    words = view.words()
    tops = [words.cursorRect(_at(words, start)).top() for start in ("Hi", "You", "Sam", "Fern")]
    first, second, third = (tops[i + 1] - tops[i] for i in range(3))

    assert first == second == third + 13


def test_a_new_message_keeps_what_was_selected(view: MessageView) -> None:
    words = view.words()
    cursor = _at(words, "Hi")
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    words.setTextCursor(cursor)
    view.set_message(HEADERS, [*PARAGRAPHS[:2], Paragraph((Piece("Yours"),))])

    assert words.textCursor().selectedText() == "Hi Dana,"
    assert "Fernhill" not in words.text()


def _at(words, start):  # type: ignore[no-untyped-def]
    cursor = words.textCursor()
    cursor.setPosition(words.document().find(start).selectionStart())
    return cursor
