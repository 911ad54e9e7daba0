import pytest

from composer.reading.readability import readability, syllables, words_in
from composer.reading.sentences import sentences_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("I", 1), ("sorry", 2), ("apology", 4), ("made", 1), ("table", 2), ("little", 2), ("called", 1), ("wanted", 2),
        ("mistakes", 2), ("boxes", 2), ("created", 3), ("serious", 3), ("action", 2), ("being", 2), ("quiet", 2),
        ("lovely", 2),
        ("statement", 2), ("people", 2), ("the", 1), ("30", 2), ("didn't", 1), ("désolé", 3), ("мы", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_words_with_marks_inside_are_one_word_each() -> None:
    text = "It's 4.30, e-mail me 24/7 – O’Brien."
    assert [span.of(text) for span in words_in(text)] == ["It's", "4.30", "e-mail", "me", "24/7", "O’Brien"]


def test_a_plain_text_has_a_low_grade_and_a_stiff_one_a_high_one() -> None:
    plain = "I lost your file. I am sorry. I will ring you at ten."
    stiff = "Notwithstanding aforementioned administrative irregularities, remediation is progressing satisfactorily."
    assert readability(plain, sentences_of(plain)).grade < 3
    assert readability(stiff, sentences_of(stiff)).grade > 15


def test_two_hundred_words_take_a_minute() -> None:
    text = "We lost it again. " * 50
    found = readability(text, sentences_of(text))
    assert (found.words, found.sentences, found.seconds_to_read) == (200, 50, 60)


def test_nothing_reads_in_no_time() -> None:
    found = readability("…", sentences_of("…"))
    assert (found.words, found.sentences, found.grade, found.seconds_to_read) == (0, 0, 0.0, 0)
