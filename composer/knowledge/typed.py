"""A document as a typed value, or every place where it does not fit the type."""

from collections.abc import Iterator
from typing import Final, TypeVar

import msgspec

from composer.knowledge.toml import Document
from composer.text.errors import FileMistakes, Mistake

T = TypeVar("T")

_MOST: Final = 200
"""How many mistakes of one file are looked for, one conversion each."""

_EACH: Final = "..."
"""What msgspec writes for the key of a mapping, which it does not name."""

_NAMES: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
    "datetime": "a date with a time",
    "date": "a date",
    "time": "a time",
}


def typed(document: Document, kind: type[T]) -> T:
    """Return the data of `document` as a `kind`; raises FileMistakes with all mistakes that can be told apart."""
    try:
        return msgspec.convert(document.data, kind)
    except msgspec.ValidationError:
        raise FileMistakes(_mistakes(document, kind)) from None


def _mistakes(document: Document, kind: type[T]) -> tuple[Mistake, ...]:
    """Convert again and again, each time without the key that was wrong, until it fits or nothing can be left out."""
    from copy import deepcopy

    data = deepcopy(document.data)
    found: list[Mistake] = []
    left_out: set[tuple[str | int, ...]] = set()
    while len(found) < _MOST:
        try:
            msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            path, field, what = _told(data, kind, str(error))
            missing = what.startswith("Object missing required field")
            whole = (*path, field) if field and not missing else path
            if missing and (*path, field) in left_out:
                break
            found.append(document.mistake(whole, _said(whole, field, what)))
            if missing or not _without(data, whole):
                break
            left_out.add(whole)
        else:
            break
    return tuple(sorted(found, key=lambda mistake: (mistake.line, mistake.column)))


def _told(data: object, kind: type[T], message: str) -> tuple[tuple[str | int, ...], str, str]:
    """Return the path of msgspec's message, the field it names besides ("" for none), and what it says."""
    what, _, where = message.partition(" - at ")
    steps = _steps(where.rpartition("`$")[2].rstrip("`"))
    field = what.rpartition("field `")[2].rstrip("`") if "field `" in what else ""
    return next(_paths(data, kind, message, steps, ()), ()), field, what


def _steps(where: str) -> list[str | int]:
    import re

    parts = re.findall(r"\[(\d+)\]|\[(\.\.\.)\]|\.([^.\[]+)", where)
    return [int(index) if index else each or name for index, each, name in parts]


def _paths(
    data: object, kind: type[T], message: str, steps: list[str | int], path: tuple[str | int, ...]
) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths that `steps` can mean: each key of a mapping without which the complaint changes."""
    here = data
    for step in path:
        here = here[step]  # type: ignore[index]
    if not steps or not isinstance(here, dict | list):
        yield path
    elif steps[0] != _EACH or not isinstance(here, dict):
        yield from _paths(data, kind, message, steps[1:], (*path, steps[0]))
    else:
        for key in list(here):
            kept = dict(here)
            here.clear()
            here[key] = kept[key]
            alone = _complaint(data, kind)
            here.clear()
            here.update(kept)
            if alone == message:
                yield from _paths(data, kind, message, steps[1:], (*path, key))


def _complaint(data: object, kind: type[T]) -> str:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _without(data: object, path: tuple[str | int, ...]) -> bool:
    """Take the key at `path` out of `data`; an item of a list stays, so that the places of the others hold."""
    here = data
    for step in path[:-1]:
        try:
            here = here[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    if not path or not isinstance(here, dict) or path[-1] not in here:
        return False
    del here[path[-1]]
    return True


def _said(path: tuple[str | int, ...], field: str, what: str) -> str:
    last = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    if what.startswith("Object contains unknown field"):
        return f"there is no key {field} here"
    if what.startswith("Object missing required field"):
        return f"{field} is missing here"
    expected, _, got = what.removeprefix("Expected ").partition(", got ")
    if got:
        return f"{last}: expected {_plain(expected)}, found {_plain(got)}"
    if what.startswith("Invalid enum value "):
        return f"{last}: there is no choice {what.removeprefix('Invalid enum value ')}"
    return f"{last}: {what[:1].lower()}{what[1:]}"


def _plain(names: str) -> str:
    return " or ".join(_NAMES.get(name, name) for name in names.replace("`", "").split(" | "))
