"""The sentences of the worked scenarios (part 4.8), each from its own answers."""

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from composer.message.splice import seam
from composer.message.splice.setting import Setting

CAUSE = "It happened because ___"
CHECK = "You can check that: ___"
DIFFER = "I see one point differently: ___"
UNKNOWN = "I do not know yet ___"
THANKS = "Thank you for ___"

OWN = """
wiped your laptop on Tuesday without checking the desktop first
released the checkout build on Tuesday without running the full test
billed you twice for March, £84 on the 3rd and again on the 5th
promised to move your stock by 12 April, then by 26 April, and missed the date a second time
"""
HARM_TO_YOU = """
lost the photos and a day of mark-up, and had to explain that to your client this morning
stood in front of your board for twenty minutes without an answer
have been without access all morning
"""
CLAUSES = """
your receptionists had to take forty referrals by hand, and two of your dentists stayed late to retype them
your card went over its limit on Friday
your team booked six temporary staff for a weekend with nothing to count, and you had to send them home
some 40 organisations could not send or receive mail, and many of you had to work by hand
"""
CAUSES = """
I followed our rebuild list, which covers network folders only
we changed the payment step on Monday night, and I skipped the slow tests to make the morning
an old card was still on your account, which made the payment run twice
I planned the move from a sample of your stock list, and the full list holds 3,000 items the sample did not
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def opened(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("act", lines(OWN))
def test_what_was_done_is_owned_in_the_writers_words(act: str, as_i: Setting) -> None:
    spliced = seam.sorry_i(act, as_i)

    assert spliced == seam.Spliced(f"I'm sorry I {act}.", pronoun="I", body=act, kind="past")


def test_a_team_act_under_a_person_brings_its_own_pronoun(as_i: Setting) -> None:
    spliced = seam.sorry_i("we let your email go down from 8:10 to 11:25 on Monday", as_i)

    assert spliced.text == "I'm sorry we let your email go down from 8:10 to 11:25 on Monday."
    assert (spliced.pronoun, spliced.kind) == ("we", "past")
    assert spliced.body == "let your email go down from 8:10 to 11:25 on Monday"


@pytest.mark.parametrize(
    "act", ["have been without email at nine clinics since 8:10", "are starting Monday without a line"]
)
def test_what_hit_them_is_regretted(act: str, as_i: Setting) -> None:
    assert seam.sorry_you(act, as_i).text == f"I'm sorry you {act}."


@pytest.mark.parametrize("answer", lines(HARM_TO_YOU))
def test_harm_is_told_of_you(answer: str, as_i: Setting) -> None:
    spliced = seam.harm(answer, as_i)

    assert (spliced.text, spliced.pronoun) == (f"You {answer}.", "you")


@pytest.mark.parametrize("answer", lines(CLAUSES))
def test_harm_with_its_own_subject_stands_alone(answer: str, as_i: Setting) -> None:
    assert seam.harm(answer, as_i).sentences == (f"{opened(answer)}.",)


@pytest.mark.parametrize("answer", lines(CAUSES))
def test_a_cause_follows_because(answer: str, as_i: Setting) -> None:
    assert seam.clause(CAUSE, answer, as_i).sentences == (f"It happened because {answer}.",)


def test_a_second_sentence_of_the_cause_follows_on_its_own(as_i: Setting) -> None:
    first = "the security certificate (the digital ID that lets other systems trust your mail) ran out at 8:10"
    second = "We missed it because the reminder still went to someone who left in March"

    assert seam.clause(CAUSE, f"{first}. {second}", as_i).sentences == (f"It happened because {first}.", f"{second}.")


SENTENCES = """
told   | the board lost faith in the March date | You told me that the board lost faith in the March date.
alone  | a digger cut the cable in Mill Street | A digger cut the cable in Mill Street.
alone  | Does that give you what you need for the board? | Does that give you what you need for the board?
alone  | What have I left out? | What have I left out?
alone  | your password is reset | Your password is reset.
alone  | sign in with the code I have just texted you, and choose a new one when it asks \
| Sign in with the code I have just texted you, and choose a new one when it asks.
alone  | If I have missed something you need in the copy, tell me \
| If I have missed something you need in the copy, tell me.
see    | why that was the last thing you needed before a planning meeting \
| I can see why that was the last thing you needed before a planning meeting.
see    | that every hour without the line means a patient you have to turn round at the counter \
| I can see that every hour without the line means a patient you have to turn round at the counter.
see    | that it has cost your team two evenings already, in your audit month \
| I can see that it has cost your team two evenings already, in your audit month.
should | asked what you kept on the machine itself | I should have asked what you kept on the machine itself.
should | kept Friday's build for your demo | I should have kept Friday's build for your demo.
should | asked for the full list in February | I should have asked for the full list in February.
have   | sent the old disk to a recovery firm | I have sent the old disk to a recovery firm.
have   | put Friday's build back, and it has run clean since Tuesday at two \
| I have put Friday's build back, and it has run clean since Tuesday at two.
have   | renewed the certificate at 11:20, and your mail has been back since 11:25 \
| I renewed the certificate at 11:20, and your mail has been back since 11:25.
also   | checked all 212 messages that were waiting: each one arrived \
| I have also checked all 212 messages that were waiting: each one arrived.
have   | refunded the second £84 at 10:15, and your bank will show it by Thursday \
| I refunded the second £84 at 10:15, and your bank will show it by Thursday.
also   | removed the old card that made the payment run twice \
| I have also removed the old card that made the payment run twice.
have   | booked a 4G router, which uses the mobile network instead of the cable. \
The courier confirmed at 10:20 that it reaches you before 1 pm \
| I have booked a 4G router, which uses the mobile network instead of the cable. \
The courier confirmed at 10:20 that it reaches you before 1 pm.
have   | we have loaded all 41,000 items into a test copy, and 40,912 match \
| We have loaded all 41,000 items into a test copy, and 40,912 match.
have   | kept a copy of the portal open for you to read until 31 August \
| I have kept a copy of the portal open for you to read until 31 August.
until  | use the spare laptop on my desk | Until then, you can use the spare laptop on my desk.
until  | send prescriptions to the surgery by phone, on its usual number \
| Until then, you can send prescriptions to the surgery by phone, on its usual number.
check  | one red or green mark on the shared board each Friday \
| You can check that: one red or green mark on the shared board each Friday.
check  | on the first of each month I will send you one line listing what is due \
| You can check that: on the first of each month I will send you one line listing what is due.
check  | the count moves, without your asking us | You can check that: the count moves, without your asking us.
give   | not charge you for the two days of rework | We will not charge you for the two days of rework.
give   | credited one day's fee for all nine clinics, £186, on your May invoice \
| I have credited one day's fee for all nine clinics, £186, on your May invoice.
give   | refunded the £640 you paid for the temporary staff, and we will not bill you for April \
| I have refunded the £640 you paid for the temporary staff, and we will not bill you for April.
thanks | taking my call while your phones were still ringing \
| Thank you for taking my call while your phones were still ringing.
thanks | putting it so plainly | Thank you for putting it so plainly.
after  | you hire your people around a date that has been rehearsed \
| After this, you hire your people around a date that has been rehearsed.
differ | the date has to stay at 30 June, because the old portal gets no security fixes after it \
| I see one point differently: the date has to stay at 30 June, because the old portal gets no security fixes after it.
unknown | why your mail stopped | I do not know yet why your mail stopped.
unknown | why it stopped at 7:40 | I do not know yet why it stopped at 7:40.
tell   | by 10 | I will tell you by 10 what I know.
"""


def spliced_by(stem: str, answer: str, setting: Setting) -> seam.Spliced:
    stems = {
        "see": "I can see ___",
        "check": CHECK,
        "thanks": THANKS,
        "after": "After this, ___",
        "differ": DIFFER,
        "unknown": UNKNOWN,
    }
    if stem in stems:
        return seam.clause(stems[stem], answer, setting)
    if stem == "also":
        return seam.have(answer, setting, "I have also")
    makers: dict[str, Callable[[str, Setting], seam.Spliced]] = {
        "told": seam.told,
        "alone": seam.standalone,
        "should": seam.should_have,
        "have": seam.have,
        "until": seam.until_then,
        "give": seam.compensation,
        "tell": seam.tell_by,
    }
    return makers[stem](answer, setting)


@pytest.mark.parametrize("row", lines(SENTENCES))
def test_a_sentence_of_the_models_comes_from_its_answer(row: str, as_i: Setting) -> None:
    stem, answer, sentence = (part.strip() for part in row.split(" | "))

    assert " ".join(spliced_by(stem, answer, as_i).sentences) == sentence


PROMISES = """
ring you with the result, good or bad | at 4:30 tomorrow \
| I will ring you at 4:30 tomorrow with the result, good or bad.
show you the tested checkout, on your own machine | on Thursday at ten \
| I will show you the tested checkout on Thursday at ten, on your own machine.
ring you to hear how the board took it | on Monday at nine \
| I will ring you on Monday at nine to hear how the board took it.
visit your Larkfield clinic to see how reception is coping | on Thursday at one \
| I will visit your Larkfield clinic on Thursday at one to see how reception is coping.
ring you to make sure the prescription system is running on it | at 1:30 \
| I will ring you at 1:30 to make sure the prescription system is running on it.
ring you again with what the cable crew say | at 5 | I will ring you again at 5 with what the cable crew say.
show you the 88 that do not match, at your site | on Thursday at two \
| I will show you the 88 that do not match on Thursday at two, at your site.
ring you to hear what we have missed | on Friday at nine \
| I will ring you on Friday at nine to hear what we have missed.
ring you to ask how the July reports came out | on Friday 3 July at ten \
| I will ring you on Friday 3 July at ten to ask how the July reports came out.
"""


@pytest.mark.parametrize("row", lines(PROMISES))
def test_a_promise_of_the_models_has_its_time_in_its_place(row: str, as_i: Setting) -> None:
    do, when, sentence = row.split(" | ")

    assert seam.will(do, when, as_i).text == sentence


def test_a_promise_may_open_with_its_time(as_i: Setting, in_chat: Setting) -> None:
    asked = seam.will("ring you to ask how the meeting went", "next Tuesday at ten", as_i, also=True, front=True)
    moved = seam.will("move the first three reports with you", "on Wednesday at two", as_i, front=True)
    checked = seam.will("message you here to check that it has landed", "on Thursday at noon", in_chat, front=True)

    assert asked.text == "Next Tuesday at ten, I will also ring you to ask how the meeting went."
    assert moved.text == "On Wednesday at two, I will move the first three reports with you."
    assert checked.text == "On Thursday at noon, I'll message you here to check that it has landed."


def test_another_person_promises_once_they_have_agreed(as_i: Setting) -> None:
    ana = "Ana Ruiz, who runs our delivery team"
    camera = seam.will("take a camera to the site", "on Thursday at 8", as_i, owner="Marcus", agreed=True)
    comes = seam.will("come with me and set the date with you", "", as_i, owner=ana, agreed=True)
    finish = "give you the finish date, after we have rehearsed the move once in full"
    dates = seam.will(finish, "by 5 pm on Friday 10 May", as_i, owner="Ana Ruiz", agreed=True, also=True)

    assert camera.text == "Marcus has agreed to take a camera to the site on Thursday at 8."
    assert comes.text == f"{ana}, has agreed to come with me and set the date with you."
    assert dates.text == (
        "Ana Ruiz has also agreed to give you the finish date by 5 pm on Friday 10 May, "
        "after we have rehearsed the move once in full."
    )


@pytest.mark.parametrize(
    "since, change",
    [
        (
            "today",
            "nobody on the desk wipes a machine until its owner has signed a one-page list of what is on it",
        ),
        ("today", "no build goes out within 24 hours of one of your demos"),
        ("today", "your certificates are in a shared calendar that alerts three of us 30, 14 and 3 days ahead"),
        ("tonight", "you can see a count of matched and unmatched items every evening at six"),
    ],
)
def test_a_change_has_its_beginning(since: str, change: str, as_i: Setting) -> None:
    assert seam.from_time(since, change, as_i).text == f"From {since}, {change}."


def test_what_matters_most_is_joined_to_what_was_told(as_i: Setting) -> None:
    told = "the eleven site photos on your desktop were for Friday's planning meeting"
    spliced = seam.told(told, as_i, "losing them is what worries you most", "on the phone")

    assert spliced.text == f"You told me on the phone that {told}, and that losing them is what worries you most."


def test_someone_elses_part_leaves_a_job_that_is_mine(as_i: Setting) -> None:
    spliced = seam.outside("cut it", "getting you back online", as_i)

    assert spliced.text == "Whoever cut it, getting you back online is my job."


def test_a_number_has_its_hours(as_i: Setting) -> None:
    bounds = "until 6 today; after that, Lena Ortiz has my notes and the same number"

    assert seam.reach("0117 496 0177", as_i, bounds).text == f"You can reach me on 0117 496 0177 {bounds}."


def test_a_public_note_speaks_as_a_team(as_i: Setting) -> None:
    team = replace(as_i, voice="we", now=datetime(2024, 5, 6, 15), happened="on Monday 6 May")
    done = "renewed the certificate at 11:20, and your mail has been back since 11:25"
    checked = "checked all 212 messages that were waiting: each one arrived"

    assert seam.have(done, team).text == f"We {done}."
    assert seam.have(checked, team, "Since then I have").text == f"Since then we have {checked}."


def test_an_internal_note_speaks_of_the_client_as_they(as_i: Setting) -> None:
    told = ["the prescriptions waiting worry you most", "your warehouse hires people"]

    assert [seam.as_they(text, as_i) for text in told] == [
        "the prescriptions waiting worry them most",
        "their warehouse hires people",
    ]
