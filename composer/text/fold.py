"""A fold of the same length: what is matched may differ from what was typed, but never by an offset."""

import re

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'", "\uff07": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-",
}  # fmt: skip
# Looking for the few that there are takes a tenth of what asking about every character does.
_ODD = re.compile(f"[{''.join(_PLAIN)}]")


def fold(text: str) -> str:
    """Return `text` with curly quotes, apostrophes, odd spaces and hyphens made plain, one code point for one."""
    return _ODD.sub(_plain, text)


def _plain(odd: re.Match[str]) -> str:
    return _PLAIN[odd[0]]
