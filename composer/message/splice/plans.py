"""The seam of a promise: I will ___ [when], and the promises of other people."""

import re

from composer.message.splice.clauses import sure_noun, sure_thing
from composer.message.splice.clean import cleaned
from composer.message.splice.clock import time_of
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.setting import Kind, Pronoun, Setting, Spliced
from composer.message.splice.states import the_noun, with_article
from composer.message.splice.tails import split_for_time
from composer.message.splice.times import is_bare_clock, shape_time
from composer.message.splice.verbs import is_clause, opening_of, takes_object, tokens_of, with_form
from composer.message.splice.words import Words

_WILL = re.compile(
    r"(?:(?:(I|we) (?:will|shall)|(I|we)'ll|(I|we)(?:'m| am|'re| are) going to|(?:am|are) going to|"
    r"(I|we)'d (?:like|love) to|(I|we) would (?:like|love) to|"
    r"(I|we) (?:can|plan to|intend to|promise to|want to)|going to|will|'ll|shall|to)"
    r"(?= |$) ?(?:also (?=\w))?)",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"(I|we) (?=\w)", re.IGNORECASE)
_OTHERS_WILL = re.compile(
    r"(?:he|she|they)(?:'ll| will|'s going to|(?: is|'re| are) going to| ha(?:s|ve) agreed to) ", re.IGNORECASE
)
_AFTER_OWNER = re.compile(
    r"^(?:'ll|will|shall|can|to|(?:'s|is|are|'re) going to|(?:has|have)(?: also)? agreed to)\s+", re.IGNORECASE
)
_WE = frozenset({"we", "us"})
_I = frozenset({"", "i", "me", "myself"})
_SOMEBODY_TO = re.compile(r"(?P<who>[^\W\d_][\w'-]*(?: [\w'-]+){0,2}?) to (?P<verb>[a-z]+)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s,]+")
_PERSON = re.compile(r"^(the |my |our )([A-Z][a-z]+)\b")
_OCLOCK = frozenset({"o'clock", "am", "pm", "week"})
_MANY = re.compile(r"^(?:two|three|four|five|six|both|all|several|some|they)\b|\band\b", re.IGNORECASE)
_LONG_WILL = {"I will not": "I won't", "We will not": "We won't", "I will": "I'll", "We will": "We'll"}


def short(text: str, setting: Setting) -> str:
    """Return `text` with I'll and We'll for the stem's "I will" and "We will" where the medium is spoken-like."""
    if setting.contractions:
        for long, contracted in _LONG_WILL.items():
            if text.startswith(f"{long} "):
                return contracted + text[len(long) :]
    return text


def will(
    do: str,
    when: str,
    setting: Setting,
    owner: str = "",
    agreed: bool = False,
    also: bool = False,
    front: bool = False,
) -> Spliced:
    """Return "I will [do] [when]"; an `owner` "has agreed to [do] [when]", or "I will ask [owner] to [do]".

    `also` says it as a further promise of the same person; `front` puts the time first, where it is the writer's own.
    """
    who = " ".join(owner.split()).rstrip(" .,;")
    mine = who.casefold() in _I
    team = who.casefold() in _WE or (mine and setting.voice == "we")
    text, rest = cleaned(do, setting, ())
    text, pronoun = _base(text, "we" if team else "I", "" if mine or team else who, setting)
    time = shape_time(when, setting)
    if not text:
        return Spliced()
    text = _without_time(text, when, time, setting.words)
    bare = bool(time) and is_bare_clock(when, setting)
    if not (mine or team):
        made = _theirs(text, time, who, setting, agreed=agreed, also=also)
        return Spliced(made, rest, "", text, "base", time, bare)
    if not pronoun:
        text = _of_things(text, setting)
        head, tail = split_for_time(text, setting)
        said = f"{head} {time}{tail}" if time else text
        return Spliced(
            finish(capital(said)), rest, "", said, "clause" if is_clause(text, setting.words) else "thing", time, bare
        )
    lead = f"{'We' if pronoun == 'we' else 'I'} will{' also' if also and not text.startswith('also ') else ''}"
    head, tail = split_for_time(text, setting)
    body = f"{head} {time}{tail}" if time else text
    kind: Kind = "base"
    if front and time:
        rest_of_it = short(f"{lead} {text}", setting)
        said = f"{capital(time)}, {rest_of_it if pronoun == 'I' else rest_of_it[0].lower() + rest_of_it[1:]}"
    else:
        said = short(f"{lead} {body}", setting)
    return Spliced(finish(said), rest, pronoun, body, kind, time, bare)


def _base(text: str, voice: Pronoun, owner: str, setting: Setting) -> tuple[str, Pronoun]:
    """Return the promise as it stands after "will", and who promises: the writer's pronoun, or "" for a clause."""
    words = setting.words
    name = owner.partition(",")[0]
    if name and text.casefold().startswith((name.casefold() + " ", name.casefold() + "'")):
        text = _after_will(text[len(name) :].lstrip())
    elif name and _OTHERS_WILL.match(text):
        text = _OTHERS_WILL.sub("", text, count=1)
    own = _WILL.match(text)
    while own:
        typed = next((group for group in own.groups() if group), "")
        voice = "I" if typed == "I" else "we" if typed else voice
        text = text[own.end() :].lstrip()
        own = _WILL.match(text) if not typed else None
    present = _PRESENT.match(text)
    if present and opening_of(text[present.end() :], words).form == "base":
        voice = "I" if present.group(1) == "I" else "we"
        text = text[present.end() :]
    text = lowered(text, setting)
    opening = opening_of(text, words)
    thing = opening.low not in words.bases or opening.low in words.also_adjectives
    if opening.form in ("subject", "question") or (opening.form in ("noun", "preposition") and thing):
        return text, voice if owner else ""
    if opening.low in words.bases and (opening.form != "noun" or not _is_thing(text, opening.end, words)):
        return text, voice
    if not owner and opening.low in words.participles and _is_done_to(text[opening.end :], words):
        return f"it will be {text}", ""
    if opening.form in ("past", "participle", "s", "ing", "auxiliary"):
        return with_form(text, opening, words, "base"), voice
    return text, voice


def _of_things(text: str, setting: Setting) -> str:
    """Return a promise without a verb of its own as a clause: a thing they "will have", a bare thing with its "the"."""
    words = setting.words
    doer = _SOMEBODY_TO.match(text)
    if doer and doer.group("verb").casefold() in words.bases and _is_somebody(doer.group("who"), setting):
        who = "I" if doer.group("who").casefold() == "me" else with_article(doer.group("who"), words)
        return f"{who} will {text[doer.start('verb') :]}"
    if is_clause(text, words):
        return the_noun(text, words)
    named = any(token.low in words.nouns or token.low[:1] in "£$€" for token in tokens_of(text, 60))
    return f"you will have {with_article(text, words)}" if named and sure_thing(text, words) else text


def _is_somebody(who: str, setting: Setting) -> bool:
    last = who.rpartition(" ")[2]
    low = last.casefold()
    known = low in setting.words.persons or low in setting.words.subjects or low == "me"
    return known or (last[0].isupper() and not setting.words.is_common(low))


def _is_thing(text: str, end: int, words: Words) -> bool:
    after = text[end:].split(maxsplit=1)[0].casefold() if text[end:].strip() else ""
    return is_clause(text, words) and not takes_object(after, words)


def _is_done_to(behind: str, words: Words) -> bool:
    """Say whether a participle has no object but a time: "replaced by Friday"."""
    tokens = tokens_of(behind, 60)
    if len(tokens) < 2 or tokens[0].low not in ("by", "on", "before", "within"):
        return False
    return bool(time_of(behind.lstrip(), words).pieces)


def _after_will(text: str) -> str:
    """Return what an owner does without "will", "'s going to" or "has agreed to" before it."""
    return _AFTER_OWNER.sub("", text, count=1)


def _without_time(text: str, when: str, shaped: str, words: Words) -> str:
    """Return the promise without its own time where that was typed into both fields."""
    if not when.strip():
        return text
    for said in filter(None, (shaped, " ".join(when.split()).strip(" .,;!"))):
        again = re.search(rf"(?<=\w),? {re.escape(said)}(?=$|[ ,;:)?])", text, re.IGNORECASE)
        if again:
            return text[: again.start()] + text[again.end() :]
    said_in_full = {word for word in shaped.casefold().split() if word not in words.time_prepositions}
    end = len(text)
    found = 0
    for match in reversed(list(_WORD.finditer(text))):
        word = match.group().casefold()
        if word in said_in_full and (word[0].isdigit() or word in words.bare_starts or _is_of_time(word, words)):
            found += not word.isdecimal()
        elif word not in words.time_prepositions:
            break
        end = match.start()
    return text[:end].rstrip(" ,") if found and end else text


def _is_of_time(word: str, words: Words) -> bool:
    return any(
        word in known
        for known in (
            words.weekdays,
            words.months,
            words.numbers,
            words.named_clocks,
            words.parts,
            words.periods,
            _OCLOCK,
        )
    )


def _theirs(text: str, time: str, owner: str, setting: Setting, *, agreed: bool, also: bool) -> str:
    name, comma, _ = owner.partition(",")
    if agreed:
        has = "have" if _MANY.search(name) or _is_plural(name, setting) else "has"
        who = name if also else f"{owner}," if comma else owner
        head, tail = split_for_time(text, setting)
        body = f"{head} {time}{tail}" if time else text
        return finish(capital(f"{who} {has}{' also' if also else ''} agreed to {body}"))
    said_of = _PERSON.sub(lambda m: _lower_person(m, setting), lowered(owner, setting))
    who = f"{said_of}," if comma else said_of
    lead = f"{'We' if setting.voice == 'we' else 'I'} will{' also' if also else ''}"
    to = "for" if opening_of(text, setting.words).form == "noun" and sure_noun(text, setting.words) else "to"
    said = f"{lead} ask {who} {to} {text}{f' and tell you {time}' if time else ''}"
    return short(finish(said), setting)


def _lower_person(match: re.Match[str], setting: Setting) -> str:
    word = match.group(2)
    known = word.casefold() in setting.words.persons and word not in setting.names
    return match.group(1) + (word.casefold() if known else word)


def _is_plural(name: str, setting: Setting) -> bool:
    last = name.casefold().rpartition(" ")[2]
    return last.endswith("s") and (last in setting.words.persons or last[:-1] in setting.words.persons)
