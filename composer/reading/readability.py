"""How long a text is and how hard to read: words, sentences, Flesch-Kincaid grade, seconds.

Kincaid, Fishburne, Rogers & Chissom (1975). Syllables are an estimate by spelling.
"""

import re
from functools import lru_cache

from msgspec import Struct

from composer.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.\-,:/][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâäãåæèéêëìíîïòóôöõøùúûüœ]+")
_TWO_SOUNDS = re.compile(
    r"ia(?!l\b|n\b|ge)|io(?!u?s|n)|(?<![ctgx])ious|eo(?!us\b|p)|iu|ua[lt]|uou|uie[tsr]|creat|[aeiou]ing\b|ying\b"
)
_SILENT = re.compile(r"[^laeiouy]e\b|[aeiouy]le\b|[^aeiouydt]ed\b|[^aeiouyscxzgh]es\b|[^aeiouy]e(?:ly|ment|less|ful)")
_WORDS_A_SECOND = 200 / 60


class Readability(Struct, frozen=True):
    """Counts over the sentences of a body; `grade` is in American school years, one decimal."""

    words: int
    sentences: int
    grade: float
    seconds_to_read: int


def words_in(text: str) -> tuple[Span, ...]:
    """Return the words of `text`; "4.30", "e-mail", "I'm" and "24/7" are one each."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


@lru_cache(20_000)
def syllables(word: str) -> int:
    """Return an estimate of the syllables of one word, at least 1; digits are read out one by one."""
    lower = word.lower().replace("’", "'")
    digits = sum(character.isdigit() for character in lower)
    count = digits + len(_VOWELS.findall(lower)) + len(_TWO_SOUNDS.findall(lower)) - len(_SILENT.findall(lower))
    return max(1, count)


def word_count(sentence: str) -> int:
    """Return how many words there are in `sentence`; of one that was counted before it is kept."""
    return _counts(sentence)[0]


@lru_cache(4000)
def _counts(sentence: str) -> tuple[int, int]:
    """Return how many words a sentence has, and how many syllables."""
    words = _WORD.findall(sentence)
    return len(words), sum(map(syllables, words))


def readability(text: str, sentences: tuple[Span, ...]) -> Readability:
    """Return the counts for the `sentences` of `text`, those of the body."""
    words = 0
    sounds = 0
    speaking = 0
    for sentence in sentences:
        here, sounding = _counts(sentence.of(text))
        words += here
        sounds += sounding
        speaking += bool(here)
    if not words:
        return Readability(0, 0, 0.0, 0)
    grade = 0.39 * words / speaking + 11.8 * sounds / words - 15.59
    return Readability(words, speaking, round(max(0.0, grade), 1), max(1, round(words / _WORDS_A_SECOND)))
