"""Answers as the editors hold them: replacing one part, and telling a paste from typing."""

from msgspec.structs import replace

from composer.guide.case import NextStep, Outside, Value
from composer.session.fields import FieldFinding, Part
from composer.session.history import Edit
from composer.text.difference import difference
from composer.text.finding import Finding, Fix


def with_part(value: Value | None, part: Part, text: str) -> Value | None:
    """Return the answer with the words of one part replaced."""
    match value:
        case str():
            return text
        case Outside():
            return replace(value, **{part.column: text})
        case tuple():
            rows = list(value)
            row = rows[part.row]
            rows[part.row] = replace(row, **{part.column: text}) if isinstance(row, NextStep) else text
            return tuple(rows)  # type: ignore[return-value]  # rows keep their type
    return value


def fixed(value: Value | None, found: FieldFinding, fix: Fix) -> tuple[Value, int] | None:
    """Return an answer after a fix, and where the caret belongs in its part; None where its words are others by now."""
    part, words = found.part, fix.replacement or ""
    if fix.start is None or fix.end is None or part_of(value, part) != part.text:
        return None
    now = with_part(value, part, part.text[: fix.start] + words + part.text[fix.end :])
    return None if now is None else (now, fix.start + len(words))


def part_of(value: Value | None, part: Part) -> str | None:
    """Return the words of one part of an answer as it is now."""
    match value:
        case str():
            return value
        case Outside():
            return str(getattr(value, part.column))
        case tuple() if part.row < len(value):
            row = value[part.row]
            return row if isinstance(row, str) else str(getattr(row, part.column, ""))
    return None


def usable(finding: Finding) -> tuple[Fix, ...]:
    """Return the fixes that can be done to an answer: a change of its words, or a question to go to.

    Of those in the same words the first: a change comes before the way to the question that would give it.
    """
    can = [
        fix
        for fix in finding.fixes
        if (fix.question if fix.kind == "goto" else fix.start is not None and fix.replacement is not None)
    ]
    return tuple({fix.label: fix for fix in reversed(can)}[label] for label in dict.fromkeys(fix.label for fix in can))


def act_of(before: Value | None, now: Value) -> Edit:
    """Return by which act one text became another: several words at once were pasted."""
    if not isinstance(now, str):
        return "typing"
    old = before if isinstance(before, str) else ""
    _, new = difference(old, now)
    return "paste" if len(new.of(now).split()) > 1 else "typing"
