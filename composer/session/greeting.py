"""Whom a text greets."""

import re

from composer.reading.zones import zones_of

_HELLO = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|afternoon|evening)\b[ ,]*", re.IGNORECASE
)
_NOBODY = frozenset({"", "there", "again", "all", "sir", "madam", "sir or madam", "sirs"})


def greeted(text: str) -> str:
    """Return the name in the greeting of a text, "" where it greets nobody by name."""
    zone = zones_of(text).greeting
    if zone is None:
        return ""
    name = _HELLO.sub("", zone.of(text), count=1).strip(" \t\r\n,.!:;-")
    return "" if name.casefold() in _NOBODY else name
