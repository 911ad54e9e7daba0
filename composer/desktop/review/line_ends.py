"""A text and how Qt shows it: whatever ends a line becomes one line end there, and stays what it was in the text."""

import re

from composer.text.difference import difference

_ENDS = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1]")


class Shown:
    """A text (`raw`) as it is shown (`text`). Positions are code points."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = _ENDS.sub("\n", raw)
        self._pairs = [match.start() for match in re.finditer("\r\n", raw)] if "\r\n" in raw else []

    def to_raw(self, position: int) -> int:
        """Return where a position of the shown text stands in the text."""
        return position + sum(start < position + number for number, start in enumerate(self._pairs))

    def to_shown(self, position: int) -> int:
        """Return where a position of the text is shown."""
        return position - sum(start < position for start in self._pairs)

    def after(self, text: str) -> "Shown":
        """Return the text once it is shown as `text`: what was not touched keeps its line ends."""
        if self.raw == self.text:
            return Shown(text)
        old, new = difference(self.text, text)
        return Shown(self.raw[: self.to_raw(old.start)] + new.of(text) + self.raw[self.to_raw(old.end) :])
