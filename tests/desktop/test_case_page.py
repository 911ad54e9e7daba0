"""An open case: getting about in it by keyboard, what it says of itself, and how it shares the room."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.review.page import ReviewPage
from composer.desktop.widgets.labels import Heading, KeyCap
from composer.desktop.widgets.layout import ScrollArea
from composer.desktop.widgets.stem_field import StemField
from composer.guide.case import Case, Person
from tests.desktop.stories.hand import focused

OnCase = Callable[..., CasePage]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WIDE, MEDIUM = (1360, 860), (900, 600)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


def type_into(page: CasePage, key: str, words: str) -> StemField:
    page.go_to_question(key)
    field = focused()
    assert isinstance(field, StemField)
    QTest.keyClick(field, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(field, words)
    return field


def button(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says of a widget and of all that it stands in."""
    around, words = widget, ""
    while around is not None:
        words += f"{around.accessibleName()} {around.accessibleDescription()} "
        around = around.parentWidget()
    return words


def cut(area: QWidget) -> list[str]:
    """Return the words of the buttons in `area` that have too little room."""
    buttons = [one for one in area.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in buttons if one.width() < one.sizeHint().width()]


def test_alt_arrows_and_ctrl_numbers_go_from_step_to_step(on_case: OnCase) -> None:
    page = on_case()
    seen = [page.current()]
    for key, modifiers in (
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_8, CTRL),
        (Qt.Key.Key_9, CTRL),
        (Qt.Key.Key_3, CTRL),
    ):
        press(key, modifiers)
        seen.append(page.current())
    assert seen == ["listen", "restate", "own", "restate", "follow", "review", "own"]


def test_alt_arrows_follow_the_eye_in_a_mirrored_interface(on_case: OnCase) -> None:
    page = on_case()
    page.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Left, ALT)
    assert page.current() == "restate"
    press(Qt.Key.Key_Right, ALT)
    assert page.current() == "listen"


def test_ctrl_tab_changes_between_questions_and_message_where_they_are_tabs(on_case: OnCase) -> None:
    page = on_case(size=MEDIUM)
    press(Qt.Key.Key_Tab, CTRL)
    assert not page.pages.isVisible()
    press(Qt.Key.Key_Tab, CTRL)
    assert page.pages.isVisible()


def test_the_button_on_says_where_it_goes(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="own"))
    button(page, "Next: Explain").click()
    assert page.current() == "explain"
    assert button(page, "Next: Plan")


def test_tab_goes_once_round_the_whole_window_and_reads_as_the_eye_does(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="own"))
    page.top.take_focus()
    first = focused()
    met = [first]
    for _ in range(100):
        press(Qt.Key.Key_Tab)
        if focused() is first:
            break
        met.append(focused())
    areas = page.areas()
    places = [next(i for i, area in enumerate(areas) if area.isAncestorOf(one)) for one in met]
    assert places == sorted(places)
    assert set(page.side.rail.rows()) <= set(met)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is met[-1]


def test_f6_goes_from_area_to_area_and_shift_f6_back(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="own"))
    page.top.take_focus()
    press(Qt.Key.Key_F6)
    assert page.side.isAncestorOf(focused())
    press(Qt.Key.Key_F6)
    assert page.pages.isAncestorOf(focused())
    press(Qt.Key.Key_F6, SHIFT)
    assert page.side.isAncestorOf(focused())


def test_undo_takes_back_what_was_typed_goes_there_and_says_so(on_case: OnCase) -> None:
    page = on_case()
    before = page.desk.opened.case.text("own.act")
    type_into(page, "own.act", " today")
    page.go("plan")
    press(Qt.Key.Key_Z, CTRL)
    assert page.desk.opened.case.text("own.act") == before
    assert page.current() == "own"
    assert "What went wrong on your side?" in page.toast_words()
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert page.desk.opened.case.text("own.act") == before + " today"


def test_the_title_is_renamed_where_it_stands_and_escape_leaves_it(on_case: OnCase) -> None:
    page = on_case()
    page.top.rename()
    QTest.keyClicks(focused(), "The photos")
    press(Qt.Key.Key_Return)
    assert page.desk.opened.title == "The photos"
    assert focused().accessibleName() == "The photos"
    assert focused().accessibleDescription() == "Rename this case"
    page.top.rename()
    QTest.keyClicks(focused(), "Something else")
    press(Qt.Key.Key_Escape)
    assert page.desk.opened.title == "The photos"


def test_the_bar_says_who_writes_and_a_team_is_one_choice_away(on_case: OnCase) -> None:
    page = on_case()
    assert page.top.voice.text() == "Writing as Ravi Menon"
    page.top.voice_menu.actions()[1].trigger()
    assert page.top.voice.text() == "Writing for the team"
    assert "We" in page.desk.opened.message().text


def test_what_is_typed_is_being_saved_and_then_saved(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    type_into(page, "own.act", " today")
    assert page.top.saved_words() == "saving"
    qtbot.waitUntil(lambda: page.top.saved_words() == "saved")


def test_the_rail_tells_how_far_each_step_is_and_counts_what_is_to_be_looked_at(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    page.desk.opened.answer("explain.cause", "you did not tell us, and you should have read the manual")
    rows = {row.entry.id: row for row in page.side.rail.rows()}
    qtbot.waitUntil(lambda: rows["explain"].entry.count > 0)
    assert "to look at" in rows["explain"].accessibleName()
    assert rows["own"].accessibleName() == "Own, done"


def test_f8_goes_from_finding_to_finding_wherever_its_question_is(on_case: OnCase) -> None:
    page = on_case()
    page.desk.opened.answer("explain.cause", "you did not tell us, and you should have read the manual")
    page.desk.opened.answer("own.harm", "may have been upset")
    there = []
    for _ in page.desk.checking.message().shown:
        page.go("listen")
        press(Qt.Key.Key_F8)
        there.append(page.current())
    assert {"explain", "own"} <= set(there)
    last = there[-2]
    press(Qt.Key.Key_F8, SHIFT)
    assert page.current() == last


def test_f8_leads_to_review_for_what_lies_in_no_answer(on_case: OnCase, laptop: Case) -> None:
    page = on_case(laptop.with_answer("sender.role", "XXX"))
    found = page.desk.checking.message().marked
    assert [finding.text for finding in found] == ["XXX"]
    press(Qt.Key.Key_F8)
    assert page.current() == "review"
    assert found[0].message in spoken(focused())
    assert "Nothing to look at" not in page.toast_words()


def test_f8_comes_to_everything_that_is_to_be_looked_at_in_an_answer_or_not(on_case: OnCase, laptop: Case) -> None:
    page = on_case(laptop.with_answer("sender.role", "XXX").with_answer("own.harm", "may have been upset"))
    there = []
    for _ in page.desk.checking.message().marked:
        page.go("listen")
        press(Qt.Key.Key_F8)
        there.append(page.current())
    assert {"own", "review"} <= set(there)


def test_f8_says_so_where_there_is_nothing_to_look_at(on_case: OnCase) -> None:
    page = on_case()
    assert not page.desk.checking.message().marked
    press(Qt.Key.Key_F8)
    assert page.toast_words() == "Nothing to look at."
    assert page.current() == "listen"


def test_no_two_buttons_around_a_case_are_read_alike(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="own"))
    buttons = [one for area in (page.top, page.delivery) for one in area.findChildren(QPushButton) if one.isVisible()]
    names = [one.accessibleName() or one.text() for one in buttons]
    assert len(names) == len(set(names))
    assert {"This case: more", "More ways to deliver"} <= set(names)
    for one in buttons:
        assert one.accessibleDescription() != one.accessibleName() or not one.accessibleName()


@pytest.mark.parametrize("step", ["listen", "own", "promise", "review"])
def test_what_scrolls_is_named_as_the_page_it_holds(on_case: OnCase, laptop: Case, step: str) -> None:
    page = on_case(replace(laptop, step=step))
    areas = [one for one in page.pages.findChildren(ScrollArea) if one.isVisible()]
    headings = [one.text() for one in page.pages.findChildren(Heading) if one.isVisible()]
    assert areas[0].accessibleName() == headings[0]


def test_the_advice_stands_under_the_rail_with_its_reason_and_other_ways(on_case: OnCase, laptop: Case) -> None:
    told = {key: answer for key, answer in laptop.answers.items() if key != "restate.by"}
    page = on_case(replace(laptop, answers=told))
    words = page.side.advice.words()
    assert words[0] == "How to reach Dana"
    assert len(words) == 3
    assert all(words)
    assert len(page.side.advice.menu.actions()) == 2


@pytest.mark.parametrize("step", ["own", "plan", "promise", "review"])
def test_nothing_is_cut_off_or_scrolls_sideways_in_less_room(
    on_case: OnCase, laptop: Case, step: str, qtbot: QtBot
) -> None:
    page = on_case(replace(laptop, step=step))
    window = page.window()
    try:
        for (width, height), scale in ((MEDIUM, 1.0), (WIDE, 2.0), (WIDE, 1.5), ((700, 600), 1.0)):
            window.resize(width, height)
            page.look.set_scale(scale)
            qtbot.waitUntil(lambda width=width: page.minimumSizeHint().width() <= width and not cut(page.delivery))
            assert (window.width(), window.height()) == (width, height)
    finally:
        page.look.set_scale(1.0)


def test_with_less_room_the_message_is_a_tab_and_with_little_the_steps_are_a_list(on_case: OnCase) -> None:
    page = on_case(size=(1360, 860))
    assert page.preview.isVisible()
    assert not page.tabs.isVisible()
    page.window().resize(900, 600)
    QApplication.processEvents()
    assert page.tabs.isVisible()
    assert not page.preview.isVisible()
    page.tabs.chosen.emit("message")
    assert page.preview.isVisible()
    assert not page.pages.isVisible()
    page.window().resize(700, 600)
    QApplication.processEvents()
    assert not page.side.isVisible()
    assert page.top.picker_words() == "1 of 8: Listen"


def test_the_promise_check_takes_the_whole_width_until_the_message_is_asked_for(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="promise"))
    assert not page.preview.isVisible()
    button(page, "Show the message").click()
    assert page.preview.isVisible()
    button(page, "Hide the message").click()
    assert not page.preview.isVisible()


def test_a_case_put_into_the_trash_is_gone_from_home_and_can_be_put_back(
    open_window: Callable[..., Inside], keep: Callable[..., None], laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    inside = open_window(laptop.id)
    assert inside.case_page is not None
    inside.case_page.trash.emit()
    qtbot.waitUntil(lambda: inside.case_page is None and inside.home.lines() == [])
    inside.home.put_back()
    qtbot.waitUntil(lambda: [line.id for line in inside.home.lines()] == [laptop.id])


def test_all_keys_are_listed(on_case: OnCase) -> None:
    page = on_case()
    press(Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "All keys"
    assert {"Ctrl+1", "Ctrl+K", "F8", "Del"} <= {cap.text() for cap in dialog.findChildren(KeyCap)}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.isVisible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_window_is_dark_or_light_as_it_is_told_and_remembers(
    on_case: OnCase, scheme: str, app: App, qtbot: QtBot
) -> None:
    def kept() -> str:
        store = App(app.profile).store(write=False)
        look = store.settings().look
        store.close()
        return look

    page = on_case()
    page.window().inside.looks.choose_scheme(scheme)
    qtbot.waitUntil(lambda: kept() == scheme)
    picture = page.window().grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() - 120)
    assert (ground.lightness() < 128) == (scheme == "dark")
    page.look.set_scheme("light")


def test_whoever_chose_to_talk_is_not_told_to_write(on_case: OnCase) -> None:
    page = on_case(Case("k7m3pq9x", step="own").with_answer("own.act", "sent you the wrong list"))
    _, advised, _ = page.side.advice.words()
    assert "e-mail" in advised
    page.desk.opened.set_output("talk")
    page.go("own")
    assert page.side.advice.words()[1] == "You chose to talk"
    assert page.side.advice.menu.actions()[0].text() == advised


def test_nothing_to_look_at_is_said_for_good_only_when_nothing_is_still_to_come(on_case: OnCase) -> None:
    dana = Case("k7m3pq9x", step="own").with_answer("listen.who", (Person(name="Dana Okafor"),))
    page = on_case(dana.with_answer("sender.name", "Sam Reyes").with_answer("own.act", "sent you the wrong list"))
    assert page.delivery._count.text() == "Nothing to look at so far"


def test_what_is_said_in_review_stands_above_the_line_at_its_foot(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop, step="review"))
    page.say("Undone: what was typed in the message")
    QApplication.processEvents()
    review = page.pages.findChild(ReviewPage)
    assert isinstance(review, ReviewPage)
    foot = review.foot.mapTo(page, QPoint(0, 0)).y()
    assert page._toast.geometry().bottom() < foot
