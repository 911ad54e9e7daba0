"""What a message that goes out leaves to come: its promises and the coming back, dated from the moment it went out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.advice import AdviceTables
from composer.guide.case import Case
from composer.guide.follow_up import follow_ups
from composer.promises.check import REVIEW_AFTER, Said, promises_of
from composer.reading.dates import due_in

Kind = Literal["promise", "standing", "follow-up", "proposed"]

_COMING_BACK = "follow.do"
_IN_THE_MORNING = time(10)


class Dated(Struct, frozen=True, omit_defaults=True):
    """Something that is to come. `words` are the sentence it was said in, `when` the words for its time ("" for none).

    `due` is the moment they mean, None where they leave it open; what holds from now on ("standing") has a `review` day
    instead. What is only "proposed" stands in no message.
    """

    kind: Kind
    words: str
    owner: str = ""
    when: str = ""
    due: datetime | None = None
    review: date | None = None


def promised_in(case: Case, text: str, sentences: Sequence[Said], now: datetime) -> tuple[Dated, ...]:
    """Return what a message promises, dated as if it went out `now`."""
    found = promises_of(replace(case, now=now), text, sentences, now)
    dated = [
        Dated(
            "follow-up" if promise.question == _COMING_BACK else "standing" if promise.review else "promise",
            promise.sentence,
            promise.owner,
            promise.due_text,
        )
        for promise in found
        if not promise.dropped
    ]
    return anchored(dated, now)


def anchored(dates: Iterable[Dated], at: datetime) -> tuple[Dated, ...]:
    """Return the same dated from `at`, the moment the message went out; what leaves its time open stays open."""
    return tuple(_anchored(one, at) for one in dates if one.kind != "proposed")


def proposed(case: Case, tables: AdviceTables, dates: Sequence[Dated], at: datetime) -> tuple[Dated, ...]:
    """Return when to come back to them by the table of follow-ups, after what the message itself says of it."""
    said = [one for one in dates if one.kind == "follow-up"]
    if any(one.due is None for one in said):
        return ()
    last = max((one.due for one in said if one.due), default=at)
    return tuple(
        Dated("proposed", proposal.do, "", proposal.when, datetime.combine(proposal.day, _IN_THE_MORNING))
        for proposal in follow_ups(case, tables, at.date())
        if proposal.day > last.date()
    )


def still_to_come(dates: Iterable[Dated], now: datetime) -> tuple[Dated, ...]:
    """Return what has been said and has not come yet; what has no time is always still to come."""
    return tuple(one for one in dates if one.kind != "proposed" and not _past(one, now))


def _anchored(one: Dated, at: datetime) -> Dated:
    if one.kind == "standing":
        return replace(one, due=None, review=at.date() + REVIEW_AFTER)
    moment = due_in(one.when, at) if one.when else None
    return replace(one, due=moment.due if moment else None, review=None)


def _past(one: Dated, now: datetime) -> bool:
    if one.review is not None:
        return one.review < now.date()
    return one.due is not None and one.due < now
