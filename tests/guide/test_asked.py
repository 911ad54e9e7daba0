import pytest

from composer.guide.asked import obligatory, open_questions, step_states
from composer.guide.case import Case, NextStep, Person, PromiseCheck
from composer.guide.form import Form

GATES = {
    "own.ours": ("all", "none"),
    "own.sorry": ("yes", "no"),
    "own.may": ("yes", "no"),
    "explain.ready": ("", "asked", "angry", "unknown"),
    "explain.known": ("", "known", "not-yet"),
    "listen.before": ("first", "more"),
}


def _at(impact: int, output: str = "") -> Case:
    return Case().with_answer("listen.impact", str(impact)).with_answer("output", output)


def _keys(form: Form, case: Case, output: str = "") -> set[str]:
    return {gap.question for gap in open_questions(form, case, output)}


def _every_setting_of(gates: dict[str, tuple[str, ...]], case: Case) -> list[Case]:
    cases = [case]
    for key, values in gates.items():
        cases = [made.with_answer(key, value) for made in cases for value in values]
    return cases


def test_the_quick_path_asks_for_four_answers_at_most(form: Form) -> None:
    asked = [question.key for question in obligatory(form, Case(), "quick")]
    assert asked == ["listen.who", "listen.impact", "own.act", "plan.next"]


@pytest.mark.parametrize("impact, most", [(2, 12), (3, 25), (4, 25)])
def test_an_email_or_a_talk_asks_for_no_more_than_its_budget_whatever_the_gates(
    form: Form, impact: int, most: int
) -> None:
    for output in ("email", "talk"):
        for case in _every_setting_of(GATES, _at(impact, output)):
            assert 3 <= len(obligatory(form, case)) <= most


def test_a_small_thing_asks_less_than_a_serious_one(form: Form) -> None:
    counts = [len(obligatory(form, _at(impact))) for impact in (1, 2, 3, 4)]
    assert counts == [4, 8, 21, 21]


def test_the_promises_are_no_part_of_the_budget(form: Form) -> None:
    assert all(question.type != "promises" for question in obligatory(form, _at(4)))


def test_what_is_done_or_what_comes_next_is_enough_and_counts_once(form: Form) -> None:
    done = Case().with_answer("plan.done", ("put the right link in",))
    for case in (Case(), done, done.with_answer("plan.next", (NextStep(do="ring you", when="at ten"),))):
        assert len([q for q in obligatory(form, case) if q.either == "repair"]) == 1
    assert "plan.next" in _keys(form, Case())
    assert not {"plan.next", "plan.done"} & _keys(form, done)


def test_the_second_time_a_change_is_asked_for_from_some_trouble_on(form: Form) -> None:
    assert "plan.change" not in _keys(form, _at(2))
    assert "plan.change" in _keys(form, _at(2).with_answer("listen.before", "second"))
    assert any(question.key == "plan.change" for question in obligatory(form, _at(2), prior=1))


def test_a_default_is_an_answer_of_a_file(form: Form) -> None:
    assert not {"own.ours", "listen.impact", "listen.pref", "restate.agreed", "wrong"} & _keys(form, _at(3))


def test_what_is_not_known_yet_needs_a_time_to_report_back(form: Form) -> None:
    case = Case().with_answer("explain.known", "not-yet")
    gaps = {gap.question: gap.message for gap in open_questions(form, case)}
    assert gaps["explain.tell_by"] == "nothing says when you report back"
    assert "explain.tell_by" not in _keys(form, case.with_answer("explain.tell_by", "by ten"))


def test_a_cause_nobody_knows_or_wants_to_hear_is_no_gap(form: Form) -> None:
    assert "explain.cause" in _keys(form, _at(3))
    assert "explain.cause" not in _keys(form, _at(3).with_answer("explain.known", "not-yet"))
    assert "explain.cause" not in _keys(form, _at(3).with_answer("explain.ready", "angry"))


def test_the_angry_get_one_dated_offer_at_least(form: Form) -> None:
    angry = Case().with_answer("explain.ready", "angry")
    assert "explain.write_by" in _keys(form, angry)
    for key in ("explain.write_by", "explain.talk_at"):
        assert not {"explain.write_by", "explain.talk_at"} & _keys(form, angry.with_answer(key, "on Friday"))


def test_a_step_of_the_plan_without_a_time_is_a_gap_that_quotes_it(form: Form) -> None:
    rows = (NextStep(do="ring you", when="at ten"), NextStep(do="send the list"))
    gaps = open_questions(form, Case().with_answer("plan.next", rows))
    assert [gap.message for gap in gaps if gap.question == "plan.next"] == ["nothing says by when: send the list"]


def test_words_written_under_another_stem_leave_their_question_open(form: Form) -> None:
    case = Case().with_answer("own.act", "wiped your laptop", "sorry_i")
    assert "own.act" not in _keys(form, case)
    assert "own.act" in _keys(form, case.with_answer("own.ours", "none"))


def test_a_holding_note_asks_who_it_is_for_and_what_is_not_known_and_by_when(form: Form) -> None:
    assert _keys(form, _at(3), "holding") == {"listen.who", "own.act", "explain.unknown", "explain.tell_by"}


def test_an_escalation_note_takes_what_it_can_from_the_steps(form: Form) -> None:
    case = Case().with_answer("plan.undecided", "whether we pay for the lost day")
    assert "escalate.cannot_answer" in _keys(form, Case(), "escalation")
    assert "escalate.cannot_answer" not in _keys(form, case, "escalation")
    assert {"escalate.to", "escalate.needed_by", "escalate.ask"} <= _keys(form, case, "escalation")


def test_a_plain_answer_asks_for_the_answer_and_not_for_an_apology(form: Form) -> None:
    expected = {"listen.who", "help.answer", "help.next"}
    assert _keys(form, Case(), "plain-help") == expected
    assert _keys(form, Case().with_answer("wrong", "none"), "email") == expected


def test_a_chat_at_a_low_impact_asks_only_for_who_what_and_the_repair(form: Form) -> None:
    for impact in (1, 2):
        assert _keys(form, _at(impact), "chat") == {"listen.who", "own.act", "plan.next"}


def test_somebody_who_is_not_sorry_is_asked_for_no_act(form: Form) -> None:
    keys = _keys(form, _at(2).with_answer("own.sorry", "no"), "not-sorry")
    assert not {"own.act", "own.harm"} & keys
    assert "plan.next" in keys


def test_a_step_is_empty_then_begun_then_done(form: Form) -> None:
    assert step_states(form, Case())["own"] == "empty"
    begun = Case().with_answer("own.act", "wiped your laptop")
    assert step_states(form, begun)["own"] == "begun"
    assert step_states(form, begun.with_answer("own.harm", "lost the photos"))["own"] == "done"


def test_a_step_that_asks_for_nothing_is_done_with_its_first_answer(form: Form) -> None:
    assert step_states(form, Case())["comp"] == "empty"
    assert step_states(form, Case().with_answer("comp.kind", "nothing"))["comp"] == "done"


def test_listening_is_begun_when_the_person_is_known_and_done_when_somebody_said_how_serious_it_is(
    form: Form,
) -> None:
    case = Case().with_answer("listen.who", (Person(name="Dana"),))
    assert step_states(form, case)["listen"] == "begun"
    assert step_states(form, case.with_answer("listen.impact", "2"))["listen"] == "done"
    assert step_states(form, case.with_answer("listen.impact", "3"))["listen"] == "begun"


def test_the_promise_check_is_done_when_each_promise_has_been_looked_at(form: Form) -> None:
    sure, open_ = PromiseCheck("ring you", "certain"), PromiseCheck("send the list")
    assert step_states(form, Case().with_answer("promise", (sure, open_)))["promise"] == "begun"
    assert step_states(form, Case().with_answer("promise", (sure,)))["promise"] == "done"


def test_a_step_is_done_by_what_the_writers_own_text_says(form: Form) -> None:
    said = {"own.act", "own.harm"}
    states = step_states(form, Case(), said=said)
    assert states["own"] == "done"
    assert {state for step, state in states.items() if step != "own"} == {"empty"}
    assert step_states(form, Case(), said={"own.harm"})["own"] == "begun"
