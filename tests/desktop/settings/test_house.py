"""House rules in the window: packs and a policy that a team shares are in force, shown, changed and taken away."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.inside import Inside
from composer.desktop.review.last_look import LastLook
from composer.desktop.settings.house_rows import HouseRow, PacksRow, PolicyRow
from composer.desktop.widgets.finding_card import FindingCard
from composer.desktop.widgets.labels import Label
from composer.guide.case import Case
from composer.knowledge.places import templates
from composer.library.settings import Settings
from tests.desktop.conftest import Opener
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]

PORTAL = '[[phrase]]\nphrase = "wrong list"\nsay = "old list"\nwhy = "It was right once."\n'


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that a team shares, with a pack and a policy."""
    return Path(copytree(templates() / "house", tmp_path / "fernhill"))


@pytest.fixture
def listed_case(laptop: Case) -> Case:
    return laptop.with_answer("own.act", "sent you the wrong list", laptop.answers["own.act"].stem)


def settings(packs: tuple[Path, ...] = (), policy: Path | None = None) -> Settings:
    return Settings(name="Sam Reyes", grammar="off", packs=tuple(map(str, packs)), policy=str(policy) if policy else "")


def marks(window: Inside) -> dict[str, str]:
    assert window.case_page is not None
    return {one.rule: one.message for one in window.case_page.desk.checking.message().shown}


def words(row: HouseRow) -> str:
    QApplication.processEvents()
    return "\n".join(label.text().replace("\u200b", "") for label in row.findChildren(Label) if label.isVisible())


def rows(window: Inside) -> tuple[PacksRow, PolicyRow]:
    window.everywhere.show_settings("house")
    page = window.everywhere.page
    assert page is not None
    packs, policy = page.row_of("packs"), page.row_of("policy")
    assert isinstance(packs, PacksRow)
    assert isinstance(policy, PolicyRow)
    return packs, policy


def press(words: str) -> None:
    """Tab to the button with these words, and press it."""
    for _ in range(40):
        now = focused()
        if getattr(now, "text", lambda: "")() == words:
            QTest.keyClick(now, Qt.Key.Key_Space)
            return
        QTest.keyClick(now, Qt.Key.Key_Tab)
    raise AssertionError(words)


def test_a_pack_is_added_by_keyboard_and_in_force_in_the_open_case_at_once(
    open_window: Open,
    keep: Keep,
    listed_case: Case,
    shared: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    (shared / "more.toml").write_text(PORTAL)
    keep(listed_case)
    window = open_window(listed_case.id)
    assert "house-wrong-list" not in marks(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    packs, _ = rows(window)
    assert "There is no pack yet." in words(packs)
    press("Add a pack…")
    qtbot.waitUntil(lambda: "Fernhill words 3" in words(packs))
    assert "5 phrases and rules are in force. Kept by Lena Ortiz, head of care." in words(packs)
    assert marks(window)["house-wrong-list"] == "Your team says “old list” instead."
    press("Remove")
    qtbot.waitUntil(lambda: "There is no pack yet." in words(packs))
    assert focused().window() is window._window
    assert "house-wrong-list" not in marks(window)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Fernhill words 3" in words(packs))
    assert "house-wrong-list" in marks(window)


def test_what_is_said_instead_is_put_in_with_one_undo_step(
    open_window: Open, keep: Keep, listed_case: Case, app: App, qtbot: QtBot
) -> None:
    app.profile.rules.mkdir(parents=True)
    (app.profile.rules / "words.toml").write_text(PORTAL)
    keep(listed_case)
    window = open_window()
    qtbot.waitUntil(lambda: window.everywhere.house is not None and bool(window.everywhere.house.packs))
    window.open_case(listed_case.id)
    qtbot.waitUntil(lambda: window.case_page is not None and "house-wrong-list" in marks(window))
    page = window.case_page
    assert page is not None
    qtbot.waitUntil(lambda: page.desk.checking.settled)
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: any(card.isVisible() for card in page.findChildren(FindingCard)))
    press("Say “old list”")
    assert page.desk.opened.case.text("own.act") == "sent you the old list"
    page.undo()
    assert page.desk.opened.case.text("own.act") == "sent you the wrong list"


def test_it_can_be_ignored_made_quieter_and_switched_off_like_the_others(
    open_window: Open, keep: Keep, listed_case: Case, app: App, qtbot: QtBot
) -> None:
    app.profile.rules.mkdir(parents=True)
    (app.profile.rules / "words.toml").write_text(PORTAL)
    keep(listed_case)
    window = open_window(listed_case.id)
    qtbot.waitUntil(lambda: "house-wrong-list" in marks(window))
    window.everywhere.show_settings("checks")
    page = window.everywhere.page
    assert page is not None
    row = page.row_of("checks", "house")
    assert row.setting.label == "Your team’s phrases"
    choices = window.everywhere.choices
    assert choices is not None
    choices.change(row.setting.set_in(choices.settings, "off"), row.setting.label)
    assert "house-wrong-list" not in marks(window)
    page.undo()
    assert window.case_page is not None
    checking = window.case_page.desk.checking
    finding = next(one for one in checking.message().shown if one.rule == "house-wrong-list")
    checking.ignore(finding, "case")
    assert "house-wrong-list" not in marks(window)


def test_a_file_that_changes_is_in_force_when_a_case_is_opened(
    open_window: Open, keep: Keep, listed_case: Case, app: App, qtbot: QtBot
) -> None:
    app.profile.rules.mkdir(parents=True)
    file = app.profile.rules / "words.toml"
    file.write_text(PORTAL.replace("wrong list", "wrong lists"))
    keep(listed_case)
    window = open_window(listed_case.id)
    packs, _ = rows(window)
    qtbot.waitUntil(lambda: "One phrase or rule is in force." in words(packs))
    file.write_text(PORTAL)
    window.go_home()
    qtbot.waitUntil(lambda: window.case_page is None)
    window.open_case(listed_case.id)
    qtbot.waitUntil(lambda: window.case_page is not None and "house-wrong-list" in marks(window))
    file.unlink()
    packs, _ = rows(window)
    qtbot.waitUntil(lambda: "There is no pack yet." in words(packs))


def test_what_is_wrong_in_a_file_stands_beside_its_pack_and_the_rest_is_in_force(
    open_window: Open, keep: Keep, listed_case: Case, shared: Path, qtbot: QtBot
) -> None:
    (shared / "broken.toml").write_text('[[phrase]]\nphrase = "x\n')
    (shared / "more.toml").write_text(PORTAL)
    (shared / "sorry-but.toml").write_text((templates() / "house" / "our-refund-days.toml").read_text("utf-8"))
    keep(listed_case, settings=settings((shared, shared / "gone"), shared / "policy.toml"))
    (shared / "policy.toml").write_text("caution = 7\n")
    window = open_window(listed_case.id)
    packs, policy = rows(window)
    qtbot.waitUntil(lambda: "broken.toml" in words(packs))
    said = words(packs)
    assert "broken.toml, line 2, column 12: the text is not closed with a quote on its line." in said
    assert "sorry-but.toml, line 1, column 1: the file is called sorry-but.toml, the rule our-refund-days." in said
    assert "gone, line 1, column 1: there is no such folder or file." in said
    assert "It is not in force as it stands." in words(policy)
    assert "policy.toml, line 1, column 1: caution: there is no choice 7." in words(policy)
    assert "house-wrong-list" in marks(window)


def test_a_policy_is_chosen_said_in_words_steers_new_cases_and_is_taken_away(
    open_window: Open,
    keep: Keep,
    shared: Path,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    keep()
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(shared / "policy.toml"), ""))
    _, policy = rows(window)
    assert "There is no policy: nobody has to be asked." in words(policy)
    press("Choose a file…")
    qtbot.waitUntil(lambda: "Fernhill policy 2026-11" in words(policy))
    assert (
        "Lena Ortiz, head of care is asked. Up to £100 nobody is asked. Jo Park is asked over £1,000. "
        "Legal care is at 2 of 3. 2 phrases are looked for." in words(policy)
    )
    press("Open folder")
    assert [Path(url.toLocalFile()) for url in opener.urls] == [shared]
    assert window._shelf is not None
    new = window._shelf.new()
    assert [new.text(key) for key in ("caution", "own.may", "escalate.to")] == ["2", "yes", "Lena Ortiz, head of care"]
    press("Remove")
    qtbot.waitUntil(lambda: "There is no policy" in words(policy))
    assert window._shelf.new().text("caution") == ""


def test_who_decides_is_named_in_the_last_look_and_asked_about_once_at_copy(
    open_window: Open, keep: Keep, laptop: Case, shared: Path, qtbot: QtBot
) -> None:
    case = laptop.with_answer("comp.kind", "credit").with_answer("comp.what", "credited £400 to your account")
    case = case.with_answer("caution", "2")
    keep(case, settings=settings(policy=shared / "policy.toml"))
    window = open_window(case.id)
    asks = "Before this goes out, ask Lena Ortiz: £400 is more than £100."
    qtbot.waitUntil(lambda: marks(window).get("over-the-cap") == asks)
    page = window.case_page
    assert page is not None
    page.go("review")
    look = page.findChild(LastLook)
    assert isinstance(look, LastLook)
    entries = look.entries()
    assert (asks, "Note who approved it", "comp.ok") in entries
    assert ("Before this goes out, ask Lena Ortiz.", "", "") in entries
    assert not any("to change" in words for words, _, _ in entries)
    QGuiApplication.clipboard().clear()
    page.delivery.copy()
    assert page.bar.accessibleName().endswith("ask Lena Ortiz. Copy anyway?")
    assert QGuiApplication.clipboard().text() == ""
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    press("Note who approved it")
    QTest.keyClicks(focused(), "Lena Ortiz")
    assert page.desk.opened.case.text("comp.ok") == "Lena Ortiz"
    assert "over-the-cap" not in marks(window)


def test_ones_own_folder_is_made_when_it_is_wanted(
    open_window: Open, keep: Keep, app: App, opener: Opener, qtbot: QtBot
) -> None:
    keep()
    window = open_window()
    rows(window)
    press("Open your own folder")
    qtbot.waitUntil(lambda: bool(opener.urls))
    assert Path(opener.urls[0].toLocalFile()) == app.profile.rules
    assert app.profile.rules.is_dir()
