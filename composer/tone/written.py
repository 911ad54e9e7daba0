"""What a team has written: the rules in one file of a pack, each with the place it stands at, and what is wrong."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple, TypeVar

import msgspec
from msgspec.structs import fields

from composer.knowledge.toml import Document
from composer.knowledge.typed import typed
from composer.reading.components import Recognisers
from composer.reading.heard import Hear
from composer.text.errors import FileMistakes, Mistake
from composer.tone.effort import works_long
from composer.tone.phrases import Asked, Phrase, PhraseFile, Voice, rule_of, troubles
from composer.tone.proof import Fault, faults_in, patterns_of
from composer.tone.rules import Rule

P = TypeVar("P", bound=Phrase | Asked)

ABOUT, POLICY = "pack.toml", "policy.toml"
"""The files of a pack that hold no rules: what it is, and what a team may say and give."""

_OF_A_RULE = {"id", "match", "severity", "scope", "kind", "say"}


class Written(NamedTuple):
    """A rule, the file it stands in, and the path of what it was made of: () for a file that is one rule."""

    rule: Rule
    document: Document
    path: tuple[str | int, ...] = ()

    def mistake(self, fault: Fault) -> Mistake:
        """Return a fault at its place."""
        return self.document.mistake(self.path or fault.path, fault.what)


def written_in(document: Document, stem: str, source: str) -> tuple[list[Written], list[Mistake]]:
    """Return the rules of a file, and its mistakes; a phrase that is wrong does not cost the others."""
    if _OF_A_RULE & document.data.keys():
        return _rule_file(document, stem)
    return _phrase_file(document, source)


def _rule_file(document: Document, stem: str) -> tuple[list[Written], list[Mistake]]:
    try:
        rule = typed(document, Rule)
    except FileMistakes as found:
        # Of the keys that are missing, only the first is told there.
        return [], list(dict.fromkeys([*found.mistakes, *_missing(document)]))
    if rule.id != stem:
        return [], [document.mistake(("id",), f"the file is called {stem}.toml, the rule {rule.id}")]
    return [Written(rule, document)], []


def _missing(document: Document) -> Iterator[Mistake]:
    for key in fields(Rule):
        if key.required and key.encode_name not in document.data:
            yield document.mistake((key.encode_name,), f"{key.encode_name} is missing here")


def _phrase_file(document: Document, source: str) -> tuple[list[Written], list[Mistake]]:
    mistakes: list[Mistake] = []
    try:
        file = typed(document, PhraseFile)
        phrases, family = list(enumerate(file.phrase)), file.family
    except FileMistakes as found:
        mistakes += found.mistakes
        phrases, family = _sound(document.data.get("phrase")), document.data.get("family", "house")
    voice = Voice("house", str(family), source, "Your team says ___ instead.", "Your team leaves this out.")
    written, wrong = phrase_rules(document, "phrase", phrases, lambda _: voice)
    return written, [*mistakes, *wrong]


def _sound(phrases: object) -> list[tuple[int, Phrase]]:
    """Return those of the phrases that can be read."""
    found = []
    for at, phrase in enumerate(phrases if isinstance(phrases, list) else []):
        with suppress(msgspec.ValidationError):
            found.append((at, msgspec.convert(phrase, Phrase)))
    return found


def phrase_rules(
    document: Document, key: str, phrases: Iterable[tuple[int, P]], voice_for: Callable[[P], Voice]
) -> tuple[list[Written], list[Mistake]]:
    """Return the rules of the numbered `phrases` that stand under `key`, and what is wrong with the others."""
    written: dict[str, Written] = {}
    mistakes: list[Mistake] = []
    for at, phrase in phrases:
        wrong = [document.mistake((key, at, *path), what) for path, what in troubles(phrase)]
        if not wrong:
            rule = rule_of(phrase, voice_for(phrase))
            if rule.id in written:
                wrong = [document.mistake((key, at, "phrase"), "this phrase stands in the file already")]
            else:
                written[rule.id] = Written(rule, document, (key, at))
        mistakes += wrong
    return list(written.values()), mistakes


def faults_of(written: Written, recognisers: Recognisers, hear: Hear | None = None) -> Iterator[Mistake]:
    """Yield what is wrong with a rule file: its shape, its examples, and a pattern that can work for a long time."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        heavy = list(_heavy(written.rule, recognisers))
        faults = heavy or faults_in(written.rule, recognisers, hear)
    yield from map(written.mistake, faults)


def _heavy(rule: Rule, recognisers: Recognisers) -> Iterator[Fault]:
    """Yield the patterns that some text could keep at work, before anything is looked for with them."""
    for path, source in (*patterns_of(rule), *_looked_up(rule), *_of_logic(dict(rule.logic), ("logic",))):
        for line in filter(None, map(str.strip, source.splitlines())):
            try:
                expression = recognisers.classes.expand(line)
                compiled = re.compile(expression, re.IGNORECASE)
                long = works_long(expression, compiled.search)
            except (re.error, KeyError):
                continue  # said by the proof
            except (OverflowError, RecursionError, FutureWarning):
                yield Fault(path, f"this is no pattern: {line[:60]}")
                continue
            if long:
                yield Fault(path, f"on some texts this pattern would work for very long: {line[:60]}")


def _looked_up(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, recipe in enumerate(rule.fixes):
        for key, pattern in recipe.when.items():
            yield ("fixes", at, "when", key), pattern


def _of_logic(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _of_logic(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            yield from _of_logic(inner, (*path, at))
    elif isinstance(value, str):
        yield path, value
