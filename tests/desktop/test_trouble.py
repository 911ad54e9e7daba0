"""What the window says when a part of the program cannot be read or a case cannot be shown: never nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop import parts
from composer.desktop.case_page import CasePage
from composer.desktop.home.start_page import StartPage
from composer.desktop.inside import Inside
from composer.desktop.run import Start
from composer.desktop.shell.pages import StepPages
from composer.guide.case import Case
from composer.text.errors import UserError

Open = Callable[..., Inside]
Keep = Callable[..., None]
MISSING = "A file of the program is missing: form.toml. Installing Amends again puts it back."


class Broken:
    """Stands where the parts are loaded: fails, until it is mended."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error
        self._load = parts.load_parts

    def load(self, app: App, grammar: str) -> parts.Parts:
        if self.error is not None:
            raise self.error
        return self._load(app, grammar)  # type: ignore[arg-type]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], Broken]:
    def put_in(error: Exception) -> Broken:
        made = Broken(error)
        monkeypatch.setattr(parts, "load_parts", made.load)
        return made

    return put_in


@pytest.fixture
def started(qapp: QApplication, qtbot: QtBot, app: App) -> Iterator[Callable[[], Inside]]:
    """Open the window, and wait until it knows what is in the store."""
    starts: list[Start] = []

    def start() -> Inside:
        one = Start(qapp, App(app.profile))
        starts.append(one)
        with qtbot.waitSignal(one.window.furnished):
            pass
        inside = one.window.inside
        assert inside is not None
        with qtbot.waitSignal(inside.listed):
            pass
        one.window.activateWindow()
        return inside

    yield start
    for one in starts:
        one.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(inside: Inside) -> str:
    """Return what the bar at the foot of the window says, "" while there is none."""
    bar = inside.bar
    return f"{bar.accessibleName()} {bar.accessibleDescription()}" if bar.isVisible() else ""


def answer(inside: Inside, words: str) -> None:
    next(button for button in inside.bar.buttons() if button.text() == words).click()


def test_the_first_page_says_that_a_file_is_missing(
    started: Callable[[], Inside], broken: Callable[[Exception], Broken], qtbot: QtBot
) -> None:
    broken(UserError(MISSING))
    inside = started()
    assert inside.sender_page is not None
    qtbot.waitUntil(lambda: MISSING in said(inside))
    assert said(inside).startswith("Cases cannot be opened now.")


def test_the_first_page_says_so_too_when_the_fault_is_the_programs_own(
    started: Callable[[], Inside], broken: Callable[[Exception], Broken], qtbot: QtBot
) -> None:
    broken(ValueError("our own"))
    with qtbot.captureExceptions() as reported:
        inside = started()
        qtbot.waitUntil(lambda: "Your cases are kept." in said(inside))
    assert [str(error) for _, error, _ in reported] == ["our own"]


def test_home_says_why_no_case_opens_and_a_click_tries_once_more(
    started: Callable[[], Inside], broken: Callable[[Exception], Broken], keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    fault = broken(UserError(MISSING))
    inside = started()
    qtbot.waitUntil(lambda: inside.home.trouble() == MISSING)
    inside.home.rows()[0].click()
    qtbot.waitUntil(lambda: MISSING in said(inside))
    fault.error = None
    answer(inside, "Try again")
    qtbot.waitUntil(lambda: inside.case_page is not None)
    assert said(inside) == ""
    assert inside.home.trouble() == ""


def test_try_again_on_home_reads_what_is_missing_and_does_not_end_the_program(
    started: Callable[[], Inside], broken: Callable[[Exception], Broken], keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    fault = broken(UserError(MISSING))
    inside = started()
    refused: list[object] = []
    inside.refused.connect(refused.append)
    qtbot.waitUntil(lambda: inside.home.trouble() == MISSING)
    fault.error = None
    with qtbot.waitSignal(inside.usable):
        inside.home.retried.emit()
    assert inside.home.trouble() == ""
    assert refused == []


def test_a_case_that_cannot_be_shown_leads_home_with_a_sentence(
    open_window: Open, keep: Keep, laptop: Case, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keep(laptop)
    inside = open_window()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as reported:
        patch.setattr(StepPages, "show_step", fails)
        inside.home.rows()[0].click()
        qtbot.waitUntil(lambda: said(inside).startswith("The case cannot be shown. What is in it is kept."))
    assert [str(error) for _, error, _ in reported] == ["our own"]
    assert inside.case_page is None
    assert inside.home.isVisible()
    answer(inside, "Close")
    assert said(inside) == ""
    inside.home.rows()[0].click()
    qtbot.waitUntil(lambda: inside.case_page is not None)


def test_a_new_case_that_cannot_be_shown_is_kept_and_leads_home(
    open_window: Open, keep: Keep, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keep()
    inside = open_window()
    inside.begin("talk")
    start = inside.start_page
    assert isinstance(start, StartPage)
    start.desk.opened.answer("listen.pain", "the site photos")
    with monkeypatch.context() as patch, qtbot.captureExceptions():
        patch.setattr(StepPages, "show_step", fails)
        start.begun.emit()
        qtbot.waitUntil(inside.home.isVisible)
    assert "is kept" in said(inside)
    assert inside.start_page is None
    qtbot.waitUntil(lambda: [line.title for line in inside.home.lines()] == ["The site photos"])


def test_what_cannot_be_written_at_the_end_still_asks_to_stay_or_leave(
    on_case: Callable[..., CasePage], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = on_case()
    inside = page.window().inside  # type: ignore[attr-defined]

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    store = inside._store  # the disk itself
    with monkeypatch.context() as patch:
        patch.setattr(store, "save_answers", full)
        page.desk.opened.answer("own.harm", "lost it")
        inside.go_home()
        qtbot.waitUntil(lambda: "The disk is full." in said(inside))
        assert [button.text() for button in inside.bar.buttons()] == ["Stay", "Leave without the last change"]
        answer(inside, "Stay")
        assert inside.case_page is page
        inside.go_home()
        qtbot.waitUntil(lambda: "The disk is full." in said(inside))
        answer(inside, "Leave without the last change")
        qtbot.waitUntil(lambda: inside.case_page is None)


def test_esc_in_the_bar_closes_it(
    started: Callable[[], Inside], broken: Callable[[Exception], Broken], qtbot: QtBot
) -> None:
    broken(UserError(MISSING))
    inside = started()
    qtbot.waitUntil(lambda: MISSING in said(inside))
    inside.bar.buttons()[0].setFocus()
    QTest.keyClick(inside.bar.buttons()[0], Qt.Key.Key_Escape)
    assert said(inside) == ""


def fails(*_: object) -> None:
    raise ValueError("our own")
