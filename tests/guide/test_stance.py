import pytest

from composer.guide.case import Case, NextStep, Person
from composer.guide.stance import (
    compensation_too_early,
    compensation_undecided,
    facts_unknown,
    impact_of,
    many_hurt,
    prior_of,
    refund_is_fix,
    shape_of,
    spoken,
    stance_of,
    voice_of,
)


def _case(**answers: str) -> Case:
    case = Case()
    for key, value in answers.items():
        case = case.with_answer(key.replace("__", "."), value)
    return case


@pytest.mark.parametrize(
    "sorry, ours, may, stance",
    [
        ("yes", "all", "yes", "full"),
        ("unsure", "all", "yes", "full"),
        ("yes", "part", "yes", "part"),
        ("unsure", "part", "yes", "part"),
        ("yes", "all", "no", "fix-only"),
        ("yes", "all", "unsure", "fix-only"),
        ("yes", "part", "no", "fix-only"),
        ("unsure", "part", "unsure", "fix-only"),
        ("yes", "none", "yes", "fix-only"),
        ("yes", "none", "no", "fix-only"),
        ("unsure", "unknown", "yes", "fix-only"),
        ("no", "all", "yes", "fix-only"),
        ("no", "none", "no", "fix-only"),
    ],
)
def test_the_gates_of_own_give_the_stance_when_something_can_be_fixed(
    sorry: str, ours: str, may: str, stance: str
) -> None:
    case = _case(own__sorry=sorry, own__ours=ours, own__may=may)
    assert stance_of(case.with_answer("plan.done", ("sent an engineer",))) == stance
    assert stance_of(case.with_answer("plan.next", (NextStep(do="ring you"),))) == stance


@pytest.mark.parametrize(
    "sorry, ours, may, stance",
    [
        ("yes", "none", "yes", "empathy"),
        ("yes", "unknown", "no", "empathy"),
        ("no", "all", "yes", "empathy"),
        ("yes", "all", "no", "fix-only"),
        ("yes", "all", "yes", "full"),
    ],
)
def test_with_nothing_to_fix_what_is_not_ours_gets_empathy(sorry: str, ours: str, may: str, stance: str) -> None:
    assert stance_of(_case(own__sorry=sorry, own__ours=ours, own__may=may)) == stance


def test_a_case_without_answers_is_owned_in_full_since_that_is_what_the_form_shows_as_chosen() -> None:
    assert stance_of(Case()) == "full"
    assert shape_of(Case()) == "apology"
    assert impact_of(Case()) == 2
    assert voice_of(Case()) == "I"


def test_the_shape_follows_from_the_gates() -> None:
    assert shape_of(_case(own__ours="part")) == "apology"
    assert shape_of(_case(own__may="no")) == "fix-only"
    assert shape_of(_case(own__ours="none")) == "empathy"
    assert shape_of(_case(own__sorry="no")) == "concern"
    assert shape_of(_case(wrong="none", own__sorry="no")) == "help"
    assert shape_of(_case(output="plain-help")) == "help"


def test_the_kind_reply_without_fault_owns_the_fix_where_the_gates_do_and_nothing_elsewhere() -> None:
    assert stance_of(_case(output="empathy")) == "empathy"
    assert stance_of(_case(output="empathy", own__may="no")) == "fix-only"


def test_earlier_apologies_count_from_the_ledger_or_the_writer_whichever_knows_more() -> None:
    assert prior_of(Case()) == 0
    assert prior_of(_case(listen__before="second")) == 1
    assert prior_of(_case(listen__before="more")) == 2
    assert prior_of(_case(listen__before="first"), ledger=1) == 1
    assert prior_of(_case(listen__before="second"), ledger=3) == 3


def test_a_team_says_we() -> None:
    assert voice_of(_case(sender__voice="team")) == "we"


@pytest.mark.parametrize(
    "by, ready, talked",
    [
        ("phone", "", True),
        ("visit", "upset", True),
        ("", "yes", True),
        ("email", "yes", False),
        ("chat", "yes", False),
        ("", "upset", False),
        ("", "", False),
        ("phone", "not-spoken", False),
    ],
)
def test_a_talk_has_taken_place_when_they_told_it_aloud(by: str, ready: str, talked: bool) -> None:
    assert spoken(_case(restate__by=by, listen__ready=ready)) is talked


def test_giving_something_back_waits_until_ownership_and_repair_are_there() -> None:
    case = Case()
    assert compensation_too_early(case)
    case = case.with_answer("own.act", "billed you twice")
    assert compensation_too_early(case)
    assert not compensation_too_early(case.with_answer("plan.done", ("stopped the second bill",)))
    assert not compensation_too_early(_case(comp__own_money="yes"))
    assert refund_is_fix(_case(comp__own_money="yes"))


def test_too_little_is_known_when_nobody_knows_whose_it_is_or_why_and_nothing_is_done_yet() -> None:
    assert facts_unknown(_case(own__ours="unknown"))
    assert facts_unknown(_case(explain__known="not-yet"))
    assert not facts_unknown(_case(explain__known="not-yet").with_answer("plan.done", ("restarted it",)))
    assert not facts_unknown(Case())


def test_a_group_counts_as_many_and_those_who_only_read_along_do_not() -> None:
    assert many_hurt(Case().with_answer("listen.who", (Person(group="the finance team"),)))
    people = tuple(Person(name=name, copy=name == "Eve") for name in ("Ana", "Ben", "Cleo", "Eve"))
    assert not many_hurt(Case().with_answer("listen.who", people))


@pytest.mark.parametrize(
    ("answers", "undecided"),
    [
        ({}, True),
        ({"listen__impact": "1"}, False),
        ({"own__sorry": "no"}, False),
        ({"own__ours": "none"}, False),
        ({"comp__kind": "nothing"}, False),
        ({"comp__kind": "credit"}, False),
        ({"comp__reason": "she said it was never about money"}, False),
        ({"comp__when": "not-offered"}, False),
        ({"comp__when": "later"}, True),
    ],
)
def test_an_apology_leaves_compensation_undecided_until_something_is_said_of_it(
    answers: dict[str, str], undecided: bool
) -> None:
    assert compensation_undecided(_case(**answers)) is undecided


def test_compensation_is_not_too_early_once_it_is_said_when() -> None:
    assert compensation_too_early(Case())
    assert not compensation_too_early(_case(comp__when="later"))
