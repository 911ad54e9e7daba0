from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.components import Recognisers
from composer.reading.reading import Reader, read

TEXT = (
    "Subject: Your photos\n\nHi Dana,\n\nI'm sorry I wiped your laptop without checking. You lost the site photos. "
    "I will ring you at 4:30 tomorrow.\n\nBest,\nRavi"
)


def test_a_text_is_read_as_zones_sentences_and_components(recognisers: Recognisers) -> None:
    reading = read(TEXT, recognisers)
    assert [(sentence.zone, sentence.text) for sentence in reading.sentences] == [
        ("subject", "Subject: Your photos"),
        ("greeting", "Hi Dana,"),
        ("body", "I'm sorry I wiped your laptop without checking."),
        ("body", "You lost the site photos."),
        ("body", "I will ring you at 4:30 tomorrow."),
        ("signoff", "Best,"),
        ("signoff", "Ravi"),
    ]
    assert [sorted(sentence.clear) for sentence in reading.body] == [
        ["ownership", "regret"],
        ["harm"],
        ["fix_time", "follow_up"],
    ]


def test_places_are_those_of_the_text_as_typed(recognisers: Recognisers) -> None:
    text = "😀 I’m sorry. “I lost it,” you said."
    for sentence in read(text, recognisers).sentences:
        assert sentence.span.of(text) == sentence.text
        assert len(sentence.masked) == len(sentence.text) == len(sentence.lower)


def test_a_reader_says_the_same_as_reading_afresh(recognisers: Recognisers) -> None:
    reader = Reader(recognisers, keep=2)
    for end in range(0, len(TEXT), 7):
        assert reader.read(TEXT[:end]) == read(TEXT[:end], recognisers)


def test_a_key_press_costs_little_in_a_long_text(recognisers: Recognisers) -> None:
    reader = Reader(recognisers)
    long = " ".join(f"I'm sorry we lost file number {number} on Monday." for number in range(40))
    reader.read(long)
    best = 1.0
    for key in "again":
        long += key
        start = perf_counter()
        reader.read(long)
        best = min(best, perf_counter() - start)
    start = perf_counter()
    read(long, recognisers)
    assert best < (perf_counter() - start) / 2


@pytest.mark.parametrize("text", ["", "\n", "\x00", "\ud800", "\U0010ffff", "> only\n> quoted", "Subject:", "Hi", "--"])
def test_odd_texts_are_read_too(recognisers: Recognisers, text: str) -> None:
    assert read(text, recognisers).text == text


@given(st.text(st.characters(), max_size=60))
def test_nothing_is_raised_on_any_text(recognisers: Recognisers, text: str) -> None:
    reading = read(text, recognisers)
    assert len(reading.masked) == len(reading.folded) == len(text)
