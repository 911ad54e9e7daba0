"""Times get their shape: at, on, in, by or within, and the clock on the right side of the day (rule 8)."""

import re
from typing import Literal

from msgspec.structs import replace

from composer.message.splice.clean import trimmed, with_capitals
from composer.message.splice.clock import Piece, Time, time_of
from composer.message.splice.letters import lowered
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words

After = Literal["will", "by", "from", "plain"]

_END_OF = re.compile(
    r"(the )?(?:very )?(end|close|start|beginning) of (the |this |next |my |our |your |\w+)", re.IGNORECASE
)
_TOMORROW = re.compile(r"\b(?:tmrw|tmr|tmw|2moro|2morrow)\b", re.IGNORECASE)
# "first Monday of July" is counted, "first thing on Monday" is not.
_COUNTED_DAY = re.compile(
    r"(?:on )?(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (\w+) (?=(?:in|of) )", re.IGNORECASE
)
_SHORT = re.compile(r"^((?:and|or|to|&|till|until) )(\w+)\b", re.IGNORECASE)
_WITHOUT_BY = frozenset(
    "asap soon shortly immediately now later first once when whenever as right straight sometime while if daily weekly "
    "monthly hourly anytime every each any".split()
)
_POINTED = frozenset({"the ", "this ", "next ", "my ", "our ", "your "})
_AT_ONCE = frozenset({"now", "immediately", "straight away", "right away", "at once", "with immediate effect"})
_RANGE_IN = re.compile(r"(\d\S*|\w+)(?:[-–—]| (?:to|-|–) )(\d.*|\w+.*)$")
_GIVES_WAY = frozenset({"", "by", "at", "on"})
_STARTS = re.compile(r"^(?:from|since|starting|as of|as from|with effect from)\s+", re.IGNORECASE)


def shape_time(when: str, setting: Setting, after: After = "will") -> str:
    """Return a time with its preposition, as it stands after "I will ..." ("at 10", "on Friday", "within a week").

    `by` and `from` give a time that begins with this word, unless it has a better one of its own ("within two days");
    `plain` is for a line without a verb: no "by" and no "within" that was not typed.
    """
    words = setting.words
    text = _TOMORROW.sub("tomorrow", trimmed(when, words))
    text = lowered(with_capitals(text, words), setting)
    if not text:
        return ""
    if after == "from":
        return _from(text, words)
    counted = _COUNTED_DAY.match(text)
    if counted and counted.group(2).casefold() in words.weekdays:
        day = words.weekdays[counted.group(2).casefold()]
        return f"{'by' if after == 'by' else 'on'} the {counted.group(1)} {day} {text[counted.end() :]}"
    time = time_of(text, words)
    if not time.pieces:
        return _unread(text, words, after)
    first = time.pieces[0]
    governing = first.before not in ("", "at", "on", "in")
    stretch = any(piece.kind == "clock" and piece.hour < 0 for piece in time.pieces)
    if after == "by" and first.before in _GIVES_WAY and not stretch:
        shaped = "by " + _clock_first(time, words)
    elif governing:
        shaped = f"{first.before} {_clock_first(time, words)}"
    elif after == "will" and _takes_by(time):
        shaped = "by " + _clock_first(time, words)
    else:
        shaped = " ".join(_with_preposition(piece, words) for piece in time.pieces)
    rest = _SHORT.sub(lambda m: m.group(1) + words.weekdays.get(m.group(2).casefold(), m.group(2)), time.rest)
    return f"{shaped}{'' if rest.startswith(',') else ' '}{rest}".rstrip()


def is_bare_clock(when: str, setting: Setting) -> bool:
    """Say whether `when` is a clock time without a day."""
    time = time_of(trimmed(when, setting.words), setting.words)
    return bool(time.pieces) and not time.rest and all(piece.kind == "clock" for piece in time.pieces)


def _takes_by(time: Time) -> bool:
    """Say whether a time has a noon without a preposition, and so no other way to be read than "by noon"."""
    clocks = [piece for piece in time.pieces if piece.kind == "clock"]
    return (
        len(clocks) == 1 and clocks[0].named and clocks[0].hour == 12 and not any(piece.before for piece in time.pieces)
    )


def _words_of(piece: Piece, words: Words) -> str:
    """Return the words of a piece with weekdays written out and months in capitals."""
    if piece.kind == "clock":
        return piece.text
    said = []
    for word in piece.text.split(" "):
        bare = word.strip(",.")
        low = bare.casefold()
        full = words.weekdays.get(low) or (words.months.get(low) if low in words.months else None)
        said.append(word.replace(bare, full).replace(full + ".", full) if full else word)
    return " ".join(said)


def _with_preposition(piece: Piece, words: Words) -> str:
    text = _words_of(piece, words)
    if piece.kind == "clock":
        limits = _RANGE_IN.match(text)
        if limits and piece.hour < 0:
            return f"{piece.before} {text}" if piece.before in ("from", "between") else _between(limits)
        return f"{piece.before if piece.before not in ('', 'on', 'in') else 'at'} {text}"
    if piece.relative and piece.before in ("", "at", "on", "in"):
        return text
    return f"{piece.before if piece.before not in ('', 'at', 'in') else 'on'} {_with_the(text, piece)}"


def _between(limits: re.Match[str]) -> str:
    return f"between {limits.group(1)} and {limits.group(2)}"


def _with_the(text: str, piece: Piece) -> str:
    """Return "the 6th" for a day that stands without its month."""
    return f"the {text}" if piece.number > 0 and not piece.month and not piece.weekday and text[0].isdigit() else text


def _clock_first(time: Time, words: Words) -> str:
    """Return the pieces as they stand after "by": the clock first and bare, the day with its "on"."""
    pieces = time.pieces
    if len(pieces) == 1:
        return _with_the(_words_of(pieces[0], words), pieces[0])
    if len(pieces) == 2 and pieces[0].kind == "day" and pieces[1].kind == "clock":
        pieces = (pieces[1], pieces[0])
    first, *others = pieces
    said = [_with_the(_words_of(first, words), first)]
    for piece in others:
        before = piece.before if piece.kind == "clock" or piece.before == "on" else ""
        # A day behind its clock takes "on", whatever was typed: "by noon by Friday" is by noon on Friday.
        said.append(_with_preposition(replace(piece, before=before), words))
    return " ".join(said)


def _from(text: str, words: Words) -> str:
    text = _STARTS.sub("", text, count=1)
    low = text.casefold()
    if low in _AT_ONCE:
        return "from now on"
    if low in words.months:
        return f"from {words.months[low]}"
    time = time_of(text, words)
    if not time.pieces:
        return f"from {text.removeprefix('on ').removeprefix('at ').removeprefix('by ').removeprefix('in ')}"
    first, *others = time.pieces
    said = [_with_the(_words_of(first, words), first), *(_with_preposition(piece, words) for piece in others)]
    return f"from {' '.join(said)} {time.rest}".rstrip()


def _unread(text: str, words: Words, after: After) -> str:
    """Return a time that is no clock and no day: a month, a period, an end, or words that stand as they are."""
    first, _, others = text.partition(" ")
    low = first.casefold().strip(",.")
    lead = "" if after == "plain" else "by "
    if low in ("by", "at", "on") and time_prefix(others, words):
        inner = _unread(others, words, "plain")
        return inner if inner.split()[0] in words.prepositions and low != "by" else f"{low} {others}"
    if low in words.ends or (low == "close" and others.startswith("of")):
        return f"{lead}{text}"
    end = _END_OF.match(text)
    if end:
        which = end.group(3).casefold()
        day = words.weekdays.get(which, "")
        opens = end.group(2).casefold() in ("start", "beginning")
        pointed = opens or day or which in words.months or which in _POINTED
        lead = "at " if opens and after != "by" else lead
        article = "the " if pointed and not end.group(1) else ""
        return f"{lead}{article}{text[: end.start(3)]}{day or text[end.start(3) : end.end(3)]}{text[end.end(3) :]}"
    if low in words.months:
        return f"{'by' if after == 'by' else 'in'} {words.months[low]}{' ' if others else ''}{others}"
    if low in words.holidays:
        return f"{'by' if after == 'by' else 'on' if others.casefold() in ('eve', 'day') else 'at'} {text}"
    if text.casefold() in ("the weekend", "weekend"):
        return "over the weekend" if after != "by" else "by the weekend"
    period = _period(text, words)
    if period:
        return text if after == "plain" else f"within {text}"
    if after == "by" and low not in _WITHOUT_BY and low not in words.prepositions and low not in words.conjunctions:
        return f"by {text}"
    return text


def time_prefix(text: str, words: Words) -> bool:
    """Say whether `text` begins like a time that takes a preposition."""
    low = text.split(" ", 1)[0].casefold() if text else ""
    return low in words.months or low in words.ends or _period(text, words)


def _period(text: str, words: Words) -> bool:
    """Say whether `text` is a stretch of time and no point counted from another ("a week on Friday")."""
    said = text.casefold().split(" ")
    places = [i for i, word in enumerate(said) if word in words.periods or re.fullmatch(r"\d+(?:h|hrs?|d|mins?)", word)]
    if not places or places[0] > 4:
        return False
    if said[:2] == ["some", "time"]:
        return False
    opens = said[0] in words.determiners or said[0][0].isdigit() or said[0] in ("half", "couple") or places[0] == 0
    behind = said[places[-1] + 1] if places[-1] + 1 < len(said) else ""
    return opens and said[0] not in ("this", "that", "every", "each") and behind in ("", "or", "at", "max", "tops")
