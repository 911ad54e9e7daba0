import pytest

from composer.tone.fixes import with_fix

ACT = {"own.act": "lost your booking"}


def fixed(check, text, answers=None, number=0, **context):
    """The text after fix `number` of the first finding."""
    findings = check(text, answers, **{"scope": "sentence", **context})
    fix = findings[0].fixes[number]
    assert fix.kind != "goto"
    return with_fix(text, fix)


def test_the_act_from_the_answers_takes_the_place_of_the_phrase(check):
    assert fixed(check, "We apologise for any inconvenience.", ACT) == "We're sorry we lost your booking."
    assert fixed(check, "Sorry for any inconvenience.", ACT) == "I'm sorry I lost your booking."
    assert fixed(check, "Sorry for any inconvenience.", ACT, sender="team") == "We're sorry we lost your booking."


def test_nothing_is_owned_for_those_whose_fault_it_was_not(check):
    answers = {"own.act": "are still without phones"}
    text = fixed(check, "Sorry for any inconvenience.", answers, stance="fix-only")
    assert text == "I'm sorry you are still without phones."


def test_without_the_answer_the_question_is_opened_instead(check):
    (finding,) = check("We apologise for any inconvenience.", scope="sentence")
    assert [(fix.kind, fix.question, fix.replacement) for fix in finding.fixes] == [("goto", "own.act", None)]


def test_only_the_sentence_changes_and_the_rest_of_the_text_stays(check):
    text = "Hi Dana,\r\n\r\nYou rang. We apologise for any inconvenience. I ring at ten.\r\n\r\nRavi"
    assert fixed(check, text, ACT) == text.replace(
        "We apologise for any inconvenience.", "We're sorry we lost your booking."
    )


def test_a_capital_is_kept_where_a_sentence_begins(check):
    assert fixed(check, "I'm sorry I lost it. However, it was old.") == "I'm sorry I lost it. It was old."
    assert fixed(check, "Rest assured we are on it.") == "We are on it."


def test_a_refusal_becomes_two_sentences(check):
    assert fixed(check, "We're sorry, but we can't give you a date.") == "We're sorry. We can't give you a date."


def test_a_clause_that_excuses_moves_to_the_cause(check):
    text = "I'm sorry the report is late, but the figures came in on Friday. You have it now."
    (finding,) = check(text, scope="sentence")
    assert (finding.fixes[0].kind, finding.fixes[0].question) == ("move", "explain.cause")
    assert with_fix(text, finding.fixes[0]) == "I'm sorry the report is late. You have it now."


@pytest.mark.parametrize(
    "text, left",
    [
        ("We take safety very seriously. I rang Jo.", "I rang Jo."),
        ("I rang Jo. We take safety very seriously. She agreed.", "I rang Jo. She agreed."),
        ("I rang Jo. We take safety very seriously.", "I rang Jo."),
        ("I rang Jo.\n\nWe take safety very seriously.\n\nShe agreed.", "I rang Jo.\n\nShe agreed."),
        ("I rang Jo.\r\n\r\nWe take safety very seriously.\r\n", "I rang Jo."),
        ("I rang Jo. We take safety very seriously.\nShe agreed.", "I rang Jo.\nShe agreed."),
    ],
)
def test_a_sentence_goes_with_the_space_it_stood_in(check, text, left):
    assert fixed(check, text) == left


def test_a_measure_is_put_as_it_was_answered(check):
    text = "This will never happen again."
    done = fixed(check, text, {"plan.change": "added a second disk"})
    assert done == "To stop this happening again I have added a second disk."
    rule = fixed(check, text, {"plan.change": "nobody wipes a machine without a signed list"})
    assert rule == "So that it does not happen again, nobody wipes a machine without a signed list."


def test_another_persons_promise_becomes_theirs_or_a_question_to_them(check):
    text = "Our engineers will ring you at ten."
    assert fixed(check, text, {"plan.next.agreed": "true"}) == "Our engineers have agreed to ring you at ten."
    assert fixed(check, text) == "I will ask our engineers to ring you at ten."
    assert fixed(check, "IT's a pity. My boss will call you.") == "IT's a pity. I will ask my boss to call you."


def test_an_intention_goes_behind_the_apology(check):
    text = "Hi. We meant well with the upgrade. I'm sorry for the noise on Monday. Bye."
    assert fixed(check, text) == "Hi. I'm sorry for the noise on Monday. We meant well with the upgrade. Bye."


def test_an_intention_does_not_jump_over_a_paragraph(check):
    text = "We meant well with the upgrade.\n\nI'm sorry for the noise on Monday."
    assert check(text, scope="sentence")[0].fixes == ()


def test_names_are_filled_in_where_they_are_missing(check):
    answers = {"listen.who": "Dana", "sender.name": "Ravi Menon"}

    def named(text):
        finding = next(f for f in check(text, answers) if f.rule == "no-human-name")
        return with_fix(text, finding.fixes[0])

    assert named("Dear customer,\n\nI lost it.\n\nRavi Menon") == "Hi Dana,\n\nI lost it.\n\nRavi Menon"
    assert named("I lost it.") == "Hi Dana,\n\nI lost it."
    assert named("Hi Dana,\n\nI lost it.") == "Hi Dana,\n\nI lost it.\n\nRavi Menon"


def test_an_answers_own_full_stop_is_not_doubled(check):
    assert fixed(check, "Sorry for any inconvenience.", {"own.act": " lost it. "}) == "I'm sorry I lost it."
