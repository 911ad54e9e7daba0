"""What their message answers: who, when, their words, and what a reply needs to know."""

from datetime import datetime, tzinfo

from composer.delivery.incoming.message import Incoming
from composer.guide.case import Answer, Person

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def answers_of(incoming: Incoming, now: datetime, zone: tzinfo | None = None) -> dict[str, Answer]:
    """Return the answers that their message gives, by question; nothing stands for what it does not say."""
    found: dict[str, str | tuple[Person, ...]] = {
        "listen.who": () if incoming.sender == Person() else (incoming.sender,),
        "listen.when": when_of(incoming.sent, now, zone) if incoming.sent else "",
        "listen.words": incoming.words.strip(),
        "reply.id": incoming.id,
        "reply.references": " ".join(incoming.references),
    }
    return {key: Answer(value) for key, value in found.items() if value}


def when_of(sent: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return a day as a person would write it: "on Tuesday 3 March", with the year where it is not this one."""
    day = sent.astimezone(zone)
    year = "" if day.year == now.year else f" {day.year}"
    return f"on {_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"
