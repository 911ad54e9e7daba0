"""A house's own phrases: what is not said there, what is said instead and why, each made into a rule."""

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

from msgspec import Struct

from composer.reading.macros import lowered
from composer.text.finding import FixKind, Severity
from composer.text.fold import fold
from composer.tone.rules import Flag, Leave, Recipe, Rule

ZONES = ("subject", "greeting", "body", "signoff")
LONGEST = 200  # characters of a phrase
_SHORTEST = 6  # characters of a reason
_SLUG = 60
_ENDS = re.compile(r"[.!?]\s")
Path = tuple[str | int, ...]


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase, or several that mean the same; `say` is what stands there instead, "" for nothing at all.

    Without a `weight` a finding weighs what those of its source do.
    """

    phrase: str | tuple[str, ...]
    say: str | tuple[str, ...]
    why: str
    weight: Severity | None = None


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that somebody has to agree to first: `approver`, else the one of the policy."""

    phrase: str | tuple[str, ...]
    why: str
    approver: str = ""
    say: str | tuple[str, ...] = ()
    weight: Severity | None = None


class PhraseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of phrases; `family` is the kind of findings they are, for the settings."""

    phrase: tuple[Phrase, ...]
    family: str = "house"


class Voice(Struct, frozen=True):
    """How the rules of one source speak: the head of their ids, their family, what a finding says and weighs."""

    head: str
    family: str
    source: str
    instead: str
    without: str
    weight: Severity = "warning"
    unless: str = ""


def several(given: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return one or several texts, each on one line."""
    return tuple(" ".join(one.split()) for one in ((given,) if isinstance(given, str) else given))


def rule_of(given: Phrase | Asked, voice: Voice) -> Rule:
    """Return the rule that finds the phrases and offers what is said instead."""
    phrases = several(given.phrase)
    # Where a phrase only has to be asked about, leaving it out is not what the house wants.
    say = tuple(filter(None, several(given.say)))
    leave_out = isinstance(given, Phrase) and not say
    recipes = [Recipe("replace", f"Say “{one}”", put=one) for one in say]
    if leave_out:
        recipes = [Recipe("delete", "Leave it out", find=_with_space(phrases))]
    kinds: tuple[FixKind, ...] = ("replace",) if say else ("delete",) if leave_out else ("goto",)
    instead = " or ".join(f"“{one}”" for one in say)
    return Rule(
        id=f"{voice.head}-{_slug(phrases[0])}",
        family=voice.family,
        severity=given.weight or voice.weight,
        scope="sentence",
        kind="pattern",
        detects=", ".join(f"“{one}”" for one in phrases) + ".",
        say=voice.instead.replace("___", instead) if say else voice.without,
        why=" ".join(given.why.split()),
        source=voice.source,
        fix_kinds=kinds,
        fix=f"Say {instead}." if say else "Leave it out." if leave_out else "Ask first.",
        flag=tuple(_flag(one, say, leave_out=leave_out) for one in phrases),
        leave=tuple(Leave(_sentence(one)) for one in say) or (Leave("Nothing of the kind is said here."),),
        zones=ZONES,
        firm=True,
        triggers=_triggers(phrases),
        match="\n".join(map(pattern, phrases)),
        unless=voice.unless,
        fixes=tuple(recipes),
    )


def troubles(given: Phrase | Asked) -> Iterator[tuple[Path, str]]:
    """Yield what keeps a phrase from being a rule: the path of the key it is about, and a sentence."""
    phrases, say = several(given.phrase), several(given.say)
    if not phrases:
        yield ("phrase",), "a phrase needs a word in it"
    for at, one in enumerate(phrases):
        path: Path = ("phrase",) if isinstance(given.phrase, str) else ("phrase", at)
        if not re.search(r"\w", one):
            yield path, "a phrase needs a word in it"
        elif len(one) > LONGEST:
            yield path, f"a phrase has at most {LONGEST} characters"
        elif '"' in fold(one) or _ENDS.search(one):
            yield path, "a phrase stands inside one sentence, and holds no quotation marks"
    for at, one in enumerate(say):
        path = ("say",) if isinstance(given.say, str) else ("say", at)
        if "{" in one or "}" in one:
            yield path, "what is said instead holds no { or }"
        held = next((phrase for phrase in phrases if _holds(one, phrase)), "")
        if held:
            yield path, f"“{one}” holds “{held}”, so it would be found again"
    if len(given.why.strip()) < _SHORTEST:
        yield ("why",), "why says too little"


def pattern(phrase: str) -> str:
    """Return the pattern of a phrase: its words as they stand, in any case, over any white space."""
    folded = " ".join(fold(phrase).split())
    inside = "".join(sign if sign.isalnum() or sign in "_ " else f"\\{sign}" for sign in folded)
    return _edge(folded[:1]) + inside + _edge(folded[-1:])


def _edge(sign: str) -> str:
    return r"\b" if re.match(r"\w", sign) else ""


def _with_space(phrases: Sequence[str]) -> str:
    # Before a comma or a full stop the space in front goes with it, else the one behind.
    lines = [f"\\s{pattern(one)}(?=[,.;:!?]|$)\n{pattern(one)},?(?:\\s|$)" for one in phrases]
    return "\n".join([*lines, *map(pattern, phrases)])


def _triggers(phrases: Sequence[str]) -> tuple[str, ...]:
    words = [max(re.findall(r"\w+", lowered(fold(one))), key=len, default="") for one in phrases]
    return tuple(dict.fromkeys(words)) if all(words) else ()


def _holds(words: str, phrase: str) -> bool:
    return re.search(_plain(pattern(phrase)), fold(words), re.IGNORECASE) is not None


def _plain(line: str) -> str:
    return line.replace(" ", r"\s+")


def _slug(phrase: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(phrase).lower()).strip("-")[:_SLUG].strip("-")
    return words or f"{crc32(phrase.encode(errors='replace')):08x}"


def _flag(phrase: str, say: Sequence[str], *, leave_out: bool) -> Flag:
    after = _sentence(say[0]) if say else "Here it says in the text." if leave_out else None
    return Flag(_sentence(phrase), phrase, after)


def _sentence(words: str) -> str:
    return f"Here it says {words} in the text."
