"""Dates and times as people write them at work, resolved to local time. What can be read two ways is left open.

A day without an hour means the end of the working day. 03/04 is never guessed, nor "next Friday" before this Friday.
"""

import re
from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from composer.reading.calendar_words import (
    AMOUNTS,
    DAY_PARTS,
    END_OF_DAY,
    LAST_MINUTE,
    MONTHS,
    WEEKDAYS,
    Unsure,
    add_months,
    after_working_days,
    clock,
    coming,
    day_of,
    end_of,
    one_of,
)
from composer.reading.macros import Classes
from composer.text.fold import fold
from composer.text.span import Span


class Moment(Struct, frozen=True):
    """A date or time in a text: its place in code points, its words, and when it is, None when that is not sure.

    `deadline` says that the words set a limit (by, before, at, within), not only name a day.
    """

    start: int
    end: int
    text: str
    due: datetime | None
    deadline: bool


class _Piece(Struct, frozen=True):
    kind: str
    span: Span
    match: re.Match[str]


_NUMBER = rf"(?:\d{{1,3}}|{one_of(AMOUNTS)})"
_MONTH = rf"(?P<{{0}}>{one_of(MONTHS)})\b\.?"
_ZONE = r"(?P<zone> ?\(?(?:UTC|GMT|BST|CET|CEST|EST|EDT|PST|PDT|ET|PT|IST)\b\)?)?"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "at 4 sites" is no time of day.
_COUNTED = "per|of|people|users|hours?|days?|weeks?|months?|minutes?|times|least|most|once|sites?|o'clock"
_DAY = (
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?:T(?P<iso_time>\d\d:\d\d))?"
    rf"|(?P<slash>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)(?![/\d])"
    rf"|(?:the )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m1')}(?:,? (?P<y1>\d{{4}})\b)?"
    rf"|(?!(?-i:may|march)){_MONTH.format('m2')} (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?![:.]\d| ?[ap]\.?m)(?:,? (?P<y2>\d{4})\b)?"
    rf"|the (?P<d3>\d{{1,2}})(?:st|nd|rd|th)\b"
    rf"|(?P<name>today|tonight|tomorrow)\b"
    rf"|a week (?:on|from) (?P<fortnight>{one_of(WEEKDAYS)}|today|tomorrow)\b"
    rf"|(?:(?P<which>this|next|this coming|coming) )?(?P<week>{one_of(WEEKDAYS)})\b\.?"
    r"(?P<later> week\b| of next week\b| next week\b)?"
    rf"|(?:(?:the )?(?P<close>end|close) of |(?P<period_which>this|next) )(?:the |(?P<close_which>this|next) )?"
    rf"(?P<period>day|business|play|week|month|quarter|year|{one_of(MONTHS)})\b"
    rf"|(?P<short>eod|cob|eow|eom)\b)"
)
_TIME = (
    r"(?<![\w£$€.:/-])(?:"
    rf"(?P<word>noon|midday|midnight|lunch ?time|lunch)\b"
    r"|(?P<rel>half(?: past)?|quarter past|quarter to|(?:ten|twenty|five) (?:past|to)) "
    rf"(?P<rel_hour>{_HOUR_WORD}|\d{{1,2}})\b(?! ?%)"
    # A dot between hour and minutes needs a sign that it is no sum: "at 4.30", "4.30 pm", "4.30 on Friday".
    r"|(?P<h1>\d{1,2})(?::|(?<=\b(?:at|by)\s\d)\.|(?<=\b(?:at|by)\s\d\d)\."
    r"|\.(?=[0-5]\d ?(?:[ap]\.?m|on|today|tomorrow)\b))"
    r"(?P<min>[0-5]\d)(?: ?(?P<ap1>[ap])\.?m\b\.?)?(?![\d%:/]|\.\d)"
    rf"|(?P<h2>\d{{1,2}}) ?(?P<ap2>[ap])\.?m\b\.?"
    rf"|(?P<h3>\d{{1,2}}|{_HOUR_WORD}) o'clock\b"
    rf"|(?<=\bat\s)(?P<h4>\d{{1,2}}|{_HOUR_WORD})\b(?![%:/]|[.,]?\d| ?(?:{_COUNTED})\b)"
    rf"|(?:(?<=\bby\s)|(?<=\btill\s)|(?<=\bbefore\s)|(?<=\buntil\s))(?P<h5>\d{{1,2}}|{_HOUR_WORD})\b"
    r"(?![%:/]|[.,]?\d)(?! (?!(?:on|in|at|today|tomorrow|this|and|o'clock|latest)\b)(?-i:[a-z])))"
    rf"{_ZONE}"
)
_PART = r"\b(?:(?P<first>first thing)|(?:(?:this|in the) )?(?P<part>morning|afternoon|evening|night))\b"
_SPAN = (
    r"\b(?:(?:within|in)(?: the next)? |(?:over|during) the next |(?=\S{1,20} \w{1,20} from (?:now|today)\b))"
    rf"(?P<n>{_NUMBER}) (?:full )?(?P<work>working |business )?"
    r"(?P<unit>minute|min|hour|day|week|month)s?\b(?:'? time)?"
    r"(?P<from> of\b| from (?!now|today)| after\b)?(?: from (?:now|today))?"
    r"|\bwithin the (?P<within>hour|day|week|month)\b"
)
_EACH = rf"\b(?:every|each) (?:\w+ )?(?:day|week|month|morning|afternoon|evening|quarter|hour|{one_of(WEEKDAYS)})\b"
_JOIN = r"[\s,]*(?:(?:on|at|by|in|of|the|before|around|about|from|until|and) )*"
_LEAD = r"(?:\b(?:by|before|no later than|until|till|at|on|from|after|around|about|the|in|for|at the latest) )+$"
_DEADLINE = r"\b(?:by|before|no later than|until|till|at|within|in|on)\b"

_DAY_ENDS = ("day", "business", "play")
_SHORT = {"eod": "day", "cob": "day", "eow": "week", "eom": "month"}
_Kind = Literal["day", "time", "part", "span", "each"]
# In this order: "every Friday" is no Friday, "in two days" no time, "12 May at 4" has its 4 from the time.
# With each, words without which it cannot match (none: a digit may do).
_KINDS: tuple[tuple[_Kind, str, tuple[str, ...]], ...] = (
    ("each", _EACH, ("every ", "each ")),
    ("span", _SPAN, ("in ", "over ", "during ", "from ")),
    ("day", _DAY, ()),
    ("time", _TIME, ()),
    ("part", _PART, ("first thing", "morning", "afternoon", "evening", "night")),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # On first use: these take ten milliseconds, and most texts that are checked name no time.
    return Classes({}).compile(pattern)


def moments_in(text: str, now: datetime) -> tuple[Moment, ...]:
    """Return the dates and times of `text` in order; those of one moment ("by noon on Friday") are one."""
    folded = fold(text)
    found: list[Moment] = []
    for group in _grouped(folded, _pieces(folded)):
        first = group[0].span.start
        last = group[-1].span.end
        last -= folded[last - 1] == "." and folded[last - 3 : last] != ".m."
        if lead := _compiled(_LEAD).search(folded, max(0, first - 40), first):
            first = lead.start()
        words = text[first:last]
        found.append(Moment(first, last, words, _resolve(group, now), bool(_compiled(_DEADLINE).search(words))))
    return tuple(found)


def due_in(text: str, now: datetime) -> Moment | None:
    """Return the moment of `text` that sets the limit: the first with by, at, within …, else the first."""
    moments = moments_in(text, now)
    return next((moment for moment in moments if moment.deadline), moments[0] if moments else None)


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    lower = text.lower()
    for kind, pattern, needed in _KINDS:
        if needed and not any(word in lower for word in needed):
            continue
        for match in _compiled(pattern).finditer(text):
            span = Span(*match.span())
            at = bisect_left(pieces, span, key=lambda piece: piece.span)
            if not any(span.overlaps(piece.span) for piece in pieces[max(0, at - 1) : at + 1]):
                pieces.insert(at, _Piece(kind, span, match))
    return pieces


def _grouped(text: str, pieces: list[_Piece]) -> list[list[_Piece]]:
    """Put what stands side by side together, at most one of a kind but for a weekday beside its date."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups:
            group = groups[-1]
            between = text[group[-1].span.end : piece.span.start]
            kinds = [other.kind for other in group]
            again = piece.kind in kinds and not (piece.kind == "day" and _belongs_beside(group, piece))
            if _compiled(_JOIN).fullmatch(between) and not again and "span" not in (*kinds, piece.kind):
                group.append(piece)
                continue
        groups.append([piece])
    return groups


def _belongs_beside(group: list[_Piece], piece: _Piece) -> bool:
    days = [other for other in group if other.kind == "day"] + [piece]
    weekdays = [day for day in days if day.match["week"]]
    ends = [day for day in days if day.match["short"] or (day.match["period"] or "").lower() in _DAY_ENDS]
    return len(days) == 2 and (len(ends) == 1 or len(weekdays) == 1)


def _resolve(group: list[_Piece], now: datetime) -> datetime | None:
    by_kind: dict[str, list[re.Match[str]]] = {}
    for piece in group:
        by_kind.setdefault(piece.kind, []).append(piece.match)
    try:
        if "each" in by_kind:
            return None
        if "span" in by_kind:
            return _after(by_kind["span"][0], now)
        part = by_kind["part"][0] if "part" in by_kind else None
        day, at = _day(by_kind.get("day", []), now)
        if "time" in by_kind:
            at = _time(by_kind["time"][0], part, by_kind.get("day", []))
        elif part:
            at = DAY_PARTS["first" if part["first"] else part["part"].lower()]
        return _put_together(day, at, now)
    except (Unsure, ValueError, OverflowError):
        return None


def _put_together(day: date | None, at: time | None, now: datetime) -> datetime:
    if day is None:
        # An hour alone is today's; one that is over already may be any day's.
        due = datetime.combine(now.date(), at or END_OF_DAY)
        if due <= now:
            raise Unsure
        return due
    due = datetime.combine(day, at or END_OF_DAY)
    if due < now and at is not None:
        raise Unsure
    return due if due >= now else datetime.combine(day, LAST_MINUTE)


def _after(match: re.Match[str], now: datetime) -> datetime:
    if match["within"]:
        if match["within"].lower() == "hour":
            return now + timedelta(hours=1)
        return datetime.combine(end_of(match["within"].lower(), now.date()), END_OF_DAY)
    if match["from"]:
        raise Unsure  # within two days of something else
    words = match["n"].lower()
    number = AMOUNTS[words] if words in AMOUNTS else float(words)
    unit = match["unit"].lower()
    if unit in ("minute", "min"):
        return now + timedelta(minutes=number)
    if unit == "hour":
        return now + timedelta(hours=number)
    count = int(number)
    if unit == "day":
        day = after_working_days(now.date(), count) if match["work"] else now.date() + timedelta(days=count)
    elif unit == "week":
        day = now.date() + timedelta(weeks=count)
    else:
        day = add_months(now.date(), count)
    return datetime.combine(day, END_OF_DAY)


def _day(matches: list[re.Match[str]], now: datetime) -> tuple[date | None, time | None]:
    """Return the day of one piece, or of a weekday and a date that must agree, and the hour it brings along."""
    if not matches:
        return None, None
    if len(matches) == 1:
        return _one_day(matches[0], now)
    if days_end := [match for match in matches if match["short"] or (match["period"] or "").lower() in _DAY_ENDS]:
        other = next(match for match in matches if match is not days_end[0])
        return _one_day(other, now)[0], END_OF_DAY
    weekday = next(match for match in matches if match["week"])
    other = next(match for match in matches if match is not weekday)
    day, at = _one_day(other, now)
    if day is None or day.weekday() != WEEKDAYS[weekday["week"].lower()]:
        raise Unsure
    return day, at


def _one_day(match: re.Match[str], now: datetime) -> tuple[date | None, time | None]:
    today = now.date()
    if match["iso"]:
        at = time.fromisoformat(match["iso_time"]) if match["iso_time"] else None
        return date.fromisoformat(match["iso"]), at
    if match["slash"]:
        return _slashed(match["slash"], today), None
    if match["name"]:
        name = match["name"].lower()
        return (today + timedelta(days=name == "tomorrow")), (DAY_PARTS["evening"] if name == "tonight" else None)
    if match["fortnight"]:
        name = match["fortnight"].lower()
        start = today + timedelta(days=name == "tomorrow") if name not in WEEKDAYS else coming(WEEKDAYS[name], today)
        return start + timedelta(weeks=1), None
    if match["week"]:
        return _weekday(match, today), None
    if match["short"]:
        return end_of(_SHORT[match["short"].lower()], today), END_OF_DAY
    if match["period"]:
        which = (match["period_which"] or match["close_which"] or "this").lower()
        return end_of(match["period"].lower(), today, 1 if which == "next" else 0), None
    if match["d3"]:
        return day_of(int(match["d3"]), None, None, today), None
    number = 1 if match["d1"] else 2
    year = match[f"y{number}"]
    month = MONTHS[match[f"m{number}"].lower()]
    return day_of(int(match[f"d{number}"]), month, int(year) if year else None, today), None


def _weekday(match: re.Match[str], today: date) -> date:
    wanted = WEEKDAYS[match["week"].lower()]
    which, later = (match["which"] or "").lower(), (match["later"] or "").strip().lower()
    if later.endswith("next week"):
        return today + timedelta(days=7 - today.weekday() + wanted)
    if which == "this" and wanted == today.weekday():
        return today
    if which == "next" and wanted == today.weekday():
        return today + timedelta(weeks=1)
    if which == "next" and wanted > today.weekday():
        raise Unsure
    return coming(wanted, today) + timedelta(weeks=later == "week")


def _slashed(words: str, today: date) -> date:
    first, second, *rest = map(int, words.split("/"))
    year = (rest[0] + 2000 if rest[0] < 100 else rest[0]) if rest else None
    if first == second or (first > 12 >= second):
        return day_of(first, second, year, today)
    if second > 12 >= first:
        return day_of(second, first, year, today)
    raise Unsure


def _time(match: re.Match[str], part: re.Match[str] | None, days: list[re.Match[str]]) -> time:
    if match["zone"]:
        raise Unsure
    if word := match["word"]:
        return {"noon": time(12), "midday": time(12), "midnight": LAST_MINUTE}.get(word.lower(), time(13))
    tonight = any(day["name"] and day["name"].lower() == "tonight" for day in days)
    named = (part["part"] or "morning").lower() if part else ("evening" if tonight else None)
    if relation := match["rel"]:
        return clock(match["rel_hour"], 0, None, named, relation.lower())
    hour = match["h1"] or match["h2"] or match["h3"] or match["h4"] or match["h5"]
    return clock(hour, int(match["min"] or 0), match["ap1"] or match["ap2"], named)
