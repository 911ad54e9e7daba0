import pytest

from composer.guide.case import Case, NextStep, Person
from composer.text.errors import UserError
from composer.tone.context import Context, answers_of, context_from, parse_context


def test_what_is_not_said_has_its_default():
    assert parse_context([]) == Context()
    context = parse_context(["output=chat,impact=3"])
    assert (context.output, context.impact, context.stance, context.sender) == ("chat", 3, "full", "person")


def test_the_option_may_be_given_more_than_once_and_the_last_word_counts():
    context = parse_context(["impact=3,prior=2", "impact=4", "manager=yes,approved=no,comp=12.50"])
    assert (context.impact, context.prior, context.manager, context.approved, context.comp) == (4, 2, True, False, 12.5)


def test_a_value_that_holds_a_comma_stands_alone():
    context = parse_context(["words=You wiped my photos, and I have a meeting", "impact=3"])
    assert context.words == "You wiped my photos, and I have a meeting"
    assert parse_context(["told=a = b, and so on"]).told == "a = b, and so on"


def test_spaces_around_keys_and_values_do_not_matter():
    assert parse_context([" impact = 3 , stance = part "]).stance == "part"


@pytest.mark.parametrize(
    "option, said",
    [
        ("mood=low", "no key “mood”"),
        ("impact=5", "“impact” is one of 1, 2, 3, 4, not “5”"),
        ("impact=²", "“impact” is one of"),
        ("output=letter", "“output” is one of email, chat"),
        ("manager=maybe", "“manager” is yes or no, not “maybe”"),
        ("prior=some", "“prior” is a number from 0, not “some”"),
        ("prior=-1", "“prior” is a number from 0"),
        ("loss=nan", "“loss” is a number from 0"),
        ("impact", "“impact” has no “=”"),
        ("nature=wild", "“nature” is one of routine, not “wild”"),
        ("own.act=wiped your laptop", "no key “own.act”"),
        ("answers=x", "no key “answers”"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_sentence(option, said):
    with pytest.raises(UserError, match="context") as caught:
        parse_context([option])
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_object_may_hold_numbers_and_truths():
    context = context_from({"impact": 4, "called": True, "loss": 186, "sender": "team"})
    assert (context.impact, context.called, context.loss, context.sender) == (4, True, 186.0, "team")


@pytest.mark.parametrize(
    "given", [{"impact": True}, {"words": 3}, {"impact": [1]}, {"prior": None}, ["output"], {1: 2}]
)
def test_an_object_of_the_wrong_types_is_refused(given):
    with pytest.raises(UserError):
        context_from(given)


def test_the_name_of_an_output_says_what_goes_without_saying():
    assert parse_context(["output=empathy"]).stance == "empathy"
    assert parse_context(["output=empathy,stance=fix-only"]).stance == "fix-only"
    assert parse_context(["output=not-sorry"]).sorry == "no"
    assert parse_context(["output=plain-help"]).nature == "routine"


def test_outputs_that_are_names_for_others_are_checked_as_those():
    names = {name: parse_context([f"output={name}"]).checked_as for name in ("text", "short", "plain-help", "talk")}
    assert names == {"text": "chat", "short": "email", "plain-help": "chat", "talk": "talk"}


def test_the_answers_of_a_case_are_plain_texts_by_key():
    case = (
        Case()
        .with_answer("own.act", "lost your order")
        .with_answer("listen.who", (Person(name="Dana Whitlock", call="Dana"),))
        .with_answer("plan.done", ("found it", "posted it"))
        .with_answer(
            "plan.next", (NextStep("take a camera", "on Monday", owner="Marcus"), NextStep("ring you", "at ten"))
        )
    )
    assert answers_of(case) == {
        "own.act": "lost your order",
        "listen.who": "Dana",
        "plan.done": "found it",
        "plan.next": "ring you at ten",
    }
