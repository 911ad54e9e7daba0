"""A field is checked as the sentence it makes: findings of a message, brought back to the answers they came from."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Case, NextStep, Outside, Person, PromiseCheck
from composer.message.message import Message, Sentence
from composer.message.trace import map_span
from composer.text.finding import Finding, Fix
from composer.text.span import Span


class Part(Struct, frozen=True):
    """One text of an answer: which row or item of it, and which column."""

    row: int
    column: str
    text: str


class FieldFinding(Struct, frozen=True):
    """A finding in a field. Its places and those of its fixes are code points of the answer's part as it was typed.

    `in_stem` says that it lies in the words around the answer; start and end are None then.
    """

    finding: Finding
    part: Part
    in_stem: bool = False


def findings_in_field(case: Case, key: str, message: Message, findings: Iterable[Finding]) -> Iterator[FieldFinding]:
    """Yield those of a message's findings that lie in the answer to `key`, or in the seam of its sentence."""
    parts = tuple(parts_of(case, key))
    if not parts:
        return
    # What the writer wrote in place of a sentence is no longer in the answer.
    sentences = [sentence for sentence in message.sentences if key in sentence.answers and not sentence.own]
    for finding in findings:
        if finding.start is None or finding.end is None:
            continue
        sentence = next((s for s in sentences if s.start <= finding.start and finding.end <= s.end), None)
        if sentence:
            found = _in_parts(parts, sentence, finding)
            if found:
                yield found
            elif sentence.answers[0] == key and not _elsewhere(case, key, sentence, finding):
                yield FieldFinding(
                    replace(finding, start=None, end=None, fixes=_gotos(finding)), parts[0], in_stem=True
                )


def parts_of(case: Case, key: str) -> Iterator[Part]:
    """Yield the texts of an answer that may stand in a message."""
    value = case.value(key)
    match value:
        case None:
            return
        case str():
            yield Part(0, "", value)
        case Outside():
            yield from (
                Part(0, name, text) for name, text in (("whoever", value.whoever), ("mine", value.mine)) if text
            )
        case _:
            for row, item in enumerate(value):
                match item:
                    case str():
                        yield Part(row, "", item)
                    case NextStep():
                        columns = (("do", item.do), ("when", item.when), ("owner", item.owner))
                        yield from (Part(row, name, text) for name, text in columns if text)
                    case Person() | PromiseCheck():
                        continue


def _in_parts(parts: Iterable[Part], sentence: Sentence, finding: Finding) -> FieldFinding | None:
    assert finding.start is not None
    assert finding.end is not None
    for part in parts:
        place = _placed(sentence, Span(finding.start, finding.end), part.text)
        if place:
            fixes = tuple(_mapped(finding.fixes, sentence, part.text))
            words = place.of(part.text)
            return FieldFinding(replace(finding, start=place.start, end=place.end, text=words, fixes=fixes), part)
    return None


def _placed(sentence: Sentence, span: Span, answer: str) -> Span | None:
    """Return where a stretch of the message stands in an answer; None where its words are not the answer's."""
    inside = span.moved(-sentence.start)
    place = map_span(sentence.text, inside, answer)
    if place is None or not place.of(answer).strip():
        return None
    return place if place.of(answer).casefold() in inside.of(sentence.text).casefold() else None


def _mapped(fixes: Iterable[Fix], sentence: Sentence, answer: str) -> Iterator[Fix]:
    for fix in fixes:
        if fix.kind == "goto" or fix.start is None or fix.end is None or fix.replacement is None:
            yield fix
            continue
        if fix.start < sentence.start or fix.end > sentence.end:
            continue
        old = sentence.text[fix.start - sentence.start : fix.end - sentence.start]
        change = _least(old, fix.replacement)
        place = _typed(old[change.before : len(old) - change.after], fix.start + change.before, sentence, answer)
        if place:
            yield replace(fix, start=place.start, end=place.end, replacement=change.words)


def _typed(words: str, start: int, sentence: Sentence, answer: str) -> Span | None:
    """Return where `words`, at `start` of the message, stand in the answer with the spaces around them; all or none."""
    core = words.strip()
    begin = start + words.index(core)
    place = _placed(sentence, Span(begin, begin + len(core)), answer)
    if place is None or place.of(answer).casefold() != core.casefold():
        return None
    before = answer[: place.start] if begin > start else ""
    after = answer[place.end :] if len(core) < len(words) - (begin - start) else ""
    return Span(place.start - len(before) + len(before.rstrip()), place.end + len(after) - len(after.lstrip()))


class _Least(Struct, frozen=True):
    before: int
    after: int
    words: str


def _least(old: str, new: str) -> _Least:
    """Return the least change that makes `new` of `old`, in whole words: what stays before and after it."""
    before = _alike(old, new)
    while before and not (before == len(old) or old[before - 1].isspace()):
        before -= 1
    after = _alike(old[before:][::-1], new[before:][::-1])
    while after and not old[len(old) - after].isspace():
        after -= 1
    if before + after >= len(old):  # a pure insertion: hold on to the word before it
        before = old.rstrip().rfind(" ", 0, before - 1) + 1 if before else 0
    return _Least(before, after, new[before : len(new) - after])


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _elsewhere(case: Case, key: str, sentence: Sentence, finding: Finding) -> bool:
    others = (other for other in sentence.answers if other != key)
    return any(_in_parts(tuple(parts_of(case, other)), sentence, finding) for other in others)


def _gotos(finding: Finding) -> tuple[Fix, ...]:
    return tuple(fix for fix in finding.fixes if fix.kind == "goto")
