"""The seams of what is given and where to turn: compensation, and how they reach the writer."""

import re

from composer.message.splice.clauses import voiced
from composer.message.splice.clean import cleaned
from composer.message.splice.done import as_participle, have
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.plans import short
from composer.message.splice.setting import Pronoun, Setting, Spliced
from composer.message.splice.states import with_article
from composer.message.splice.times import shape_time
from composer.message.splice.verbs import is_clause, opening_of, with_form

_WILL = re.compile(
    r"(?:(I|we)(?: will|'ll|(?:'m| am|'re| are) going to|(?:'d| would) like to) (?:also )?|will |to )(?=\w)",
    re.IGNORECASE,
)
_HAVE = re.compile(r"(?:(?:I|we)(?: have|'ve)|have) (?=\w)", re.IGNORECASE)
_GIVE = re.compile(r"give you (?=\S)", re.IGNORECASE)
_REACH = re.compile(
    r"(?:(?:please )?(?:you can )?(?:just )?(?:reach|ring|call|contact|phone|text|message|e-?mail) (?:me|us) (?=\S)"
    r"|(?:me|us) (?=(?:on|at|by) ))?"
    r"(?:(on|at|by|via|through|in|with|under) (?=\S))?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:call|ring|phone|text|tel|telephone|mob|mobile|cell|direct|office|number|t|m)[.:]? (?=[+(]?\d[\d ])",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"(?:please |just )*(reply|answer|write|reply back)(?=$| (?:to|here|back|by|on|in)\b)", re.IGNORECASE
)
_MEANS = re.compile(r"(text|e-?mail|phone|telephone|post|letter|message|ring|call|sms)(?: me| us)?$", re.IGNORECASE)
_NEARBY = re.compile(r"(?:here|any ?time|day or night|24/7|there)\b", re.IGNORECASE)
_NAMED_ON = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)? on [+(\d]")
_YOU_A_THING = re.compile(r"you (?=(?:an?|the|your|one|two|three|\d)\b)")
# Their base form is their participle too, but not their past: as typed it is the base form.
_COME = frozenset({"come", "become", "run", "rerun", "re-run", "overcome"})
_POINTING = re.compile(r"(?:the|my|our|this|that|these|an?) ", re.IGNORECASE)
_DIALLED = re.compile(r"[\d ()/.+-]{5,}")
_MAIL = re.compile(r"[^\s@,]+@[^\s@,]+")
_AT = re.compile(
    r"(?:address|inbox|office|desk|e-?mail|reception|shop|school|clinic)\b|(?:https?://|www\.)|^[\w-]+\.[a-z]{2,}(?:/|$)",
    re.IGNORECASE,
)
_NUMBER_THEN_BOUNDS = re.compile(r"^([+(]?\d[\d ()/.-]*\d)\s*[,;]\s*(.+)$")
_OR_MAIL = re.compile(r"(?<= or )(?=[^\s@,]+@)")
_OR_NUMBER = re.compile(r"(?<= or )(?=[+(]?\d)")
_JOINED_BOUNDS = ("until ", "till ", "between ", "from ", "after ")


def compensation(what: str, setting: Setting, stem: str = "") -> Spliced:
    """Return "I have ___" for a participle, "We will ___" for a base form, "We will give you ___" for anything else.

    The `stem` it was written to ("have", "will", "give") settles what the words leave open: "put £30 on your account".
    """
    text, rest = cleaned(what, setting, ())
    words = setting.words
    if _HAVE.match(text):
        return have(what, setting)
    promised = _WILL.match(text)
    pronoun: Pronoun = "I" if promised and promised.group(1) == "I" and setting.voice == "I" else "we"
    lead = "I" if pronoun == "I" else "We"
    text = lowered(text[promised.end() :] if promised else text, setting)
    if not text:
        return Spliced()
    text = text[4:] if _YOU_A_THING.match(text) else text
    given = _GIVE.match(text)
    opening = opening_of(text, words)
    if text.startswith("no ") and not is_clause(text, words):
        return Spliced(finish(f"There will be {text}"), rest, "", text, "clause")
    if not promised and (opening.form == "subject" or (opening.form in ("noun", "s") and is_clause(text, words))):
        return Spliced(finish(capital(text)), rest, "", text, "clause")
    is_base = opening.low in words.bases and opening.form != "noun"
    only_base = opening.low not in words.participles or opening.low in _COME
    told = "" if promised or given or opening.negated else stem
    if told == "give" and opening.form not in ("past", "participle"):
        text = with_article(text, words)
        return Spliced(
            finish(short(f"{lead} will give you {text}", setting)), rest, pronoun, f"give you {text}", "thing"
        )
    if told == "have" and opening.low in words.participles:
        return have(what, setting)
    if is_base and (promised or given or opening.negated or only_base or told == "will"):
        return Spliced(finish(short(f"{lead} will {text}", setting)), rest, pronoun, text, "base")
    if opening.form in ("past", "participle"):
        own: Pronoun = setting.voice
        body = as_participle(text, opening, words)
        return Spliced(finish(capital(f"{own} have {body}")), rest, own, body, "have")
    if opening.form in ("ing", "s"):
        body = with_form(text, opening, words, "base")
        return Spliced(finish(short(f"{lead} will {body}", setting)), rest, pronoun, body, "base")
    text = with_article(text, words)
    return Spliced(finish(short(f"{lead} will give you {text}", setting)), rest, pronoun, f"give you {text}", "thing")


def reach(reach: str, setting: Setting, bounds: str = "") -> Spliced:
    """Return "You can reach me on ___, [bounds]."; an address takes "at", and what follows the number is bounds."""
    text, rest = cleaned(reach, setting, ())
    text = _LABEL.sub("", text, count=1)
    opens = _REACH.match(text)
    typed = opens.group(1).lower() if opens and opens.group(1) else ""
    text = text[opens.end() :] if opens else text
    # "Teams" and "Signal" are names here; "My mobile" is none.
    text = lowered(text, setting) if _POINTING.match(text) else text
    if not text:
        return Spliced()
    behind, more = cleaned(bounds, setting, ())
    split = _NUMBER_THEN_BOUNDS.match(text)
    if split:
        text, first = split.groups()
        behind = f"{first}; {behind}" if behind else first
    behind = lowered(behind, setting)
    mail = _MAIL.match(text)
    text, typed = (text, typed) if mail else _way(text, typed, setting)
    before = (
        "at"
        if mail
        else typed.strip()
        if typed
        else ("at" if _AT.search(text) and not any(c.isdigit() for c in text) else "on")
    )
    text = _OR_NUMBER.sub("on ", text) if mail else _OR_MAIL.sub("at ", text)
    joint = " " if behind.startswith(_JOINED_BOUNDS) else ", "
    lead = voiced("You can reach me", setting)
    body = f"{before} {text}".strip() + f"{joint + behind if behind else ''}"
    return Spliced(finish(f"{lead} {body}"), (*rest, *more), "you", body, "thing")


def _way(text: str, typed: str, setting: Setting) -> tuple[str, str]:
    """Return a way to reach somebody and the preposition it takes; a space for none, "" where that is open."""
    if typed:
        return text, typed
    answering, means = _ANSWERING.match(text), _MEANS.match(text)
    if answering:
        verb = answering.group(1).split()[0].lower()
        return (
            f"{with_form(verb, opening_of(verb, setting.words), setting.words, 'ing')}{text[answering.end() :]}",
            "by",
        )
    if means:
        said = means.group(1).lower()
        return ("phone" if said in ("ring", "call") else said), "by"
    if _NEARBY.match(text):
        return text[0].lower() + text[1:], " "
    time = shape_time(text, setting, "plain") if text[0].isdigit() and not _DIALLED.match(text) else ""
    if time and time != text:
        return time, " "
    if text.startswith("#"):
        return text, "in"
    return text, "through" if _NAMED_ON.match(text) else ""
