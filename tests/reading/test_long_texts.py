"""However long a text is and whatever is repeated in it, reading takes time in step with its length."""

from datetime import datetime

import pytest

from composer.reading.commitments import promises_in
from composer.reading.components import Recognisers
from composer.reading.reading import read
from composer.text.span import Span
from tests.timing import seconds

NOW = datetime(2026, 11, 24, 10, 2)
REPEATED = (
    "I'll ", "we will ", "by Friday we will ", "I know ", "sorry, ", "x", "a-", '"a ', "> a\n", "1. ", "hello\n\n",
    "in a-",
)  # fmt: skip


def seconds_for(text: str, recognisers: Recognisers) -> float:
    def work() -> None:
        sentences = tuple(sentence.span for sentence in read(text, recognisers).sentences)
        promises_in(text, sentences, NOW)

    return seconds(work)


@pytest.mark.parametrize("words", REPEATED)
def test_eight_times_the_text_takes_nothing_like_its_square(words: str, recognisers: Recognisers) -> None:
    short, long = (words * (length // len(words)) for length in (5_000, 40_000))
    seconds_for(words, recognisers)  # what is compiled once is compiled here
    once = max(0.02, seconds_for(short, recognisers))
    assert seconds_for(long, recognisers) < min(24 * once, 1.5)


def test_a_second_act_far_from_its_promise_is_not_looked_for_through_the_whole_text(recognisers: Recognisers) -> None:
    assert seconds_for("I will at noon " + "and ring " * 3000, recognisers) < 1.5


def test_what_stands_late_in_a_very_long_sentence_is_still_found(recognisers: Recognisers) -> None:
    filler = "and then another thing was done there " * 60
    sentence = f"{filler}I will ring you on Friday at noon {filler}"
    assert {"fix_time", "follow_up"} <= recognisers.clear(sentence)
    assert "fix_time" not in recognisers.clear(sentence.replace("on Friday at noon", "soon"))
    (promise,) = promises_in(sentence, [Span(0, len(sentence))], NOW)
    assert promise.due_text == "on Friday at noon"
