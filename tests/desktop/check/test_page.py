"""Check my text, as somebody meets it who has a draft."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.check.page import CheckPage
from composer.desktop.inside import Inside
from composer.desktop.widgets.layout import area_of
from composer.message.own_text import OUTPUT, TEXT
from composer.session.editing import Editing
from tests.desktop.check.conftest import DRAFT, Begin, focused, page_of, paste, settle
from tests.timing import seconds

PUT_IN = "I changed the page without testing it."
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


def own_text(page: CheckPage) -> str:
    return page._desk.opened.case.text(TEXT)


def labels(page: CheckPage) -> list[str]:
    return [part.label for part in page.sheet.parts()]


def test_the_empty_page_says_how_a_draft_comes_in_and_waits_for_it(check: Begin) -> None:
    case = check()
    page = page_of(case)
    assert page.arrival.isVisible()
    assert focused() is page.sheet
    assert not page.missing.isVisible()
    assert not case.side.isVisible()
    assert case.desk.opened.case.answers.keys().isdisjoint({TEXT})


def test_a_pasted_draft_stands_there_as_it_is_with_what_its_sentences_do(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT)
    assert page.sheet.text() == DRAFT
    assert own_text(page) == DRAFT
    assert case.desk.opened.message().body == DRAFT
    assert labels(page)[:3] == ["Sorry", "What it did", "Put right, by when"]
    assert not page.arrival.isVisible()
    assert case.current() == "check"


def test_what_is_good_is_said_first_then_what_is_missing_and_where_it_goes(check: Begin) -> None:
    page = page_of(check())
    paste(DRAFT)
    settle()
    assert page._good.text() == (
        "You say sorry, and say what it did to them, what puts it right and when you come back to them."
    )
    assert page.missing.title() == "One part is missing"
    gap = page.sheet.gap()
    assert gap is not None
    assert gap.words == "Whose doing it was goes here"
    assert DRAFT[: gap.position].endswith("with the booking page.")
    assert page.look_at.title() == "2 to look at"


def test_the_answer_grows_at_its_place_and_goes_when_it_is_emptied(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT)
    page.missing.focus_first()
    QTest.keyClicks(focused(), "changed the page without testing it")
    assert f"booking page. {PUT_IN} You were" in page.sheet.text()
    assert own_text(page) == DRAFT
    ours = [part for part in page.sheet.parts() if part.ours]
    assert [part.span.of(page.sheet.text()) for part in ours] == [PUT_IN]
    assert page.sheet.gap() is None
    assert page.missing.title() == "One part is missing"
    focused().selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert page.sheet.text() == DRAFT
    assert page.sheet.gap() is not None


def test_put_it_in_goes_on_and_says_when_nothing_is_missing(check: Begin) -> None:
    page = page_of(check())
    paste(DRAFT)
    page.missing.focus_first()
    QTest.keyClicks(focused(), "changed the page without testing it")
    QTest.keyClick(focused(), ENTER)
    assert page.missing.title() == "Nothing is missing"
    assert not page.missing.card.isVisible()
    assert focused() is page.sheet
    assert PUT_IN in page.sheet.text()
    assert "whose doing it was" in page._good.text()


def test_what_was_put_in_can_be_gone_back_to_and_changed(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT)
    page.missing.focus_first()
    QTest.keyClicks(focused(), "changed the page without testing it")
    QTest.keyClick(focused(), ENTER)
    case.go_to_question("own.act")
    assert case.current() == "check"
    assert page.missing.card.isVisible()
    assert page.missing.title() == "Nothing is missing"
    QTest.keyClicks(focused(), " twice")
    assert "I changed the page without testing it twice." in page.sheet.text()
    QTest.keyClick(focused(), ENTER)
    assert not page.missing.card.isVisible()


def test_an_answer_in_two_fields_is_one_sentence(check: Begin) -> None:
    page = page_of(check())
    paste("Hi Martin,\n\nI'm sorry I changed the page. You lost the morning. It is back since noon on Monday.\n\nSam")
    settle()
    current = page.missing.current()
    assert current is not None
    assert current.question == "follow.do"
    page.missing.focus_first()
    QTest.keyClicks(focused(), "ring you")
    QTest.keyClick(focused(), ENTER)
    QTest.keyClicks(focused(), "tomorrow at ten")
    assert "I will ring you tomorrow at ten." in page.sheet.text()
    QTest.keyClick(focused(), ENTER)
    assert page.missing.title() == "Nothing is missing"


def test_how_it_is_put_right_can_be_done_already_or_still_to_come(check: Begin) -> None:
    page = page_of(check())
    paste("Hi Martin,\n\nI'm sorry I changed the page. You lost the morning.\n\nI will ring you on Friday.\n\nSam")
    settle()
    asking = page.missing.asking()
    assert asking is not None
    assert asking.switch is not None
    page.missing.focus_first()
    QTest.keyClicks(focused(), "put back the bookings")
    assert "I will put back the bookings." in page.sheet.text()
    asking.switch.segments()[1].click()
    assert "put back the bookings." in page.sheet.text()
    assert "I will put back" not in page.sheet.text()


def test_a_part_that_is_there_already_is_shown_by_pointing_at_its_sentence(check: Begin) -> None:
    case = check()
    page = page_of(case)
    words = DRAFT.replace("Thank you for your patience and understanding.", "That one was on my desk.")
    paste(words)
    assert page.missing.current() is not None
    before = page.missing.title()
    page.missing.there_already.click()
    assert page.sheet.is_pointing()
    assert focused() is page.sheet
    QTest.keyClick(page.sheet, Qt.Key.Key_Right)
    assert "You were without bookings" in page.sheet.accessibleDescription()
    QTest.keyClick(page.sheet, ESCAPE)
    assert not page.sheet.is_pointing()
    assert page.missing.title() == before
    page.missing.there_already.click()
    for _ in range(9):
        QTest.keyClick(page.sheet, Qt.Key.Key_Down)
    QTest.keyClick(page.sheet, ENTER)
    assert page.missing.title() == "Nothing is missing"
    assert labels(page)[-1].lower().startswith("ours")
    assert page.sheet.text() == words
    case.undo()
    assert page.missing.title() == before


def test_skip_asks_no_more_but_leaves_the_part_within_reach(check: Begin) -> None:
    page = page_of(check())
    paste("Hi Martin,\n\nThe page is back since noon on Monday.\n\nSam")
    current = page.missing.current()
    assert current is not None
    first = current.name
    page.missing.skip.click()
    assert page.missing.current() is not None
    assert page.missing.current().name != first  # type: ignore[union-attr]
    chips = [chip.text() for chip in page.missing._rest.widgets()]  # type: ignore[attr-defined]
    assert first in chips


def test_a_fix_is_one_step_of_undo_and_leaves_the_caret_in_the_text(check: Begin) -> None:
    case = check()
    page = page_of(case)
    words = DRAFT.replace("Sorry for the inconvenience with", "I am sorry if there was any inconvenience with")
    paste(words)
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    card = page.look_at.card()
    assert card is not None
    assert card.isAncestorOf(focused())
    with_fix = [
        (index, fix)
        for index, one in enumerate(page.look_at.findings())
        for fix in page._fixes(one)
        if fix.kind in ("delete", "replace") and fix.replacement is not None
    ]
    assert with_fix
    index, fix = with_fix[0]
    page.look_at.open(index)
    page._fix(page.look_at.findings()[index], fix)
    assert page.sheet.text() != words
    assert focused() is page.sheet
    case.undo()
    assert page.sheet.text() == words


def test_undo_is_one_history_for_typing_pasting_and_answers(check: Begin) -> None:
    case = check()
    page = page_of(case)
    states = [page.sheet.text()]
    paste(DRAFT)
    states.append(page.sheet.text())
    page.missing.focus_first()
    QTest.keyClicks(focused(), "changed the page without testing it")
    states.append(page.sheet.text())
    page.sheet.setFocus()
    page.sheet.set_caret(len(page.sheet.text()))
    QTest.keyClicks(page.sheet, " (Sam)")
    for state in reversed(states):
        QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
        QApplication.processEvents()
        assert page.sheet.text() == state
    assert case.current() == "check"
    assert "Undone" in case.toast_words()


def test_typing_around_what_was_put_in_is_theirs_and_inside_it_changes_only_that(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT)
    page.missing.focus_first()
    QTest.keyClicks(focused(), "changed the page without testing it")
    page.missing.take()
    text = page.sheet.text()
    page.sheet.set_caret(text.index(PUT_IN) + len(PUT_IN))
    QTest.keyClicks(page.sheet, " Twice.")
    settle()
    assert f"{PUT_IN} Twice. You were" in page.sheet.text()
    assert "booking page. Twice. You were" in own_text(page)
    page.sheet.set_caret(page.sheet.text().index("changed the page"))
    QTest.keyClicks(page.sheet, "simply ")
    settle()
    assert "I simply changed the page" in page.sheet.text()
    assert "simply" not in own_text(page)
    page.sheet.set_caret(page.sheet.text().index("You were without"))
    QTest.keyClicks(page.sheet, "It was my mistake. ")
    settle()
    assert "I simply changed the page" in page.sheet.text(), "what was put in stays"
    assert "It was my mistake. You were without" in own_text(page)


def test_the_eight_steps_tick_what_the_draft_says_and_lead_back(check: Begin) -> None:
    case = check()
    paste(DRAFT)
    page_of(case).head.view("listen.who").focus()
    QTest.keyClicks(focused(), "Martin Hale")
    case.nav._next.click()
    QApplication.processEvents()
    assert case.current() == "listen"
    QTest.qWait(200)
    states = {row.entry.id: row.entry.state for row in case.side.rail.rows()}
    assert states["plan"] == "done"
    assert states["follow"] == "done"
    assert states["explain"] == states["comp"] == "empty"
    assert states["own"] in ("empty", "begun")
    asked = {gap.question for gap in case.desk.opened.message().gaps}
    assert "own.harm" not in asked
    assert "own.act" in asked
    case.walk(-1)
    assert case.current() == "check"


def test_the_case_is_kept_from_the_first_key_and_opens_here_again(check: Begin, app: App, qtbot: QtBot) -> None:
    case = check()
    assert not app.store(write=False).cases()
    QTest.keyClicks(focused(), "Hi Martin, sorry")
    case_id = case.desk.opened.case.id
    case.desk.leave_field()
    qtbot.waitUntil(lambda: case.desk.saving.state == "saved")
    kept = app.store(write=False).case(case_id)
    assert (kept.text(TEXT), kept.text(OUTPUT), kept.step) == ("Hi Martin, sorry", "email", "check")


def test_a_file_is_opened_dropped_or_refused_in_a_sentence(check: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    case = check()
    page = page_of(case)
    good, bad = tmp_path / "draft.txt", tmp_path / "photo.png"
    good.write_bytes(DRAFT.replace("\n", "\r\n").encode())
    bad.write_bytes(bytes(range(256)) * 40)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bad))])
    page.sheet.insertFromMimeData(data)
    qtbot.waitUntil(case.bar.isVisible)
    assert own_text(page) == ""
    data.setUrls([QUrl.fromLocalFile(str(good))])
    page.sheet.insertFromMimeData(data)
    qtbot.waitUntil(lambda: own_text(page) != "")
    assert own_text(page).split() == DRAFT.split()
    assert "\r" not in page.sheet.text()
    assert not case.bar.isVisible()


def test_rubbish_and_halves_of_letters_are_kept_as_far_as_they_are_words(check: Begin, qtbot: QtBot) -> None:
    case = check()
    page = page_of(case)
    page.take("Hi\x00 Martin,\ud83d sorry\u2028for this.\r\nSam\ufffe")
    assert page.sheet.text() == "Hi Martin,\ufffd sorry\nfor this.\nSam\ufffd"
    case.desk.leave_field()
    qtbot.waitUntil(lambda: case.desk.saving.state == "saved")
    assert case.desk.opened.message().text


def test_a_key_in_a_very_long_text_comes_at_once(check: Begin) -> None:
    case = check()
    page = page_of(case)
    words = "Sorry for the wait on Monday. You lost the morning, and I put it back.\n\n" * 2800
    page.take(f"Hi Martin,\n\n{words}Sam")
    settle()
    assert "labels end after" in page._foot.text()
    assert len(page.sheet.text()) > 190_000
    page.sheet.set_caret(60_000)
    page.sheet.setFocus()
    slowest = 0.0
    for letter in "a few more words":
        slowest = max(slowest, seconds(lambda letter=letter: QTest.keyClicks(page.sheet, letter)))
    assert slowest < 0.15
    assert "a few more words" in own_text(page)
    assert own_text(page) == page.sheet.text()


def test_review_edits_of_the_draft_come_back_to_the_sheet(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT)
    Editing(case.desk.opened).type_body(DRAFT.replace("the inconvenience", "the trouble"))
    case.go("review")
    case.go("check")
    assert "Sorry for the trouble with" in page.sheet.text()
    page.sheet.set_caret(len(page.sheet.text()))
    QTest.keyClicks(page.sheet, " R.")
    settle()
    assert "Sorry for the trouble with" in own_text(page)
    assert own_text(page).endswith("Sam Reyes R.")


def test_home_leads_here_by_keyboard(
    open_window: Callable[..., Inside], keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep()
    inside = open_window()
    card = next(card for card in inside.home.cards() if card.text() == "Check my text")
    card.setFocus()
    QTest.keyClick(card, ENTER)
    qtbot.waitUntil(lambda: inside.case_page is not None)
    assert inside.case_page is not None
    assert inside.case_page.current() == "check"
    assert focused() is page_of(inside.case_page).sheet


def test_what_only_sounds_like_a_sorry_is_not_called_good(check: Begin) -> None:
    page = page_of(check())
    paste("Hi Martin,\n\nI'm sorry that happened to you. The bookings are back.\n\nSam")
    settle()
    assert any(one.rule == "empathy-only-regret" for one in page.look_at.findings())
    assert "sorry" not in page._good.text()
    paste(" I'm sorry I changed the page without testing it.")
    settle()
    assert "say sorry" in page._good.text()


def test_what_has_no_place_is_said_of_the_whole_text(check: Begin) -> None:
    page = page_of(check())
    paste("Hi Martin,\n\nI'm sorry I changed the page. I have put the bookings back.\n\nThe team")
    settle()
    whole = [line for line in page.look_at.lines() if "The whole text" in line.accessibleName()]
    assert whole
    assert len(whole) == sum(one.start is None for one in page.look_at.findings())


def test_after_a_fix_what_is_missing_is_in_view_again(check: Begin) -> None:
    page = page_of(check((1360, 620)))
    paste(DRAFT.replace("Sorry for the inconvenience", "I am sorry if there was any inconvenience"))
    settle()
    fixes = [(one, fix) for one in page.look_at.findings() for fix in page._fixes(one) if fix.kind != "goto"]
    page.walk_findings(-1)
    QApplication.processEvents()
    area = area_of(page.missing)
    assert area is not None
    page._fix(*fixes[0])
    QApplication.processEvents()
    top = page.missing.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height()


def test_undo_of_a_fix_is_said_in_words_they_know(check: Begin) -> None:
    case = check()
    page = page_of(case)
    paste(DRAFT.replace("Sorry for the inconvenience", "I am sorry if there was any inconvenience"))
    settle()
    fixes = [(one, fix) for one in page.look_at.findings() for fix in page._fixes(one) if fix.kind != "goto"]
    page._fix(*fixes[0])
    case.undo()
    assert case.toast_words() == "Undone: the fix in your text"
