"""Cutting a text into sentences: by marks and line ends, with the abbreviations of business English protected."""

import re
import unicodedata
from functools import lru_cache

from composer.reading.abbreviations import BEFORE_NUMBERS, FIRST_WORDS, LOWER_STARTS, NEVER_ENDS, SELDOM_ENDS
from composer.reading.lines import joins, lines_of, trimmed
from composer.reading.mask import masked as masked_of
from composer.reading.zones import Zones
from composer.text.span import Span

_WIDE = "。！？｡．؟۔।॥"
_MARKS = re.compile(rf"[.!?…‽{_WIDE}]+")
_SMILES = r"[:;]-?[)(DP/|](?!\w)"
_EMOJI = r"\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_PICTURES = rf"[{_EMOJI}][\ufe0e\ufe0f\u200d{_EMOJI}]*"
_CLOSERS = re.compile(rf"[\"')\]}}*_~]*(?:[ \u00a0]*(?:{_PICTURES}|{_SMILES}))*")
_MOOD = re.compile(rf"(?<=\s)(?:(?:{_PICTURES}|{_SMILES})[ \u00a0]*)+(?=\s*\S)")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[\w'-]+")
_BEFORE = re.compile(r"[^\s\"()\[\]]*$")
_OPENERS = "\"'([{*_-–—•¿¡"

_LONG = 4000  # characters of a line
_WRAPPED = range(60, 81)  # characters of a line that a mail program has broken


def sentences_of(text: str, zones: Zones | None = None, masked: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, in code points of the text as given.

    A sentence never runs over the edge of a zone. `masked` may be handed in when it is there already.
    """
    cover = masked_of(text) if masked is None else masked
    if zones is None:
        return _sentences_between(text, cover, 0, len(text))
    parts = [zones.subject, zones.greeting, zones.body, zones.signoff, zones.quoted]
    found: list[Span] = []
    done = 0
    for part in sorted(part for part in parts if part):
        found += _sentences_between(text, cover, done, part.start)
        found += _sentences_between(text, cover, max(done, part.start), part.end)
        done = max(done, part.end)
    found += _sentences_between(text, cover, done, len(text))
    return tuple(found)


def _sentences_between(text: str, cover: str, start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    for line in _unwrapped(cover, lines_of(cover, start, end)):
        edge = line.start
        # With the character before it, which says whether the line begins the text.
        lead = min(1, line.start)
        cuts_in = _cuts_in if line.end - line.start < _LONG else _cuts_in.__wrapped__  # what is kept stays small
        cuts = cuts_in(cover[line.start - lead : line.end], lead)
        for cut in (*(line.start - lead + cut for cut in cuts), line.end):
            if sentence := trimmed(text, edge, cut):
                found.append(sentence)
            edge = cut
    return tuple(found)


def _unwrapped(text: str, lines: tuple[Span, ...]) -> list[Span]:
    """Join lines that a mail program broke at about 72 characters: the next goes on in lower case."""
    joined: list[Span] = []
    last_length = 0
    for line in lines:
        length = line.end - line.start
        if (
            joined
            and last_length in _WRAPPED
            and text[line.start].islower()
            and (text[joined[-1].end - 1].isalnum() or text[joined[-1].end - 1] == ",")
            and len(text[joined[-1].end : line.start].strip(" \t\r")) <= 1
        ):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last_length = length
    return joined


@lru_cache(2000)
def _cuts_in(text: str, start: int) -> tuple[int, ...]:
    """Return the places inside a line where a sentence ends; `start` is where it begins in `text`, at 0 or 1."""
    return tuple(_cuts(text, Span(start, len(text))))


def _cuts(text: str, line: Span) -> list[int]:
    """Return the places inside `line` where a sentence ends."""
    cuts: list[int] = []
    begun = line.start
    for marks in _MARKS.finditer(text, line.start, line.end):
        cut = _cut_after(text, Span(begun, line.end), marks)
        if cut and cut < line.end:
            cuts.append(cut)
            begun = _skip_space(text, cut)
    for mood in _MOOD.finditer(text, line.start, line.end):
        word = _WORD.match(text, _skip_space(text, mood.end()))
        if word and word[0][0].isupper() and word[0].lower() in FIRST_WORDS:
            cuts.append(mood.end())
    return sorted(cuts)


def _cut_after(text: str, rest: Span, marks: re.Match[str]) -> int:
    """Return where the sentence that begins `rest` ends if `marks` end it, 0 when it goes on."""
    closers = _CLOSERS.match(text, marks.end(), rest.end)
    end = closers.end() if closers else marks.end()
    if end >= rest.end:
        return 0
    begins = _skip_space(text, end)
    first = text[begins]
    mark = marks[0]
    if mark[-1] in _WIDE:
        return 0 if joins(first) else end
    word_match = _WORD.match(text, begins)
    following = word_match[0] if word_match else ""
    if begins == end:
        # No space: only a plain slip ("sorry.I'll ring"), never a name, a number or an address.
        slip = closers is not None and closers[0] == "" and text[marks.start() - 1 : marks.start()].islower()
        return end if slip and first.isupper() and following.lower() in FIRST_WORDS else 0
    if first.islower() and (mark.endswith(("…", ".."))):
        return 0
    if not _may_begin(first, following, closers[0] if closers else ""):
        return 0
    if mark == "." and not (closers and closers[0]) and _goes_on(text, rest.start, marks.start(), first, following):
        return 0
    return end


def _may_begin(first: str, following: str, closers: str) -> bool:
    if first.isupper() or first.isdigit() or first in _OPENERS or ord(first) > 0x2000:
        return True
    if first.islower():
        # People who write without capitals; a lower-case word after a closing quote goes on ('"Why?" she asked').
        return following in LOWER_STARTS and not closers.strip("*_~ ")
    return first.isalpha() or unicodedata.category(first) in ("So", "Sc", "Ps", "Pi")


def _goes_on(text: str, start: int, stop: int, first: str, following: str) -> bool:
    """Say whether the full stop at `stop` belongs to an abbreviation, an initial or a number of a list."""
    before = _BEFORE.search(text, max(start, stop - 20), stop)
    token = before[0].lower() if before else ""
    usual = following.lower() in FIRST_WORDS
    if not token:
        return False
    if len(token) <= 3 and stop - len(token) == start and (token.isdigit() or len(token) == 1):
        return True
    if token in NEVER_ENDS:
        return True
    if token in BEFORE_NUMBERS and first.isdigit():
        return True
    if token in SELDOM_ENDS or (len(token) == 1 and token.isalpha()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", token):
        return not usual or first.islower()
    return False


def _skip_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
