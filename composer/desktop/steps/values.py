"""Answers as the editors hold them: replacing one part, and telling a paste from typing."""

from msgspec.structs import replace

from composer.desktop.widgets.marks import difference
from composer.guide.case import NextStep, Outside, Value
from composer.session.fields import Part
from composer.session.history import Edit


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


def act_of(before: Value | None, now: Value) -> Edit:
    """Return by which act one text became another: several words at once were pasted."""
    if not isinstance(now, str):
        return "typing"
    old = before if isinstance(before, str) else ""
    _, new = difference(old, now)
    return "paste" if len(new.of(now).split()) > 1 else "typing"
