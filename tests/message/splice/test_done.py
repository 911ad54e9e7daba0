"""I have ___ and I should have ___: participles, and a past form where the answer tells its own time (rule 10)."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from composer.message.splice import seam
from composer.message.splice.setting import Setting

DONE = [
    ("I've sent the disk", "I have sent the disk."),
    ("have sent the disk", "I have sent the disk."),
    ("Has sent the disk", "I have sent the disk."),
    ("I have now fixed it", "I have now fixed it."),
    ("fixed it now", "I have fixed it now."),
    ("already sent it", "I have already sent it."),
    ("I already sent it", "I already sent it."),
    ("I sent the disk", "I sent the disk."),
    ("we sent it", "We sent it."),
    ("we have loaded it", "We have loaded it."),
    ("since then we have fixed it", "We have fixed it."),
    ("find the file", "I have found the file."),
    ("found the file", "I have found the file."),
    ("took the disk to the shop", "I have taken the disk to the shop."),
    ("wrote to the bank", "I have written to the bank."),
    ("gone through the list and took it off", "I have gone through the list and taken it off."),
    ("went through the list and took it off", "I have gone through the list and taken it off."),
    ("gotten the approval", "I have gotten the approval."),
    ("got the approval", "I have got the approval."),
    ("canceled the charge", "I have canceled the charge."),
    ("cancelled the charge", "I have cancelled the charge."),
    ("set up a new account for you", "I have set up a new account for you."),
    ("put it back", "I have put it back."),
    ("let them know", "I have let them know."),
    ("made sure that nobody can delete it", "I have made sure that nobody can delete it."),
    ("been in touch with the bank", "I have been in touch with the bank."),
    ("waiting for the courier", "I have been waiting for the courier."),
    ("not sent the invoice", "I have not sent the invoice."),
    ("a spare router for you", "I have a spare router for you."),
    ("your mail is back", "Your mail is back."),
    ("Marcus has sent it", "Marcus has sent it."),
    ("the part is on its way", "The part is on its way."),
    ("two of us checked the list", "Two of us checked the list."),
    ("nothing yet", "Nothing yet."),
    ("ordered the part, which arrives tomorrow", "I have ordered the part, which arrives tomorrow."),
    ("booked a router. It arrives at ten", "I have booked a router. It arrives at ten."),
    ("had the other client delete the file", "I have had the other client delete the file."),
    ("had been told twice", "I had been told twice."),
]

IN_THE_PAST = [
    ("renewed the certificate at 11:20", "I renewed the certificate at 11:20."),
    ("taken the disk to the shop yesterday", "I took the disk to the shop yesterday."),
    ("taken the disk out and given it to them yesterday", "I took the disk out and gave it to them yesterday."),
    ("spoken to the bank at 9 and got it back", "I spoke to the bank at 9 and got it back."),
    ("spoke with Marcus this morning", "I spoke with Marcus this morning."),
    ("wrote to the bank on Tuesday", "I wrote to the bank on Tuesday."),
    ("sent it on 3 March", "I sent it on 3 March."),
    ("sent it on the 3rd", "I sent it on the 3rd."),
    ("changed it at noon", "I changed it at noon."),
    ("sent it to you at 10:15 today", "I sent it to you at 10:15 today."),
    ("told the team at 11:20 that you need it", "I told the team at 11:20 that you need it."),
    ("refunded £84 on 3 March, and your bank will show it", "I refunded £84 on 3 March, and your bank will show it."),
    ("drove to your site at 9 this morning and checked it", "I drove to your site at 9 this morning and checked it."),
    ("rang you two hours ago", "I rang you two hours ago."),
    ("sent it last night", "I sent it last night."),
    ("met the owner last week", "I met the owner last week."),
    ("checked it twice, at 9 and at 11", "I checked it twice, at 9 and at 11."),
    ("started the copy at 14:50", "I started the copy at 14:50."),
    ("put the file back at 9:30 am", "I put the file back at 9:30 am."),
    ("had a word with the crew this morning", "I had a word with the crew this morning."),
]

NOT_IN_THE_PAST = [
    ("kept the 9:30 slot free on Monday", "I have kept the 9:30 slot free on Monday."),
    ("kept Tuesday free", "I have kept Tuesday free."),
    ("booked the room at 11", "I have booked the room at 11."),
    ("booked you a new slot on Tuesday", "I have booked you a new slot on Tuesday."),
    ("booked a courier at 10 tomorrow", "I have booked a courier at 10 tomorrow."),
    ("sent it on Wednesday", "I have sent it on Wednesday."),
    ("sent it on 12 March", "I have sent it on 12 March."),
    ("sent it at 16:00", "I have sent it at 16:00."),
    ("sent it today", "I have sent it today."),
    ("asked for it by ten", "I have asked for it by ten."),
    ("tested it for two hours", "I have tested it for two hours."),
    ("checked everything since Monday", "I have checked everything since Monday."),
    ("restored everything from the backup of Tuesday", "I have restored everything from the backup of Tuesday."),
    ("moved the call to 4:30", "I have moved the call to 4:30."),
    ("rang all three", "I have rung all three."),
    ("copied the files overnight", "I have copied the files overnight."),
    ("kept a copy open until 31 August", "I have kept a copy open until 31 August."),
]

SHOULD = [
    ("have rung you first", "I should have rung you first."),
    ("rung you first", "I should have rung you first."),
    ("rang you first", "I should have rung you first."),
    ("ring you first", "I should have rung you first."),
    ("I should have asked", "I should have asked."),
    ("should of asked", "I should have asked."),
    ("we should have asked", "We should have asked."),
    ("not sent it", "I should not have sent it."),
    ("should not have sent it", "I should not have sent it."),
    ("never sent it", "I should never have sent it."),
    ("be more careful", "I should have been more careful."),
    ("been more careful", "I should have been more careful."),
    ("Taken more care", "I should have taken more care."),
    ("the list should have had a line", "The list should have had a line."),
    ("never have left before it was tied down", "I should never have left before it was tied down."),
]


@pytest.mark.parametrize("answer, sentence", DONE)
def test_what_is_done_follows_have(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.have(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("answer, sentence", IN_THE_PAST)
def test_a_time_in_the_past_takes_a_past_form(answer: str, sentence: str, as_i: Setting) -> None:
    spliced = seam.have(answer, as_i)

    assert (spliced.text, spliced.kind) == (sentence, "past")


@pytest.mark.parametrize("answer, sentence", NOT_IN_THE_PAST)
def test_a_time_that_is_not_past_changes_nothing(answer: str, sentence: str, as_i: Setting) -> None:
    spliced = seam.have(answer, as_i)

    assert (spliced.text, spliced.kind) == (sentence, "have")


@pytest.mark.parametrize("answer, sentence", SHOULD)
def test_what_should_have_been_is_a_participle(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.should_have(answer, as_i).text == sentence


@pytest.mark.parametrize(
    "hour, sentence", [(11, "I have renewed it at 11:20."), (12, "I renewed it at 11:20.")], ids=["before", "after"]
)
def test_a_clock_time_is_past_once_it_was(hour: int, sentence: str, as_i: Setting) -> None:
    setting = replace(as_i, now=datetime(2026, 3, 11, hour))

    assert seam.have("renewed it at 11:20", setting).text == sentence


def test_the_day_it_happened_is_past(as_i: Setting) -> None:
    setting = replace(as_i, happened="on Monday 6 May")

    assert seam.have("restarted it on Monday", setting).text == "I restarted it on Monday."
    assert seam.have("restarted it on Tuesday", setting).text == "I have restarted it on Tuesday."


@pytest.mark.parametrize(
    "answer, lead, sentence",
    [
        ("sent it", "I have also", "I have also sent it."),
        ("sent it", "I have already", "I have already sent it."),
        ("already sent it", "I have already", "I have already sent it."),
        ("sent it", "Since then I have", "Since then I have sent it."),
        ("sent it at 11:20", "I have also", "I also sent it at 11:20."),
        ("sent it at 11:20", "Since then I have", "Since then I sent it at 11:20."),
        ("we have sent it", "I have also", "We have also sent it."),
        ("a spare router", "I have also", "I also have a spare router."),
        ("your mail is back", "I have also", "Your mail is back."),
    ],
)
def test_a_further_thing_done_has_its_own_lead(answer: str, lead: seam.Lead, sentence: str, as_i: Setting) -> None:
    assert seam.have(answer, as_i, lead).text == sentence


def test_a_team_has_done_it(as_team: Setting) -> None:
    assert seam.have("sent it", as_team).text == "We have sent it."
    assert seam.have("sent it", as_team, "Since then I have").text == "Since then we have sent it."
    assert seam.should_have("rang you", as_team).text == "We should have rung you."


@pytest.mark.parametrize(
    "answers",
    [
        ["reset the router"],
        ["reset the router", "changed the password, too"],
        ["reset the router", "changed the password and the name"],
        ["reset the router", "changed it: twice"],
        ["reset the router", "rung the people who wait"],
        ["reset the router", "rung them because it was late"],
        ["reset the router", "we have rung them"],
        ["reset the router", "rang them at 11:20"],
        ["reset the router", "your line is back"],
        ["reset the router. It runs", "rung them"],
    ],
)
def test_only_plain_and_short_things_stand_in_one_list(answers: list[str], as_i: Setting) -> None:
    assert seam.i_have_list(answers, as_i) is None


def test_two_things_done_are_joined_by_and(as_i: Setting) -> None:
    listed = seam.i_have_list(["Reset the router.", "I have rang the bank"], as_i)

    assert listed is not None
    assert listed.text == "I have reset the router and rung the bank."
