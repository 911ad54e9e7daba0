"""The conditions of questions, stems, notes and advice: tables of data, answered from a case."""

from collections.abc import Mapping

from msgspec import Struct

from composer.guide.case import Case
from composer.guide.form import Condition
from composer.guide.stance import (
    DEFAULTS,
    can_fix,
    chosen,
    compensation_too_early,
    compensation_undecided,
    facts_unknown,
    impact_of,
    many_hurt,
    prior_of,
    shape_of,
    spoken,
    stance_of,
)

FILLED = "filled"
"""The value a condition sees for an answer with parts, such as the rows of plan.next."""


class Facts(Struct, frozen=True):
    """What a condition can ask about: the answers of a case, and what follows from them (the derived keys)."""

    case: Case
    derived: Mapping[str, tuple[str, ...]]

    def values(self, key: str) -> tuple[str, ...]:
        """Return the value or values of a derived key or an answer; ("",) when there is none."""
        if key in self.derived:
            return self.derived[key]
        value = self.case.value(key)
        if value is None:
            return (DEFAULTS.get(key, ""),)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, tuple):
            return tuple(item if isinstance(item, str) else FILLED for item in value) or ("",)
        return (FILLED,)

    def holds(self, condition: Condition) -> bool:
        """Say whether every key of `condition` has one of its allowed values."""
        # Asked some hundred times for each key typed; a generator inside a generator took twice as long.
        return all(any(map(allowed.__contains__, self.values(key))) for key, allowed in condition.items())

    def allow(self, when: tuple[Condition, ...], unless: tuple[Condition, ...]) -> bool:
        """Say whether one of `when` holds, if there are any, and none of `unless`."""
        if when and not any(map(self.holds, when)):
            return False
        return not (unless and any(map(self.holds, unless)))


def facts_of(case: Case, prior: int = 0) -> Facts:
    """Return the facts of `case`; `prior` is what the ledger knows of earlier apologies."""
    shape = shape_of(case)
    output = case.text("output") or "email"
    return Facts(
        case,
        {
            "wrong": (_wrong(case, shape),),
            "stance": (stance_of(case),),
            "shape": (shape,),
            "impact": (str(impact_of(case)),),
            "output": (output, "plain-help") if shape == "help" else (output,),
            "prior": (str(min(prior_of(case, prior), 2)),),
            "spoken": (_word(spoken(case)),),
            "early": (_word(compensation_too_early(case)),),
            "compensation": (_compensation(case),),
            "fixable": (_word(can_fix(case)),),
            "many": (_word(many_hurt(case)),),
            "written": (_word(bool(case.text("reason"))),),
            "undecided": (_word(bool(case.text("plan.undecided") or case.text("escalate.cannot_answer"))),),
            "facts": ("unknown" if facts_unknown(case) else "known",),
        },
    )


def _wrong(case: Case, shape: str) -> str:
    return "none" if shape == "help" else chosen(case, "wrong")


def _compensation(case: Case) -> str:
    return "undecided" if compensation_undecided(case) else case.text("comp.kind")


def _word(yes: bool) -> str:
    return "yes" if yes else "no"
