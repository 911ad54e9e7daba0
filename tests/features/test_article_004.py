"""Advice of the article on the complete, sincere apology (004), as a user of the program meets it."""

import pytest

from composer.guide.asked import obligatory
from composer.guide.gates import stem_of
from tests.features.conftest import Program


def toggled(program: Program, *keys: str) -> tuple[set[str], set[str]]:
    """Return what is to come of scenario 3 with these answers, and without them."""
    whole, less = program.case("3"), program.case("3", dict.fromkeys(keys, ""))
    return tuple({part.name for part in program.coverage(case).to_come} for case in (whole, less))


def test_s94_what_happened_is_a_line_of_the_list_and_follows_its_text(program: Program) -> None:
    filled, empty = toggled(program, "own.act")
    assert "Sorry" not in filled
    assert {"Sorry", "Ours"} <= empty


def test_s96_how_it_is_fixed_is_a_line_of_the_list(program: Program) -> None:
    filled, empty = toggled(program, "plan.done", "plan.next")
    assert "Put right, by when" not in filled
    assert "Put right, by when" in empty


@pytest.mark.parametrize("vague", ["soon", "as soon as possible"])
def test_s97_when_it_will_be_right_needs_a_day_or_a_time(vague: str, program: Program) -> None:
    text = "I'm sorry I lost your order. I will send a new one {}."
    questions = [finding.question for finding in program.check(text.format(vague))]
    assert "plan.next" in questions
    assert "plan.next" not in [finding.question for finding in program.check(text.format("by noon on Friday"))]


def test_s98_what_keeps_it_from_recurring_is_a_line_of_the_list(program: Program) -> None:
    filled, empty = toggled(program, "plan.change", "plan.see")
    assert "What changes" not in filled
    assert "What changes" in empty


def test_s99_giving_back_is_decided_openly_now_later_or_not_with_a_private_reason(program: Program) -> None:
    assert [choice.value for choice in program.question("comp.when").choices] == ["now", "later", "not-offered"]
    reason = "she said it was never about money"
    for when, offered in (("now", True), ("later", False), ("not-offered", False)):
        case = program.case("3", {"comp.when": when, "comp.reason": reason})
        assert ("I have credited one day's fee" in program.message(case).text) is offered
        for output in ("email", "chat", "talk", "public", "escalation", "short"):
            assert reason not in program.report(case, output)["html"] + program.message(case, output).text


def test_s99_what_they_asked_for_is_to_be_answered(program: Program) -> None:
    asked = program.case("1", {"comp.asked": "money"})
    assert "They asked for something, so answer it, even with a no." in program.notes(asked)


@pytest.mark.parametrize("key", ["follow.do", "follow.when"])
def test_s100_coming_back_to_them_needs_what_and_when_and_the_way_to_reach_you(key: str, program: Program) -> None:
    assert not [gap for gap in program.gaps(program.case("3")) if gap.startswith("follow.")]
    assert key in program.gaps(program.case("3", {key: ""}))
    assert program.case("3").text("follow.reach") in program.message(program.case("3")).text


def test_s101_not_our_fault_coaches_and_never_asks_for_a_confession(program: Program) -> None:
    case = program.case("5")
    assert any("do not take it personally" in note for note in program.notes(case))
    assert stem_of(program.question("own.act"), case).text == "I'm sorry you"
    asked = {question.key for question in obligatory(program.app.form, case)}
    assert "explain.should" not in asked
    assert not program.shows("explain.should", case)
    text = program.message(case).text
    assert "I'm sorry I" not in text
    assert "my fault" not in text


def test_s103_standing_in_their_shoes_comes_before_explaining_and_feeds_a_sentence(program: Program) -> None:
    keys = [question.key for question in program.app.form.questions()]
    assert keys.index("own.see") < keys.index("explain.cause")
    sentence = next(s for s in program.message(program.case("1")).sentences if "own.see" in s.answers)
    assert sentence.text == "I can see why that was the last thing you needed before a planning meeting."
    assert "empathy" in sentence.components


def test_s104_owning_the_solution_uses_no_word_of_fault_and_says_whose_job_the_repair_is(program: Program) -> None:
    case = program.case("5")
    message = program.message(case)
    assert message.stance == "fix-only"
    assert "getting you back online is my job." in message.text
    assert not {"ownership", "cause"} & {c for s in message.sentences if s.slot == "own" for c in s.components}
    assert not [word for word in ("fault", "blame", "mistake", "error") if word in message.text.lower()]
    assert any("see it through" in note for note in program.notes(case))
