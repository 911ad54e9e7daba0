"""Rules that somebody wrote, proved by their examples: every mistake told with file, line and column."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from composer.knowledge.pack_files import toml_files
from composer.knowledge.toml import Document
from composer.knowledge.typed import typed
from composer.reading.components import Recognisers
from composer.reading.heard import Hear
from composer.text.errors import FileMistakes, Mistake, UserError
from composer.tone.checker import Checker
from composer.tone.house import About, place_of, policy_in, read_documents, told_twice
from composer.tone.proof import Fault, faults_in, own_words
from composer.tone.rules import Rule
from composer.tone.written import ABOUT, POLICY, Written, faults_of, written_in


class Proved(NamedTuple):
    """How many rules and examples were looked at, and what is wrong with them, file by file.

    `untried` are the learned rules whose examples were left, for want of a learned reader.
    """

    rules: int
    examples: int
    mistakes: tuple[Mistake, ...]
    untried: int = 0


def prove(
    paths: Sequence[Path], shipped: Mapping[str, Rule], recognisers: Recognisers, hear: Hear | None = None
) -> Proved:
    """Return what is wrong in the rules and phrases that `paths` name or hold; UserError where there are none.

    The words of a rule must pass the `shipped` rules and those of the pack; an id may be there only once. What a pack
    says of itself and its policy are looked at, too. `hear` is what the learned reader hears, where there is one.
    """
    documents, mistakes = read_documents(_files(paths))
    rules: dict[str, Written] = {}
    for path, document in documents.items():
        if path.name == ABOUT:
            mistakes += _wrong_about(document)
        elif path.name == POLICY:
            mistakes += policy_in(document, path).mistakes
        else:
            written, wrong = written_in(document, path.stem, path.stem)
            mistakes += wrong
            for one in written:
                problem = told_twice(one, rules, {})
                if problem is None and one.rule != shipped.get(one.rule.id):
                    problem = told_twice(one, rules, shipped)
                mistakes += problem or []
                if not problem:
                    rules[one.rule.id] = one
    mistakes += _proved(rules, shipped, recognisers, hear)
    tried = [one.rule for one in rules.values() if hear or one.rule.kind != "learned"]
    count = sum(len(rule.flag) + len(rule.leave) for rule in tried)
    return Proved(len(rules), count, tuple(sorted(mistakes, key=place_of)), len(rules) - len(tried))


def _wrong_about(document: Document) -> tuple[Mistake, ...]:
    try:
        typed(document, About)
    except FileMistakes as found:
        return found.mistakes
    return ()


def _proved(
    rules: Mapping[str, Written], shipped: Mapping[str, Rule], recognisers: Recognisers, hear: Hear | None
) -> Iterator[Mistake]:
    sound: list[Written] = []
    for one in rules.values():
        faults = _phrase_faults(one, recognisers) if one.path else list(_faults(one, shipped, recognisers, hear))
        yield from faults
        if not faults:
            sound.append(one)
    everything = Checker({**shipped, **{one.rule.id: one.rule for one in sound}}, recognisers)
    for one in sound:
        if not one.path:  # a team's reason may well name what it is about
            yield from map(one.mistake, own_words(one.rule, everything))


def _faults(
    one: Written, shipped: Mapping[str, Rule], recognisers: Recognisers, hear: Hear | None
) -> Iterator[Mistake]:
    if one.rule.id in shipped:  # the program's own are proved as they stand
        return map(one.mistake, faults_in(one.rule, recognisers, hear))
    return faults_of(one, recognisers, hear)


def _phrase_faults(one: Written, recognisers: Recognisers) -> list[Mistake]:
    if not faults_in(one.rule, recognisers):
        return []
    words = "this is not found as it stands: leave out what looks like a link, a quotation or the end of a sentence"
    return [one.mistake(Fault((), words))]


def _files(paths: Sequence[Path]) -> list[Path]:
    files: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise UserError(f"There is no file {path}.")
        inside = list(toml_files(path).stamps) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"There is no rule file in {path}.")
        for file in inside:
            files.setdefault(file.resolve(), file)
    return list(files.values())
