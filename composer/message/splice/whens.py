"""The many ways to write a time in haste, brought to one: short days, am for the morning, w/c, @, at the latest."""

import re

from composer.message.splice.clean import days_in_full, trimmed, with_capitals
from composer.message.splice.memory import remembered
from composer.message.splice.words import Words

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PERIOD = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?)"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of|several)"
_MARKS = re.compile(r"[?!]+$")
_AT_SIGN = re.compile(r"@ ?(?=\d)")
_NEARLY = re.compile(r"~ ?(?=\d)")
_PART = re.compile(rf"\b(this|tomorrow|yesterday|{_DAY}) (am|pm|arvo|aft|eve|morn)\b(?! \d)", re.IGNORECASE)
_ISH = re.compile(r"(?:around |about |at )?\b(noon|midday|midnight)-?ish\b", re.IGNORECASE)
_DAYS = re.compile(rf"\b({_DAY}) ?[-–—] ?({_DAY})\b", re.IGNORECASE)
_SHORT_RANGE = re.compile(
    r"\b(mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)[-–](mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b", re.IGNORECASE
)
_COMING = re.compile(rf"^(?:on )?(?:this )?(?:coming ({_DAY})|({_DAY}) coming)\b", re.IGNORECASE)
_TIME_OF = re.compile(rf"\b({_COUNT} {_PERIOD}) time\b", re.IGNORECASE)
_NEXT_FEW = re.compile(rf"^(?:the )?(?:next|coming) ({_COUNT} {_PERIOD})", re.IGNORECASE)
_ONE_PERIOD = re.compile(r"^(?:fortnight|week|month|hour|day)$", re.IGNORECASE)
_LATEST = re.compile(
    r"^(?:by )?(?:(?:at )?(?:the )?latest (?:by |on )?(?P<behind>\S.*)|(?P<ahead>.+?),? (?:at )?(?:the )?latest)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(cob|eod|eow|eom|eop)\b", re.IGNORECASE)
_MANY_HOURS = re.compile(r"\b(2[4-9]|[3-9]\d|1\d\d) ?h(?:rs?)?\b", re.IGNORECASE)
_EDGE_OF_MONTH = re.compile(r"^(?:in )?(end|mid|start|beginning)[ -](?=([A-Za-z]+))", re.IGNORECASE)
_FIRST_THING = re.compile(rf"^first thing (?={_DAY})", re.IGNORECASE)
_EITHER = re.compile(rf"^(?:on )?either (?={_DAY})", re.IGNORECASE)
_SHORT_HOURS = re.compile(r"^(?:within |in )?(\d+) ?(hrs?|mins?)(?! \w)", re.IGNORECASE)


@remembered(256)
def in_full(when: str, words: Words) -> str:
    """Return a time as typed with its short forms written out; its prepositions are still the typed ones."""
    text = _MARKS.sub("", trimmed(when, words)).rstrip()
    if not text:
        return ""
    text = with_capitals(days_in_full(_SHORT_RANGE.sub(r"\1 to \2", text), words, sure=True), words)
    text = _AT_SIGN.sub("at ", _MANY_HOURS.sub(r"\1 hours", text))
    text = _ISH.sub(r"around \1", _NEARLY.sub("around ", text))
    text = _PART.sub(lambda m: f"{m.group(1)} {words.short_parts[m.group(2).casefold()]}", text)
    text = _DAYS.sub(r"\1 to \2", text)
    text = _COMING.sub(lambda m: f"this coming {m.group(1) or m.group(2)}", text)
    text = _TIME_OF.sub(lambda m: _owned(m.group(1)) + " time", text)
    text = _NEXT_FEW.sub(r"in the next \1", text) if not text.casefold().startswith("the next") else text
    text = _FIRST_THING.sub("first thing on ", text)
    text = _ENDS.sub(lambda m: m.group().upper(), text)
    if _ONE_PERIOD.match(text):
        text = f"{'an' if text.startswith('h') else 'a'} {text}"
    edge = _EDGE_OF_MONTH.match(text)
    if edge and edge.group(2).casefold() in words.months:
        which = edge.group(1).casefold()
        month = words.months[edge.group(2).casefold()] + text[edge.end(2) :]
        text = f"in mid-{month}" if which == "mid" else f"{which} of {month}"
    latest = _LATEST.match(text)
    if latest:
        text = f"by {(latest.group('behind') or latest.group('ahead')).removeprefix('by ')} at the latest"
    return _EITHER.sub("on either ", text) if text.casefold().startswith(("either", "on either")) else text


def _owned(stretch: str) -> str:
    count = stretch.split(" ", 1)[0].casefold()
    if count in ("a", "an", "one", "1"):
        return f"{stretch.removesuffix('s')}'s"
    return f"{stretch}'" if stretch.endswith("s") else f"{stretch}s'"
