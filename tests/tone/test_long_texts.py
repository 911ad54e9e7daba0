"""A text full of findings is checked in time in step with its length."""

import pytest

from composer.tone.checker import Checker
from composer.tone.context import Context
from tests.timing import seconds


def seconds_for(text: str, checker: Checker) -> float:
    return seconds(lambda: checker.check(text, Context()))


@pytest.mark.parametrize(
    "words", ["{{x}} ", "<your name> ", "[Client name] ", "I didn't mean to. ", "You should have said. ", "sorry, "]
)
def test_eight_times_the_findings_take_nothing_like_their_square(words: str, checker: Checker) -> None:
    short, long = (words * (length // len(words)) for length in (4_000, 32_000))
    seconds_for(words, checker)
    once = max(0.02, seconds_for(short, checker))
    assert seconds_for(long, checker) < min(24 * once, 1.5)


def test_each_blank_of_many_has_its_own_fix(checker: Checker) -> None:
    text = "Dear [Client name], on [date] I wrote to [Client name]."
    found = [finding for finding in checker.check(text, Context()) if finding.rule == "placeholder-left"]
    assert [(finding.text, [fix.question for fix in finding.fixes]) for finding in found] == [
        ("[Client name]", ["listen.who"]),
        ("[date]", ["plan.next"]),
        ("[Client name]", ["listen.who"]),
    ]


def test_a_sentence_is_not_offered_to_be_moved_over_a_whole_page(checker: Checker) -> None:
    meant = "I didn't mean to be short with you."
    owning = "I'm sorry I was."
    near, far = (f"{meant} {'We met on Monday. ' * times}{owning}" for times in (3, 300))
    moved = [[fix.kind for f in checker.check(text, Context()) for fix in f.fixes] for text in (near, far)]
    assert "move" in moved[0]
    assert "move" not in moved[1]
