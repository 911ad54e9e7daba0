"""Finding by a few letters what is meant: a case, a person, a command. Accents and capitals make no difference."""

import unicodedata
from collections.abc import Iterable
from operator import itemgetter

from composer.library.store import Summary

# Letters that Unicode does not take for another one with a sign on it.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def folded(text: str) -> str:
    """Return `text` in small letters without accents, in single spaces."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in apart if not unicodedata.combining(character))
        text = text.replace("’", "'").casefold().translate(_PLAIN)
    return " ".join(text.casefold().split())


class Finder:
    """Knows texts by their place. Build it away from the thread that types: folding ten thousand takes a moment."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [f" {folded(text)}" for text in texts]

    def __len__(self) -> int:
        return len(self._texts)

    def find(self, words: str, most: int) -> list[int]:
        """Return the places of the texts that hold every word, those first that have one at their beginning.

        Then come those in which a word begins so, then the others; what is equal keeps its order.
        """
        return [place for _, place in self.ranked(words, most)]

    def ranked(self, words: str, most: int) -> list[tuple[int, int]]:
        """Return what `find` finds with how well it fits, best 0 first: so that two finders can be read as one."""
        wanted = folded(words).split()
        if not wanted:
            return [(0, place) for place in range(min(most, len(self._texts)))]
        found = [(place, text) for place, text in enumerate(self._texts) if wanted[0] in text]
        for word in wanted[1:]:
            found = [item for item in found if word in item[1]]
        begins = [f" {word}" for word in wanted]
        ranked = [(_rank(text, begins), place) for place, text in found]
        ranked.sort(key=itemgetter(0))
        return ranked[:most]


def _rank(text: str, begins: list[str]) -> int:
    if text.startswith(begins[0]):
        return 0
    return sum(1 for word in begins if word not in text) + 1


def found_by(case: Summary) -> str:
    """Return what a case is found by: its title and its people."""
    return f"{case.title} {' '.join(case.people)}"
