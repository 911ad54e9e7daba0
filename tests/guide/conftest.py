"""The shipped form and advice, and a case in which everything has been answered."""

from pathlib import Path

import pytest

from composer.guide.advice import AdviceTables, load_advice
from composer.guide.case import Case, NextStep, Outside, Person, PromiseCheck, Value
from composer.guide.form import Form, Question, load_form
from composer.guide.gates import stem_of

RESOURCES = Path(__file__).parents[2] / "resources"

GATES_OPEN = {
    "wrong": "act",
    "listen.impact": "3",
    "own.ours": "all",
    "own.sorry": "yes",
    "own.may": "yes",
    "explain.ready": "asked",
    "explain.known": "partly",
    "comp.kind": "credit",
    "comp.when": "now",
}


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form(RESOURCES / "form" / "en")


@pytest.fixture(scope="session")
def tables() -> AdviceTables:
    return load_advice(RESOURCES / "advice" / "en")


@pytest.fixture(scope="session")
def full_case(form: Form) -> Case:
    """Every question answered, each under the stem that stood before it."""
    case = Case()
    for key, value in GATES_OPEN.items():
        case = case.with_answer(key, value)
    for question in form.questions():
        if question.asked != "file" and question.key not in GATES_OPEN and question.key != "output":
            case = case.with_answer(question.key, _some_answer(question), stem_of(question, case).id)
    return case


def _some_answer(question: Question) -> Value:
    if question.type == "people":
        return (Person(name="Dana Whitlock", call="Dana"),)
    if question.type == "steps":
        return (NextStep(do="ring you", when="at ten"),)
    if question.type == "outside":
        return Outside("cut the cable", "getting you back online")
    if question.type == "promises":
        return (PromiseCheck("ring you", "certain"),)
    if question.choices:
        return question.choices[0].value
    words = f"the words for {question.key}"
    return (words,) if question.many else words
