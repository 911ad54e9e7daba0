"""Assembly: deterministic, in the writer's words, with a gap for what is missing and never filler."""

from datetime import datetime

import pytest

from composer.guide.case import Case, NextStep, Person, PromiseCheck
from composer.guide.form import Form
from composer.message.compose import Composer
from composer.message.message import Message

NOW = datetime(2026, 3, 11, 15)


def case(**answers: object) -> Case:
    made = (
        Case()
        .with_answer("sender.name", "Sam Reyes")
        .with_answer("listen.who", (Person(name="Dana Roth", call="Dana"),))
    )
    for key, value in answers.items():
        made = made.with_answer(key.replace("__", "."), value)  # type: ignore[arg-type]
    return made


FULL = case(
    listen__impact="2",
    own__act="sent the wrong file on Monday",
    own__harm="lost an hour",
    plan__done=("sent the right one",),
    follow__do="ring you",
    follow__when="on Friday at ten",
)


@pytest.fixture
def email(composer: Composer) -> Message:
    return composer.compose(FULL, "email", now=NOW)


def test_the_same_answers_give_the_same_text(composer: Composer, email: Message) -> None:
    assert composer.compose(FULL, "email", now=NOW) == email


def test_an_empty_case_has_gaps_and_no_filler(composer: Composer) -> None:
    message = composer.compose(Case(), "email", now=NOW)
    assert "own.act" in [gap.question for gap in message.gaps]
    assert "sorry" not in message.text.lower()
    assert message.subject


def test_say_it_another_way_changes_one_sentence_and_comes_round_again(composer: Composer) -> None:
    first = composer.compose(FULL, "email", now=NOW, turned={})
    said = [composer.compose(FULL, "email", now=NOW, turned={"own": n}).text for n in range(4)]
    assert len(set(said)) == 3
    assert said[0] == said[3] == first.text
    assert "I sent the wrong file on Monday, and I'm sorry." in said[1]
    assert "I'm sorry. I sent the wrong file on Monday." in said[2]


def test_every_wording_is_taken_by_some_case_id(composer: Composer) -> None:
    from msgspec.structs import replace

    texts = {composer.compose(replace(FULL, id=f"case{n}"), "email", now=NOW).text for n in range(60)}
    assert any("I'm sorry. I sent" in text for text in texts)
    assert any("Since then I have sent the right one" in text for text in texts)
    assert any("Here is where things stand. I have sent" in text for text in texts)


def test_a_dropped_promise_leaves_the_message(composer: Composer) -> None:
    steps = (NextStep("send you a log", "by noon on Friday"), NextStep("call the bank", "tomorrow"))
    kept = FULL.with_answer("plan.next", steps)
    dropped = kept.with_answer("promise", (PromiseCheck(about="Call the bank", keep="drop"),))
    assert "call the bank" in composer.compose(kept, "email", now=NOW).text
    text = composer.compose(dropped, "email", now=NOW).text
    assert "call the bank" not in text
    assert "send you a log" in text


def test_without_a_doer_the_apology_says_what_is_missing(composer: Composer) -> None:
    message = composer.compose(FULL.with_answer("own.act", "the mix-up with your order"), "email", now=NOW)
    assert "I'm sorry about the mix-up with your order." in message.text
    assert "nothing says who did it" in [gap.message for gap in message.gaps]
    assert "ownership" not in message.components


def test_an_empathy_reply_never_turns_an_owned_act_on_them(composer: Composer) -> None:
    message = composer.compose(FULL, "empathy", now=NOW)
    assert "I'm sorry you sent" not in message.text


def test_a_team_says_we_and_the_answers_keep_their_own_words(composer: Composer) -> None:
    message = composer.compose(FULL.with_answer("sender.voice", "team"), "email", now=NOW)
    assert "We're sorry we sent the wrong file on Monday." in message.text
    assert "We will ring you on Friday at ten." in message.text


def test_a_chat_is_short_has_no_subject_and_says_ill(composer: Composer) -> None:
    message = composer.compose(FULL, "chat", now=NOW)
    assert message.text.startswith("Hi Dana. I'm sorry I sent the wrong file on Monday.")
    assert "I'll ring you" in message.text
    assert message.subject == ""
    assert message.text.endswith("Sam Reyes")


def test_a_chat_over_eighty_words_is_whole_and_says_so(composer: Composer) -> None:
    long = FULL.with_answer("own.harm", "lost " + "an hour and then another hour and " * 14 + "the day")
    message = composer.compose(long, "chat", now=NOW)
    assert "the day" in message.text
    assert any("too many for a chat" in gap.message for gap in message.gaps)


@pytest.mark.parametrize(
    ("people", "greeting"),
    [
        ((Person(name="Dana Roth", call="Dana"),), "Hi Dana,"),
        ((Person(name="Dana Roth"),), "Hi Dana,"),
        ((Person(call="Dr Roth"),), "Dear Dr Roth,"),
        ((Person(call="Ana"), Person(call="Ben"), Person(call="Cleo")), "Hi Ana, Ben and Cleo,"),
        ((Person(call="Ana"), Person(call="Ben", copy=True)), "Hi Ana,"),
        ((Person(group="the finance team"),), "Hi everyone,"),
        ((), "Hello,"),
    ],
)
def test_the_greeting_fits_who_it_is_for(people: tuple[Person, ...], greeting: str, composer: Composer) -> None:
    message = composer.compose(FULL.with_answer("listen.who", people), "email", now=NOW)
    assert f"\n\n{greeting}\n\n" in message.text


@pytest.mark.parametrize(
    ("pain", "subject"),
    [
        ("the photos", "The photos: fixed"),
        ("the second invoice", "What happened, and what happens next"),
        ("£84 too much", "What happened, and what happens next"),
        ("their trust", "What happened, and what happens next"),
        ("losing the photos", "What happened, and what happens next"),
        ("not knowing", "What happened, and what happens next"),
        ("fix the line", "What happened, and what happens next"),
        ("the morning meeting", "The morning meeting: fixed"),
    ],
)
def test_the_subject_names_the_thing_and_never_money(pain: str, subject: str, composer: Composer) -> None:
    assert composer.compose(FULL.with_answer("listen.pain", pain), "email", now=NOW).subject == subject


def test_private_notes_are_in_no_output(form: Form, composer: Composer) -> None:
    private = FULL
    for question in form.questions():
        if question.private and question.type == "note":
            private = private.with_answer(question.key, f"Secret {question.key}")
    private = private.with_answer("comp.kind", "credit").with_answer("comp.what", "credited £20")
    for output in ("email", "chat", "talk", "holding", "short", "text", "public", "escalation", "empathy", "not-sorry"):
        assert "Secret" not in composer.compose(private, output, now=NOW).text
