"""How a message leaves: by the clipboard, or by the mail program. Nothing is sent."""

import errno
import os
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from threading import Event
from urllib.parse import unquote

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTextEdit
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.window import MainWindow
from composer.guide.case import Case
from composer.message.render import html_of, markdown_of
from tests.desktop.conftest import Opener

OnCase = Callable[..., CasePage]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def with_answer(case: Case, key: str, words: str) -> Case:
    return case.with_answer(key, words, case.answers[key].stem)


def test_copy_puts_plain_text_and_html_on_the_clipboard_together_and_says_so(on_case: OnCase) -> None:
    page = on_case()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    message = page.desk.opened.message()
    data = QApplication.clipboard().mimeData()
    assert data.text() == message.text
    assert data.html() == html_of(message, subject=True)
    assert page.sent.bar.isVisible()
    assert page.sent.bar.accessibleName() == "Copied. Did it go out?"


def test_a_short_message_goes_to_the_mail_program_as_a_link(on_case: OnCase, laptop: Case, opener: Opener) -> None:
    keys = ("sender.name", "listen.who", "listen.pain", "own.act", "own.harm", "plan.done")
    page = on_case(replace(laptop, answers={key: laptop.answers[key] for key in keys}))
    page.desk.opened.set_output("email")
    page.delivery.mail()
    assert [url.scheme() for url in opener.urls] == ["mailto"]
    link = unquote(opener.urls[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert link.startswith("mailto:dana@example.org?subject=")
    assert page.desk.opened.message().body.replace("\n", "\r\n") in link
    assert "as a link" in page.sent.bar.accessibleName()
    assert "Nothing was sent yet" in page.sent.bar.accessibleDescription()


def test_a_long_message_goes_as_a_draft_file_and_that_is_said(
    on_case: OnCase, laptop: Case, opener: Opener, qtbot: QtBot
) -> None:
    act = "wiped your laptop " + "and did not look, " * 120
    page = on_case(with_answer(laptop, "own.act", act))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(opener.urls))
    path = Path(opener.urls[0].toLocalFile())
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "Dana Whitlock <dana@example.org>"
    assert "as a draft file" in page.sent.bar.accessibleName()
    assert "Nothing was sent yet" in page.sent.bar.accessibleDescription()


def test_where_no_mail_program_answers_copy_is_named_instead(
    on_case: OnCase, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = on_case()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    page.delivery.mail()
    qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.accessibleName() == "No mail program answered."
    page.bar.buttons()[0].click()
    assert QApplication.clipboard().text() == page.desk.opened.message().text
    assert not page.bar.isVisible()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    on_case: OnCase, laptop: Case, app: App, qtbot: QtBot
) -> None:
    (app.profile.folder / "outgoing").write_text("in the way", encoding="utf-8")
    page = on_case(with_answer(laptop, "own.act", "wiped your laptop " + "and did not look, " * 120))
    page.delivery.mail()
    qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.accessibleName() == "The draft for your mail program could not be written."
    assert page.bar.accessibleDescription().endswith("Nothing was sent. Copy works as it is.")
    page.bar.buttons()[0].click()
    assert not page.bar.isVisible()


def test_a_question_about_an_error_goes_when_the_error_is_gone(on_case: OnCase, laptop: Case, qtbot: QtBot) -> None:
    page = on_case(with_answer(laptop, "own.act", "upset you but you were rude"))
    page.delivery.copy()
    assert page.bar.accessibleName().endswith("Copy anyway?")
    page.desk.opened.answer("own.act", "wiped your laptop", None, "paste")
    qtbot.waitUntil(lambda: not page.bar.isVisible())


def test_a_question_about_an_error_does_not_stand_beside_did_it_go_out(on_case: OnCase, laptop: Case) -> None:
    page = on_case(with_answer(laptop, "own.act", "upset you but you were rude"))
    page.delivery.mail()
    assert page.bar.accessibleName().endswith("Send anyway?")
    page.delivery._copy()
    assert page.sent.bar.isVisible()
    assert not page.bar.isVisible()


def test_an_error_asks_once_and_the_same_one_not_again(on_case: OnCase, laptop: Case) -> None:
    page = on_case(with_answer(laptop, "own.act", "upset you but you were rude"))
    errors = [found for found in page.desk.checking.message().shown if found.severity == "error"]
    assert errors
    QApplication.clipboard().setText("untouched")
    page.delivery.copy()
    asked = page.bar
    assert asked.isVisible()
    assert errors[0].message in asked.accessibleName()
    assert QApplication.clipboard().text() == "untouched"
    asked.buttons()[1].click()
    assert QApplication.clipboard().text() == page.desk.opened.message().text
    QApplication.clipboard().setText("untouched")
    page.delivery.copy()
    assert QApplication.clipboard().text() == page.desk.opened.message().text


def test_looking_at_the_error_goes_to_its_question_and_copies_nothing(on_case: OnCase, laptop: Case) -> None:
    page = on_case(with_answer(laptop, "own.act", "upset you but you were rude"))
    QApplication.clipboard().setText("untouched")
    page.delivery.copy()
    page.bar.buttons()[0].click()
    assert page.current() != "listen"
    assert QApplication.clipboard().text() == "untouched"


def test_the_one_filled_button_of_review_follows_the_advice(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop.with_answer("listen.ready", "not-spoken"), step="review"))
    buttons = page.delivery.call_button, page.delivery.mail_button, page.delivery.copy_button
    assert [one.kind() for one in buttons] == ["primary", "outlined", "outlined"]
    page.desk.opened.answer("listen.ready", "yes", how="choice")
    page.delivery.refresh()
    assert [one.kind() for one in buttons] == ["outlined", "primary", "outlined"]
    page.desk.opened.set_output("chat")
    page.delivery.refresh()
    assert page.delivery.copy_button.kind() == "primary"


@pytest.mark.parametrize("step", ["listen", "review"])
@pytest.mark.parametrize("how", ["button", "menu"])
def test_preparing_the_call_shows_the_talking_points_and_goes_into_them(
    on_case: OnCase, laptop: Case, how: str, step: str
) -> None:
    page = on_case(replace(laptop.with_answer("listen.ready", "not-spoken"), step=step))
    button = page.delivery.call_button
    if how == "button" and step == "review":
        button.setFocus()
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    else:
        page.side.advice.way_chosen.emit("phone")
    QApplication.processEvents()
    assert page.desk.opened.message().medium == "talk"
    assert not button.isVisible()
    assert isinstance(QApplication.focusWidget(), QTextEdit)
    assert page.pages.isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[CasePage, Path], None]:
    """Choose "Save as a file…" in the menu, and this place in the dialogue."""

    def choose(page: CasePage, path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        next(action for action in page.delivery.menu.actions() if action.text() == "Save as a file…").trigger()

    return choose


SaveAs = Callable[[CasePage, Path], None]


@pytest.mark.parametrize("name", ["sorry.txt", "sorry.HTML", "sorry.md"])
def test_a_saved_file_is_whole_and_alone_in_its_folder(
    on_case: OnCase, save_as: SaveAs, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    page = on_case()
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / name).write_text("the one before", encoding="utf-8")
    save_as(page, folder / name)
    qtbot.waitUntil(lambda: page.sent.bar.accessibleName() == f"Saved as {name}. Did it go out?")
    message = page.desk.opened.message()
    words = {"sorry.HTML": html_of(message, subject=True), "sorry.md": markdown_of(message)}.get(name, message.text)
    assert (folder / name).read_text(encoding="utf-8") == words + "\n"
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_file_that_cannot_be_replaced_stays_as_it_was_and_another_place_is_offered(
    on_case: OnCase, save_as: SaveAs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = on_case()
    before = tmp_path / "sorry.txt"
    before.write_text("the one before", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        save_as(page, before)
        qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.accessibleName() == "The file could not be saved."
    why = "There is no room left there. Nothing was sent. Copy works as it is."
    assert page.bar.accessibleDescription() == why
    assert before.read_text(encoding="utf-8") == "the one before"
    assert not list(tmp_path.glob(".amends*"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "again.txt"), ""))
    page.bar.buttons()[0].click()
    qtbot.waitUntil(lambda: page.sent.bar.accessibleName() == "Saved as again.txt. Did it go out?")
    assert not page.bar.isVisible()


def test_a_folder_that_is_gone_is_said(on_case: OnCase, save_as: SaveAs, tmp_path: Path, qtbot: QtBot) -> None:
    page = on_case()
    save_as(page, tmp_path / "gone" / "sorry.txt")
    qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.accessibleDescription().startswith("The folder is not there.")


def test_a_case_left_while_its_file_is_written_gets_its_file_all_the_same(
    on_case: OnCase, save_as: SaveAs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = on_case()
    window, text = page.window(), page.desk.opened.message().text
    assert isinstance(window, MainWindow)
    inside = window.inside
    assert inside is not None
    slow = Event()
    monkeypatch.setattr(os, "fsync", lambda _: slow.wait(5))
    save_as(page, tmp_path / "sorry.txt")
    page.home.emit()
    qtbot.waitUntil(lambda: inside.case_page is None)
    slow.set()
    qtbot.waitUntil((tmp_path / "sorry.txt").exists)
    assert (tmp_path / "sorry.txt").read_text(encoding="utf-8") == text + "\n"


def test_half_a_character_in_an_answer_stops_nothing(
    on_case: OnCase, save_as: SaveAs, laptop: Case, opener: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    halved = laptop
    for key, answer in laptop.answers.items():
        if isinstance(answer.value, str) and " " in answer.value:
            halved = with_answer(halved, key, answer.value.replace(" ", " \ud83d", 1))
    page = on_case(replace(halved, title="The \udc00 photos"))
    for number in range(1, 10):
        page.go_number(number)
    page.delivery.copy()
    page.delivery.mail()
    qtbot.waitUntil(lambda: bool(opener.urls))
    save_as(page, tmp_path / "sorry.txt")
    qtbot.waitUntil((tmp_path / "sorry.txt").exists)
    assert "\ufffd" in (tmp_path / "sorry.txt").read_text(encoding="utf-8")


def test_a_draft_of_days_ago_is_gone_after_a_start_and_todays_is_still_there(
    app: App, on_case: OnCase, qtbot: QtBot
) -> None:
    folder = app.profile.folder / "outgoing"
    folder.mkdir()
    for name, age in (("old.eml", 3), ("new.eml", 0), ("mine.txt", 3)):
        (folder / name).write_bytes(b"x")
        then = time.time() - age * 86_400
        os.utime(folder / name, (then, then))
    on_case()
    qtbot.waitUntil(lambda: not (folder / "old.eml").exists())
    assert sorted(path.name for path in folder.iterdir()) == ["mine.txt", "new.eml"]


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
