"""The lines of a text with their places, whatever ends them."""

import re

from composer.text.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the lines between `start` and `end` that hold more than white space, without the space around them."""
    stop = len(text) if end is None else end
    found = []
    for match in _LINE.finditer(text, start, stop):
        words = match[0]
        inner = words.strip()
        if inner:
            left = match.start() + len(words) - len(words.lstrip())
            found.append(Span(left, left + len(inner)))
    return tuple(found)
