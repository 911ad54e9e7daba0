"""Every pattern of the rules by its source, built once and compiled when a text first needs it."""

from composer.reading.macros import Classes, Pattern


class Patterns:
    """Hands out patterns; the same source is one pattern for as long as this object lives."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._known: dict[str, Pattern] = {}

    def __getitem__(self, source: str) -> Pattern:
        """Return the pattern of these lines."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._classes.pattern(source)
        return known
