"""Pages that are made before somebody opens them: they are there at once, and are those of the case as it is then."""

import sys
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.home.start_page import StartPage
from composer.desktop.inside import Inside
from composer.desktop.quick.page import QuickPage
from composer.desktop.shell.pages import StepPages
from composer.desktop.steps.page import StepPage
from composer.desktop.steps.promises import PromisePage
from composer.guide.case import Case, NextStep

Open = Callable[..., Inside]
Keep = Callable[..., None]


@pytest.fixture
def at_home(open_window: Open, keep: Keep) -> Inside:
    """The window on Home, somebody has been here before."""
    keep()
    return open_window()


def ahead(
    inside: Inside, kind: type[CasePage | QuickPage | StartPage], qtbot: QtBot
) -> CasePage | QuickPage | StartPage:
    """Return a page of a kind that has been made and is not shown yet."""

    def hidden() -> list[CasePage | QuickPage | StartPage]:
        return [page for page in inside.home.window().findChildren(kind) if not page.isVisible()]

    qtbot.waitUntil(lambda: bool(hidden()))
    return hidden()[0]


def choose_serious(page: CasePage) -> None:
    segment = next(one for one in page.findChildren(QRadioButton) if one.isVisible() and one.text() == "Serious")
    segment.click()


def test_the_page_of_the_next_case_is_made_on_home_and_shown_when_it_is_begun(at_home: Inside, qtbot: QtBot) -> None:
    made, quick = ahead(at_home, CasePage, qtbot), ahead(at_home, QuickPage, qtbot)
    at_home.begin()
    assert at_home.case_page is made
    assert quick.isVisible()
    at_home.go_home()
    pages = at_home.home.window().findChildren
    qtbot.waitUntil(lambda: [page for page in pages(CasePage) if page is not made] != [])


def test_a_case_that_is_made_ahead_and_never_begun_leaves_nothing(at_home: Inside, qtbot: QtBot) -> None:
    ahead(at_home, QuickPage, qtbot)
    at_home.begin()
    assert at_home.case_page is not None
    at_home.case_page.go("listen")
    at_home.go_home()
    qtbot.wait(50)
    assert at_home.home.rows() == []
    assert at_home.home.isVisible()


def test_what_is_set_meanwhile_holds_for_a_case_that_was_made_ahead(at_home: Inside, qtbot: QtBot) -> None:
    made = ahead(at_home, CasePage, qtbot)
    choices = at_home.everywhere.choices
    assert choices is not None
    choices.change(replace(choices.settings, name="Ravi Menon"), "Your name")
    at_home.begin()
    assert at_home.case_page is not None
    assert at_home.case_page is not made
    assert at_home.case_page.desk.opened.case.text("sender.name") == "Ravi Menon"


def test_a_case_for_another_output_is_begun_with_that_one(at_home: Inside, qtbot: QtBot) -> None:
    ahead(at_home, QuickPage, qtbot)
    at_home.begin("holding")
    assert at_home.case_page is not None
    assert at_home.case_page.desk.opened.message().output == "holding"
    assert at_home.case_page.current() == "holding"


def test_the_start_of_the_guide_is_made_beside_the_one_page_whose_case_goes_on_behind_it(
    at_home: Inside, qtbot: QtBot
) -> None:
    at_home.begin()
    page = at_home.case_page
    assert page is not None
    start = ahead(at_home, StartPage, qtbot)
    choose_serious(page)
    qtbot.waitUntil(lambda: at_home.start_page is start)
    assert start.isVisible()
    assert at_home.case_page is None
    start.begun.emit()
    assert at_home.case_page is page
    assert page.current() == "listen"
    assert page.isVisible()


def test_home_from_the_start_of_the_guide_lets_go_of_the_page_behind_it(at_home: Inside, qtbot: QtBot) -> None:
    at_home.begin()
    page = at_home.case_page
    assert page is not None
    choose_serious(page)
    qtbot.waitUntil(lambda: at_home.start_page is not None)
    assert at_home.start_page is not None
    at_home.start_page.home.emit()
    qtbot.waitUntil(at_home.home.isVisible)
    at_home.begin()
    assert at_home.case_page is not None
    assert at_home.case_page is not page
    assert at_home.case_page.desk.opened.case.text("listen.impact") == ""


def test_nothing_is_read_while_a_case_is_opened_and_led_to_its_first_step(at_home: Inside, qtbot: QtBot) -> None:
    ahead(at_home, QuickPage, qtbot)
    before = set(sys.modules)
    at_home.begin()
    assert at_home.case_page is not None
    ahead(at_home, StartPage, qtbot)
    choose_serious(at_home.case_page)
    qtbot.waitUntil(lambda: at_home.start_page is not None)
    assert at_home.start_page is not None
    at_home.start_page.begun.emit()
    assert [name for name in set(sys.modules) - before if name.startswith(("composer", "PySide6"))] == []


def test_what_cannot_be_made_ahead_is_told_when_it_is_asked_for(
    open_window: Open, keep: Keep, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fails(*_: object, **__: object) -> None:
        tried.append(True)
        raise RuntimeError("our own")

    tried: list[bool] = []
    keep()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as reported:
        patch.setattr(StepPages, "_built", fails)
        inside = open_window()
        qtbot.waitUntil(lambda: bool(tried))
        assert not inside.bar.isVisible()
        assert reported == []
        inside.home.cards()[0].click()
        assert inside.bar.isVisible()
        assert len(reported) == 1
    assert inside.home.isVisible()
    inside.begin()
    assert inside.case_page is not None


def test_another_case_that_is_begun_while_one_is_being_opened_is_the_one_that_is_shown(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    inside = open_window()
    inside.open_case(laptop.id)
    qtbot.waitUntil(lambda: inside._keeper is not None and inside._keeper.desk is not None)
    assert inside.case_page is None
    inside.begin()
    qtbot.wait(50)
    assert inside.case_page is not None
    assert inside.case_page.desk.opened.case.id != laptop.id
    assert inside.case_page.isVisible()


def test_a_case_is_opened_at_its_step_and_takes_keys_there(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(replace(laptop, step="own"))
    inside = open_window()
    inside.open_case(laptop.id)
    qtbot.waitUntil(lambda: inside.case_page is not None)
    page = inside.case_page
    assert page is not None
    shown = next(one for one in page.findChildren(StepPage) if one.isVisible())
    assert shown.step.id == "own"
    assert shown.isAncestorOf(shown.window().focusWidget())


def test_the_rows_of_promises_are_made_as_they_are_written(
    on_case: Callable[..., CasePage], laptop: Case, qtbot: QtBot
) -> None:
    page = on_case(replace(laptop, step="plan"))
    promises = page.pages

    def caught_up() -> bool:
        made = promises.findChild(PromisePage)
        return made is not None and not made.is_behind()

    qtbot.waitUntil(caught_up)
    steps = page.desk.opened.case.next_steps
    page.desk.opened.answer("plan.next", (*steps, NextStep("ring you", "on Friday at ten")))
    assert not caught_up()
    page.go_to_question("plan.done")
    qtbot.waitUntil(caught_up)
    made = promises.findChild(PromisePage)
    assert isinstance(made, PromisePage)
    rows = made.rows()
    page.go("promise")
    assert made.rows() == rows
    assert any("ring you" in row.promise.sentence for row in rows)
