"""What somebody was, and what was done to them: "late with the report", "kept in the dark" stand without their verb."""

import re
from collections.abc import Sequence

from composer.message.splice.verbs import Token, takes_object, tokens_of
from composer.message.splice.words import Words

_DEGREES = frozenset("so too very really not still now just quite rather a bit little again always never far also already".split())
_COUNTED = re.compile(r"\d+(?:h|hrs?|m|mins?)?$")
_ARTICLE = re.compile(r"an? |the |my |our |your |no |\W", re.IGNORECASE)
_VOWEL = re.compile(r"[aeio]|u(?!ni|se|su|ti)|hour|honest")


def is_state(text: str, words: Words) -> bool:
    """Say whether `text` is a state without its verb: "late with the report", "30 minutes late", "too slow to answer"."""
    tokens = tokens_of(text, 120)
    at = _past_degree(tokens, words)
    if at >= len(tokens) or not (tokens[at].low in words.states or (tokens[at].low == "able" and tokens[at - 1].low == "not")):
        return False
    return _ends(tokens, at + 1, words)


def _past_degree(tokens: Sequence[Token], words: Words) -> int:
    at = 0
    while at < len(tokens) - 1 and at < 4:
        low = tokens[at].low
        counted = at + 1 < len(tokens) and tokens[at + 1].low in words.periods
        if low in _DEGREES or (_COUNTED.match(low) and counted) or low in words.periods or (low.endswith("ly") and counted) or ((low in words.numbers or low in ("an", "half")) and counted):
            at += 1
        else:
            break
    return at


def _ends(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Say whether nothing follows at `at` that a state would describe: no noun."""
    if at >= len(tokens):
        return True
    low = tokens[at].low
    return low in words.prepositions or low in words.adverbs or low in words.conjunctions or low in ("to", ",", "that", "(", ";")


def is_suffered(text: str, words: Words) -> bool:
    """Say whether `text` is what was done to somebody, without its "was": "charged twice", "promised a call"."""
    tokens = tokens_of(text, 80)
    at = 0
    while at < len(tokens) - 1 and (tokens[at].low in _DEGREES or tokens[at].low.endswith("ly")):
        at += 1
    if at >= len(tokens):
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low in words.received and (takes_object(after, words) or after in words.adverbs):
        return after != "to" and after not in ("you", "it")
    return tokens[at].low in words.suffered and not _begins_object(tokens, at + 1, words)


def _begins_object(tokens: Sequence[Token], at: int, words: Words) -> bool:
    if at >= len(tokens):
        return False
    low = tokens[at].low
    to = low == "to"
    return not to and (takes_object(low, words) or not _ends(tokens, at, words)) and low not in words.manner


def with_article(text: str, words: Words) -> str:
    """Return "a new part on order" for "new part on order": what somebody in a hurry writes without its article."""
    noun = _head(text, words)
    if not noun or noun.endswith("s") or noun in words.mass or noun not in words.nouns:
        return text
    return f"{'an' if _VOWEL.match(text) else 'a'} {text}"


def the_noun(text: str, words: Words) -> str:
    """Return "the driver was new" for "driver was new": a clause that opens with a thing and its verb."""
    tokens = tokens_of(text, 60)
    bare = bool(tokens) and text[0].islower() and tokens[0].low in words.nouns and tokens[0].low not in words.mass
    numbered = len(tokens) > 1 and tokens[1].low[0].isdigit()
    plural = bare and tokens[0].low.endswith("s") and tokens[0].low[:-1] in words.nouns
    return f"the {text}" if bare and not numbered and not plural else text


def _head(text: str, words: Words) -> str:
    """Return the noun that an unmarked noun phrase in lower case is about, "" where it has a mark or a name."""
    if not text or not text[0].islower() or _ARTICLE.match(text):
        return ""
    before = ""
    for at, token in enumerate(tokens_of(text, 80)):
        low = token.low
        if low in words.prepositions or low in words.conjunctions or low in (",", ";", "(", "that") or low in words.adverbs:
            break
        if token.named or low in words.determiners or low in words.possessives or low in words.subjects:
            return ""
        if at and low in words.participles and low not in words.nouns and before in words.nouns:
            break
        before = low
    return before
