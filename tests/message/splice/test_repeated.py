"""An apology that the answer says once more: the stem has said it."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

ACT = "sent the trays out without checking the labels"

BEHIND = [
    ", sorry", " (sorry)", " - sorry about that", " – sorry", " — so sorry", ". Sorry.", ". Sorry about that!",
    ". I'm sorry.", "! We are so sorry", ", so sorry!", ", sorry about that!!", ", I'm really sorry", " and I'm sorry",
    ", my apologies", ", apologies for this", ", sorry Dana", ", sorry again for that", "... sorry", "; sorry again",
    ", very sorry for the trouble", ", sorry for all the inconvenience caused", ", for which I am sorry",
    ", for which I apologise", " and I apologise", "; I apologise for that", ", mea culpa", ", my bad", ", oops",
    ", sorry!!! 🙏", ", which I am sorry about", ", which I regret", " and am sorry for it", " sorry", " sry",
    ". Sorry. So sorry. Really sorry!", " (sorry about that!)", ", and again sorry",
]  # fmt: skip

BEFORE = [
    "sorry, ", "so sorry, ", "(sorry) ", "sorry sorry ", "sorry about that, ", "sorry for this - ", "Sorry. I ",
    "really really sorry that I ", "I'm sorry to say I ", "I'm sorry to tell you that I ", "apologies, ", "soz, ",
    "I'm so sorry... ", "oops, sorry, ",
]  # fmt: skip

AS_THEY_ARE = [
    ("never said sorry", "I'm sorry I never said sorry."),
    ("only said sorry and did nothing", "I'm sorry I only said sorry and did nothing."),
    ("left you feeling sorry", "I'm sorry I left you feeling sorry."),
    ("kept saying sorry", "I'm sorry I kept saying sorry."),
    ("sent a card that said: sorry", "I'm sorry I sent a card that said: sorry."),
    ('wrote "sorry" and nothing else', 'I\'m sorry I wrote "sorry" and nothing else.'),
    ('did nothing but say "sorry"', 'I\'m sorry I did nothing but say "sorry".'),
    ("told you I was sorry and did nothing", "I'm sorry I told you I was sorry and did nothing."),
    ("told you I'm sorry", "I'm sorry I told you I'm sorry."),
    ("so sorry for the mix-up", "I'm sorry for the mix-up."),
    ("so sorry for sending the trays out", "I'm sorry for sending the trays out."),
    ("My apologies for sending the trays out", "I'm sorry for sending the trays out."),
    ("sorry about that", "I'm sorry about that."),
    ("sent it late, sorry Business was closed", "I'm sorry I sent it late, sorry Business was closed."),
    ("sent the trays (two of them) out", "I'm sorry I sent the trays (two of them) out."),
]


@pytest.mark.parametrize("behind", BEHIND)
def test_an_apology_behind_the_act_goes(behind: str, as_i: Setting) -> None:
    spliced = seam.sorry_i(ACT + behind, as_i)
    assert (spliced.text, spliced.rest, spliced.body) == (f"I'm sorry I {ACT}.", (), ACT)


@pytest.mark.parametrize("behind", BEHIND)
def test_an_apology_behind_their_side_goes(behind: str, as_i: Setting) -> None:
    spliced = seam.sorry_you("have been without a line" + behind, as_i)
    assert (spliced.text, spliced.rest) == ("I'm sorry you have been without a line.", ())


@pytest.mark.parametrize("before", BEFORE)
def test_an_apology_before_the_act_goes(before: str, as_i: Setting) -> None:
    assert seam.sorry_i(before + ACT, as_i).text == f"I'm sorry I {ACT}."


def test_an_apology_in_brackets_goes_wherever_it_stands(as_i: Setting) -> None:
    said = seam.sorry_i("sent the trays out (sorry about that) without checking the labels", as_i)
    assert said.text == f"I'm sorry I {ACT}."


@pytest.mark.parametrize(("answer", "sentence"), AS_THEY_ARE)
def test_an_apology_that_is_spoken_of_or_is_all_there_is_stays(answer: str, sentence: str, as_i: Setting) -> None:
    assert seam.sorry_i(answer, as_i).text == sentence


@pytest.mark.parametrize("answer", ["sorry", "(sorry)", "so sorry!", "sorry, sorry", "I'm sorry. I'm so sorry."])
def test_nothing_but_an_apology_says_nothing(answer: str, as_i: Setting) -> None:
    assert seam.sorry_i(answer, as_i).text == ""


def test_a_text_full_of_apologies_is_read_in_time(as_i: Setting) -> None:
    assert seam.sorry_i("lost it" + ", sorry" * 100_000, as_i)
    assert seam.sorry_i("sorry, " * 100_000 + "lost it", as_i)
