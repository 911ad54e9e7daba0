"""Which words must stand in a text for a pattern to match at all: what saves compiling and trying most patterns."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # an escape, a set of characters
    r"|\(\?(?:P<\w+>|P=\w+\)|<?[=!]|[a-z-]*:)|[()|]"  # groups
    r"|<[A-Z][A-Z0-9_]*>|[?*+][?+]?|\{\d*(?:,\d*)?\}\??|.",
    re.DOTALL,
)
# Letters that only case-insensitive matching makes equal to an ASCII one; lower() alone would leave or lengthen them.
_FOREIGN_CASE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})
_LONG_ENOUGH = 5

Words = frozenset[str] | None  # one of these must occur; None: nothing is known


def lowered(folded: str) -> str:
    """Return `folded` in lower case, one code point for one: the form in which trigger words are looked for."""
    return folded.lower() if folded.isascii() else folded.translate(_FOREIGN_CASE).lower()


class Trigger(Struct, frozen=True):
    """Pieces of words of which at least one stands in every text that a pattern matches; none: any text may match."""

    words: tuple[str, ...]

    def may_match(self, lower: str) -> bool:
        """Say whether the pattern can match at all; `lower` is the folded text after `lowered`."""
        for word in self.words:  # asked thousands of times for a text: a generator took twice as long
            if word in lower:
                return True
        return not self.words


def trigger_of(words: Words) -> Trigger:
    """Return the trigger of what `needed_words` found, without words that hold another one."""
    if not words:
        return Trigger(())
    shortest: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in shortest):
            shortest.append(word)
    return Trigger(tuple(shortest))


def needed_words(line: str, of_macro: Callable[[str], Words]) -> Words:
    """Return words of which one occurs, in lower case, in every match of `line`; `of_macro` answers for <NAME>."""
    return _alternation(iter(_TOKEN.findall(line)), of_macro)


def all_needed_words(line: str, of_macro: Callable[[str], Words]) -> tuple[frozenset[str], ...]:
    """Return sets of words of each of which one occurs in every match of `line`, the most telling set first."""
    branches = _branches(iter(_TOKEN.findall(line)), of_macro)
    if len(branches) > 1:
        together = union(map(_best, branches))
        return (together,) if together else ()
    return tuple(sorted((words for words in branches[0] if words), key=_tells, reverse=True))


def union(parts: Iterable[Words]) -> Words:
    """Return what one of several alternatives needs: nothing is known as soon as one of them needs nothing."""
    together: frozenset[str] = frozenset()
    for part in parts:
        if part is None:
            return None
        together |= part
    return together or None


def _alternation(tokens: Iterator[str], of_macro: Callable[[str], Words]) -> Words:
    """Read up to the closing bracket."""
    return union(map(_best, _branches(tokens, of_macro)))


def _branches(tokens: Iterator[str], of_macro: Callable[[str], Words]) -> list[list[Words]]:
    """Read up to the closing bracket: what each alternative needs, piece by piece."""
    branches: list[list[Words]] = []
    found: list[Words] = []
    run = ""

    def end_run() -> None:
        nonlocal run
        if run:
            found.append(frozenset((run,)))
        run = ""

    last: str | Words = None  # what a quantifier that follows would make optional
    for token in tokens:
        first = token[0]
        if token == ")":
            break
        if token == "|":
            end_run()
            branches.append(found)
            found, last = [], None
        elif first == "(" and not token.startswith("(?P="):
            end_run()
            inner = _alternation(tokens, of_macro)
            last = None if token[-1] in "=!" else inner
            found.append(last)
        elif first == "<" and len(token) > 2:
            end_run()
            last = of_macro(token[1:-1])
            found.append(last)
        elif first in "?*+{" and (len(token) > 1 or first != "{"):
            at_least_once = first == "+" or (first == "{" and token[1:2].isdigit() and token[1] != "0")
            if isinstance(last, str):
                run = run if at_least_once else run[:-1]
                end_run()
            elif not at_least_once and found:
                found.pop()
            last = None
        elif len(token) == 1 and first not in " .^$":
            run += first.lower()
            last = first
        elif first == "\\" and not token[1].isalnum():
            run += token[1]
            last = token[1]
        else:
            end_run()
            last = None
            found.append(None)
    end_run()
    branches.append(found)
    return branches


def _best(found: list[Words]) -> Words:
    return max((words for words in found if words), key=_tells, default=None)


def _tells(words: frozenset[str]) -> tuple[int, int]:
    """Return how telling a set is: long words are rare, and few of them rarer."""
    return min(_LONG_ENOUGH, *map(len, words), _LONG_ENOUGH), -len(words)
