"""The promise check: a row for every promise of a message, the worst first (part 5.2 of the domain rules)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Case, NextStep, PromiseCheck
from composer.guide.stance import impact_of, voice_of
from composer.reading.commitments import Commitment, promises_in
from composer.reading.dates import due_in
from composer.text.span import Span

REVIEW_AFTER = timedelta(days=30)
"""After so long a standing promise is looked at again."""

_FEW_WORDS = 4
_SURE = ("", "hope", "likely", "certain")
_MORNING, _EVENING, _LAST = 9, 18, 17
_FRIDAY = 4


class Said(Protocol):
    """A sentence of a message."""

    @property
    def text(self) -> str:
        """Return its words."""

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the questions whose answers it is made of."""

    @property
    def start(self) -> int:
        """Return where it begins in the message (code points)."""

    @property
    def end(self) -> int:
        """Return where it ends."""


class Promise(Struct, frozen=True):
    """One promise with what was said of it.

    `about` are the words it is found by, `said` the answer it comes from and `question` the key of that. `owner` is ""
    where nobody is named, `due` None where the words of `due_text` leave it open; a standing promise has a `review` day
    instead. `slip` is when to tell them if it is going to slip, by default half-way. A promise that was dropped has
    left the message.
    """

    check: PromiseCheck
    about: str
    said: str
    question: str
    sentence: str
    owner: str = ""
    due_text: str = ""
    due: datetime | None = None
    slip: datetime | None = None
    review: date | None = None
    dropped: bool = False


def promises_of(case: Case, text: str, sentences: Sequence[Said], now: datetime) -> tuple[Promise, ...]:
    """Return the promises of a message: without an owner, without a time, unsure ones, then by their day; dropped last.

    `text` is the whole message, `sentences` stand in it.
    """
    now = case.now or now
    spans = tuple(Span(sentence.start, sentence.end) for sentence in sentences)
    found = []
    for commitment in promises_in(text, spans, now):
        sentence = next(s for s in sentences if s.start <= commitment.start < s.end)
        if commitment.kind in ("promise", "standing") and commitment.owner != "you":
            found.append(_promise(case, commitment, sentence, now))
    found += _of_answers(case, found, sentences, now)
    found = list(_told_apart(found))
    found += _dropped(case, found)
    return tuple(sorted((_checked(case, promise) for promise in found), key=_worst_first))


def with_check(case: Case, promise: Promise, check: PromiseCheck) -> tuple[PromiseCheck, ...]:
    """Return the answer to "promise" with what is now said of one promise; the others stay as they are."""
    before = case.promise_checks
    if promise.check in before:
        return tuple(check if one is promise.check else one for one in before)
    return (*before, replace(check, about=promise.about))


def all_certain(case: Case, promises: Iterable[Promise]) -> tuple[PromiseCheck, ...]:
    """Return the answer to "promise" with every promise that was not dropped called certain."""
    for promise in promises:
        if not promise.dropped:
            checks = with_check(case, promise, replace(promise.check, sure="certain"))
            case = case.with_answer("promise", checks)
    return case.promise_checks


def is_asked_what_they_see(case: Case) -> bool:
    """Say whether the check asks how they will see that it is done: from impact 3."""
    return impact_of(case) >= 3


def half_way(now: datetime, due: datetime) -> datetime | None:
    """Return half-way to `due`, on the half-hour of a working day; None where there is no time left between."""
    if due <= now:
        return None
    middle = now + (due - now) / 2
    if middle.weekday() > _FRIDAY:
        middle = _at(middle - timedelta(days=middle.weekday() - _FRIDAY), _LAST)
    elif middle.hour >= _EVENING:
        middle = _at(middle, _LAST)
    elif middle.hour < _MORNING:
        middle = _at(middle, _MORNING)
    else:
        middle = middle.replace(minute=middle.minute // 30 * 30, second=0, microsecond=0)
    return middle if now < middle < due else None


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def _promise(case: Case, commitment: Commitment, sentence: Said, now: datetime) -> Promise:
    standing = commitment.kind == "standing"
    question, said = _source(case, sentence.answers, commitment.text)
    action = " ".join(_words(commitment.action))
    in_its_words = any(action in " ".join(_words(text)) for text in (said, commitment.text))
    due = None if standing else commitment.due
    owner = commitment.owner or (case.text("plan.change_owner") if question == "plan.change" else "")
    return Promise(
        PromiseCheck(),
        commitment.action if in_its_words else said,
        said,
        question,
        _capital(commitment.text) + ".",
        owner,
        commitment.due_text or "",
        due,
        half_way(now, due) if due else None,
        now.date() + REVIEW_AFTER if standing else None,
    )


def _of_answers(case: Case, found: Sequence[Promise], sentences: Sequence[Said], now: datetime) -> list[Promise]:
    """Return what was promised in the answers and stands in the message in words no promise was read from."""
    known = {promise.said for promise in found}
    steps = [("plan.next", step) for step in case.next_steps]
    steps.append(("follow.do", NextStep(case.text("follow.do"), case.text("follow.when"))))
    steps.append(("plan.change", NextStep(case.text("plan.change"), "", case.text("plan.change_owner"))))
    missing = []
    for question, step in steps:
        spoken = [sentence for sentence in sentences if question in sentence.answers]
        dropped = any(check.keep == "drop" and _finds(check, step.do) for check in case.promise_checks)
        if not step.do or step.do in known or not spoken or dropped:
            continue
        sentence = max(spoken, key=lambda one: _shared(one.text, step.do))
        standing = question == "plan.change"
        moment = due_in(step.when, now) if step.when else None
        due = moment.due if moment else None
        slip = half_way(now, due) if due else None
        owner = step.owner or ("" if standing else voice_of(case))
        review = now.date() + REVIEW_AFTER if standing else None
        check = PromiseCheck()
        missing.append(Promise(check, step.do, step.do, question, sentence.text, owner, step.when, due, slip, review))
    return missing


def _source(case: Case, answers: Sequence[str], spoken: str) -> tuple[str, str]:
    """Return the question that the words of a promise come from, and the words of its answer."""
    steps = [step.do for step in case.next_steps if "plan.next" in answers and step.do]
    told = [(key, case.text(key)) for key in answers if key != "plan.next" and case.text(key)]
    texts = [*(("plan.next", do) for do in steps), *told]
    if not texts:
        return (answers[0] if answers else ""), spoken
    return max(texts, key=lambda one: _shared(one[1], spoken))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shared(one: str, other: str) -> int:
    return len(set(_words(one)) & set(_words(other)))


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _told_apart(found: Sequence[Promise]) -> Iterable[Promise]:
    """A few words find a promise, as long as they find no other."""
    for promise in found:
        words = promise.about.split()
        others = [" ".join(_words(one.about)) for one in found if one is not promise]
        count = min(_FEW_WORDS, len(words))
        while count < len(words) and any(" ".join(_words(" ".join(words[:count]))) in other for other in others):
            count += 1
        yield replace(promise, about=" ".join(words[:count]).strip(" ,;.:"))


def _dropped(case: Case, found: Sequence[Promise]) -> list[Promise]:
    """Return the promises that stand in the answers and were dropped from the message."""
    dos = [("plan.next", step) for step in case.next_steps]
    dos += [("follow.do", NextStep(case.text("follow.do"), case.text("follow.when")))]
    return [
        Promise(check, check.about, step.do, question, _capital(step.do), step.owner, step.when, dropped=True)
        for check in case.promise_checks
        for question, step in dos
        if check.keep == "drop" and _finds(check, step.do) and not any(_finds(check, one.sentence) for one in found)
    ]


def _checked(case: Case, promise: Promise) -> Promise:
    if promise.dropped:
        return promise
    checks = (check for check in case.promise_checks if _finds(check, promise.said) or _finds(check, promise.sentence))
    return replace(promise, check=next(checks, PromiseCheck(about=promise.about)))


def _finds(check: PromiseCheck, text: str) -> bool:
    return bool(check.about) and " ".join(_words(check.about)) in " ".join(_words(text))


def _worst_first(promise: Promise) -> tuple[bool, bool, bool, int, datetime]:
    timed = bool(promise.due_text) or promise.review is not None
    day = promise.due or (datetime.combine(promise.review, datetime.min.time()) if promise.review else datetime.max)
    return promise.dropped, bool(promise.owner), timed, _SURE.index(promise.check.sure) or 1, day
