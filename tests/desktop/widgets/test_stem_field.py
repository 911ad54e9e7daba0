from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.paint import WrappedText
from composer.desktop.widgets.stem_field import LineField, StemField
from composer.text.span import Span

QUESTION = "What went wrong on your side?"


Show = Callable[..., QWidget]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_what_is_typed_is_the_answer_without_the_stem(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I’m sorry I", "to you")
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "sent the wrong link")

    assert field.text() == "sent the wrong link"
    assert field.document().toPlainText() == "sent the wrong link"
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == "sent the wrong link"


def test_the_stem_is_on_the_screen_before_the_answer(look: Look, show: Show) -> None:
    field, bare = StemField(look, QUESTION, "I’m sorry I"), StemField(look, QUESTION)
    show(field, bare)
    field.set_text("sent it")
    bare.set_text("sent it")

    moved = field.pieces(Span(0, 4))[0].left - bare.pieces(Span(0, 4))[0].left
    assert moved > look.px(60)
    before = field.grab().toImage().copy(14, 8, int(moved) - 8, 26)
    plain = QImage(before)
    plain.fill(look.colour("panel"))
    assert before != plain


def test_only_the_first_line_makes_room_for_the_stem(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I’m sorry I", notes=True)
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")

    first, second = field.pieces(Span(0, 3))[0], field.pieces(Span(4, 7))[0]
    assert second.left < first.left
    assert second.top > first.top


def test_a_stem_wider_than_the_field_takes_lines_of_its_own(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "Because of that, you and all of the others")
    field.setFixedWidth(160)
    show(field)
    field.set_text("lost a day")
    QApplication.processEvents()

    assert field.height() >= 3 * look.px(23)
    assert field.pieces(Span(0, 4))[0].top > look.px(30)


def test_a_tail_without_room_gets_a_line(look: Look, show: Show) -> None:
    short, long = StemField(look, QUESTION, "Whoever", "did it"), StemField(look, QUESTION, "Whoever", "did it " * 9)
    show(short, long, width=400)

    assert long.height() == short.height() + look.px(23)


def test_the_field_grows_with_its_words(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I’m sorry I")
    show(field)
    one_line = field.height()
    field.set_text("put the list live without a check " * 8)

    assert field.height() >= one_line + 2 * look.px(23)
    field.set_text("")
    assert field.height() == one_line == look.px(43)


def test_the_name_of_a_field_is_its_question_and_its_stem(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I’m sorry I")
    tailed = StemField(look, "When?", "I will tell you by", "what I know")
    bare = StemField(look, "Your notes")
    show(field, tailed, bare)

    assert name_of(field) == "What went wrong on your side? Finish: I’m sorry I …"
    assert name_of(tailed) == "When? Finish: I will tell you by … what I know"
    assert name_of(bare) == "Your notes"
    field.set_stem("I’m sorry we")
    assert name_of(field) == "What went wrong on your side? Finish: I’m sorry we …"


def test_enter_goes_on_and_tab_leaves(qtbot: QtBot, look: Look, show: Show) -> None:
    field, after = StemField(look, QUESTION, "I have"), StemField(look, "And then?")
    show(field, after)
    field.setFocus()
    with qtbot.waitSignal(field.next_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert field.text() == ""


def test_enter_makes_a_new_line_in_notes_but_tab_still_leaves(look: Look, show: Show) -> None:
    notes, after = StemField(look, "Your notes", notes=True), StemField(look, "And then?")
    show(notes, after)
    notes.setFocus()
    QTest.keyClicks(notes, "one")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    QTest.keyClicks(notes, "two")
    QTest.keyClick(notes, Qt.Key.Key_Tab)

    assert notes.text() == "one\ntwo"
    assert after.hasFocus()


def test_undo_and_redo_are_asked_of_the_session(qtbot: QtBot, look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "words")
    with qtbot.waitSignal(field.undo_requested):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(field.redo_requested):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert field.text() == "words"


def test_a_text_that_is_set_is_not_told_and_keeps_the_caret(qtbot: QtBot, look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "may have lost a day")
    field.set_caret(13)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("lost a day")

    assert field.text()[: field.caret()] == "lost"


def test_every_change_is_told_with_the_whole_answer(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.setFocus()
    told: list[str] = []
    field.edited.connect(told.append)
    QTest.keyClicks(field, "ab")

    assert told == ["a", "ab"]


def test_no_break_spaces_and_emoji_come_out_as_they_went_in(look: Look) -> None:
    field = StemField(look, QUESTION)
    text = "10\u00a0% 🎉 שלום\n\tdone"
    field.set_text(text)

    assert field.text() == text


def test_pasted_words_come_without_their_dress(look: Look, show: Show) -> None:
    field, line = StemField(look, QUESTION, notes=True), LineField(look, "When?")
    show(field, line)
    data = QMimeData()
    data.setHtml("<b>one</b>")
    data.setText("one\r\ntwo")
    field.insertFromMimeData(data)
    line.insertFromMimeData(data)

    assert field.text() == "one\ntwo"
    assert "font-weight" not in field.toHtml().partition("<body")[2].partition(">")[2]
    assert line.text() == "one two"


def test_a_mark_stands_under_its_words_behind_an_emoji(look: Look, show: Show) -> None:
    plain, festive = StemField(look, QUESTION, "I have"), StemField(look, QUESTION, "I have")
    show(plain, festive)
    plain.set_text("x may have")
    festive.set_text("🎉🎉 may have")
    plain.set_marks([Mark(2, 10, "warning")])
    festive.set_marks([Mark(3, 11, "warning")])

    one, other = plain.mark_rect(0), festive.mark_rect(0)
    assert one is not None
    assert other is not None
    assert other.width() == pytest.approx(one.width(), abs=2)
    assert festive.cursorForPosition(QPoint(other.left() + 2, other.center().y())).position() == 5
    assert festive.mark_at(3) == 0
    assert festive.mark_at(1) is None


def test_a_mark_is_painted_and_leaves_the_text_alone(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.set_text("may have lost a day")
    before, html = field.grab().toImage(), field.toHtml()
    for kind in ("error", "warning", "advice", "grammar"):
        field.set_marks([Mark(0, 8, kind)])
        now = field.grab().toImage()
        ink = look.colour(kind)
        under = [now.pixelColor(x, y) for x in range(14, 60) for y in range(24, 34)]
        assert now != before
        assert any(abs(colour.hue() - ink.hue()) < 12 and colour != before.pixelColor(2, 2) for colour in under)

    assert field.toHtml() == html
    assert field.text() == "may have lost a day"


def test_a_mark_over_two_lines_has_two_pieces(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I have")
    show(field, width=260)
    field.set_text("put the right list back, and every price now matches")

    assert len(field.pieces(Span(0, 52))) >= 2


def test_a_mark_in_mixed_directions_covers_only_its_own_words(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I have")
    show(field)
    field.set_text("left שלום לכם here")
    whole, word = field.pieces(Span(5, 13)), field.pieces(Span(5, 9))

    extent = sum(piece.right - piece.left for piece in whole)
    assert 0 < sum(piece.right - piece.left for piece in word) < extent
    # The first Hebrew word stands at the right end of the Hebrew stretch.
    assert max(piece.right for piece in word) == pytest.approx(max(piece.right for piece in whole), abs=2)


def test_marks_move_with_their_words_and_go_when_they_are_touched(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.set_text("may have lost")
    field.set_marks([Mark(0, 3, "warning"), Mark(9, 13, "advice")])
    field.setFocus()
    field.set_caret(4)
    QTest.keyClicks(field, "not ")
    assert field.marks() == [Mark(0, 3, "warning"), Mark(13, 17, "advice")]

    field.set_caret(1)
    QTest.keyClicks(field, "x")
    assert field.marks() == [None, Mark(14, 18, "advice")]


def test_a_mark_opens_at_the_caret_and_at_a_click(qtbot: QtBot, look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I have")
    show(field)
    field.set_text("🎉 may have lost")
    field.set_marks([Mark(11, 15, "error"), Mark(2, 10, "warning")])
    field.setFocus()
    field.set_caret(4)
    with qtbot.waitSignal(field.mark_activated) as opened:
        QTest.keyClick(field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [1]

    rect = field.mark_rect(0)
    assert rect is not None
    with qtbot.waitSignal(field.mark_activated) as opened:
        QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.args == [0]


def test_an_input_method_is_left_in_peace(qtbot: QtBot, look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I have")
    show(field)
    field.set_text("may have")
    field.set_marks([Mark(0, 8, "warning")])
    field.setFocus()
    with qtbot.assertNotEmitted(field.edited):
        QApplication.sendEvent(field, QInputMethodEvent("に", []))
    assert field.pieces(Span(0, 8)) == []
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    with qtbot.waitSignal(field.edited):
        QApplication.sendEvent(field, done)

    assert "日本" in field.text()


def test_right_to_left_words_without_a_stem_start_at_the_right(look: Look, show: Show) -> None:
    field = StemField(look, "Notes")
    show(field)
    field.set_text("שלום")

    assert field.pieces(Span(0, 4))[0].right > field.width() / 2


def test_keys_of_the_window_are_not_swallowed(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    window = show(field)
    field.setFocus()
    field.set_text("words")
    field.set_caret(0)
    reached = []
    for keys in ("Ctrl+K", "Ctrl+Return"):
        action = window.addAction(keys)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: reached.append(keys))
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert reached == ["Ctrl+K", "Ctrl+Return"]
    assert field.text() == "words"


def test_the_focus_ring_shows_in_the_accent(look: Look, show: Show) -> None:
    field, other = StemField(look, QUESTION), StemField(look, QUESTION)
    show(field, other)
    field.setFocus()
    QApplication.processEvents()

    accent = look.colour("accent")
    assert field.grab().toImage().pixelColor(field.width() // 2, 0) == accent
    assert field.grab().toImage().pixelColor(field.width() // 2, 1) == accent
    assert other.grab().toImage().pixelColor(field.width() // 2, 0) != accent


def test_a_larger_scale_makes_a_larger_field(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION, "I have")
    show(field)
    look.set_scale(2.0)

    assert field.height() == pytest.approx(86, abs=1)


def test_quotation_marks_stand_close_to_what_they_quote(look: Look, show: Show) -> None:
    quoted, plain = StemField(look, QUESTION, 'They said: "', '"'), StemField(look, QUESTION, "They said: x", "x")
    show(quoted, plain)
    for field in (quoted, plain):
        field.set_text("late")
    space = QFontMetricsF(quoted.words_font()).horizontalAdvance(" ")
    assert quoted._gap(quoted.stem()) < space / 2
    assert plain._gap(plain.stem()) == space

    moved = plain.pieces(Span(0, 1))[0].left - quoted.pieces(Span(0, 1))[0].left
    letters = QFontMetricsF(quoted._stem_font())
    wider = letters.horizontalAdvance("They said: x") - letters.horizontalAdvance('They said: "')
    assert moved - wider >= space / 2


def test_the_key_for_the_card_finds_the_nearest_mark(qtbot: QtBot, look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    field.set_text("may have lost it and perhaps more")
    field.set_marks([Mark(0, 8, "warning"), Mark(21, 28, "warning")])
    field.setFocus()
    field.set_caret(33)
    with qtbot.waitSignal(field.mark_activated) as told:
        QTest.keyClick(field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [1]


def test_a_page_on_the_clipboard_is_pasted_as_its_words(look: Look, show: Show) -> None:
    field = StemField(look, QUESTION)
    show(field)
    page = QMimeData()
    page.setHtml("<h1 style='color:red'>Came</h1><p>very <b>late</b></p>")
    assert field.canInsertFromMimeData(page)
    field.insertFromMimeData(page)

    assert field.text() == "Came\nvery late"


def test_words_keep_their_own_direction_in_a_mirrored_interface(look: Look) -> None:
    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft

    def painted(around: Qt.LayoutDirection) -> QImage:
        image = QImage(200, 30, QImage.Format.Format_ARGB32)
        image.fill(look.colour("panel"))
        painter = QPainter(image)
        painter.setLayoutDirection(around)
        WrappedText("They said:", look.font("text"), 200, ltr).paint(painter, QPointF(4, 0), look.colour("text"))
        assert painter.layoutDirection() == around
        painter.end()
        return image

    assert painted(rtl) == painted(ltr)
