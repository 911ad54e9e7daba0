"""Each slot says what the rules of the message say: its default sentence, its other forms, its components."""

import pytest

from composer.guide.case import NextStep, Outside, Person, PromiseCheck, Value
from composer.message.message import Message
from tests.message.conftest import Say

TEAM = "team"


def of(message: Message, *slots: str) -> list[str]:
    return [sentence.text for sentence in message.sentences if sentence.slot in slots]


def components(message: Message, slot: str) -> list[tuple[str, ...]]:
    return [sentence.components for sentence in message.sentences if sentence.slot == slot]


# Restate


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("", "You told me that the file was empty, and that the board saw it."),
        ("phone", "You told me on the phone that the file was empty, and that the board saw it."),
        ("visit", "You told me when we met that the file was empty, and that the board saw it."),
        ("email", "You told me in your e-mail that the file was empty, and that the board saw it."),
        ("chat", "You told me in the chat that the file was empty, and that the board saw it."),
    ],
)
def test_the_restatement_says_how_they_told(by: str, said: str, say: Say) -> None:
    message = say(restate__told="the file was empty", restate__most="the board saw it", restate__by=by)
    assert of(message, "restate") == [said]
    assert components(message, "restate") == [("restatement",)]


@pytest.mark.parametrize(
    "told", ["the file was empty, and that nobody rang", "The file was empty. Nobody rang.", "can it be true?"]
)
def test_what_matters_most_is_a_sentence_of_its_own_where_told_holds_more(told: str, say: Say) -> None:
    message = say(restate__told=told, restate__most="the board saw it")
    assert of(message, "restate")[-1] == "What matters most: the board saw it."
    assert len(of(message, "restate")) > 1


def test_what_matters_most_stands_alone_without_told(say: Say) -> None:
    assert of(say(restate__most="The board saw it"), "restate") == ["What matters most: the board saw it."]
    message = say(restate__told="...", restate__most="the board saw it")
    assert of(message, "restate") == ["What matters most: the board saw it."]


@pytest.mark.parametrize(
    ("impact", "agreed", "asks"),
    [("3", "", True), ("4", "not-asked", True), ("2", "", False), ("3", "yes", False), ("3", "corrected", False)],
)
def test_not_asked_at_high_impact_the_message_asks(impact: str, agreed: str, asks: bool, say: Say) -> None:
    message = say(restate__told="the file was empty", listen__impact=impact, restate__agreed=agreed)
    assert ("Have I got that right?" in of(message, "restate")) is asks
    if asks:
        assert components(message, "restate")[-1] == ("invitation",)


def test_what_they_are_right_about_a_fact_and_a_difference_are_restatement(say: Say) -> None:
    message = say(
        own__sorry="no",
        restate__right="The list covers folders only.",
        restate__fact="The backup from Monday is safe",
        restate__differ="The date has to stay",
        follow__open=("none",),
    )
    assert of(message, "right") == ["You are right that the list covers folders only."]
    assert of(message, "fact") == [
        "One detail, so that we are looking at the same thing: the backup from Monday is safe."
    ]
    assert of(message, "differ") == ["I see one point differently: the date has to stay."]
    assert message.components == ("restatement",)


def test_a_difference_is_only_said_by_those_who_are_not_sorry(say: Say) -> None:
    assert of(say(restate__differ="the date has to stay"), "differ") == []


# Own


def test_the_apology_is_regret_and_ownership(say: Say) -> None:
    message = say(own__act="Sent the wrong file on Monday.")
    assert of(message, "own") == ["I'm sorry I sent the wrong file on Monday."]
    assert components(message, "own") == [("regret", "ownership")]


@pytest.mark.parametrize(
    ("gates", "act", "said"),
    [
        (
            {"own__ours": "none"},
            "are starting Monday without a line",
            "I'm sorry you are starting Monday without a line.",
        ),
        ({"own__ours": "unknown"}, "waited an hour", "I'm sorry you waited an hour."),
        ({"own__may": "no"}, "waited an hour", "I'm sorry you waited an hour."),
        ({"own__may": "unsure"}, "The long wait", "I'm sorry about the long wait."),
    ],
)
def test_what_is_not_owned_is_regret_alone(gates: dict[str, Value], act: str, said: str, say: Say) -> None:
    message = say(own__act=act, plan__done=("rung the firm",), **gates)
    assert of(message, "own") == [said]
    assert components(message, "own") == [("regret",)]


@pytest.mark.parametrize("act", ["The mix-up with your order", "the courier lost your parcel"])
def test_an_apology_without_a_doer_is_regret_alone(act: str, say: Say) -> None:
    assert components(say(own__act=act), "own") == [("regret",)]


def test_what_was_not_meant_stands_right_after_the_apology(say: Say) -> None:
    message = say(own__act="sent the wrong file", own__intent="Leave you without it", own__harm="lost an hour")
    assert of(message, "own", "intent", "harm") == [
        "I'm sorry I sent the wrong file.",
        "I did not mean to leave you without it.",
        "You lost an hour.",
    ]
    assert components(message, "intent") == [()]


@pytest.mark.parametrize("output", ["email", "talk"])
def test_what_was_not_meant_is_said_only_after_an_apology(output: str, say: Say) -> None:
    assert of(say(output, own__intent="leave you without it", own__harm="lost an hour"), "intent") == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("lost an hour", "You lost an hour."),
        ("your team stayed late", "Your team stayed late."),
        ("Because of that, you lost an hour", "You lost an hour."),
        ("lost an hour. Your client saw it", "You lost an hour. Your client saw it."),
    ],
)
def test_the_harm_has_no_causal_stem_and_a_clause_replaces_it(harm: str, said: str, say: Say) -> None:
    assert " ".join(of(say(own__harm=harm), "harm")) == said


def test_what_i_see_and_what_happened_to_me_are_empathy(say: Say) -> None:
    message = say(own__see="why that was the last thing you needed", own__me_too="My own files went")
    assert of(message, "empathy") == [
        "I can see why that was the last thing you needed.",
        "The same happened to me when my own files went.",
    ]
    assert components(message, "empathy") == [("empathy",), ("empathy",)]


# Explain


def test_the_cause_and_what_should_have_been_done(say: Say) -> None:
    message = say(explain__cause="Because I followed the old list", explain__should="have rung you first")
    assert of(message, "cause") == ["It happened because I followed the old list.", "I should have rung you first."]
    assert components(message, "cause") == [("cause",), ("ownership",)]


@pytest.mark.parametrize("gates", [{"own__ours": "none"}, {"own__may": "no"}])
def test_the_cause_of_what_is_not_owned_is_a_bare_sentence(gates: dict[str, Value], say: Say) -> None:
    message = say(explain__cause="a digger cut the cable", explain__should="rung first", plan__done=("rung",), **gates)
    assert of(message, "cause") == ["A digger cut the cable."]


@pytest.mark.parametrize("ready", ["angry", "unknown"])
def test_the_why_is_left_out_for_the_angry_and_where_nobody_knows(ready: str, say: Say) -> None:
    message = say(explain__ready=ready, explain__cause="I followed the old list", explain__should="rung you first")
    assert of(message, "cause") == []


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (
            {"explain__write_by": "by noon", "explain__talk_at": "ten"},
            "I will write down how it happened and send it to you by noon, and go through it with you at ten.",
        ),
        ({"explain__write_by": "friday"}, "I will write down how it happened and send it to you on Friday."),
        ({"explain__talk_at": "Monday at ten"}, "I will go through with you how it happened on Monday at ten."),
    ],
)
def test_the_why_is_offered_in_writing_and_in_a_talk_to_the_angry(times: dict[str, Value], said: str, say: Say) -> None:
    message = say(explain__ready="angry", explain__cause="I followed the old list", **times)
    assert of(message, "later") == [said]
    assert components(message, "later") == [("follow_up", "fix_time")]


def test_the_angry_are_offered_nothing_without_a_time_and_that_is_a_gap(say: Say) -> None:
    message = say(explain__ready="angry", explain__cause="I followed the old list")
    assert of(message, "later") == []
    assert "explain.write_by" in [gap.question for gap in message.gaps]


def test_the_why_is_offered_where_nobody_knows_whether_they_want_it(say: Say) -> None:
    without = say(explain__ready="unknown", explain__cause="I followed the old list")
    assert of(without, "later") == ["If you want to know how it happened, ask me."]
    assert components(without, "later") == [("follow_up",)]
    timed = say(explain__ready="unknown", explain__cause="I followed the old list", explain__tell_by="friday noon")
    assert of(timed, "later") == ["If you want to know how it happened, I will tell you by noon on Friday."]
    assert components(timed, "later") == [("follow_up", "fix_time")]
    assert of(say(explain__ready="unknown"), "later") == []


def test_an_offered_why_leaves_what_is_not_known_and_says_its_time_once(say: Say) -> None:
    message = say(
        explain__ready="unknown",
        explain__known="partly",
        explain__cause="I followed the old list",
        explain__unknown="why the second copy failed",
        explain__tell_by="friday",
    )
    assert of(message, "later", "unknown") == [
        "If you want to know how it happened, I will tell you by Friday.",
        "I do not know yet why the second copy failed.",
    ]


@pytest.mark.parametrize(
    ("outside", "said"),
    [
        (
            Outside("cut the cable", "Getting you back online"),
            "Whoever cut the cable, getting you back online is my job.",
        ),
        (Outside("", "getting you back online"), "Getting you back online is my job."),
        (Outside("cut the cable", ""), "Whoever cut the cable, putting it right is my job."),
        (Outside(), "Getting it put right is my job."),
    ],
)
def test_whoever_did_it_the_job_is_mine(outside: Outside, said: str, say: Say) -> None:
    message = say(own__ours="none", plan__done=("rung the firm",), explain__outside=outside)
    assert of(message, "outside") == [said]
    assert components(message, "outside") == [("owns_fix",)]


def test_without_an_answer_only_fix_only_says_whose_job_it_is(say: Say) -> None:
    assert of(say(own__act="sent it", plan__done=("rung",)), "outside") == []
    assert of(say(own__ours="none"), "outside") == []
    assert of(say(own__act="sent it", explain__outside=Outside("cut it", "")), "outside") == [
        "Whoever cut it, putting it right is my job."
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"explain__unknown": "why it stopped", "explain__tell_by": "10"},
            ["I do not know yet why it stopped.", "I will tell you by 10 what I know."],
        ),
        (
            {"explain__tell_by": "thursday 10 am"},
            ["I do not know yet why it happened.", "I will tell you by 10 am on Thursday what I know."],
        ),
        ({"explain__unknown": "why it stopped"}, ["I do not know yet why it stopped."]),
        ({}, []),
    ],
)
def test_what_is_not_known_yet_comes_with_its_time(answers: dict[str, Value], said: list[str], say: Say) -> None:
    for output, known in (
        ("email", "partly"),
        ("email", "not-yet"),
        ("email", ""),
        ("holding", ""),
        ("holding", "known"),
    ):
        message = say(output, explain__known=known, **answers)
        assert of(message, "unknown") == said
        assert components(message, "unknown")[1:] == [("fix_time", "follow_up")] * (len(said) - 1)


def test_what_is_known_or_has_a_cause_is_not_called_unknown(say: Say) -> None:
    answers: dict[str, Value] = {"explain__unknown": "why it stopped", "explain__tell_by": "10"}
    assert of(say(explain__known="known", **answers), "unknown") == []
    assert of(say(explain__cause="the disk failed", **answers), "unknown") == []
    assert of(say(explain__cause="the disk failed", explain__known="partly", **answers), "unknown") != []


# Plan


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (("sent the right one",), ["I have sent the right one."]),
        (("reset the router", "rung the bank"), ["I have reset the router and rung the bank."]),
        (
            ("reset the router", "changed the password", "rung the bank"),
            ["I have reset the router, changed the password and rung the bank."],
        ),
        (
            ("reset the router, twice", "rung the bank", "sent a log"),
            ["I have reset the router, twice.", "I have also rung the bank.", "Since then"],
        ),
        (
            ("found the file that was lost", "rung the bank"),
            ["I have found the file that was lost.", "I have also rung the bank."],
        ),
        (("found it and sent it", "rung the bank"), ["I have found it and sent it.", "I have also rung the bank."]),
        (("renewed it at 11:20", "rung the bank"), ["I renewed it at 11:20.", "I have also rung the bank."]),
    ],
)
def test_what_is_done_is_one_list_or_a_sentence_each(done: tuple[str, ...], said: list[str], say: Say) -> None:
    message = say(plan__done=done)
    if said[-1] == "Since then":
        # Three sentences that start with I: the second opens with "Since then".
        said = [said[0], "Since then I have rung the bank.", "I have also sent a log."]
    assert of(message, "done") == said
    assert set(components(message, "done")) == {("fix", "fix_time")}


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (NextStep("ring you", "friday noon"), "I will ring you by noon on Friday."),
        (NextStep("ring you", "friday", owner="me"), "I will ring you on Friday."),
        (NextStep("ring you", "friday", owner="we"), "We will ring you on Friday."),
        (NextStep("ring you", "friday", owner="Us"), "We will ring you on Friday."),
        (
            NextStep("bring the keys", "thursday", "Marcus", agreed=True),
            "Marcus has agreed to bring the keys on Thursday.",
        ),
        (
            NextStep("send you the list", "by friday", "Marcus"),
            "I will ask Marcus to send you the list and tell you by Friday.",
        ),
        (
            NextStep("come", "friday", "Ana Ruiz, who runs our desk", agreed=True),
            "Ana Ruiz, who runs our desk, has agreed to come on Friday.",
        ),
        (NextStep("come", "", "Ana, our lead"), "I will ask Ana, our lead, to come."),
    ],
)
def test_a_next_step_says_who_does_it(step: NextStep, said: str, say: Say) -> None:
    message = say(plan__next=(step,))
    assert of(message, "next") == [said]
    assert components(message, "next") == [("fix", "fix_time") if step.when else ("fix",)]


def test_the_same_owner_has_also_agreed(say: Say) -> None:
    steps = (
        NextStep("bring the keys", "friday", "Marcus", agreed=True),
        NextStep("stay", "saturday", "marcus", agreed=True),
    )
    assert of(say(plan__next=steps), "next") == [
        "Marcus has agreed to bring the keys on Friday.",
        "Marcus has also agreed to stay on Saturday.",
    ]


def test_an_owner_who_was_only_asked_before_has_not_also_agreed(say: Say) -> None:
    steps = (NextStep("bring the keys", "", "Marcus"), NextStep("stay", "saturday", "Marcus", agreed=True))
    assert of(say(plan__next=steps), "next") == [
        "I will ask Marcus to bring the keys.",
        "Marcus has agreed to stay on Saturday.",
    ]


def test_until_then_they_can(say: Say) -> None:
    message = say(plan__meanwhile="Use the spare laptop on my desk")
    assert of(message, "meanwhile") == ["Until then, you can use the spare laptop on my desk."]
    assert components(message, "meanwhile") == [("fix",)]


@pytest.mark.parametrize(
    ("since", "change", "said"),
    [
        ("", "We have added a second disk", "So that it does not happen again, we have added a second disk."),
        ("monday", "two of us check the list", "From Monday, two of us check the list."),
        ("", "From monday two of us check the list", "From Monday, two of us check the list."),
        ("today", "From Monday two of us check the list", "From Monday, two of us check the list."),
    ],
)
def test_the_change_begins_with_its_time(since: str, change: str, said: str, say: Say) -> None:
    message = say(plan__change=change, plan__change_from=since, plan__see="A green mark stands on the board")
    assert of(message, "change") == [said, "You can check that: a green mark stands on the board."]
    assert components(message, "change") == [("prevention",), ("prevention",)]


def test_a_dropped_promise_is_in_no_slot_and_a_hope_stays(say: Say) -> None:
    def email(keep: str) -> list[str]:
        checks = (PromiseCheck("Ring  you", "hope", keep=keep), PromiseCheck("send the log", keep="drop"))  # type: ignore[arg-type]
        steps = (NextStep("ring you with the result", "friday"),)
        return of(
            say(plan__next=steps, follow__do="send the log to you", follow__when="monday", promise=checks),
            "next",
            "follow",
        )

    assert email("drop") == []
    assert email("keep") == email("merge") == ["I will ring you on Friday with the result."]


# Compensate


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("credited £20", "I have credited £20."),
        ("put £30 on your account", "I have put £30 on your account."),
        ("refund you the fee", "We will refund you the fee."),
        ("not charge you for May", "We will not charge you for May."),
        ("a month without charge", "We will give you a month without charge."),
    ],
)
def test_what_is_given_back_by_its_form(what: str, said: str, say: Say) -> None:
    message = say(comp__kind="credit", comp__what=what)
    assert of(message, "compensate") == [said]
    assert components(message, "compensate") == [("compensation",)]


@pytest.mark.parametrize(
    "answers",
    [
        {"comp__kind": "nothing"},
        {},
        {"comp__kind": "credit", "comp__when": "later"},
        {"comp__kind": "credit", "comp__when": "not-offered"},
    ],
)
def test_nothing_is_given_back_where_it_is_nothing_or_not_now(answers: dict[str, Value], say: Say) -> None:
    assert of(say(comp__what="credited £20", **answers), "compensate") == []


def test_their_own_money_is_the_repair_and_stands_right_after_what_is_done(say: Say) -> None:
    message = say(
        plan__done=("found the second payment",),
        plan__next=(NextStep("watch the account", "on Friday"),),
        comp__kind="refund",
        comp__what="refunded £84",
        comp__own_money="yes",
    )
    assert [s.slot for s in message.sentences][:3] == ["done", "compensate", "next"]
    assert components(message, "compensate") == [("fix",)]


# Follow up


def test_the_coming_back_is_follow_up_and_with_a_time_fix_time(say: Say) -> None:
    timed = say(follow__do="ring you to ask how it went", follow__when="next tuesday at ten")
    assert of(timed, "follow") == ["I will ring you next Tuesday at ten to ask how it went."]
    assert components(timed, "follow") == [("follow_up", "fix_time")]
    assert components(say(follow__do="ring you"), "follow") == [("follow_up",)]


@pytest.mark.parametrize(
    ("reach", "bounds", "said"),
    [
        ("0117 496 0142", "", "You can reach me on 0117 496 0142."),
        ("ravi@example.org", "", "You can reach me at ravi@example.org."),
        (
            "0117 496 0142",
            "outside nine to five, the desk has my notes",
            "You can reach me on 0117 496 0142, outside nine to five, the desk has my notes.",
        ),
        ("0117 496 0142", "between 8 and 6", "You can reach me on 0117 496 0142 between 8 and 6."),
        ("0117 496 0142", "Until 6 today", "You can reach me on 0117 496 0142 until 6 today."),
        ("0117 496 0142", "from 8", "You can reach me on 0117 496 0142 from 8."),
        ("0117 496 0142", "after lunch", "You can reach me on 0117 496 0142 after lunch."),
        ("0117 496 0142, until 6", "", "You can reach me on 0117 496 0142 until 6."),
        ("0117 496 0142, weekdays only", "", "You can reach me on 0117 496 0142, weekdays only."),
    ],
)
def test_how_they_reach_me(reach: str, bounds: str, said: str, say: Say) -> None:
    message = say(follow__reach=reach, follow__bounds=bounds)
    assert of(message, "reach") == [said]
    assert components(message, "reach") == [("follow_up",)]


def test_the_reach_is_the_number_of_the_sender_where_nothing_else_is_said(say: Say) -> None:
    assert of(say(sender__phone="0117 496 0142"), "reach") == ["You can reach me on 0117 496 0142."]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("missed", "If I have missed something that matters to you, tell me."),
        ("rest", "How would you like us to handle the rest?"),
        ("look", "Would you look at the change with us before it goes live?"),
        ("fix", "How would you fix it?"),
        ("elsewhere", "Have you met this elsewhere, and how was it handled?"),
        ("what have I left out?", "What have I left out?"),
    ],
)
def test_an_invitation_is_the_one_chosen_or_the_words_as_typed(choice: str, said: str, say: Say) -> None:
    message = say(follow__open=(choice,))
    assert of(message, "invite") == [said]
    assert components(message, "invite") == [("invitation",)]


def test_several_invitations_a_choice_of_theirs_and_a_place_for_ideas(say: Say) -> None:
    message = say(follow__open=("rest", "fix"), plan__ask="Have it on a stick", follow__ideas_to="me, at this address")
    assert of(message, "invite") == [
        "How would you like us to handle the rest?",
        "How would you fix it?",
        "If you would rather have it on a stick, tell me.",
        "If you have an idea how to make this better, send it to me, at this address.",
    ]


def test_the_default_invitation_is_missed_and_none_is_none(say: Say) -> None:
    assert of(say(), "invite") == ["If I have missed something that matters to you, tell me."]
    assert of(say(follow__open=("none",)), "invite") == []


def test_thanks_come_last_after_the_reach(say: Say) -> None:
    message = say(
        follow__reach="0117 496 0142", follow__thanks="sending the screenshots", follow__better="you see it first"
    )
    assert of(message, "reach", "thanks", "close") == [
        "You can reach me on 0117 496 0142.",
        "Thank you for sending the screenshots.",
        "After this, you see it first.",
    ]
    assert components(message, "thanks") == [("gratitude",)]
    assert components(message, "close") == [()]


@pytest.mark.parametrize("thanks", ["taking my call yesterday", "your visit", "the meeting; it helped"])
def test_thanks_for_a_call_a_visit_or_a_meeting_come_first(thanks: str, say: Say) -> None:
    message = say(restate__told="the file was empty", follow__thanks=thanks)
    assert [s.slot for s in message.sentences][:2] == ["thanks", "restate"]


def test_thanks_for_calling_stay_last(say: Say) -> None:
    message = say(restate__told="the file was empty", follow__thanks="calling the desk")
    assert message.sentences[-1].slot == "thanks"


# Voice


def test_a_team_says_we_in_every_stem_and_the_answers_stay(say: Say) -> None:
    message = say(
        sender__voice=TEAM,
        listen__impact="3",
        restate__told="the file was empty",
        restate__most="my word is kept",
        own__act="sent the wrong file",
        own__intent="leave you alone with it",
        own__see="why that hurt",
        own__me_too="my own list went",
        explain__known="partly",
        explain__cause="my list was old",
        explain__should="asked first",
        explain__outside=Outside("cut it", "getting you online"),
        explain__unknown="who was told",
        explain__tell_by="friday",
        plan__done=("sent the right one", "rung the bank, twice"),
        plan__next=(NextStep("ring you", "friday"), NextStep("check", "", "me"), NextStep("come", "", "Marcus")),
        plan__ask="have it on paper",
        comp__kind="credit",
        comp__what="credited £20",
        follow__do="write",
        follow__when="monday",
        follow__reach="0117 496 0142",
        follow__ideas_to="my address",
    )
    said = [sentence.text for sentence in message.sentences]
    assert said == [
        "You told us that the file was empty, and that my word is kept.",
        "Have we got that right?",
        "We're sorry we sent the wrong file.",
        "We did not mean to leave you alone with it.",
        "We can see why that hurt.",
        "The same happened to us when my own list went.",
        "It happened because my list was old.",
        "We should have asked first.",
        "Whoever cut it, getting you online is our job.",
        "We do not know yet who was told.",
        "We will tell you by Friday what we know.",
        "We have sent the right one.",
        "Since then we have rung the bank, twice.",
        "On Friday, we will ring you.",
        "We will check.",
        "We will ask Marcus to come.",
        "We have credited £20.",
        "On Monday, we will write.",
        "If we have missed something that matters to you, tell us.",
        "If you would rather have it on paper, tell us.",
        "If you have an idea how to make this better, send it to my address.",
        "You can reach us on 0117 496 0142.",
    ]


def test_an_answer_with_its_own_pronoun_keeps_it(say: Say) -> None:
    assert of(say(own__act="we never tested it"), "own") == ["I'm sorry we never tested it."]
    assert of(say(own__act="I never tested it", sender__voice=TEAM), "own") == ["I'm sorry I never tested it."]
    assert of(say(plan__done=("we have moved it",)), "done") == ["We have moved it."]
    assert of(say(own__act="I never tested it", sender__voice=TEAM, turned={"own": 1}), "own") == [
        "I never tested it, and I'm sorry."
    ]


# Subject


@pytest.mark.parametrize(
    ("answers", "subject"),
    [
        ({"listen__impact": "2", "plan__done": ("sent it",)}, "The photos: fixed"),
        ({"listen__impact": "3", "plan__done": ("sent it",)}, "The photos: what happened and what happens next"),
        (
            {"listen__impact": "2", "plan__done": ("sent it",), "plan__next": (NextStep("ring you"),)},
            "The photos: what happened and what happens next",
        ),
        ({"listen__when": "tuesday"}, "The photos on Tuesday: what happened and what happens next"),
        ({"own__ours": "none"}, "The photos: where it stands and what happens next"),
        ({"own__ours": "none", "plan__done": ("rung",)}, "The photos: fixed"),
        ({"own__may": "no", "listen__when": "tuesday"}, "The photos on Tuesday: where it stands and what happens next"),
        ({"own__sorry": "no"}, "The photos: where it stands and what happens next"),
        ({"own__sorry": "no", "listen__pain": ""}, "Where it stands, and what happens next"),
        ({"own__ours": "none", "listen__pain": ""}, "Where it stands, and what happens next"),
        ({"listen__pain": ""}, "What happened, and what happens next"),
    ],
)
def test_the_subject_is_the_first_pattern_that_has_its_answers(
    answers: dict[str, Value], subject: str, say: Say
) -> None:
    assert say(**{"listen__pain": "the photos", **answers}).subject == subject


@pytest.mark.parametrize(
    ("pain", "voice", "subject"),
    [
        ("the photos", "person", "The photos: what I know and when you hear more"),
        ("my photos", TEAM, "My photos: what we know and when you hear more"),
        ("", "person", "When you will hear more from me"),
        ("", TEAM, "When you will hear more from us"),
    ],
)
def test_the_subject_of_a_holding_note(pain: str, voice: str, subject: str, say: Say) -> None:
    assert say("holding", listen__pain=pain, sender__voice=voice).subject == subject


@pytest.mark.parametrize(
    "pain",
    [
        "the late fee",
        "the bill",
        "your invoice",
        "a refund",
        "the payment",
        "the price",
        "£20",
        "what he said",
        "her day",
        "their files",
        "losing the photos",
        "not knowing",
        "fix the line",
        "lose my photos",
        "ring me",
    ],
)
def test_a_pain_that_names_money_a_person_or_an_action_is_passed_over(pain: str, say: Say) -> None:
    assert say(listen__pain=pain).subject == "What happened, and what happens next"


@pytest.mark.parametrize("output", ["chat", "text", "talk", "public", "escalation", "plain-help"])
def test_no_other_output_has_a_subject(output: str, say: Say) -> None:
    message = say(output, listen__pain="the photos", own__act="lost them")
    assert message.subject == ""
    assert "Subject:" not in message.text


# Greeting and sign-off


@pytest.mark.parametrize(
    ("people", "email", "chat", "text"),
    [
        ((Person(call="Dana"),), "Hi Dana,", "Hi Dana. I'm", "Dana, I'm"),
        ((Person(call="Dr. Roth"),), "Dear Dr. Roth,", "Hi Dr. Roth. I'm", "Dr. Roth, I'm"),
        ((Person(call="Sister Mary"),), "Dear Sister Mary,", "Hi Sister Mary. I'm", "Sister Mary, I'm"),
        (
            (Person(name="Professor Asha Roth"),),
            "Dear Professor Asha Roth,",
            "Hi Professor Asha Roth. I'm",
            "Professor Asha Roth, I'm",
        ),
        ((Person(name="Dana Roth, architect"),), "Hi Dana,", "Hi Dana. I'm", "Dana, I'm"),
        (
            (Person(call="Ana"), Person(call="Ben"), Person(call="Cleo")),
            "Hi Ana, Ben and Cleo,",
            "Hi Ana, Ben and Cleo. I'm",
            "Ana, Ben and Cleo, I'm",
        ),
        ((Person(group="finance"), Person(call="Ana")), "Hi everyone,", "Hi everyone. I'm", "I'm"),
        ((), "Hello,", "Hello. I'm", "I'm"),
    ],
)
def test_the_greeting_of_each_output(people: tuple[Person, ...], email: str, chat: str, text: str, say: Say) -> None:
    def body(output: str) -> str:
        return say(output, listen__who=people, own__act="sent the wrong file").body

    assert body("email").startswith(f"{email}\n\n")
    assert body("chat").startswith(f"{chat} sorry")
    assert body("text").startswith(f"{text} sorry")


@pytest.mark.parametrize(
    ("output", "end"),
    [
        ("email", "\n\nSam Reyes\nService desk"),
        ("not-sorry", "\n\nSam Reyes\nService desk"),
        ("holding", "\n\nSam Reyes"),
        ("empathy", "\n\nSam Reyes"),
        ("short", "\n\nSam Reyes"),
        ("chat", ". Sam Reyes"),
        ("text", ". Sam Reyes"),
        ("plain-help", ". Sam Reyes"),
    ],
)
def test_the_sign_off_of_each_output(output: str, end: str, say: Say) -> None:
    answers: dict[str, Value] = {
        "sender__role": "Service desk",
        "own__act": "sent it",
        "plan__done": ("sent a new one",),
    }
    text = say(output, explain__tell_by="10", follow__open=("none",), **answers).text
    assert text.endswith(end)
    assert text.count("Sam Reyes") == 1


@pytest.mark.parametrize("output", ["public", "talk"])
def test_what_is_public_or_spoken_is_not_signed(output: str, say: Say) -> None:
    assert "Sam Reyes" not in say(output, own__act="sent it", plan__done=("sent a new one",)).text


# Names


def test_a_name_keeps_its_capital_and_a_list_of_things_is_none(say: Say) -> None:
    def change(**answers: Value) -> list[str]:
        return of(say(plan__change="Mark checks it twice", plan__change_from="today", **answers), "change")

    assert change(restate__others=("Mark Jones",)) == ["From today, Mark checks it twice."]
    message = say(plan__change="Two of us check", plan__change_from="today", restate__others=("Two other laptops",))
    assert of(message, "change") == ["From today, two of us check."]
