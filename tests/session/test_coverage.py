from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.reading.components import COMPONENTS
from composer.session.context import context_of
from composer.session.coverage import Covering, load_coverage
from composer.session.desk import Desk
from composer.tone.rules import Rule

NAMES = load_coverage(resources() / "coverage" / "en")


def covered(desk: Desk, rules: dict[str, Rule], output: str = "email") -> tuple[list[str], list[str]]:
    message = desk.opened.message(output)
    coverage = Covering(NAMES, rules["missing-component"].logic).of(message, context_of(desk.opened.live, message))
    return [part.name for part in coverage.present], [part.name for part in coverage.to_come]


def test_every_component_but_forgiveness_has_a_name_on_screen() -> None:
    named = [component for part in NAMES.part for component in part.components]
    assert sorted(named) == sorted(set(COMPONENTS) - {"forgiveness"})


def test_every_part_leads_to_a_question_of_a_step(desk: Desk) -> None:
    assert all(desk.opened.form.step_of(part.question) for part in NAMES.part)


def test_a_new_case_has_everything_to_come_the_weightiest_first(desk: Desk, rules: dict[str, Rule]) -> None:
    assert covered(desk, rules) == (
        ["Their view"],
        ["Ours", "Put right, by when", "Sorry", "What it did", "When you come back"],
    )


def test_what_is_said_goes_over_to_what_is_in(desk: Desk, rules: dict[str, Rule]) -> None:
    desk.opened.answer("own.act", "put your new price list live without checking it")
    desk.opened.answer("own.harm", "lost the morning to calls")
    present, to_come = covered(desk, rules)
    assert present == ["Sorry", "Ours", "What it did", "Their view"]
    assert to_come == ["Put right, by when", "When you come back"]


def test_a_serious_case_asks_for_more(desk: Desk, rules: dict[str, Rule]) -> None:
    desk.opened.answer("listen.impact", "3")
    _, to_come = covered(desk, rules)
    assert {"Why it happened", "What changes"} <= set(to_come)


def test_a_case_that_is_not_ours_is_never_asked_to_own_it(desk: Desk, rules: dict[str, Rule]) -> None:
    desk.opened.answer("own.ours", "none")
    assert "Ours" not in covered(desk, rules)[1]


def test_a_holding_note_asks_only_for_what_can_be_said_now(desk: Desk, rules: dict[str, Rule]) -> None:
    assert covered(desk, rules, "holding")[1] == ["Put right, by when", "Sorry"]
    desk.opened.answer("own.act", "left you without a line")
    desk.opened.answer("explain.tell_by", "noon")
    assert covered(desk, rules, "holding")[1] == []


def test_in_a_holding_note_sorry_and_feeling_with_them_are_each_enough(desk: Desk, rules: dict[str, Rule]) -> None:
    desk.opened.answer("own.ours", "unknown")
    assert covered(desk, rules, "holding")[1] == ["How it was for them"]
    desk.opened.answer("own.act", "have had no line since Monday")
    assert covered(desk, rules, "holding")[1] == []


def test_a_finished_case_has_nothing_to_come(desk: Desk, rules: dict[str, Rule], scenario: Case) -> None:
    for key, answer in scenario.answers.items():
        desk.opened.answer(key, answer.value, how="paste")
    present, to_come = covered(desk, rules)
    assert to_come == []
    assert {"Said back", "Sorry", "Ours", "Put right, by when", "When you come back"} <= set(present)
