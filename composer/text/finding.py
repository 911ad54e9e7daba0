"""The one shape of a finding, whether tone, grammar, structure or policy, and of its fixes (the JSON of `check`)."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "advice"]
Level = Literal["warning", "advice", "off"]
"""The most that a family of findings may weigh where it is not to weigh what its rules say; or that it is off."""
SourceEngine = Literal["tone", "structure", "promises", "grammar", "policy"]
FixKind = Literal["delete", "replace", "active", "answer", "move", "goto"]


class Fix(Struct, frozen=True):
    """One thing a click can do about a finding.

    `start` and `end` are code points of the checked text; a `goto` has no replacement and names a question.
    """

    label: str
    kind: FixKind
    start: int | None = None
    end: int | None = None
    replacement: str | None = None
    question: str | None = None


class Finding(Struct, frozen=True):
    """Something to look at. `start` and `end` are code points, None where the thing is absent from the text."""

    rule: str
    family: str
    source_engine: SourceEngine
    severity: Severity
    question: str | None
    start: int | None
    end: int | None
    text: str
    message: str
    why: str
    source: str
    fixes: tuple[Fix, ...] = ()


SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


def at_most(severity: Severity, level: Level | None) -> Severity:
    """Return `severity`, or `level` where it weighs less."""
    return severity if level is None or level == "off" or at_least(level, severity) else level


def at_least(severity: Severity, floor: Severity) -> bool:
    """Say whether `severity` weighs as much as `floor` or more."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(floor)
