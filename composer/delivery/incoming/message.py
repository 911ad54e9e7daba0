"""What came in, as plain words."""

from datetime import datetime

from msgspec import Struct

from composer.guide.case import Person

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is still read."""

MOST_WORDS = 400_000
"""Characters of one message: over a hundred pages, and what a field on the screen still takes."""


class Incoming(Struct, frozen=True):
    """Words that were pasted, dropped or opened; from a mail also its sender, date, subject and ids.

    `text` is what they wrote themselves, without the messages quoted in it; `words` is the same without sign-off and
    signature. `sent` knows its time zone. `id` and `references` hold message ids with their angle brackets.
    """

    text: str = ""
    words: str = ""
    sender: Person = Person()
    to: tuple[Person, ...] = ()
    sent: datetime | None = None
    subject: str = ""
    id: str = ""
    references: tuple[str, ...] = ()
