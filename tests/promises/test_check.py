from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from msgspec import Struct

from composer.guide.answers_file import read_case
from composer.guide.case import Case, NextStep, PromiseCheck
from composer.guide.form import load_form
from composer.knowledge.places import resources
from composer.knowledge.toml import read
from composer.promises.check import all_certain, half_way, is_asked_what_they_see, promises_of, with_check

NOW = datetime(2026, 11, 24, 10, 2)  # a Tuesday


class Said(Struct, frozen=True):
    text: str
    answers: tuple[str, ...]
    start: int
    end: int


def said(*sentences: tuple[str, str]) -> tuple[str, Sequence[Said]]:
    """Return a message of these sentences, each with the question it comes from."""
    text, made = "", []
    for words, key in sentences:
        text += " " if text else ""
        made.append(Said(words, (key,), len(text), len(text) + len(words)))
        text += words
    return text, made


def plan(*steps: NextStep, **answers: str) -> Case:
    case = Case().with_answer("plan.next", steps)
    for key, value in answers.items():
        case = case.with_answer(key.replace("_", ".", 1), value)
    return case


def test_a_promise_knows_its_owner_its_time_and_its_question() -> None:
    case = plan(NextStep("send you a list of the affected orders", "by noon on Friday"))
    found = promises_of(
        case, *said(("I will send you a list of the affected orders by noon on Friday.", "plan.next")), NOW
    )
    assert [(one.owner, one.due, one.question) for one in found] == [("I", datetime(2026, 11, 27, 12), "plan.next")]


def test_what_is_no_promise_has_no_row() -> None:
    text = said(("I'm sorry I sent the wrong file.", "own.act"), ("If you would rather wait, tell me.", "plan.ask"))
    assert promises_of(Case(), *text, NOW) == ()


def test_a_few_words_find_a_promise_and_no_other() -> None:
    case = plan(
        NextStep("ring you on the new line with the result"), NextStep("ring you on the new line with the date")
    )
    text = said(
        ("I will ring you on the new line with the result.", "plan.next"),
        ("I will ring you on the new line with the date.", "plan.next"),
    )
    abouts = {one.about for one in promises_of(case, *text, NOW)}
    assert abouts == {"ring you on the new line with the result", "ring you on the new line with the date"}


def test_the_worst_stands_first() -> None:
    case = plan(NextStep("ring you", "on Monday"), NextStep("write to you", "on Friday"), NextStep("look at it"))
    text = said(
        ("I will ring you on Monday.", "plan.next"),
        ("I will write to you on Friday.", "plan.next"),
        ("I will look at it.", "plan.next"),
    )
    found = promises_of(case, *text, NOW)
    assert [one.said for one in found] == ["look at it", "write to you", "ring you"]


def test_a_hope_stands_before_what_is_certain() -> None:
    case = plan(NextStep("ring you", "on Monday"), NextStep("write to you", "on Friday"))
    case = case.with_answer("promise", (PromiseCheck("ring you", "hope"), PromiseCheck("write to you", "certain")))
    text = said(("I will ring you on Monday.", "plan.next"), ("I will write to you on Friday.", "plan.next"))
    assert [one.check.sure for one in promises_of(case, *text, NOW)] == ["hope", "certain"]


def test_somebody_else_who_has_agreed_is_the_owner() -> None:
    case = plan(NextStep("give you the date", "on Friday", "Ana Ruiz", agreed=True))
    found = promises_of(case, *said(("Ana Ruiz has also agreed to give you the date on Friday.", "plan.next")), NOW)
    assert [(one.owner, one.due_text) for one in found] == [("Ana Ruiz", "on Friday")]


def test_a_standing_promise_is_looked_at_again_after_a_month() -> None:
    case = Case().with_answer("plan.change", "no list goes live until you have approved it")
    words = "From Monday, no list goes live until you have approved it."
    (found,) = promises_of(case, *said((words, "plan.change")), NOW)
    assert (found.due, found.review) == (None, datetime(2026, 12, 24).date())


def test_who_sees_to_a_change_is_its_owner() -> None:
    case = Case().with_answer("plan.change", "nobody wipes a machine").with_answer("plan.change_owner", "Ravi Menon")
    (found,) = promises_of(case, *said(("From today, nobody wipes a machine.", "plan.change")), NOW)
    assert found.owner == "Ravi Menon"


def test_the_answers_of_a_file_are_found_by_their_words() -> None:
    form = load_form(resources() / "form" / "en")
    case = read_case(read(Path(__file__).parents[1] / "fixtures" / "answers" / "1.toml"), form)
    words = "I will ring you at 4:30 tomorrow with the result, good or bad."
    (found,) = (one for one in promises_of(case, *said((words, "plan.next")), NOW) if "ring" in one.said)
    assert found.check == PromiseCheck("ring you with the result", "certain", "by noon tomorrow")


def test_what_is_said_of_one_promise_leaves_the_others() -> None:
    case = plan(NextStep("ring you", "on Monday"), NextStep("write to you", "on Friday"))
    case = case.with_answer("promise", (PromiseCheck("write to you", "certain"),))
    text = said(("I will ring you on Monday.", "plan.next"), ("I will write to you on Friday.", "plan.next"))
    ring = next(one for one in promises_of(case, *text, NOW) if one.said == "ring you")
    assert with_check(case, ring, PromiseCheck(sure="likely")) == (
        PromiseCheck("write to you", "certain"),
        PromiseCheck("ring you", "likely"),
    )


def test_all_certain_leaves_what_was_dropped() -> None:
    case = plan(NextStep("ring you", "on Monday"), NextStep("write to you", "on Friday"))
    case = case.with_answer("promise", (PromiseCheck("write to you", keep="drop"),))
    found = promises_of(case, *said(("I will ring you on Monday.", "plan.next")), NOW)
    assert [one.dropped for one in found] == [False, True]
    checks = {check.about: check.sure for check in all_certain(case, found)}
    assert checks == {"write to you": "", "ring you": "certain"}


@pytest.mark.parametrize(
    "due, told",
    [
        (datetime(2026, 11, 24, 16), datetime(2026, 11, 24, 13)),
        (datetime(2026, 11, 27, 12), datetime(2026, 11, 25, 17)),
        (datetime(2026, 11, 25, 16, 30), datetime(2026, 11, 25, 9)),
        (datetime(2026, 12, 4, 12), datetime(2026, 11, 27, 17)),
        (datetime(2026, 11, 24, 9), None),
        (datetime(2026, 11, 24, 10, 10), None),
    ],
)
def test_they_are_told_half_way_at_an_hour_people_work(due: datetime, told: datetime | None) -> None:
    assert half_way(NOW, due) == told


def test_what_they_see_is_asked_from_impact_3() -> None:
    assert [is_asked_what_they_see(Case().with_answer("listen.impact", n)) for n in "1234"] == [
        False,
        False,
        True,
        True,
    ]
