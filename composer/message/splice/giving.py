"""The seams of what is given and where to turn: compensation, and how they reach the writer."""

import re

from composer.message.splice.clauses import voiced
from composer.message.splice.clean import cleaned
from composer.message.splice.done import as_participle, have
from composer.message.splice.letters import capital, finish, lowered
from composer.message.splice.plans import short
from composer.message.splice.setting import Pronoun, Setting, Spliced
from composer.message.splice.verbs import is_clause, opening_of, with_form

_WILL = re.compile(
    r"(?:(I|we)(?: will|'ll|(?:'m| am|'re| are) going to|(?:'d| would) like to) (?:also )?|will |to )(?=\w)",
    re.IGNORECASE,
)
_HAVE = re.compile(r"(?:(?:I|we)(?: have|'ve)|have) (?=\w)", re.IGNORECASE)
_GIVE = re.compile(r"give you (?=\S)", re.IGNORECASE)
_REACH = re.compile(
    r"(?:(?:please )?(?:you can )?(?:reach|ring|call|contact|phone|text|e-?mail) (?:me|us) (?=\S))?"
    r"(?:(on|at|by|via|through|in|with|under) (?=\S))?",
    re.IGNORECASE,
)
_POINTING = re.compile(r"(?:the|my|our|this|that|these|an?) ", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,]+@[^\s@,]+")
_AT = re.compile(r"(?:address|inbox|office|desk|e-?mail)\b", re.IGNORECASE)
_NUMBER_THEN_BOUNDS = re.compile(r"^([+(]?\d[\d ()/.-]*\d)\s*[,;]\s*(.+)$")
_OR_MAIL = re.compile(r"(?<= or )(?=[^\s@,]+@)")
_OR_NUMBER = re.compile(r"(?<= or )(?=[+(]?\d)")
_JOINED_BOUNDS = ("until ", "till ", "between ", "from ", "after ")


def compensation(what: str, setting: Setting) -> Spliced:
    """Return "I have ___" for a participle, "We will ___" for a base form, "We will give you ___" for anything else."""
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
    given = _GIVE.match(text)
    opening = opening_of(text, words)
    if not promised and (opening.form == "subject" or (opening.form == "noun" and is_clause(text, words))):
        return Spliced(finish(capital(text)), rest, "", text, "clause")
    is_base = opening.low in words.bases and opening.form != "noun"
    if is_base and (promised or given or opening.negated or opening.low not in words.participles):
        return Spliced(finish(short(f"{lead} will {text}", setting)), rest, pronoun, text, "base")
    if opening.form in ("past", "participle"):
        own: Pronoun = setting.voice
        body = as_participle(text, opening, words)
        return Spliced(finish(capital(f"{own} have {body}")), rest, own, body, "have")
    if opening.form in ("ing", "s"):
        body = with_form(text, opening, words, "base")
        return Spliced(finish(short(f"{lead} will {body}", setting)), rest, pronoun, body, "base")
    return Spliced(finish(short(f"{lead} will give you {text}", setting)), rest, pronoun, f"give you {text}", "thing")


def reach(reach: str, setting: Setting, bounds: str = "") -> Spliced:
    """Return "You can reach me on ___, [bounds]."; an address takes "at", and what follows the number is bounds."""
    text, rest = cleaned(reach, setting, ())
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
    before = "at" if mail else typed or ("at" if _AT.search(text) and not any(c.isdigit() for c in text) else "on")
    text = _OR_NUMBER.sub("on ", text) if mail else _OR_MAIL.sub("at ", text)
    joint = " " if behind.startswith(_JOINED_BOUNDS) else ", "
    lead = voiced("You can reach me", setting)
    body = f"{before} {text}{joint + behind if behind else ''}"
    return Spliced(finish(f"{lead} {body}"), (*rest, *more), "you", body, "thing")
