"""Advice of the article on saying sorry to a client (003), as a user of the program meets it."""

import pytest

from composer.guide.asked import obligatory, step_states
from tests.features.conftest import Program


def test_s67_whoever_is_not_sorry_is_asked_and_helped_differently(program: Program) -> None:
    case = program.case("1", {"own.sorry": "no"})
    assert program.message(case, "").shape == "concern"
    assert "sorry" not in program.message(case).text.lower()
    assert not program.shows("own.act", case)
    assert program.shows("restate.differ", case)
    assert any(note.startswith("Then the message has no sorry in it.") for note in program.notes(case))
    assert not program.shows("restate.differ", program.case("1"))


@pytest.mark.parametrize(("distance", "way"), [("near", "visit"), ("far", "call")])
def test_s73_a_client_hears_it_in_person_first_also_of_a_middling_thing(
    distance: str, way: str, program: Program
) -> None:
    listen = f"[listen]\nimpact = 2\nrelation = 'client'\npref = 'email'\ndistance = '{distance}'\n"
    advice = program.advice(program.case(listen))
    assert advice.channel == way
    assert "from you" in advice.channel_reason


@pytest.mark.parametrize("impact", [3, 4])
def test_s73_a_reason_for_writing_can_be_noted_and_stays_out_of_the_message(impact: int, program: Program) -> None:
    answers = f"[listen]\nimpact = {impact}\nrelation = 'client'\npref = 'email'\n"
    assert program.advice(program.case(answers)).output == "talk"
    case = program.case(answers, {"reason": "she asked for it in writing", "own.act": "lost your order"})
    assert program.advice(case).output == "email"
    assert "writing" not in program.message(case).text


@pytest.mark.parametrize("key", ["own.act", "own.harm"])
def test_s76_act_and_harm_are_asked_and_each_is_traced_to_its_own_sentence(key: str, program: Program) -> None:
    case = program.case("1")
    assert key in {question.key for question in obligatory(program.app.form, case)}
    carrying = [sentence for sentence in program.message(case).sentences if key in sentence.answers]
    assert len(carrying) == 1
    assert carrying[0].answers == (key,)


def test_s80_once_the_act_is_owned_a_missing_plan_heads_the_list(program: Program) -> None:
    plan = ("plan.done", "plan.next", "plan.meanwhile", "plan.change", "plan.see", "follow.do", "follow.when")
    nothing = dict.fromkeys(plan, "")
    case = program.case("1", {**nothing, "own.harm": "", "own.see": ""})
    assert next(iter(program.coverage(case).to_come)).name == "Put right, by when"
    missing = [f.question for f in program.findings(case) if f.rule == "missing-component"]
    assert missing[0] == "plan.done"
    unowned = program.case("1", {**nothing, "own.act": "", "explain.should": "", "explain.cause": ""})
    assert [part.name for part in program.coverage(unowned).to_come][:2] == ["Ours", "Put right, by when"]


def test_s80_a_plan_is_asked_for_from_some_trouble_on(program: Program) -> None:
    for impact in (2, 3, 4):
        case = program.case(f"[listen]\nimpact = {impact}\n")
        assert "plan.next" in {question.key for question in obligatory(program.app.form, case)}


def test_s81_what_should_have_been_done_without_what_changes_is_not_complete(program: Program) -> None:
    case = program.case("1", {"plan.see": "the list on the wall", "plan.change_owner": "Ravi Menon"})
    assert "I should have asked what you kept on the machine itself." in program.message(case).text
    assert step_states(program.app.form, case)["plan"] == "done"
    without = program.case("1", {"plan.change": "", "plan.see": "the list on the wall"})
    assert step_states(program.app.form, without)["plan"] == "begun"
    assert program.gaps(without)["plan.change"] == "nothing says what is different from now on"
    assert "Ravi Menon\n" not in program.message(case).text.replace("Ravi Menon\nIT service desk", "")


def test_s82_each_step_without_a_date_is_named_and_so_is_a_change_nobody_could_see(program: Program) -> None:
    rows = '[{ do = "ring you" }, { do = "send the disk", when = "on Friday" }, { do = "order a case" }]'
    said = [gap.message for gap in program.message(program.case("1", {"plan.next": rows})).gaps]
    assert "nothing says by when: ring you" in said
    assert "nothing says by when: order a case" in said
    assert not any("send the disk" in words for words in said)
    assert "nothing says how they can tell that it changed" in said
    seen = program.case("1", {"plan.see": "one red or green mark on the shared board"})
    assert "plan.see" not in program.gaps(seen)
    assert "You can check that: one red or green mark on the shared board." in program.message(seen).text


def test_s90_the_steps_go_from_listening_to_saying_sorry_and_each_can_be_reached(program: Program) -> None:
    assert [step.id for step in program.app.form.steps] == [
        "listen", "restate", "own", "explain", "plan", "promise", "comp", "follow",
    ]  # fmt: skip
    empty = program.case("\n")
    for step in program.app.form.steps:
        assert any(program.shows(question.key, empty) for question in step.questions)


def test_s91_what_gets_better_for_them_is_the_close(program: Program) -> None:
    message = program.message(program.case("1", {"follow.better": "you keep your own copy of every photo"}))
    assert message.sentences[-1].text == "After this, you keep your own copy of every photo."
    assert program.question("follow.better").chip == "What gets better"
    assert "end on what they gain" in program.question("follow.better").help
