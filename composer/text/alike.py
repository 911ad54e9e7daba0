"""Whether words are still the same ones after they were changed here and there."""

import re

_WORD = re.compile(r"\w+")


def recognisable(before: str, now: str) -> bool:
    """Say whether a sentence is recognisably the same: half of its words or more are still in it."""
    return 2 * shared(before, now) >= len(_words(before))


def shared(one: str, other: str) -> int:
    """Return how many words two sentences share, each counted once."""
    return len(_words(one) & _words(other))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
