"""The named functions behind the rules that need the form or the ledger: money, earlier apologies, kept promises."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from composer.text.finding import Severity
from composer.text.fold import fold
from composer.tone.draft import Draft
from composer.tone.found import Found

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


class Sums(Struct, frozen=True, forbid_unknown_fields=True):
    """What is offered is less than what was lost, over `most_times` it, or over the limit and nobody agreed to it."""

    most_times: float
    over_limit: Severity


def sums(given: Sums, draft: Draft) -> Iterator[Found]:
    """Say that the amount does not fit; over the limit weighs most."""
    context = draft.context
    if context.comp is None:
        return
    if context.limit is not None and context.comp > context.limit and not context.approved:
        yield Found(severity=given.over_limit)
    elif context.loss is not None and not context.loss <= context.comp <= given.most_times * context.loss:
        yield Found()


class Repeats(Struct, frozen=True, forbid_unknown_fields=True):
    """They had an apology for this before: once, and nothing in the body is `acknowledged`; or more than once."""

    acknowledged: str
    once: Severity
    more: Severity


def repeats(given: Repeats, draft: Draft) -> Iterator[Found]:
    """Say that it is not the first; a manager who joins settles it from the third time on."""
    context, body = draft.context, draft.reading.body
    if not context.prior or not body:
        return
    if context.prior > 1:
        if not context.manager:
            yield Found(severity=given.more)
    elif not any(draft.patterns.matches(given.acknowledged, sentence) for sentence in body):
        yield Found(severity=given.once)


class BrokenPromise(Struct, frozen=True, forbid_unknown_fields=True):
    """A promise to them was broken: nothing in the body is `mentioned`, or the same is promised again.

    The same: a commitment that shares `share` of the words of the broken promise that are not `small_words`.
    """

    mentioned: str
    commitment: str
    share: float
    small_words: str


def broken_promise(given: BrokenPromise, draft: Draft) -> Iterator[Found]:
    """Say that it goes unmentioned, or mark the promise that is made again."""
    patterns, body = draft.patterns, draft.reading.body
    if not draft.context.broken or not body:
        return
    small = frozenset(given.small_words.split())
    promised = _telling_words(draft.context.broken, small)
    for sentence in body:
        for match in patterns.matches(given.commitment, sentence):
            again = _telling_words(sentence.masked[match.end() :], small) & promised
            if promised and len(again) / len(promised) >= given.share:
                yield Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
                return
    if not any(patterns.matches(given.mentioned, sentence) for sentence in body):
        yield Found()


class SaysWhen(Struct, frozen=True, forbid_unknown_fields=True):
    """The body says what a key of the context speaks against: `when` has the values that count."""

    pattern: str
    when: Mapping[str, str]
    unless: str = ""


def says_when(given: SaysWhen, draft: Draft) -> Iterator[Found]:
    """Mark the first such words."""
    if any(str(getattr(draft.context, key)) != value for key, value in given.when.items()):
        return
    for sentence in draft.reading.body:
        if given.unless and draft.patterns.matches(given.unless, sentence):
            continue
        for match in draft.patterns.matches(given.pattern, sentence):
            yield Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
            return


class NothingWrong(Struct, frozen=True, forbid_unknown_fields=True):
    """An apology in a routine message, or beside a `routine` request in a body without a sign of a `failure`."""

    sorry: str
    routine: str
    failure: str


def nothing_wrong(given: NothingWrong, draft: Draft) -> Iterator[Found]:
    """Mark the words of apology."""
    patterns, body = draft.patterns, draft.reading.body
    is_routine = draft.context.nature == "routine"
    for sentence in body:
        if not is_routine and not patterns.matches(given.routine, sentence):
            continue
        for match in patterns.matches(given.sorry, sentence):
            if is_routine or not any(patterns.matches(given.failure, other) for other in body):
                yield Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
            return


class Unspoken(Struct, frozen=True, forbid_unknown_fields=True):
    """Much is at stake from their side, and nobody has spoken to them or said why not."""

    from_impact: int


def unspoken(given: Unspoken, draft: Draft) -> Iterator[Found]:
    """Say that this one deserves a voice."""
    context = draft.context
    if draft.reading.body and context.impact >= given.from_impact and not context.called and not context.reason:
        yield Found()


def _telling_words(text: str, small: frozenset[str]) -> set[str]:
    return {word for word in _WORD.findall(fold(text).lower()) if word not in small}
