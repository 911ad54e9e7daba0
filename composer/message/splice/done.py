"""The seams of what is done and what should have been: I have ___, I should have ___."""

import re
from collections.abc import Sequence
from typing import Literal

from composer.message.splice.clauses import sure_noun
from composer.message.splice.clean import cleaned
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.past import told_in_the_past
from composer.message.splice.setting import Kind, Pronoun, Setting, Spliced
from composer.message.splice.states import the_noun, with_article
from composer.message.splice.verbs import (
    PARTICLES,
    Opening,
    agreeing,
    is_clause,
    is_past,
    opening_of,
    tokens_of,
    with_form,
)
from composer.message.splice.words import Words

Lead = Literal["I have", "I have already", "I have also", "Since then I have"]

_SINCE = re.compile(r"^since then,? ", re.IGNORECASE)
_SUBJECT = re.compile(r"(I|we)(?: have|'ve)? ", re.IGNORECASE)
_HAVE = re.compile(r"(?:have|has|'ve) (?=\w)", re.IGNORECASE)
_WHO = re.compile(r"(I|we) (?=\w)", re.IGNORECASE)
_MODAL = re.compile(r"(?:(never|also|really) )?(should|could|would|ought to)(n't|'ve)?(?: (?=\w)|$)", re.IGNORECASE)
_HAVE_BEHIND = re.compile(
    r"(?P<adverbs>(?:(?:not|never|also|at least|just|even|only|\w+ly) )*)(?:have|of|'ve)(?: (?=\w)|$)", re.IGNORECASE
)
_LIST_BREAKS = re.compile(r"[,:;?!…]|(?<![\w'-])(?:and|that|which|who|because|so)(?![\w'-])", re.IGNORECASE)
_VERB_FORMS = frozenset({"past", "participle", "base", "s"})
_ALL_NOW = re.compile(r"^(?:(?:now|all|already|finally) )+", re.IGNORECASE)
_ADVERB = {"I have": "", "I have already": "already ", "I have also": "also ", "Since then I have": ""}


def have(answer: str, setting: Setting, lead: Lead = "I have") -> Spliced:
    """Return "I have ___"; "I ___" with a past form where the answer tells its time; a clause stands by itself."""
    text, rest = cleaned(answer, setting, ())
    text = _SINCE.sub("", text, count=1)
    own = _SUBJECT.match(text)
    pronoun: Pronoun = "we" if (own.group(1).lower() == "we" if own else setting.voice == "we") else "I"
    said_have = bool(own and own.group().rstrip().lower() not in ("i", "we"))
    if own:
        text = text[own.end() :]
    elif _HAVE.match(text) and not text.casefold().startswith("has been "):
        text, said_have = _HAVE.sub("", text, count=1), True
    text = lowered(text, setting)
    if not text:
        return Spliced()
    words = setting.words
    opening = opening_of(text, words)
    if (
        not own
        and not said_have
        and (
            opening.form in ("subject", "question")
            or (opening.form in ("noun", "preposition") and is_clause(text, words))
        )
    ):
        return _made(the_noun(text, words), rest, "clause", "", text)
    third = None if own else _of_it(text, opening, words)
    if third:
        return _made(third, rest, "clause", "", third)
    under_way = "" if said_have or own else _under_way(text, opening, pronoun, words)
    if under_way:
        return _made(under_way, rest, "past", pronoun, text)
    adverb = _ADVERB[lead]
    if adverb and text.split(" ", 1)[0] in ("already", "also"):
        adverb = ""
    opens = "Since then " if lead == "Since then I have" else ""
    turned = _done_to(text, words) if opening.form == "noun" else ""
    if turned:
        return _made(f"{opens}{pronoun} have {adverb}{turned}", rest, "have", pronoun, turned)
    if opening.form == "noun":
        text = with_article(text, words)
        return _made(f"{opens}{pronoun} {adverb}have {text}", rest, "thing", pronoun, text)
    had = opening.low == "had" and _after(text, opening) not in words.participles
    if opening.form == "auxiliary" and not said_have and not had:
        return _made(f"{opens}{pronoun} {agreeing(text, opening, pronoun)}", rest, "past", pronoun, text)
    if own and not said_have and is_past(opening):
        return _made(f"{opens}{pronoun} {adverb}{text}", rest, "past", pronoun, text)
    participle = as_participle(text, opening, words)
    if told_in_the_past(text, setting) and (had or opening.form in ("past", "participle", "base")):
        body = with_form(participle, opening_of(participle, words), words, "past")
        return _made(f"{opens}{pronoun} {adverb}{body}", rest, "past", pronoun, body)
    return _made(f"{opens}{pronoun} have {adverb}{participle}", rest, "have", pronoun, participle)


def _of_it(text: str, opening: Opening, words: Words) -> str:
    """Return a sentence about "it" for an answer that leaves out what it speaks of: "is fixed now", "all sorted"."""
    if opening.low in ("is", "was", "isn't", "wasn't") or (opening.low == "has" and _after(text, opening) == "been"):
        return f"it {text}"
    alone = _ALL_NOW.sub("", text, count=1)
    said = alone.split()
    if said and said[0] in words.settled:
        after = said[1] if len(said) > 1 else ""
        if (
            not after
            or (after in words.prepositions and after not in PARTICLES)
            or all(w in words.adverbs for w in said[1:])
        ):
            return f"it is {text}"
    return ""


def _under_way(text: str, opening: Opening, pronoun: Pronoun, words: Words) -> str:
    """Return "I am on it" for "on it" and "I am still trying" for "still trying", "" for any other text."""
    am = "am" if pronoun == "I" else "are"
    going_on = opening.form == "ing" and opening.start and text.split(maxsplit=1)[0] in ("still", "currently", "now")
    if going_on or (opening.form == "preposition" and not is_clause(text, words)):
        return f"{pronoun} {am} {text}"
    return ""


def _done_to(text: str, words: Words) -> str:
    """Return "ordered the part" for "part ordered": a thing and what was done to it, as notes are taken."""
    tokens = tokens_of(text, 80)
    for at in range(1, min(4, len(tokens))):
        low, before = tokens[at].low, tokens[at - 1].low
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        ends = not after or after in words.prepositions or after in words.adverbs
        if low in words.participles and low not in words.nouns and _is_noun(before, words) and ends:
            thing = text[: tokens[at].start].rstrip()
            known = tokens[0].low in words.determiners or tokens[0].low in words.possessives or tokens[0].named
            return f"{low} {'' if known else 'the '}{thing}{text[tokens[at].end :]}"
        if not _is_noun(low, words) and low not in words.common:
            return ""
    return ""


def _is_noun(low: str, words: Words) -> bool:
    return low in words.nouns or low.removesuffix("s") in words.nouns or low in words.persons


def _after(text: str, opening: Opening) -> str:
    behind = text[opening.end :].split()
    return behind[0].casefold() if behind else ""


def as_participle(text: str, opening: Opening, words: Words) -> str:
    """Return `text` as it stands after "have": went is gone, renew is renewed, waiting is been waiting."""
    if opening.form == "ing":
        return f"been {text}"
    return with_form(text, opening, words, "participle") if opening.form in _VERB_FORMS else text


def _made(text: str, rest: tuple[str, ...], kind: Kind, pronoun: Pronoun, body: str) -> Spliced:
    return Spliced(text=finish(capital(text)), rest=rest, kind=kind, pronoun=pronoun, body=body)


def i_have_list(answers: Sequence[str], setting: Setting) -> Spliced | None:
    """Return "I have A, B and C.", or None where a part is no plain "I have" or is too long to stand in a list."""
    parts = [have(answer, setting) for answer in answers if answer.strip()]
    parts = [part for part in parts if part.text]
    if len(parts) < 2 or any(
        part.kind != "have" or part.rest or part.pronoun != parts[0].pronoun or _LIST_BREAKS.search(part.body)
        for part in parts
    ):
        return None
    bodies = [part.body for part in parts]
    body = f"{', '.join(bodies[:-1])} and {bodies[-1]}"
    return _made(f"{parts[0].pronoun} have {body}", (), "have", parts[0].pronoun, body)


def should_have(answer: str, setting: Setting) -> Spliced:
    """Return "I should have ___"; "not" goes before "have", and a clause stands by itself."""
    text, rest = cleaned(answer, setting, ())
    who = _WHO.match(text)
    text = text[who.end() :] if who else text
    pronoun: Pronoun = setting.voice if who is None else "I" if who.group(1) == "I" else "we"
    modal = _MODAL.match(text)
    text = text[modal.end() :] if modal else text
    text = text[3:] if text[:3].casefold() == "to " else text
    have_ = _HAVE_BEHIND.match(text)
    adverbs = have_.group("adverbs") if have_ else ""
    adverbs = f"{modal.group(1)} {adverbs}" if modal and modal.group(1) else adverbs
    text = lowered(text[have_.end() :] if have_ else text, setting)
    if not text:
        return Spliced()
    words = setting.words
    if not have_:
        adverbs = next((word for word in ("not ", "never ") if text.startswith(word)), "")
        text = text[len(adverbs) :]
    if modal and modal.group(3) == "n't":
        adverbs = f"not {adverbs}"
    opening = opening_of(text, words)
    someone = opening.form == "subject" and _after(text, opening) in words.bases
    if not (who or modal or have_ or someone) and (
        opening.form == "subject" or (opening.form == "noun" and is_clause(text, words))
    ):
        return _made(text, rest, "clause", "", text)
    after = _after(text, opening)
    if opening.form == "ing" or (opening.low in words.bases and (not after or after in words.adverbs)):
        opening = Opening("base", opening.low, opening.start, opening.end)
    thing = opening.form == "noun" and (have_ or sure_noun(text, words))
    body = f"had {text}" if thing or someone else as_participle(text, opening, words)
    could = modal.group(2).lower() if who and modal and modal.group(2).lower() in ("could", "would") else "should"
    return _made(f"{pronoun} {could} {adverbs}have {body}", rest, "have", pronoun, body)
