"""What the gates lead to: stance, shape, impact, voice. Each answers from the case alone, defaults included."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from composer.guide.case import Case

Stance = Literal["full", "part", "fix-only", "empathy"]
Shape = Literal["apology", "fix-only", "empathy", "concern", "help"]
Voice = Literal["I", "we"]

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "sender.voice": "person",
        "wrong": "act",
        "audience": "general",
        "caution": "1",
        "listen.impact": "2",
        "listen.pref": "unknown",
        "listen.distance": "unknown",
        "restate.agreed": "not-asked",
        "own.ours": "all",
        "own.sorry": "yes",
        "own.may": "yes",
        "comp.kind": "nothing",
        "comp.own_money": "no",
        "comp.asked": "no",
        "comp.when": "now",
        "follow.open": "missed",
        "follow.passionate": "no",
        "escalate.agreed": "not-yet",
    }
)
"""What an unanswered choice means; a test holds it to the defaults of the form."""

_BEFORE = {"second": 1, "more": 2}


def chosen(case: Case, key: str) -> str:
    """Return the choice made for `key`, or what leaving it out means."""
    return case.text(key) or DEFAULTS.get(key, "")


def wrong_of(case: Case) -> str:
    """Return gate G0: act, pain, failed or none. The output plain-help sets none by itself."""
    return "none" if case.text("output") == "plain-help" else chosen(case, "wrong")


def stance_of(case: Case) -> Stance:
    """Return the stance the three gates of Own give; the output "empathy" never owns more than the fix."""
    stance = _gates_stance(case)
    if case.text("output") == "empathy" and stance != "fix-only":
        return "empathy"
    return stance


def _gates_stance(case: Case) -> Stance:
    ours = chosen(case, "own.ours")
    if chosen(case, "own.sorry") != "no" and ours in ("all", "part"):
        if chosen(case, "own.may") != "yes":
            return "fix-only"
        return "full" if ours == "all" else "part"
    return "fix-only" if can_fix(case) else "empathy"


def can_fix(case: Case) -> bool:
    """Say whether anything is done or planned: plan.done and plan.next are not both empty."""
    return bool(case.texts("plan.done")) or bool(case.next_steps)


def shape_of(case: Case) -> Shape:
    """Return what kind of message the gates and the stance make."""
    if wrong_of(case) == "none":
        return "help"
    if chosen(case, "own.sorry") == "no":
        return "concern"
    stance = stance_of(case)
    if stance in ("full", "part"):
        return "apology"
    return "fix-only" if stance == "fix-only" else "empathy"


def impact_of(case: Case) -> int:
    """Return how serious it is to them, 1 to 4."""
    return int(chosen(case, "listen.impact"))


def prior_of(case: Case, ledger: int = 0) -> int:
    """Return how many apologies for this came before: the ledger's number, or listen.before where that says more."""
    return max(ledger, _BEFORE.get(case.text("listen.before"), 0))


def voice_of(case: Case) -> Voice:
    """Return the pronoun the stems are written in."""
    return "we" if chosen(case, "sender.voice") == "team" else "I"


def refund_is_fix(case: Case) -> bool:
    """Say whether giving the money back is the repair itself."""
    return chosen(case, "comp.own_money") == "yes"


def spoken(case: Case) -> bool:
    """Say whether a talk has taken place (`called` of the checks): by phone, in person, or heard and not in writing."""
    if case.text("listen.ready") == "not-spoken":
        return False
    by = case.text("restate.by")
    return by in ("phone", "visit") or (not by and case.text("listen.ready") == "yes")


def many_hurt(case: Case) -> bool:
    """Say whether it hit many: a group, the public, or more than three people who do not just read along."""
    hurt = [person for person in case.people if not person.copy]
    return len(hurt) > 3 or any(person.group for person in hurt) or case.text("listen.relation") == "public"


def facts_unknown(case: Case) -> bool:
    """Say whether too little is known for more than a holding note."""
    if chosen(case, "own.ours") == "unknown":
        return True
    return case.text("explain.known") == "not-yet" and not case.texts("plan.done")


def compensation_undecided(case: Case) -> bool:
    """Say whether an apology from impact 2 on leaves open if something is given back: not chosen, no reason noted."""
    settled = case.text("comp.kind") or case.text("comp.reason") or case.text("comp.when") == "not-offered"
    return not settled and shape_of(case) == "apology" and impact_of(case) >= 2


def compensation_too_early(case: Case) -> bool:
    """Say whether ownership and fix are still missing (G7), so that the step on compensation says why it can wait.

    Whoever has said when it is given has thought of that.
    """
    owned = bool(case.text("own.act")) or chosen(case, "own.sorry") == "no"
    return not (refund_is_fix(case) or case.text("comp.when") or (owned and can_fix(case)))
