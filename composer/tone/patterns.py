"""Every pattern of the rules by its source, built once and compiled when a text first needs it."""

from composer.reading.macros import Classes, Pattern
from composer.reading.reading import ReadSentence
from composer.tone.kept import Kept

Places = tuple[tuple[int, int], ...]


class Patterns:
    """Hands out patterns; the same source is one pattern for as long as this object lives."""

    def __init__(self, classes: Classes, keep: int = 4000) -> None:
        """Keep the places found in the last `keep` sentences."""
        self._classes = classes
        self._known: dict[str, Pattern] = {}
        self._places: Kept[Places] = Kept(keep)

    def __getitem__(self, source: str) -> Pattern:
        """Return the pattern of these lines."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._classes.pattern(source)
        return known

    def places(self, source: str, sentence: ReadSentence) -> Places:
        """Return where the pattern matches in a sentence, as pairs of start and end; kept from one text to the next."""
        key = (source, sentence.masked)
        known = self._places.get(key)
        if known is None:
            found = self[source].matches(sentence.masked, sentence.lower)
            known = self._places.keep(key, tuple(match.span() for match in found))
        return known
