"""From all the words of a message to those of the one who wrote it."""

import re

from msgspec.structs import replace

from composer.delivery.incoming.closing import without_closing
from composer.delivery.incoming.heads import moment_of, people_of, plain_name, plain_subject
from composer.delivery.incoming.history import Parted, parted
from composer.delivery.incoming.letters import one_line, tidy
from composer.delivery.incoming.message import Incoming
from composer.guide.case import Person

_BANNER = re.compile(
    r"\W{0,4}(?:caution|warning|attention|external|extern|achtung|vorsicht|important)\b.{0,300}?"
    r"(?:outside|external|unknown sender|not click|außerhalb|extern|links)",
    re.IGNORECASE | re.DOTALL,
)


def with_words(incoming: Incoming, whole: str, *, passed_on: bool = False) -> Incoming:
    """Return `incoming` with its own words out of the `whole` text.

    Of a message that somebody passed on (`passed_on`), or that says nothing of its own, it is the one inside.
    """
    found = parted(whole)
    own = found.own
    if found.passed_on and (passed_on or not own.strip()):
        incoming = _inside(incoming, found)
        own = parted(found.passed_on).own or found.passed_on
    elif not own.strip():
        own = tidy("\n".join(line.lstrip("> ") for line in whole.split("\n")))
    own = _below_banner(own)
    return replace(incoming, text=own, words=without_closing(own, incoming.sender.name))


def _below_banner(text: str) -> str:
    """Return `text` without the warning that a mail filter put above it."""
    above, _, below = text.partition("\n\n")
    return below if below.strip() and len(above) < 600 and _BANNER.match(above) else text


def _inside(incoming: Incoming, found: Parted) -> Incoming:
    head = found.head
    sender = next(people_of(head.sender), None) or Person(name=plain_name(head.sender))
    if not sender.name and not sender.email:
        return incoming
    return Incoming(
        sender=sender,
        to=incoming.to,
        sent=moment_of(head.sent),
        subject=plain_subject(one_line(head.subject[:2_000])) or incoming.subject,
    )
