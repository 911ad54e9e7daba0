"""Which questions a case meets, which stem stands before each answer, and which answers may go into a message.

Nothing is ever taken out of a case here: a question that a gate hides keeps its answer for the day it comes back.
"""

import re

from msgspec.structs import replace

from composer.guide.case import Answer, Case
from composer.guide.conditions import Facts, facts_of
from composer.guide.form import Form, Note, Question, Stem, Step
from composer.guide.stance import wrong_of

NO_STEM = Stem("", "")
_NAMED = re.compile(r"\[([a-z_.]+)\]")


def shown(question: Question, case: Case, prior: int = 0) -> bool:
    """Say whether `case` meets `question` at all, open or behind a chip. `prior` is what the ledger knows."""
    return met(question, facts_of(case, prior))


def met(question: Question, facts: Facts) -> bool:
    """Say whether a case with these facts meets `question`, for those who ask about many questions of one case."""
    if question.outputs and any(output in question.outputs for output in facts.values("output")):
        return True
    return question.asked != "output" and facts.allow(question.when, question.unless)


def stem_of(question: Question, case: Case, prior: int = 0) -> Stem:
    """Return the stem an answer to `question` continues now, other answers filled in; an empty one if it has none.

    Where several fit, the writer's choice stands, else the first.
    """
    stem = _stem(question, facts_of(case, prior))
    return replace(stem, text=_NAMED.sub(lambda found: case.text(found[1]), stem.text))


def live(form: Form, case: Case, prior: int = 0) -> Case:
    """Return `case` with only the answers that may be spliced, and the defaults of the rest filled in.

    Each answer carries the id of its stem where only one fits. The output asked for is the answer to "output".
    """
    facts = facts_of(case, prior)
    answers: dict[str, Answer] = {}
    for question in form.questions():
        if not met(question, facts):
            continue
        answer = case.answers.get(question.key)
        if answer is None:
            default = wrong_of(case) if question.key == "wrong" else _default(question, case)
            if default:
                answers[question.key] = Answer(default)
        elif _fits(question, answer, facts):
            answers[question.key] = Answer(answer.value, _carried(question, answer, facts))
    return replace(case, answers=answers)


def open_again(form: Form, case: Case, prior: int = 0) -> tuple[Question, ...]:
    """Return the questions whose words were written to another stem: they are open, with the old words beside them."""
    facts = facts_of(case, prior)
    return tuple(
        question
        for question in form.questions()
        if (answer := case.answers.get(question.key)) is not None
        and met(question, facts)
        and not _fits(question, answer, facts)
    )


def notes(step: Step, case: Case, prior: int = 0) -> tuple[Note, ...]:
    """Return the lines of advice that stand in `step` now."""
    facts = facts_of(case, prior)
    return tuple(note for note in step.notes if facts.allow(note.when, note.unless))


def _stems(question: Question, facts: Facts) -> tuple[Stem, ...]:
    return tuple(stem for stem in question.stems if facts.allow(stem.when, stem.unless))


def _stem(question: Question, facts: Facts) -> Stem:
    stems = _stems(question, facts)
    answer = facts.case.answers.get(question.key)
    written = "" if answer is None else answer.stem
    return next((stem for stem in stems if stem.id == written), stems[0] if stems else NO_STEM)


def _fits(question: Question, answer: Answer, facts: Facts) -> bool:
    if not answer.stem or not question.stems:
        return True
    return any(answer.stem == stem.id or answer.stem in stem.fits for stem in _stems(question, facts))


def _carried(question: Question, answer: Answer, facts: Facts) -> str:
    stems = _stems(question, facts)
    return stems[0].id if len(stems) == 1 else answer.stem


def _default(question: Question, case: Case) -> str:
    return case.text(question.default_from) if question.default_from else question.default
