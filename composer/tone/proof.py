"""Whether a rule keeps what its examples promise: found once with its words, left alone, and fixed for good."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

import msgspec

from composer.reading.components import Recognisers
from composer.reading.heard import Hear
from composer.reading.macros import Classes
from composer.text.errors import UserError
from composer.text.finding import Finding, Fix
from composer.tone.checker import Checker
from composer.tone.context import Context, Output, Stance, context_from, parse_context
from composer.tone.fixes import FUNCTIONS, with_fix
from composer.tone.logic import LOGIC, logic_of
from composer.tone.rules import Flag, Rule

_SHORTEST = 6  # characters of words that are to tell somebody something
_PATTERNS = {
    "match": "match",
    "and": "also",
    "unless": "unless",
    "unless_near": "unless_near",
    "unless_before": "unless_before",
    "next_after": "next_after",
    "next": "next",
}
_WORDS = ("detects", "say", "why", "source", "fix")


class Fault(NamedTuple):
    """What is wrong in a rule: the path of the key it is about, and a sentence."""

    path: tuple[str | int, ...]
    what: str


def faults_in(rule: Rule, recognisers: Recognisers, hear: Hear | None = None) -> tuple[Fault, ...]:
    """Return what is wrong in a rule by itself: its shape, and where that is right its examples.

    The examples of a learned rule are only tried where there is a learned reader to `hear` them.
    """
    shape = tuple(_shape(rule, recognisers.classes))
    if shape or (rule.kind == "learned" and hear is None):
        return shape
    return tuple(_examples(rule, _Alone(rule, recognisers, hear)))


class _Alone:
    """One rule by itself."""

    def __init__(self, rule: Rule, recognisers: Recognisers, hear: Hear | None) -> None:
        self._checker = Checker({rule.id: rule}, recognisers)
        self._hear = hear if rule.kind == "learned" else None

    def check(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Return what the rule finds."""
        return self._checker.check(text, context, self._hear)


def own_words(rule: Rule, checker: Checker) -> Iterator[Fault]:
    """Yield where the words a rule says would themselves be marked by one of the rules of `checker`."""
    sentence = parse_context(["scope=sentence"])
    said: list[tuple[tuple[str | int, ...], str]] = [
        (("say",), rule.say.replace("___", "repair")),
        (("why",), rule.why),
    ]
    said += [(("fixes", at, "label"), recipe.label) for at, recipe in enumerate(rule.fixes)]
    for path, words in said:
        for finding in checker.check(words, sentence):
            yield Fault(path, f"the rule {finding.rule} marks “{finding.text}” in the rule's own words")


def _shape(rule: Rule, classes: Classes) -> Iterator[Fault]:
    for key in _WORDS:
        if len(getattr(rule, key).strip()) < _SHORTEST:
            yield Fault((key,), f"{key} says too little")
    for key in ("flag", "leave", "fix_kinds"):
        if not getattr(rule, key):
            yield Fault((key,), f"{key} needs at least one")
    yield from _strangers(rule)
    for path, source in patterns_of(rule):
        yield from _unreadable(path, source, classes)
    for at, recipe in enumerate(rule.fixes):
        if recipe.kind not in rule.fix_kinds:
            yield Fault(("fixes", at, "kind"), f"{recipe.kind} is not among the fix_kinds")
        if recipe.use and recipe.use not in FUNCTIONS:
            yield Fault(("fixes", at, "use"), f"there is no function {recipe.use}; there are {', '.join(FUNCTIONS)}")
        for key, pattern in recipe.when.items():
            try:
                re.compile(pattern)
            except re.error as error:
                yield Fault(("fixes", at, "when", key), f"this is no pattern: {error}")
    if rule.logic:
        yield from _logic(rule)
    elif rule.kind == "learned":
        yield from _learned(rule)
    elif not (rule.match or rule.next):
        yield Fault(("id",), "a rule needs match, next or logic")


def _strangers(rule: Rule) -> Iterator[Fault]:
    for key, known in (("outputs", get_args(Output)), ("stances", get_args(Stance))):
        for at, name in enumerate(getattr(rule, key)):
            if name not in known:
                yield Fault((key, at), f"there is no {key.removesuffix('s')} {name}; there are {', '.join(known)}")


def patterns_of(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the patterns of a rule with the path of their keys."""
    for key, name in _PATTERNS.items():
        yield (key,), getattr(rule, name)
    for at, variant in enumerate(rule.variants):
        yield ("variants", at, "match"), variant.match
    for at, recipe in enumerate(rule.fixes):
        yield ("fixes", at, "find"), recipe.find
        yield ("fixes", at, "unless"), recipe.unless


def _unreadable(path: tuple[str | int, ...], source: str, classes: Classes) -> Iterator[Fault]:
    for line in filter(None, map(str.strip, source.splitlines())):
        try:
            re.compile(classes.expand(line), re.IGNORECASE)
        except KeyError as error:
            yield Fault(path, f"there is no word class <{error.args[0]}>")
        except re.error as error:
            yield Fault(path, f"this is no pattern: {line} ({error.msg})")
        except (OverflowError, RecursionError):
            yield Fault(path, f"this is no pattern: {line[:60]}")


def _learned(rule: Rule) -> Iterator[Fault]:
    if not rule.fault:
        yield Fault(("kind",), "a learned rule needs fault")
    if rule.severity == "error":
        yield Fault(("severity",), "a learned rule weighs no more than a warning: a reader may be wrong")


def _logic(rule: Rule) -> Iterator[Fault]:
    name = rule.logic.get("name")
    if name not in LOGIC:
        yield Fault(("logic", "name"), f"there is no function {name}; there are {', '.join(LOGIC)}")
        return
    try:
        logic_of(rule)
    except msgspec.ValidationError as error:
        yield Fault(("logic",), f"{name}: {error}")


def _examples(rule: Rule, alone: _Alone) -> Iterator[Fault]:
    try:
        for at, flag in enumerate(rule.flag):
            yield from _flag(rule, at, flag, alone)
        for at, leave in enumerate(rule.leave):
            context = _context(leave.ctx, leave.answers)
            if isinstance(context, str):
                yield Fault(("leave", at, "ctx"), context)
                continue
            for finding in alone.check(leave.text, context):
                yield Fault(("leave", at, "text"), f"the rule is to leave this alone, and finds {_named(finding)}")
    except (re.error, KeyError) as error:
        # What a named function looks for is only compiled when it looks.
        yield Fault(("logic",), f"a pattern in here cannot be read: {error}")


def _context(given: Mapping[str, str | int], answers: Mapping[str, str]) -> Context | str:
    """Return the context of an example, or what is wrong with it."""
    try:
        return context_from(given, answers)
    except UserError as error:
        return str(error)


def _flag(rule: Rule, at: int, flag: Flag, alone: _Alone) -> Iterator[Fault]:
    context = _context(flag.ctx, flag.answers)
    if isinstance(context, str):
        yield Fault(("flag", at, "ctx"), context)
        return
    findings = alone.check(flag.text, context)
    if flag.questions:
        asked = tuple(finding.question or "" for finding in findings)
        if asked != flag.questions:
            yield Fault(("flag", at, "questions"), f"the rule asks for {', '.join(asked) or 'nothing'}")
    elif len(findings) != 1:
        found = f"{len(findings)} times: {', '.join(map(_named, findings))}" if findings else "nothing"
        yield Fault(("flag", at, "text"), f"the rule is to find this once, and finds {found}")
    elif findings[0].severity != (flag.severity or rule.severity):
        yield Fault(("flag", at, "severity"), f"the finding weighs “{findings[0].severity}”")
    for finding in findings:
        if finding.text != flag.span:
            yield Fault(("flag", at, "span"), f"the rule marks {_named(finding)}, the example says “{flag.span}”")
    if findings:
        yield from _fixes(rule, at, flag, findings[0].fixes, context, alone)


def _fixes(rule: Rule, at: int, flag: Flag, fixes: tuple[Fix, ...], context: Context, alone: _Alone) -> Iterator[Fault]:
    changing = fixes[0] if fixes and fixes[0].kind != "goto" else None
    after = with_fix(flag.text, changing) if changing else None
    if after != flag.after:
        gives = "nothing" if after is None else f"“{after}”"
        yield Fault(("flag", at, "after"), f"the first fix gives {gives}; say so in after")
    for fix in fixes:
        if fix.kind not in rule.fix_kinds:
            yield Fault(
                ("flag", at, "text"), f"the fix “{fix.label}” is a {fix.kind}, which is not among the fix_kinds"
            )
        if fix.kind == "goto":
            if fix.replacement is not None or not fix.question:
                yield Fault(("flag", at, "text"), f"the fix “{fix.label}” has no question to go to")
        elif again := alone.check(with_fix(flag.text, fix), context):
            yield Fault(("flag", at, "text"), f"after the fix “{fix.label}” the rule still finds {_named(again[0])}")


def _named(finding: Finding) -> str:
    return f"“{' '.join(finding.text.split())}”" if finding.text else "that something is not there"
