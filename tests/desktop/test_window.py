"""The window as it starts, opens a case, comes back to it and ends."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.look_hint import LookHint, read_hint
from composer.desktop.run import Start
from composer.guide.case import Case, Person
from tests.desktop.conftest import Listed

Open = Callable[..., Inside]
Keep = Callable[..., None]
ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete


def press(key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(times):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)


def kept_case(app: App, case_id: str) -> Case:
    store = App(app.profile).store(write=False)
    case = store.case(case_id)
    store.close()
    return case


def test_the_first_start_asks_for_the_name_and_keeps_it(open_window: Open, app: App, qtbot: QtBot) -> None:
    window = open_window()
    assert window.sender_page is not None
    name, role, _ = window.sender_page.fields()
    QTest.keyClicks(name, "Sam Reyes")
    press(ENTER)
    QTest.keyClicks(role, "Fernhill Digital")
    press(ENTER, 2)
    assert window.sender_page is None
    assert QApplication.focusWidget() is window.home.cards()[0]

    def kept() -> bool:
        store = App(app.profile).store(write=False)
        settings = store.settings()
        store.close()
        return (settings.name, settings.role) == ("Sam Reyes", "Fernhill Digital")

    qtbot.waitUntil(kept)


def test_home_lists_the_cases_with_where_they_stand(open_window: Open, keep: Keep, laptop: Case) -> None:
    people = (Person(name="Jo"),)
    keep(replace(laptop, step="own"), Case("second77", step="review").with_answer("listen.who", people))
    lines = {line.id: line for line in open_window().home.lines()}
    assert (lines["laptop77"].title, lines["laptop77"].people) == ("Whitlock & Co: the site photos", "Dana Whitlock")
    assert lines["laptop77"].where == "In the steps: Own"
    assert lines["second77"].where == "In Review"


def test_an_empty_home_says_so_in_one_sentence_with_one_button(open_window: Open, keep: Keep) -> None:
    keep()
    home = open_window().home
    assert home.rows() == []
    assert home.begin_button().isVisible()


def test_a_case_goes_into_the_trash_and_comes_back_by_undo(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop, replace(laptop, id="second77", title="Another"))
    home = open_window().home
    home.rows()[0].setFocus()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is home.rows()[1]
    gone = home.rows()[1].line.id
    press(DELETE)
    qtbot.waitUntil(lambda: len(home.rows()) == 1)
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: gone in [line.id for line in home.lines()])


def test_the_next_start_shows_the_case_at_the_same_step(
    open_window: Open, keep: Keep, laptop: Case, app: App, qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window(laptop.id)
    page = window.case_page
    assert page is not None
    press(Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.current() == "plan"
    window.go_home()
    qtbot.waitUntil(lambda: window.case_page is None)
    assert kept_case(app, laptop.id).step == "plan"
    window.open_case(laptop.id)
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert window.case_page is not None
    assert window.case_page.current() == "plan"


def test_closing_the_window_keeps_the_last_key(
    on_case: Callable[..., CasePage], app: App, laptop: Case, qtbot: QtBot
) -> None:
    page = on_case()
    page.go_to_question("own.act")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " at all")
    window = page.window()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept_case(app, laptop.id).text("own.act").endswith("first at all")


def test_a_second_window_ends_with_one_sentence_and_status_3(open_window: Open, keep: Keep, app: App) -> None:
    keep()
    open_window()
    command = [sys.executable, "-m", "composer", "--profile", str(app.profile.folder)]
    second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 3
    assert second.stderr.count("\n") == 1
    assert "another window" in second.stderr


def test_a_store_that_cannot_be_read_is_said_in_the_window_and_left_alone(listed: Listed, app: App) -> None:
    app.profile.store.write_bytes(b"this is no database at all, whatever its name says" * 100)
    before = app.profile.store.read_bytes()
    with listed(app) as inside:
        assert inside.home.trouble()
    assert app.profile.store.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
def test_a_window_told_to_end_keeps_what_was_typed(keep: Keep, laptop: Case, app: App) -> None:
    keep(laptop)
    script = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from composer.desktop import inside, run

def typed(self):
    self.case_page.go_to_question("own.act")
    QTest.keyClicks(QApplication.focusWidget(), "typed ")
    os.kill(os.getpid(), signal.SIGTERM)

shown = inside.Inside._show_case
def then(self):
    shown(self)
    QTimer.singleShot(0, lambda: typed(self))
inside.Inside._show_case = then
sys.exit(run.run_window(sys.argv[1:]))
"""
    command = [sys.executable, "-c", script, "--profile", str(app.profile.folder), laptop.id]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "typed " in kept_case(app, laptop.id).text("own.act")


def test_what_is_chosen_before_everything_is_loaded_is_not_lost(
    qapp: QApplication, qtbot: QtBot, keep: Keep, app: App
) -> None:
    keep()
    start = Start(qapp, App(app.profile))
    with qtbot.waitSignal(start.window.ready):
        pass
    assert start.window.inside is None
    press(ENTER)
    qtbot.waitUntil(lambda: start.window.inside is not None and start.window.inside.case_page is not None)
    start.close()


def test_large_text_can_be_made_small_again_at_once(open_window: Open, keep: Keep) -> None:
    keep()
    inside = open_window()
    before = inside.look.scale
    inside.looks.choose_size(200)
    assert inside.look.scale == 2.0
    inside.looks.choose_size(100)
    assert inside.look.scale == before


def test_the_first_frame_has_the_look_that_was_chosen_last(
    open_window: Open, keep: Keep, app: App, qtbot: QtBot
) -> None:
    keep()
    inside = open_window()
    inside.looks.choose_scheme("dark")
    inside.looks.choose_size(150)
    qtbot.waitUntil(lambda: read_hint(app.profile) == LookHint("dark", 150))
    inside.look.set_scheme("light")
    inside.look.set_scale(1.0)
