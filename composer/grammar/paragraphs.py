"""Paragraphs of a text, each checked once as long as it stays as it is."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from composer.text.finding import Finding, Fix
from composer.text.span import Span

_BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")
_KEPT = 500
_LONGEST = 5000  # characters; an engine may need the square of it
_BREAKS = ("\n", ". ", " ")  # where a longer one is cut, the best place first


def paragraphs_of(text: str) -> Iterator[Span]:
    """Yield the stretches of `text` between empty lines, one of more than 5,000 characters in pieces."""
    start = 0
    for gap in _BETWEEN.finditer(text):
        yield from _pieces(text, start, gap.start())
        start = gap.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        most = start + _LONGEST
        cuts = (text.rfind(mark, start + _LONGEST // 2, most) + len(mark) for mark in _BREAKS)
        cut = next((place for place in cuts if place > start + _LONGEST // 2), most)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


class ParagraphCache:
    """Findings by language and paragraph, the last few hundred; what is unchanged is not checked again."""

    def __init__(self, check: Callable[[str, str], tuple[Finding, ...]]) -> None:
        self._check = check
        self._known: OrderedDict[tuple[str, str], tuple[Finding, ...]] = OrderedDict()

    def check(self, text: str, language: str) -> tuple[Finding, ...]:
        """Return the findings of every paragraph, in code points of `text`."""
        found: list[Finding] = []
        for place in paragraphs_of(text):
            words = place.of(text)
            if words.strip():
                found += (moved(finding, place.start) for finding in self._of(words, language))
        return tuple(found)

    def _of(self, words: str, language: str) -> tuple[Finding, ...]:
        key = (language, words)
        if key not in self._known:
            self._known[key] = self._check(words, language)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def moved(finding: Finding, by: int) -> Finding:
    """Return the finding with its places `by` code points further on."""
    if not by:
        return finding
    fixes = tuple(_fix_moved(fix, by) for fix in finding.fixes)
    return replace(finding, start=_further(finding.start, by), end=_further(finding.end, by), fixes=fixes)


def _fix_moved(fix: Fix, by: int) -> Fix:
    return replace(fix, start=_further(fix.start, by), end=_further(fix.end, by))


def _further(position: int | None, by: int) -> int | None:
    return None if position is None else position + by
