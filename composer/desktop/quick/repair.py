"""What is put right: it is done, or it will be. The two are two answers; here they are one question."""

from typing import Literal

from msgspec.structs import replace

from composer.desktop.quick.words import DONE, NEXT
from composer.guide.case import Case, NextStep, Value

Way = Literal["plan.done", "plan.next"]


def ways_of(case: Case, chosen: Way) -> tuple[Way, ...]:
    """Return what is asked: what has an answer, both where both have one; without an answer what was chosen last."""
    answered: tuple[Way, ...] = tuple(way for way in (DONE, NEXT) if way in case.answers)
    return answered or (chosen,)


def moved(case: Case, way: str, time: str) -> tuple[tuple[tuple[str, Value], ...], str]:
    """Return the answers after going over to `way`, none where nothing was typed; and the time to be kept.

    `time` is the one kept so far: it comes back with the first step.
    """
    if way == NEXT:
        steps = tuple(NextStep(text) for text in case.texts(DONE))
        if not steps:
            return (), time
        return ((DONE, ()), (NEXT, (replace(steps[0], when=time), *steps[1:]))), ""
    steps = case.next_steps
    texts = tuple(step.do for step in steps if step.do.strip())
    if not steps:
        return (), time
    return ((NEXT, ()), (DONE, texts)), steps[0].when or time
