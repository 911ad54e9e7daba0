"""How a message leaves: by the clipboard, or by the mail program. Nothing is sent."""

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.guide.case import Case
from composer.message.render import html_of

OnCase = Callable[..., CasePage]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Opener(QObject):
    """Stands where the system's mail program would be."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


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
    assert "Copied" in page.toast_words()
    assert "Nothing was sent" in page.toast_words()


def test_a_short_message_goes_to_the_mail_program_as_a_link(on_case: OnCase, laptop: Case, opener: Opener) -> None:
    keys = ("sender.name", "listen.who", "listen.pain", "own.act", "own.harm", "plan.done")
    page = on_case(replace(laptop, answers={key: laptop.answers[key] for key in keys}))
    page.desk.opened.set_output("email")
    page.delivery.mail()
    assert [url.scheme() for url in opener.urls] == ["mailto"]
    link = unquote(opener.urls[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert link.startswith("mailto:dana@example.org?subject=")
    assert page.desk.opened.message().body.replace("\n", "\r\n") in link
    assert "as a link" in page.toast_words()
    assert "Nothing was sent yet" in page.toast_words()


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
    assert "as a draft file" in page.toast_words()
    assert "Nothing was sent yet" in page.toast_words()


def test_where_no_mail_program_answers_copy_is_named_instead(
    on_case: OnCase, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = on_case()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    page.delivery.mail()
    qtbot.waitUntil(lambda: "No mail program answered" in page.toast_words())
    assert "Copy it" in page.toast_words()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    on_case: OnCase, laptop: Case, app: App, qtbot: QtBot
) -> None:
    (app.profile.folder / "outgoing").write_text("in the way", encoding="utf-8")
    page = on_case(with_answer(laptop, "own.act", "wiped your laptop " + "and did not look, " * 120))
    page.delivery.mail()
    qtbot.waitUntil(lambda: "could not be written" in page.toast_words())


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


def test_preparing_the_call_shows_the_talking_points(on_case: OnCase, laptop: Case) -> None:
    page = on_case(replace(laptop.with_answer("listen.ready", "not-spoken"), step="review"))
    page.delivery.call_button.click()
    assert page.desk.opened.message().medium == "talk"
