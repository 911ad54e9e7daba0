"""Every pattern of the rules by its source, built once and compiled when a text first needs it."""

import re

from composer.reading.macros import Classes, Pattern
from composer.reading.reading import ReadSentence
from composer.tone.kept import Kept

Matches = tuple[re.Match[str], ...]


class Patterns:
    """Hands out patterns; the same source is one pattern for as long as this object lives."""

    def __init__(self, classes: Classes, keep: int = 4000) -> None:
        """Keep the matches found in the last `keep` sentences."""
        self._classes = classes
        self._known: dict[str, Pattern] = {}
        self._matches: Kept[Matches] = Kept(keep)

    def __getitem__(self, source: str) -> Pattern:
        """Return the pattern of these lines."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._classes.pattern(source)
        return known

    def matches(self, source: str, sentence: ReadSentence) -> Matches:
        """Return the matches of the pattern in a sentence, in their order; kept from one text to the next."""
        key = (source, sentence.masked)
        known = self._matches.get(key)
        if known is None:
            known = self._matches.keep(key, tuple(self[source].matches(sentence.masked, sentence.lower)))
        return known
