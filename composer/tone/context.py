"""What a text is written for: the keys of `--context`, and the answers a fix may draw on."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import fields, replace

from composer.guide.case import Case
from composer.text.errors import UserError
from composer.text.finding import Level

Output = Literal[
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry"
]
Stance = Literal["full", "part", "fix-only", "empathy"]

_CHECKED_AS = {"text": "chat", "short": "email", "plain-help": "chat", "not-sorry": "email"}
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class Context(Struct, frozen=True):
    """What `--context` may say, with its defaults.

    Not among those keys: `answers`, plain texts by question key, `said`, the components the form knows to stand in
    the text, whether or not they can be recognised there, `sentences`, the same for each sentence by its words, and
    `levels`, what each family of rules may weigh at most.
    """

    output: Output = "email"
    stance: Stance = "full"
    impact: Literal[1, 2, 3, 4] = 2
    sender: Literal["person", "team"] = "person"
    scope: Literal["message", "sentence"] = "message"
    audience: Literal["general", "technical"] = "general"
    caution: Literal[0, 1, 2, 3] = 1
    nature: Literal["", "routine"] = ""
    sorry: Literal["yes", "no", "unsure"] = "yes"
    prior: int = 0
    broken: str = ""
    earlier: str = ""
    manager: bool = False
    called: bool = False
    reason: str = ""
    refund_is_fix: bool = False
    comp: float | None = None
    loss: float | None = None
    limit: float | None = None
    approved: bool = False
    help: str = ""
    words: str = ""
    told: str = ""
    pain: str = ""
    field: str = ""
    answers: Mapping[str, str] = {}
    said: tuple[str, ...] = ()
    sentences: Mapping[str, tuple[str, ...]] = {}
    levels: Mapping[str, Level] = {}

    @property
    def checked_as(self) -> str:
        """The output whose rules hold."""
        return _CHECKED_AS.get(self.output, self.output)


_NO_KEYS = ("answers", "said", "sentences", "levels")
_TYPES: dict[str, Any] = {f.name: f.type for f in fields(Context) if f.name not in _NO_KEYS}


def parse_context(options: Iterable[str]) -> Context:
    """Return what the values of `--context` say; a UserError says what is wrong."""
    return context_from(pairs_of(options))


def pairs_of(options: Iterable[str]) -> dict[str, str]:
    """Return the keys and values of `--context`, later ones over earlier ones, before they are looked at."""
    given: dict[str, str] = {}
    for option in options:
        given |= _pairs(option)
    return given


def context_from(
    given: Mapping[str, Any], answers: Mapping[str, str] | None = None, said: Iterable[str] = ()
) -> Context:
    """Return the context of a mapping, as the lines of `--jsonl` hold it; a UserError says what is wrong."""
    if not isinstance(given, Mapping):
        raise UserError("The context has to be an object of keys and values.")
    context = Context(
        **{key: _value(key, value) for key, value in given.items()}, answers=answers or {}, said=tuple(said)
    )
    return _settled(context, given)


def answers_of(case: Case) -> dict[str, str]:
    """Return the answers of a case as plain texts by key, one row or item of a list where there are several."""
    plain = {key: text for key in case.answers if (text := case.text(key) or next(iter(case.texts(key)), ""))}
    if case.people:
        first = case.people[0]
        plain["listen.who"] = first.call or first.name or first.group
    for step in case.next_steps:
        if step.do and not step.owner:
            plain["plan.next"] = f"{step.do} {step.when}".strip()
            break
    return plain


def _settled(context: Context, given: Mapping[str, Any]) -> Context:
    """Fill in what the name of an output says by itself."""
    if context.output == "empathy" and context.stance in ("full", "part"):
        context = replace(context, stance="empathy")
    if context.output == "not-sorry" and "sorry" not in given:
        context = replace(context, sorry="no")
    if context.output == "plain-help":
        context = replace(context, nature="routine", stance="empathy")
    return context


def _pairs(option: str) -> dict[str, str]:
    """Read `key=value,key=value`; an option whose first value is free words and holds a comma is one pair."""
    parts = [part.partition("=") for part in option.split(",") if part.strip()]
    keys = [key.strip() for key, _, _ in parts]
    if parts and len(parts) > 1 and _TYPES.get(keys[0]) is str and not all(key in _TYPES for key in keys):
        key, _, value = option.partition("=")
        return {key.strip(): value.strip()}
    for key, equals, _ in parts:
        if not equals:
            raise UserError(f"The context needs “key=value”; “{key.strip()}” has no “=”.")
    return {key.strip(): value.strip() for key, _, value in parts}


def _value(key: str, value: object) -> Any:
    if key not in _TYPES:
        raise UserError(f"The context has no key “{key}”; it knows {', '.join(_TYPES)}.")
    kind = _TYPES[key]
    if allowed := get_args(kind):
        if float in allowed:
            return _number(key, value, float)
        if isinstance(allowed[0], int) and isinstance(value, str) and value.isdecimal():
            value = int(value)
        if isinstance(value, bool) or value not in allowed:
            named = ", ".join(str(choice) for choice in allowed if choice != "")
            raise UserError(f"The context's “{key}” is one of {named}, not “{value}”.")
        return value
    if kind is bool:
        if isinstance(value, bool):
            return value
        if str(value).lower() not in _YES_NO:
            raise UserError(f"The context's “{key}” is yes or no, not “{value}”.")
        return _YES_NO[str(value).lower()]
    if kind is int:
        return _number(key, value, int)
    if not isinstance(value, str):
        raise UserError(f"The context's “{key}” has to be words.")
    return value


def _number(key: str, value: object, kind: type[int] | type[float]) -> int | float:
    import math

    try:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            number = kind(value)
            if number >= 0 and math.isfinite(number):
                return number
    except (ValueError, OverflowError):
        pass
    raise UserError(f"The context's “{key}” is a number from 0, not “{value}”.")
