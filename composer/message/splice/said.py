"""What they said, felt and asked, given back to them: their "you" is put in, questions are told and not asked."""

import re

from composer.message.splice.setting import Setting
from composer.message.splice.states import is_state, is_suffered
from composer.message.splice.verbs import agreeing, opening_of, takes_object, tokens_of
from composer.message.splice.words import Words, inflected

_STATIVE = frozenset("believe expect feel have hope know live need own pay rely think use wait want wish work".split())
_TAKES_TIME = frozenset("too so ages forever hours days weeks months all far".split())
_IT_IS = frozenset({"is", "isn't"})
_INVERTED = re.compile(
    r"(?P<ask>(?:why|how|what|when|where|who|which|whose)(?: (?:exactly|long|many|much|far|soon|often|else|\w+s))?) "
    r"(?P<verb>is|are|was|were|did|does|do|will|can|could|should|would|has|have|had) "
    r"(?P<subject>(?:the|this|that|your|our|my|an?) (?:\w+ ){0,2}?\w+|it|you|we|I|they|he|she|this|that)"
    r"(?P<rest> .*)?$",
    re.IGNORECASE,
)
_DO = {"did": "past", "does": "s", "do": "base"}


def of_you(text: str, setting: Setting) -> str:
    """Return `text` with "you" where it begins with its verb: "waited three hours", "charged twice", "need it back"."""
    words = setting.words
    if is_state(text, words):
        return f"you are {text}"
    if is_suffered(text, words):
        return f"you were {text}"
    opening = opening_of(text, words)
    tokens = tokens_of(text[opening.end :], 40)
    after = tokens[0].low if tokens else ""
    if opening.low == "been":
        return f"you have {text}"
    if opening.form == "auxiliary":
        return f"it {text}" if opening.low in _IT_IS else f"you {agreeing(text, opening, 'you')}"
    if opening.form == "past":
        if opening.low in words.of_things or (opening.low == "took" and after in _TAKES_TIME):
            return f"it {text}"
        sure = opening.low not in words.participles or takes_object(after, words) or _ends(after, words)
        return f"you {text}" if sure else text
    if opening.form == "base" and opening.low in _STATIVE:
        return f"you {text}"
    return text


def _ends(after: str, words: Words) -> bool:
    return not after or after in words.adverbs or after in words.prepositions or after in words.conjunctions


def told_not_asked(text: str, words: Words) -> str:
    """Return a question as it stands after "I do not know": "why did it fail" is "why it failed"."""
    text = text.rstrip("? ")
    asked = _INVERTED.match(text)
    if asked is None:
        return text
    ask, verb, subject, rest = (asked.group(name) or "" for name in ("ask", "verb", "subject", "rest"))
    low = verb.casefold()
    if low not in _DO:
        # "What is the cause" has nothing behind its subject; "when will the lift be back" has its verb there.
        split = _split(subject, rest, low, words)
        return text if split is None else f"{ask} {split[0]} {low}{split[1]}"
    found = tokens_of(f"{subject}{rest}", 120)
    whole = f"{subject}{rest}"
    for token in found[1:]:
        if token.low in words.bases:
            form = _conjugated(token.low, _DO[low], words)
            return f"{ask} {whole[: token.start]}{form}{whole[token.end :]}"
    return text


def _split(subject: str, rest: str, verb: str, words: Words) -> tuple[str, str] | None:
    whole = f"{subject}{rest}"
    found = tokens_of(whole, 120)
    if found[0].low in words.subjects and found[0].low not in words.determiners:
        return whole[: found[0].end], whole[found[0].end :]
    if verb in ("is", "are", "was", "were") and not rest:
        return whole, ""
    wanted = (
        words.participles | words.ings if verb in ("is", "are", "was", "were", "has", "have", "had") else words.bases
    )
    wanted = wanted | {"be", "been"}
    at = next((token.start for token in found[1:] if token.low in wanted and token.low not in words.nouns), None)
    return None if at is None else (whole[:at].rstrip(), f" {whole[at:]}")


def _conjugated(base: str, form: str, words: Words) -> str:
    if form == "past":
        return words.past.get(base) or inflected(base, "past")
    return words.s_form_of(base) if form == "s" else base
