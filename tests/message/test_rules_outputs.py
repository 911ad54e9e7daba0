"""Each output holds what the rules give it, in every shape."""

import pytest

from composer.guide.case import NextStep, Outside, Person, PromiseCheck, Value
from composer.message.message import Message
from tests.message.conftest import Say

OUTPUTS = (
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry",
)  # fmt: skip
ALL: dict[str, Value] = {
    "sender__role": "Service desk",
    "listen__impact": "3",
    "listen__pain": "the photos",
    "restate__told": "the photos were for Friday",
    "restate__most": "they are gone",
    "restate__right": "the list is old",
    "restate__fact": "the copy from Monday is safe",
    "restate__agreed": "yes",
    "own__act": "wiped your laptop",
    "own__harm": "lost a day",
    "own__intent": "lose them",
    "own__see": "why that hurt",
    "explain__ready": "asked",
    "explain__known": "known",
    "explain__cause": "the list was old",
    "explain__should": "asked you first",
    "plan__done": ("sent the disk to a firm",),
    "plan__next": (NextStep("ring you", "on Friday"),),
    "plan__meanwhile": "use my laptop",
    "plan__change": "two of us check the list",
    "plan__see": "a mark stands on the board",
    "comp__kind": "credit",
    "comp__what": "credited £20",
    "follow__do": "come by",
    "follow__when": "next week",
    "follow__reach": "0117 496 0142",
    "follow__open": ("rest",),
    "follow__thanks": "telling me at once",
    "follow__better": "you keep your own copy",
}
NOT_SORRY: dict[str, Value] = {**ALL, "own__sorry": "no", "restate__differ": "the date has to stay"}
NOT_OURS: dict[str, Value] = {**ALL, "own__ours": "none", "own__act": "are without your photos", "explain__should": ""}
NOTHING_WRONG: dict[str, Value] = {
    "wrong": "none",
    "own__act": "wiped your laptop",
    "plan__done": ("reset it",),
    "plan__next": (NextStep("ring you", "friday"),),
    "help__answer": "Your password is reset.",
    "help__next": "sign in with the code",
    "follow__reach": "0117 496 0142",
}


def slots(message: Message) -> list[list[str]]:
    """Return the slots of each paragraph (in a chat: of the lines together)."""
    return [list(dict.fromkeys(s.slot for s in block.sentences)) for block in message.blocks if block.sentences]


def of(message: Message, *names: str) -> list[str]:
    return [sentence.text for sentence in message.sentences if sentence.slot in names]


def gaps(message: Message) -> list[str]:
    return [gap.question for gap in message.gaps]


# E-mail


@pytest.mark.parametrize("answers", [ALL, NOT_OURS, {**NOT_OURS, "plan__done": (), "plan__next": ()}])
def test_an_e_mail_has_its_layout_in_every_stance(answers: dict[str, Value], say: Say) -> None:
    filled = {s.slot for s in say(**answers).sentences}
    layout = [
        ["restate", "right", "fact"],
        ["own", "intent", "harm", "empathy"],
        ["cause", "outside"],
        ["done", "next", "meanwhile"],
        ["change"],
        ["compensate"],
        ["follow", "invite", "reach", "thanks", "close"],
    ]
    wanted = [[slot for slot in paragraph if slot in filled] for paragraph in layout]
    assert [s for p in slots(say(**answers)) for s in p] == [s for p in wanted for s in p]
    assert {"own", "harm", "cause", "change", "follow"} <= filled


def test_a_concern_has_the_layout_of_not_sorry_in_every_e_mail(say: Say) -> None:
    message = say("email", **NOT_SORRY)
    assert slots(message) == [
        ["restate", "right", "fact", "empathy"],
        ["differ"],
        ["offer", "done", "next", "meanwhile"],
        ["change"],
        ["compensate"],
        ["follow"],
        ["invite", "reach", "thanks", "close"],
    ]
    assert say("not-sorry", **NOT_SORRY).text == message.text
    assert say("empathy", **NOT_SORRY).body.startswith("Hi Dana,\n\nYou told me")
    assert "Here is what I can do. I have sent the disk to a firm." in message.text


@pytest.mark.parametrize("output", OUTPUTS)
def test_who_is_not_sorry_never_says_sorry(output: str, say: Say) -> None:
    message = say(output, **NOT_SORRY)
    assert message.sentences
    assert "sorry" not in message.text.lower()
    assert "wiped" not in message.text


def test_the_output_not_sorry_is_never_sorry(say: Say) -> None:
    message = say("not-sorry", **ALL)
    assert message.shape == "concern"
    assert "sorry" not in message.text.lower()
    assert message.subject == "The photos: where it stands and what happens next"


def test_what_i_can_do_is_not_announced_where_there_is_nothing(say: Say) -> None:
    nothing = {**NOT_SORRY, "plan__done": (), "plan__next": (), "plan__meanwhile": ""}
    for output in ("email", "chat", "talk"):
        assert "what I can do" not in say(output, **nothing).text
        assert "Here is what we can do." in say(output, **{**NOT_SORRY, "sender__voice": "team"}).text


# Chat


def test_a_chat_says_sorry_what_is_done_and_when_it_comes_back(say: Say) -> None:
    assert say("chat", **{**ALL, "explain__ready": "calm"}).text == (
        "Hi Dana. I'm sorry I wiped your laptop. You lost a day.\n"
        "I have sent the disk to a firm. On Friday, I'll ring you. I have credited £20.\n"
        "I'll come by next week. Sam Reyes"
    )


def test_a_chat_says_why_only_when_they_asked(say: Say) -> None:
    assert "It happened because the list was old." in say("chat", **ALL).text
    for ready in ("calm", "", "angry", "unknown"):
        assert "the list was old" not in say("chat", **{**ALL, "explain__ready": ready}).text


def test_a_chat_says_what_i_see_in_empathy_and_whose_job_it_is_in_fix_only(say: Say) -> None:
    fix_only = say("chat", **NOT_OURS)
    assert fix_only.stance == "fix-only"
    assert "Getting it put right is my job. I have sent" in fix_only.text
    assert "I can see" not in fix_only.text
    empathy = say("chat", **{**NOT_OURS, "plan__done": (), "plan__next": ()})
    assert empathy.stance == "empathy"
    assert "I can see why that hurt." in empathy.text
    assert "is my job" not in empathy.text


def test_a_chat_comes_back_from_impact_two(say: Say) -> None:
    assert "come by" not in say("chat", **{**ALL, "listen__impact": "1"}).text
    assert "I'll come by next week." in say("chat", **{**ALL, "listen__impact": "2"}).text


def test_a_chat_of_a_concern(say: Say) -> None:
    assert say("chat", **NOT_SORRY).text == (
        "Hi Dana. You told me that the photos were for Friday, and that they are gone. I can see why that hurt.\n"
        "Here is what I can do. I have sent the disk to a firm. I'll ring you on Friday. Sam Reyes"
    )


@pytest.mark.parametrize("output", ["chat", "short"])
def test_over_forty_words_the_step_with_a_time_stands_else_what_is_done(output: str, say: Say) -> None:
    long = "sent " + "one thing after the other " * 8
    calm = {**ALL, "explain__ready": "calm", "follow__do": ""}
    timed = say(output, **{**calm, "plan__done": (long,)})
    assert of(timed, "done", "next") == [
        "I'll ring you on Friday." if output == "chat" else "I will ring you on Friday."
    ]
    assert len(of(say(output, **{**ALL, "plan__done": (long,), "plan__next": (NextStep("ring you"),)}), "next")) == 0
    alone = say(output, **{**ALL, "plan__done": (long,), "plan__next": ()})
    assert of(alone, "done")[0].startswith("I have sent one thing")


def test_over_forty_words_nothing_is_joined_and_both_lost(say: Say) -> None:
    long = "sent the disk " + "from one place to the other and then back again " * 4
    message = say("chat", plan__done=(long,), plan__next=(NextStep("fetch the disk", "friday"),))
    assert of(message, "done", "next") == ["I'll fetch the disk on Friday."]


def test_a_chat_over_eighty_words_is_whole_and_a_gap(say: Say) -> None:
    message = say("chat", **{**ALL, "own__harm": "lost " + "one day and another " * 20})
    assert "one day and another one day" in message.text
    assert "output" in gaps(message)


def test_a_team_says_well_in_chat_and_text_only(say: Say) -> None:
    team = {**ALL, "sender__voice": "team", "explain__tell_by": "10"}
    for output in ("chat", "text"):
        assert "we'll ring you" in say(output, **team).text.replace("We'll", "we'll")
    for output in ("email", "talk", "public", "holding", "short", "empathy"):
        assert "'ll" not in say(output, **team).text


# Text


def test_a_text_is_one_paragraph_without_what_is_given_back(say: Say) -> None:
    assert say("text", **{**ALL, "explain__ready": "calm"}).text == (
        "Dana, I'm sorry I wiped your laptop. You lost a day. I have sent the disk to a firm. "
        "On Friday, I'll ring you. I'll come by next week. Sam Reyes"
    )
    assert say("text", sender__voice="team", own__act="wiped it").text.startswith("Dana, we're sorry we wiped it.")


def test_a_text_loses_the_coming_back_then_the_why_then_the_harm_then_what_is_done(say: Say) -> None:
    def said(more: int) -> list[str]:
        act = "wiped your laptop " + "and more " * more
        return [s.slot for s in say("text", **{**ALL, "own__act": act}).sentences]

    order = [said(more) for more in range(40)]
    seen = [slots for at, slots in enumerate(order) if at == 0 or slots != order[at - 1]]
    assert seen == [
        ["own", "harm", "cause", "cause", "done", "next", "follow"],
        ["own", "harm", "cause", "cause", "done", "next"],
        ["own", "harm", "done", "next"],
        ["own", "done", "next"],
        ["own", "next"],
        ["own", "harm", "cause", "cause", "done", "next", "follow"],
    ]


def test_a_text_that_never_fits_is_whole_and_a_gap(say: Say) -> None:
    message = say("text", **{**ALL, "own__act": "wiped your laptop " + "and more " * 40})
    assert len(message.text) > 300
    assert "output" in gaps(message)


# Short


def test_short_is_three_sentences(say: Say) -> None:
    message = say("short", **ALL)
    assert message.text == (
        "Subject: The photos: what happened and what happens next\n\nHi Dana,\n\n"
        "I'm sorry I wiped your laptop; you lost a day. I have sent the disk to a firm, and I will ring you on Friday. "
        "Next week, I will come by.\n\nSam Reyes"
    )


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("lost a day, and your client saw it", "I'm sorry I wiped your laptop; you lost a day."),
        ("lost a day and had to start again", "I'm sorry I wiped your laptop; you lost a day."),
        ("lost a day and a night", "I'm sorry I wiped your laptop; you lost a day and a night."),
        ("Your team stayed late. They missed a train", "I'm sorry I wiped your laptop; your team stayed late."),
        ("", "I'm sorry I wiped your laptop."),
    ],
)
def test_short_has_the_harm_up_to_its_first_and(harm: str, said: str, say: Say) -> None:
    message = say("short", {"own": 2, "done": 3}, **{**ALL, "own__harm": harm})
    assert message.sentences[0].text == said
    assert len(message.sentences) == 3


def test_short_without_an_apology_begins_with_the_harm(say: Say) -> None:
    assert say("short", own__harm="lost a day").sentences[0].text == "You lost a day."


def test_short_joins_the_promise_of_another_with_their_name(say: Say) -> None:
    for step, joint in [
        (NextStep("come", "friday", "Marcus", agreed=True), ", and Marcus has agreed to come on Friday."),
        (NextStep("come", "friday", "Marcus"), ", and I will ask Marcus to come and tell you on Friday."),
        (NextStep("come", "friday", "we"), ", and we will come on Friday."),
        (NextStep("the courier brings it", "friday"), ", and the courier brings it on Friday."),
    ]:
        assert (
            say("short", **{**ALL, "plan__next": (step,)}).sentences[1].text == f"I have sent the disk to a firm{joint}"
        )


def test_short_ends_with_the_reach_where_nothing_is_promised(say: Say) -> None:
    message = say("short", **{**ALL, "follow__do": "", "follow__when": ""})
    assert message.sentences[-1].text == "You can reach me on 0117 496 0142."
    none = say("short", **{**ALL, "follow__do": "", "follow__when": "", "follow__reach": "", "listen__impact": "1"})
    assert len(none.sentences) == 2
    assert "follow.do" in gaps(none)


def test_short_for_a_chat_has_no_subject_and_says_ill(say: Say) -> None:
    message = say("short", **{**ALL, "listen__pref": "chat"})
    assert message.subject == ""
    assert message.medium == "chat"
    assert "and I'll ring you on Friday. Next week, I'll come by." in message.text


def test_short_of_a_concern_says_back_what_they_told(say: Say) -> None:
    assert [s.text for s in say("short", **NOT_SORRY).sentences] == [
        "You told me that the photos were for Friday, and that they are gone.",
        "I have sent the disk to a firm, and I will ring you on Friday.",
        "I will come by next week.",
    ]


# Talk


def test_a_talk_has_eight_stages(say: Say) -> None:
    assert (
        say("talk", **ALL).text
        == """\
Open and ask:
- Thank you for taking my call, Dana.
- What happened on your side?
- [listen: take notes, do not explain yet]
Say it back:
- You told me that the photos were for Friday, and that they are gone.
- You are right that the list is old.
- One detail, so that we are looking at the same thing: the copy from Monday is safe.
- Have I got that right?
- [pause: wait for a yes, or for the correction]
Say sorry:
- I'm sorry I wiped your laptop.
- I did not mean to lose them.
- You lost a day.
- I can see why that hurt.
Stop and let them speak:
- Which part matters most?
- [listen]
Only if they ask why:
- It happened because the list was old.
- I should have asked you first.
What I will do:
- I have sent the disk to a firm.
- I will ring you on Friday.
- Until then, you can use my laptop.
- So that it does not happen again, two of us check the list.
- [pause]
- You can check that: a mark stands on the board.
Ask for their view:
- How would you like us to handle the rest?
- [listen]
When I call again:
- I have credited £20.
- I will come by next week.
- You can reach me on 0117 496 0142."""
    )


def test_a_talk_of_a_concern_says_what_it_sees_and_what_it_can_do(say: Say) -> None:
    text = say("talk", **NOT_SORRY).text
    assert (
        "Say what you see:\n- I can see why that hurt.\n- I see one point differently: the date has to stay.\n" in text
    )
    assert "What I will do:\n- Here is what I can do.\n- I have sent the disk to a firm.\n" in text
    assert "Say sorry" not in text


def test_a_stage_with_nothing_to_say_falls_away(say: Say) -> None:
    assert say("talk", follow__open=("none",)).text == (
        "Open and ask:\n- Thank you for taking my call, Dana.\n- What happened on your side?\n"
        "- [listen: take notes, do not explain yet]\n"
        "Stop and let them speak:\n- Which part matters most?\n- [listen]"
    )


@pytest.mark.parametrize(
    ("answers", "thanks"),
    [
        ({}, "Thank you for taking my call, Dana."),
        ({"listen__pref": "visit"}, "Thank you for seeing me, Dana."),
        ({"listen__impact": "4", "listen__distance": "near"}, "Thank you for seeing me, Dana."),
        ({"listen__impact": "4", "listen__distance": "far"}, "Thank you for taking my call, Dana."),
        ({"listen__impact": "3", "listen__distance": "near"}, "Thank you for taking my call, Dana."),
        ({"sender__voice": "team"}, "Thank you for taking our call, Dana."),
        ({"listen__who": (Person(group="the team"),)}, "Thank you for taking my call."),
    ],
)
def test_a_talk_opens_with_thanks(answers: dict[str, Value], thanks: str, say: Say) -> None:
    first = say("talk", **answers).sentences[0]
    assert first.text == thanks
    assert first.components == ("gratitude",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), ["What happened on your side?", "Which part matters most?"]),
        (("How was Monday",), ["How was Monday?", "Which part matters most?"]),
        (("how was Monday?", "What else did it cost you"), ["How was Monday?", "What else did it cost you?"]),
    ],
)
def test_the_two_questions_come_from_the_writer(asked: tuple[str, ...], said: list[str], say: Say) -> None:
    assert of(say("talk", listen__asked=asked), "ask") == said


def test_a_talk_speaks_of_the_why_whatever_they_are_ready_for(say: Say) -> None:
    for ready in ("asked", "calm", "angry", "unknown", ""):
        text = say("talk", **{**ALL, "explain__ready": ready}).text
        assert (
            "Only if they ask why:\n- It happened because the list was old.\n- I should have asked you first." in text
        )


def test_a_talk_says_what_is_not_known_only_without_a_cause(say: Say) -> None:
    unknown: dict[str, Value] = {"explain__known": "partly", "explain__unknown": "who did it", "explain__tell_by": "10"}
    assert (
        "Only if they ask why:\n- I do not know yet who did it.\n- I will tell you by 10 what I know."
        in say("talk", **unknown).text
    )
    assert "who did it" not in say("talk", explain__cause="the list was old", **unknown).text


def test_a_talk_offers_the_why_to_the_angry_alone(say: Say) -> None:
    angry = {**ALL, "explain__ready": "angry", "explain__write_by": "friday", "plan__change": "", "plan__see": ""}
    assert (
        "- Until then, you can use my laptop.\n- I will write down how it happened and send it to you on Friday.\n"
        in say("talk", **angry).text
    )
    assert "how it happened" not in say("talk", **{**ALL, "explain__ready": "unknown"}).text


def test_a_talk_says_whose_job_it_is_in_fix_only_alone(say: Say) -> None:
    outside = Outside("cut the cable", "")
    text = say("talk", **{**NOT_OURS, "explain__outside": outside}).text
    assert "What I will do:\n- Whoever cut the cable, putting it right is my job.\n" in text
    assert "is my job" not in say("talk", **{**ALL, "explain__outside": outside}).text


def test_an_invitation_is_spoken_as_a_question(say: Say) -> None:
    message = say("talk", follow__open=("missed",), plan__ask="have the photos on a stick")
    assert of(message, "invite") == ["What have I missed?", "Would you rather have the photos on a stick?"]
    team = say("talk", follow__open=("missed",), sender__voice="team")
    assert of(team, "invite") == ["What have we missed?"]


def test_thanks_and_the_close_are_not_spoken(say: Say) -> None:
    text = say("talk", **ALL).text
    assert "telling me at once" not in text
    assert "your own copy" not in text


def test_a_line_over_twenty_words_is_broken_again_and_again(say: Say) -> None:
    message = say(
        "talk",
        own__harm="waited for one whole day in the cold hall, which has no chairs at all for the old, "
        "and your mother had to stand there, and nobody came to tell her why it took so very long that day",
    )
    assert of(message, "harm") == [
        "You waited for one whole day in the cold hall.",
        "Which has no chairs at all for the old.",
        "And your mother had to stand there.",
        "And nobody came to tell her why it took so very long that day.",
    ]


def test_a_pause_stands_after_four_lines_if_a_fifth_follows(say: Say) -> None:
    four = say("talk", plan__next=tuple(NextStep(do) for do in ("ring", "write", "come")), plan__meanwhile="wait")
    assert "[pause]" not in four.text
    steps = tuple(NextStep(do) for do in ("ring you", "write to you", "come by"))
    five = say("talk", plan__done=("sent it",), plan__next=steps, plan__meanwhile="use mine")
    assert five.text.count("[pause]") == 1
    assert "- I will come by.\n- [pause]\n- Until then, you can use mine." in five.text


# Public


PUBLIC: dict[str, Value] = {
    **ALL,
    "own__act": "lost my copy of your mail",
    "plan__next": (NextStep("ring the firm", "on Friday", "Ana Ruiz", agreed=True),),
    "public__affected": "some 40 firms had no mail",
    "public__update_where": "On this page",
    "public__update_when": "by friday noon",
    "public__help": "Ring the desk",
}


def test_a_public_statement_says_we_and_names_nobody(say: Say) -> None:
    assert say("public", **PUBLIC).text == (
        "We lost our copy of your mail, and we're sorry. Some 40 firms had no mail.\n\n"
        "It happened because the list was old. We have sent the disk to a firm.\n\n"
        "So that it does not happen again, two of us check the list.\n\n"
        "We will ring the firm on Friday. We will write again on this page by noon on Friday. For help, ring the desk."
    )


def test_a_public_statement_says_why_whatever_they_are_ready_for_and_without_the_should(say: Say) -> None:
    for ready in ("angry", "unknown"):
        text = say("public", **{**PUBLIC, "explain__ready": ready}).text
        assert "It happened because the list was old." in text
        assert "should have" not in text


def test_a_public_statement_falls_back_on_the_harm_and_the_reach(say: Say) -> None:
    message = say("public", **{**PUBLIC, "public__affected": "", "public__help": ""})
    assert "You lost a day." in message.text
    assert message.text.endswith("You can reach us on 0117 496 0142.")


def test_the_sentences_of_a_public_statement_alone_have_their_components(say: Say) -> None:
    parts = {s.slot: s.components for s in say("public", **PUBLIC).sentences}
    assert parts["affected"] == ("harm",)
    assert set(parts["update"]) == {"follow_up", "fix_time"}
    assert parts["help"] == ("follow_up",)


def test_a_public_statement_without_its_own_answers_has_gaps(say: Say) -> None:
    message = say("public", own__act="lost it")
    assert {"public.affected", "public.update_where", "public.update_when", "public.help"} <= set(gaps(message))


def test_a_public_statement_in_fix_only_says_whose_job_it_is(say: Say) -> None:
    text = say("public", **{**NOT_OURS, "explain__cause": "a digger cut the cable"}).text
    assert text.startswith(
        "We're sorry you are without your photos. You lost a day.\n\nA digger cut the cable. Getting"
    )
    assert "Getting it put right is our job. We have sent the disk to a firm." in text


def test_a_public_statement_has_nothing_to_give_back(say: Say) -> None:
    assert "£20" not in say("public", **{**PUBLIC, "comp__own_money": "yes"}).text


def test_an_apology_without_a_doer_is_public_as_it_is(say: Say) -> None:
    assert say("public", own__act="the long wait").text.startswith("We're sorry about the long wait.")
    assert say("public", own__act="I was away").text.startswith("We were away, and we're sorry.")


def test_a_dropped_promise_is_found_in_the_words_of_the_team_too(say: Say) -> None:
    dropped = (PromiseCheck(about="send you my notes", keep="drop"),)
    assert say("public", plan__next=(NextStep("send you my notes"),), promise=dropped).text == ""


# Holding


HOLDING: dict[str, Value] = {
    **ALL,
    "explain__known": "",
    "explain__unknown": "why it stopped",
    "explain__tell_by": "10",
}


def test_a_holding_note_says_what_is_not_known_and_nothing_else(say: Say) -> None:
    assert say("holding", **HOLDING).text == (
        "Subject: The photos: what I know and when you hear more\n\nHi Dana,\n\n"
        "I'm sorry I wiped your laptop. I do not know yet why it stopped. I will tell you by 10 what I know.\n\n"
        "Until then, you can use my laptop. You can reach me on 0117 496 0142.\n\nSam Reyes"
    )


@pytest.mark.parametrize(
    ("gates", "said"),
    [
        ({"own__ours": "all"}, "I'm sorry I waited too long."),
        ({"own__ours": "part"}, "I'm sorry I waited too long."),
        ({"own__ours": "none"}, "I'm sorry you waited too long."),
        ({"own__ours": "unknown"}, "I'm sorry you waited too long."),
        ({"own__may": "no"}, "I'm sorry you waited too long."),
        ({"own__may": "unsure"}, "I'm sorry you waited too long."),
    ],
)
def test_a_holding_note_follows_the_gates(gates: dict[str, Value], said: str, say: Say) -> None:
    assert of(say("holding", own__act="waited too long", explain__tell_by="10", **gates), "own") == [said]


def test_a_holding_note_of_a_concern_is_not_sorry(say: Say) -> None:
    assert slots(say("holding", **{**HOLDING, "own__sorry": "no"})) == [["unknown"], ["meanwhile", "reach"]]


# Escalation


ESCALATION: dict[str, Value] = {
    **ALL,
    "listen__who": (Person(name="Dana Roth", call="Dana", role="architect", organisation="Roth Ltd"),),
    "explain__cause": "you gave me the list",
    "plan__done": ("sent it off, by van. It came", "rung you"),
    "plan__next": (
        NextStep("ring you", "at 5"),
        NextStep("check", "at 6", "we"),
        NextStep("come", "monday", "Ana Ruiz, who runs the desk", agreed=True),
        NextStep("bring your key", "at 7", "Jo", agreed=True),
        NextStep("look", "", "Ben"),
        NextStep("write", "tuesday"),
    ),
    "promise": (PromiseCheck(about="write", keep="drop"),),
    "escalate__to": "Ana Ruiz, my manager",
    "escalate__needed_by": "friday noon",
    "escalate__said": "sorry that it landed on you; nothing about fault",
    "escalate__cannot_answer": "whether we pay you for the day",
    "escalate__ask": "ring you by noon",
    "listen__before": "more",
}


def test_an_escalation_note_has_its_labels_in_their_order(say: Say) -> None:
    assert (
        say("escalation", **ESCALATION).text
        == """\
To: Ana Ruiz, my manager
From: Sam Reyes, Service desk
Needed by: noon on Friday
Who: Dana Roth, architect, Roth Ltd. Impact 3 from their side.
What happened: I wiped their laptop; they gave me the list; I have sent it off, by van. It came; I have also rung them.
What matters most to them: they are gone.
What I have said: sorry that it landed on them; nothing about fault.
What I have promised: to ring them at 5; to check at 6; Jo has agreed to bring their key at 7; to come by next week.
What they ask that I cannot answer: whether we pay them for the day.
What I am asking you: ring them by noon.
Earlier apologies to them: two or more.

To say to Dana: I cannot decide this myself. I have asked my manager and will tell you by noon on Friday."""
    )


def test_the_line_for_the_client_names_a_person_only_after_a_yes(say: Say) -> None:
    agreed = say("escalation", **{**ESCALATION, "escalate__agreed": "yes"}).text
    assert agreed.endswith(
        "To say to Dana: I cannot decide this myself. I have asked Ana Ruiz, my manager, who has agreed to take it on, "
        "and you will hear by noon on Friday."
    )
    nobody = say("escalation", **{**ESCALATION, "escalate__to": "Ana Ruiz"}).text
    assert nobody.endswith("I have asked a colleague and will tell you by noon on Friday.")
    team = say("escalation", **{**ESCALATION, "sender__voice": "team"}).text
    assert team.endswith(
        "We cannot decide this ourselves. We have asked my manager and will tell you by noon on Friday."
    )
    for missing in ("escalate__to", "escalate__needed_by"):
        assert "To say to" not in say("escalation", **{**ESCALATION, missing: ""}).text


def test_a_field_without_an_answer_says_so_and_is_a_gap(say: Say) -> None:
    message = say("escalation", listen__who=())
    assert (
        message.text
        == """\
To: not filled in yet
From: Sam Reyes
Needed by: not filled in yet
Who: not filled in yet.
What happened: not filled in yet.
What matters most to them: not filled in yet.
What I have said: not filled in yet.
What I have promised: not filled in yet.
What they ask that I cannot answer: not filled in yet.
What I am asking you: not filled in yet.
Earlier apologies to them: none known."""
    )
    assert set(gaps(message)) >= {
        "escalate.to", "escalate.needed_by", "listen.who", "own.act", "restate.most", "escalate.said", "plan.next",
        "escalate.cannot_answer", "escalate.ask",
    }  # fmt: skip
    assert all(gap.message for gap in message.gaps)


@pytest.mark.parametrize(
    ("before", "said"), [("first", "none"), ("second", "one"), ("more", "two or more"), ("", "none known")]
)
def test_an_escalation_note_counts_earlier_apologies(before: str, said: str, say: Say) -> None:
    assert f"Earlier apologies to them: {said}." in say("escalation", listen__before=before).text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"restate__most": "your day", "restate__told": "x", "listen__pain": "y"}, "their day"),
        ({"restate__told": "you lost a day", "listen__pain": "y"}, "they lost a day"),
        ({"listen__pain": "the photos"}, "the photos"),
    ],
)
def test_what_matters_most_comes_from_the_first_that_is_answered(
    answers: dict[str, Value], said: str, say: Say
) -> None:
    assert f"What matters most to them: {said}." in say("escalation", **answers).text


def test_what_i_cannot_answer_may_come_from_the_plan(say: Say) -> None:
    text = say("escalation", plan__undecided="whether we pay your day").text
    assert "What they ask that I cannot answer: whether we pay their day." in text


def test_the_escalation_of_what_is_not_owned_says_what_happened_to_them(say: Say) -> None:
    text = say("escalation", **NOT_OURS).text
    assert "What happened: they are without their photos; the list was old; I have sent the disk to a firm." in text


# Empathy


def test_an_empathy_reply_has_its_layout(say: Say) -> None:
    message = say("empathy", **{**NOT_OURS, "own__act": "are without the photos"})
    assert slots(message) == [
        ["restate", "own", "harm", "empathy"],
        ["cause", "outside"],
        ["done", "next", "meanwhile"],
        ["follow", "reach"],
    ]
    assert message.subject == "The photos: where it stands and what happens next"
    assert message.text.endswith("\n\nSam Reyes")


@pytest.mark.parametrize("gates", [{}, {"own__ours": "none"}, {"own__may": "no"}])
def test_an_empathy_reply_owns_nothing(gates: dict[str, Value], say: Say) -> None:
    message = say("empathy", **{**ALL, "own__act": "", **gates})
    assert message.stance in ("fix-only", "empathy")
    assert "ownership" not in message.components
    assert "apologise" not in message.text


# Plain help


def test_plain_help_is_the_answer_and_one_step(say: Say) -> None:
    assert say("plain-help", **NOTHING_WRONG).text == (
        "Hi Dana, your password is reset. Sign in with the code. Sam Reyes"
    )


def test_plain_help_falls_back_on_what_is_done_and_what_comes_next(say: Say) -> None:
    answers = {**NOTHING_WRONG, "help__answer": "", "help__next": ""}
    assert say("plain-help", **answers).text == "Hi Dana, I have reset it. I will ring you on Friday. Sam Reyes"
    team = {**answers, "sender__voice": "team"}
    assert say("plain-help", **team).text == "Hi Dana, we have reset it. We will ring you on Friday. Sam Reyes"
    chat = {**answers, "listen__pref": "chat"}
    assert say("plain-help", **chat).text == "Hi Dana, I have reset it. I'll ring you on Friday. Sam Reyes"


@pytest.mark.parametrize("output", [o for o in OUTPUTS if o not in ("public", "escalation")])
def test_where_nothing_went_wrong_every_output_is_the_plain_reply(output: str, say: Say) -> None:
    message = say(output, **NOTHING_WRONG)
    assert message.shape == "help"
    assert message.text == "Hi Dana, your password is reset. Sign in with the code. Sam Reyes"


def test_in_public_the_plain_reply_greets_nobody(say: Say) -> None:
    assert say("public", **NOTHING_WRONG).text == (
        "Your password is reset.\n\nSign in with the code. You can reach us on 0117 496 0142."
    )


def test_plain_help_without_an_answer_has_a_gap(say: Say) -> None:
    assert "help.answer" in gaps(say("plain-help"))


# Every output


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("answers", [{}, ALL, NOT_SORRY, NOT_OURS, NOTHING_WRONG], ids=str)
def test_no_output_breaks_on_any_shape(output: str, answers: dict[str, Value], say: Say) -> None:
    for voice in ("person", "team"):
        message = say(output, **{**answers, "sender__voice": voice})
        assert message.output == output
        for sentence in message.sentences:
            assert message.text[sentence.start : sentence.end] == sentence.text
            assert "___" not in sentence.text
