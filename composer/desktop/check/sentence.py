"""A sentence on the sheet, and how it moves with the words."""

from msgspec import Struct

from composer.text.span import Span, utf16_position


class Part(Struct, frozen=True):
    """A sentence: where it stands on the sheet, its place in the message, what it does, and if it was put in."""

    span: Span
    place: str
    label: str
    ours: bool = False

    def moved(self, old: Span, by: int) -> "Part | None":
        """Return it after a change of the text in `old`; one that the change swallowed is gone."""
        span = self.span
        if old.end > old.start and old.covers(span):
            return None
        start = span.start + by if span.start >= old.end and span.start > old.start else span.start
        end = span.end + by if span.end >= old.end else max(min(span.end, old.start), start)
        return Part(Span(start, end), self.place, self.label, self.ours)


class Units:
    """Counts UTF-16 units for places that come in order."""

    def __init__(self, text: str) -> None:
        self._text, self._plain = text, text.isascii()
        self._at = self._units = 0

    def of(self, position: int) -> int:
        """Return the units before a code point."""
        if self._plain:
            return position
        if position < self._at:
            self._at = self._units = 0
        self._units += utf16_position(self._text[self._at : position], position - self._at)
        self._at = position
        return self._units
