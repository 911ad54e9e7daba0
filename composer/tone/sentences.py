"""Pattern rules: matched sentence by sentence, cleared by their exceptions in the sentence and around it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from composer.reading.macros import Trigger, lowered
from composer.reading.reading import ReadSentence
from composer.text.fold import fold
from composer.text.span import Span
from composer.tone.patterns import Patterns
from composer.tone.rules import Rule

_CLAUSE = re.compile(r"[^,;:.!?]*")
_EDGES = " \t\r\n,;"
_STOPS = ".!"


class Match(NamedTuple):
    """The marked words of one rule in one sentence, in code points of that sentence."""

    rule: Rule
    start: int
    end: int


class Words(NamedTuple):
    """A sentence to match on: its folded text and what trigger words are looked for in."""

    text: str
    lower: str


NO_WORDS = Words("", "")


def words_of(sentence: ReadSentence, quotes: bool = False) -> Words:
    """Return the words of a sentence, those it quotes covered unless `quotes`."""
    if not quotes:
        return Words(sentence.masked, sentence.lower)
    folded = fold(sentence.text)
    return Words(folded, lowered(folded))


def may_match(rule: Rule, lower: str) -> bool:
    """Say whether the trigger words of the rule leave a match possible; nothing is compiled for it."""
    return bool(rule.next) or Trigger(rule.triggers).may_match(lower)


def matches_in(rule: Rule, words: Words, near: Sequence[Words], patterns: Patterns) -> tuple[Match, ...]:
    """Return what the rule marks in a sentence; `near` are the sentences before and after it ("" at an end)."""
    spans = _spans(rule, words, near[0], patterns)
    if not spans:
        return ()
    if rule.also and not patterns[rule.also].found(*words):
        return ()
    if rule.unless and patterns[rule.unless].found(*words):
        return ()
    if rule.unless_near and any(patterns[rule.unless_near].found(*other) for other in (words, *near) if other.text):
        return ()
    return tuple(Match(rule, *_marked(rule, words.text, span)) for span in spans)


def _spans(rule: Rule, words: Words, before: Words, patterns: Patterns) -> list[Span]:
    if rule.match:
        pattern = patterns[rule.match]
        if rule.scope == "raw":
            return [Span(*match.span()) for match in pattern.matches(*words)]
        if match := pattern.search(*words):
            return [Span(*match.span())]
    if rule.next and before.text and patterns[rule.next_after].found(*before):
        match = patterns[rule.next].search(*words)
        return [Span(*match.span())] if match else []
    return []


def _marked(rule: Rule, text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    if rule.mark == "sentence":
        return 0, len(text)
    if rule.mark == "clause" and (rest := _CLAUSE.match(text, end)):
        end = rest.end()
    words = text[start:end]
    bare = words.lstrip(_EDGES)
    if not bare:
        return start, end
    start += len(words) - len(bare)
    return start, start + len(bare.rstrip(_EDGES + _STOPS) or bare)
