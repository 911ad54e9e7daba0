"""Haste and dictation written out: u is you, spoken commas are commas, capitals come down (before rule 1)."""

import re

from composer.message.splice.words import Words

_TIGHT_COMMA = re.compile(r"(?<=[\w)\"'])([,;])(?=[^\W\d_])")
_TIGHT_STOP = re.compile(r"(?<=[a-z]{2})([.!?])(?=([A-Z])([a-z']*))")
_AMPERSAND = re.compile(r"(?<=[a-z0-9)]) & (?=[a-z0-9£$€])")
_SPOKEN = re.compile(
    r"(?P<before>\w+)?,? (?P<mark>comma|full stop|question mark|exclamation mark|new line|new paragraph)(?= |$|\.$)"
)
_MARKS = {"comma": ",", "question mark": "?", "exclamation mark": "!"}
_NAMED_BEFORE = frozenset(
    "a an the this that each every one wrong missing extra of no your my our decimal and or".split()
)
_LONE_R = re.compile(r"(?<![\w'.,/-])(?:(?<=^)r|(?<=\byou )r|(?<=\bwe )r|(?<=\bthey )r)(?= \w)")
_U_OPENS = re.compile(r"^(U|Ur)(?= [a-z])")
_LABELLED = re.compile(
    r"\b(?:block|class|flat|form|grade|group|option|plan|room|row|section|type|unit|zone) $", re.IGNORECASE
)
_COS = re.compile(
    r"(?<![\w'-])(?:cos|bc)(?= (?:I|i|we|you|u|he|she|it|they|there|nobody|no one|the|a|an|my|our|your|his|her|this|that)\b)"
)
_ILL = re.compile(
    r"(?:(?<=^)|(?<=and )|(?<=so )|(?<=but )|(?<=then )|(?<=, )|(?<=\. ))(I|i|W|w)(ll|ell) (?=([a-z]+) (\w+))"
)
_ITS = re.compile(r"(?<![\w'-])([Ii])ts(?= (\w+)(?: (\w+))?)")
_TO_AN_END = re.compile(r"^(?P<signs>[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D ]+)(?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def written_out(text: str, words: Words) -> str:
    """Return `text` with hasty spellings in full, spaces after commas, dictated marks as marks, and no shouting."""
    if text.isupper():
        text = _quiet(text, words)
    signs = _TO_AN_END.match(text) if not text[:1].isascii() else None
    if signs:
        text = f"{text[signs.end() :].rstrip(' .')} {signs.group('signs').strip()}"
    if "," in text or ";" in text:
        text = _spaced(text)
    if "." in text or "!" in text or "?" in text:
        text = _TIGHT_STOP.sub(lambda m: f"{m.group(1)} " if _opens(m.group(2, 3), words) else m.group(1), text)
    if " & " in text:
        text = _AMPERSAND.sub(" and ", text)
    if " comma" in text or " mark" in text or " full stop" in text or " new " in text:
        text = _SPOKEN.sub(_spoken, text)
    text = words.hasty.sub(lambda m: _full(m, text, words), text)
    if "ll " in text:
        text = _ILL.sub(lambda m: _will(m, words), text)
    if "its " in text or "Its " in text:
        text = _ITS.sub(lambda m: _it_is(m, words), text)
    if "cos " in text or "bc " in text:
        text = _COS.sub("because", text)
    if "r " in text[:2] or " r " in text:
        text = _LONE_R.sub("are", text)
    if text[:1] == "U":
        text = _U_OPENS.sub(lambda m: "You" if m.group() == "U" else "Your", text)
    return text


def _spaced(text: str) -> str:
    return text if "://" in text or "@" in text else _TIGHT_COMMA.sub(r"\1 ", text)


def _opens(letters: tuple[str, ...], words: Words) -> bool:
    """Say whether a capital right after a full stop opens a sentence: "the file.We lost it"."""
    low = "".join(letters).casefold()
    return low in words.function_words or low in ("i", "i'm", "i've", "i'll")


def _spoken(match: re.Match[str]) -> str:
    before, mark = match.group("before") or "", match.group("mark")
    if before.casefold() in _NAMED_BEFORE:
        return match.group()
    return f"{before}{_MARKS.get(mark, '.')}"


def _full(match: re.Match[str], text: str, words: Words) -> str:
    short = match.group()
    if short in ("u", "ur") and _LABELLED.search(text, max(0, match.start() - 10), match.start()):
        return short
    if short == "ur" and _says_you_are(text[match.end() : match.end() + 40], words):
        return "you're"
    if short == "wk" and text[match.start() - 1 : match.start()].isdigit():
        return short
    return words.shorthand[short]


def _says_you_are(after: str, words: Words) -> bool:
    """Say whether "ur" is "you're": before a state, a participle or an -ing form with nothing it could belong to."""
    found = [m.group().casefold() for m in _LETTERS.finditer(after)][:2]
    if not found:
        return False
    first, then = found[0], found[1] if len(found) > 1 else ""
    ends = not then or then in words.prepositions or then in words.conjunctions
    if first in ("not", "so", "very", "still", "a", "the", "really"):
        return True
    if first in words.nouns or first in words.noun_verbs:
        return False
    state = first in words.states or first in words.participles
    return (state and ends) or (first.endswith("ing") and first in words.ings and not ends)


def _will(match: re.Match[str], words: Words) -> str:
    """Return "I'll ring" for "ill ring" and "we'll ring you" for "well ring you"."""
    pronoun, verb, after = match.group(1), match.group(3), match.group(4)
    ill = pronoun in "Ii"
    sure = verb in words.bases and (verb not in words.noun_verbs or words.is_determiner(after) or after == "you")
    sure = sure or (verb in ("get", "be", "have", "also", "then", "never", "not") and ill)
    if not sure or (not ill and match.start()):
        return match.group()
    return "I'll " if ill else f"{pronoun}e'll "


def _it_is(match: re.Match[str], words: Words) -> str:
    after, then = match.group(2).casefold(), (match.group(3) or "").casefold()
    closed = after in ("a", "an", "the", "not", "been", "my", "our", "your", "all", "now", "just", "still", "too", "so")
    closed = closed or (not then and (after in words.prepositions or after in words.adverbs or after in words.states))
    participle = after in words.participles and (not then or then in words.prepositions or then in words.adverbs)
    return f"{match.group(1)}t's" if closed or participle else match.group()


def _quiet(text: str, words: Words) -> str:
    """Return a shouted answer in lower case; what is no common word may be an acronym or a name and stays."""
    said = [m.group().casefold() for m in _LETTERS.finditer(text)]
    common = [word for word in said if words.is_common(word) or word in ("i", *words.weekdays, *words.months)]
    plain = len(common) > 2 or any(len(word) > 3 for word in common)
    if len(said) < 2 or not plain or 2 * len(common) <= len(said):
        return text

    def lower(match: re.Match[str]) -> str:
        low = match.group().casefold()
        if low in words.weekdays or low in words.months:
            return words.weekdays.get(low) or words.months[low]
        return low if words.is_common(low) or low in words.base_of or "'" in low else match.group()

    return _LETTERS.sub(lower, text)
