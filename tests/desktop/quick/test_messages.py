"""Small things as tired people type them into the one page (tests/fixtures/quick.toml), each with its message."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from composer.app import App
from composer.guide.case import Answer, Case, NextStep
from composer.guide.gates import live
from composer.library.profile import Profile
from composer.session.context import context_of
from composer.session.naming import people_of
from composer.text.finding import at_least

CASES = tomllib.loads((Path(__file__).parents[2] / "fixtures" / "quick.toml").read_text(encoding="utf-8"))["small"]
NOW = datetime(2026, 11, 24, 10, 2)
SENDER = {"sender.name": "Sam Reyes", "sender.role": "Fernhill Digital", "sender.phone": "0117 496 0142"}
EMAIL = """Subject: What happened, and what happens next

{}

If I have missed something that matters to you, tell me. You can reach me on 0117 496 0142.

Sam Reyes
Fernhill Digital"""

Small = dict[str, str]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return App(Profile(tmp_path_factory.mktemp("profile")))


@pytest.fixture(params=range(len(CASES)))
def number(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def small(number: int) -> Small:
    return dict(CASES[number])


@pytest.fixture
def case(number: int, small: Small) -> Case:
    case = Case(f"quick{number:02}", answers={key: Answer(value) for key, value in SENDER.items()})
    case = case.with_answer("listen.who", people_of(small["who"])).with_answer("output", small["output"])
    case = case.with_answer("listen.impact", small["impact"]).with_answer("own.act", small["act"], "sorry_i")
    case = case.with_answer("own.harm", small.get("harm", ""), "harm")
    if "will" in small:
        return case.with_answer("plan.next", (NextStep(small["will"], small["when"]),), "next")
    return case.with_answer("plan.done", (small["done"],), "done")


def test_a_small_thing_in_four_answers_reads_well(app: App, case: Case, small: Small) -> None:
    said = small["message"]
    expected = EMAIL.format(said) if small["output"] == "email" else said
    assert app.composer.compose(case, now=NOW).text == expected


def test_nothing_in_it_wants_to_be_changed(app: App, case: Case) -> None:
    message = app.composer.compose(case, now=NOW)
    found = app.checker.check(message.text, context_of(live(app.form, case), message))
    assert [finding for finding in found if at_least(finding.severity, "warning")] == []
