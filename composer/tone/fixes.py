"""Fixes of the six kinds: an exact replacement, or the question to go to, made from a recipe of the rule."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from composer.reading.reading import ReadSentence
from composer.text.finding import Fix
from composer.text.fold import fold
from composer.text.span import Span
from composer.tone.draft import Draft
from composer.tone.found import Found
from composer.tone.rules import Recipe, Rule

_VALUE = re.compile(r"\{([^{}]+)\}")
_WE = re.compile(r"\b(?:we|we're|we've|we'll)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:i|i'm|i've|i'll|me|my)\b", re.IGNORECASE)
_OWN_CAPITAL = re.compile(r"I\b|[A-Z]{2}")
_STOP = ".!?"
LINE_ENDS = "\r\n\v\f\x85\u2028\u2029"
_SPACES = " \t\u00a0"
_MOSTLY = 0.7  # of the letters of a sentence
_ALONE_I = re.compile(r"\bi\b")
_ENOUGH = 2  # apology words that may stay
_ONLY_SORRY = (
    r"^(?:(?:and|so|but|once)? ?(?:again)?,? ?)?(?:(?:i|we)(?:'m|'re| am| are)? )?(?:please accept )?(?:(?:my|our) )?"
    r"(?:\w+ly |so |very |again |do )?(?:sorry|apologi[sz]e|apologies|regret)\b[^,;:]*$"
)
_SORRY_TAIL = (
    r",? (?:and )?(?:so |very )?(?:sorry|apologies)(?: again| about (?:that|this)| for (?:that|this))?(?=[.!]?$)"
)
_FARTHEST = 2000  # characters that a sentence may be moved over
_SPOKEN = {
    "I": {"I": "I", "I'm": "I'm", "my": "my", "was": "was"},
    "we": {"I": "we", "I'm": "we're", "my": "our", "was": "were"},
}


class Place(Struct, frozen=True):
    """Where a fix is wanted: the finding before it is put into words, the text around it, what the answers say."""

    rule: Rule
    found: Found
    question: str | None
    draft: Draft


class _MissingError(Exception):
    """The recipe needs a value that nobody has given."""


def fixes_for(place: Place) -> tuple[Fix, ...]:
    """Return the fixes that can be made here and now, best first."""
    return tuple(_made(place))


def with_fix(text: str, fix: Fix) -> str:
    """Return `text` once the fix is in; a fix that goes to a question leaves it as it is."""
    if fix.start is None or fix.end is None or fix.replacement is None:
        return text
    return text[: fix.start] + fix.replacement + text[fix.end :]


def _made(place: Place) -> Iterator[Fix]:
    for recipe in place.rule.fixes:
        if not _fits(recipe, place):
            continue
        if recipe.kind == "goto":
            yield Fix(recipe.label, "goto", question=recipe.question or place.question)
            continue
        sentence = place.found.sentence
        if sentence is None:
            continue
        try:
            change = FUNCTIONS[recipe.use](place, sentence) if recipe.use else _rewritten(recipe, place, sentence)
        except _MissingError:
            continue
        if change:
            span, replacement = change
            yield Fix(recipe.label, recipe.kind, span.start, span.end, replacement, recipe.question or None)


def _fits(recipe: Recipe, place: Place) -> bool:
    """Say whether the recipe is for this finding at all; what it needs may still be missing."""
    if recipe.part and recipe.part != place.found.part:
        return False
    answers = place.draft.context.answers
    if not all(re.search(pattern, answers.get(key, ""), re.IGNORECASE) for key, pattern in recipe.when.items()):
        return False
    sentence = place.found.sentence
    if sentence is None:
        return True
    patterns = place.draft.patterns
    if recipe.unless and patterns[recipe.unless].found(sentence.masked, sentence.lower):
        return False
    return not recipe.find or _found_near(recipe, place, sentence) is not None


_Change = tuple[Span, str]


def _rewritten(recipe: Recipe, place: Place, sentence: ReadSentence) -> _Change | None:
    """Put the recipe's words in the place of what it finds; positions in the result are those of the whole text."""
    begin = sentence.span.start
    if recipe.find:
        match = _found_near(recipe, place, sentence)
        if match is None:
            return None
        span = Span(*match.span())
    else:
        match = None
        if recipe.of == "sentence" or place.found.start is None or place.found.end is None:
            span = Span(0, len(sentence.text))
        else:
            span = Span(place.found.start, place.found.end).moved(-begin)
    replacement = _VALUE.sub(lambda value: _value(value[1], match, place, sentence), recipe.put)
    return _with_capital(place.draft.reading.text, sentence, span.moved(begin), replacement)


def _found_near(recipe: Recipe, place: Place, sentence: ReadSentence) -> re.Match[str] | None:
    """Return the first match of the recipe that touches the marked words."""
    start, end = place.found.start, place.found.end
    matches = place.draft.patterns.matches(recipe.find, sentence)
    if start is None or end is None:
        return matches[0] if matches else None
    first = bisect_left(matches, start - sentence.span.start, key=re.Match.end)
    near = matches[first] if first < len(matches) else None
    return near if near and near.start() <= end - sentence.span.start else None


def _with_capital(text: str, sentence: ReadSentence, span: Span, replacement: str) -> _Change:
    """Keep the capital a sentence begins with, whatever now stands first in it."""
    if span.start != sentence.span.start or not sentence.text[:1].isupper():
        return span, replacement
    if replacement:
        return span, replacement[0].upper() + replacement[1:]
    if span.end < sentence.span.end:
        return Span(span.start, span.end + 1), text[span.end].upper()
    return span, replacement


def _value(name: str, match: re.Match[str] | None, place: Place, sentence: ReadSentence) -> str:
    name, _, change = name.partition("|")
    words = _plain_value(name, match, place, sentence)
    if change == "capital":
        return words[:1].upper() + words[1:]
    if change == "small" and not _OWN_CAPITAL.match(words):
        return words[:1].lower() + words[1:]
    return words


def _plain_value(name: str, match: re.Match[str] | None, place: Place, sentence: ReadSentence) -> str:
    if name.isdecimal():
        if match is None:
            raise _MissingError
        start, end = match.span(int(name))
        return sentence.text[start:end] if start >= 0 else ""
    if name == "sentence":
        return sentence.text
    if name == "clause":
        return sentence.text.rstrip(_STOP)
    if name in _SPOKEN["I"]:
        return _SPOKEN["we" if _speaks_as_team(place, sentence) else "I"][name]
    if name == "regret":
        whose = "{I}" if place.draft.context.stance in ("full", "part") else "you"
        return _VALUE.sub(lambda v: _value(v[1], match, place, sentence), f"{{I'm}} sorry {whose} {{own.act}}")
    answer = place.draft.context.answers.get(name, "").strip().rstrip(_STOP)
    if not answer:
        raise _MissingError
    return answer


def _speaks_as_team(place: Place, sentence: ReadSentence) -> bool:
    """Follow the voice of the sentence; where it has none, that of the sender."""
    if _WE.search(sentence.masked):
        return True
    return not _I.search(sentence.masked) and place.draft.context.sender == "team"


def _sentence_away(place: Place, sentence: ReadSentence) -> _Change:
    """Take the sentence out with the space after it, or before it where it ends a line; an empty line goes with it."""
    text, start, end = place.draft.reading.text, sentence.span.start, sentence.span.end
    while end < len(text) and text[end] in _SPACES:
        end += 1
    begins_line = start == 0 or text[start - 1] in LINE_ENDS
    ends_line = end == len(text) or text[end] in LINE_ENDS
    if begins_line and ends_line:
        while end < len(text) and text[end] in LINE_ENDS:
            end += 1
        if end == len(text):
            while start and text[start - 1] in LINE_ENDS + _SPACES:
                start -= 1
    elif ends_line:
        while start and text[start - 1] in _SPACES:
            start -= 1
    return Span(start, end), ""


def _after_ownership(place: Place, sentence: ReadSentence) -> _Change | None:
    """Let the sentence change places with those up to the first one that would have cleared it."""
    text, sentences = place.draft.reading.text, place.draft.reading.sentences
    following = range(bisect_right(sentences, sentence.span, key=_span_of), len(sentences))
    for later in map(sentences.__getitem__, following):
        if later.span.end > sentence.span.start + _FARTHEST:
            return None
        if later.zone != "body" or not place.draft.patterns.matches(place.rule.unless_before, later):
            continue
        gap_end = sentence.span.end
        while text[gap_end] in _SPACES:
            gap_end += 1
        moved = text[gap_end : later.span.end]
        if any(end in text[sentence.span.start : later.span.end] for end in LINE_ENDS):
            return None
        return Span(sentence.span.start, later.span.end), f"{moved} {sentence.text}"
    return None


def _apologies_away(place: Place, _: ReadSentence) -> _Change | None:
    """Take out what only says sorry once more, from the third apology word on; no fix where that would not end it."""
    text, patterns = place.draft.reading.text, place.draft.patterns
    body, pattern = place.draft.reading.body, place.rule.logic["pattern"]
    count = 0
    cuts: list[Span] = []
    for other in body:
        found = len(patterns.matches(pattern, other))
        count += found
        if not found or count <= _ENOUGH:
            continue
        if patterns.matches(_ONLY_SORRY, other):
            cuts.append(_sentence_away(place, other)[0])
        elif tail := patterns.matches(_SORRY_TAIL, other):
            cuts.append(Span(*tail[0].span()).moved(other.span.start))
        else:
            return None
    if not cuts:
        return None
    kept = "".join(text[one.end : next_one.start] for one, next_one in pairwise(cuts))
    start, end = cuts[0].start, cuts[-1].end
    if end == len(text) or text[end] in LINE_ENDS:
        kept = kept.rstrip(_SPACES)
        while not kept and start and text[start - 1] in _SPACES:
            start -= 1
    return Span(start, end), kept


def _unquoted(place: Place, _: ReadSentence) -> _Change | None:
    """Take the quotation marks off the marked words."""
    start, end = place.found.start, place.found.end
    if start is None or end is None or fold(place.draft.reading.text[start]) != '"':
        return None
    return Span(start, end), place.draft.reading.text[start + 1 : end - 1]


def _lower_case(place: Place, sentence: ReadSentence) -> _Change:
    """Write the sentence without raised voice: every word the rule knows, or the whole of it where most is capitals."""
    text = sentence.text
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > _MOSTLY * len(letters):
        quiet = _ALONE_I.sub("I", text.lower())
    else:
        quiet = text
        for match in place.draft.patterns.matches(place.rule.match, sentence):
            quiet = quiet[: match.start()] + match[0].lower() + quiet[match.end() :]
    if text[:1].isupper():
        quiet = quiet[0].upper() + quiet[1:]
    return sentence.span, quiet


def _calm_stops(place: Place, _: ReadSentence) -> _Change | None:
    """Put a full stop in the place of every exclamation mark of the body, a question mark where one is among them."""
    text = place.draft.reading.text
    marks = [
        Span(*match.span()).moved(sentence.span.start)
        for sentence in place.draft.reading.body
        for match in place.draft.patterns.matches(place.rule.logic["pattern"], sentence)
    ]
    if not marks:
        return None
    pieces: list[str] = []
    done = marks[0].start
    for mark in marks:
        pieces += (text[done : mark.start], "?" if "?" in mark.of(text) else ".")
        done = mark.end
    return Span(marks[0].start, done), "".join(pieces)


def _span_of(sentence: ReadSentence) -> Span:
    return sentence.span


def _brought(place: Place, sentence: ReadSentence) -> _Change | None:
    """Bring the sentence that comes too late before the one that it should stand before; lines of a list stay."""
    text, late = place.draft.reading.text, place.found.moved
    if late is None or not sentence.span.start < late.span.start <= sentence.span.start + _FARTHEST:
        return None
    if place.draft.context.checked_as == "talk":
        return None
    gone, _ = _sentence_away(place, late)
    begin = sentence.span.start
    return Span(begin, gone.end), f"{late.text} {text[begin : gone.start]}"


def _sent_back(place: Place, sentence: ReadSentence) -> _Change | None:
    """Put the sentence behind the one that it has to wait for."""
    target = place.found.moved
    if target is None or not sentence.span.start < target.span.start <= sentence.span.start + _FARTHEST:
        return None
    gone, _ = _sentence_away(place, sentence)
    text = place.draft.reading.text
    kept = text[gone.end : target.span.end]
    if not gone.start or text[gone.start - 1] in LINE_ENDS:
        kept = kept.lstrip(LINE_ENDS + _SPACES)
    return Span(gone.start, target.span.end), f"{kept} {sentence.text}"


def _addressed(place: Place, sentence: ReadSentence) -> _Change:
    """Greet by name: in the place of the greeting there is, else on a line of its own at the head of the body."""
    name = place.draft.context.answers.get("listen.who", "").strip()
    if not name:
        raise _MissingError
    if greeting := place.draft.reading.zones.greeting:
        return greeting, f"Hi {name},"
    return Span(sentence.span.start, sentence.span.start), f"Hi {name},\n\n"


def _signed(place: Place, _: ReadSentence) -> _Change:
    """Sign with the sender's name on a line of its own, in the place of a team's name where there is one."""
    name = place.draft.context.answers.get("sender.name", "").strip()
    if not name:
        raise _MissingError
    if signoff := place.draft.reading.zones.signoff:
        return Span(signoff.end, signoff.end), f"\n{name}"
    end = place.draft.reading.zones.body.end
    return Span(end, end), f"\n\n{name}"


FUNCTIONS: dict[str, Callable[[Place, ReadSentence], _Change | None]] = {
    "sentence_away": _sentence_away,
    "unquoted": _unquoted,
    "lower_case": _lower_case,
    "calm_stops": _calm_stops,
    "apologies_away": _apologies_away,
    "after_ownership": _after_ownership,
    "brought": _brought,
    "sent_back": _sent_back,
    "addressed": _addressed,
    "signed": _signed,
}
"""What `use` in a recipe may name."""
