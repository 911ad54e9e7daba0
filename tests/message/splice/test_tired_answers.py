"""What tired people type: phones, dictation, shouting, notes without verbs. Each comes out as they would sign it."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

ACTS = [
    ("do the needful late", "I'm sorry I did the needful late."),
    ("Please accept my apologies for the delay", "I'm sorry for the delay."),
    ("I would like to apologise for shouting at you", "I'm sorry for shouting at you."),
    ("I'm so sorry. We apologise for any inconvenience", "I'm sorry for any inconvenience."),
    ("soz forgot to ring", "I'm sorry I forgot to ring."),
    ("we regret the delay", "I'm sorry about the delay."),
    ("Unfortunately, I missed the deadline.", "I'm sorry I missed the deadline."),
    ("my bad, sent the wrong link", "I'm sorry I sent the wrong link."),
    ("forgot to say sorry", "I'm sorry I forgot to say sorry."),
    ("I am sorry for I forget your call", "I'm sorry I forgot your call."),
    ("late", "I'm sorry I was late."),
    ("30 minutes late", "I'm sorry I was 30 minutes late."),
    ("rude to your mother", "I'm sorry I was rude to your mother."),
    ("too slow to answer", "I'm sorry I was too slow to answer."),
    ("at fault", "I'm sorry I was at fault."),
    ("was short with you on the phone", "I'm sorry I was short with you on the phone."),
    ("re sent the same wrong file", "I'm sorry I re sent the same wrong file."),
    ("over charged your card", "I'm sorry I over charged your card."),
    ("gotta cancel", "I'm sorry I gotta cancel."),
    ("forgot about your appointment tues", "I'm sorry I forgot about your appointment on Tuesday."),
    ("missed your call thurs pm", "I'm sorry I missed your call on Thursday afternoon."),
    ("your card got declined", "I'm sorry your card got declined."),
    ("Year 9's exam timetable was wrong", "I'm sorry Year 9's exam timetable was wrong."),
    ("app crashed", "I'm sorry the app crashed."),
    ("order cancelled by mistake", "I'm sorry the order was cancelled by mistake."),
    ("the needle hurt", "I'm sorry the needle hurt."),
    ("late reply", "I'm sorry about the late reply."),
    ("mix up with the dates", "I'm sorry about the mix up with the dates."),
    ("issues you had with the app", "I'm sorry about issues you had with the app."),
    ("damaged goods", "I'm sorry about the damaged goods."),
    ("missed deadline for the report", "I'm sorry about the missed deadline for the report."),
    ("last night", "I'm sorry about last night."),
    ("not come to the meeting", "I'm sorry I did not come to the meeting."),
    ("didn't sent the file", "I'm sorry I didn't send the file."),
    ("sent it to the whole list incl. your ex", "I'm sorry I sent it to the whole list incl. your ex."),
]

TO_THEM = [
    ("couldnt log in", "I'm sorry you couldn't log in."),
    ("cant log in", "I'm sorry you can't log in."),
    ("still without heating", "I'm sorry you are still without heating."),
    ("upset about this", "I'm sorry you are upset about this."),
    ("kept in the dark for a week", "I'm sorry you were kept in the dark for a week."),
    ("promised a call by nine", "I'm sorry you were promised a call by nine."),
    ("your flight got cancelled", "I'm sorry your flight got cancelled."),
]

HARMS = [
    ("cost you £200", "It cost you £200."),
    ("made you look bad in front of your boss", "It made you look bad in front of your boss."),
    ("left you with no car", "It left you with no car."),
    ("took a day off work for nothing", "You took a day off work for nothing."),
    ("embarrassed in front of clients", "You were embarrassed in front of clients."),
    ("charged twice", "You were charged twice."),
    ("be late for your own launch", "You were late for your own launch."),
    ("waiting 3 hrs", "You were waiting 3 hrs."),
    ("still waiting", "You are still waiting."),
    ("wasted trip", "A wasted trip."),
    ("late for work", "You were late for work."),
]

MEANT = [
    ("sound dismissive", "I did not mean to sound dismissive."),
]

CAUSES = [
    ("cos I was ill", "It happened because I was ill."),
    ("as the driver was new", "It happened because the driver was new."),
    ("because because the list was old", "It happened because the list was old."),
    ("Honestly I forgot", "It happened because I forgot."),
    ("driver was new", "It happened because the driver was new."),
    ("eye operations have one theatre", "It happened because eye operations have one theatre."),
    ("HR had the old address", "It happened because HR had the old address."),
    ("staff shortage", "It happened because of a staff shortage."),
    ("traffic on the M60", "It happened because of traffic on the M60."),
    ("race condition in the payment service", "It happened because of a race condition in the payment service."),
    ("shipment delayed by the vendor", "It happened because the shipment was delayed by the vendor."),
    ("form not signed", "It happened because the form was not signed."),
    ("short staffed", "It happened because I was short staffed."),
    ("mixed up my dates", "It happened because I mixed up my dates."),
    ("slipped my mind", "It happened because it slipped my mind."),
    ("how the rota is made", "It happened because of how the rota is made."),
    ("had it down as thurs not tues", "It happened because I had it down as Thursday not Tuesday."),
    ("not checking the list", "It happened because of not checking the list."),
    ("What happened is that the van broke down", "It happened because the van broke down."),
]

SHOULD = [
    ("of checked", "I should have checked."),
    ("not have shouted", "I should not have shouted."),
    ("at least have called", "I should at least have called."),
    ("I could have called", "I could have called."),
    ("never should have gone out", "I should never have gone out."),
    ("have a second check", "I should have had a second check."),
    ("a second check", "I should have had a second check."),
    ("check twice", "I should have checked twice."),
    ("test first", "I should have tested first."),
    ("look", "I should have looked."),
    ("someone check it", "I should have had someone check it."),
    ("to have asked you first", "I should have asked you first."),
]

DONE = [
    ("has been fixed", "It has been fixed."),
    ("all sorted now", "It is all sorted now."),
    ("fixed in v2.4.1", "It is fixed in v2.4.1."),
    ("part ordered", "I have ordered the part."),
    ("your charge reversed", "I have reversed your charge."),
    ("charges reversed", "I have reversed the charges."),
    ("engineer booked for friday", "I have booked the engineer for Friday."),
    ("new part on order", "I have a new part on order."),
    ("on it", "I am on it."),
    ("still trying to reach the owner", "I am still trying to reach the owner."),
    ("did the paperwork", "I have done the paperwork."),
]

PROMISES = [
    (
        "dry the cupboard and paint the back of it",
        "friday",
        "I will dry the cupboard and paint the back of it on Friday.",
    ),
    ("a refund", "friday", "You will have a refund on Friday."),
    ("free delivery", "next wk", "You will have a free delivery next wk."),
    ("plumber will come", "friday at 8", "The plumber will come on Friday at 8."),
    ("engineer to visit", "tues 8-1", "An engineer will visit on Tuesday between 8 and 1."),
    ("me to visit", "tues", "I will visit on Tuesday."),
    ("replaced by friday", "", "It will be replaced by Friday."),
    ("ring you at 3 tomorrow", "tomorrow at 3", "I will ring you tomorrow at 3."),
    (
        "walk the way out with you",
        "this evening, at whatever time you like",
        "I will walk the way out with you this evening, at whatever time you like.",
    ),
    (
        "give you a ring to hear how it rides",
        "first thing mon",
        "I will give you a ring first thing on Monday to hear how it rides.",
    ),
    ("print whatever they find", "friday", "I will print whatever they find on Friday."),
    ("free up a slot", "today", "I will free up a slot today."),
    ("report", "friday", "I will report on Friday."),
]

UNTIL = [
    ("don't use the oven", "Until then, don't use the oven."),
    ("can order by phone", "Until then, you can order by phone."),
    ("Until then please order by phone", "Until then, you can order by phone."),
    ("free parking behind the hall", "Until then: free parking behind the hall."),
]

RATHER = [
    ("in person", "If you would rather have it in person, tell me."),
    ("if you prefer email", "If you would rather email, tell me."),
    ("not wait", "If you would rather not wait, tell me."),
]

CHANGES = [
    ("we check twice", "already", "So that it does not happen again, we check twice."),
    ("we check twice", "after easter", "After Easter, we check twice."),
    ("check orders before they leave", "", "So that it does not happen again, I will check orders before they leave."),
    ("always ring before we come", "", "So that it does not happen again, I will always ring before we come."),
    ("a second check", "monday", "From Monday, there will be a second check."),
    ("no deploys on a friday", "", "So that it does not happen again, no deploys on a Friday."),
    ("rota now shows who is on call", "", "So that it does not happen again, the rota now shows who is on call."),
    ("Going forward we check twice", "", "Going forward, we check twice."),
    ("have added a check", "", "So that it does not happen again, I have added a check."),
    ("it wont happen again", "", "It won't happen again."),
]

GIVEN = [
    ("full refund", "We will give you a full refund."),
    ("£50 voucher", "We will give you a £50 voucher."),
    ("£20 off", "We will give you £20 off."),
    ("no charge for march", "There will be no charge for March."),
    ("drinks are on us", "Drinks are on us."),
    ("come back on saturday for free", "We will come back on Saturday for free."),
    ("halve your bill", "We will halve your bill."),
]

REACHES = [
    ("mob: 07700 900123", "You can reach me on 07700 900123."),
    ("call 07700 900123", "You can reach me on 07700 900123."),
    ("me at dana@example.org", "You can reach me at dana@example.org."),
    ("reply to this email", "You can reach me by replying to this email."),
    ("text me", "You can reach me by text."),
    ("here", "You can reach me here."),
    ("reception", "You can reach me at reception."),
    ("#help on Slack", "You can reach me in #help on Slack."),
    ("example.org/help", "You can reach me at example.org/help."),
    ("Priya on 07700 900123", "You can reach me through Priya on 07700 900123."),
    ("9 to 5", "You can reach me between 9 and 5."),
]

TOLD = [
    ("have been waiting since monday", "", "You told me that you have been waiting since Monday."),
    ("been waiting since monday", "", "You told me that you have been waiting since Monday."),
    ("charged twice", "", "You told me that you were charged twice."),
    ("waited 3 hrs and nobody came", "", "You told me that you waited 3 hrs and nobody came."),
    ("no hot water", "", "You told me that you had no hot water."),
    ("the leak in the kitchen", "", "You told me about the leak in the kitchen."),
    ("how long you waited", "", "You told me how long you waited."),
    ("the recordings stop after six weeks", "", "You told me that the recordings stop after six weeks."),
    (
        "nobody rang you back",
        "the night shift matters most",
        "You told me that nobody rang you back, and that the night shift matters most.",
    ),
    (
        "nobody rang you back",
        "need it back by friday",
        "You told me that nobody rang you back, and that you need it back by Friday.",
    ),
    (
        "nobody rang you back",
        "get it back by friday",
        "You told me that nobody rang you back. What matters most: getting it back by Friday.",
    ),
    (
        "nobody rang you back",
        "losing them is what worries you most",
        "You told me that nobody rang you back, and that losing them is what worries you most.",
    ),
]

CLAUSES = [
    ("You are right that ___", "about the price", "You are right about the price."),
    ("You are right that ___", "to be angry", "You are right to be angry."),
    ("You are right that ___", "took too long", "You are right that it took too long."),
    ("You are right that ___", "should have been told", "You are right that you should have been told."),
    ("I can see ___", "frustrating", "I can see how frustrating this is."),
    ("I can see ___", "understand why you're upset", "I can see why you're upset."),
    ("I do not know yet ___", "why did it fail?", "I do not know yet why it failed."),
    ("I do not know yet ___", "when will it be back", "I do not know yet when it will be back."),
    ("I do not know yet ___", "what is the cause", "I do not know yet what the cause is."),
    ("I do not know yet ___", "nothing yet", "I know nothing yet."),
    ("Thank you for ___", "let me know", "Thank you for letting me know."),
    ("Thank you for ___", "sent over the logs", "Thank you for sending over the logs."),
    ("Thank you for ___", "you were so patient", "Thank you for being so patient."),
    ("Thank you for ___", "to let us know", "Thank you for letting us know."),
    ("After this, ___", "a named contact", "After this, there will be a named contact."),
    ("After this, ___", "get one bill", "After this, you get one bill."),
]

AFTER_WILL = [
    ("half 2", "at half 2"),
    ("quarter past 2 on wed", "at quarter past 2 on Wednesday"),
    ("this pm", "this afternoon"),
    ("thurs am", "on Thursday morning"),
    ("tues eve", "on Tuesday evening"),
    ("COB Fri", "by COB Friday"),
    ("cob fri", "by COB Friday"),
    ("noon-ish", "around noon"),
    ("noon on friday", "by noon on Friday"),
    ("~3pm", "around 3pm"),
    ("hopefully friday", "hopefully on Friday"),
    ("friday latest", "by Friday at the latest"),
    ("by friday latest", "by Friday at the latest"),
    ("mon - fri 9-5", "from Monday to Friday between 9 and 5"),
    ("sat or sun", "on Saturday or Sunday"),
    ("either sat or sun", "on either Saturday or Sunday"),
    ("Easter Monday", "on Easter Monday"),
    ("boxing day", "on Boxing Day"),
    ("bank holiday monday", "on bank holiday Monday"),
    ("half term", "at half term"),
    ("spring", "in spring"),
    ("Q2", "in Q2"),
    ("2027", "in 2027"),
    ("new year", "in the new year"),
    ("mid march", "in mid-March"),
    ("end march", "by the end of March"),
    ("middle of next week", "in the middle of next week"),
    ("the morning of the 5th", "on the morning of the 5th"),
    ("morning", "in the morning"),
    ("lunchtime", "at lunchtime"),
    ("coming friday", "this coming Friday"),
    ("this coming friday", "this coming Friday"),
    ("next couple of days", "in the next couple of days"),
    ("fortnight", "within a fortnight"),
    ("in 2 days time", "in 2 days' time"),
    ("2-3 days", "within 2-3 days"),
    ("in 5", "in 5"),
    ("24h", "within 24 hours"),
    ("3rd of april at 2", "on the 3rd of April at 2"),
    ("the 1st of next month", "on the 1st of next month"),
    ("w/c 4th march", "w/c 4th March"),
    ("monday??", "on Monday"),
    ("first thing mon", "first thing on Monday"),
]

AFTER_BY = [
    ("this pm", "by this afternoon"),
    ("every hour", "every hour"),
    ("thurs or fri", "by Thursday or Friday"),
    ("end of march", "by the end of March"),
]

AFTER_FROM = [
    ("when we reopen", "when we reopen"),
    ("two weeks' time", "in two weeks' time"),
    ("in two weeks", "in two weeks"),
    ("mon-fri", "from Monday to Friday"),
]


OWNERS = [
    ("fix it", "tomorrow", "the plumbers", True, "The plumbers have agreed to fix it tomorrow."),
    ("a fix", "fri", "my manager", False, "I will ask my manager for a fix and tell you on Friday."),
    ("to fix it", "by friday", "The Landlord", False, "I will ask the landlord to fix it and tell you by Friday."),
]

ALREADY_RIGHT = [
    "any inconvenience this may have caused",
    "the sun lounger you booked",
    "row u of the hall",
    "the R&D report",
    "the Marks & Spencer order",
    "what the comma in the formula did",
]


@pytest.mark.parametrize("answer, sentence", ACTS)
def test_a_tired_act_is_owned(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.sorry_i(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("answer, sentence", TO_THEM)
def test_what_hit_them_is_regretted(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.sorry_you(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", HARMS)
def test_harm_has_its_subject(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.harm(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", MEANT)
def test_what_was_not_meant_is_a_verb(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.did_not_mean(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", CAUSES)
def test_a_cause_is_a_clause_or_a_thing(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.clause("It happened because ___", answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", SHOULD)
def test_what_should_have_been_is_a_participle(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.should_have(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", DONE)
def test_a_note_of_what_is_done_is_a_sentence(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.have(answer, as_i).text == sentence


@pytest.mark.parametrize("do, when, sentence", PROMISES)
def test_a_tired_promise_has_its_doer_and_its_time(do: str, when: str, sentence: str, as_i: Setting) -> None:
    assert seam.will(do, when, as_i).text == sentence


@pytest.mark.parametrize("do, when, owner, agreed, sentence", OWNERS)
def test_an_owner_is_one_or_many(do: str, when: str, owner: str, agreed: bool, sentence: str, as_i: Setting) -> None:
    assert seam.will(do, when, as_i, owner, agreed).text == sentence


@pytest.mark.parametrize("answer, sentence", UNTIL)
def test_until_then_they_can_or_should_not(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.until_then(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", RATHER)
def test_what_they_would_rather_is_a_verb(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.would_rather(answer, as_i).text == sentence


def test_whoever_it_was_the_job_is_mine(as_i: Setting) -> None:
    assert seam.outside("whose fault it is", "fixing it", as_i).text == "Whoever's fault it is, fixing it is my job."
    assert seam.outside("caused the leak", "I will get it fixed", as_i).text == (
        "Whoever caused the leak, getting it fixed is my job."
    )


@pytest.mark.parametrize("change, since, sentence", CHANGES)
def test_a_change_is_a_clause(change: str, since: str, sentence: str, as_i: Setting) -> None:
    assert seam.from_time(since, change, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", GIVEN)
def test_what_is_given_has_its_article(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.compensation(answer, as_i).text == sentence


@pytest.mark.parametrize("answer, sentence", REACHES)
def test_a_way_to_reach_has_its_preposition(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.reach(answer, as_i).text == sentence


@pytest.mark.parametrize("told, most, sentence", TOLD)
def test_what_they_told_is_theirs(told: str, most: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.told(told, as_i, most).sentences) == sentence


@pytest.mark.parametrize("stem, answer, sentence", CLAUSES)
def test_a_tired_clause_continues_its_stem(stem: str, answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.clause(stem, answer, as_i).text == sentence


@pytest.mark.parametrize("typed, shaped", AFTER_WILL)
def test_a_tired_time_after_will(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i) == shaped


@pytest.mark.parametrize("typed, shaped", AFTER_BY)
def test_a_tired_time_to_hear_by(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i, "by") == shaped


@pytest.mark.parametrize("typed, shaped", AFTER_FROM)
def test_a_tired_time_something_begins(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i, "from") == shaped


@pytest.mark.parametrize("typed", ALREADY_RIGHT)
def test_what_is_no_haste_is_left_alone(typed: str, as_i: Setting) -> None:
    assert seam.clean(typed, as_i) == typed


def test_a_team_is_short_staffed_together(as_team: Setting) -> None:
    spliced = seam.clause("It happened because ___", "short staffed", as_team)

    assert spliced.text == "It happened because we were short staffed."
