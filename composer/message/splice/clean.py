"""Rules 1 to 3: an answer is trimmed, loses a repeated stem, and gets its capitals right."""

import re
from collections.abc import Sequence

from composer.message.splice.letters import bare, capital, finish, lowered, plain
from composer.message.splice.memory import remembered
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words

_LEADING = re.compile(r"^(?:[-–—•*·>,;:.]+\s+|(?:\.\.+|…)\s*|[,;!]+\s*|(?:and|&)\s+(?=\S))+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s.,;:!]|(?<=\s)[-–—&]|(?<![\w'’-])and)+$", re.IGNORECASE)
_LONE_I = re.compile(r"(?<![\w./'-])i(?=$|[\s,;:!?)…\"]|\.(?:\s|$)|'(?:m|ve|ll|d)\b)")
_NO_APOSTROPHE = re.compile(
    r"(?<![\w'@./-])(?:(do|does|did|is|are|was|were|have|has|had|could|would|should|ca|wo)nt|([Ii])(m|ve)"
    r"|([Ii])d(?= (?:like|love|rather|be)\b))(?![\w'@/-]|\.\w)"
)
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_END = 80
_BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?"
    r"|\b(?:in|by|on|until|till|since|for|from|of|last|next|this|early|late|mid|end of|before|after))[ -]$",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(r" \d")
# "this may have", "all we may need": what makes a verb of may.
_MAY_IS_A_VERB = re.compile(r"\b(?:i|we|you|he|she|it|they|this|that|which|who|there|what) $", re.IGNORECASE)
_AFTER_A_VERB = re.compile(r" (?:also |still |well |not |never )*(?:have|be|seem|cause|mean|take|need|want)\b")
_SURE_SHORT_DAYS = frozenset({"tue", "tues", "weds", "thu", "thur", "thurs", "fri"})
_BEFORE_SHORT_DAY = re.compile(r"\b(?:on|last|next|this|by|until|till|since|from|every|each|before) $", re.IGNORECASE)
_BEFORE_NO_DAY = re.compile(r"\b(?:the|an?|my|your|our|his|her|their|i|we|you|he|she|it|they|who) $", re.IGNORECASE)
_AFTER_SHORT_DAY = re.compile(
    r"$|[.,;:!?)]| (?:at|from|by|before|after|and|or|to|in|for|but|so|when|because|morning|afternoon|evening|night|am"
    r"|pm|week|eve|\d)"
)
_PART = re.compile(r"(day )(am|pm|arvo|aft|eve|morn)\b(?! \d)")
_NO_PREPOSITION = re.compile(r"([^\W\d_]+) $")
_BEFORE_A_DAY = frozenset(
    "on last next this by until till since from every each before after for of to and or coming early late the a an "
    "my your our his her their thing past in at per around about following as is was be down all through during "
    "not see".split()
)
_SHORT = "mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
_RANGE_OF_DAYS = re.compile(rf"(?<![\w-])(?:{_SHORT})[-–](?:{_SHORT})(?![\w-])")
_SHORT_MONTHS_IN_DOUBT = frozenset({"mar", "dec", "sep", "sept"})
_AMBIGUOUS_MONTHS = frozenset({"may", "march"})
_ALSO_WORDS = frozenset("no min max st col op fig mt est gen p".split())
# Dots that hold the breath end no sentence: "forgot it.. and then went home".
_RUNS_ON = re.compile(r"(\w)\s*(?:\.{2,}|…)\s*(?=(?:and|but|then|so|because|which|who)\b)")
_MARK = re.compile(r"([.!?…]+[)\"'”’]*)\s+(?=\S)")
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’"}
_CONTRACTED = {
    "i'm": ("i", "am"), "im": ("i", "am"), "i've": ("i", "have"), "i'll": ("i", "will"), "i'd": ("i", "would"),
    "we're": ("we", "are"), "we've": ("we", "have"), "we'll": ("we", "will"), "we'd": ("we", "would"),
    "you've": ("you", "have"), "you're": ("you", "are"), "you'd": ("you", "would"), "it's": ("it", "is"),
    "don't": ("do", "not"), "didn't": ("did", "not"), "doesn't": ("does", "not"), "should've": ("should", "have"),
    "that's": ("that", "is"), "cannot": ("can", "not"), "can't": ("can", "not"),
}  # fmt: skip
# A stem is written for I; typed again by a team it says we.
_IN_ONE_VOICE = {"we": "i", "us": "me", "our": "my", "are": "am"}
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BULLETS = frozenset("-–—•*·")
_MAY_REPEAT_ALONE = frozenset({"that", "because", "when", "for", "yet", "to", "whoever"})
# After these "that" is no part of a stem: "that is the worst", "that morning".
_AFTER_POINTING = frozenset(
    "is was will would has had means meant made cost left day morning week night evening afternoon date month".split()
)


@remembered(256)
def trimmed(answer: str, words: Words) -> str:
    """Return `answer` on one line without what frames it: bullets, quotation marks, end marks, "and" (rule 1)."""
    text = plain(answer, words)
    while True:
        before = text
        text = _LEADING.sub("", text)
        if text[-1:] in ".,;:!-–—&" or text[-3:].casefold() == "and":
            text = _without_end(text, words)
        closing = _QUOTES.get(text[:1])
        if closing and len(text) > 1 and text[-1] in closing and not any(c in text[1:-1] for c in text[0] + closing):
            text = text[1:-1].strip()
        if text == before:
            return _RUNS_ON.sub(r"\1, ", text) if bare(text) else ""


def _without_end(text: str, words: Words) -> str:
    # Looked for at the end alone: a text may be long.
    start = max(0, len(text) - _LONGEST_END)
    trailing = _TRAILING.search(text, start)
    if trailing and trailing.start() == start:
        trailing = _TRAILING.search(text)
    shorter = text[: trailing.start()] if trailing else text
    last = _LAST_WORD.search(shorter)
    # "3 p.m." keeps its stop: a time may come to stand behind it.
    if last and text[len(shorter) :].startswith(".") and last.group().casefold() in words.abbreviations_at_end:
        return shorter + "."
    return shorter


@remembered(256)
def with_capitals(text: str, words: Words) -> str:
    """Return `text` with I, weekdays, months and feasts in capitals and in full, and the apostrophe of didnt and im."""
    text = _NO_APOSTROPHE.sub(_with_apostrophe, _LONE_I.sub("I", text))
    if "-" in text or "–" in text:
        text = _RANGE_OF_DAYS.sub(lambda m: m.group().title(), text)
    text = days_in_full(text, words)

    def named(match: re.Match[str]) -> str:
        word = match.group(1)
        start, end = match.span()
        if word in _AMBIGUOUS_MONTHS and not _is_month(word, text, start, end):
            return match.group()
        return word.capitalize() + text[match.end(1) : end]

    text = words.named_days.sub(named, text)
    return _PART.sub(lambda m: m.group(1) + words.short_parts[m.group(2)], text) if "day " in text else text


def _is_month(word: str, text: str, start: int, end: int) -> bool:
    before = _BEFORE_MONTH.search(text, max(0, start - 10), start)
    if word == "may" and (_MAY_IS_A_VERB.search(text, max(0, start - 6), start) or _AFTER_A_VERB.match(text, end)):
        return False
    return before is not None or _AFTER_MONTH.match(text, end) is not None


def days_in_full(text: str, words: Words, *, sure: bool = False) -> str:
    """Return `text` with short weekdays, and short months beside a number or "in", written out.

    It is `sure` that a time is spoken of: else "sun" and "sat" need a word before them that makes a day of them.
    """

    def full(match: re.Match[str]) -> str:
        day, month, first, before = match.group("day", "month", "first", "before")
        stop = match.group("stop") or ""
        after = text[match.end() : match.end() + 2].strip()
        if day:
            stop = "" if after[:1].isdigit() else stop
            low, start = day.casefold(), match.start()
            known = low in _SURE_SHORT_DAYS or (
                _BEFORE_SHORT_DAY.search(text, max(0, start - 7), start)
                and _AFTER_SHORT_DAY.match(text, match.end("day"))
            )
            alone = not sure and known and _NO_PREPOSITION.search(text, max(0, start - 14), start)
            if alone and alone.group(1).casefold() not in _BEFORE_A_DAY and not _is_noun(text[match.end() :], words):
                return f"on {words.weekdays[low]}{stop}"
            if not known and not (sure and not _BEFORE_NO_DAY.search(text, max(0, start - 6), start)):
                return match.group()
            return words.weekdays[low] + stop
        low = (month or first).casefold()
        if month and not before[0].isdigit() and low in _SHORT_MONTHS_IN_DOUBT:
            return match.group()
        stop = stop if stop and after[:1].isupper() else ""
        return f"{before or ''}{words.months[low]}{stop}"

    return words.short_days.sub(full, text)


def _is_noun(after: str, words: Words) -> bool:
    word = _TOKEN.match(after.lstrip())
    return after[:1] == " " and word is not None and word.group() in words.nouns and word.group() not in words.parts


def _with_apostrophe(match: re.Match[str]) -> str:
    verb, i, ending, would = match.groups()
    return f"{verb}n't" if verb else f"I'{ending}" if i else f"{would.upper()}'d"


def without_stems(text: str, stems: Sequence[str]) -> str:
    """Return `text` without a stem that it repeats (rule 2); contractions are read in full.

    The first two stems are those of the field and its default: of them the last words alone may be repeated, too.
    """
    found = _tokens(text, limit=12)
    if not found:
        return text
    said = [word for word, _ in found]
    for number, stem in enumerate(stems):
        wanted = _words_of(stem)
        for start in range(len(wanted) if number < 2 else 1):
            part = wanted[start:]
            if said[0] != part[0] or said[: len(part)] != part:
                continue
            if len(part) == 1 and start > 0 and not _may_repeat_alone(said):
                continue
            end = found[len(part) - 1][1]
            if end == 0 or (end == len(text) and len(part) < 2):
                break
            return text[end:].lstrip(" ,:;–—-…")
    return text


@remembered(256)
def _words_of(stem: str) -> list[str]:
    return [word for word, _ in _tokens(stem, limit=20)]


def _may_repeat_alone(said: Sequence[str]) -> bool:
    word, after = said[0], said[1] if len(said) > 1 else ""
    return word in _MAY_REPEAT_ALONE and not (word == "that" and after in _AFTER_POINTING)


@remembered(256)
def _tokens(text: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Return the first words in full with the place where each ends; 0 inside a contraction."""
    found: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text[: 16 * limit]):
        word = match.group().casefold()
        full = [_IN_ONE_VOICE.get(w, w) for w in _CONTRACTED.get(word, (word,))]
        found += [(w, 0) for w in full[:-1]]
        found.append((full[-1], match.end()))
        if len(found) >= limit:
            break
    return tuple(found)


@remembered(256)
def first_and_rest(text: str, words: Words) -> tuple[str, tuple[str, ...]]:
    """Return the first sentence of a trimmed answer, without its full stop, and the further ones, complete (rule 6)."""
    pieces: list[str] = []
    start = 0
    for match in _MARK.finditer(text):
        if match.start() > start and _ends_here(text, match, words):
            pieces.append(text[start : match.end(1)])
            start = match.end()
    if not pieces:
        return text, ()
    pieces = [
        pieces[0],
        *(_LEADING.sub("", piece) if piece[0] in _BULLETS else piece for piece in (*pieces[1:], text[start:])),
    ]
    pieces = [_without_end(piece, words) if piece[-1] in ".!" else piece for piece in pieces]
    return pieces[0], tuple(finish(capital(piece)) for piece in pieces[1:] if bare(piece))


def _ends_here(text: str, match: re.Match[str], words: Words) -> bool:
    if not match.group(1).startswith("."):
        return True
    last = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    before = last.group().casefold() if last else ""
    after = text[match.end() : match.end() + 12]
    if before in words.abbreviations:
        return before in _ALSO_WORDS and _opens_anew(after, words)
    if before in words.abbreviations_at_end or (len(before) == 1 and before.isalpha() and before != "i"):
        return _opens_anew(after, words)
    return not (before.isdigit() and last is not None and last.start() == 0)


def _opens_anew(after: str, words: Words) -> bool:
    """Say whether what follows an abbreviation begins a sentence: a common word with a capital."""
    word = _TOKEN.match(after)
    return word is not None and word.group()[0].isupper() and word.group().casefold() in (words.function_words | {"i"})


def clean(answer: str, setting: Setting, stem: str = "") -> str:
    """Return the first sentence of an answer as it stands after `stem` (rules 1 to 3); its case is kept without one."""
    text, _ = cleaned(answer, setting, (stem,) if stem else ())
    return lowered(text, setting) if stem else text


def cleaned(answer: str, setting: Setting, stems: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the first sentence of `answer` without the stems it repeats, and the further sentences, complete."""
    words = setting.words
    text = with_capitals(trimmed(answer, words), words)
    text = without_stems(text, stems)
    first, rest = first_and_rest(text, words)
    # What is left of a stem may be framed again: "I'm sorry... and sent".
    return (_LEADING.sub("", first) if rest or stems else first), rest


def two_sentences(answer: str, setting: Setting) -> tuple[str, tuple[str, ...]]:
    """Return the first sentence of `answer`, without its full stop, and the further ones, complete."""
    return cleaned(answer, setting, ())
