"""Whether an answer tells a time in the past: "I renewed it at 11:20", not "I have renewed it at 11:20" (rule 10)."""

import re
from datetime import date, datetime, time

from composer.message.splice.clock import Piece, time_of
from composer.message.splice.setting import Setting

_WORD = re.compile(r"[^\s,]+")
_CLAUSE_END = re.compile(
    r",? (?:and|but|so) (?=(?:I|we|you|he|she|it|they|there|nobody|this|that|the|an?|my|your|our|his|her|its|their)\b)"
    r"|[,;:]| (?:which|who|that|because|so|when|where|while)\b"
)
_STILL_AHEAD = frozenset({"since", "until", "till", "for", "of", "from", "by", "before", "after", "between", "within"})
_SETS_A_TIME = frozenset({"free", "booked", "scheduled", "arranged", "reserved"})
_AGO = re.compile(
    r"\b(?:ago|(?:earlier|last) (?:today|this|night|week|month|year|quarter|spring|summer|autumn|winter)(?: \w+)?)$",
    re.IGNORECASE,
)


def told_in_the_past(text: str, setting: Setting) -> bool:
    """Say whether `text` has a time in the past at its end, or at the end of its first clause."""
    end = _CLAUSE_END.search(text)
    first = text[: end.start()] if end else text
    before_and, _, others = first.partition(" and ")
    parts = (first, before_and if others else "", text if end else "")
    return any(_ends_in_the_past(part, setting) for part in parts if part)


def _ends_in_the_past(text: str, setting: Setting) -> bool:
    words = setting.words
    spans = [m.span() for m in _WORD.finditer(text)]
    said = [text[a:b].casefold() for a, b in spans]
    if len(said) < 2 or not _SETS_A_TIME.isdisjoint(said):
        return False
    # The longest time that reaches the end: "on Monday at 9", not only "at 9".
    for at in range(max(1, len(said) - 8), len(said)):
        read = time_of(text[spans[at][0] :], words, sure=True)
        if read.pieces and not read.rest:
            first = read.pieces[0].before
            if first in _STILL_AHEAD or (not first and said[at - 1] in _STILL_AHEAD):
                return False
            return _is_past(read.pieces, setting)
    return _AGO.search(text) is not None and not _STILL_AHEAD & set(said[-4:])


def _is_past(pieces: tuple[Piece, ...], setting: Setting) -> bool:
    day = next((piece for piece in pieces if piece.kind == "day"), None)
    clock = next((piece for piece in pieces if piece.kind == "clock"), None)
    if clock is not None and day is None and clock.before not in ("at", "around", "about", "at about", "at around"):
        return False
    now = setting.now
    if day is None or day.relative in ("today", "this"):
        if day is not None and clock is None:
            return day.relative == "this" and "morning" in day.text.casefold()
        return clock is not None and (now is None or _clock(clock) < now.time())
    if day.relative:
        return day.relative in ("yesterday", "last", "the day before")
    return _is_past_day(day, now, setting)


def _clock(piece: Piece) -> time:
    hour = piece.hour % 24
    if hour < 0 or piece.minute > 59:
        return time(23, 59)
    # A bare "at 2" of a working day is after noon.
    afternoon = 1 <= hour <= 6 and not piece.early and not piece.text.startswith("0")
    return time(hour + 12 if afternoon else hour, piece.minute)


def _is_past_day(day: Piece, now: datetime | None, setting: Setting) -> bool:
    if day.before not in ("on", ""):
        return False
    happened = time_of(setting.happened, setting.words).pieces
    then = next((piece for piece in happened if piece.kind == "day"), None)
    if then is not None and (
        (day.weekday and day.weekday == then.weekday and day.number in (0, then.number))
        or (day.number > 0 and day.number == then.number and day.month in ("", then.month))
    ):
        return True
    if now is None or day.number <= 0:
        return False
    months = list(dict.fromkeys(setting.words.months.values()))
    month = months.index(day.month) + 1 if day.month else now.month
    try:
        return date(now.year, month, day.number) < now.date()
    except ValueError:
        return False
