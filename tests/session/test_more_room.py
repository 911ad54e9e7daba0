"""A chat that got too long offers to ring instead."""

import pytest

from composer.guide.case import Case
from composer.session.desk import Desk
from composer.session.more_room import needs_more_room, ring_instead


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        ("2:30", "at 2:30?"),
        ("at 2:30", "at 2:30?"),
        ("noon", "at noon?"),
        ("half past two", "at half past two?"),
        ("tomorrow at ten", "tomorrow at ten?"),
        (" this  afternoon? ", "this afternoon?"),
        ("", "at ___?"),
    ],
)
def test_the_line_asks_when_in_the_words_of_the_writer(desk: Desk, scenario: Case, when: str, asked: str) -> None:
    for key, answer in scenario.answers.items():
        desk.opened.answer(key, answer.value, answer.stem)
    message = desk.opened.message("chat")
    assert needs_more_room(message)
    assert ring_instead(message, when, "I") == f"Hi Dana. This needs more room. Shall I ring you {asked} Ravi Menon"
    assert ring_instead(message, when, "we") == f"Hi Dana. This needs more room. Shall we ring you {asked} Ravi Menon"


@pytest.mark.parametrize("output", ["email", "text", "talk"])
def test_only_a_chat_needs_more_room(desk: Desk, scenario: Case, output: str) -> None:
    for key, answer in scenario.answers.items():
        desk.opened.answer(key, answer.value, answer.stem)
    assert not needs_more_room(desk.opened.message(output))
