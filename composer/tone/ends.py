"""Named functions about the two ends of a body: what it opens with, and what it leaves them with."""

from collections.abc import Iterator

from msgspec import Struct

from composer.reading.reading import ReadSentence
from composer.tone.draft import Draft
from composer.tone.found import Found


class OpensWithout(Struct, frozen=True, forbid_unknown_fields=True):
    """From `from_impact` on, one of the first `first` sentences has to mention one of the `components`.

    Only an opening that speaks of what `about` matches is looked at, and none that `unless` does. A message about a
    routine matter may open as it likes.
    """

    components: tuple[str, ...]
    about: str
    unless: str
    first: int
    from_impact: int


def opens_without(given: OpensWithout, draft: Draft) -> Iterator[Found]:
    """Say that none of them does; the first later sentence that has one can be brought to the front."""
    context, body, wanted = draft.context, draft.reading.body, frozenset(given.components)
    if context.nature == "routine" or context.impact < given.from_impact or not body:
        return
    having = next((at for at, sentence in enumerate(body) if wanted & _has(sentence, draft)), None)
    if having is not None and having < given.first:
        return
    opening = body[: given.first]
    if _any(given.about, opening, draft) and not _any(given.unless, opening, draft):
        yield Found(sentence=body[0], moved=None if having is None else body[having])


class EndsOn(Struct, frozen=True, forbid_unknown_fields=True):
    """The last of `from_sentences` or more does one of `back`, mentions none of `forward`, and is not as `unless`."""

    back: tuple[str, ...]
    forward: tuple[str, ...]
    unless: str
    from_sentences: int


def ends_on(given: EndsOn, draft: Draft) -> Iterator[Found]:
    """Mark the last sentence; it belongs before the first that looks forward, where that leaves a better last one."""
    body = draft.reading.body
    if len(body) < given.from_sentences or not _looks_back(body[-1], given, draft):
        return
    last, target = body[-1], None
    if not _looks_back(body[-2], given, draft):
        target = next((one for one in body[:-1] if _forward(one, given, draft)), None)
    yield Found(last.span.start, last.span.end, target or last, moved=last if target else None)


def _any(pattern: str, sentences: tuple[ReadSentence, ...], draft: Draft) -> bool:
    return any(draft.patterns.matches(pattern, sentence) for sentence in sentences)


def _has(sentence: ReadSentence, draft: Draft) -> frozenset[str]:
    return sentence.mentioned | draft.does(sentence)


def _looks_back(sentence: ReadSentence, given: EndsOn, draft: Draft) -> bool:
    return bool(draft.does(sentence) & frozenset(given.back)) and not _forward(sentence, given, draft)


def _forward(sentence: ReadSentence, given: EndsOn, draft: Draft) -> bool:
    if _has(sentence, draft) & frozenset(given.forward):
        return True
    return bool(draft.patterns.matches(given.unless, sentence))
