"""A message does not drone: sentences are joined, moved and broken into paragraphs by the variety rules."""

from composer.message.draft import Drafted
from composer.message.splice.words import Words
from composer.message.variety import (
    belong_together,
    joined,
    opening_word,
    paragraphs_of,
    without_three_alike,
)


def said(text: str, slot: str = "next", **more: object) -> Drafted:
    return Drafted(text, slot, (f"{slot}.x",), (), **more)  # type: ignore[arg-type]


def texts(sentences: list[Drafted]) -> list[str]:
    return [sentence.text for sentence in sentences]


def test_i_and_all_its_short_forms_are_one_opening() -> None:
    assert {opening_word(t) for t in ("I am", "I'm", "I’ve had", "I'll go")} == {"i"}
    assert opening_word("We'll go") == "we"
    assert opening_word("“It was late.”") == "it"


def test_three_that_start_alike_move_a_time_to_the_front() -> None:
    three = [
        said("I have sent it.", "done"),
        said("I will ring you on Friday at ten.", front="On Friday at ten, I will ring you."),
        said("I will write."),
    ]
    assert texts(without_three_alike(three))[1] == "On Friday at ten, I will ring you."


def test_without_a_time_the_second_thing_done_opens_with_since_then() -> None:
    three = [
        said("I missed it."),
        said("I have sent it.", "done"),
        said("I have also checked it.", "done", since="Since then I have checked it."),
    ]
    assert texts(without_three_alike(three))[2] == "Since then I have checked it."


def test_two_that_start_alike_stay_as_they_are() -> None:
    two = [said("I have sent it."), said("I will ring.", front="On Friday, I will ring."), said("You can.")]
    assert texts(without_three_alike(two)) == texts(two)


def test_a_thing_done_and_the_step_about_the_same_thing_become_one_sentence(words: Words) -> None:
    done = said("I have tested the router.", "done", pronoun="I", body="tested the router")
    step = said("I will bring the routers at noon.", pronoun="I", body="bring the routers")
    assert belong_together([done], step, words)
    one = joined(done, step)
    assert one.text == "I have tested the router, and I will bring the routers at noon."
    assert one.answers == ("done.x", "next.x")


def test_nothing_is_joined_with_a_comma_in_it_or_across_two_people(words: Words) -> None:
    step = said("We will bring the router.", pronoun="we", body="bring the router")
    done = said("I have tested the router.", "done", pronoun="I", body="tested the router")
    comma = said("I have tested the router, twice.", "done", pronoun="I", body="tested the router, twice")
    mine = said("I will bring the router.", pronoun="I", body="bring the router")
    assert not belong_together([done], step, words)
    assert not belong_together([comma], mine, words)
    assert not belong_together([done, done], mine, words)


def test_a_long_paragraph_is_broken_where_the_next_thing_begins() -> None:
    slots = ["restate", "restate", "own", "harm", "empathy"]
    parts = paragraphs_of([said(f"Sentence {n}.", slot) for n, slot in enumerate(slots)])
    assert [[s.slot for s in part] for part in parts] == [["restate", "restate"], ["own", "harm", "empathy"]]


def test_a_paragraph_with_the_plan_in_it_may_have_five() -> None:
    five = [said(f"Sentence {n}.", slot) for n, slot in enumerate(["cause", "done", "next", "next", "meanwhile"])]
    assert len(paragraphs_of(five)) == 1
    assert paragraphs_of([]) == []
