"""Verb forms: what an answer begins with, and the form its stem needs (rule 5)."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from composer.message.splice.memory import remembered
from composer.message.splice.words import Words, inflected

Form = Literal["auxiliary", "past", "participle", "base", "s", "ing", "subject", "noun", "preposition", "question", ""]

_TOKEN = re.compile(r"[^\W_]+(?:['*-]+[^\W_]+)*|[,;:()]|[£$€₹₦]")
_OPENING_ADVERBS = frozenset(
    "not never also just only even still already then almost nearly once now always often simply again double triple "
    "kinda sorta".split()
)
# Split off its verb by haste: "re sent", "over charged".
_PREFIXES = frozenset("re mis over under pre cross clean plain".split())
_HYPHENED = _PREFIXES | {"double", "triple", "hand", "co", "un", "de", "test", "fast", "fat"}
_NOT_ADVERBS = frozenset("family early assembly anomaly daily weekly monthly yearly reply supply apply".split())
PARTICLES = frozenset("up out off down back over away through".split())
_FINITE = frozenset(
    "am is are was were has have had do does did will would shall should can could may might must cannot ought".split()
)
_INTRANSITIVE = frozenset(
    "arrived appeared complained crashed died disappeared ended expired failed froze happened occurred remained "
    "resigned retired slept slipped stalled started stayed stopped struggled waited worked got jammed leaked burst "
    "flooded hurt overflowed backfired vanished lapsed overran tripped blew".split()
)
_BEFORE_VERB = frozenset("still always never only also already now just".split())
_BEHIND_VERB = frozenset("most more less least".split())
_PAST_AUXILIARIES = frozenset("was were had did could would should might".split())
_AGREEING = {
    "I": {
        "were": "was", "are": "am", "is": "am", "has": "have", "does": "do", "weren't": "wasn't", "hasn't": "haven't",
        "doesn't": "don't",
    },
    "you": {
        "was": "were", "am": "are", "is": "are", "has": "have", "does": "do", "wasn't": "weren't", "isn't": "aren't",
        "hasn't": "haven't", "doesn't": "don't",
    },
}  # fmt: skip
_DO_FORMS: dict[str, Form] = {"do": "base", "did": "past"}
_ADVERBS_OF_VERBS = frozenset({"twice", "properly", "better", "sooner", "earlier", "carefully", "harder"})
_BE_FORMS: dict[str, Form] = {"be": "base", "been": "participle", "being": "ing"}
_AND_WAS = re.compile(r"\b(and(?: then| also)?) (was|wasn't)\b")
_LATER_VERB = re.compile(r"(?<![\w'-])(?:and|or|then)(?: then| also| never| not)? ([a-z]+)\b|, ([a-z]+)\b")


class Token(Struct, frozen=True):
    """A word of an answer in lower case, or one of its signs, and where it stands; `named`: it has a capital."""

    low: str
    start: int
    end: int
    named: bool = False


class Opening(Struct, frozen=True):
    """How an answer begins: the adverbs before its first verb, that verb, and what form it has."""

    form: Form
    low: str = ""
    start: int = 0
    end: int = 0
    negated: bool = False


@remembered(512)
def tokens_of(text: str, limit: int = 400) -> tuple[Token, ...]:
    """Return the words and separating signs of the first `limit` characters of `text`."""
    return tuple(
        Token(word.casefold(), m.start(), m.end(), word[0].isupper())
        for m in _TOKEN.finditer(text[:limit])
        if (word := m.group())
    )


@remembered(512)
def opening_of(text: str, words: Words) -> Opening:
    """Return what `text` begins with, adverbs apart."""
    tokens = tokens_of(text, 120)
    if not tokens:
        return Opening("")
    first = _opening(tokens, 0, words)
    at = 0
    while at < min(3, len(tokens) - 1) and _is_adverb(tokens[at].low, words):
        at += 1
        after = _opening(tokens, at, words, verb=tokens[at - 1].low in ("not", "never", "always"))
        if after.form not in ("noun", "preposition", "question", ""):
            first = Opening(after.form, after.low, after.start, after.end, tokens[at - 1].low == "not")
            if not _is_adverb(tokens[at].low, words):
                break
    return first


def _is_adverb(low: str, words: Words) -> bool:
    return low in _OPENING_ADVERBS or (
        low.endswith("ly") and len(low) > 4 and low not in words.bases and low not in _NOT_ADVERBS
    )


def _opening(tokens: Sequence[Token], at: int, words: Words, *, verb: bool = False) -> Opening:
    token = tokens[at]
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    form = form_of(token.low, after, words)
    if form == "noun" and (verb or after in _ADVERBS_OF_VERBS) and token.low in words.bases:
        return Opening("base", token.low, token.start, token.end)
    split = _split_verb(token.low, after, form, words)
    if split:
        return Opening(split, after, tokens[at + 1].start, tokens[at + 1].end)
    if form in ("base", "s") and _is_thing_after_all(tokens, at, words):
        form = "noun"
    if token.named and token.low not in (words.bases if form == "base" else words.pasts) and form in ("base", "past"):
        form = "noun"
    return Opening(form, token.low, token.start, token.end)


def _split_verb(low: str, after: str, form: Form, words: Words) -> Form:
    """Return the form of a verb whose prefix stands apart ("over charged", "re send"), "" where there is none."""
    prefixed = (low in _PREFIXES and after in words.pasts) or f"{low}-{after}" in words.pasts
    if form in ("noun", "preposition") and prefixed:
        return "past"
    return "base" if low == "re" and after in words.bases else ""


def _is_thing_after_all(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Say whether a verb is a noun by what follows: "the mix up with the dates", "issues you had"."""
    if at + 1 >= len(tokens) or words.base_of.get(tokens[at].low) not in words.noun_verbs:
        return False
    after = tokens[at + 1].low
    if after in PARTICLES and tokens[at].low in words.bases:
        return _is_thing_with(tokens, at + 2)
    return after == "you" and _is_finite_at(tokens, at + 2, words)


def _is_finite_at(tokens: Sequence[Token], at: int, words: Words) -> bool:
    return at < len(tokens) and (tokens[at].low in _FINITE or tokens[at].low in words.pasts - words.bases)


def _is_thing_with(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "with" or "over" stands there, as in "a mix up with the dates"."""
    return at < len(tokens) and tokens[at].low in ("with", "over", "between", "at", "in")


def form_of(low: str, after: str, words: Words) -> Form:
    """Return the form of the word `low` before the word `after`; what is no verb is a noun, or of a closed class."""
    closed = _closed_form(low, after, words)
    if closed:
        return closed
    if low.endswith("ing") and low not in words.bases:
        return "noun" if _ing_is_noun(low, after, words) else "ing"
    if low in words.bases:
        return "base" if low not in words.noun_verbs or takes_object(after, words) or after in PARTICLES else "noun"
    if low in words.s_forms:
        return "s" if words.base_of[low] not in words.noun_verbs or takes_object(after, words) else "noun"
    if low in words.prepositions:
        return "preposition"
    if low not in words.not_verbs and low not in words.common:
        if (low.endswith("ed") and len(low) > 4) or low.endswith("'d"):
            return "past"
        prefix, hyphen, verb = low.partition("-")
        if hyphen and prefix in _HYPHENED and verb in words.base_of:
            return form_of(verb, after, words)
    if _is_object(after, words) and low not in words.nouns and _may_be_verb(low, words):
        return "base"
    return "noun"


def _closed_form(low: str, after: str, words: Words) -> Form:
    """Return the form of a word of a closed class or a form that is only a verb's, else ""."""
    base = low.partition("'")[0] if "'" in low else low
    if low in _BE_FORMS:
        return _BE_FORMS[low]
    if low in words.auxiliaries:
        return _DO_FORMS[low] if low in _DO_FORMS and _is_object(after, words) else "auxiliary"
    if base in words.subjects and base not in words.determiners:
        return "subject"
    if low in words.determiners or low in words.possessives or base in words.subjects or not low[0].isalpha():
        return "noun"
    if after in _FINITE and low not in words.pasts and low not in words.participles:
        return "noun"
    if low in words.questions:
        return "question"
    return "past" if low in words.pasts else "participle" if low in words.participles else ""


def _is_object(after: str, words: Words) -> bool:
    """Say whether `after` begins what only a verb takes: "boil the water", "dry it", "warm your room"."""
    return (
        (after in words.determiners and after not in ("that", "no", "all", "both", "one"))
        or after in words.possessives
        or after in ("it", "them", "him", "us", "me", "£", "$", "€")
    )


def _may_be_verb(low: str, words: Words) -> bool:
    # No verb of three letters is missing in the list; what is unknown and so short is a name or a foreign word.
    known = low in words.bases or (len(low) > 3 and low not in words.function_words | words.not_verbs)
    return known and low.isalpha() and low.isascii() and not low.endswith(("ly", "s", "ed", "ing")) and len(low) > 2


def _ing_is_noun(low: str, after: str, words: Words) -> bool:
    free = not (takes_object(after, words) or after in words.adverbs)
    return low in words.not_verbs or (low in words.ing_nouns and free)


def takes_object(after: str, words: Words) -> bool:
    """Say whether `after` is what follows a verb: the beginning of an object, or "to"."""
    return (
        after in words.determiners
        or after in words.possessives
        or after in words.objects
        or after in ("you", "it", "to", "that", "£", "$", "€", "how", "what", "whatever", "whoever", "whichever")
        or after.startswith(("every", "any"))
        or after[:1].isdigit()
    )


@remembered(512)
def is_clause(text: str, words: Words) -> bool:
    """Say whether `text` is a clause with a subject of its own ("the courier lost your parcel"), and no noun phrase."""
    tokens = tokens_of(text, 240)
    if len(tokens) < 2:
        return False
    first = form_of(tokens[0].low, tokens[1].low, words)
    if first == "subject" or (tokens[0].low in ("this", "that") and _finite(tokens, 1, words)):
        return True
    before = tokens[0].low
    for at in range(1, len(tokens)):
        low = tokens[at].low
        if low in words.questions or low in (";", ":") or (low == "that" and before != "of"):
            return False
        if _finite(tokens, at, words):
            return True
        opens_subject = low in words.determiners or low in words.possessives or low in words.subjects
        if opens_subject and not _goes_on(before, words):
            return False
        before = low
    return False


def _goes_on(before: str, words: Words) -> bool:
    return (
        before in words.prepositions or before in words.determiners or before in words.possessives
        or before in ("and", "or", ",", "than", "(", ")", "£", "$", "€") or before[0].isdigit()
    )  # fmt: skip


def _finite(tokens: Sequence[Token], at: int, words: Words) -> bool:
    low = tokens[at].low
    if tokens[at].named:
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in _FINITE or low.endswith("n't"):
        return True
    if low in words.pasts:
        return low not in words.participles or low in _INTRANSITIVE or (takes_object(after, words) and after != "to")
    if low in words.s_forms or low in words.bases:
        sure = low in words.s_forms and (
            words.base_of[low] not in words.noun_verbs or tokens[at - 1].low in _BEFORE_VERB or after in _BEHIND_VERB
        )
        return sure or (takes_object(after, words) and tokens[at - 1].low not in words.determiners | words.possessives)
    return False


def is_past(opening: Opening) -> bool:
    """Say whether the answer begins with a past form, had and was among them."""
    low = opening.low.removesuffix("n't")
    return opening.form == "past" or (opening.form == "auxiliary" and low in _PAST_AUXILIARIES)


def agreeing(text: str, opening: Opening, pronoun: str) -> str:
    """Return `text` with its first verb agreeing with I, we or you: "was" after you is "were"."""
    forms = _AGREEING["I" if pronoun == "I" else "you"]
    if opening.form == "auxiliary" or opening.low in ("was", "were"):
        text = text[: opening.start] + forms.get(opening.low, opening.low) + text[opening.end :]
    if pronoun in ("you", "we"):
        text = _AND_WAS.sub(lambda m: f"{m.group(1)} {forms[m.group(2)]}", text)
    return text


def with_form(text: str, opening: Opening, words: Words, form: Literal["past", "participle", "base", "ing"]) -> str:
    """Return `text` with its first verb in another form, and with it the verbs that are joined to it in the old one."""
    changed = _form(opening.low, words, form)
    if changed is None:
        return text
    tail = text[opening.end :]
    if form != "ing" and opening.form in ("base", "past", "participle", "s", "ing"):
        tail = _later_verbs(tail, opening, words, form)
    return text[: opening.start] + changed + tail


def _form(low: str, words: Words, form: Literal["past", "participle", "base", "ing"]) -> str | None:
    base = words.base_of.get(low)
    if base is None:
        known = low in words.common or low.endswith(("ed", "ing", "s", "'d"))
        prefix, hyphen, verb = low.partition("-")
        if hyphen and prefix in _HYPHENED and verb in words.base_of:
            changed = _form(verb, words, form)
            return changed and f"{prefix}-{changed}"
        return (
            None
            if form == "base" or (known and low not in words.common) or not (low.isalpha() and low.isascii())
            else inflected(low, form)
        )
    if form == "base":
        return base
    if low in (words.participles if form == "participle" else words.pasts if form == "past" else words.ings):
        return low
    return {"past": words.past, "participle": words.participle, "ing": words.ing}[form][base]


def _later_verbs(tail: str, opening: Opening, words: Words, form: Literal["past", "participle", "base", "ing"]) -> str:
    """Return `tail` with the verbs after "and", "or", "then" or a comma changed like the first, where they are sure."""
    stop = re.search(r"(?<![\w'-])(?:to|who|which|that|what|how|because|so|where|when|if|while)(?![\w'-])", tail)
    limit = stop.start() if stop else len(tail)

    def changed(match: re.Match[str]) -> str:
        low = match.group(1) or match.group(2)
        after = _TOKEN.match(tail, match.end() + 1)
        if match.start() > limit or not _same_form(low, after.group().casefold() if after else "", opening, words):
            return match.group()
        new = _form(low, words, form)
        return match.group() if new is None else match.group()[: -len(low)] + new

    return _LATER_VERB.sub(changed, tail)


def _same_form(low: str, after: str, opening: Opening, words: Words) -> bool:
    found = form_of(low, after, words)
    if opening.form == "base":
        return found == "base" and low not in words.auxiliaries and low not in words.pasts
    if opening.form in ("s", "ing"):
        return found == opening.form
    return found in ("past", "participle") and (low in words.pasts or low in words.participles)
