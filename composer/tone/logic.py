"""The named functions behind count, absent, order, metric and form rules. Their parameters stand in the rule files."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from composer.reading.macros import lowered
from composer.reading.reading import ReadSentence
from composer.text.finding import Severity
from composer.text.fold import fold
from composer.tone.approval import AskFirst, OverCap, ask_first, over_cap
from composer.tone.context import Context
from composer.tone.counts import (
    ComesBefore,
    Exclaims,
    HasWithout,
    OnlyOf,
    SaysOnly,
    TooOften,
    comes_before,
    exclaims,
    has_without,
    only_of,
    says_only,
    too_often,
)
from composer.tone.draft import Draft
from composer.tone.ends import EndsOn, OpensWithout, ends_on, opens_without
from composer.tone.facts import (
    BrokenPromise,
    NothingWrong,
    Repeats,
    SaysWhen,
    Sums,
    Unspoken,
    broken_promise,
    nothing_wrong,
    repeats,
    says_when,
    sums,
    unspoken,
)
from composer.tone.found import Found
from composer.tone.names import greeted, signed
from composer.tone.rules import Rule
from composer.tone.shape import (
    HardToRead,
    RoomToSpeak,
    WrongLength,
    hard_to_read,
    room_to_speak,
    wrong_length,
)

Logic = Callable[[Draft], Iterable[Found]]

_WORD = re.compile(r"[\w'-]+")


class Outweighs(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that mention one component and not another: more than `most`, or over a `share` of the words."""

    component: str
    without: str
    most: int
    share: float
    from_words: int


def outweighs(given: Outweighs, draft: Draft) -> Iterator[Found]:
    """Mark the second such sentence, or the only one: the first may stay."""
    body = draft.reading.body
    heavy = [s for s in body if given.component in s.clear and given.without not in s.clear]
    if not heavy:
        return
    words = sum(map(_words, body))
    share = sum(map(_words, heavy)) / words
    if len(heavy) > given.most or (words >= given.from_words and share > given.share):
        sentence = heavy[min(1, len(heavy) - 1)]
        yield Found(sentence.span.start, sentence.span.end, sentence)


class TooMany(Struct, frozen=True, forbid_unknown_fields=True):
    """How often a pattern may stand in the body: `most`, or what `most_in` has for the output."""

    pattern: str
    most: int
    most_in: Mapping[str, int] = {}


def too_many(given: TooMany, draft: Draft) -> Iterator[Found]:
    """Mark the first one that is too many."""
    left = given.most_in.get(draft.context.checked_as, given.most)
    for sentence in draft.reading.body:
        for match in draft.patterns.matches(given.pattern, sentence):
            if left == 0:
                yield Found(sentence.span.start + match.start(), sentence.span.start + match.end(), sentence)
                return
            left -= 1


class SaysWithout(Struct, frozen=True, forbid_unknown_fields=True):
    """The body speaks of one component and nothing in it matches a pattern."""

    component: str
    pattern: str


def says_without(given: SaysWithout, draft: Draft) -> Iterator[Found]:
    """Say that it is absent; a fix begins at the first sentence that has the component."""
    if any(draft.patterns.matches(given.pattern, sentence) for sentence in draft.reading.body):
        return
    for sentence in draft.reading.body:
        if given.component in sentence.mentioned:
            yield Found(sentence=sentence)
            return


class NamesMissing(Struct, frozen=True, forbid_unknown_fields=True):
    """What a greeting or a signature may say and still name nobody: a team, a title, a group of readers."""

    nobody: str
    questions: Mapping[Literal["greeting", "signature"], str]


def names_missing(given: NamesMissing, draft: Draft) -> Iterator[Found]:
    """Say that the greeting, or else the signature, names no person."""
    nobody = draft.patterns[given.nobody]

    def is_person(name: str) -> bool:
        return bool(name) and not nobody.found(name, lowered(name))

    if not draft.reading.body:
        return
    part: Literal["greeting", "signature"] = "greeting"
    if is_person(greeted(draft.reading)):
        part = "signature"
        if any(is_person(name) for name in signed(draft.reading)):
            return
    yield Found(sentence=draft.reading.body[0], part=part, question=given.questions[part])


class SharesWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The body shares this part of its runs of `run` words with an earlier message, counted on the shorter text."""

    share: float
    run: int


def shares_words(given: SharesWords, draft: Draft) -> Iterator[Found]:
    """Say that the message is much like an earlier one."""
    ours = _runs(" ".join(sentence.masked for sentence in draft.reading.body), given.run)
    earlier = _runs(draft.context.earlier, given.run)
    shorter = min(len(ours), len(earlier))
    if shorter and len(ours & earlier) / shorter >= given.share:
        yield Found()


class TooEarly(Struct, frozen=True, forbid_unknown_fields=True):
    """A component that has to wait until one of the `awaited` was said."""

    component: str
    awaited: tuple[str, ...]


def too_early(given: TooEarly, draft: Draft) -> Iterator[Found]:
    """Mark the first sentence of the component while what it has to wait for is still to come."""
    body, awaited = draft.reading.body, frozenset(given.awaited)
    first = next((at for at, sentence in enumerate(body) if awaited & _does(sentence, draft)), None)
    for sentence in body[:first] if first is not None else ():
        if given.component in _does(sentence, draft):
            yield Found(sentence.span.start, sentence.span.end, sentence, moved=body[first or 0])
            return


def _does(sentence: ReadSentence, draft: Draft) -> frozenset[str]:
    """Return what a sentence does for the apology: what its answer gave it, else what can be recognised."""
    return frozenset(draft.context.sentences.get(sentence.text, ())) or sentence.clear


class TooLate(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that have to stand among the first sentences: at most `most` before them, or what `most_in` has for the
    output, none of those with the component `never` without `owned`. `opening` may stand before them.
    """

    pattern: str
    most: int
    never: str
    owned: str
    opening: str
    most_in: Mapping[str, int] = {}


def too_late(given: TooLate, draft: Draft) -> Iterator[Found]:
    """Mark the first sentence with the words where too much, or what has to wait, stands before it."""
    body = draft.reading.body
    first = next((at for at, sentence in enumerate(body) if draft.patterns.matches(given.pattern, sentence)), None)
    if first is None:
        return
    before, sentence = body[:first], body[first]
    waits = any(given.never in does and given.owned not in does for does in (_does(one, draft) for one in before))
    if waits or first > given.most_in.get(draft.context.checked_as, given.most):
        target = next((one for one in body if given.opening not in one.mentioned), sentence)
        yield Found(sentence.span.start, sentence.span.end, target, moved=sentence)


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One component of the table in 2.4: its name in a sentence, the question that feeds it, and the lowest impact from
    which each stance needs it (a stance that is not named never does). `unless` names what makes it needless.
    """

    component: str
    name: str
    question: str
    severity: Severity
    full: int = 0
    part: int = 0
    fix_only: int = 0
    empathy: int = 0
    again: int = 0
    fix_only_severity: Severity | None = None
    only_if_called: bool = False
    unless_ready: tuple[str, ...] = ()
    unless_not_sorry: bool = False


class Only(Struct, frozen=True, forbid_unknown_fields=True):
    """The components one output asks for, up to an impact; `instead` names others that will do."""

    output: str
    components: tuple[str, ...]
    up_to_impact: int = 4
    instead: Mapping[str, tuple[str, ...]] = {}


class Missing(Struct, frozen=True, forbid_unknown_fields=True):
    """What a message needs, in the order in which gaps are mentioned."""

    parts: tuple[Part, ...]
    only: tuple[Only, ...] = ()


def missing(given: Missing, draft: Draft) -> Iterator[Found]:
    """Say which components the stance, impact and output ask for and no sentence makes clear."""
    context, body = draft.context, draft.reading.body
    if context.nature == "routine" or not body:
        return
    clear = frozenset(context.said).union(*(sentence.clear for sentence in body))
    only = next((o for o in given.only if o.output == context.output and o.up_to_impact >= context.impact), None)
    for part in given.parts:
        if only and part.component not in only.components:
            continue
        alternatives = {part.component, *(only.instead.get(part.component, ()) if only else ())}
        if not clear & alternatives and _needed(part, context):
            severity = part.fix_only_severity if context.stance == "fix-only" else None
            yield Found(part=part.name, question=part.question, severity=severity or part.severity)


def _needed(part: Part, context: Context) -> bool:
    by_stance = {"full": part.full, "part": part.part, "fix-only": part.fix_only, "empathy": part.empathy}
    from_impact = by_stance[context.stance]
    if part.again and context.prior:
        from_impact = min(from_impact or part.again, part.again)
    if not from_impact or context.impact < from_impact:
        return False
    if part.unless_not_sorry and context.sorry == "no":
        return False
    if part.only_if_called and not context.called:
        return False
    return context.answers.get("explain.ready", "") not in part.unless_ready


LOGIC: dict[str, tuple[type[Struct], Callable[..., Iterator[Found]]]] = {
    "outweighs": (Outweighs, outweighs),
    "too_many": (TooMany, too_many),
    "too_often": (TooOften, too_often),
    "exclaims": (Exclaims, exclaims),
    "says_only": (SaysOnly, says_only),
    "says_without": (SaysWithout, says_without),
    "names_missing": (NamesMissing, names_missing),
    "shares_words": (SharesWords, shares_words),
    "too_early": (TooEarly, too_early),
    "too_late": (TooLate, too_late),
    "missing": (Missing, missing),
    "comes_before": (ComesBefore, comes_before),
    "has_without": (HasWithout, has_without),
    "only_of": (OnlyOf, only_of),
    "sums": (Sums, sums),
    "repeats": (Repeats, repeats),
    "broken_promise": (BrokenPromise, broken_promise),
    "says_when": (SaysWhen, says_when),
    "nothing_wrong": (NothingWrong, nothing_wrong),
    "unspoken": (Unspoken, unspoken),
    "hard_to_read": (HardToRead, hard_to_read),
    "wrong_length": (WrongLength, wrong_length),
    "room_to_speak": (RoomToSpeak, room_to_speak),
    "opens_without": (OpensWithout, opens_without),
    "ends_on": (EndsOn, ends_on),
    "ask_first": (AskFirst, ask_first),
    "over_cap": (OverCap, over_cap),
}
"""What `logic.name` may say in a rule file, with the type of its parameters."""


def logic_of(rule: Rule) -> Logic:
    """Return the rule's function with its parameters; msgspec.ValidationError or KeyError when they do not fit."""
    parameters: dict[str, Any] = dict(rule.logic)
    kind, function = LOGIC[parameters.pop("name")]
    given = msgspec.convert(parameters, kind)
    return lambda draft: function(given, draft)


def _words(sentence: ReadSentence) -> int:
    return sentence.masked.count(" ") + 1


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text).lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
