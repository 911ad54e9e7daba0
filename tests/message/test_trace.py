"""What is marked in a sentence is found again in the answer it was made of."""

import pytest

from composer.message.trace import map_span
from composer.text.span import Span


def find(sentence: str, words: str, answer: str) -> str | None:
    start = sentence.index(words)
    span = map_span(sentence, Span(start, start + len(words)), answer)
    return None if span is None else span.of(answer)


@pytest.mark.parametrize(
    ("sentence", "marked", "answer", "found"),
    [
        ("I'm sorry I wiped your laptop.", "wiped", "wiped your laptop", "wiped"),
        ("You may have lost the photos.", "may have", "may have lost the photos", "may have"),
        ("You may have lost the photos.", "You may have", "  may  have lost the photos.", "may  have"),
        ("I'm sorry I sent it.", "I'm sorry", "sent it", None),
        ("It went on and on, and you had to wait.", "on, and", "it went on and on, and you had to wait", "on, and"),
        ("I'm sorry I lost it 🎉 on Monday.", "on Monday", "lost it 🎉 on monday", "on monday"),
        ("I will ring you by noon on Friday.", "ring you", "I'll ring you", "ring you"),
        ("Your client’s board saw it.", "client’s", "your client's board saw it", "client's"),
    ],
)
def test_marked_words_are_found_in_the_answer_as_it_was_typed(
    sentence: str, marked: str, answer: str, found: str | None
) -> None:
    assert find(sentence, marked, answer) == found


def test_of_two_equal_words_the_right_one_is_found() -> None:
    sentence, answer = "You waited and then you waited again.", "waited and then you waited again"
    second = sentence.rindex("waited")
    span = map_span(sentence, Span(second, second + 6), answer)
    assert span is not None
    assert span.start == answer.rindex("waited")


def test_a_mark_inside_a_word_stays_inside_it() -> None:
    span = map_span("You lost teh photos.", Span(10, 12), "lost teh photos")
    assert span is not None
    assert span.of("lost teh photos") == "eh"
