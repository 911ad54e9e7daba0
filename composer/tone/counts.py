"""Named functions that count words and parts of a body: too many of one, only one of two, one without another."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from composer.tone.draft import Draft
from composer.tone.found import Found


class TooOften(Struct, frozen=True, forbid_unknown_fields=True):
    """How often a pattern may stand in the body before it is advice and before it is a warning, counted from 1.

    `warning_in` has other numbers for some outputs; what `unless` matches is not counted.
    """

    pattern: str
    advice: int
    warning: int
    warning_in: Mapping[str, int] = {}
    unless: str = ""


def too_often(given: TooOften, draft: Draft) -> Iterator[Found]:
    """Mark the one that weighs most: the first that is a warning, else the first that is advice."""
    warning = given.warning_in.get(draft.context.checked_as, given.warning)
    advised: Found | None = None
    count = 0
    for sentence in draft.reading.body:
        left_out = draft.patterns.matches(given.unless, sentence) if given.unless else ()
        for match in draft.patterns.matches(given.pattern, sentence):
            if any(other.start() < match.end() and match.start() < other.end() for other in left_out):
                continue
            count += 1
            found = Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
            if count >= warning:
                yield replace(found, severity="warning")
                return
            if count >= given.advice and advised is None:
                advised = replace(found, severity="advice")
    if advised:
        yield advised


class Exclaims(Struct, frozen=True, forbid_unknown_fields=True):
    """Marks that are `loud` wherever they stand, and others: one in a sentence `serious` matches, or over `most`."""

    pattern: str
    loud: str
    serious: str
    most: int


def exclaims(given: Exclaims, draft: Draft) -> Iterator[Found]:
    """Mark the first that is loud, stands where it should not, or is one too many."""
    patterns, count = draft.patterns, 0
    for sentence in draft.reading.body:
        for match in patterns.matches(given.pattern, sentence):
            count += 1
            start = sentence.span.start
            is_loud = patterns[given.loud].found(match[0], match[0])
            if is_loud or count > given.most or patterns.matches(given.serious, sentence):
                yield Found(start + match.start(), start + match.end(), sentence)
                return


class SaysOnly(Struct, frozen=True, forbid_unknown_fields=True):
    """The body has a pattern `at_least` so often and another never. `marks` are tried in turn for a place to mark."""

    pattern: str
    without: str
    at_least: int
    marks: tuple[str, ...]
    sender: Literal["", "person", "team"] = ""


def says_only(given: SaysOnly, draft: Draft) -> Iterator[Found]:
    """Mark the first place where it could be said otherwise."""
    patterns, body = draft.patterns, draft.reading.body
    if given.sender and draft.context.sender != given.sender:
        return
    if sum(len(patterns.matches(given.pattern, sentence)) for sentence in body) < given.at_least:
        return
    if any(patterns.matches(given.without, sentence) for sentence in body):
        return
    for mark in given.marks:
        for sentence in body:
            for match in patterns.matches(mark, sentence):
                yield Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
                return


class HasWithout(Struct, frozen=True, forbid_unknown_fields=True):
    """The body has one component and nothing of another: each that is needed, with the question that would fill it.

    A sentence with the first counts for the others only where `beside` matches it.
    """

    component: str
    needs: Mapping[str, str]
    beside: str
    unless_refund: bool = False


def has_without(given: HasWithout, draft: Draft) -> Iterator[Found]:
    """Say what is lacking, the first of what is needed; nothing is asked of those who are not sorry."""
    body = draft.reading.body
    if draft.context.sorry == "no" or (given.unless_refund and draft.context.refund_is_fix):
        return
    if not any(given.component in draft.does(sentence) for sentence in body):
        return
    there = set(draft.context.said)
    for sentence in body:
        if given.component not in draft.does(sentence) or draft.patterns.matches(given.beside, sentence):
            there |= sentence.mentioned | draft.does(sentence)
    for component, question in given.needs.items():
        if component not in there:
            yield Found(question=question)
            return


class ComesBefore(Struct, frozen=True, forbid_unknown_fields=True):
    """A component stands in the subject, or before the first sentence that has one of each set of `awaited`.

    A sentence with the component counts for the others only where `beside` matches it.
    """

    component: str
    awaited: tuple[tuple[str, ...], ...]
    beside: str
    subject: str
    unless_refund: bool = False


def comes_before(given: ComesBefore, draft: Draft) -> Iterator[Found]:
    """Mark the words in the subject, or the first sentence with the component; it belongs behind what it waits for."""
    body = draft.reading.body
    if given.unless_refund and draft.context.refund_is_fix:
        return
    for sentence in draft.reading.sentences:
        if sentence.zone == "subject" and (found := draft.patterns.matches(given.subject, sentence)):
            yield Found(sentence.span.start + found[0].start(), sentence.span.start + found[0].end(), sentence)
            return
    first = next((at for at, sentence in enumerate(body) if given.component in draft.does(sentence)), None)
    if first is None:
        return
    others = [s for s in body if given.component not in draft.does(s) or draft.patterns.matches(given.beside, s)]
    waits = [next((s for s in others if draft.does(s) & frozenset(one)), None) for one in given.awaited]
    late = [sentence for sentence in waits if sentence and sentence.span.start > body[first].span.start]
    if late:
        target = max(late, key=lambda sentence: sentence.span.start)
        yield Found(body[first].span.start, body[first].span.end, body[first], moved=target)


class OnlyOf(Struct, frozen=True, forbid_unknown_fields=True):
    """The body matches one pattern, and nothing in it another."""

    pattern: str
    without: str


def only_of(given: OnlyOf, draft: Draft) -> Iterator[Found]:
    """Say so; a fix begins at the first sentence that matches."""
    patterns, body = draft.patterns, draft.reading.body
    first = next((sentence for sentence in body if patterns.matches(given.pattern, sentence)), None)
    if first and not any(patterns.matches(given.without, sentence) for sentence in body):
        yield Found(sentence=first)
