"""A reply to their message, handed to the mail program as a draft file: it says what it answers, and only to them."""

from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.guide.case import Case

OnCase = Callable[..., CasePage]
LONG = "each of them gets the list by e-mail first, with the date it was made on and the name of who made it. " * 12


@pytest.fixture
def handed(
    on_case: OnCase, laptop: Case, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Callable[[str], EmailMessage]:
    """Hand a long message of the laptop's case over, as an output, and return the draft the mail program gets."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    case = laptop.with_answer("reply.id", "<AM6@northwind.example>").with_answer("plan.see", LONG)
    case = case.with_answer("escalate.ask", LONG)

    def hand_over(output: str) -> EmailMessage:
        page = on_case(case.with_answer("output", output))
        page.delivery.mail()
        if page.bar.isVisible():
            page.bar.buttons()[1].click()  # something is marked red: send anyway
        qtbot.waitUntil(lambda: bool(urls))
        mail = BytesParser(policy=policy.default).parsebytes(Path(urls[0].toLocalFile()).read_bytes())
        assert isinstance(mail, EmailMessage)
        return mail

    return hand_over


def test_a_reply_says_which_message_it_answers(handed: Callable[[str], EmailMessage]) -> None:
    mail = handed("email")
    assert mail["In-Reply-To"] == mail["References"] == "<AM6@northwind.example>"


def test_a_note_to_a_colleague_answers_nobody(handed: Callable[[str], EmailMessage]) -> None:
    mail = handed("escalation")
    assert {"To", "In-Reply-To", "References"}.isdisjoint(mail.keys())
