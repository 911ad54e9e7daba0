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


def rules_found(check, text, **context):
    return [finding.rule for finding in check(text, **context)]


@pytest.mark.parametrize(
    "amounts, weight",
    [
        ({"comp": 30, "loss": 84}, "warning"),
        ({"comp": 200, "loss": 84}, "warning"),
        ({"comp": 84, "loss": 84}, None),
        ({"comp": 250, "loss": 200, "limit": 100}, "error"),
        ({"comp": 250, "loss": 200, "limit": 100, "approved": True}, None),
        ({"loss": 84}, None),
    ],
)
def test_an_amount_fits_the_loss_and_somebody_agreed_to_it(check, amounts, weight):
    found = [f.severity for f in check("The fee is waived.", **amounts) if f.rule == "compensation-size"]
    assert found == ([weight] if weight else [])


def test_the_second_apology_says_that_it_is_the_second_and_the_third_needs_a_manager(check):
    again = "I'm sorry the gate was locked again. I have cut three new keys and will bring them at ten tomorrow."
    assert "repeat-apology" not in rules_found(check, again, prior=1)
    assert "repeat-apology" in rules_found(check, again.replace(" again", ""), prior=1)
    assert "repeat-apology" in rules_found(check, again, prior=2)
    assert "repeat-apology" not in rules_found(check, again, prior=2, manager=True)


def test_a_broken_promise_is_named_and_not_made_again(check):
    broken = "send the report by Friday"
    assert "broken-promise-unmentioned" in rules_found(check, "The report is late.", broken=broken)
    named = "I promised you the report by Friday, and I broke that promise. Jo Marsh has it now."
    assert "broken-promise-unmentioned" not in rules_found(check, named, broken=broken)
    (finding,) = [
        f
        for f in check(f"{named} I will send the report on Monday.", broken=broken)
        if f.rule == "broken-promise-unmentioned"
    ]
    assert finding.text == "I will"


def test_a_talk_has_room_for_the_other_before_the_plan(check):
    talk = "- I'm sorry I lost your file.\n- What did it cost you?\n- [listen]\n- I have replaced it."
    assert "no-room-to-vent" not in rules_found(check, talk, output="talk")
    assert "no-room-to-vent" in rules_found(
        check, talk.replace("- What did it cost you?\n- [listen]\n", ""), output="talk"
    )


def test_long_sentences_are_marked_each_and_long_paragraphs_at_their_end(check):
    long = "I put the wrong date on the letter about your visit and on the one about " + "the next " * 20 + "one."
    found = [f.text for f in check(f"{long} I rang. {long}") if f.rule == "hard-to-read"]
    assert found == [long, long]
    many = "I saw it. " * 6
    assert [f.text for f in check(many) if f.rule == "hard-to-read"] == ["I saw it."]
    assert [f.text for f in check(many.replace(". ", ".\n\n")) if f.rule == "hard-to-read"] == []


def test_a_short_message_that_says_all_is_not_too_short(check):
    short = "I'm sorry I lost your form. I have replaced it and will ring you at ten tomorrow."
    assert "wrong-length" not in rules_found(check, short)
    assert "wrong-length" in rules_found(check, "I'm sorry I lost your form.")
    assert "wrong-length" in rules_found(check, short * 20)


def test_an_apology_for_nothing_is_one_beside_plain_help(check):
    text = "I'm sorry, here is the form you asked for."
    assert "nothing-to-apologise-for" in rules_found(check, text)
    assert "nothing-to-apologise-for" not in rules_found(check, f"{text} It went to the wrong address on Monday.")
    assert "nothing-to-apologise-for" in rules_found(check, "Sorry. It is on the second floor.", nature="routine")


def test_those_who_are_not_sorry_do_not_say_so(check):
    text = "You asked for an apology. The price stays. I'm sorry about that."
    (finding,) = [f for f in check(text, sorry="no", stance="fix-only") if f.rule == "sorry-after-no"]
    assert text[finding.start :] == "sorry about that."
    assert "sorry-after-no" not in rules_found(check, text)


def test_money_without_a_repair_is_no_repair(check):
    text = "I'm sorry I lost your coat. We have put a £60 credit on your account."
    assert [f.question for f in check(text) if f.rule == "compensation-instead"] == ["plan.done"]
    assert "compensation-instead" not in rules_found(check, text, refund_is_fix=True)
    assert "compensation-instead" not in rules_found(check, f"{text} I have replaced the coat.")


def test_legal_words_weigh_what_the_writer_asked_for(check):
    text = "We were negligent with your file."
    found = [[f.severity for f in check(text, scope="sentence", caution=level)] for level in (0, 1, 2, 3)]
    assert found == [[], ["advice"], ["warning"], ["error"]]


def test_technical_words_are_for_technical_readers(check):
    text = "We rolled back the release."
    assert rules_found(check, text, scope="sentence") == ["unexplained-jargon"]
    assert rules_found(check, text, scope="sentence", audience="technical") == []


def test_the_address_that_is_meant_to_be_public_may_stand_in_public(check):
    text = "Write to help@cobalt.example."
    assert "private-detail" in rules_found(check, text, output="public")
    assert "private-detail" not in rules_found(check, text, output="public", help="help@cobalt.example")
    assert "private-detail" not in rules_found(
        check, text, output="public", answers={"public.help": "or write to help@cobalt.example"}
    )


def opening(check, text, *answers, **context):
    return [finding for finding in check(text, *answers, **context) if finding.rule == "no-respect-opening"]


def ending(check, text, **context):
    return [finding.text for finding in check(text, **context) if finding.rule == "ends-on-problem"]


CASE_FIRST = "Ticket 5512 is with the network team. The test runs tonight. I'm sorry we kept you waiting."


def test_an_opening_about_the_case_is_told_and_the_line_about_them_brought_to_the_front(check):
    (finding,) = opening(check, CASE_FIRST)
    assert (finding.start, finding.question) == (None, "restate.told")
    assert [fix.kind for fix in finding.fixes] == ["move", "goto"]


def test_what_they_told_is_the_first_opening_that_is_offered(check):
    (finding,) = opening(check, CASE_FIRST, {"restate.told": "The line has been dead since Monday."})
    assert finding.fixes[0].replacement == (
        "You told me that the line has been dead since Monday. Ticket 5512 is with the network team."
    )


@pytest.mark.parametrize("context", [{"impact": 1}, {"nature": "routine"}, {"output": "chat"}, {"output": "public"}])
def test_a_small_or_a_routine_matter_may_open_with_the_case(check, context):
    assert opening(check, CASE_FIRST, **context) == []


def test_the_last_line_is_only_brought_up_where_a_better_one_is_left(check):
    text = "I'm sorry I forgot the file. You lost a day because I did not check. {}"
    (finding,) = (f for f in check(text.format("I was careless.")) if f.rule == "ends-on-problem")
    assert [fix.kind for fix in finding.fixes] == ["goto"]
    assert ending(check, text.format("It is with you by noon.")) == []
    assert ending(check, text.format("What else did it cost you?")) == []


def test_two_sentences_may_end_as_they_like(check):
    assert ending(check, "I have re-sent the file. You lost a day because I forgot it.") == []
