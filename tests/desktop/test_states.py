"""The states that the design asks for, each reached as a person would; with AMENDS_PICTURES each is painted there."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.widgets.labels import Label
from composer.guide.case import Case, Person
from composer.library.migrations import STEPS
from composer.library.profile import Profile
from composer.library.settings import Settings
from composer.message.own_text import OUTPUT, TEXT
from tests.desktop.conftest import Listed

Open = Callable[..., Inside]
Keep = Callable[..., None]
OnCase = Callable[..., CasePage]

LONG = "Bartholomew Featherstonehaugh-Cholmondeley of the International Federation of Shipping and Transport Companies"
PAGES = ("listen", "restate", "own", "explain", "plan", "promise", "comp", "follow", "review")
not_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere, and Windows has no such mode"
)


def picture(widget: QWidget, name: str) -> None:
    folder = os.environ.get("AMENDS_PICTURES", "")
    if folder:
        QTest.qWait(250)  # a message finds its height a moment after its words
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.window().grab().save(str(Path(folder) / f"{name}.png"))


def words_in(widget: QWidget) -> str:
    """Return all words that are shown."""
    shown = [one for one in widget.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in shown if callable(getattr(one, "text", None))]
    return "\n".join(text for text in texts if isinstance(text, str))


def plain(words: str) -> bool:
    """Say whether words are for a person: no error names, no codes, no exclamation marks."""
    words = re.sub(r"\S+amends\.sqlite", "", words)  # the name of a file is no jargon where it is needed
    return not re.search(r"Error|Exception|Traceback|errno|sqlite|0x|!", words)


@pytest.fixture
def large() -> Iterator[Callable[[Inside], None]]:
    made: list[Inside] = []

    def scaled(window: Inside) -> None:
        made.append(window)
        window.look.set_scale(2.0)
        QApplication.processEvents()

    yield scaled
    for window in made:
        window.look.set_scale(1.0)


# -- first, empty, nothing


def test_the_first_start_asks_one_thing_and_shows_an_example(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    page = window.sender_page
    assert page is not None
    qtbot.waitUntil(lambda: "A finished example" in words_in(page))
    assert len([one for one in page.fields() if one.isVisible()]) == 3
    picture(page, "first-start")


def test_an_empty_home_is_one_sentence_and_one_button(open_window: Open, keep: Keep) -> None:
    keep()
    home = open_window().home
    assert "Nothing is waiting here." in words_in(home)
    assert home.begin_button().isVisible()
    picture(home, "home-empty")


def test_a_home_with_nothing_open_but_much_in_the_trash_offers_both(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window()
    window.home.trashed.emit(laptop.id)
    qtbot.waitUntil(lambda: not window.home.lines())
    assert window.home.begin_button().isVisible()
    assert "is in the trash" in words_in(window.home)
    picture(window.home, "home-all-in-trash")


@pytest.mark.parametrize("step", PAGES)
def test_a_case_with_no_answers_at_all_shows_every_page(on_case: OnCase, step: str) -> None:
    page = on_case(Case("empty777", step=step))
    assert page.current() == step
    assert "to look at" not in page.side.rail.rows()[0].accessibleName()
    assert plain(words_in(page))
    picture(page, f"no-answers-{step}")


def test_with_nothing_left_to_look_at_the_page_says_so(on_case: OnCase, laptop: Case, qtbot: QtBot) -> None:
    page = on_case(replace(laptop, step="own"))
    qtbot.waitUntil(lambda: page.desk.checking.settled)
    assert "Nothing to look at" in words_in(page)
    picture(page, "nothing-left-own")
    page.go("review")
    picture(page, "nothing-left-review")


# -- long, small, large, dark


def long_case(laptop: Case) -> Case:
    people = tuple(replace(person, name=LONG, call=LONG, role=LONG, organisation=LONG) for person in laptop.people)
    case = laptop.with_answer("listen.who", people).with_answer("sender.name", LONG).with_answer("sender.role", LONG)
    return replace(case, title=f"{LONG}: {LONG}")


@pytest.mark.parametrize("step", ["own", "plan", "promise", "review"])
def test_long_names_wrap_or_end_in_dots_and_nothing_scrolls_sideways(
    on_case: OnCase, laptop: Case, step: str, qtbot: QtBot
) -> None:
    page = on_case(replace(long_case(laptop), step=step))
    window = page.window()
    for width, height in ((1360, 860), (900, 600)):
        window.resize(width, height)
        qtbot.waitUntil(lambda width=width: page.minimumSizeHint().width() <= width)
        assert window.width() == width
        picture(page, f"long-names-{step}-{width}")


def test_home_with_long_names_keeps_its_width(open_window: Open, keep: Keep, laptop: Case) -> None:
    keep(long_case(laptop), replace(laptop, id="second77"))
    home = open_window(size=(900, 600)).home
    row = next(row for row in home.rows() if row.line.id == laptop.id)
    assert row.toolTip() == row.line.title
    assert home.minimumSizeHint().width() <= 900
    picture(home, "long-names-home-900")


@pytest.mark.parametrize("step", PAGES)
def test_every_step_works_in_a_small_window_and_in_large_text(
    on_case: OnCase, laptop: Case, step: str, large: Callable[[Inside], None], qtbot: QtBot
) -> None:
    page = on_case(replace(laptop, step=step), size=(900, 600))
    assert page.minimumSizeHint().width() <= 900
    picture(page, f"small-{step}")
    window = page.window()
    window.resize(1360, 860)
    large(window.inside)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 1360)
    assert (window.width(), window.height()) == (1360, 860)
    picture(page, f"large-{step}")


@pytest.mark.parametrize("step", ["own", "promise", "review"])
def test_the_dark_scheme_is_dark_on_every_page(on_case: OnCase, laptop: Case, step: str) -> None:
    page = on_case(replace(laptop, step=step))
    try:
        page.look.set_scheme("dark")
        QApplication.processEvents()
        image = page.window().grab().toImage()
        points = [image.pixelColor(x, y).lightness() for x in range(5, image.width(), 90) for y in range(5, 855, 90)]
        assert sorted(points)[len(points) // 2] < 90
        picture(page, f"dark-{step}")
    finally:
        page.look.set_scheme("light")


def test_the_other_pages_in_the_dark_and_large(
    open_window: Open, keep: Keep, laptop: Case, large: Callable[[Inside], None], qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window()
    try:
        window.look.set_scheme("dark")
        picture(window.home, "dark-home")
        large(window)
        qtbot.waitUntil(lambda: window.home.minimumSizeHint().width() <= 1360)
        picture(window.home, "large-home")
        window.everywhere.show_settings("checks")
        assert window.everywhere.page is not None
        picture(window.everywhere.page, "large-settings")
        window.everywhere.show_palette()
        palette = window.everywhere.palette
        assert palette is not None
        assert palette.width() <= window.home.window().width()
        picture(palette, "large-palette")
        palette.reject()
        window.everywhere.show_keys()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.height() <= window.home.window().height()
        picture(dialog, "large-keys")
        dialog.close()
    finally:
        window.look.set_scheme("light")


# -- what is not there, what does not work


def test_without_a_grammar_engine_everything_else_works(
    keep: Keep, laptop: Case, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("composer.grammar.engine.harper_installed", lambda: False)
    case = laptop.with_answer("own.act", "if teh list upset you", laptop.answers["own.act"].stem)
    keep(replace(case, step="own"), settings=Settings(name="Sam", grammar="auto", reader="off"))
    window = open_window(case.id)
    page = window.case_page
    assert page is not None
    assert {finding.rule for finding in page.desk.checking.message().shown} >= {"conditional-sorry-if"}
    assert page.desk.checking.message().complete
    window.everywhere.show_settings("checks")
    assert window.everywhere.page is not None
    assert "It is not installed here" in words_in(window.everywhere.page)
    picture(window.everywhere.page, "no-engine-settings")


class Limit:
    """A disk without room for this process: no file may grow."""

    def __enter__(self) -> None:
        import resource

        self._ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, self._limits[1]))

    def __exit__(self, *_: object) -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
        signal.signal(signal.SIGXFSZ, self._ignored)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to set")
def test_a_full_disk_is_said_once_keeps_every_word_and_is_over_when_there_is_room(
    on_case: OnCase, laptop: Case, app: App, qtbot: QtBot
) -> None:
    page = on_case(replace(laptop, step="own"))
    page.go_to_question("own.act")
    field = QApplication.focusWidget()
    assert field is not None
    with Limit():
        QTest.keyClicks(field, "again " * 40)
        page.desk.leave_field()
        qtbot.waitUntil(lambda: page.desk.saving.state == "trouble", timeout=10_000)
        QApplication.processEvents()
        assert page.top.saved_words() == "not saved yet"
        assert "Nothing is lost" in words_in(page)
        assert plain(words_in(page._trouble))
        said = [label for label in page._trouble.findChildren(Label) if label.isVisible()]
        assert all(label.heightForWidth(label.width()) <= label.height() for label in said)
    picture(page, "full-disk")
    page.desk.leave_field()
    qtbot.waitUntil(lambda: page.desk.saving.state == "saved", timeout=10_000)
    assert not page._trouble.isVisible()
    store = App(app.profile).store(write=False)
    assert store.case(laptop.id).text("own.act").count("again") == 40
    store.close()


@not_root
def test_a_profile_that_cannot_be_written_is_said_on_home(listed: Listed, keep: Keep, laptop: Case, app: App) -> None:
    keep(laptop)
    folder = app.profile.folder
    modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
    for path in modes:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with listed(app) as inside:
            assert "written" in inside.home.trouble()
            assert plain(inside.home.trouble())
            picture(inside.home, "read-only-profile")
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a place where nobody may write, root or not")
def test_a_place_where_nobody_may_write_is_said_on_home(listed: Listed) -> None:
    with listed(App(Profile(Path("/proc/self/amends")))) as inside:
        assert plain(inside.home.trouble())
        assert "cannot be made" in inside.home.trouble()
        picture(inside.home, "read-only-place")


def test_a_profile_that_cannot_be_a_folder_is_said_on_home(listed: Listed, app: App) -> None:
    app.profile.store.mkdir()
    with listed(app) as inside:
        assert plain(inside.home.trouble())
        assert inside.home.trouble()
        picture(inside.home, "no-store")


def test_a_store_from_a_newer_version_is_left_alone_and_said_so(
    listed: Listed, keep: Keep, laptop: Case, app: App
) -> None:
    keep(laptop)
    connection = sqlite3.connect(app.profile.store)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 3}")
    connection.close()
    before = app.profile.store.read_bytes()
    with listed(app) as inside:
        assert "newer" in inside.home.trouble()
        assert plain(inside.home.trouble())
        picture(inside.home, "newer-store")
    assert app.profile.store.read_bytes() == before


# -- after a crash


CRASH = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from composer.desktop import inside, run

def typed(self):
    self.case_page.go_to_question("own.act")
    QTest.keyClicks(QApplication.focusWidget(), "typed ")
    self.case_page.desk.leave_field()
    self._scheduler.after(700, lambda: os.kill(os.getpid(), signal.SIGKILL))

shown = inside.Inside._show_case
def then(self):
    shown(self)
    QTimer.singleShot(0, lambda: typed(self))
inside.Inside._show_case = then
sys.exit(run.run_window(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_crash_home_says_up_to_when_everything_is_there(
    open_window: Open, keep: Keep, laptop: Case, app: App, qtbot: QtBot
) -> None:
    keep(laptop)
    command = [sys.executable, "-c", CRASH, "--profile", str(app.profile.folder), laptop.id]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    window = open_window()
    qtbot.waitUntil(window.bar.isVisible)
    assert re.search(r"Here is everything up to \d\d:\d\d\.", words_in(window.bar))
    picture(window.home, "recovered")
    window.bar.buttons()[0].click()
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert window.case_page is not None
    assert "typed" in window.case_page.desk.opened.case.text("own.act")


def test_after_a_quiet_end_nothing_is_said(open_window: Open, keep: Keep, laptop: Case, app: App, qtbot: QtBot) -> None:
    keep(laptop)
    window = open_window(laptop.id)
    note = app.profile.folder / "open-case"
    qtbot.waitUntil(note.exists)
    window.go_home()
    qtbot.waitUntil(lambda: not note.exists())
    window.open_case(laptop.id)
    qtbot.waitUntil(note.exists)
    window.put_away_for_good()
    qtbot.waitUntil(lambda: not note.exists())


def test_a_note_that_makes_no_sense_is_no_news(open_window: Open, keep: Keep, laptop: Case, app: App) -> None:
    keep(laptop)
    (app.profile.folder / "open-case").write_bytes(b"\xff\x00" * 4000)
    window = open_window()
    assert not window.bar.isVisible()


# -- waiting, and the third time


def test_a_case_that_is_out_waits_under_its_own_name(open_window: Open, keep: Keep, laptop: Case) -> None:
    keep(replace(laptop, life="out"), replace(laptop, id="second77", life="open"))
    home = open_window().home
    assert {line.where for line in home.lines()} >= {"Out, waiting for a reply"}
    picture(home, "home-out")


def test_the_third_apology_to_the_same_person_is_said_kindly(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop.with_answer("listen.before", "more"), step="listen"))
    page.go_to_question("listen.before")
    assert "It is the third time for them. A manager joins" in words_in(page)
    assert plain(words_in(page))
    picture(page, "third-apology")


def test_five_thousand_words_are_shown_and_read(on_case: OnCase) -> None:
    words = "I lost the order and then I lost the invoice as well. " * 5 + "\n\n"
    case = Case("long7777", step="review").with_answer("output", "email").with_answer(OUTPUT, "email")
    page = on_case(case.with_answer(TEXT, f"Hi Dana,\n\n{words * 90}Sam Reyes\n"))
    assert page.desk.opened.message().words >= 4900
    picture(page, "five-thousand-words")


def test_a_person_without_a_name_has_a_case_all_the_same(on_case: OnCase) -> None:
    page = on_case(Case("noname77", step="own").with_answer("listen.who", (Person(group="the whole team"),)))
    assert plain(words_in(page))


def test_ctrl_k_works_where_the_store_could_not_be_opened(listed: Listed, app: App) -> None:
    app.profile.store.write_bytes(b"no database" * 1000)
    with listed(app) as inside:
        inside.home.window().activateWindow()
        inside.home.take_focus()
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert inside.everywhere.palette is not None
        assert "Settings" not in [entry.title for entry in inside.everywhere.palette.entries()]
        inside.everywhere.palette.reject()
