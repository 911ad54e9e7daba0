"""Names are right however they are written."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from composer.text.finding import Finding
from composer.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def without_names(findings: Iterable[Finding], names: AbstractSet[str]) -> tuple[Finding, ...]:
    """Return the findings but those that mark nothing except words of `names`."""
    words = [word.casefold() for name in names for word in _WORD.findall(fold(name))]
    known = frozenset(words).union(*(word.split("-") for word in words))
    return tuple(finding for finding in findings if not _only_names(finding.text, known))


def _only_names(words: str, known: frozenset[str]) -> bool:
    found = [word.casefold() for word in _WORD.findall(fold(words))]
    return bool(found) and all(word in known or word.removesuffix("'s") in known for word in found)
