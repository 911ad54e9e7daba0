"""I will ___ [when]: the promise loses its own "I will", and its time finds its place (rule 8)."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

PROMISES = [
    ("I'll ring you", "friday", "I will ring you on Friday."),
    ("I’ll ring you", "friday", "I will ring you on Friday."),
    ("I will ring you", "friday", "I will ring you on Friday."),
    ("we will ring you", "friday", "We will ring you on Friday."),
    ("to ring you", "friday", "I will ring you on Friday."),
    ("will ring you", "friday", "I will ring you on Friday."),
    ("I'd like to ring you", "friday", "I will ring you on Friday."),
    ("I'm going to ring you", "friday", "I will ring you on Friday."),
    ("I am going to ring you", "friday", "I will ring you on Friday."),
    ("ringing you", "friday", "I will ring you on Friday."),
    ("rang you", "friday", "I will ring you on Friday."),
    ("Ring you", "friday", "I will ring you on Friday."),
    ("ring", "friday", "I will ring on Friday."),
    ("personally ring you", "friday", "I will personally ring you on Friday."),
    ("order the part", "today", "I will order the part today."),
    ("be back at my desk", "2pm", "I will be back at my desk at 2pm."),
    ("have the line running", "noon", "I will have the line running by noon."),
    ("get it fixed", "within the hour", "I will get it fixed within the hour."),
    ("give a full refund", "5 working days", "I will give a full refund within 5 working days."),
    ("give you a call", "at 10", "I will give you a call at 10."),
    ("reset the router", "within two days", "I will reset the router within two days."),
    ("check the list", "every evening at six", "I will check the list every evening at six."),
    ("fix it", "asap", "I will fix it asap."),
    ("fix it", "as soon as the part arrives", "I will fix it as soon as the part arrives."),
    ("fix it", "when I am back on Monday", "I will fix it when I am back on Monday."),
    ("email you the report", "EOD Friday", "I will email you the report by EOD Friday."),
    (
        "send over the contract",
        "by close of business on monday",
        "I will send over the contract by close of business on Monday.",
    ),
    ("have it delivered", "between 9 and 11 on Saturday", "I will have it delivered between 9 and 11 on Saturday."),
    ("drop off the keys at reception", "on my way home", "I will drop off the keys at reception on my way home."),
    ("ring you about the van", "noon", "I will ring you by noon about the van."),
    (
        "stop by your office with a new card",
        "tuesday morning",
        "I will stop by your office on Tuesday morning with a new card.",
    ),
    ("talk to Marcus about the invoice", "today", "I will talk to Marcus today about the invoice."),
    (
        "meet with the team to plan the change",
        "monday at 9:30",
        "I will meet on Monday at 9:30 with the team to plan the change.",
    ),
    ("meet you with Ana to look at the list", "friday", "I will meet you with Ana on Friday to look at the list."),
    ("go over the list with my manager", "friday", "I will go over the list with my manager on Friday."),
    ("go over the list with our new driver", "friday", "I will go over the list with our new driver on Friday."),
    ("come with two colleagues", "friday", "I will come on Friday with two colleagues."),
    ("come to work with you", "friday", "I will come to work with you on Friday."),
    (
        "see you in person to talk it through",
        "thurs 4pm",
        "I will see you in person on Thursday at 4pm to talk it through.",
    ),
    ("call Dr. Roth to explain", "friday", "I will call Dr. Roth on Friday to explain."),
    ("help you to get back online", "friday", "I will help you on Friday to get back online."),
    ("ask them to bring it", "friday", "I will ask them on Friday to bring it."),
    ("call back to confirm", "friday", "I will call back on Friday to confirm."),
    ("show you how to use it", "friday", "I will show you how to use it on Friday."),
    ("show you that it runs to plan", "friday", "I will show you that it runs to plan on Friday."),
    (
        "tell you what went wrong with the router",
        "friday",
        "I will tell you what went wrong with the router on Friday.",
    ),
    ("tell you when it is done", "friday", "I will tell you on Friday when it is done."),
    ("let you know when the router ships", "by friday", "I will let you know by Friday when the router ships."),
    ("check that it works with the printer", "friday", "I will check that it works with the printer on Friday."),
    ("send you the list so that you can plan", "friday", "I will send you the list on Friday so that you can plan."),
    ("send you the list so you can plan", "friday", "I will send you the list on Friday so you can plan."),
    (
        "send you two quotes, so you can choose",
        "wednesday",
        "I will send you two quotes on Wednesday, so you can choose.",
    ),
    ("sit with you while you test it", "monday", "I will sit with you on Monday, while you test it."),
    ("ring you, whatever happens", "by 5", "I will ring you by 5, whatever happens."),
    ("ring you, good or bad", "by 5", "I will ring you by 5, good or bad."),
    (
        "write down what happened, with the times",
        "by friday",
        "I will write down what happened by Friday, with the times.",
    ),
    ("test it, then ring you", "friday", "I will test it, then ring you on Friday."),
    ("print it, and post it", "friday", "I will print it, and post it on Friday."),
    ("ring you if it stops again", "friday", "I will ring you if it stops again on Friday."),
    (
        "explain it to your manager",
        "at the meeting on Friday",
        "I will explain it to your manager at the meeting on Friday.",
    ),
    (
        "ring you at 4:30 tomorrow with the result",
        "at 4:30 tomorrow",
        "I will ring you at 4:30 tomorrow with the result.",
    ),
    ("ring you tomorrow at ten", "tomorrow at ten", "I will ring you tomorrow at ten."),
    ("ring you. The number is 0117 496 0142", "friday", "I will ring you on Friday. The number is 0117 496 0142."),
    ("the courier will bring it", "friday", "The courier will bring it on Friday."),
    ("your new card arrives", "friday", "Your new card arrives on Friday."),
    ("a new router for you", "friday", "A new router for you on Friday."),
    ("nobody will charge you", "friday", "Nobody will charge you on Friday."),
]

OWNERS = [
    (
        "Marcus will bring the keys",
        "on Thursday",
        "Marcus",
        True,
        False,
        "Marcus has agreed to bring the keys on Thursday.",
    ),
    (
        "Marcus's going to bring the keys",
        "on Thursday",
        "Marcus",
        True,
        False,
        "Marcus has agreed to bring the keys on Thursday.",
    ),
    (
        "he will bring the keys",
        "on Thursday",
        "Marcus",
        True,
        False,
        "Marcus has agreed to bring the keys on Thursday.",
    ),
    ("to bring the keys", "thursday", "Marcus", True, False, "Marcus has agreed to bring the keys on Thursday."),
    ("bring the keys", "thursday", "Marcus", True, True, "Marcus has also agreed to bring the keys on Thursday."),
    (
        "bring the keys",
        "thursday",
        "My colleague",
        True,
        False,
        "My colleague has agreed to bring the keys on Thursday.",
    ),
    (
        "bring the keys",
        "thursday",
        "Ana and Ben",
        True,
        False,
        "Ana and Ben have agreed to bring the keys on Thursday.",
    ),
    (
        "bring the keys",
        "thursday",
        "our engineers",
        True,
        False,
        "Our engineers have agreed to bring the keys on Thursday.",
    ),
    ("bring the keys", "thursday", "two of us", True, False, "Two of us have agreed to bring the keys on Thursday."),
    ("bring the keys", "", "Ana Ruiz, our driver", True, False, "Ana Ruiz, our driver, has agreed to bring the keys."),
    ("bring the keys", "", "Ana Ruiz, our driver", True, True, "Ana Ruiz has also agreed to bring the keys."),
    (
        "bring the keys",
        "thursday",
        "Marcus",
        False,
        False,
        "I will ask Marcus to bring the keys and tell you on Thursday.",
    ),
    ("bring the keys", "", "Marcus", False, False, "I will ask Marcus to bring the keys."),
    (
        "bring the keys",
        "thursday",
        "My colleague",
        False,
        False,
        "I will ask my colleague to bring the keys and tell you on Thursday.",
    ),
    (
        "bring the keys",
        "thursday",
        "Ana Ruiz, our driver",
        False,
        False,
        "I will ask Ana Ruiz, our driver, to bring the keys and tell you on Thursday.",
    ),
    ("bring the keys", "thursday", "we", False, False, "We will bring the keys on Thursday."),
    ("bring the keys", "thursday", "Us", True, False, "We will bring the keys on Thursday."),
    ("bring the keys", "thursday", "me", False, False, "I will bring the keys on Thursday."),
    ("bring the keys", "thursday", "I", True, False, "I will bring the keys on Thursday."),
    (
        "bring the keys, with the new fob",
        "thursday",
        "Marcus",
        True,
        False,
        "Marcus has agreed to bring the keys on Thursday, with the new fob.",
    ),
]


@pytest.mark.parametrize("do, when, sentence", PROMISES)
def test_a_promise_is_said_once_with_its_time(do: str, when: str, sentence: str, as_i: Setting) -> None:
    assert " ".join(seam.will(do, when, as_i).sentences) == sentence


@pytest.mark.parametrize("do, when, owner, agreed, also, sentence", OWNERS)
def test_an_owner_has_agreed_or_is_asked(
    do: str, when: str, owner: str, agreed: bool, also: bool, sentence: str, as_i: Setting
) -> None:
    assert seam.will(do, when, as_i, owner, agreed, also).text == sentence


@pytest.mark.parametrize("do", ["", "  ", "I will", "to"])
def test_a_promise_of_nothing_is_no_sentence(do: str, as_i: Setting) -> None:
    assert seam.will(do, "friday", as_i).text == ""


def test_a_promise_without_a_time_has_none(as_i: Setting) -> None:
    spliced = seam.will("ring you", "", as_i, front=True)

    assert (spliced.text, spliced.when, spliced.bare_clock) == ("I will ring you.", "", False)


def test_a_promise_tells_its_time_and_its_words(as_i: Setting) -> None:
    spliced = seam.will("ring you with the result", "4:30", as_i)

    assert (spliced.when, spliced.bare_clock) == ("at 4:30", True)
    assert (spliced.pronoun, spliced.body) == ("I", "ring you at 4:30 with the result")


@pytest.mark.parametrize(
    "do, when, sentence",
    [
        ("ring you with the result", "tomorrow", "Tomorrow, I will ring you with the result."),
        ("ring you tomorrow with the result", "tomorrow", "Tomorrow, I will ring you with the result."),
        ("we ring you", "next week", "Next week, we will ring you."),
        ("we'll ring you", "friday", "On Friday, we will ring you."),
        ("ring you", "iPad day", "iPad day, I will ring you."),
    ],
)
def test_a_promise_may_begin_with_its_time(do: str, when: str, sentence: str, as_i: Setting) -> None:
    assert seam.will(do, when, as_i, front=True).text == sentence


def test_what_somebody_else_promised_does_not_begin_with_its_time(as_i: Setting) -> None:
    spliced = seam.will("bring the keys", "friday", as_i, "Marcus", agreed=True, front=True)

    assert spliced.text == "Marcus has agreed to bring the keys on Friday."


def test_a_chat_contracts_the_stem_and_not_the_answer(in_chat: Setting) -> None:
    assert seam.will("ring you", "friday", in_chat).text == "I'll ring you on Friday."
    assert seam.will("ring you", "friday", in_chat, also=True).text == "I'll also ring you on Friday."
    assert seam.will("ring you", "friday", in_chat, "we").text == "We'll ring you on Friday."
    assert seam.will("ring you", "friday", in_chat, "we", front=True).text == "On Friday, we'll ring you."
    assert seam.will("say that I will ring you", "", in_chat).text == "I'll say that I will ring you."
    assert seam.tell_by("10", in_chat).text == "I'll tell you by 10 what I know."
    assert seam.compensation("refund £84", in_chat).text == "We'll refund £84."


def test_a_team_promises_as_we(as_team: Setting) -> None:
    assert seam.will("ring you", "friday", as_team).text == "We will ring you on Friday."
    assert seam.will("ring you", "friday", as_team, front=True).text == "On Friday, we will ring you."
    assert seam.will("ring you", "", as_team, "Marcus").text == "We will ask Marcus to ring you."
    assert seam.will("I will ring you", "friday", as_team).text == "I will ring you on Friday."
