"""Times get their shape: at, on, in, by or within, and the clock on the right side of the day (rule 8)."""

import re
from typing import Literal

from msgspec.structs import replace

from composer.message.splice.clock import Piece, Time, time_of
from composer.message.splice.letters import lowered
from composer.message.splice.setting import Setting
from composer.message.splice.whens import in_full
from composer.message.splice.words import Words

After = Literal["will", "by", "from", "plain"]

_END_OF = re.compile(
    r"(the )?(?:very )?(end|close|start|beginning) of (the |this |next |my |our |your |\w+)", re.IGNORECASE
)
# "first Monday of July" is counted, "first thing on Monday" is not.
_COUNTED_DAY = re.compile(
    r"(?:on )?(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (\w+) (?=(?:in|of) )", re.IGNORECASE
)
_HEDGED = re.compile(
    r"(hopefully|probably|maybe|perhaps|ideally|definitely|possibly|certainly|most likely|hopefully by) (?=\S)",
    re.IGNORECASE,
)
_PART_OF_A_DAY = re.compile(r"(?:the )?(?:morning|afternoon|evening|night) of (?=\S)", re.IGNORECASE)
_IN_ITSELF = re.compile(r"(?:q[1-4]|20\d\d|(?:early |late )?(?:spring|summer|autumn|winter))\b", re.IGNORECASE)
_PART_OF_A_MONTH = re.compile(r"(?:early|late|mid)[ -](\w+)", re.IGNORECASE)
_AT_ITSELF = frozenset({"lunch", "lunchtime", "breakfast", "teatime", "playtime", "break", "half term", "half-term"})
_MIDDLE = re.compile(r"(?:the )?middle of ", re.IGNORECASE)
_COUNTED_FROM_NOW = re.compile(r"(?:in )?(.+(?:s'|'s) time)$", re.IGNORECASE)
_STANDS_ALONE = (
    "after ",
    "before ",
    "once ",
    "when ",
    "whenever ",
    "as soon as ",
    "within ",
    "until ",
    "during ",
    "over ",
)
_BARE_IN = re.compile(r"in \d{1,2}$", re.IGNORECASE)
_BANK_HOLIDAY = re.compile(r"(?:the )?bank holiday\b", re.IGNORECASE)
_WITHOUT_BY = frozenset(
    "asap soon shortly immediately now later first once when whenever as right straight sometime while if daily weekly "
    "monthly hourly anytime every each any w/c".split()
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
    text = lowered(in_full(when, words), setting)
    if not text:
        return ""
    if after == "from":
        return _from(text, words)
    ahead = _COUNTED_FROM_NOW.match(text)
    if ahead:
        return f"in {ahead.group(1)}"
    hedged = _HEDGED.match(text)
    if hedged:
        return f"{hedged.group(1).lower()} {shape_time(text[hedged.end() :], setting, after)}"
    counted = _COUNTED_DAY.match(text)
    if counted and counted.group(2).casefold() in words.weekdays:
        day = words.weekdays[counted.group(2).casefold()]
        return f"{'by' if after == 'by' else 'on'} the {counted.group(1)} {day} {text[counted.end() :]}"
    time = time_of(text, words)
    if not time.pieces or _BARE_IN.match(text):
        return _unread(text, words, after)
    first = time.pieces[0]
    if after == "by" and first.relative in ("every", "each"):
        return text
    governing = first.before not in ("", "at", "on", "in")
    stretch = any(piece.kind == "clock" and piece.hour < 0 for piece in time.pieces)
    if after == "by" and first.before in _GIVES_WAY and not stretch:
        shaped = "by " + _clock_first(time, words)
    elif governing and not (first.before == "from" and first.weekday):
        shaped = f"{first.before} {_clock_first(time, words)}"
    elif after == "will" and _takes_by(time):
        shaped = "by " + _clock_first(time, words)
    else:
        shaped = " ".join(_with_preposition(piece, words) for piece in time.pieces)
    return f"{shaped}{'' if time.rest.startswith(',') else ' '}{time.rest}".rstrip()


def is_bare_clock(when: str, setting: Setting) -> bool:
    """Say whether `when` is a clock time without a day."""
    time = time_of(in_full(when, setting.words), setting.words)
    return bool(time.pieces) and not time.rest and all(piece.kind == "clock" for piece in time.pieces)


def _takes_by(time: Time) -> bool:
    """Say whether a time has a noon without a preposition of its own, and so no other way to be read than "by noon"."""
    clocks = [piece for piece in time.pieces if piece.kind == "clock"]
    days = [piece for piece in time.pieces if piece.kind == "day"]
    bare = len(clocks) == 1 and clocks[0].named and clocks[0].hour == 12 and not clocks[0].before
    return bare and all(day.before in ("", "on") and day.relative not in ("every", "each") for day in days)


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
    """Return "the 6th" for a day that stands without its month, and "the 6th of May"."""
    bare = piece.number > 0 and not piece.weekday and text[0].isdigit()
    return f"the {text}" if bare and (not piece.month or " of " in text) else text


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
    ahead = _COUNTED_FROM_NOW.match(text)
    if ahead or (low.startswith("in ") and _period(text[3:], words)):
        return f"in {ahead.group(1)}" if ahead else text
    if low.startswith(_STANDS_ALONE):
        return text
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
    named = _named(text, words)
    if named:
        return f"by {named[1]}" if after == "by" and named[0] else f"{named[0] or lead}{named[1]}"
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


def _named(text: str, words: Words) -> tuple[str, str] | None:
    """Return a time that has a name of its own with its preposition ("on ", "Boxing Day"), or None."""
    low = text.casefold()
    feast = next((name for name in words.feasts if low == name or low.startswith(f"{name} ")), "")
    if feast:
        return "on ", words.feasts[feast] + text[len(feast) :]
    if _BANK_HOLIDAY.match(text) or _PART_OF_A_DAY.match(text):
        return "on ", text if low.startswith("the ") or _BANK_HOLIDAY.match(text) else f"the {text}"
    if low in ("new year", "the new year"):
        return "in ", "the new year"
    if low in ("morning", "afternoon", "evening"):
        return "in ", f"the {low}"
    if low in _AT_ITSELF:
        return "at ", text
    if _MIDDLE.match(text):
        return "in ", text if low.startswith("the ") else f"the {text}"
    month = _PART_OF_A_MONTH.match(text)
    if _IN_ITSELF.match(text) or (month and month.group(1).casefold() in words.months):
        return "in ", text[0].upper() + text[1:] if low[0] == "q" else text
    return None


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
    between = said[1 : places[-1]]
    if said[0] != "the" and not {"this", "next", "last"}.isdisjoint(between):
        return False
    return opens and said[0] not in ("this", "that", "every", "each") and behind in ("", "or", "at", "max", "tops")
