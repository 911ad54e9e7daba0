"""The quick path in the real window: four answers and it is done, by keyboard alone; and the ways out of it."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.quick.page import QuickPage
from composer.desktop.quick.words import KEYS
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import QuestionLabel
from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import StemField
from composer.guide.asked import obligatory
from composer.guide.case import Answer, Case, NextStep, Person
from composer.library.settings import Settings
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]
OnCase = Callable[..., CasePage]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

SMALL = (
    Case("small777", step="quick", answers={"sender.name": Answer("Sam Reyes")})
    .with_answer("listen.who", (Person("Leo Brandt"),))
    .with_answer("output", "chat")
    .with_answer("listen.impact", "1")
    .with_answer("own.act", "sent you the wrong link for this morning's call", "sorry_i")
    .with_answer("own.harm", "waited ten minutes in an empty room", "harm")
    .with_answer("plan.done", ("put the right link in the invitation",), "done")
)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focused(), key, modifiers)


def write(words: str) -> None:
    QTest.keyClicks(focused(), words)


def spoken(widget: QWidget) -> str:
    return widget.accessibleName()


def quick_of(page: CasePage) -> QuickPage:
    return next(one for one in page.findChildren(QuickPage) if one.isVisible())


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def segment(control: QWidget, words: str) -> QRadioButton:
    return next(one for one in control.findChildren(QRadioButton) if one.text() == words)


def impact_row(page: CasePage) -> QWidget:
    view = quick_of(page).view("listen.impact")
    assert view is not None
    return view.editor


def case_of(page: CasePage) -> Case:
    return page.desk.opened.case


def begun(inside: Inside) -> CasePage:
    inside.begin()
    assert inside.case_page is not None
    return inside.case_page


def filled(page: CasePage) -> list[str]:
    buttons = [one for one in page.delivery.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in buttons if getattr(one, "kind", lambda: "")() == "primary"]


def test_a_new_apology_begins_on_the_one_page_with_the_focus_in_the_first_field(open_window: Open, keep: Keep) -> None:
    keep()
    inside = open_window()
    press(Qt.Key.Key_Return)  # the first card of Home
    assert inside.case_page is not None
    assert case_of(inside.case_page).step == "quick"
    assert "Who was let down?" in spoken(focused())
    assert "A small thing takes four short answers." in words_on(quick_of(inside.case_page))


def test_nothing_is_kept_of_a_page_that_was_only_looked_at(
    open_window: Open, keep: Keep, app: App, qtbot: QtBot
) -> None:
    keep()
    inside = open_window()
    begun(inside)
    inside.go_home()
    qtbot.waitUntil(lambda: inside.case_page is None)
    store = App(app.profile).store(write=False)
    assert store.cases() == ()
    store.close()


def test_a_small_thing_by_keyboard_alone(open_window: Open, keep: Keep) -> None:
    keep()
    page = begun(open_window())
    write("leo")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)  # E-mail is meant at first; Chat stands before it
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    write("sent you the wrong link for this morning's call")
    press(Qt.Key.Key_Return)
    write("waited ten minutes in an empty room")
    press(Qt.Key.Key_Return)
    write("put the right link in the invitation")
    press(Qt.Key.Key_Return)
    assert focused() is page.delivery.copy_button
    press(Qt.Key.Key_Space)
    text = QApplication.clipboard().text()
    assert text.startswith("Hi Leo.")
    for words in (
        "sent you the wrong link for this morning's call",
        "You waited ten minutes in an empty room.",
        "put the right link in the invitation. Sam Reyes",
    ):
        assert words in text
    assert case_of(page).step == "quick"


def test_what_will_be_done_is_asked_with_its_time(open_window: Open, keep: Keep) -> None:
    keep()
    page = begun(open_window())
    page.go_to_question("own.harm")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)  # It will be
    press(Qt.Key.Key_Return)
    write("send you the right one")
    press(Qt.Key.Key_Return)
    assert "By when" in spoken(focused())
    write("noon")
    assert case_of(page).next_steps == (NextStep("send you the right one", "noon"),)
    press(Qt.Key.Key_Return)
    assert page.delivery.isAncestorOf(focused())


def test_the_page_asks_for_what_the_form_asks_of_the_quick_path_and_for_four_answers_at_most(on_case: OnCase) -> None:
    page = quick_of(on_case(replace(SMALL, answers={})))
    asked = [question.key for question in obligatory(page._desk.opened.form, Case(), "quick")]
    assert len(asked) <= 4
    assert set(asked) <= set(KEYS)
    labels = [one for one in page.findChildren(QuestionLabel) if one.isVisible()]
    assert [one.text() for one in labels if one.text().endswith("optional")] == ["What did that do to them?  optional"]
    # How to tell them has an answer already: the one the advice gives.
    assert len(labels) == 6
    assert page.outputs.value() == "email"


def test_the_next_start_shows_it_on_the_one_page_again(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep(SMALL)
    inside = open_window()
    assert [line.where for line in inside.home.lines()] == ["On one page"]
    inside.open_case(SMALL.id)
    qtbot.waitUntil(lambda: inside.case_page is not None)
    assert inside.case_page is not None
    assert "A small thing" in words_on(quick_of(inside.case_page))


def test_the_message_grows_beside_it_and_the_sentence_of_the_field_is_found(on_case: OnCase) -> None:
    page = on_case(SMALL)
    page.go_to_question("own.act")
    press(Qt.Key.Key_End, CTRL)
    write(" today")
    assert "for this morning's call today" in page.preview.view.words().toPlainText()
    page.preview.sentence_activated.emit("plan.done")
    assert quick_of(page).isVisible()
    assert isinstance(focused(), StemField)
    assert "I have" in spoken(focused())


def test_what_the_message_lacks_is_gone_to_here_or_in_the_steps(on_case: OnCase) -> None:
    page = on_case(SMALL)
    page.go_to_question("plan.next")  # it is put right already: that is the place
    assert page.current() == "quick"
    assert "I have" in spoken(focused())
    page.go_to_question("own.see")
    assert page.current() == "own"


# -- serious


def test_serious_opens_the_guide_says_why_and_loses_nothing(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep(SMALL)
    inside = open_window(SMALL.id)
    page = inside.case_page
    assert page is not None
    QTest.mouseClick(segment(impact_row(page), "Serious"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: inside.start_page is not None)
    start = inside.start_page
    assert start is not None
    assert "deserves more care" in words_on(start)
    assert "Leo Brandt" in words_on(start)
    assert start.isAncestorOf(focused())
    press(Qt.Key.Key_Space)  # Go on
    page = inside.case_page
    assert page is not None
    assert page.current() == "listen"
    case = case_of(page)
    assert case.text("listen.impact") == "3"
    kept = {key: answer for key, answer in SMALL.answers.items() if key != "listen.impact"}
    assert {key: case.answers[key] for key in kept} == kept


def test_a_matter_that_turns_out_small_goes_back_to_the_one_page(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep(SMALL)
    inside = open_window(SMALL.id)
    page = inside.case_page
    assert page is not None
    QTest.mouseClick(segment(impact_row(page), "Very serious"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: inside.start_page is not None)
    start = inside.start_page
    assert start is not None
    segment(start, "A small thing").click()
    start.begun.emit()
    assert inside.case_page is not None
    assert inside.case_page.current() == "quick"


def test_undo_takes_back_a_click_on_serious_and_the_way_it_led(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep(SMALL)
    inside = open_window(SMALL.id)
    assert inside.case_page is not None
    QTest.mouseClick(segment(impact_row(inside.case_page), "Serious"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: inside.start_page is not None)
    press(Qt.Key.Key_Z, CTRL)
    assert inside.start_page is None
    assert inside.case_page is not None
    assert inside.case_page.current() == "quick"
    assert case_of(inside.case_page).answers == SMALL.answers


def test_arrows_may_pass_over_serious_the_guide_opens_when_the_row_is_left(
    open_window: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep(SMALL)
    inside = open_window(SMALL.id)
    page = inside.case_page
    assert page is not None
    page.go_to_question("listen.impact")
    press(Qt.Key.Key_Right, times=2)
    QTest.qWait(50)
    assert case_of(page).text("listen.impact") == "3"
    assert inside.start_page is None
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Tab)
    QTest.qWait(50)
    assert inside.start_page is None
    page.go_to_question("listen.impact")
    press(Qt.Key.Key_Right, times=2)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: inside.start_page is not None)


def test_a_case_that_is_serious_by_now_does_not_begin_on_the_one_page(on_case: OnCase) -> None:
    assert on_case(SMALL.with_answer("listen.impact", "4")).current() == "listen"


# -- the eight steps, and back


def test_more_opens_the_steps_with_these_answers_and_alt_left_comes_back(on_case: OnCase) -> None:
    page = on_case(SMALL)
    quick_of(page).more.click()
    assert page.current() == "listen"
    assert page.side.isVisible()
    assert case_of(page).answers == SMALL.answers
    press(Qt.Key.Key_Left, ALT)
    assert page.current() == "quick"
    assert not page.side.isVisible()
    press(Qt.Key.Key_Left, ALT)
    assert page.current() == "quick"
    press(Qt.Key.Key_5, CTRL)
    assert page.current() == "plan"


def test_what_the_steps_know_beyond_the_page_stays(on_case: OnCase) -> None:
    people = (Person("Leo Brandt", role="architect"), Person("Ines", copy=True))
    case = SMALL.with_answer("listen.who", people)
    case = case.with_answer("plan.done", ("put the right link in", "told the others"), "done")
    page = on_case(case)
    page.go_to_question("listen.who")
    press(Qt.Key.Key_End)
    write("s")
    page.go_to_question("plan.done")
    press(Qt.Key.Key_End)
    write(" today")
    assert case_of(page).people == (Person("Leo Brandts", role="architect"), Person("Ines", copy=True))
    assert case_of(page).texts("plan.done") == ("put the right link in today", "told the others")
    assert "told the others" in words_on(quick_of(page))


# -- done, or will be


def test_what_was_typed_goes_along_when_it_is_not_done_yet(on_case: OnCase) -> None:
    page = on_case(SMALL)
    quick = quick_of(page)
    segment(quick.switch, "It will be").click()
    assert case_of(page).next_steps == (NextStep("put the right link in the invitation"),)
    assert not case_of(page).texts("plan.done")
    press(Qt.Key.Key_Z, CTRL)
    assert case_of(page).answers["plan.done"] == SMALL.answers["plan.done"]
    assert "How is it put right?" in words_on(quick)
    assert quick.switch.value() == "plan.done"


def test_a_time_waits_for_the_way_back(on_case: OnCase) -> None:
    will = SMALL.with_answer("plan.done", ()).with_answer("plan.next", (NextStep("send it", "noon"),), "next")
    page = on_case(will)
    quick = quick_of(page)
    segment(quick.switch, "It is done").click()
    assert case_of(page).texts("plan.done") == ("send it",)
    segment(quick.switch, "It will be").click()
    assert case_of(page).next_steps == (NextStep("send it", "noon"),)


def test_both_stand_there_when_both_are_said(on_case: OnCase) -> None:
    quick = quick_of(on_case(SMALL.with_answer("plan.next", (NextStep("check it", "friday"),), "next")))
    assert quick.view("plan.done") is not None
    assert quick.view("plan.next") is not None
    assert not quick.switch.isVisible()


# -- undo, delivery, marks


def test_undo_takes_back_goes_there_and_says_so(on_case: OnCase) -> None:
    page = on_case(SMALL)
    page.go_to_question("own.harm")
    press(Qt.Key.Key_End, CTRL)
    write(" twice")
    page.go_to_question("listen.who")
    press(Qt.Key.Key_Z, CTRL)
    assert case_of(page).text("own.harm") == SMALL.text("own.harm")
    assert page.current() == "quick"
    assert "You" in spoken(focused())
    assert "What did that do to them?" in page.toast_words()
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert case_of(page).text("own.harm").endswith("twice")


@pytest.mark.parametrize("output, button", [("chat", "Copy"), ("email", "E-mail…"), ("talk", "Copy")])
def test_the_filled_button_follows_how_they_tell_them(on_case: OnCase, output: str, button: str) -> None:
    page = on_case(SMALL)
    page.desk.opened.set_output(output)
    page.delivery.refresh()
    assert filled(page) == [button]


def test_how_they_tell_them_is_one_click(on_case: OnCase) -> None:
    page = on_case(SMALL)
    segment(quick_of(page).outputs, "E-mail").click()
    assert page.desk.opened.message().output == "email"


def test_a_finding_is_marked_in_the_field_and_f8_goes_there(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case(SMALL.with_answer("own.act", "sent you the wrong link, but you could have asked", "sorry_i"))
    qtbot.waitUntil(lambda: page.desk.checking.settled)
    page.go_to_question("plan.done")
    press(Qt.Key.Key_F8)
    view = quick_of(page).view("own.act")
    assert view is not None
    assert view.owns(focused())
    assert view.card() is not None
    assert "to look at. F8 goes there." in words_on(page.preview)


def test_one_line_says_that_this_is_enough(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case(SMALL)
    qtbot.waitUntil(lambda: "For a small thing this is enough" in words_on(page.preview))
    page.go("own")
    assert "enough" not in words_on(page.preview)


def test_before_anything_is_said_nothing_is_found_wanting(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep()
    page = begun(open_window())
    qtbot.waitUntil(lambda: page.desk.checking.settled)
    assert "to look at" not in words_on(page)


def test_a_team_says_we(on_case: OnCase) -> None:
    page = on_case(SMALL.with_answer("sender.voice", "team"))
    page.go_to_question("own.act")
    assert "We're sorry we" in spoken(focused()).replace("\u2019", "'")
    page.go_to_question("plan.done")
    assert "We have" in spoken(focused())


# -- keys, room, reading


def test_f6_goes_from_area_to_area(on_case: OnCase) -> None:
    page = on_case(SMALL)
    page.top.take_focus()
    areas = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        shown = [area for area in page.areas() if area.isVisible()]
        areas.append(next(place for place, area in enumerate(shown) if area.isAncestorOf(focused())))
    assert areas == [1, 2, 3, 0]


def test_tab_reads_as_the_eye_does(on_case: OnCase) -> None:
    page = on_case(SMALL)
    page.go_to_question("listen.who")
    quick = quick_of(page)
    met: list[QWidget] = []
    while quick.isAncestorOf(focused()):
        met.append(focused())
        press(Qt.Key.Key_Tab)
    tops = [one.mapTo(quick, QPoint(0, 0)).y() for one in met]
    assert all(top <= following + 4 for top, following in pairwise(tops))
    controls = [one for one in quick.findChildren(SegmentedControl) if one.isVisible()]
    fields = [one for one in quick.findChildren(StemField) if one.isVisible()]
    assert len(met) == len(controls) + len(fields) + 1  # and the link to the steps


def test_everything_on_it_has_a_name(on_case: OnCase) -> None:
    quick = quick_of(on_case(SMALL))
    fields = [one for one in quick.findChildren(StemField) if one.isVisible()]
    assert [spoken(one) for one in fields if not spoken(one)] == []
    labels = [one for one in quick.findChildren(QuestionLabel) if one.isVisible()]
    assert [one.text() for one in labels if one.buddy() is None] == []


@pytest.mark.parametrize("size, scale", [((1360, 860), 100), ((900, 600), 100), ((1360, 860), 200), ((900, 600), 150)])
def test_it_finds_room_at_every_size(open_window: Open, keep: Keep, size: tuple[int, int], scale: int) -> None:
    long = SMALL.with_answer("listen.who", (Person("Leonora Brandt-Featherstonehaugh of the Northern Office"),))
    keep(long, settings=Settings(name="Sam Reyes", grammar="off", text_scale=scale))
    page = open_window(long.id, size).case_page
    assert page is not None
    quick = quick_of(page)
    area = area_of(quick)
    assert area is not None
    assert quick.width() <= area.viewport().width()
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()] == []
    assert page.window().size().toTuple() == size
    for control in quick.findChildren(SegmentedControl):
        if control.isVisible():
            assert control.width() >= control.minimumSizeHint().width()


def test_where_there_is_little_room_the_message_is_a_tab(open_window: Open, keep: Keep) -> None:
    keep(SMALL, settings=Settings(name="Sam Reyes", grammar="off", text_scale=200))
    page = open_window(SMALL.id).case_page
    assert page is not None
    quick = quick_of(page)
    press(Qt.Key.Key_Tab, CTRL)
    assert not quick.isVisible()
    assert page.preview.isVisible()
    press(Qt.Key.Key_Tab, CTRL)
    assert quick.isVisible()


def test_look_at_it_goes_to_what_is_missing(open_window: Open, keep: Keep, qtbot: QtBot) -> None:
    keep()
    page = begun(open_window())
    quick_of(page).focus("plan.done")
    QTest.keyClicks(focused(), "put the right link in the invitation")
    qtbot.waitUntil(lambda: page.desk.checking.settled)
    page.delivery.copy()
    assert page.bar.isVisible()
    page.bar.buttons()[0].click()
    assert "What went wrong on your side?" in spoken(focused())


def test_where_nothing_is_said_yet_copy_says_so_and_copies_nothing(open_window: Open, keep: Keep) -> None:
    keep()
    page = begun(open_window())
    QApplication.clipboard().setText("what was there")
    page.delivery.copy()
    assert page.toast_words() == "There is nothing to copy yet. The first question is who was let down."
    assert not page.bar.isVisible()
    assert QApplication.clipboard().text() == "what was there"


def chips_of(page: CasePage, *, done: bool) -> list[str]:
    return [chip.text() for chip in page.preview.coverage.chips(done=done) if isinstance(chip, Chip)]


def test_nothing_is_ticked_on_an_empty_page_and_only_what_it_asks_is_still_to_come(
    open_window: Open, keep: Keep
) -> None:
    keep()  # with a phone, which stands in every message
    page = begun(open_window())
    assert chips_of(page, done=True) == []
    assert chips_of(page, done=False) == ["Ours", "Put right, by when", "Sorry", "What it did"]
    page.go("own")
    page.desk.opened.answer("own.act", "sent you the wrong link")
    assert "Sorry" in chips_of(page, done=True)


def test_the_chip_of_what_puts_it_right_goes_to_the_question_that_is_shown(open_window: Open, keep: Keep) -> None:
    keep()
    page = begun(open_window())
    quick = quick_of(page)
    assert quick.view("plan.done") is not None
    chips = [one for one in page.preview.coverage.chips(done=False) if isinstance(one, Chip)]
    chip = next(one for one in chips if one.text() == "Put right, by when")
    chip.click()
    view = quick.view("plan.done")
    assert view is not None
    assert view.owns(focused())
