"""The palette, the list of keys, and the keys themselves: all from one list of commands."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.palette.command import Command, key_words
from composer.desktop.palette.palette import Palette
from composer.desktop.shell.keys import HelpDialog, KeysDialog
from composer.desktop.widgets.labels import KeyCap
from composer.guide.case import Case, Person
from composer.library.store import Summary
from composer.session.finder import Finder, folded, found_by
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(focused(), key, modifiers)
    # A dialogue that has opened or closed takes or gives back the focus in its own turn.
    QApplication.processEvents()


def palette_of(window: Inside) -> Palette:
    palette = window.everywhere.palette
    assert palette is not None
    return palette


def open_palette(window: Inside) -> Palette:
    press(Qt.Key.Key_K, CTRL)
    return palette_of(window)


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.entries()]


@pytest.fixture
def home(open_window: Open, keep: Keep, laptop: Case) -> Inside:
    other = Case("second77").with_answer("listen.who", (Person(name="Søren Ångström"),))
    keep(laptop, replace(other, title="The late report"))
    return open_window()


@pytest.fixture
def case(open_window: Open, keep: Keep, laptop: Case) -> Inside:
    keep(replace(laptop, step="own"))
    return open_window(laptop.id)


def page_of(window: Inside) -> CasePage:
    assert window.case_page is not None
    return window.case_page


# -- one list


def all_commands(window: Inside) -> tuple[Command, ...]:
    return window.everywhere.commands()


@pytest.mark.parametrize("where", ["home", "case", "settings"])
def test_every_command_has_a_name_and_a_group_and_no_two_are_called_alike(
    where: str, request: pytest.FixtureRequest
) -> None:
    window: Inside = request.getfixturevalue("case" if where == "case" else "home")
    if where == "settings":
        window.everywhere.show_settings()
    commands = all_commands(window)
    assert all(command.name and command.group and command.id for command in commands)
    ids = [command.id for command in commands]
    assert len(set(ids)) == len(ids)
    names = [folded(command.name) for command in commands if command.can_be_chosen]
    assert len(set(names)) == len(names)


def test_every_key_of_the_window_belongs_to_one_command_and_is_bound_once(case: Inside) -> None:
    bound = [key for command in all_commands(case) if command.bound for key in command.keys]
    assert len(set(bound)) == len(bound)
    window = case.home.window()
    shortcuts = [one.key().toString() for one in window.findChildren(QShortcut)]
    assert sorted(shortcuts) == sorted(QKeySequence(key).toString() for key in bound)
    assert all(QKeySequence(key).toString() for command in all_commands(case) for key in command.keys)


def test_the_keys_are_the_same_wherever_one_is(case: Inside) -> None:
    there = {(command.id, command.keys) for command in all_commands(case) if command.keys}
    case.everywhere.show_settings()
    assert {(command.id, command.keys) for command in all_commands(case) if command.keys} == there


def test_the_list_of_keys_has_every_key_and_every_command_that_has_one(case: Inside) -> None:
    press(Qt.Key.Key_Slash, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    keyed = [command for command in all_commands(case) if command.keys]
    assert {command.id for command in dialog.shown()} == {command.id for command in keyed}
    caps = {cap.text() for cap in dialog.findChildren(KeyCap)}
    assert caps == {key_words(key) for command in keyed for key in command.keys}
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


@pytest.mark.usefixtures("case")
def test_a_key_is_found_by_what_it_does_and_by_its_name() -> None:
    press(Qt.Key.Key_Slash, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    QTest.keyClicks(focused(), "copy")
    assert [command.id for command in dialog.shown()] == ["copy"]
    dialog.field.setText("f8")
    assert {command.id for command in dialog.shown()} == {"next-finding", "last-finding"}
    dialog.field.setText("nothing of the kind")
    assert dialog.shown() == []
    dialog.close()


def menu_words(menu: QMenu, above: str = "") -> Iterator[str]:
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from menu_words(inner, action.text())
        elif action.text() and action.isVisible():
            yield f"{above}: {action.text()}" if above else action.text()


def test_the_palette_offers_all_that_the_menus_and_the_keys_offer(case: Inside) -> None:
    page = page_of(case)
    palette = open_palette(case)
    offered = {folded(name) for command in all_commands(case) for name in (command.name, *command.also)}
    shown = {folded(title) for title in titles(palette)}
    for menu in (page.top.menu, page.delivery.menu, case.everywhere.menu):
        for words in menu_words(menu):
            if words != "Search and commands":
                assert folded(words) in offered, words
    for command in all_commands(case):
        if command.can_be_chosen:
            palette.field.setText(command.name)
            assert command.name in titles(palette), command.name
    assert "copy the message" in shown
    palette.reject()


@pytest.mark.parametrize("command_id", ["new", "settings", "keys", "help", "review", "undo", "next-finding", "home"])
def test_choosing_a_command_is_pressing_its_key(case: Inside, command_id: str, qtbot: QtBot) -> None:
    command = next(one for one in all_commands(case) if one.id == command_id)
    palette = open_palette(case)
    palette.field.setText(command.name)
    assert titles(palette)[0] == command.name
    press(Qt.Key.Key_Return)
    assert case.everywhere.palette is None
    done: dict[str, Callable[[], bool]] = {
        "new": lambda: case.case_page is not None and case.case_page.current() == "quick",
        "settings": lambda: case.everywhere.settings is not None,
        "keys": lambda: isinstance(QApplication.activeModalWidget(), KeysDialog),
        "help": lambda: isinstance(QApplication.activeModalWidget(), HelpDialog),
        "review": lambda: page_of(case).current() == "review",
        "undo": lambda: "nothing to undo" in page_of(case).toast_words(),
        "next-finding": lambda: "Nothing to look at" in page_of(case).toast_words(),
        "home": case.home.isVisible,
    }
    qtbot.waitUntil(done[command_id])
    if (modal := QApplication.activeModalWidget()) is not None:
        modal.close()


# -- finding


def test_cases_are_found_by_their_title_and_their_people_without_accents(home: Inside, qtbot: QtBot) -> None:
    palette = open_palette(home)
    qtbot.waitUntil(lambda: "The late report" in titles(palette))
    for typed in ("soren", "ANGSTROM", "report late", "late r"):
        palette.field.setText(typed)
        assert titles(palette)[0] == "The late report", typed
    palette.field.setText("dana whitlock")
    assert titles(palette) == ["Whitlock & Co: the site photos"]
    assert palette.entries()[0].note == "Dana Whitlock"
    palette.reject()


def test_enter_opens_the_case_the_arrows_went_to(home: Inside, qtbot: QtBot) -> None:
    palette = open_palette(home)
    qtbot.waitUntil(lambda: len(palette.entries()) > 1 and palette.entries()[0].icon == "file")
    first = titles(palette)[:2]
    press(Qt.Key.Key_Down)
    current = palette.current()
    assert current is not None
    assert current.title == first[1]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    last = palette.current()
    assert last is not None
    assert last.title == titles(palette)[-1]
    palette.field.setText("late report")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: home.case_page is not None)
    assert page_of(home).desk.opened.case.id == "second77"


def test_from_one_case_to_another_without_home(case: Inside, qtbot: QtBot) -> None:
    assert page_of(case).desk.opened.case.id == "laptop77"
    palette = open_palette(case)
    qtbot.waitUntil(lambda: "Whitlock & Co: the site photos" in titles(palette))
    palette.field.setText("whitlock")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: case.case_page is not None and case.case_page.isVisible())


def test_a_case_in_the_trash_is_not_found(home: Inside, qtbot: QtBot) -> None:
    home.home.trashed.emit("second77")
    qtbot.waitUntil(lambda: len(home.home.lines()) == 1)
    palette = open_palette(home)
    qtbot.waitUntil(lambda: any(entry.icon for entry in palette.entries()))
    palette.field.setText("late report")
    assert "The late report" not in titles(palette)
    palette.reject()


def test_ten_thousand_cases_take_less_than_thirty_milliseconds_a_key(home: Inside, qtbot: QtBot) -> None:
    now = datetime.now(UTC)
    cases = tuple(
        Summary(f"c{n}", f"The wrong prices {n}", (f"Dána Whitlock {n}",), "draft", "own", now) for n in range(10_000)
    )
    palette = open_palette(home)
    qtbot.waitUntil(lambda: any(entry.icon for entry in palette.entries()))
    palette.set_cases(cases, Finder(map(found_by, cases)))
    took = []
    for letter in "dana whitlock 99":
        begun = time.thread_time()
        QTest.keyClicks(palette.field, letter)
        QApplication.processEvents()
        took.append(time.thread_time() - begun)
    assert titles(palette)[0] == "The wrong prices 99"
    assert sorted(took)[len(took) // 2] < 0.03
    palette.reject()


def test_what_is_not_there_is_said(home: Inside) -> None:
    palette = open_palette(home)
    palette.field.setText("zzzz")
    assert palette.entries() == []
    press(Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


# -- the focus, and what is read aloud


@pytest.mark.parametrize("where", ["home", "case", "start", "settings", "first start"])
def test_it_opens_on_every_page_and_esc_gives_the_focus_back(
    where: str, open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    if where != "first start":
        keep(replace(laptop, step="own"))
    window = open_window(laptop.id if where == "case" else "")
    if where == "start":
        window.begin("talk")
        qtbot.waitUntil(lambda: window.start_page is not None)
    elif where == "settings":
        window.everywhere.show_settings()
    before = focused()
    palette = open_palette(window)
    assert focused() is palette.field
    press(Qt.Key.Key_Tab)
    assert focused() is palette.field
    press(Qt.Key.Key_Escape)
    assert window.everywhere.palette is None
    assert focused() is before


def test_a_screen_reader_hears_what_it_is_and_which_row_enter_would_choose(home: Inside, qtbot: QtBot) -> None:
    palette = open_palette(home)
    assert palette.accessibleName() == "Search and commands"
    assert palette.field.accessibleName() == "Find a case, a person, a command"
    assert palette.view.accessibleName()
    qtbot.waitUntil(lambda: len(palette.entries()) > 1)
    palette.field.setText("new apology")
    assert palette.field.accessibleDescription() == "A new apology, Ctrl+N"
    palette.reject()


def test_home_has_a_field_that_opens_it(home: Inside) -> None:
    button = home.home._search
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert palette_of(home).isVisible()
    press(Qt.Key.Key_Escape)
    assert focused() is button


# -- help


def test_f1_helps_on_the_step_in_front(case: Inside) -> None:
    press(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HelpDialog)
    assert dialog.windowTitle() == "Own your part"
    words = " ".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
    assert "What went wrong on your side?" in words
    assert "For example:" in words
    press(Qt.Key.Key_Escape)
    page_of(case).go("review")
    press(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HelpDialog)
    assert dialog.windowTitle() == "Review and send"
    dialog.close()


@pytest.mark.usefixtures("home")
def test_f1_lists_the_keys_where_there_is_no_step() -> None:
    press(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    dialog.close()


def test_f6_walks_the_areas_of_home_too(home: Inside) -> None:
    home.home.take_focus()
    first = focused()
    met = []
    for _ in range(6):
        press(Qt.Key.Key_F6)
        met.append(focused())
    assert any(one is not first for one in met)
    assert first in met or len({id(one) for one in met}) >= 3


def test_it_is_no_higher_than_what_was_found(home: Inside) -> None:
    palette = open_palette(home)
    full = palette.height()
    QTest.keyClicks(palette.field, "dark")
    few = palette.height()
    assert palette.view.isVisible()
    assert few < full / 2
    last = palette.view.visualRect(palette.view.model().index(len(palette.entries()) - 1, 0))
    assert last.bottom() <= palette.view.viewport().height()
    palette.field.clear()
    assert palette.height() == full
