"""The words of dates and times and the sums behind them; `Unsure` where a person could mean two things."""

from collections.abc import Iterable
from datetime import date, time, timedelta

END_OF_DAY = time(17)
LAST_MINUTE = time(23, 59)
DAY_PARTS = {"first": time(9), "morning": time(12), "afternoon": END_OF_DAY, "evening": time(21), "night": time(21)}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
MONTHS = (
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
AMOUNTS = {name: float(number) for number, name in enumerate(_HOURS, 1)} | {
    "a": 1.0, "an": 1.0, "half an": 0.5, "a couple of": 2.0, "fourteen": 14.0, "fifteen": 15.0, "twenty": 20.0,
    "twenty-four": 24.0, "thirty": 30.0, "forty-eight": 48.0,
}  # fmt: skip
_FIRST_SURE_MORNING = 8
_LAST_SURE_AFTERNOON = 6
_LONG_PAST = timedelta(days=180)


class Unsure(Exception):
    """The words leave open which moment is meant."""


def one_of(words: Iterable[str]) -> str:
    """Return an alternation of `words`, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def coming(weekday: int, today: date) -> date:
    """Return the next such day after `today`; said on that very day it may be today or a week from now: Unsure."""
    ahead = (weekday - today.weekday()) % 7
    if not ahead:
        raise Unsure
    return today + timedelta(days=ahead)


def after_working_days(today: date, count: int) -> date:
    """Return the day `count` working days after `today`, Monday to Friday; holidays are not known."""
    weeks, rest = divmod(count, 5)
    day = today + timedelta(weeks=weeks)
    while rest or day.weekday() > 4:
        day += timedelta(days=1)
        rest -= day.weekday() <= 4 and rest > 0
    return day


def add_months(today: date, count: int) -> date:
    """Return the same day `count` months on, or the last of that month."""
    months = today.year * 12 + today.month - 1 + count
    first = date(months // 12, months % 12 + 1, 1)
    return min(first + timedelta(days=today.day - 1), _last_of_month(first))


def end_of(period: str, today: date, ahead: int = 0) -> date:
    """Return the last working moment's day of this period, or of the one `ahead` of it."""
    if period in ("day", "business", "play"):
        return today + timedelta(days=ahead)
    if period == "week":
        return today + timedelta(days=max(4 - today.weekday(), 0), weeks=ahead)
    if period == "month":
        return _last_of_month(add_months(today.replace(day=1), ahead))
    if period == "quarter":
        first = add_months(today.replace(day=1), 2 - (today.month - 1) % 3 + 3 * ahead)
        return _last_of_month(first)
    if period == "year":
        return date(today.year + ahead, 12, 31)
    month = MONTHS[period]
    return _last_of_month(date(today.year + (month < today.month), month, 1))


def day_of(day: int, month: int | None, year: int | None, today: date) -> date:
    """Return the day meant: with no year the coming one, unless the day has only just gone by (Unsure).

    ValueError when there is no such day.
    """
    if month is None:
        return (today if day >= today.day else add_months(today.replace(day=1), 1)).replace(day=day)
    if year is not None:
        return date(year, month, day)
    found = date(today.year, month, day)
    if found >= today:
        return found
    if today - found < _LONG_PAST:
        raise Unsure
    return date(today.year + 1, month, day)


def clock(hour_word: str, minute: int, half_of_day: str | None, part: str | None, relation: str = "") -> time:
    """Return the hour of the day. Without am or pm 8 to 11 is the morning, 1 to 6 the afternoon, 7 is Unsure."""
    word = hour_word.lower()
    hour = _HOURS.index(word) + 1 if word in _HOURS else int(word)
    if half_of_day:
        if not 1 <= hour <= 12:
            raise Unsure
        hour = hour % 12 + (12 if half_of_day.lower() == "p" else 0)
    elif 1 <= hour <= 12 and not word.startswith("0"):
        hour = _likely(hour, part)
    if relation:
        minutes = hour * 60 + _minutes(relation)
        return time(minutes // 60, minutes % 60)
    return time(hour, minute)


def _likely(hour: int, part: str | None) -> int:
    if part == "morning":
        return hour % 12 if hour == 12 else hour
    if part in ("afternoon", "evening", "night"):
        return hour % 12 + 12
    if hour <= _LAST_SURE_AFTERNOON:
        return hour + 12
    if hour < _FIRST_SURE_MORNING:
        raise Unsure
    return hour


def _minutes(relation: str) -> int:
    how, _, side = relation.partition(" ")
    minutes = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20, "five": 5}[how]
    return -minutes if side == "to" else minutes


def _last_of_month(day: date) -> date:
    first = day.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)
