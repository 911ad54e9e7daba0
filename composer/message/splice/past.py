"""Whether an answer tells its own time in the past: "I renewed it at 11:20", not "I have renewed it at 11:20" (rule 10)."""

import re
from datetime import date, datetime, time

from composer.message.splice.clock import Piece, time_of
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words

_WORD = re.compile(r"[^\s,]+")
_CLAUSE_END = re.compile(r",? (?:and|but|so) (?=(?:I|we|you|he|she|it|they|this|that|the|a|an|my|your|our|his|her|its|their|there|nobody|each)\b)|[,;:]| (?:which|who|that|because|so|when|where|while)\b")
_STILL_AHEAD = frozenset({"since", "until", "till", "for", "from", "by", "before", "after", "between", "within"})
_SETS_A_TIME = frozenset({"free", "booked", "scheduled", "arranged", "reserved"})
_AGO = re.compile(r"(?:\bago|\b(?:earlier|last) (?:today|on|night|week|month|year|\w+day|january|february|march|april|may|june|july|august|september|october|november|december)(?: \w+)?)$", re.IGNORECASE)


def told_in_the_past(text: str, setting: Setting) -> bool:
    """Say whether `text` has a time in the past at its end, or at the end of its first clause."""
    end = _CLAUSE_END.search(text)
    first = text[: end.start()] if end else text
    return _ends_in_the_past(first, setting) or (end is not None and _ends_in_the_past(text, setting))


def _ends_in_the_past(text: str, setting: Setting) -> bool:
    words = setting.words
    spans = [m.span() for m in _WORD.finditer(text)]
    said = [text[a:b].casefold() for a, b in spans]
    if len(said) < 2 or not _SETS_A_TIME.isdisjoint(said):
        return False
    # The longest time that reaches the end: "on Monday at 9", not only "at 9".
    for at in range(max(1, len(said) - 8), len(said)):
        read = time_of(text[spans[at][0] :], words)
        if read.pieces and not read.rest:
            if not said[at][0].isdigit() and said[at] not in words.time_prepositions and _is_inside(said[at], words):
                continue
            first = read.pieces[0].before
            if first in _STILL_AHEAD or (not first and said[at - 1] in _STILL_AHEAD):
                return False
            return _is_past(read.pieces, setting)
    return _AGO.search(text) is not None and not _STILL_AHEAD & set(said[-4:])


def _is_inside(word: str, words: Words) -> bool:
    """Say whether a bare number word is a count and no clock: "rang all three", "tested it five"."""
    return word in words.numbers


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
    typed_for_the_afternoon = 1 <= hour <= 6 and not piece.text.startswith("0") and "a" not in piece.text.casefold()
    return time(hour + 12 if typed_for_the_afternoon else hour, piece.minute) if hour >= 0 else time(23, 59)


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
