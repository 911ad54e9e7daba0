"""Positions in a text: code points here, UTF-16 units at the edges to Qt and to LanguageTool."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of a text in code points, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words under this span."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """Return the same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        """Say whether all of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def utf16_position(text: str, position: int) -> int:
    """Return the UTF-16 units that stand before code point `position` of `text`."""
    return _units(text[:position])


def code_point_position(text: str, units: int) -> int:
    """Return the code point at UTF-16 unit `units` of `text`; the inside of a pair counts as its start."""
    before = text[:units]
    if _units(before) == len(before):  # no pair on the way, as nearly always
        return len(before)
    seen = 0
    for position, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if seen + width > units:
            return position
        seen += width
    return len(text)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
