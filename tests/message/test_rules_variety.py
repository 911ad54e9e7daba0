"""Two messages never sound alike, and none drones: the wordings, their draw, and the variety rules."""

from collections import Counter
from zlib import crc32

import pytest
from msgspec.structs import replace

from composer.guide.case import Case, NextStep, Outside, Person, Value
from composer.message.compose import Composer
from composer.message.message import Message
from tests.message.conftest import NOW, Say

FULL: dict[str, Value] = {"listen__impact": "3", "follow__open": ("none",)}


def of(message: Message, *slots: str) -> list[str]:
    return [sentence.text for sentence in message.sentences if sentence.slot in slots]


def wordings(say: Say, slot: str, output: str = "email", **answers: Value) -> list[str]:
    """Return each wording of the first sentences of a slot, until the first comes round again."""
    said: list[str] = []
    for turn in range(9):
        text = " ".join(of(say(output, {slot: turn}, **{**FULL, **answers}), slot))
        if text in said:
            return said
        said.append(text)
    raise AssertionError("the wordings never come round")


# The wordings


def test_the_wordings_of_the_restatement(say: Say) -> None:
    answers: dict[str, Value] = {"restate__told": "it was late", "restate__most": "it hurt", "restate__agreed": "yes"}
    assert wordings(say, "restate", **answers) == [
        "You told me that it was late, and that it hurt.",
        "From what you said, it was late, and it hurt.",
        "As I understand it, it was late, and it hurt.",
    ]
    assert wordings(say, "restate", restate__by="phone", **answers) == [
        "You told me on the phone that it was late, and that it hurt."
    ]


def test_the_wordings_of_the_restatement_of_a_team(say: Say) -> None:
    answers: dict[str, Value] = {"restate__told": "it was late", "restate__agreed": "yes", "sender__voice": "team"}
    assert wordings(say, "restate", **answers) == [
        "You told us that it was late.",
        "From what you said, it was late.",
        "As we understand it, it was late.",
    ]


@pytest.mark.parametrize(
    ("act", "voice", "said"),
    [
        (
            "sent it late",
            "person",
            ["I'm sorry I sent it late.", "I sent it late, and I'm sorry.", "I'm sorry. I sent it late."],
        ),
        (
            "sent it late",
            "team",
            ["We're sorry we sent it late.", "We sent it late, and we're sorry.", "We're sorry. We sent it late."],
        ),
        (
            "we sent it late",
            "person",
            ["I'm sorry we sent it late.", "We sent it late, and I'm sorry.", "I'm sorry. We sent it late."],
        ),
        (
            "never rang you",
            "person",
            ["I'm sorry I never rang you.", "I never rang you, and I'm sorry.", "I'm sorry. I never rang you."],
        ),
        ("not ringing you back", "person", ["I'm sorry for not ringing you back."]),
        ("the mix-up", "person", ["I'm sorry about the mix-up."]),
        ("sent it late. It was rushed", "person", ["I'm sorry I sent it late. It was rushed."]),
        ("the courier lost it", "person", ["I'm sorry the courier lost it."]),
    ],
)
def test_the_wordings_of_the_apology_are_for_a_past_answer_of_one_sentence(
    act: str, voice: str, said: list[str], say: Say
) -> None:
    assert wordings(say, "own", own__act=act, sender__voice=voice) == said


def test_what_is_not_owned_has_one_wording(say: Say) -> None:
    assert wordings(say, "own", own__act="waited an hour", own__ours="none") == ["I'm sorry you waited an hour."]


def test_the_cause_was_ours_in_full_only(say: Say) -> None:
    cause: dict[str, Value] = {"explain__cause": "I used the old list"}
    full = [
        "It happened because I used the old list.",
        "The cause was ours: I used the old list.",
        "Here is how it happened: I used the old list.",
        "What led to it: I used the old list.",
    ]
    assert wordings(say, "cause", **cause) == full
    assert wordings(say, "cause", own__ours="part", **cause) == [full[0], *full[2:]]
    assert wordings(say, "cause", own__ours="none", plan__done=("rung",), **cause) == ["I used the old list."]


def test_a_cause_that_is_a_thing_is_of_every_wording(say: Say) -> None:
    assert wordings(say, "cause", explain__cause="an old list") == [
        "It happened because of an old list.",
        "The cause was ours: an old list.",
        "Here is how it happened: an old list.",
        "What led to it: an old list.",
    ]


def test_the_wordings_of_what_is_done(say: Say) -> None:
    assert wordings(say, "done", plan__done=("sent it",)) == [
        "I have sent it.",
        "I have already sent it.",
        "Since then I have sent it.",
        "Here is where things stand. I have sent it.",
    ]
    assert wordings(say, "done", plan__done=("sent it",), sender__voice="team") == [
        "We have sent it.",
        "We have already sent it.",
        "Since then we have sent it.",
        "Here is where things stand. We have sent it.",
    ]
    assert wordings(say, "done", plan__done=("sent it", "rung the bank")) == [
        "I have sent it and rung the bank.",
        "I have already sent it and rung the bank.",
        "Since then I have sent it and rung the bank.",
        "Here is where things stand. I have sent it and rung the bank.",
    ]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("renewed it at 11:20", "I renewed it at 11:20."),
        ("we have moved it", "We have moved it."),
        ("the courier has it", "The courier has it."),
        ("already sent it", "I have already sent it."),
        ("not charged your card", "I have not charged your card."),
    ],
)
def test_only_a_plain_i_have_takes_already_and_since_then(done: str, said: str, say: Say) -> None:
    assert wordings(say, "done", plan__done=(done,)) == [said, f"Here is where things stand. {said}"]


@pytest.mark.parametrize("output", ["chat", "talk", "public", "short", "text"])
def test_where_things_stand_is_for_an_e_mail(output: str, say: Say) -> None:
    said = wordings(say, "done", output, plan__done=("sent it",))
    assert said
    assert not any("where things stand" in text for text in said)


def test_where_things_stand_is_not_said_after_what_i_can_do(say: Say) -> None:
    said = wordings(say, "done", plan__done=("sent it",), own__sorry="no")
    assert said == ["I have sent it.", "I have already sent it.", "Since then I have sent it."]


def test_where_nothing_went_wrong_there_is_one_wording(say: Say) -> None:
    assert wordings(say, "done", plan__done=("reset it",), wrong="none") == ["I have reset it."]


def test_a_next_step_may_have_its_time_first(say: Say) -> None:
    assert wordings(say, "next", plan__next=(NextStep("ring you", "friday"),)) == [
        "I will ring you on Friday.",
        "On Friday, I will ring you.",
    ]
    assert wordings(say, "next", plan__next=(NextStep("ring you", "friday", "we"),)) == [
        "We will ring you on Friday.",
        "On Friday, we will ring you.",
    ]


@pytest.mark.parametrize(
    "step",
    [
        NextStep("ring you", "10"),
        NextStep("ring you", "noon"),
        NextStep("ring you"),
        NextStep("come", "friday", "Marcus", agreed=True),
        NextStep("come", "friday", "Marcus"),
        NextStep("the courier brings it", "friday"),
    ],
)
def test_a_bare_clock_no_time_and_the_time_of_another_stay_last(step: NextStep, say: Say) -> None:
    assert len(wordings(say, "next", plan__next=(step,))) == 1


def test_the_wordings_of_the_change_are_without_a_time(say: Say) -> None:
    assert wordings(say, "change", plan__change="two of us check") == [
        "So that it does not happen again, two of us check.",
        "What is different now: two of us check.",
        "To stop this happening again, two of us check.",
    ]
    assert wordings(say, "change", plan__change="two of us check", plan__change_from="today") == [
        "From today, two of us check."
    ]
    assert wordings(say, "change", plan__change="From Monday two of us check") == ["From Monday, two of us check."]


def test_the_coming_back_says_also_after_another_promise_of_mine(say: Say) -> None:
    follow: dict[str, Value] = {"follow__do": "ring you", "follow__when": "friday"}
    mine: dict[str, Value] = {"plan__next": (NextStep("check it", "10"),), **follow}
    assert wordings(say, "follow", **mine) == ["I will ring you on Friday.", "I will also ring you on Friday."]
    assert wordings(say, "follow", **follow) == ["I will ring you on Friday."]
    others = (NextStep("come", "monday", "Marcus", agreed=True), NextStep("look", "", "we"))
    assert wordings(say, "follow", plan__next=others, **follow) == ["I will ring you on Friday."]
    told = {**follow, "restate__told": "I will have to wait", "restate__agreed": "yes"}
    assert wordings(say, "follow", **told) == ["I will ring you on Friday."]


def test_a_promise_that_the_chat_left_out_is_no_other_promise(say: Say) -> None:
    long = "sent " + "a very long list of all the things " * 5
    answers: dict[str, Value] = {"plan__done": (long,), "plan__next": (NextStep("check it"),), "follow__do": "ring you"}
    assert wordings(say, "follow", "chat", **answers) == ["I'll ring you."]


def test_any_other_slot_has_one_wording(say: Say) -> None:
    for slot, answers in {
        "harm": {"own__harm": "lost an hour"},
        "empathy": {"own__see": "why"},
        "meanwhile": {"plan__meanwhile": "use mine"},
        "reach": {"follow__reach": "123"},
        "outside": {"explain__outside": Outside("cut it", "")},
    }.items():
        assert len(wordings(say, slot, **answers)) == 1  # type: ignore[arg-type]


# The draw


def test_the_wording_is_the_checksum_of_seed_and_slot_over_what_can_be_filled(composer: Composer) -> None:
    case = Case().with_answer("own.act", "sent it late").with_answer("explain.cause", "I used the old list")
    sorry = ["I'm sorry I sent it late.", "I sent it late, and I'm sorry.", "I'm sorry. I sent it late."]
    why = ["It happened because I", "Here is how it happened: I", "What led to it: I"]
    for seed in range(30):
        seeded = replace(case, seed=seed).with_answer("own.ours", "part")
        message = composer.compose(seeded, "email", now=NOW)
        assert " ".join(of(message, "own")) == sorry[crc32(f"{seed}/own".encode()) % 3]
        assert of(message, "cause")[0].startswith(why[crc32(f"{seed}/cause".encode()) % 3])


def test_the_seed_goes_before_the_case_id_and_without_either_it_is_the_first(composer: Composer) -> None:
    case = Case().with_answer("own.act", "sent it late")

    def text(case: Case) -> str:
        return composer.compose(case, "email", now=NOW).text

    assert "I'm sorry I sent it late." in text(case)
    assert text(replace(case, id="c", seed=152)) == text(replace(case, id="d", seed=152))
    assert len({text(replace(case, id=f"c{n}")) for n in range(20)}) == 3


def test_a_sentence_that_is_joined_keeps_its_first_wording(say: Say) -> None:
    answers: dict[str, Value] = {
        "plan__done": ("tested the router",),
        "plan__next": (NextStep("bring the router", "friday"),),
    }
    assert wordings(say, "done", **answers) == ["I have tested the router, and I will bring the router on Friday."]
    turned = say("email", {"next": 1}, **answers)
    assert of(turned, "done") == ["I have tested the router, and I will bring the router on Friday."]


# Three alike


def test_the_first_of_three_with_a_time_of_its_own_has_it_first(say: Say) -> None:
    message = say(
        own__act="sent the wrong file",
        plan__next=(NextStep("check", "10"), NextStep("write", "on Monday"), NextStep("ring you", "on Friday")),
        follow__do="come by",
        follow__when="next week",
    )
    assert of(message, "own", "next", "follow") == [
        "I'm sorry I sent the wrong file.",
        "I will check at 10.",
        "On Monday, I will write.",
        "I will ring you on Friday.",
        "I will come by next week.",
    ]


def test_three_alike_are_counted_across_paragraphs(say: Say) -> None:
    message = say(
        listen__impact="3",
        own__act="sent the wrong file",
        explain__cause="",
        explain__should="asked you first",
        plan__next=(NextStep("ring you", "on Friday"),),
    )
    assert of(message, "next") == ["On Friday, I will ring you."]


def test_the_time_of_another_person_stays(say: Say) -> None:
    rows = [("come", "monday"), ("stay", "friday"), ("look", "")]
    steps = tuple(NextStep(do, when, "Marcus", agreed=True) for do, when in rows)
    assert of(say(plan__next=steps), "next") == [
        "Marcus has agreed to come on Monday.",
        "Marcus has also agreed to stay on Friday.",
        "Marcus has also agreed to look.",
    ]


def test_a_promise_without_a_time_first_does_not_keep_another_from_it(say: Say) -> None:
    steps = (NextStep("the courier brings it", "on Monday"), NextStep("the courier rings", ""), NextStep("check"))
    message = say(
        plan__next=(NextStep("ask", "on Monday", "Ana"), NextStep("ring you", "on Friday"), NextStep("check")),
    )
    assert of(message, "next") == [
        "I will ask Ana to ask and tell you on Monday.",
        "On Friday, I will ring you.",
        "I will check.",
    ]
    assert of(say(plan__next=steps), "next")[0] == "The courier brings it on Monday."


def test_in_a_talk_three_may_start_alike(say: Say) -> None:
    message = say(
        "talk", plan__next=(NextStep("check"), NextStep("write", "on Monday"), NextStep("ring you", "on Friday"))
    )
    assert of(message, "next") == ["I will check.", "I will write on Monday.", "I will ring you on Friday."]


# Joining


@pytest.mark.parametrize(
    ("done", "step", "said"),
    [
        (
            ("tested the router",),
            NextStep("bring the routers to you", "friday"),
            "I have tested the router, and I will bring the routers to you on Friday.",
        ),
        (("moved the file",), NextStep("check the files", ""), "I have moved the file, and I will check the files."),
        (
            ("checked the invoices",),
            NextStep("send the invoice", ""),
            "I have checked the invoices, and I will send the invoice.",
        ),
    ],
)
def test_what_is_done_and_the_step_about_the_same_are_one_sentence(
    done: tuple[str, ...], step: NextStep, said: str, say: Say
) -> None:
    message = say(plan__done=done, plan__next=(step,))
    assert of(message, "done", "next") == [said]
    assert set(message.sentences[0].answers) == {"plan.done", "plan.next"}


@pytest.mark.parametrize(
    ("done", "step"),
    [
        (("tested the router",), NextStep("ring you", "friday")),
        (("tested the router, twice",), NextStep("bring the router", "friday")),
        (("tested the router. It runs",), NextStep("bring the router", "friday")),
        (("tested the router, and it runs", "rung the bank"), NextStep("bring the router", "friday")),
        (("tested the router",), NextStep("bring the router", "friday", "we")),
        (("we have tested the router",), NextStep("bring the router", "friday")),
        (("tested the router",), NextStep("bring the router", "friday", "Marcus", agreed=True)),
        (("tested the router",), NextStep("bring the router", "friday", "Marcus")),
        (("the router has arrived",), NextStep("bring the router", "friday")),
        (("booked the hall for Friday",), NextStep("ring you", "on Friday")),
        (("booked a desk at noon",), NextStep("ring you", "by noon")),
    ],
)
def test_else_they_stay_two(done: tuple[str, ...], step: NextStep, say: Say) -> None:
    assert len(of(say(plan__done=done, plan__next=(step,)), "done", "next")) > 1
    assert not any(
        ", and I will" in text or ", and we will" in text
        for text in of(say(plan__done=done, plan__next=(step,)), "done")
    )


def test_their_own_money_keeps_its_place_between_the_two(say: Say) -> None:
    message = say(
        plan__done=("stopped the second payment",),
        plan__next=(NextStep("watch the payment", "friday"),),
        comp__kind="refund",
        comp__what="refunded £84",
        comp__own_money="yes",
    )
    assert [s.slot for s in message.sentences][:3] == ["done", "compensate", "next"]


# Paragraphs


def paragraphs(message: Message) -> list[list[str]]:
    return [[s.slot for s in block.sentences] for block in message.blocks if block.sentences]


def test_impact_two_folds_to_three_paragraphs_and_drops_nothing(say: Say) -> None:
    answers: dict[str, Value] = {
        "restate__told": "it was late",
        "restate__agreed": "yes",
        "own__act": "sent it late",
        "own__harm": "lost an hour",
        "explain__cause": "the list was old",
        "plan__done": ("sent a new one",),
        "plan__change": "two of us check",
        "comp__kind": "credit",
        "comp__what": "credited £20",
        "follow__do": "ring you",
        "follow__reach": "0117 496 0142",
    }
    folded, long = say(listen__impact="2", **answers), say(listen__impact="3", **answers)
    assert paragraphs(folded) == [
        ["restate", "own", "harm"],
        ["cause", "done", "change", "compensate"],
        ["follow", "invite", "reach"],
    ]
    assert [s.text for s in folded.sentences] == [s.text for s in long.sentences]
    assert len(paragraphs(long)) == 7


def test_a_paragraph_is_broken_before_the_apology_the_repair_and_the_change(say: Say) -> None:
    message = say(
        listen__impact="2",
        restate__told="it was late",
        restate__most="it hurt",
        restate__right="the list was old",
        restate__fact="the copy is safe",
        own__act="sent it late",
        own__harm="lost an hour",
        explain__cause="the list was old",
        explain__should="asked first",
        plan__done=("sent a new one, by hand", "rung the bank, twice"),
        plan__next=(NextStep("ring you", "friday"),),
        plan__change="two of us check",
        plan__see="a green mark stands on the board",
    )
    assert paragraphs(message) == [
        ["restate", "right", "fact"],
        ["own", "harm"],
        ["cause", "cause"],
        ["done", "done", "next", "change", "change"],
        ["invite"],
    ]


def test_a_paragraph_of_the_coming_back_is_broken_before_the_invitation(say: Say) -> None:
    message = say(
        follow__do="ring you",
        follow__open=("rest", "fix"),
        follow__reach="0117 496 0142",
        follow__thanks="telling me",
        follow__better="you see it first",
    )
    assert paragraphs(message) == [["follow"], ["invite", "invite", "reach", "thanks", "close"]]


def test_beside_restatement_and_harm_a_paragraph_has_one_sentence_that_starts_with_you(say: Say) -> None:
    message = say(
        listen__impact="2",
        own__act="sent it late",
        plan__done=("sent a new one",),
        plan__meanwhile="use mine",
        plan__change="two of us check",
        plan__see="a mark stands on the board",
        follow__do="ring you",
        follow__reach="0117 496 0142",
        follow__better="you see it first",
    )
    for block in message.blocks:
        starts = Counter(s.text.split()[0] for s in block.sentences if s.slot not in ("restate", "right", "harm"))
        assert starts["You"] <= 1


def test_the_name_stands_in_the_greeting_alone(say: Say) -> None:
    message = say(listen__who=(Person(call="Dana"),), own__act="sent it late", plan__done=("sent a new one",))
    assert message.text.count("Dana") == 1
