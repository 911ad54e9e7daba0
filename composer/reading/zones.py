"""The parts of a message: subject line, greeting, body, sign-off, and the message it answers.

Rules read the body. After Lampert, Dale & Paris, "Segmenting email message text into zones" (2009).
"""

import re
from typing import Literal

from msgspec import Struct

from composer.reading.lines import lines_of, trimmed
from composer.text.fold import fold
from composer.text.span import Span

Zone = Literal["subject", "greeting", "body", "signoff", "quoted"]


class Zones(Struct, frozen=True):
    """Where the parts stand, in code points. The body is always there, if only as an empty place."""

    subject: Span | None
    greeting: Span | None
    body: Span
    signoff: Span | None
    quoted: Span | None

    def at(self, position: int) -> Zone:
        """Return the part that `position` belongs to; what is in none is body."""
        for name, span in (
            ("subject", self.subject),
            ("greeting", self.greeting),
            ("signoff", self.signoff),
            ("quoted", self.quoted),
        ):
            if span and span.start <= position < span.end:
                return name  # type: ignore[return-value]  # the names are those of Zone
        return "body"


_SUBJECT = re.compile(r"subject:", re.IGNORECASE)
_HELLO = (
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings|"
    r"to whom it may concern|dear (?:sir|madam)[^,.!]{0,30})"
)
# The name in a greeting: words that cannot begin a sentence of their own ("Hi, sorry about …" names nobody).
_NAME = r"(?: +(?!(?:sorry|i|we|i'm|we're|just|thanks|thank|please|apologies|about|this|it|the)\b)[\w'.-]+){0,4}"
_GREETING_LINE = re.compile(
    rf"{_HELLO}{_NAME}(?: (?:&|and|/) [\w'.-]+)?(?:, [\w'.-]+){{0,3}} *[,.!:;-]*", re.IGNORECASE
)
_GREETING_START = re.compile(rf"{_HELLO}{_NAME} *(?:[,!:;]|\.| -)(?=\s+\S)", re.IGNORECASE)
_NAME_LINE = re.compile(
    r"(?!(?:sorry|apologies|yes|no|well|ok|okay|so|right|oh|please|thanks|and|but)\b)"
    r"(?:@?[^\W\d_][\w'.-]*)(?: (?:[^\W\d_][\w'.-]*)){0,2} *,",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:(?:kind|kindest|warm|warmest|best|many)(?: personal)? )?(?:regards|wishes)|(?:all the |my )?best|"
    r"(?:many )?thanks(?: again| so much| very much)?|thank you|cheers|yours(?: (?:sincerely|faithfully|truly|ever))?|"
    r"sincerely(?: yours)?|respectfully|take care|(?:lots of )?love|"
    r"(?:speak|talk|see you) (?:soon|then|later|tomorrow)|x{1,3})"
    r"(?:[,.!]? (?-i:(?:[A-Z][\w'.-]*)(?: [A-Z][\w'.-]*){0,2}))? *[,.!]*(?: *x+)?",
    re.IGNORECASE,
)
_SMALL = r"of|the|and|at|in|for|van|de|der|von|&|\||\+?\(?\d[\d ()-]*"
_NAMELIKE = re.compile(rf"[-–— ]*(?:[A-Z][\w'.-]*|{_SMALL})(?:,? (?:[A-Z][\w'.-]*|{_SMALL}))*")
_NOT_A_NAME = re.compile(
    r"(?:sorry|i|we|you|it|this|that|the|my|our|your|no|yes|please|apologies|subject)\b", re.IGNORECASE
)
_ORIGINAL = re.compile(r"on\b.{3,200}\bwrote ?:|-{2,} ?(?:original|forwarded) message ?-{2,}|_{10,}", re.IGNORECASE)
_WROTE_STARTS = re.compile(r"on (?:\w{3,9},? )?(?:\d|\w{3,9} \d)", re.IGNORECASE)
_WROTE_ENDS = re.compile(r".{0,200}\bwrote ?:", re.IGNORECASE)
_FROM = re.compile(r"from: ?\S", re.IGNORECASE)
_HEADER = re.compile(r"(?:sent|to|date|subject|cc) ?:", re.IGNORECASE)
_LONGEST_LINE = 70  # characters of a greeting or of a line of a sign-off
_LONGEST_SIGNOFF = 6  # lines


def zones_of(text: str) -> Zones:
    """Return the parts of `text`."""
    folded = fold(text)
    lines = list(lines_of(folded))
    first, last = 0, len(lines)
    subject = greeting = signoff = quoted = None
    if lines and _SUBJECT.match(folded, lines[0].start):
        subject, first = lines[0], 1
    start_of_quote = _quoted_from(folded, lines, first)
    if start_of_quote < last:
        quoted, last = Span(lines[start_of_quote].start, lines[-1].end), start_of_quote
    elif first < last and folded[lines[first].start] == ">":
        above = next(i for i in range(first, last + 1) if i == last or folded[lines[i].start] != ">")
        quoted, first = Span(lines[first].start, lines[above - 1].end), above
    body_from = lines[first].start if first < last else (lines[last - 1].end if last else 0)
    if first < last and (end := _greeting_end(folded, lines[first], last - first > 1)):
        greeting = Span(lines[first].start, end)
        if end == lines[first].end:
            first += 1
            body_from = lines[first].start if first < last else end
        else:
            rest = trimmed(folded, end, lines[first].end)
            body_from = rest.start if rest else end
    end_of_body = _signoff_from(folded, lines, first, last)
    if end_of_body < last:
        signoff, last = Span(lines[end_of_body].start, lines[last - 1].end), end_of_body
    body_to = max(body_from, lines[last - 1].end if last else body_from)
    if signoff and body_to > signoff.start:
        body_to = max(body_from, signoff.start)
    return Zones(subject, greeting, Span(body_from, body_to), signoff, quoted)


def _quoted_from(text: str, lines: list[Span], first: int) -> int:
    """Return the number of the line the original message begins in, the number of lines when there is none."""
    for number in range(first, len(lines)):
        line = lines[number]
        words = text[line.start : min(line.end, line.start + 300)]
        if _ORIGINAL.match(words):
            return number
        following = [text[other.start : min(other.end, other.start + 220)] for other in lines[number + 1 : number + 5]]
        if _FROM.match(words) and any(_HEADER.match(other) for other in following):
            return number
        if _WROTE_STARTS.match(words) and following and _WROTE_ENDS.fullmatch(following[0]):
            return number
    number = len(lines)
    while number > first and text[lines[number - 1].start] == ">":
        number -= 1
    # A message that is quoted from its first line to its last has nothing below to be read as an answer.
    return number


def _greeting_end(text: str, line: Span, has_more: bool) -> int:
    """Return where the greeting at the head of `line` ends, 0 when there is none."""
    words = text[line.start : min(line.end, line.start + 200)]
    if len(words) <= _LONGEST_LINE and has_more and (_GREETING_LINE.fullmatch(words) or _NAME_LINE.fullmatch(words)):
        return line.end
    if match := _GREETING_START.match(words):
        return line.start + match.end()
    return 0


def _signoff_from(text: str, lines: list[Span], first: int, last: int) -> int:
    """Return the number of the line the sign-off begins in, `last` when there is none."""
    lowest = max(first + 1, last - _LONGEST_SIGNOFF)
    for number in range(last - 1, lowest - 1, -1):
        words = lines[number].of(text)
        if len(words) > _LONGEST_LINE:
            break
        if words == "--" or _CLOSING.fullmatch(words):
            return number
    number = last
    while number > lowest and last - number < 3 and _looks_like_a_name(lines[number - 1].of(text)):
        number -= 1
    while number < last and not _stands_apart(text, lines, number):
        number += 1
    return number


def _looks_like_a_name(words: str) -> bool:
    bare = words.strip("-–— ")
    return 0 < len(bare) <= _LONGEST_LINE // 2 and bool(_NAMELIKE.fullmatch(words)) and not _NOT_A_NAME.match(bare)


def _stands_apart(text: str, lines: list[Span], number: int) -> bool:
    """Say whether an empty line, a dash or a short line that ends in a comma stands before line `number`."""
    line, before = lines[number], lines[number - 1]
    between = text[before.end : line.start].replace("\r\n", "\n")
    if sum(between.count(end) for end in "\n\r\u2028\u2029") > 1 or text[line.start] in "-–—":
        return True
    return text[before.end - 1] == "," and len(before.of(text).split()) <= 3
