"""What a chat that got too long offers instead: to ring them."""

import re

from composer.message.message import Message

_CLOCK = re.compile(r"\d|noon\b|midday\b|half |quarter ", re.IGNORECASE)
_BEFORE_A_TIME = re.compile(r"at ", re.IGNORECASE)


def needs_more_room(message: Message) -> bool:
    """Say whether this is a chat with more words than one is read with."""
    return 0 < message.most_words < message.words


def ring_instead(message: Message, when: str, voice: str) -> str:
    """Return the line that offers to ring `when`, under the greeting and the name of `message`.

    Without a time it has a blank. `voice` is "I" or "we".
    """
    first, last = message.sentences[0], message.sentences[-1]
    greeting, name = message.text[: first.start].strip(), message.text[last.end :].strip()
    when = " ".join(when.split()).rstrip("?.,;")
    if not when:
        when = "at ___"
    elif _CLOCK.match(when) and not _BEFORE_A_TIME.match(when):
        when = f"at {when}"
    asked = f"This needs more room. Shall {voice} ring you {when}?"
    return " ".join(filter(None, (greeting, asked, name)))
