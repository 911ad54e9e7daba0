"""A pack of rules that somebody wrote: read, proved, and every mistake told with file, line and column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import fields

from composer.knowledge.toml import Document, read
from composer.knowledge.typed import typed
from composer.reading.components import Recognisers
from composer.text.errors import FileMistakes, Mistake, UserError
from composer.tone.checker import Checker
from composer.tone.proof import Fault, faults_in, own_words
from composer.tone.rules import Rule


class Proved(NamedTuple):
    """How many rules and examples were looked at, and what is wrong with them, file by file."""

    rules: int
    examples: int
    mistakes: tuple[Mistake, ...]


def prove(paths: Sequence[Path], shipped: Mapping[str, Rule], recognisers: Recognisers) -> Proved:
    """Return what is wrong in the rule files that `paths` name or hold; UserError where there are none.

    The words of a rule must pass the `shipped` rules and those of the pack; an id may be there only once.
    """
    mistakes: list[Mistake] = []
    rules: dict[str, Rule] = {}
    documents: dict[str, Document] = {}
    for path in _files(paths):
        try:
            document = read(path)
        except FileMistakes as found:
            mistakes += found.mistakes
            continue
        try:
            rule = typed(document, Rule)
        except FileMistakes as found:
            # Of the keys that are missing, only the first is told there.
            mistakes += dict.fromkeys([*found.mistakes, *_missing(document)])
            continue
        twice = rules.get(rule.id) or shipped.get(rule.id)
        if rule.id != path.stem:
            mistakes.append(document.mistake(("id",), f"the file is called {path.stem}.toml, the rule {rule.id}"))
        elif rule.id in rules or (twice is not None and twice != rule):
            where = documents[rule.id].name if rule.id in rules else "the rules of Amends"
            mistakes.append(document.mistake(("id",), f"there is a rule {rule.id} in {where} already"))
        else:
            rules[rule.id], documents[rule.id] = rule, document
    mistakes += _proved(rules, documents, shipped, recognisers)
    count = sum(len(rule.flag) + len(rule.leave) for rule in rules.values())
    return Proved(len(rules), count, tuple(sorted(mistakes, key=lambda one: (one.file, one.line, one.column))))


def _missing(document: Document) -> Iterator[Mistake]:
    for key in fields(Rule):
        if key.required and key.encode_name not in document.data:
            yield document.mistake((key.encode_name,), f"{key.encode_name} is missing here")


def _proved(
    rules: Mapping[str, Rule], documents: Mapping[str, Document], shipped: Mapping[str, Rule], recognisers: Recognisers
) -> Iterator[Mistake]:
    sound: list[Rule] = []
    for rule in rules.values():
        faults = faults_in(rule, recognisers)
        yield from _placed(documents[rule.id], faults)
        if not faults:
            sound.append(rule)
    everything = Checker({**shipped, **{rule.id: rule for rule in sound}}, recognisers)
    for rule in sound:
        yield from _placed(documents[rule.id], own_words(rule, everything))


def _placed(document: Document, faults: Iterable[Fault]) -> Iterator[Mistake]:
    for fault in faults:
        yield document.mistake(fault.path, fault.what)


def _files(paths: Sequence[Path]) -> list[Path]:
    files: dict[Path, Path] = {}
    for path in paths:
        inside = list(_inside(path)) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"There is no rule file in {path}.")
        for file in inside:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.toml")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
