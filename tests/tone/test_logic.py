import pytest

FULL = (
    "I'm sorry I wiped your laptop without checking the desktop. You lost eleven photos because I followed the list "
    "without asking you. I have sent the disk to recovery and will ring you at 4 pm tomorrow. From today nobody on the "
    "desk wipes a laptop before its owner signs the list."
)


def missing(check, text, **context):
    return [finding.question for finding in check(text, **context) if finding.rule == "missing-component"]


def test_what_is_required_grows_with_the_impact(check):
    text = "I'm sorry I sent you the wrong link. I have put the right one in the ticket."
    assert missing(check, text, impact=1) == []
    assert set(missing(check, text, impact=2)) == {"own.harm", "follow.when"}
    assert set(missing(check, text, impact=3)) == {"own.harm", "follow.when", "explain.cause", "plan.change"}


def test_a_full_message_misses_nothing_unless_a_talk_took_place(check):
    assert missing(check, FULL, impact=3) == []
    assert missing(check, FULL, impact=3, called="yes") == ["restate.told"]


def test_a_change_is_asked_for_earlier_after_an_earlier_apology(check):
    text = "I'm sorry I lost your form. You had to come in twice. I have replaced it and will ring you at ten tomorrow."
    assert missing(check, text) == []
    assert missing(check, text, prior=1) == ["plan.change"]


def test_nobody_has_to_own_what_is_not_theirs(check):
    assert "own.act" not in missing(check, "The cable was cut.", stance="empathy")
    assert set(missing(check, "The cable was cut.", stance="empathy")) == {"own.see", "follow.when"}


def test_regret_is_not_asked_of_those_who_are_not_sorry(check):
    text = "I lost your form. I have replaced it."
    assert "own.act" in missing(check, text, impact=1)
    assert missing(check, text, impact=1, sorry="no") == []


def test_a_reason_is_not_asked_for_while_they_are_angry(check):
    text = FULL.replace(" because I followed the list without asking you", "")
    assert missing(check, text, impact=3) == ["explain.cause"]
    answers = {"explain.ready": "angry"}
    assert [f.rule for f in check(text, answers, impact=3) if f.question == "explain.cause"] == []


def test_a_chat_asks_for_three_things_only_while_little_is_at_stake(check):
    text = "I'm sorry I sent you the wrong link."
    assert missing(check, text, output="chat") == ["plan.done"]
    assert set(missing(check, text, output="chat", impact=3)) > {"plan.done", "own.harm"}


def test_a_text_message_may_name_a_time_instead_of_a_repair(check):
    text = "I'm sorry I missed you. I will ring you at ten tomorrow."
    assert missing(check, text, output="text") == []
    assert missing(check, "I'm sorry I missed you.", output="text") == ["plan.done"]


@pytest.mark.parametrize("output", ["holding", "talk", "escalation"])
def test_notes_and_talks_are_not_checked_for_parts(check, output):
    assert missing(check, "We do not know yet.", output=output) == []


def test_an_empty_text_misses_nothing(check):
    assert check("") == ()
    assert check(" \n\t") == ()


def test_each_missing_part_weighs_what_the_table_says(check):
    findings = check("The cable was cut.", impact=3, stance="fix-only")
    weights = {f.question: f.severity for f in findings if f.rule == "missing-component"}
    assert weights["own.act"] == "warning"
    assert weights["plan.done"] == "error"
    assert weights["own.harm"] == "warning"


def test_promises_are_counted_over_the_whole_body_and_the_first_too_many_is_marked(check):
    text = "I'll fix it. I'll ring Ana. I'll write. I'll come by. I'll pay."
    (finding,) = [f for f in check(text, output="chat") if f.rule == "too-many-promises"]
    assert (finding.text, finding.start) == ("I'll", text.index("I'll come"))
    assert [f for f in check(text) if f.rule == "too-many-promises"] == []


def test_a_short_body_may_be_all_reason(check):
    assert [f.rule for f in check("It broke because I dropped it.") if f.rule == "explanation-heavy"] == []


def test_an_earlier_message_is_recognised_through_case_and_quotes(check):
    earlier = "I’M SORRY we lost your form. I have found it and will post it today."
    text = "I'm sorry we lost your form. I have found it and will post it now."
    assert "recycled-message" in [f.rule for f in check(text, earlier=earlier)]
    assert "recycled-message" not in [f.rule for f in check(text, earlier="I rang you about the hedge.")]


def test_two_parts_that_one_question_would_settle_are_two_gaps(check):
    assert missing(check, "The right link is in the ticket now.", output="chat").count("own.act") == 2
