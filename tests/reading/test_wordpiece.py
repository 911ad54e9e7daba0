import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.reading.wordpiece import WordPiece

VOCABULARY = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "we", "are", "sorry", "apolog", "##ise", "##s", "i", "'", "m", ".", ",", "!",
    "$", "e", "cafe", "##fe", "ca", "日", "本", "😀", "un", "##aff", "##able", "-", "_", "1", "##2",
)  # fmt: skip
TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from([
        "We ", "sorry", "SORRY", "apologise", "’", "'", "é", "e\u0301", "Café", "日本", "😀", "👍🏽",
        "\u200d", "\r\n", "\t", "\u00a0", "\u2028", "\x00", "\ufffd", "İ", "ß", "Σ", "12", "x" * 120, "$", "—", "ﬁ",
    ]),
    max_size=20,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(VOCABULARY)


def _words(wordpiece: WordPiece, text: str) -> list[tuple[str, str]]:
    found = wordpiece.pieces(text)
    return [(VOCABULARY[number], text[start:end]) for number, (start, end) in zip(found.ids, found.places, strict=True)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("We are sorry.", "we|are|sorry|."),
        ("we apologise", "we|apolog|##ise"),
        ("apologises", "apolog|##ise|##s"),
        ("I'm", "i|'|m"),
        ("$12!", "$|1|##2|!"),
        ("unaffable", "un|##aff|##able"),
        ("zebra sorry", "[UNK]|sorry"),
        ("we zebra-sorry", "we|[UNK]|-|sorry"),
        ("Café", "cafe"),
        ("日本", "日|本"),
        ("we日本we", "we|日|本|we"),
        ("so\x00rry", "sorry"),
        ("\ufffdwe\u200d", "we"),
        ("we_we", "we|_|we"),
        ("s" * 101, "[UNK]"),
        ("", ""),
    ],
)
def test_a_text_is_cut_as_bert_cuts_it(wordpiece: WordPiece, text: str, tokens: str) -> None:
    assert "|".join(token for token, _ in _words(wordpiece, text)) == tokens


def test_each_token_says_where_it_stands(wordpiece: WordPiece) -> None:
    text = "Sorry,\r\n😀 we’  CAFE\u0301 apologise"
    assert _words(wordpiece, text) == [
        ("sorry", "Sorry"), (",", ","), ("😀", "😀"), ("we", "we"), ("[UNK]", "’"), ("cafe", "CAFE"),
        ("apolog", "apolog"), ("##ise", "ise"),
    ]  # fmt: skip


@given(TEXTS)
@example("İ" * 3)
@settings(max_examples=400)
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    found = WordPiece(VOCABULARY).pieces(text)
    assert len(found.ids) == len(found.places)
    last = 0
    for start, end in found.places:
        assert last <= start < end <= len(text)
        last = start
    assert all(0 <= number < len(VOCABULARY) for number in found.ids)


@given(TEXTS, st.integers(0, 5))
def test_the_first_tokens_are_those_of_the_whole(text: str, most: int) -> None:
    wordpiece = WordPiece(VOCABULARY)
    assert wordpiece.pieces(text, most).ids == wordpiece.pieces(text).ids[:most]


def test_a_word_seen_before_gives_the_same_again(wordpiece: WordPiece) -> None:
    assert wordpiece.pieces("we apologise, we apologise").ids == (4, 7, 8, 14, 4, 7, 8)


def test_a_vocabulary_without_the_outer_tokens_is_no_vocabulary() -> None:
    with pytest.raises(KeyError, match="CLS"):
        WordPiece(["we", "are"])
