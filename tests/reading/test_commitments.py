import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.commitments import Commitment, promises_in
from composer.reading.sentences import sentences_of

NOW = datetime(2026, 3, 11, 15)  # a Wednesday

WORDS = (
    "I we will 'll you ring by Friday at 4 if want , . ? please nobody until and let me Dana the be sent not “ ” \n "
    "once From today expect from us has agreed to going shall can could"
)


def found_in(text: str) -> tuple[Commitment, ...]:
    return promises_in(text, sentences_of(text), NOW)


def only(text: str) -> Commitment:
    (commitment,) = found_in(text)
    return commitment


@pytest.mark.parametrize(
    ("text", "owner", "action"),
    [
        ("I will ring you at 4:30 tomorrow.", "I", "ring you"),
        ("We'll send the parts.", "we", "send the parts"),
        ("I’m going to check every line.", "I", "check every line"),
        ("We promise to write again by Friday.", "we", "write again"),
        ("My manager has agreed to ring you on Thursday.", "My manager", "ring you"),
        ("Marcus will take a camera to the site on Thursday at 8.", "Marcus", "take a camera to the site"),
        ("Someone will be in touch.", "Someone", "be in touch"),
        ("Our engineers will replace the disk.", "Our engineers", "replace the disk"),
        ("Your money will be refunded within two working days.", None, "refunded"),
        ("Let me check the invoice today.", "I", "check the invoice"),
        ("I visit on Thursday.", "I", "visit"),
        ("We're sending a replacement tomorrow.", "we", "sending a replacement"),
        ("Expect the new draft from me by Friday.", "I", "the new draft from me"),
        ("You'll hear from us by Friday.", "we", "hear from us"),
    ],
)
def test_a_promise_has_an_owner_and_an_action(text: str, owner: str | None, action: str) -> None:
    commitment = only(text)
    assert (commitment.kind, commitment.owner, commitment.action) == ("promise", owner, action)


@pytest.mark.parametrize(
    "text",
    [
        "I will be away next week.",
        "I will need your number.",
        "Will you be free?",
        "I promised to ring you.",
        "I said I would call.",
        "I can see why that hurt.",
        "I would like to apologise.",
        'You wrote "I will sue you" on Monday.',
        "We are working on it.",
        "This will fix it.",
        "I rang you on Thursday.",
        "I'd agreed to ring you.",
        "We'd told that one before.",
    ],
)
def test_what_only_sounds_like_a_promise_is_none(text: str) -> None:
    assert found_in(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If you want, I can visit on Friday.", "offer"),
        ("If you like, I will ring you.", "offer"),
        ("Shall I ring you tomorrow?", "offer"),
        ("I will not close your ticket without ringing you.", "standing"),
        ("From today, nobody on the desk wipes a machine before its owner has signed.", "standing"),
        ("From now on we will ring before we come.", "standing"),
        ("Please send me the two forms by Monday.", "asked-of-them"),
        ("Could you send me the log?", "asked-of-them"),
        ("You will have to restart it.", "asked-of-them"),
        ("Let me know what suits you.", "asked-of-them"),
    ],
)
def test_offers_standing_promises_and_requests_are_told_apart(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_the_time_stands_beside_the_action() -> None:
    commitment = only("I will ring you by noon on Friday with the result.")
    assert (commitment.due_text, commitment.due) == ("by noon on Friday", datetime(2026, 3, 13, 12))
    assert commitment.action == "ring you with the result"


def test_a_vague_time_is_no_time() -> None:
    commitment = only("I'll look into it as soon as possible.")
    assert (commitment.due_text, commitment.due, commitment.condition) == (None, None, None)


def test_the_time_may_stand_in_the_next_sentence() -> None:
    assert only("I will ring you. It will be before noon on Friday.").due == datetime(2026, 3, 13, 12)


def test_a_condition_is_kept_with_its_promise() -> None:
    commitment = only("If the part arrives, I will fit it on Thursday.")
    assert (commitment.kind, commitment.condition, commitment.action) == ("promise", "If the part arrives", "fit it")


def test_two_promises_of_one_sentence_are_two() -> None:
    first, second = found_in("I will call you tomorrow, and Dana will bring the disk on Friday.")
    assert (first.owner, first.due_text) == ("I", "tomorrow")
    assert (second.owner, second.due_text) == ("Dana", "on Friday")


def test_the_same_promise_twice_is_one() -> None:
    assert (
        only("I will ring you on Friday. As I said, I will ring you on Friday with the result.").due_text == "on Friday"
    )


def test_a_promise_stands_where_its_words_stand() -> None:
    text = "😀 Sorry. I’ll ring you at 4:30 tomorrow!"
    commitment = only(text)
    assert text[commitment.start : commitment.end] == commitment.text == "I’ll ring you at 4:30 tomorrow"


@given(st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join))
def test_no_mixture_of_words_is_too_odd(text: str) -> None:
    for commitment in found_in(text):
        assert text[commitment.start : commitment.end] == commitment.text


def test_two_acts_of_one_promise_are_two_when_each_has_its_time() -> None:
    first, second = found_in("I will write it down by noon on Friday, and go through it with you on Monday at ten.")
    assert (first.action, first.due) == ("write it down", datetime(2026, 3, 13, 12))
    assert (second.owner, second.action, second.due) == ("I", "go through it with you", datetime(2026, 3, 16, 10))


def test_two_acts_with_one_time_are_one_promise() -> None:
    assert only("I will come to your site on Thursday at two and bring the list.").due == datetime(2026, 3, 12, 14)


CHATTY = tomllib.loads(Path(__file__).with_name("chatty_promises.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CHATTY["none"])
def test_chat_that_holds_no_promise_has_none(text: str) -> None:
    assert found_in(text) == ()


@pytest.mark.parametrize(("text", "action", "kind"), CHATTY["some"])
def test_a_promise_in_the_midst_of_chat_is_found(text: str, action: str, kind: str) -> None:
    commitment = only(text)
    assert (commitment.action, commitment.kind) == (action, kind)


def test_chat_beside_a_promise_adds_none() -> None:
    whole = " ".join([*CHATTY["none"][:20], "I will ring you on Friday.", *CHATTY["none"][20:40]])
    assert [commitment.action for commitment in found_in(whole)] == ["ring you"]
