"""The checkpoint of a promise that is not certain: the moment at which the writer will know (gate G6)."""

from datetime import datetime

from msgspec import Struct

from composer.guide.case import Case, NextStep, Value
from composer.guide.follow_up import day_words
from composer.guide.form import Form
from composer.guide.stance import voice_of
from composer.promises.check import Promise

_STEPS, _PROMISES = "plan.next", "promise"
_BEFORE_A_TIME = frozenset({"after", "at", "before", "by", "in", "on", "until", "within"})


class Checkpoint(Struct, frozen=True):
    """A step to offer: `do` continues "I will", `when` is proposed ("" where nothing is known to propose).

    It takes the place of the promise where `instead` says so, else it follows it.
    """

    do: str
    when: str
    instead: bool


def checkpoint_for(form: Form, case: Case, promise: Promise, now: datetime) -> Checkpoint | None:
    """Return what to offer for a step of the plan that is likely or a hope; None where nothing fits or it is there."""
    rows = case.next_steps
    place = _row_of(case, promise)
    sure = next(field for field in form.question(_PROMISES).fields if field.name == "sure")
    words = next((choice.checkpoint for choice in sure.choices if choice.value == promise.check.sure), "")
    if place is None or not words or promise.dropped:
        return None
    row = rows[place]
    owner = row.owner.partition(",")[0].strip()
    who = voice_of(case) if owner.casefold() in ("", "i", "me", "we", "us") else owner
    do = words.format(who=who, do=row.do)
    instead = "{do}" in words
    if not instead and (len(rows) >= form.question(_STEPS).many or (*rows, NextStep())[place + 1].do == do):
        return None
    return Checkpoint(do, _proposed(promise.slip, case.now or now), instead)


def with_checkpoint(case: Case, promise: Promise, checkpoint: Checkpoint, when: str) -> tuple[tuple[str, Value], ...]:
    """Return the answers that are new once a checkpoint is taken, "by" `when`."""
    place = _row_of(case, promise)
    assert place is not None
    rows = case.next_steps
    step = NextStep(checkpoint.do, _by(when))
    kept = place if checkpoint.instead else place + 1
    answers: list[tuple[str, Value]] = [(_STEPS, (*rows[:kept], step, *rows[place + 1 :]))]
    if checkpoint.instead:
        # What was said of the hope is not said of the checkpoint, which has its words.
        answers.append((_PROMISES, tuple(check for check in case.promise_checks if check is not promise.check)))
    return tuple(answers)


def _row_of(case: Case, promise: Promise) -> int | None:
    if promise.question != _STEPS:
        return None
    return next((place for place, row in enumerate(case.next_steps) if row.do == promise.said), None)


def _proposed(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    return f"{day_words(moment.date(), now.date()).removeprefix('on ')} at {moment.hour}:{moment.minute:02}"


def _by(when: str) -> str:
    when = when.strip()
    first = when.partition(" ")[0].casefold()
    return when if first in _BEFORE_A_TIME else f"by {when}"
