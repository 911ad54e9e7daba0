from collections.abc import Mapping
from datetime import datetime

import pytest

from composer.guide.case import Answer, Case, NextStep, PromiseCheck
from composer.guide.form import Form, load_form
from composer.knowledge.places import resources
from composer.promises.check import Promise
from composer.promises.checkpoint import Checkpoint, checkpoint_for, with_checkpoint

NOW = datetime(2026, 11, 24, 10)  # a Tuesday
LIST = NextStep("send you the list", "by noon on Friday")


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form(resources() / "form" / "en")


def case_of(*rows: NextStep, more: Mapping[str, Answer] | None = None) -> Case:
    check = PromiseCheck("send you the", sure="hope")
    return Case(answers={"plan.next": Answer(rows), "promise": Answer((check,)), **(more or {})})


def promise_of(case: Case, sure: str, *, said: str = LIST.do, slip: datetime | None = None) -> Promise:
    check = next(iter(case.promise_checks))
    checked = check if sure == "hope" else PromiseCheck(check.about, "likely" if sure == "likely" else "certain")
    return Promise(checked, check.about, said, "plan.next", said, slip=slip)


def test_likely_is_followed_by_the_checkpoint(form: Form) -> None:
    case = case_of(LIST, NextStep("ring you"))
    promise = promise_of(case, "likely", slip=datetime(2026, 11, 26, 11, 30))
    checkpoint = checkpoint_for(form, case, promise, NOW)
    assert checkpoint == Checkpoint("confirm it", "Thursday at 11:30", instead=False)
    assert with_checkpoint(case, promise, checkpoint, checkpoint.when) == (
        ("plan.next", (LIST, NextStep("confirm it", "by Thursday at 11:30"), NextStep("ring you"))),
    )


def test_a_hope_becomes_the_checkpoint_and_is_a_hope_no_more(form: Form) -> None:
    case = case_of(LIST)
    promise = promise_of(case, "hope")
    checkpoint = checkpoint_for(form, case, promise, NOW)
    assert checkpoint == Checkpoint("confirm whether I can send you the list", "", instead=True)
    assert dict(with_checkpoint(case, promise, checkpoint, "on Monday")) == {
        "plan.next": (NextStep(checkpoint.do, "on Monday"),),
        "promise": (),
    }


@pytest.mark.parametrize(
    ("owner", "voice", "who"), [("Marcus, our driver", "", "Marcus"), ("", "team", "we"), ("Me", "", "I")]
)
def test_the_checkpoint_names_who_keeps_the_promise(owner: str, voice: str, who: str, form: Form) -> None:
    row = NextStep(LIST.do, LIST.when, owner)
    case = case_of(row, more={"sender.voice": Answer(voice)} if voice else {})
    checkpoint = checkpoint_for(form, case, promise_of(case, "hope"), NOW)
    assert checkpoint is not None
    assert checkpoint.do == f"confirm whether {who} can send you the list"


@pytest.mark.parametrize(
    ("rows", "sure", "said"),
    [
        ((LIST,), "certain", LIST.do),
        ((LIST, NextStep("confirm it", "by Thursday")), "likely", LIST.do),
        ((LIST, NextStep("ring you"), NextStep("visit you")), "likely", LIST.do),
        ((LIST,), "likely", "nobody sends a list unchecked"),
    ],
    ids=["certain", "it is there", "the plan is full", "no step of the plan"],
)
def test_there_is_none_where_it_does_not_fit(rows: tuple[NextStep, ...], sure: str, said: str, form: Form) -> None:
    case = case_of(*rows)
    assert checkpoint_for(form, case, promise_of(case, sure, said=said), NOW) is None
