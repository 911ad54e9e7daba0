"""The lines of a text with their places, whatever ends them."""

import re
import unicodedata

from composer.text.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the lines between `start` and `end` that hold more than white space, without the space around them."""
    stop = len(text) if end is None else end
    found = (trimmed(text, *match.span()) for match in _LINE.finditer(text, start, stop))
    return tuple(span for span in found if span)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return what stands between `start` and `end` without the white space around it, None when that is nothing.

    A mark that stands on a space keeps its space: together they are one letter to a reader.
    """
    words = text[start:end]
    inner = words.strip()
    if not inner:
        return None
    left = end - len(words.lstrip())
    right = left + len(inner)
    if left > start and joins(inner[0]):
        left -= 1
    return Span(left, right)


def joins(character: str) -> bool:
    """Say whether `character` makes one letter with what stands before it."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in "\u200c\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
