"""Whether a message greets a person by name and is signed by one."""

import re

from composer.reading.lines import lines_of
from composer.reading.reading import Reading

_HELLO = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|afternoon)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"[-–— ]*(?:(?:with )?(?:(?:kind|kindest|warm|warmest|best|many) )?(?:regards|wishes)|(?:all the )?best"
    r"|(?:many )?thanks|thank you|cheers|yours(?: \w+)?|sincerely|respectfully|take care|sorry again"
    r"|apologies)\b[,.!: ]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_][\w'.-]*)(?: [^\W\d_][\w'.-]*){0,4}[.,]?")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w'.-]*")
_MOST_LINES = 3
_LONGEST_LINE = 50  # characters
_ASIDE = re.compile(r"\s*(?:,|\||\(| [-–—/] ).*")


def greeted(reading: Reading) -> str:
    """Return the capitalised words of the greeting, "" where there is none."""
    greeting = reading.zones.greeting
    if greeting is None:
        return ""
    return " ".join(_CAPITAL.findall(_HELLO.sub("", greeting.of(reading.folded), count=1)))


def signed(reading: Reading) -> tuple[str, ...]:
    """Return what may be the name of whoever signs: the lines of the sign-off, without what stands after a comma."""
    zones = reading.zones
    if zones.signoff:
        lines = [line.of(reading.folded) for line in lines_of(reading.folded, zones.signoff.start, zones.signoff.end)]
    else:
        lines = _last_short_lines(reading)
    return tuple(name for line in lines if (name := _name_in(line)))


def _name_in(line: str) -> str:
    words = _ASIDE.sub("", _CLOSING.sub("", line, count=1).lstrip("-–— "))
    return words if _NAME.fullmatch(words) and _CAPITAL.match(words) and not words.endswith("!") else ""


def _last_short_lines(reading: Reading) -> list[str]:
    """Return the lines at the end of the body that a name may stand in where no sign-off was made out."""
    body = lines_of(reading.folded, reading.zones.body.start, reading.zones.body.end)
    texts = [line.of(reading.folded) for line in body[0 if reading.zones.greeting else 1 :]]
    last: list[str] = []
    while texts and len(last) < _MOST_LINES and len(texts[-1]) <= _LONGEST_LINE and not texts[-1].endswith((".", "?")):
        last.append(texts.pop())
    return last
