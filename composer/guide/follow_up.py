"""When to come back to them: proposals for follow.do and follow.when, by impact. `compose` never writes them itself."""

from datetime import date, timedelta

from msgspec import Struct

from composer.guide.advice import AdviceTables, Contact
from composer.guide.case import Case
from composer.guide.conditions import facts_of

_SATURDAY = 5
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "February", "March", "April", "May", "June"]
_MONTHS += ["July", "August", "September", "October", "November", "December"]


class Proposal(Struct, frozen=True):
    """One follow-up to offer: `do` continues "I will", `when` says the day in words, `question` is what to ask then."""

    do: str
    when: str
    day: date
    question: str


def follow_ups(case: Case, tables: AdviceTables, today: date, prior: int = 0) -> tuple[Proposal, ...]:
    """Return what to offer for `case`, the first day first; none for a small thing. A weekend day moves to Monday.

    After an earlier apology (`prior`, or listen.before) the intervals are halved, and a month is added.
    """
    facts = facts_of(case, prior)
    data = tables.follow
    row = next(row for row in data.follow if facts.allow(row.when, ()))
    repeated = facts.values("prior") != ("0",)
    planned = [(_halved(contact) if repeated else contact, row.question) for contact in row.contacts]
    for extra, wanted in (
        (data.repeat, repeated),
        (data.key_client, facts.values("listen.relation") == ("key-client",)),
        (data.passionate, facts.values("follow.passionate") == ("yes",)),
    ):
        if extra and wanted:
            planned += [(contact, extra.question) for contact in extra.contacts]
    proposals: dict[date, Proposal] = {}
    for contact, question in planned:
        day = _day(today, contact)
        proposals.setdefault(day, Proposal(contact.do, day_words(day, today), day, question))
    return tuple(proposals[day] for day in sorted(proposals))


def _halved(contact: Contact) -> Contact:
    return Contact((contact.days + 1) // 2, contact.do, contact.working)


def _day(today: date, contact: Contact) -> date:
    if not contact.working:
        return _off_weekend(today + timedelta(days=contact.days))
    day = today
    for _ in range(contact.days):
        day = _off_weekend(day + timedelta(days=1))
    return day


def _off_weekend(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= _SATURDAY else day


def day_words(day: date, today: date) -> str:
    """Return a day from `today` on in the words of a message: "tomorrow", "on Friday", "on Friday 27 November"."""
    if (day - today).days <= 1:
        return "tomorrow" if day > today else "today"
    name = f"on {_WEEKDAYS[day.weekday()]}"
    return name if (day - today).days < 7 else f"{name} {day.day} {_MONTHS[day.month - 1]}"
