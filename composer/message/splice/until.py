"""The seams around the plan: until then, would you rather, whoever did it, when they hear, what is different."""

import re

from composer.message.splice.clauses import CHANGE, sure_thing, there_will_be, voiced, with_subject
from composer.message.splice.clean import cleaned
from composer.message.splice.clock import time_of
from composer.message.splice.done import as_participle
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.plans import short
from composer.message.splice.setting import Kind, Pronoun, Setting, Spliced
from composer.message.splice.states import the_noun
from composer.message.splice.times import shape_time
from composer.message.splice.verbs import is_clause, opening_of, tokens_of, with_form
from composer.message.splice.words import Words

_JOB = re.compile(r"[, ]+(?:is|are) (?:my|our) job$", re.IGNORECASE)
_TELL_ME = re.compile(r"[, ]+(?:just |please )?(?:tell|let) (?:me|us)(?: know)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:from|as of|as from|starting) (?=\S)", re.IGNORECASE)
_COLON = re.compile(r":(?= )")
_NOW_ON = re.compile(r"(?:now|here|today|then) on(?![\w'])", re.IGNORECASE)
_CAN = re.compile(r"(?:you can |can |please |just |to |(?:you )?(?:could|may) )+(?=\w)", re.IGNORECASE)
_I_WILL = re.compile(r"(?:I|we)(?:'ll| will) (?=\w)|to (?=\w)", re.IGNORECASE)
_AHEAD = re.compile(r"(?P<said>in (?:the )?future|going forwards?|moving forwards?|next time),? (?=\S)", re.IGNORECASE)
_NO_TIME = frozenset({"already", "already in place", "done", "in place", "as soon as possible", "ongoing"})
_NOT_AGAIN = re.compile(
    r"(?:it |this |that )?(?:will not|won't|cannot|can't|does not|doesn't) happen again$", re.IGNORECASE
)
_DOUBLED = re.compile(r"(?:double|triple)[ -](?:check|book|count|read|sign|test)(?= |$)")
_WHOEVER = ("Whoever", "Whoever it was that", "Who")


def _made(text: str, rest: tuple[str, ...], kind: Kind, body: str, pronoun: Pronoun = "") -> Spliced:
    return Spliced(text=finish(capital(text)), rest=rest, kind=kind, body=body, pronoun=pronoun)


def _as_base(text: str, words: Words) -> str:
    """Return a verb phrase with its first verb in the base form."""
    opening = opening_of(text, words)
    if opening.low in words.bases or opening.form not in ("past", "participle", "s", "ing", "auxiliary"):
        return text
    return with_form(text, opening, words, "base")


def until_then(answer: str, setting: Setting) -> Spliced:
    """Return "Until then, you can ___"; a clause and a thing take the place of "you can"."""
    text, rest = cleaned(answer, setting, ("Until then, you can", "Until then,"))
    can = _CAN.match(text)
    text = lowered(text[can.end() :] if can else text, setting)
    if not text:
        return Spliced()
    words = setting.words
    opening = opening_of(text, words)
    sure = can is not None and any(token.low in words.bases for token in tokens_of(text, 30)[:2])
    if opening.low in ("do", "don't") and (opening.low == "don't" or text.startswith("do not ")):
        return _made(f"Until then, {text}", rest, "clause", text)
    thing = opening.low not in words.bases or (opening.form == "noun" and opening.low in words.also_adjectives)
    if not sure and thing and opening.form in ("subject", "noun", "question", "preposition"):
        joint = ", " if is_clause(text, words) else ": "
        return _made(f"Until then{joint}{text}", rest, "clause", text)
    body = text if sure and opening.low not in words.ings else _as_base(text, words)
    return _made(f"Until then, you can {body}", rest, "base", body, "you")


def would_rather(answer: str, setting: Setting) -> Spliced:
    """Return "If you would rather ___, tell me."."""
    text, rest = cleaned(
        answer,
        setting,
        (
            "If you would rather",
            "If you'd rather",
            "you'd rather",
            "If you would prefer to",
            "If you prefer to",
            "If you would prefer",
            "If you prefer",
        ),
    )
    text = lowered(_TELL_ME.sub("", text), setting)
    if not text:
        return Spliced()
    words = setting.words
    opening = opening_of(text, words)
    if text.startswith("to "):
        text = text[3:]
    elif opening.form == "preposition" and not is_clause(text, words):
        text = f"have it {text}"
    elif opening.form == "noun" and not is_clause(text, words) and opening.low not in words.bases:
        text = f"have {text}"
    elif opening.form in ("s", "ing"):
        text = _as_base(text, words)
    return _made(f"If you would rather {text}, {voiced('tell me', setting)}", rest, "base", text)


def outside(whoever: str, mine: str, setting: Setting) -> Spliced:
    """Return "Whoever ___, ___ is my job."; without `whoever` "___ is my job."; the job is else putting it right."""
    words = setting.words
    job, rest = cleaned(mine, setting, ())
    job = lowered(_JOB.sub("", job), setting)
    who, more = cleaned(whoever, setting, _WHOEVER)
    who = lowered(who, setting)
    is_mine = voiced("is my job", setting)
    if job:
        promised = _I_WILL.match(job)
        base = job[promised.end() :] if promised else job
        opening = opening_of(base, words)
        if opening.form in ("base", "past", "s") and opening.start == 0:
            job = with_form(base, opening, words, "ing")
    if not who:
        job = job or "getting it put right"
        return _made(f"{job} {is_mine}", (*more, *rest), "clause", job)
    job = job or "putting it right"
    who = f"whoever's {who[6:]}" if who.startswith("whose ") else who
    opening = opening_of(who, words)
    if opening.form in ("noun", "subject") and is_clause(who, words):
        return Spliced(finish(capital(who)), (finish(capital(f"{job} {is_mine}")), *more, *rest), "", who, "clause")
    if opening.form in ("base", "participle", "ing"):
        who = with_form(who, opening, words, "past")
    lead = "" if who.startswith("whoever's ") else "whoever "
    return _made(f"{lead}{who}, {job} {is_mine}", (*more, *rest), "clause", job)


def tell_by(when: str, setting: Setting) -> Spliced:
    """Return "I will tell you by ___ what I know."; nothing without a time."""
    time = shape_time(re.sub(r"\s+what (?:I|we) know\W*$", "", when, flags=re.IGNORECASE), setting, "by")
    if not time:
        return Spliced()
    pronoun: Pronoun = setting.voice
    body = f"tell you {time} what {pronoun} know"
    return Spliced(finish(short(capital(f"{pronoun} will {body}"), setting)), (), pronoun, body, "base", time)


def later_written(write_by: str, talk_at: str, setting: Setting) -> Spliced:
    """Return the promise to write down how it happened and to go through it together, as far as each has its time."""
    write, talk = shape_time(write_by, setting), shape_time(talk_at, setting)
    if not write and not talk:
        return Spliced()
    pronoun: Pronoun = setting.voice
    if write:
        body = f"write down how it happened and send it to you {write}"
        body += f", and go through it with you {talk}" if talk else ""
    else:
        body = f"go through with you how it happened {talk}"
    return Spliced(finish(short(capital(f"{pronoun} will {body}"), setting)), (), pronoun, body, "base", write or talk)


def later_told(tell_by: str, setting: Setting) -> Spliced:
    """Return the offer to say how it happened, with its time if there is one."""
    time = shape_time(tell_by, setting, "by")
    if not time:
        return _made(f"If you want to know how it happened, {voiced('ask me', setting)}", (), "clause", "")
    offer = short(capital(f"{setting.voice} will tell you {time}"), setting)
    offer = offer if setting.voice == "I" else offer[0].lower() + offer[1:]
    return Spliced(f"If you want to know how it happened, {finish(offer)}", (), "", "", "clause", time)


def from_time(
    change_from: str, change: str, setting: Setting, stem: str = "So that it does not happen again, ___"
) -> Spliced:
    """Return "From [change_from], [change]."; without a time `stem` opens it; a change may bring its own "From"."""
    text, rest = cleaned(change, setting, (stem, *CHANGE))
    if not text:
        return Spliced()
    if _NOT_AGAIN.match(text):
        it = "" if text.casefold().startswith(("it ", "this ", "that ")) else "it "
        return Spliced(finish(capital(f"{it}{text}")), rest, "", text, "clause")
    own = _own_time(text, setting)
    if own:
        time, text = own
    else:
        late = change_from.strip(" .").casefold() in _NO_TIME
        time = "" if late else shape_time(change_from, setting, "from")
    text = _changed(lowered(text, setting), setting)
    lead = f"{capital(time)}," if time else voiced(stem, setting)
    return Spliced(finish(f"{lead} {text}"), rest, "", text, "clause", time)


def _own_time(text: str, setting: Setting) -> tuple[str, str] | None:
    """Return the time a change begins with ("From Monday two of us check the list") and what changes, or None."""
    ahead = _AHEAD.match(text)
    if ahead:
        return ahead.group("said").casefold(), text[ahead.end() :]
    opens = _FROM.match(text)
    if opens is None:
        return None
    said = text[opens.end() :]
    now_on = _NOW_ON.match(said)
    if now_on:
        return f"from {now_on.group().lower()}", said[now_on.end() :].lstrip(" ,:")
    time = time_of(said, setting.words, sure=True)
    paused = _COLON.sub(",", said, count=1)
    if time_of(paused, setting.words, sure=True).rest.startswith(","):
        said, time = paused, time_of(paused, setting.words, sure=True)
    if not time.pieces or time.pieces[0].relative in ("every", "each") or not time.rest.strip(" ,"):
        return None
    return shape_time(said[: len(said) - len(time.rest)], setting, "from"), time.rest.lstrip(" ,")


def _changed(text: str, setting: Setting) -> str:
    """Return the change as a clause, with the sender as its subject where it begins with its verb."""
    words = setting.words
    opening = opening_of(text, words)
    if opening.form in ("base", "ing") or _DOUBLED.match(text) or (opening.form == "s" and not is_clause(text, words)):
        return f"{setting.voice} will {_as_base(text, words)}"
    if opening.form in ("past", "participle") and with_subject(text, setting) is not text:
        return f"{setting.voice} have {as_participle(text, opening, words)}"
    if opening.low == "have":
        return f"{setting.voice} {text}"
    if is_clause(text, words):
        return the_noun(text, words)
    if opening.low in words.bases and not sure_thing(text, words):
        return f"{setting.voice} will {text}"
    return there_will_be(text, words)


def noun_subject(text: str, setting: Setting) -> str:
    """Return a noun phrase as it opens a subject line: its capital, no mark at its end."""
    return capital(cleaned(text, setting, ())[0])
