"""The lines of `amends check --jsonl`: one text each, and where a line is not one."""

import re
from typing import Any

import msgspec

from composer.text.errors import FileMistakes, Mistake

_BYTE = re.compile(r" \(byte (\d+)\)")
_WHERE = re.compile(r" - at `\$(?:\.|\[)?([\w.]*)\]?`")


class Line(msgspec.Struct, frozen=True):
    """One line: its text, and what else is said of it. Keys beside these are the reader's own business."""

    text: str
    id: str | None = None
    context: dict[str, Any] = {}


def decoded(data: bytes, name: str, number: int) -> Line:
    """Return line `number` of `name`; FileMistakes where it is not an object with a text."""
    try:
        return msgspec.json.decode(data, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FileMistakes((_mistake(str(error), data, name, number),)) from error


def _mistake(said: str, data: bytes, name: str, number: int) -> Mistake:
    if place := _BYTE.search(said):
        column = len(data[: int(place[1])].decode(errors="replace")) + 1
        return Mistake(name, number, column, "this is not JSON")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return Mistake(name, number, len(data[: error.start].decode()) + 1, "this is not UTF-8 text")
    if where := _WHERE.search(said):
        return Mistake(name, number, 1, f"“{where[1]}” is not what it should be: {said[: where.start()]}")
    return Mistake(name, number, 1, f'a line is an object as {{"id": "m1", "text": "…"}}: {said}')
