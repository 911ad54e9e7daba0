import unicodedata
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reading.mask import masked
from composer.reading.sentences import sentences_of
from composer.reading.zones import zones_of

LINES = (Path(__file__).parent / "tricky_sentences.txt").read_text("utf-8").splitlines()[1:]
# Real messages, and the letters that are hardest on a splitter.
PIECES = (
    "I lost it", "Sorry", ". ", ".", "! ", "?", "… ", "...", "e.g. ", "Dr. ", "No. ", "4", "4.30",
    "3 p.m. ", "\n", "\r\n", "\t", " ", "  ", '"', "“", "”", "'", "(", ")", "- ", "> ", "Subject: ",
    "Hi Dana,", "Best,", "😀", "👍🏽", "❤️", "\u0301", "\u200d", "é", "e\u0301", "。", "！", "مرحبا",
    "\u2028", "\x85", "\x00", "\ud7ff", "\U0010ffff", "http://a.b/c.", "`", "```", "_", "i ", "We ",
    ":) ",
)  # fmt: skip
MESSAGES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.mark.parametrize("line", LINES)
def test_a_text_is_cut_where_a_reader_would_cut_it(line: str) -> None:
    raw = line.encode("ascii", "backslashreplace").decode("unicode_escape")
    text = raw.replace("‖", "")
    assert [span.of(text) for span in sentences_of(text)] == [part.strip() for part in raw.split("‖")]


def test_the_fixture_holds_a_hundred_cases() -> None:
    assert len(LINES) >= 100


@given(MESSAGES, st.booleans())
@settings(max_examples=300)
def test_sentences_stand_in_order_and_cover_all_that_is_not_space(text: str, zoned: bool) -> None:
    spans = sentences_of(text, zones_of(text) if zoned else None)
    rest = list(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        last = span.end
        for place in range(span.start, span.end):
            rest[place] = " "
    assert not "".join(rest).strip()


@given(MESSAGES)
@settings(max_examples=300)
def test_no_sentence_begins_or_ends_inside_a_letter(text: str) -> None:
    for span in sentences_of(text, zones_of(text)):
        for edge in (span.start, span.end):
            if 0 < edge < len(text) and text[edge - 1] not in "\n\r\v\f\x85\u2028\u2029":
                assert unicodedata.category(text[edge])[0] != "M"
                assert text[edge] != "\u200d"


@given(MESSAGES)
def test_a_sentence_stays_inside_one_zone(text: str) -> None:
    zones = zones_of(text)
    for span in sentences_of(text, zones):
        for zone in (zones.subject, zones.greeting, zones.signoff, zones.quoted):
            if zone and zone.overlaps(span):
                assert zone.start <= span.start
                assert span.end <= zone.end


def test_a_greeting_and_the_sentence_behind_it_are_two() -> None:
    text = "Hi Dana, I forgot your keys. Sorry."
    assert [span.of(text) for span in sentences_of(text, zones_of(text))] == [
        "Hi Dana,",
        "I forgot your keys.",
        "Sorry.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I lost the file on Monday. We did not ring you, e.g. at 3 p.m., and you waited! " * 300,
        "word " * 5000,
        "!" * 25000,
        "! " * 12500,
        ". . ." * 5000,
        '"' * 25000,
        "a.b" * 8000,
        " " * 25000 + "x",
        "😀 " * 12000,
        "\n" * 25000,
        "(" * 25000,
        "e.g. " * 5000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_the_time_grows_with_the_length_and_no_faster(text: str) -> None:
    def seconds(words: str) -> float:
        best = 1.0
        for _ in range(3):
            start = perf_counter()
            sentences_of(words, zones_of(words), masked(words))
            best = min(best, perf_counter() - start)
        return best

    # Six times the text in far less than the 36 times that quadratic work would take.
    assert seconds(text) < 18 * seconds(text[: len(text) // 6]) + 0.005
