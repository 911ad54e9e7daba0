"""Answers as JSON and back: the kind of an answer stands beside its value, so that each comes back as what it was."""

from typing import Any

import msgspec

from composer.guide.case import Answer, NextStep, Outside, Person, PromiseCheck, Value

_TYPES: dict[str, Any] = {
    "text": str,
    "texts": tuple[str, ...],
    "people": tuple[Person, ...],
    "steps": tuple[NextStep, ...],
    "promises": tuple[PromiseCheck, ...],
    "outside": Outside,
}
_KINDS_OF_ITEMS: dict[type, str] = {str: "texts", Person: "people", NextStep: "steps", PromiseCheck: "promises"}


def encoded(value: Value) -> tuple[str, str]:
    """Return the kind of an answer and its value as JSON."""
    if isinstance(value, str):
        return "text", to_json(value)
    if isinstance(value, Outside):
        return "outside", to_json(value)
    return _KINDS_OF_ITEMS[type(value[0])] if value else "texts", to_json(value)


def decoded(kind: str, value: str, stem: str) -> Answer:
    """Return the answer that `encoded` wrote; msgspec.ValidationError where it is not one."""
    return Answer(from_json(value, _TYPES.get(kind, str)), stem)


def to_json(value: Any) -> str:
    """Return `value` as JSON that a person can read, and that a database takes whatever was typed."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half a character pasted from elsewhere: kept as its escape
        import json

        return json.dumps(msgspec.to_builtins(value))


def from_json(value: str, kind: Any) -> Any:
    """Return what `to_json` was given, as `kind`; msgspec.ValidationError where it is something else."""
    try:
        return msgspec.json.decode(value, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # half a character, which only the forgiving reader takes
        import json

        return msgspec.convert(json.loads(value), kind)
