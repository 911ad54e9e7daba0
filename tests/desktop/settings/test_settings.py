"""The page of settings: what is changed is kept at once, in force at once, and can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.inside import Inside
from composer.desktop.look_hint import LookHint, read_hint
from composer.desktop.settings.page import SettingsPage
from composer.desktop.settings.setting_row import ActRow, ChoiceRow, TextRow
from composer.guide.case import Case
from composer.library.settings import Settings
from composer.text.errors import UserError
from tests.desktop.conftest import Opener
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def kept(app: App) -> Settings:
    store = App(app.profile).store(write=False)
    settings = store.settings()
    store.close()
    return settings


def choose(page: SettingsPage, key: str, value: object, part: str = "") -> None:
    row = page.row_of(key, part)
    assert isinstance(row, ChoiceRow)
    row.select.setCurrentIndex(row.select.findData(str(value)))
    row.select.activated.emit(row.select.currentIndex())


def shown(page: SettingsPage) -> list[str]:
    return [row.setting.label for row in page.rows() if not row.isHidden()]


@pytest.fixture
def window(open_window: Open, keep: Keep) -> Inside:
    keep()
    return open_window()


@pytest.fixture
def page(window: Inside) -> SettingsPage:
    window.everywhere.show_settings()
    assert window.everywhere.page is not None
    return window.everywhere.page


# -- getting there and back


def test_it_is_reached_from_home_from_a_case_and_by_its_key(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window()
    words = [action.text() for action in window.everywhere.menu.actions()]
    assert words[0] == "All settings"
    window.everywhere.menu.actions()[0].trigger()
    assert window.everywhere.settings is not None
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.home.isVisible()
    window.open_case(laptop.id)
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert window.case_page is not None
    next(a for a in window.case_page.top.menu.actions() if a.text() == "All settings").trigger()
    assert window.everywhere.settings is not None
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.case_page.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Comma, CTRL)
    assert window.everywhere.settings is not None


def test_back_and_esc_return_to_the_field_one_was_in(open_window: Open, keep: Keep, laptop: Case) -> None:
    keep(laptop)
    window = open_window(laptop.id)
    assert window.case_page is not None
    window.case_page.go_to_question("own.act")
    field = focused()
    window.everywhere.show_settings("look")
    assert focused() is not field
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is field
    assert window.everywhere.page is None
    window.everywhere.show_settings("look")
    assert window.everywhere.page is not None
    window.everywhere.page.back.emit()
    assert focused() is field


def test_leaving_it_for_a_new_case_leaves_nothing_behind(window: Inside, page: SettingsPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: not page.isVisible())
    assert window.everywhere.page is None


# -- changing


def test_a_name_is_kept_as_it_is_typed_and_stands_in_the_next_case(
    window: Inside, page: SettingsPage, app: App, qtbot: QtBot
) -> None:
    row = page.row_of("name")
    assert isinstance(row, TextRow)
    row.field.selectAll()
    QTest.keyClicks(row.field, " Ravi Menon")
    qtbot.waitUntil(lambda: kept(app).name == "Ravi Menon")
    assert window._shelf is not None
    assert window._shelf.new().text("sender.name") == "Ravi Menon"
    QTest.keyClick(row.field, Qt.Key.Key_Z, CTRL)
    assert row.field.text() == "Sam Reyes"
    qtbot.waitUntil(lambda: kept(app).name == "Sam Reyes")


def test_undo_takes_back_one_thing_at_a_time_and_says_what(page: SettingsPage, app: App, qtbot: QtBot) -> None:
    choose(page, "caution", 3)
    choose(page, "language", "en-US")
    qtbot.waitUntil(lambda: (kept(app).caution, kept(app).language) == ("3", "en-US"))
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert page.toast_words() == "Taken back: Language of your messages."
    page.undo()
    row = page.row_of("caution")
    assert isinstance(row, ChoiceRow)
    assert row.select.value() == "1"
    page.undo()
    assert page.toast_words() == "There is nothing to undo."
    qtbot.waitUntil(lambda: (kept(app).caution, kept(app).language) == ("1", "en-GB"))


def test_the_look_changes_at_once_and_the_next_first_frame_has_it(
    window: Inside, page: SettingsPage, app: App, qtbot: QtBot
) -> None:
    try:
        choose(page, "look", "dark")
        choose(page, "text_scale", 150)
        assert (window.look.scheme, window.look.scale) == ("dark", 1.5)
        qtbot.waitUntil(lambda: read_hint(app.profile) == LookHint("dark", 150))
        page.undo()
        assert window.look.scale == 1.0
        page.undo()
        assert window.look.scheme == "system"
    finally:
        window.look.set_scheme("light")
        window.look.set_scale(1.0)


def test_what_a_menu_changes_is_shown_on_the_page(window: Inside, page: SettingsPage) -> None:
    window.looks.choose_scheme("light")
    row = page.row_of("look")
    assert isinstance(row, ChoiceRow)
    assert row.select.value() == "light"


def marks(window: Inside) -> dict[str, str]:
    assert window.case_page is not None
    found = window.case_page.desk.checking.message().shown
    return {finding.rule: finding.severity for finding in found}


def test_a_family_of_checks_is_quieter_or_off_in_the_open_case_at_once_and_in_the_next_start(
    open_window: Open, keep: Keep, laptop: Case, app: App, qtbot: QtBot
) -> None:
    case = laptop.with_answer("own.act", "if the list upset you", laptop.answers["own.act"].stem)
    keep(case)
    window = open_window(case.id)
    assert marks(window)["conditional-sorry-if"] == "error"
    window.everywhere.show_settings("checks")
    page = window.everywhere.page
    assert page is not None
    choose(page, "checks", "advice", "conditional")
    assert marks(window)["conditional-sorry-if"] == "advice"
    choose(page, "checks", "off", "conditional")
    assert "conditional-sorry-if" not in marks(window)
    page.undo()
    assert marks(window)["conditional-sorry-if"] == "advice"
    choose(page, "checks", "off", "conditional")
    qtbot.waitUntil(lambda: kept(app).checks == {"conditional": "off"})
    window.go_home()
    qtbot.waitUntil(lambda: window.case_page is None)
    window.open_case(case.id)
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert "conditional-sorry-if" not in marks(window)


def test_the_next_start_has_the_checks_as_they_were_set(open_window: Open, keep: Keep, laptop: Case) -> None:
    case = laptop.with_answer("own.act", "if the list upset you", laptop.answers["own.act"].stem)
    keep(case, settings=Settings(name="Sam", grammar="off", checks={"conditional": "off"}))
    assert "conditional-sorry-if" not in marks(open_window(case.id))


def test_grammar_can_be_switched_on_while_a_case_is_open(
    open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot
) -> None:
    pytest.importorskip("harper")
    case = laptop.with_answer("own.act", "sent you teh list", laptop.answers["own.act"].stem)
    keep(case)
    window = open_window(case.id)
    assert not any(rule.startswith("harper") for rule in marks(window))
    window.everywhere.show_settings("checks")
    assert window.everywhere.page is not None
    choose(window.everywhere.page, "grammar", "auto")
    qtbot.waitUntil(lambda: "harper-The" in marks(window), timeout=10_000)
    choose(window.everywhere.page, "grammar", "off")
    assert not any(rule.startswith("harper") for rule in marks(window))


def test_an_engine_that_is_not_there_is_said_beside_its_setting(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("composer.grammar.engine.harper_installed", lambda: False)
    choose(page, "grammar", "auto")
    row = page.row_of("grammar")
    assert "not installed" in row._note.text()
    assert not row._note.isHidden()
    assert row._help.isHidden()
    choose(page, "grammar", "off")
    assert row._note.isHidden()


# -- finding, folders


def test_a_setting_is_found_by_its_words_and_by_others(page: SettingsPage) -> None:
    page.search()
    QTest.keyClicks(focused(), "dictionary")
    assert shown(page) == ["Language of your messages"]
    page._search.setText("blame")
    assert shown(page) == ["Blaming"]
    page._search.setText("nothing of the kind")
    assert shown(page) == []
    assert page._none.text()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert shown(page)[0] == "Your name"
    assert page.isVisible()


def test_the_folder_is_shown_opened_and_copied(page: SettingsPage, app: App, opener: Opener) -> None:
    page.go("folders")
    row = page.row_of("folder")
    assert isinstance(row, ActRow)
    folder = str(app.profile.folder)
    assert row.shown.text().replace("\u200b", "") == row.shown.accessibleName() == folder
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [Path(url.toLocalFile()) for url in opener.urls] == [app.profile.folder]
    page._copy_folder()
    assert QApplication.clipboard().text() == folder


def test_a_folder_that_no_program_shows_can_be_copied_all_the_same(page: SettingsPage) -> None:
    page.go("folders")
    page._open_folder()
    assert "can be copied" in page.toast_words()


# -- room


@pytest.mark.parametrize(("size", "scale"), [((900, 600), 1.0), ((1360, 860), 2.0), ((700, 600), 1.0)])
def test_nothing_is_cut_off_in_less_room(page: SettingsPage, size: tuple[int, int], scale: float, qtbot: QtBot) -> None:
    try:
        page.look.set_scale(scale)
        page.window().resize(*size)
        for section in page.sections():
            page.go(section)
            qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= size[0])
            QApplication.processEvents()
            for row in page.rows():
                if row.isVisible():
                    parts = [one for one in row.findChildren(QWidget) if one.parent() is row and one.isVisible()]
                    assert all(row.rect().contains(one.geometry()) for one in parts), row.setting.label
    finally:
        page.look.set_scale(1.0)


def test_the_settings_survive_what_they_do_not_know(keep: Keep, open_window: Open) -> None:
    keep(settings=replace(Settings(name="Sam", grammar="off"), grammar="harper"))
    window = open_window()
    window.everywhere.show_settings("checks")
    assert window.everywhere.page is not None
    row = window.everywhere.page.row_of("grammar")
    assert isinstance(row, ChoiceRow)
    assert row.select.currentText() == "Harper, built in"


def test_without_its_file_everything_but_the_page_of_settings_works(
    window: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: App) -> None:
        raise UserError("A file of the program is missing: settings.toml. Installing Amends again puts it back.")

    monkeypatch.setattr(App, "settings_file", property(missing))
    window.everywhere.show_settings()
    assert window.everywhere.page is None
    assert window.bar.isVisible()
    assert window.everywhere.commands()
    window.looks.choose_scheme("light")
    assert window.home.isVisible()
