"""What somebody wrote themselves, apart from the messages that are quoted below, above or between."""

from msgspec import Struct

from composer.delivery.incoming.headings import (
    FROM_LINE,
    ORIGINAL,
    PASSED_ON,
    REPLY_ABOVE,
    SENT_LINE,
    SUBJECT_LINE,
    TO_LINE,
    WROTE,
    WROTE_STARTS,
)
from composer.delivery.incoming.letters import tidy

_LONGEST = 300
"""Characters of a line that are looked at."""

_COLONS = (":", "\uff1a")


class Head(Struct, frozen=True):
    """What stands above a message that was quoted or passed on, as it was written there."""

    sender: str = ""
    sent: str = ""
    subject: str = ""


class Parted(Struct, frozen=True):
    """A text in two: what is `own`, and from where it was `passed_on`, with its head."""

    own: str
    passed_on: str = ""
    head: Head = Head()


def parted(text: str) -> Parted:
    """Return the own words of `text`, tidy, and the first message in it that was passed on."""
    lines = text.split("\n")
    short = [line[:_LONGEST] for line in lines]
    own: list[str] = []
    number = 0
    while number < len(lines):
        line = short[number]
        if PASSED_ON.fullmatch(line.rstrip()):
            head, rest = head_at(lines, number + 1)
            return Parted(tidy("\n".join(own)), _unquoted(lines[rest:]), head)
        if ORIGINAL.match(line) or is_head(short, number):
            head, rest = head_at(lines, number if is_head(short, number) else number + 1)
            return Parted(_without_rule(own), _unquoted(lines[rest:]), head)
        if REPLY_ABOVE.fullmatch(line):
            if any(word.strip() for word in own):
                break
            number += 1
            continue
        if line.startswith(">"):
            number += 1
            continue
        if after := _wrote_until(short, number):
            quoted = after
            while quoted < len(lines) and not short[quoted].strip():
                quoted += 1
            if quoted < len(lines) and not short[quoted].startswith(">"):
                # Without quotes below and without a time it is their own sentence: "On Monday your agent wrote:".
                if not any(word.strip() for word in own) or not _tells_when("".join(lines[number:after])):
                    own.append(lines[number])
                    number += 1
                    continue
                return Parted(tidy("\n".join(own)))
            number = quoted
            continue
        own.append(lines[number])
        number += 1
    return Parted(tidy("\n".join(own)))


def is_head(lines: list[str], number: int) -> bool:
    """Say whether line `number` begins a block like "From: … Sent: … To: … Subject: …"."""
    if not FROM_LINE.match(lines[number]):
        return False
    below = [line for line in lines[number + 1 : number + 9] if line.strip()][:5]
    kinds = [any(kind.match(line) for line in below) for kind in (SENT_LINE, TO_LINE, SUBJECT_LINE)]
    return sum(kinds) >= 2


def head_at(lines: list[str], number: int) -> tuple[Head, int]:
    """Return the head of a message that begins about line `number`, and the number of the line behind it."""
    while number < len(lines) and not _bare(lines[number]):
        number += 1
    found = {"sender": "", "sent": "", "subject": ""}
    last = number
    for at in range(number, min(number + 12, len(lines))):
        line = _bare(lines[at])[: 4 * _LONGEST]
        for name, kind in (("sender", FROM_LINE), ("sent", SENT_LINE), ("subject", SUBJECT_LINE), ("", TO_LINE)):
            if match := kind.match(line):
                if name and not found[name]:
                    found[name] = line[match.end() :].strip(" *")
                last = at + 1
                break
        else:
            if not line and at >= last and last > number:
                break
            if line and at > last:
                break
    return Head(**found), last


def _wrote_until(lines: list[str], number: int) -> int:
    """Return the number of the line behind "On …, Dana wrote:" at `number`, 0 where there is none."""
    if not lines[number].strip():
        return 0
    if lines[number].rstrip().endswith(_COLONS) and WROTE.match(lines[number]):
        return number + 1
    if WROTE_STARTS.match(lines[number]):
        for more in (1, 2):
            some = lines[number : number + more + 1]
            whole = " ".join(some)[:_LONGEST].rstrip()
            if whole.endswith(_COLONS) and len(some) == more + 1 and all(map(str.strip, some)) and WROTE.match(whole):
                return number + more + 1
    # "03.03.2026 10:02 Dana <dana@x.org>:" in whatever language, when quoted lines follow.
    line = lines[number].rstrip()
    if line.endswith(_COLONS) and _tells_when(line):
        following = next((other for other in lines[number + 1 : number + 3] if other.strip()), "")
        if following.startswith(">"):
            return number + 1
    return 0


def _tells_when(line: str) -> bool:
    return "@" in line or sum(sign.isdigit() for sign in line) >= 4


def _without_rule(own: list[str]) -> str:
    """Return the own lines without the rule that Outlook draws above the message it quotes."""
    while own and not own[-1].strip(" _-*\t"):
        own.pop()
    return tidy("\n".join(own))


def _unquoted(lines: list[str]) -> str:
    return tidy("\n".join(line[2:] if line.startswith("> ") else line[line.startswith(">") :] for line in lines))


def _bare(line: str) -> str:
    return line.lstrip("> \t").rstrip()
