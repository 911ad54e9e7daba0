"""WordPiece, uncased, as BERT cuts words (Devlin et al. 2018): the tokens the learned reader reads, and their places.

A small one of our own: the usual library brings a network client along.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

_WORD = re.compile(r"[^ \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LONGEST = 100  # letters of a word that is looked for; BERT calls a longer one unknown
_KEPT = 20_000  # words
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Pieces(Struct, frozen=True):
    """The tokens of a text: their numbers, and the place of each in it (start, end), in code points."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


class WordPiece:
    """Cuts texts into the tokens of one vocabulary. Words are kept: most of a text has been seen before."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the tokens in the order of their numbers; KeyError where [CLS], [SEP] or [UNK] is missing."""
        self._numbers = {token: number for number, token in enumerate(vocabulary)}
        self.start = self._numbers["[CLS]"]
        self.stop = self._numbers["[SEP]"]
        self._unknown = self._numbers["[UNK]"]
        self._longest = max(map(len, vocabulary))
        self._known: dict[str, Pieces] = {}

    def pieces(self, text: str, most: int | None = None) -> Pieces:
        """Return the tokens of `text`, the first `most` of them; without those of start and stop."""
        ids: list[int] = []
        places: list[tuple[int, int]] = []
        for word in _WORD.finditer(text):
            if most is not None and len(ids) >= most:
                break
            found = self._of_word(word[0])
            at = word.start()
            ids += found.ids
            places += [(at + start, at + end) for start, end in found.places]
        return Pieces(tuple(ids[:most]), tuple(places[:most]))

    def _of_word(self, word: str) -> Pieces:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            tokens = [token for part in _parts(word) for token in self._cut(part)]
            known = Pieces(tuple(number for number, _ in tokens), tuple(place for _, place in tokens))
            self._known[word] = known
        return known

    def _cut(self, part: list[tuple[str, int]]) -> list[tuple[int, tuple[int, int]]]:
        """Return the longest pieces of `part` that are in the vocabulary, from its start on."""
        letters = "".join(letter for letter, _ in part)
        whole = [(self._unknown, (part[0][1], part[-1][1] + 1))]
        if len(letters) > _LONGEST:
            return whole
        found: list[tuple[int, tuple[int, int]]] = []
        start = 0
        while start < len(letters):
            lead = "##" if start else ""
            for end in range(min(len(letters), start + self._longest), start, -1):
                number = self._numbers.get(lead + letters[start:end])
                if number is not None:
                    found.append((number, (part[start][1], part[end - 1][1] + 1)))
                    start = end
                    break
            else:
                return whole
        return found


def _parts(word: str) -> Iterator[list[tuple[str, int]]]:
    """Yield what `word` falls apart into: plain letters with their places; each mark and each CJK letter by itself."""
    part: list[tuple[str, int]] = []
    for place, written in enumerate(word):
        if _is_control(written):
            continue
        alone = _is_cjk(ord(written))
        for letter in unicodedata.normalize("NFD", written.lower()):
            if unicodedata.category(letter) == "Mn":
                continue
            if alone or _is_mark(letter):
                if part:
                    yield part
                    part = []
                yield [(letter, place)]
            else:
                part.append((letter, place))
    if part:
        yield part


def _is_control(letter: str) -> bool:
    return letter == "\ufffd" or unicodedata.category(letter)[0] == "C"


def _is_mark(letter: str) -> bool:
    # BERT counts every sign of ASCII that is no letter and no digit: "$" and "+" too.
    return (letter.isascii() and not letter.isalnum()) or unicodedata.category(letter)[0] == "P"


def _is_cjk(code: int) -> bool:
    return code >= 0x3400 and any(first <= code <= last for first, last in _CJK)
