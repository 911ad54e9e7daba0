"""What is put right: it is done, or it will be. The two are two answers; here they are one question."""

from typing import Literal

from msgspec.structs import replace

from composer.desktop.quick.words import DONE, NEXT
from composer.guide.case import Case, NextStep, Value
from composer.session.open_case import OpenCase

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


class Repair:
    """Which of the two is asked where neither has an answer, and the time that waits for the way back."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self._time = ""

    def shown(self, case: Case) -> tuple[Way, ...]:
        """Return what is asked."""
        return ways_of(case, self.way)

    def choose(self, opened: OpenCase, way: str) -> None:
        """Change between what is done and what will be; what was typed goes along."""
        answers, self._time = moved(opened.case, way, self._time)
        self.way = DONE if way == DONE else NEXT
        if answers:
            opened.answers(answers)
