"""I'm sorry I ___, I'm sorry you ___, You ___, I did not mean to ___: what people type, and what they would sign."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

ACTS = [
    ("i'm so sorry, i forgot to call you back on tuesday...", "I'm sorry I forgot to call you back on Tuesday."),
    ("I’m sorry I didn’t ring you", "I'm sorry I didn't ring you."),
    ("I am very sorry that we cancelled your order", "I'm sorry we cancelled your order."),
    ("Sorry about the noise", "I'm sorry about the noise."),
    ("sorry!! we lost it", "I'm sorry we lost it."),
    ("we apologise for losing your file", "I'm sorry for losing your file."),
    ("I apologize for the delay in shipping", "I'm sorry for the delay in shipping."),
    ("  canceled   your\nappointment  ", "I'm sorry I canceled your appointment."),
    (
        "mailed your statement to the wrong address in march",
        "I'm sorry I mailed your statement to the wrong address in March.",
    ),
    ("left you waiting for an hour and never called", "I'm sorry I left you waiting for an hour and never called."),
    ("told you the wrong price", "I'm sorry I told you the wrong price."),
    ("misread your order and shipped the wrong color", "I'm sorry I misread your order and shipped the wrong color."),
    ("cut you off in the meeting", "I'm sorry I cut you off in the meeting."),
    ("Was rude to you", "I'm sorry I was rude to you."),
    ("were late", "I'm sorry I was late."),
    ("am late with the report", "I'm sorry I am late with the report."),
    ("promise you a date I could not keep", "I'm sorry I promised you a date I could not keep."),
    ("overcharged your card by $40", "I'm sorry I overcharged your card by $40."),
    ("gave NASA the wrong file", "I'm sorry I gave NASA the wrong file."),
    ("McDonald's order went to the wrong address", "I'm sorry McDonald's order went to the wrong address."),
    ("Grace lost your file", "I'm sorry Grace lost your file."),
    ("Marcus missed your call", "I'm sorry Marcus missed your call."),
    ("Mohammed missed your call", "I'm sorry Mohammed missed your call."),
    ("Mislabelled your parcels", "I'm sorry I mislabelled your parcels."),
    ("the wrong file was sent", "I'm sorry the wrong file was sent."),
    ("the wrong file", "I'm sorry about the wrong file."),
    ("wrong invoice", "I'm sorry about the wrong invoice."),
    ("delay with your order", "I'm sorry about the delay with your order."),
    ("delays with your order", "I'm sorry about delays with your order."),
    ("bad communication", "I'm sorry about bad communication."),
    ('"the mix-up"', "I'm sorry about the mix-up."),
    ("the courier lost your parcel", "I'm sorry the courier lost your parcel."),
    ("the way your order was handled", "I'm sorry about the way your order was handled."),
    ("our system deleted your files", "I'm sorry our system deleted your files."),
    ("my colleague forgot to ring you", "I'm sorry my colleague forgot to ring you."),
    ("there was nobody at the desk", "I'm sorry there was nobody at the desk."),
    ("nobody rang you back", "I'm sorry nobody rang you back."),
    ("it took so long", "I'm sorry it took so long."),
    ("my mistake with the invoice", "I'm sorry about my mistake with the invoice."),
    ("making you wait, and for not saying why", "I'm sorry for making you wait, and for not saying why."),
    ("forgetting your birthday", "I'm sorry for forgetting your birthday."),
    ("billing you twice", "I'm sorry for billing you twice."),
    ("billing errors in May", "I'm sorry about billing errors in May."),
    ("about the invoice", "I'm sorry about the invoice."),
    ("for the delay", "I'm sorry for the delay."),
    ("how I handled it", "I'm sorry about how I handled it."),
    ("if I upset you", "I'm sorry if I upset you."),
    ("and sent the wrong file", "I'm sorry I sent the wrong file."),
    ("…sent the wrong file", "I'm sorry I sent the wrong file."),
    ("- sent the wrong file and", "I'm sorry I sent the wrong file."),
    ('"sent the wrong file".', "I'm sorry I sent the wrong file."),
    ("I sent the wrong file; I should have checked", "I'm sorry I sent the wrong file; I should have checked."),
    ("on monday i sent you the wrong file", "I'm sorry that on Monday I sent you the wrong file."),
    ("yesterday I forgot your call", "I'm sorry that yesterday I forgot your call."),
    ("you had to wait", "I'm sorry you had to wait."),
    ("that I forgot your birthday", "I'm sorry I forgot your birthday."),
    ("not tell you", "I'm sorry I did not tell you."),
    ("not told you", "I'm sorry I did not tell you."),
    ("not only forgot the date but lost the file", "I'm sorry I not only forgot the date but lost the file."),
    ("never test the backup", "I'm sorry I never tested the backup."),
    ("accidentally delete your files", "I'm sorry I accidentally deleted your files."),
    ("also forgot the invoice", "I'm sorry I also forgot the invoice."),
    ("to keep you waiting", "I'm sorry I kept you waiting."),
    ("to have kept you waiting", "I'm sorry I have kept you waiting."),
    ("have kept you waiting", "I'm sorry I have kept you waiting."),
    ("I've kept you waiting", "I'm sorry I've kept you waiting."),
    ("haven't rung you back", "I'm sorry I haven't rung you back."),
    ("didnt check", "I'm sorry I didn't check."),
    ("done nothing for a week", "I'm sorry I did nothing for a week."),
    ("been slow", "I'm sorry I was slow."),
    ("wipe your laptop and lose the photos", "I'm sorry I wiped your laptop and lost the photos."),
    ("forget to ring you and lose the number", "I'm sorry I forgot to ring you and lose the number."),
    ("order the wrong part", "I'm sorry I ordered the wrong part."),
    ("charge you twice", "I'm sorry I charged you twice."),
    ("call you by the wrong name", "I'm sorry I called you by the wrong name."),
    ("mess up your order", "I'm sorry I messed up your order."),
    ("mix up your order with another", "I'm sorry I mixed up your order with another."),
    ("sends you the wrong file", "I'm sorry I sent you the wrong file."),
    ("re-sent the old file", "I'm sorry I re-sent the old file."),
    ("put the wrong date on the invoice", "I'm sorry I put the wrong date on the invoice."),
    ("let you down on Friday, again", "I'm sorry I let you down on Friday, again."),
    ("kept you in the dark since Monday", "I'm sorry I kept you in the dark since Monday."),
    ("lost your photos. We have no copy.", "I'm sorry I lost your photos. We have no copy."),
    ("lost your photos! we are so sorry", "I'm sorry I lost your photos."),
    ("misspelt Dr. Roth's name at 3 p.m. today", "I'm sorry I misspelt Dr. Roth's name at 3 p.m. today."),
    ("sent you the wrong file 🙂", "I'm sorry I sent you the wrong file 🙂"),
    ("sent the file to iPad users", "I'm sorry I sent the file to iPad users."),
    ("sent you the wrong file?", "I'm sorry I sent you the wrong file?"),
    ("did not ring you with the results on 23 jan.", "I'm sorry I did not ring you with the results on 23 January."),
    ("double booked the hall", "I'm sorry I double booked the hall."),
    ("double charge your card", "I'm sorry I double charged your card."),
    ("I am sorry to have been 90 minutes late", "I'm sorry I was 90 minutes late."),
    ("any inconvenience this may have caused", "I'm sorry about any inconvenience this may have caused."),
]

TO_YOU = [
    ("you were cut off", "I'm sorry you were cut off."),
    ("that you were cut off", "I'm sorry you were cut off."),
    ("I'm sorry you were cut off", "I'm sorry you were cut off."),
    ("you've lost a day", "I'm sorry you've lost a day."),
    ("have had no e-mail since 8", "I'm sorry you have had no e-mail since 8."),
    ("lost a whole day", "I'm sorry you lost a whole day."),
    ("lose your photos", "I'm sorry you lost your photos."),
    ("get the wrong parcel every time", "I'm sorry you got the wrong parcel every time."),
    ("waiting since 8", "I'm sorry you are waiting since 8."),
    ("still have no line", "I'm sorry you still have no line."),
    ("has no line", "I'm sorry you have no line."),
    ("don't have your files", "I'm sorry you don't have your files."),
    ("can't print", "I'm sorry you can't print."),
    ("wasn't told", "I'm sorry you weren't told."),
    ("need to retype it", "I'm sorry you need to retype it."),
    ("feel let down", "I'm sorry you felt let down."),
    ("had this trouble, and that nobody rang", "I'm sorry you had this trouble, and that nobody rang."),
    ("cut off twice", "I'm sorry you were cut off twice."),
    ("without a line since 7", "I'm sorry you are without a line since 7."),
    ("stuck in a queue", "I'm sorry you are stuck in a queue."),
    ("been without a line", "I'm sorry you have been without a line."),
    ("your line is down", "I'm sorry your line is down."),
    ("the line is down", "I'm sorry the line is down."),
    ("the outage", "I'm sorry about the outage."),
    ("the outage on Monday", "I'm sorry about the outage on Monday."),
    ("I lost your file", "I'm sorry I lost your file."),
    ("we lost your file", "I'm sorry we lost your file."),
]

HARMS = [
    ("Because of that, you lost a day", "You lost a day."),
    ("because of that you lost a day", "You lost a day."),
    ("you had to explain it to your boss, twice", "You had to explain it to your boss, twice."),
    ("missed your flight and had to book another", "You missed your flight and had to book another."),
    ("Missed the deadline", "You missed the deadline."),
    ("miss the deadline", "You missed the deadline."),
    ("was locked out and was late", "You were locked out and were late."),
    ("were late for the board and was told off", "You were late for the board and were told off."),
    ("also lost the file", "You also lost the file."),
    ("and had to wait", "You had to wait."),
    ("couldn't open the shop", "You couldn't open the shop."),
    ("have been offline all day", "You have been offline all day."),
    ("your card went over its limit", "Your card went over its limit."),
    ("the team had to stay late", "The team had to stay late."),
    ("my mistake cost you a day", "My mistake cost you a day."),
    ("it meant two nights without sleep", "It meant two nights without sleep."),
    ("this cost you £200", "This cost you £200."),
    ("that meant two lost days", "That meant two lost days."),
    ("which meant you had to wait", "That meant you had to wait."),
    ("that you had to wait", "You had to wait."),
    ("nobody could print", "Nobody could print."),
    ("patients had to wait", "Patients had to wait."),
    ("Ines had to wait outside", "Ines had to wait outside."),
    ("Dana had to wait", "Dana had to wait."),
    ("two of your staff had to stay", "Two of your staff had to stay."),
    ("forty people stood outside", "Forty people stood outside."),
    ("some 40 organisations could not send mail", "Some 40 organisations could not send mail."),
    ("no internet all day", "No internet all day."),
    ("a day's work was lost", "A day's work was lost."),
    ("lost two days. your client rang twice", "You lost two days. Your client rang twice."),
]

MEANT = [
    ("leave you without the photos", "I did not mean to leave you without the photos."),
    ("to leave you waiting", "I did not mean to leave you waiting."),
    ("I didn't mean to leave you waiting", "I did not mean to leave you waiting."),
    ("We did not mean to leave you waiting", "We did not mean to leave you waiting."),
    ("ringing you late", "I did not mean to ring you late."),
    ("left you waiting", "I did not mean to leave you waiting."),
    ("any harm", "I did not mean any harm."),
    ("it to happen", "I did not mean it to happen."),
    ("for you to wait", "I did not mean for you to wait."),
]


@pytest.mark.parametrize("answer, sentence", ACTS)
def test_an_act_is_owned_in_one_sentence(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.sorry_i(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("answer, sentence", TO_YOU)
def test_what_hit_them_is_regretted_without_a_doer(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.sorry_you(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("answer, sentence", HARMS)
def test_harm_speaks_of_them_or_stands_alone(answer: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.harm(answer, as_i).sentences) == sentence


@pytest.mark.parametrize("answer, sentence", MEANT)
def test_what_was_not_meant_is_a_base_form(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.did_not_mean(answer, as_i).text == sentence


@pytest.mark.parametrize(
    "answer, kind, pronoun",
    [
        ("wiped your laptop", "past", "I"),
        ("we wiped your laptop", "past", "we"),
        ("was late", "past", "I"),
        ("had no copy", "past", "I"),
        ("wipe your laptop", "past", "I"),
        ("have kept you waiting", "perfect", "I"),
        ("wiping your laptop", "for", ""),
        ("the mix-up", "about", ""),
        ("the courier lost your parcel", "clause", ""),
        ("you had to wait", "you", "you"),
    ],
)
def test_the_form_of_an_act_is_told(answer: str, kind: str, pronoun: str, as_i: Setting) -> None:
    spliced = seam.sorry_i(answer, as_i)

    assert (spliced.kind, spliced.pronoun) == (kind, pronoun)


def test_the_body_of_an_act_can_stand_in_another_wording(as_i: Setting) -> None:
    spliced = seam.sorry_i("I'm sorry I forget your call!", as_i)

    assert f"{spliced.pronoun} {spliced.body}, and I'm sorry." == "I forgot your call, and I'm sorry."


@pytest.mark.parametrize(
    "answer, sentence",
    [
        ("wiped your laptop", "We're sorry we wiped your laptop."),
        ("was late", "We're sorry we were late."),
        ("not ringing you", "We're sorry for not ringing you."),
        ("the mix-up", "We're sorry about the mix-up."),
        ("we wiped your laptop", "We're sorry we wiped your laptop."),
        ("I wiped your laptop", "I'm sorry I wiped your laptop."),
    ],
)
def test_a_team_is_sorry_as_we(answer: str, sentence: str, as_team: Setting) -> None:
    assert seam.sorry_i(answer, as_team).text == sentence


@pytest.mark.parametrize("answer", ["I", "we", "sorry", "I'm sorry", "I'm sorry I"])
def test_a_stem_typed_again_and_nothing_else_gives_no_sentence(answer: str, as_i: Setting) -> None:
    assert seam.sorry_i(answer, as_i) == seam.Spliced()


@pytest.mark.parametrize("answer", ["", "   ", "-", "...", '""', "and", "\n"])
def test_an_answer_without_words_gives_no_sentence(answer: str, as_i: Setting) -> None:
    for splice in (seam.sorry_i, seam.sorry_you, seam.harm, seam.did_not_mean, seam.have, seam.standalone):
        assert splice(answer, as_i) == seam.Spliced()
