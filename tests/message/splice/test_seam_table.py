"""Every row of the seam table of the domain (part 4.3), letter for letter."""

from collections.abc import Callable

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words

ROWS: list[tuple[Callable[[Setting], seam.Spliced | None], str]] = [
    (lambda s: seam.sorry_i("Sent you the wrong file on Monday.", s), "I'm sorry I sent you the wrong file on Monday."),
    (lambda s: seam.sorry_i("I'm sorry I sent you the wrong file!", s), "I'm sorry I sent you the wrong file."),
    (lambda s: seam.sorry_i("we never tested the backup", s), "I'm sorry we never tested the backup."),
    (lambda s: seam.sorry_i("not ringing you back", s), "I'm sorry for not ringing you back."),
    (lambda s: seam.sorry_i("forget to ring you back", s), "I'm sorry I forgot to ring you back."),
    (lambda s: seam.sorry_i("The mix-up with your order", s), "I'm sorry about the mix-up with your order."),
    (
        lambda s: seam.sorry_you("are starting Monday without a line", s),
        "I'm sorry you are starting Monday without a line.",
    ),
    (
        lambda s: seam.sorry_you("was cut off twice and was sent away", s),
        "I'm sorry you were cut off twice and were sent away.",
    ),
    (lambda s: seam.harm("Had to re-type forty forms.", s), "You had to re-type forty forms."),
    (lambda s: seam.harm("your team stayed late", s), "Your team stayed late."),
    (
        lambda s: seam.clause("It happened because ___", "Because the reminder went to an old address", s),
        "It happened because the reminder went to an old address.",
    ),
    (lambda s: seam.should_have("have rung you first", s), "I should have rung you first."),
    (lambda s: seam.outside("", "getting you back online", s), "Getting you back online is my job."),
    (lambda s: seam.tell_by("thursday 10 am", s), "I will tell you by 10 am on Thursday what I know."),
    (lambda s: seam.have("renewed the certificate at 11:20", s), "I renewed the certificate at 11:20."),
    (lambda s: seam.have("kept the 9:30 slot free on Monday", s), "I have kept the 9:30 slot free on Monday."),
    (lambda s: seam.have("went through the whole list", s), "I have gone through the whole list."),
    (
        lambda s: seam.i_have_list(["reset the router", "changed the password", "rung the bank"], s),
        "I have reset the router, changed the password and rung the bank.",
    ),
    (lambda s: seam.will("I'll ring you", "friday noon", s), "I will ring you by noon on Friday."),
    (
        lambda s: seam.will("show you the proof, at your desk", "wed 10am", s),
        "I will show you the proof on Wednesday at 10am, at your desk.",
    ),
    (
        lambda s: seam.will("visit your shop to see how the till runs", "thursday at one", s),
        "I will visit your shop on Thursday at one to see how the till runs.",
    ),
    (
        lambda s: seam.will("bring the spare router to your shop", "5 pm today", s),
        "I will bring the spare router to your shop at 5 pm today.",
    ),
    (
        lambda s: seam.will("ring you when the van has left", "tomorrow by 7", s),
        "I will ring you tomorrow by 7, when the van has left.",
    ),
    (
        lambda s: seam.will("Marcus will bring the keys", "on Thursday", s, owner="Marcus", agreed=True),
        "Marcus has agreed to bring the keys on Thursday.",
    ),
    (
        lambda s: seam.will("send you the list", "by friday", s, owner="Marcus"),
        "I will ask Marcus to send you the list and tell you by Friday.",
    ),
    (
        lambda s: seam.from_time("", "We have added a second disk", s),
        "So that it does not happen again, we have added a second disk.",
    ),
    (
        lambda s: seam.from_time("monday", "From monday two of us check the list", s),
        "From Monday, two of us check the list.",
    ),
    (lambda s: seam.compensation("put £30 on your account", s), "I have put £30 on your account."),
    (lambda s: seam.compensation("a month without charge", s), "We will give you a month without charge."),
    (lambda s: seam.reach("0117 496 0142", s), "You can reach me on 0117 496 0142."),
    (lambda s: seam.reach("ravi@example.org", s), "You can reach me at ravi@example.org."),
]


@pytest.mark.parametrize("splice, sentence", ROWS, ids=[sentence for _, sentence in ROWS])
def test_a_row_of_the_table_comes_out_as_written(
    splice: Callable[[Setting], seam.Spliced | None], sentence: str, words: Words
) -> None:
    spliced = splice(Setting(words, names=frozenset({"Marcus"})))

    assert spliced is not None
    assert spliced.sentences == (sentence,)


def test_the_stem_takes_the_voice_and_the_answer_keeps_its_own(as_team: Setting) -> None:
    told = seam.told("Ines had to wait outside", as_team)

    assert told.text == "You told us that Ines had to wait outside."
