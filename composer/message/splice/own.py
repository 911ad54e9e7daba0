"""The seams of Own: I'm sorry I ___, I'm sorry you ___, You ___, I did not mean to ___."""

import re

from composer.message.splice.clean import first_and_rest, trimmed, with_capitals, without_stems
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.repeated import SORRY, without_sorry_aside, without_sorry_behind
from composer.message.splice.setting import Kind, Pronoun, Setting, Spliced
from composer.message.splice.states import is_state, is_suffered, the_noun, with_article, with_was
from composer.message.splice.verbs import (
    Opening,
    agreeing,
    is_clause,
    is_past,
    opening_of,
    takes_object,
    tokens_of,
    with_form,
)
from composer.message.splice.words import Words

_MOST_REPEATS = 20  # nobody says it more often, but a text may
_FILLER = re.compile(r"(?P<said>to be honest|my bad|tbh|i'?m afraid|\w+)[,.!:;…]* (?=(?P<next>[\w']+))", re.IGNORECASE)
_DID = re.compile(r"^(did(?:n't| not)?) ([a-z]+)\b")
_TO_OPEN = frozenset({"i", "we", "you", "it", "sorry", "sry", "soz"})
_PRONOUN = re.compile(r"(?:that |because )?(I|we|you)('(?:ve|d|m|re))?(?: |$)", re.IGNORECASE)
_TO = re.compile(r"to (?:have (?=been\b))?(?=\w)", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|for|over) (?=\S)", re.IGNORECASE)
_THEN_SUBJECT = re.compile(r"[ ,](?:I|we|you|he|she|it|they)(?: |')")
_WHICH = re.compile(r"^which(?= (?:meant|cost|made|left|took|has|had|was|is)\b)", re.IGNORECASE)
_BECAUSE_OF_THAT = re.compile(r"(?:because of (?:that|this)|as a result|so|therefore)(?:, ?| (?=you\b))", re.IGNORECASE)
_PASSIVES = re.compile(
    r"(?:(cut off|let down|kept waiting|locked out|left (?:without|waiting|with)|(?:sent|turned) away"
    r"|passed (?:around|from))|(?:still |now )?(?:stuck|unable|offline|without|out of pocket))\b",
    re.IGNORECASE,
)


def _said(answer: str, setting: Setting, stem: re.Pattern[str] = SORRY) -> str:
    """Return the trimmed answer without `stem` at its beginning, nor a "sorry" at its end."""
    words = setting.words
    text = with_capitals(trimmed(answer, words), words)
    text = _without_filler(without_sorry_aside(text) if stem is SORRY else text, words)
    for _ in range(_MOST_REPEATS):
        repeated = stem.match(text)
        if repeated is None:
            break
        text = _without_filler(text[repeated.end() :], words)
    return without_sorry_behind(text, setting.names) if stem is SORRY else text


def _without_filler(text: str, words: Words) -> str:
    """Return `text` without what only leads up to it: "Unfortunately, I missed it", "oops sent it"."""
    filler = _FILLER.match(text)
    if filler is None:
        return text
    said, after = filler.group("said").casefold(), text[filler.end() :]
    known = said in words.fillers or " " in said or said == "tbh"
    opens = filler.group("next").casefold() in _TO_OPEN or is_past(opening_of(after, words))
    return after if known and opens else text


def _spliced(text: str, rest: tuple[str, ...], kind: Kind, pronoun: Pronoun = "", body: str = "") -> Spliced:
    return Spliced(text=finish(capital(text)), rest=rest, pronoun=pronoun, body=body, kind=kind)


def sorry_i(answer: str, setting: Setting) -> Spliced:
    """Return "I'm sorry I ___": a past form; for an -ing form "for", for a noun "about", for a clause the clause."""
    text, rest = first_and_rest(_said(answer, setting), setting.words)
    if not text:
        return Spliced()
    team = setting.voice == "we"
    pronoun: Pronoun = "we" if team else "I"
    subject, own = ("we" if team else "I"), _PRONOUN.match(text)
    if own:
        subject = own.group(1) if own.group(1) == "I" else own.group(1).lower()
        pronoun = "I" if subject == "I" else "you" if subject == "you" else "we"
        text = text[own.end() :]
        if own.group(2):
            subject += own.group(2)
        if not text:
            return Spliced()
    sorry = "We're sorry" if team and pronoun != "I" else "I'm sorry"
    if own and (own.group(2) or pronoun == "you"):
        return _spliced(f"{sorry} {subject} {text}", rest, "you" if pronoun == "you" else "perfect", pronoun, text)
    text = _lower_verb(text, setting)
    to = _TO.match(text)
    text = text[to.end() :] if to else text
    body = _act(text, pronoun, setting)
    if body:
        opening = opening_of(body, setting.words)
        kind: Kind = "past" if is_past(opening) else "perfect"
        return _spliced(f"{sorry} {subject} {body}", rest, kind, pronoun, body)
    if own:
        return _spliced(f"{sorry} {subject} {text}", rest, "perfect", pronoun, text)
    return _sorry_without_doer(sorry, text, rest, setting)


def _act(text: str, pronoun: Pronoun, setting: Setting) -> str:
    """Return a verb phrase as it stands after I or we, or "" when `text` is none."""
    words = setting.words
    if is_state(text, words):
        return f"{'was' if pronoun == 'I' else 'were'} {text}"
    opening = opening_of(text, words)
    if opening.low in words.attributive and _names_a_thing(text, opening, words):
        return ""
    if opening.form == "auxiliary" or opening.low in ("was", "were"):
        return agreeing(_DID.sub(lambda m: _did(m, words), text), opening, pronoun)
    if opening.negated and opening.form in ("base", "past", "participle", "s") and not text.startswith("not only"):
        base = with_form(text, opening, words, "base")
        return base.replace("not ", "did not ", 1)
    if opening.form == "past":
        return agreeing(text, opening, pronoun)
    if opening.form in ("base", "participle", "s"):
        return agreeing(with_form(text, opening, words, "past"), opening_of(text, words), pronoun)
    return ""


def _names_a_thing(text: str, opening: Opening, words: Words) -> bool:
    """Say whether a thing follows without an article and ends there: "missed deadline", "broken glass in the box"."""
    after = [token.low for token in tokens_of(text[opening.end :], 60)][:2]
    if not after or not (after[0] in words.nouns or after[0].removesuffix("s") in words.nouns):
        return False
    return len(after) == 1 or after[1] in words.prepositions or after[1] in words.conjunctions or after[1] == ","


def _did(match: re.Match[str], words: Words) -> str:
    """Return "didn't send" for "didn't sent"."""
    verb = match.group(2)
    wrong = verb in words.pasts and verb not in words.bases and verb in words.base_of
    return f"{match.group(1)} {words.base_of[verb]}" if wrong else match.group()


def _sorry_without_doer(sorry: str, text: str, rest: tuple[str, ...], setting: Setting) -> Spliced:
    words = setting.words
    opening = opening_of(text, words)
    about = _ABOUT.match(text)
    if about and opening.form != "ing":
        inner = lowered(text[about.end() :], setting)
        if opening_of(inner, words).form == "ing":
            return _spliced(f"{sorry} for {inner}", rest, "for", body=inner)
        return _spliced(f"{sorry} {text[: about.end()].lower()}{inner}", rest, "about", body=inner)
    if opening.form == "ing":
        return _spliced(f"{sorry} for {text}", rest, "for", body=text)
    if opening.form == "question":
        joint = "" if opening.low == "if" else "about "
        return _spliced(f"{sorry} {joint}{text}", rest, "about", body=text)
    if text.casefold().startswith("if "):
        return _spliced(f"{sorry} {text}", rest, "clause", body=text)
    if opening.form == "noun" and not is_clause(text, words):
        text = with_was(text, words)
    if is_clause(text, words) and not (opening.low in words.attributive and _names_a_thing(text, opening, words)):
        # "Sorry on Monday I sent ..." needs its "that"; "sorry the courier lost ..." does not.
        joint = "that " if opening.form == "preposition" else ""
        text = text if joint else the_noun(text, words)
        return _spliced(f"{sorry} {joint}{text}", rest, "clause", body=text)
    if _THEN_SUBJECT.search(text) and (opening.form == "preposition" or opening.low in ("yesterday", "today", "last")):
        return _spliced(f"{sorry} that {text}", rest, "clause", body=text)
    return _spliced(f"{sorry} about {_with_article(text, setting)}", rest, "about", body=text)


def _with_article(text: str, setting: Setting) -> str:
    """Return "the delay with your order" for "delay with your order"."""
    words, tokens = setting.words, tokens_of(text, 80)
    if not tokens or not text[0].islower():
        return text
    first = tokens[0].low
    single = (
        first != "last"
        and first in words.nouns | words.noun_verbs
        and (len(tokens) < 2 or tokens[1].low in words.prepositions)
    )
    one = first == "wrong" or first in words.attributive or with_article(text, words) is not text
    return f"the {text}" if single or one else text


def _lower_verb(text: str, setting: Setting) -> str:
    """Return `text` in lower case also where its first word is an unknown verb with its object behind it."""
    low = lowered(text, setting)
    if low is not text or not text[:1].isupper():
        return low
    tokens = tokens_of(text, 60)
    sure = len(tokens) > 1 and takes_object(tokens[1].low, setting.words) and text[1 : tokens[0].end].islower()
    return text[0].lower() + text[1:] if sure and tokens[0].low.endswith(("ed", "ing")) else text


def sorry_you(answer: str, setting: Setting) -> Spliced:
    """Return "I'm sorry you ___"; for a noun "about", for a clause the clause."""
    text, rest = first_and_rest(_said(answer, setting), setting.words)
    if not text:
        return Spliced()
    sorry = "We're sorry" if setting.voice == "we" else "I'm sorry"
    own = _PRONOUN.match(text)
    if own and own.group(1).lower() != "you":
        return sorry_i(answer, setting)
    if own and own.group(2):
        return _spliced(f"{sorry} {text[own.start(1) :]}", rest, "you", "you", text[own.end() :])
    text = text[own.end() :] if own else _lower_verb(text, setting)
    if not text:
        return Spliced()
    body = _yours(text, setting, "are")
    if body or own:
        return _spliced(f"{sorry} you {body or text}", rest, "you", "you", body or text)
    return _sorry_without_doer(sorry, text, rest, setting)


def _yours(text: str, setting: Setting, are: str) -> str:
    """Return a verb phrase as it stands after "you", or "" when `text` is none; a state takes `are`."""
    words = setting.words
    if is_state(text, words):
        return f"{are} {text}"
    if is_suffered(text, words):
        return f"were {text}"
    are = "are" if text.startswith(("still ", "now ")) else are
    passive = _PASSIVES.match(text)
    if passive:
        return f"{'were' if passive.group(1) else are} {text}"
    opening = opening_of(text, words)
    if opening.form == "auxiliary" or opening.low in ("was", "were"):
        return agreeing(text, opening, "you")
    if opening.form == "ing":
        return f"{are} {text}"
    if opening.form == "participle":
        return f"have {text}"
    if opening.form == "base" and opening.low in ("need", "be"):
        return text if opening.low == "need" else f"{are} {text[3:]}"
    if opening.negated and opening.form in ("base", "past", "s"):
        return with_form(text, opening, words, "base").replace("not ", "did not ", 1)
    if opening.form in ("base", "s"):
        text = with_form(text, opening, words, "past")
        opening = Opening("past", "")
    return agreeing(text, opening, "you") if opening.form == "past" else ""


def harm(answer: str, setting: Setting) -> Spliced:
    """Return "You ___" for a verb phrase; a clause replaces the stem."""
    text, rest = first_and_rest(_said(answer, setting, _BECAUSE_OF_THAT), setting.words)
    if not text:
        return Spliced()
    own = _PRONOUN.match(text)
    if own and own.group(1).lower() == "you" and not own.group(2):
        text = text[own.end() :]
        body = _yours(text, setting, "were") or text
        return _spliced(f"you {body}", rest, "you", "you", body) if text else Spliced()
    if own:
        return _spliced(text[own.start(1) :], rest, "clause")
    words = setting.words
    low = _lower_verb(text, setting)
    opening = opening_of(low, words)
    if opening.low == "wasted" and not takes_object(_after(low, opening), words):
        return _spliced(with_article(text, words), rest, "clause")
    state = _PASSIVES.match(low) is not None or is_state(low, words) or is_suffered(low, words)
    if not state and _has_thing_for_subject(low, opening, words):
        return _spliced(f"it {low}", rest, "clause")
    clause = opening.form in ("noun", "subject", "question", "preposition") and not state
    body = "" if clause else _yours(low, setting, "were")
    if body and not (opening.form in ("base", "s") and is_clause(low, words)):
        return _spliced(f"you {body}", rest, "you", "you", body)
    return _spliced(_WHICH.sub("that", text, count=1), rest, "clause")


def _after(text: str, opening: Opening) -> str:
    tokens = tokens_of(text[opening.end :], 20)
    return tokens[0].low if tokens else ""


def _has_thing_for_subject(text: str, opening: Opening, words: Words) -> bool:
    """Say whether it was no person who did it: "cost you a day", "left you without water", "ruined your weekend"."""
    after = _after(text, opening)
    if opening.form not in ("past", "participle", "base"):
        return False
    return opening.low in words.of_things or (opening.form != "base" and after == "you")


_MEANT = (
    "I did not mean to",
    "I did not mean",
    "I never meant to",
    "I did not intend to",
    "it was not my intention to",
)


def did_not_mean(answer: str, setting: Setting) -> Spliced:
    """Return "I did not mean to ___"; "any harm" and "it to happen" need no "to"."""
    text, rest = first_and_rest(_said(answer, setting), setting.words)
    team = setting.voice == "we" or text.casefold().startswith("we ")
    text = lowered(without_stems(text, _MEANT), setting)
    if not text:
        return Spliced()
    words = setting.words
    opening = opening_of(text, words)
    subject: Pronoun = "we" if team else "I"
    after = _after(text, opening)
    verb = opening.low in words.bases and after and after not in words.prepositions | words.conjunctions
    if opening.form in ("noun", "subject", "preposition") and opening.low != "to" and not verb:
        body = f"did not mean {text}"
    else:
        body = f"did not mean to {text if opening.low in words.bases else with_form(text, opening, words, 'base')}"
    return _spliced(f"{subject} {body}", rest, "base", subject, body)
