"""Reads a time as people write it: its clock, its day, its prepositions, in the order they stand."""

import re
from typing import Literal

from msgspec import Struct

from composer.message.splice.memory import remembered
from composer.message.splice.words import Words

PieceKind = Literal["clock", "day"]

_TOKEN = re.compile(r"[^\s,]+|,")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m\.?|p\.m\.?)?h?(?:-?ish)?$")
_COMPACT_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?:h|hrs)?$")
_RANGE = re.compile(r"(\d{1,2}(?:[:.]\d{2})?(?:am|pm)?)[-–—](\d{1,2}(?:[:.]\d{2})?(?:am|pm)?)$")
_HALVES = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "hrs", "sharp"})
_MINUTES = frozenset({"five", "ten", "quarter", "twenty", "twenty-five", "half", "5", "10", "20", "25"})
_MINUTES_AFTER = frozenset("ten fifteen twenty twenty-five thirty forty forty-five fifty".split())
_DAY_NUMBER = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?$")
_ORDINAL = re.compile(r"[0-3]?\d(?:st|nd|rd|th)$")
_HOURS = frozenset(str(hour) for hour in range(1, 13))
_YEAR = re.compile(r"20\d\d$")
_NUMERIC_DATE = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[.-]\d{1,2}[.-]\d{2,4})$")
_RELATIVE = frozenset({"today", "tonight", "tomorrow", "yesterday"})
_TURNS = frozenset({"this", "next", "last", "every", "each"})


class Piece(Struct, frozen=True):
    """One part of a time: its kind, the preposition typed before it, and its words.

    `hour` and `minute` for a clock (hour -1 where it has none), `weekday`, `number` and `month` for a day, in the names
    of the word lists; `relative` is its first word where that says which day it is (yesterday, next, the day after).
    `early` says that a clock is before noon in so many words.
    """

    kind: PieceKind
    before: str
    text: str
    hour: int = -1
    minute: int = 0
    named: bool = False
    weekday: str = ""
    number: int = 0
    month: str = ""
    relative: str = ""
    early: bool = False


class Time(Struct, frozen=True):
    """A time in its pieces, and what stands behind them unread."""

    pieces: tuple[Piece, ...]
    rest: str = ""


class _Reader:
    """Reads pieces from the tokens of a time."""

    def __init__(self, text: str, words: Words, *, sure: bool) -> None:
        self.sure = sure
        self.text = text
        self.spans = [m.span() for m in _TOKEN.finditer(text)]
        self.words = words
        self.low = [text[a:b].casefold() for a, b in self.spans]
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.low[at] if at < len(self.low) else ""

    def taken(self, start: int) -> str:
        return self.text[self.spans[start][0] : self.spans[self.at - 1][1]]

    def pieces(self) -> Time:
        found: list[Piece] = []
        while self.at < len(self.low):
            start = self.at
            if found and self.peek() == ",":
                self.at += 1
            before = self.preposition()
            piece = self.clock(before) or self.day(before)
            if piece is None:
                self.at = start
                break
            found.append(piece)
        rest = self.text[self.spans[self.at][0] :] if self.at < len(self.low) else ""
        return Time(tuple(found), rest)

    def preposition(self) -> str:
        if self.peek() in ("no", "not") and self.peek(1) == "later" and self.peek(2) == "than":
            self.at += 3
            return "no later than"
        found: list[str] = []
        while self.peek() in self.words.time_prepositions:
            found.append(self.peek())
            self.at += 1
        if len(found) > 1 and found[0] in ("at", "on") and found[1] not in ("at", "on"):
            return " ".join(found) if found[1] in ("about", "around") else found[1]
        return found[0] if found else ""

    def clock(self, before: str) -> Piece | None:
        start, named = self.at, self.peek() in self.words.named_clocks
        read = self._hour(before)
        if read is None:
            return None
        hour, minute = read
        half = self._halves()
        match = _CLOCK.match(self.low[start])
        half = half or (match.group(3) or "" if match else "")
        if not named and self._range_goes_on():
            self.at += 2
            self._halves()
            hour = -1
        if self.peek() == "in" and self.peek(1) == "the" and self.peek(2) in self.words.parts:
            half = half or ("am" if self.peek(2) == "morning" else "pm")
            self.at += 3
        elif self.peek() == "at" and self.peek(1) == "night":
            half = half or "pm"
            self.at += 2
        if half.startswith("p") and 0 <= hour < 12:
            hour += 12
        return Piece("clock", before, self.taken(start), hour, minute, named, early=half.startswith("a"))

    def _hour(self, before: str) -> tuple[int, int] | None:
        """Read hour and minute, -1 for the hour of a stretch; None, and nothing read, where no clock stands."""
        low, numbers = self.peek(), self.words.numbers
        if low in self.words.named_clocks:
            self.at += 1
            return 0 if low == "midnight" else 12, 0
        figure = self.peek(2).isdecimal() and (low.isalpha() or self.peek(1) == "past") and 0 < int(self.peek(2)) < 13
        if low in _MINUTES and self.peek(1) in ("past", "to") and (self.peek(2) in numbers or figure):
            hour = (int(self.peek(2)) if figure else numbers[self.peek(2)]) - (self.peek(1) == "to")
            self.at += 3
            return hour, 30 if low == "half" else 0
        if low == "half" and (self.peek(1) in numbers or self.peek(1) in _HOURS):
            self.at += 2
            return numbers.get(self.peek(-1)) or int(self.peek(-1)), 30
        if self.sure and not before and (low in numbers or low.isdecimal()) and self.peek(1) not in _HALVES:
            return None
        if low in numbers and not self._counts_periods():
            self.at += 1 + (self.peek(1) in _MINUTES_AFTER)
            return numbers[low], 0
        if _RANGE.match(low) and not self._counts_periods():
            self.at += 1
            return -1, 0
        return self._digits(low)

    def _digits(self, low: str) -> tuple[int, int] | None:
        match = _CLOCK.match(low)
        if match and int(match.group(1)) <= 24 and not self._is_date():
            self.at += 1
            return int(match.group(1)), int(match.group(2) or 0)
        match = None if _YEAR.match(low) else _COMPACT_CLOCK.match(low)
        if match:
            self.at += 1
            return int(match.group(1)), int(match.group(2))
        return None

    def _halves(self) -> str:
        """Read am, pm, o'clock and the zone; return the first of them, "" without one."""
        first = self.peek()
        start = self.at
        while self.peek() in _HALVES or self.peek() in self.words.zones:
            self.at += 1
        return first if self.at > start else ""

    def _is_date(self) -> bool:
        if self.peek() in ("", ",") or ":" in self.peek():
            return False
        after, then = self.peek(1), self.peek(2)
        months = self.words.months
        return after.rstrip(".") in months or (after == "of" and then.rstrip(".") in months) or self._counts_periods()

    def _counts_periods(self) -> bool:
        """Say whether the number here counts days or hours: "3 working days"."""
        after = self.peek(1)
        return after in self.words.periods or (
            self.peek(2) in self.words.periods and after not in _TURNS | {"the", "in"}
        )

    def _range_goes_on(self) -> bool:
        return self.peek() in ("to", "and", "-", "–", "till", "until") and (
            _CLOCK.match(self.peek(1)) is not None or self.peek(1) in self.words.numbers
        )

    def day(self, before: str) -> Piece | None:
        start, words = self.at, self.words
        low = self.peek().rstrip(".")
        relative, weekday, number, month = "", "", 0, ""
        if low in _RELATIVE:
            relative = low
            self.at += 1
            self.at += self.peek() in words.parts
        elif low in _TURNS and self.peek(1):
            relative = low
            self.at += 1 + (self.peek(1) == "coming" and self.peek(2).rstrip(".") in words.weekdays)
            weekday = words.weekdays.get(self.peek().rstrip("."), "")
            self.at += 1
            self.at += bool(weekday) and self.peek() in words.parts
        elif low == "the" and self.peek(1) == "day" and self.peek(2) in ("after", "before") and self.peek(3):
            relative = "the day " + self.peek(2)
            self.at += 3 if self.peek(3) in (",", "at") else 4
        elif low.removesuffix("s") in words.weekdays or low in words.weekdays:
            weekday = words.weekdays.get(low) or words.weekdays[low.removesuffix("s")]
            self.at += 1
            if self._goes_on_to_a_day():
                before = "from" if self.peek() in ("to", "till", "until") and before in ("", "on") else before
                while self._goes_on_to_a_day():
                    self.at += 2
            self.at += self.peek() in words.parts
            number, month = self._date_behind()
            self.at += 2 * (self.peek() in ("next", "this") and self.peek(1) == "week")
        else:
            number, month = self._date()
            if not number:
                self.at = start
                return None
        return Piece("day", before, self.taken(start), weekday=weekday, number=number, month=month, relative=relative)

    def _goes_on_to_a_day(self) -> bool:
        """Say whether another weekday is joined here: "Monday to Friday", "Thursday or Friday"."""
        return self.peek() in ("to", "till", "until", "or", "and") and self.peek(1).rstrip(".,") in self.words.weekdays

    def _date_behind(self) -> tuple[int, str]:
        """Read the date that follows a weekday, with or without its comma."""
        start = self.at
        self.at += self.peek() == ","
        self.at += self.peek() == "on" and self.peek(1) == "the"
        if self.peek().isdecimal() and 0 < int(self.peek()) < 32 and self._is_day_of_month():
            self.at += 1
            return int(self.low[self.at - 1]), ""
        found = self._date()
        if not found[0]:
            self.at = start
        return found

    def _is_day_of_month(self) -> bool:
        """Say whether the number behind a weekday is its date: "Friday 12 at 3", "Friday 19"."""
        month = self.peek(1).rstrip(".") in self.words.months
        clock = _CLOCK.match(self.peek(2) if self.peek(1) == "at" else self.peek(1)) is not None
        return not month and (int(self.peek()) > 12 or clock) and self.peek(1) not in _HALVES

    def _date(self) -> tuple[int, str]:
        start, months = self.at, self.words.months
        if _NUMERIC_DATE.match(self.peek()):
            self.at += 1
            return -1, ""
        self.at += self.peek() == "the"
        day = _DAY_NUMBER.match(self.peek())
        if day and 0 < int(day.group(1)) < 32:
            behind = 1 + (self.peek(1) == "of")
            month = months.get(self.peek(behind).rstrip("."), "")
            if month or _ORDINAL.match(self.peek()):
                self.at += behind + 1 if month else 1
                self._year()
                return int(day.group(1)), month
        month = months.get(self.peek().rstrip("."), "")
        day = _DAY_NUMBER.match(self.peek(1)) if month else None
        if day and 0 < int(day.group(1)) < 32 and self.peek(2) not in _HALVES:
            self.at += 2
            self._year()
            return int(day.group(1)), month
        self.at = start
        return 0, ""

    def _year(self) -> None:
        if _YEAR.match(self.peek()):
            self.at += 1
        elif self.peek() == "," and _YEAR.match(self.peek(1)):
            self.at += 2


@remembered(512)
def time_of(text: str, words: Words, *, sure: bool = False) -> Time:
    """Return the pieces at the beginning of `text`, and what is left behind them.

    Where the time stands among other words it must be `sure`: a bare number counts something else there.
    """
    return _Reader(text, words, sure=sure).pieces()
