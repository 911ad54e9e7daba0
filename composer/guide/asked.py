"""Who meets which question: what a path asks for, what is still open, and how far each step has come."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from composer.guide.case import Case
from composer.guide.conditions import Facts, facts_of
from composer.guide.form import Form, OutputKind, Question, Step
from composer.guide.gates import live, met

Path = Literal["quick", "guide"]
StepState = Literal["empty", "begun", "done"]

_FROM: Mapping[str, int] = MappingProxyType({"always": 1, "impact-2": 2, "impact-3": 3})


class OpenQuestion(Struct, frozen=True):
    """An obligatory question without an answer, and what the message does not say without it."""

    question: str
    message: str


def obligatory(form: Form, case: Case, path: Path = "guide", prior: int = 0) -> tuple[Question, ...]:
    """Return the questions this path asks for, in order; of a group of which one is enough, one.

    The group is stood for by its answered question, else by the one that has words for the gap.
    """
    return _obligatory(form, facts_of(case, prior), path)


def open_questions(form: Form, case: Case, output: str = "", prior: int = 0) -> tuple[OpenQuestion, ...]:
    """Return the gaps of `case` for an output (default: the case's own): each obligatory question still open.

    A step of the plan without a time is a gap of plan.next for each such row, where times are asked for at all.
    """
    if output:
        case = case.with_answer("output", output)
    return open_in(form, case, live(form, case, prior), prior)


def open_in(form: Form, case: Case, known: Case, prior: int = 0) -> tuple[OpenQuestion, ...]:
    """Return the gaps of `case` for its own output, for those who know already what is `live` in it."""
    facts = facts_of(case, prior)
    gaps = [
        OpenQuestion(question.key, question.gap)
        for question in _obligatory(form, facts, "guide")
        if not _answered(question, known)
    ]
    if "impact-2" in _kind(form, facts).asks:
        gaps += [
            OpenQuestion("plan.next", f"nothing says by when: {row.do}")
            for row in known.next_steps
            if row.do and not row.when
        ]
    return tuple(gaps)


def step_states(
    form: Form, case: Case, path: Path = "guide", prior: int = 0, said: Collection[str] = ()
) -> dict[str, StepState]:
    """Return how far each step has come, by its id: nothing answered, something, or all that is asked for.

    `said` are questions that need no answer, since the writer's own words in the message give it. What is asked of
    everybody is open until somebody has chosen: its default is for files (part 3 of the domain rules). The promise
    check is done when every promise it knows has been called certain, likely or hope.
    """
    known = live(form, case, prior)
    left = {
        question.key
        for question in obligatory(form, case, path, prior)
        if not _answered(question, known) or (_is_for_files(question) and question.key not in case.answers)
    }
    left.difference_update(said)
    if not all(check.sure for check in case.promise_checks):
        left.add("promise")
    return {step.id: _state(step, {*case.answers, *said}, left) for step in form.steps}


def _obligatory(form: Form, facts: Facts, path: Path) -> tuple[Question, ...]:
    kind = _kind(form, facts)
    wanted = [q for q in form.questions() if _wanted(q, facts, kind, path) and met(q, facts)]
    return tuple(q for q in wanted if not q.either or q is _speaker(q.either, wanted, facts.case))


def _state(step: Step, answered: Collection[str], left: set[str]) -> StepState:
    keys = {question.key for question in step.questions}
    if keys.isdisjoint(answered):
        return "empty"
    return "done" if keys.isdisjoint(left) else "begun"


def _kind(form: Form, facts: Facts) -> OutputKind:
    return form.kind(facts.values("output")[-1])


def _wanted(question: Question, facts: Facts, kind: OutputKind, path: Path) -> bool:
    if path == "quick":
        return question.asked == "always"
    if kind.name in question.outputs or question.key in kind.also:
        return True
    if not kind.asks or any(map(facts.holds, question.spared_when)):
        return False
    if _reached(question.asked, facts, kind) or any(map(facts.holds, question.asked_when)):
        return True
    again = question.prior_asked if facts.values("prior") != ("0",) else None
    return again is not None and _reached(again, facts, kind)


def _reached(mark: str, facts: Facts, kind: OutputKind) -> bool:
    return mark in kind.asks and int(facts.values("impact")[0]) >= _FROM[mark]


def _speaker(either: str, wanted: list[Question], case: Case) -> Question:
    group = [question for question in wanted if question.either == either]
    answered = (question for question in group if question.key in case.answers)
    spoken_for = (question for question in group if question.gap)
    return next(answered, None) or next(spoken_for, group[0])


def _is_for_files(question: Question) -> bool:
    """Say whether the default of a question stands only where a file leaves it out: no page shows it as chosen."""
    return question.asked == "always" and bool(question.default)


def _answered(question: Question, known: Case) -> bool:
    return any(key in known.answers for key in (question.key, *question.filled_from))
