"""What somebody was, and what was done to them: "late with the report", "kept in the dark" stand without their verb."""

import re
from collections.abc import Sequence

from composer.message.splice.verbs import Token, takes_object, tokens_of
from composer.message.splice.words import Words

_DEGREES = frozenset(
    "so too very really not still now just quite rather a bit little again always never far also already".split()
)
_PHRASES = ("at fault", "in the wrong", "out of order", "out of line", "off sick", "short staffed", "out of office")
_COUNTED = re.compile(r"\d+(?:h|hrs?|m|mins?)?$")
_ARTICLE = re.compile(r"(?:an?|the|my|our|your|no|not|last|next|this|[a-z]+ing) |\W", re.IGNORECASE)
_PRICED = re.compile(r"(?:[£$€₹](?=\d)|(?=\d[\d,.]*%))(\d[\d,.]*)%? (?=[a-z])")
_EIGHT = re.compile(r"8|1[18](?!\d)")
_VOWEL = re.compile(r"[aeio]|u(?!ni|se|su|ti)|hour|honest")


def is_state(text: str, words: Words) -> bool:
    """Say whether `text` is a state without its verb: "late with the report", "too slow to answer"."""
    if text.startswith(_PHRASES):
        return True
    tokens = tokens_of(text, 120)
    at = _past_degree(tokens, words)
    if at >= len(tokens) or not (
        tokens[at].low in words.states or (tokens[at].low == "able" and tokens[at - 1].low == "not")
    ):
        return False
    return _ends(tokens, at + 1, words)


def _past_degree(tokens: Sequence[Token], words: Words) -> int:
    at = 0
    while at < len(tokens) - 1 and at < 4:
        low = tokens[at].low
        counted = at + 1 < len(tokens) and tokens[at + 1].low in words.periods
        if (
            low in _DEGREES
            or (_COUNTED.match(low) and counted)
            or low in words.periods
            or (low.endswith("ly") and counted)
            or ((low in words.numbers or low in ("an", "half")) and counted)
        ):
            at += 1
        else:
            break
    return at


def _ends(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Say whether nothing follows at `at` that a state would describe: no noun."""
    if at >= len(tokens):
        return True
    low = tokens[at].low
    return (
        low in words.prepositions
        or low in words.adverbs
        or low in words.states
        or low in words.conjunctions
        or low in ("to", ",", "that", "(", ";")
    )


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
    priced = _PRICED.match(text)
    if priced:
        head = _head(text[priced.end() :], words)
        single = head in words.nouns and not head.endswith("s") and head not in words.mass
        return f"{'an' if _EIGHT.match(priced.group(1)) else 'a'} {text}" if single else text
    noun = _head(text, words)
    if not noun or noun.endswith("s") or noun in words.mass or noun not in words.nouns:
        return text
    return f"{'an' if _VOWEL.match(text) else 'a'} {text}"


def the_noun(text: str, words: Words) -> str:
    """Return "the driver was new" for "driver was new": a clause that opens with a thing and its verb."""
    tokens = tokens_of(text, 60)
    if not tokens or not text[0].islower() or tokens[0].low not in words.nouns or tokens[0].low in words.mass:
        return text
    # Its head is the last of the nouns it opens with: "eye operations" need no article.
    nouns = 0
    while nouns < len(tokens) and (tokens[nouns].low in words.nouns or _singular(tokens[nouns].low) in words.nouns):
        nouns += 1
    head = tokens[min(nouns, len(tokens)) - 1].low
    numbered = len(tokens) > 1 and tokens[1].low[0].isdigit()
    return text if numbered or (_singular(head) in words.nouns and head not in words.nouns) else f"the {text}"


def with_was(text: str, words: Words) -> str:
    """Return "the shipment was delayed by snow" for "shipment delayed by snow"; any other text as it is."""
    tokens = tokens_of(text, 80)
    nouns = 0
    while (
        nouns < len(tokens)
        and nouns < 3
        and (tokens[nouns].low in words.nouns or _singular(tokens[nouns].low) in words.nouns)
    ):
        nouns += 1
    at = nouns + (nouns < len(tokens) and tokens[nouns].low in ("not", "never", "only"))
    if not nouns or at >= len(tokens) or tokens[at].low not in words.participles or tokens[at].low in words.nouns:
        return text
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after and after not in words.prepositions and after not in words.manner and after not in words.conjunctions:
        return text
    head = tokens[nouns - 1].low
    plural = head not in words.nouns
    said = f"{text[: tokens[nouns].start]}{'were' if plural else 'was'} {text[tokens[nouns].start :]}"
    return said if plural else the_noun(said, words)


def _singular(low: str) -> str:
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else ""


def _head(text: str, words: Words) -> str:
    """Return the noun that an unmarked noun phrase in lower case is about, "" where it has a mark or a name."""
    if not text or not text[0].islower() or _ARTICLE.match(text):
        return ""
    before = ""
    for at, token in enumerate(tokens_of(text, 80)):
        low = token.low
        if low in words.prepositions or low in words.conjunctions or low in (",", ";", "(", "that"):
            break
        if at and (low in words.adverbs or (low in words.ings and low not in words.ing_nouns)):
            break
        if token.named or low in words.determiners or low in words.possessives or low in words.subjects:
            return ""
        if at and low in words.participles and low not in words.nouns and before in words.nouns:
            break
        before = low
    return before
