"""The rows of the advice that outputs of their own answer: short, plain help, chat and text, not sorry."""

import re

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.preview import Preview
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Label
from composer.session.desk import Desk
from tests.desktop.pages import Lay, Show
from tests.features.conftest import Program

SORRY = re.compile(r"\b(?:sorry|apolog\w*|regret\w*)\b", re.IGNORECASE)


def labels(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def preview_of(program: Program, desk: Desk, look: Look, show: Show) -> Preview:
    preview = Preview(look, desk, program.app.covering)
    show(preview)
    return preview


def test_s05_in_three_sentences_the_explanation_drops_out_and_apology_and_next_action_stay(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    preview = preview_of(program, desk, look, show)
    assert "It happened because" in desk.opened.message().text
    desk.opened.set_output("short")
    message = desk.opened.message()
    assert len(message.sentences) == 3
    assert "It happened because" not in message.text
    assert "I should have" not in message.text
    assert "I'm sorry I wiped your laptop on Tuesday" in message.text
    assert "I will ring you at 4:30 tomorrow with the result" in message.text
    assert "Three sentences" in labels(preview)
    assert "Sorry, what you do, when you come back" in labels(preview)


def test_s22_a_password_reset_gets_a_plain_answer_without_a_sorry_and_typing_one_is_flagged(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("8"))
    preview_of(program, desk, look, show)
    message = desk.opened.message()
    assert message.output == "plain-help"
    assert not SORRY.search(message.text)
    assert message.text.startswith("Hi Sam, your password is reset. Sign in with the code I have just texted you")
    desk.opened.answer("help.answer", "sorry, your password is reset")
    found = program.findings(desk.opened.case, "plain-help")
    assert any("sorry" in finding.text.lower() for finding in found)


@pytest.mark.parametrize(
    ("output", "count"), [("chat", r"\d+ of 80 words"), ("text", r"\d+ of 300 characters")], ids=["chat", "text"]
)
def test_s26_a_small_thing_goes_by_chat_or_text_under_its_limit_with_a_counter_and_no_salutation_block(
    program: Program, lay: Lay, show: Show, look: Look, output: str, count: str
) -> None:
    desk = lay(program.case("4", {"listen.impact": "1"}))
    preview = preview_of(program, desk, look, show)
    desk.opened.set_output(output)
    message = desk.opened.message()
    assert not message.too_long
    assert any(re.fullmatch(count, words) for words in labels(preview))
    assert message.subject == ""
    assert not any(block.kind in ("greeting", "signoff", "subject") for block in message.blocks)
    assert message.text.startswith(("Hi Jo. I'm sorry", "Jo, I'm sorry"))
    assert "Accounts" not in message.text


def test_s26_over_the_limit_is_said_calmly(program: Program, lay: Lay, show: Show, look: Look) -> None:
    desk = lay(program.case("6"))
    preview = preview_of(program, desk, look, show)
    desk.opened.set_output("text")
    assert any(re.fullmatch(r"\d{3} characters, room for 300", words) for words in labels(preview))


def test_s68_not_sorry_meets_the_concern_without_a_word_of_apology(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"own.sorry": "no"}))
    preview_of(program, desk, look, show)
    desk.opened.set_output("not-sorry")
    message = desk.opened.message()
    assert not SORRY.search(message.text)
    assert "You told me on the phone that the eleven site photos" in message.text
    assert "Here is what I can do." in message.text
    assert "I will ring you at 4:30 tomorrow" in message.text
    coverage = program.coverage(desk.opened.case, "not-sorry")
    assert not {"Sorry", "Ours"} & {part.name for part in coverage.to_come}
    flagged = program.rules("Hi Dana, I'm sorry about the photos. I will ring you at noon.", output="email", sorry="no")
    assert "sorry-after-no" in flagged
