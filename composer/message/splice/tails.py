"""Where a time stands in a promise: before its first tail, else last (rule 8)."""

import re
from collections.abc import Sequence

from composer.message.splice.setting import Setting
from composer.message.splice.verbs import Token, tokens_of
from composer.message.splice.words import Words

_REFLEXIVES = frozenset("each one another everyone everybody anyone anybody someone somebody nobody who whom".split())
_OUTCOMES = re.compile(r", (?:good or bad|either way|one way or (?:another|the other))$", re.IGNORECASE)
_CALLS = frozenset("ring call bell shout visit text buzz".split())
_TO_THEM = frozenset("you them him her us me".split())
# "to work", "to support": where something goes, and no purpose.
_PLACES = frozenset("support work post mail print stock".split())
_QUESTIONED = frozenset("that what how whether which who whom whose where why if".split())


def split_for_time(text: str, setting: Setting) -> tuple[str, str]:
    """Return `text` as what stands before its time and what stands behind, with the space or comma that joins it."""
    words = setting.words
    tokens = tokens_of(text)
    place = _first_tail(tokens, setting)
    ends = _last_part(text, tokens, words)
    if place is None or (ends is not None and ends <= place[0]):
        return (text[:ends].rstrip(), text[ends:]) if ends is not None else (text, "")
    start, joint = place
    return text[:start].rstrip(" ,"), joint + text[start:]


def _last_part(text: str, tokens: Sequence[Token], words: Words) -> int | None:
    """Return where the comma stands that parts a preposition, a wh-word or a conjunction at the end from the rest."""
    outcome = _OUTCOMES.search(text)
    if outcome:
        return outcome.start()
    found = None
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].low == ",":
            opens = tokens[at + 1].low
            known = opens in words.prepositions or opens in words.questions or opens in words.conjunctions
            if not known or opens in ("and", "or"):
                break
            found = tokens[at].start
    return found


def _first_tail(tokens: Sequence[Token], setting: Setting) -> tuple[int, str] | None:
    words = setting.words
    contact = bool(tokens) and _opens_with_contact(tokens, words)
    telling = bool(tokens) and tokens[0].low in words.telling
    for at in range(1, len(tokens) - 1):
        low, after = tokens[at].low, tokens[at + 1]
        before = tokens[at - 1]
        if low == "so" and _opens_clause(after, setting):
            return tokens[at].start, " "
        if low in ("when", "while") and _opens_clause(after, setting):
            return tokens[at].start, " " if telling and low == "when" else ", "
        if low in _QUESTIONED or (low == "so" and after.low not in words.function_words):
            return None
        if low == "to" and _is_base(tokens, at + 1, words) and (contact or _takes_purpose(before, setting)):
            return tokens[at].start, " "
        if low in ("with", "about") and not _is_person(tokens, at + 1, setting):
            return tokens[at].start, " "
    return None


def _opens_with_contact(tokens: Sequence[Token], words: Words) -> bool:
    """Say whether the promise opens with a verb of contact, an adverb before it apart."""
    first = next(
        (token.low for token in tokens[:3] if token.low not in words.adverbs and not token.low.endswith("ly")), ""
    )
    return first in words.contact or (first == "give" and not _CALLS.isdisjoint(token.low for token in tokens[1:4]))


def _opens_clause(token: Token, setting: Setting) -> bool:
    words = setting.words
    low = token.low
    return (
        low in words.subjects or low in words.determiners or low in words.possessives or token.named
        or (low in words.nouns and low not in words.adverbs)
    )  # fmt: skip


def _is_base(tokens: Sequence[Token], at: int, words: Words) -> bool:
    return tokens[at].low in words.bases and tokens[at].low not in _PLACES


def _takes_purpose(token: Token, setting: Setting) -> bool:
    words = setting.words
    adverb = token.low in words.adverbs or (token.low.endswith("ly") and token.low not in words.nouns)
    return token.low in _TO_THEM or adverb or token.named


def _is_person(tokens: Sequence[Token], at: int, setting: Setting) -> bool:
    """Say whether the words at `at` mean a person: a pronoun, a name, my or our with a word for one."""
    words, token = setting.words, tokens[at]
    if token.low in words.objects or token.low in ("you", "it", "her") or token.low in _REFLEXIVES:
        return True
    if token.named and token.low not in words.weekdays and token.low not in words.months:
        return True
    if token.low in ("my", "our"):
        return any(
            other.low in words.persons for other in tokens[at + 1 : at + 4] if other.low not in words.prepositions
        )
    return False
