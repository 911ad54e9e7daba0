"""`amends compose`: the answers as a message, in every format, and what it does not say yet."""

import json
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.conftest import Amends

FIXTURES = Path(__file__).parents[1] / "fixtures"
GOLDEN = sorted((FIXTURES / "messages").glob("*.txt"))
ANSWERS = sorted((FIXTURES / "answers").glob("*.toml"))
NOW = "2026-03-11T15:00"

LATE = '[own]\nact = "sent you the wrong file"\n'


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_scenario_prints_its_message_as_it_would_be_copied(golden: Path, amends: Amends) -> None:
    name, output = golden.stem.rsplit(".", 1)
    ran = amends("compose", FIXTURES / "answers" / f"{name}.toml", "--output", output, "--now", NOW)
    assert (ran.status, ran.out) == (0, golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda path: path.stem)
def test_every_format_says_the_same_words(answers: Path, amends: Amends) -> None:
    text = amends("compose", answers).out.split()
    markdown = amends("compose", answers, "--format", "markdown")
    assert markdown.status == 0
    assert [word for word in text if word.isalpha() and word not in markdown.out] == []
    html = amends("compose", answers, "--format", "html").out
    subject = text[: text.index("Hi")] if text[0] == "Subject:" else []
    assert [word for word in text[len(subject) :] if word.isalpha() and word not in html] == []
    assert json.loads(amends("compose", answers, "--format", "json").out)["text"].split() == text
    mail = message_from_bytes(amends("compose", answers, "--format", "eml").out.encode(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail.get_body(("plain",)).get_content().split() == text[len(subject) :]


def test_an_eml_is_addressed_to_the_person(amends: Amends, scenario: Callable[[str], Path]) -> None:
    mail = message_from_bytes(amends("compose", scenario("1"), "--format", "eml").out.encode(), policy=policy.default)
    assert mail["To"] == "Dana Whitlock <dana@example.org>"
    assert mail["Subject"] == "The site photos on Tuesday: what happened and what happens next"


def test_answers_come_from_standard_input_too(amends: Amends) -> None:
    ran = amends("compose", "-", "--output", "chat", stdin=LATE)
    assert ran.status == 0
    assert "I'm sorry I sent you the wrong file." in ran.out


def test_what_the_message_does_not_say_is_named_on_standard_error_with_its_question(amends: Amends) -> None:
    ran = amends("compose", "-", "--output", "email", stdin=LATE + "[listen]\nimpact = 3\n")
    assert "nothing says what it did to them: own.harm" in ran.err.splitlines()
    assert "nothing says when it will be fixed: plan.next" in ran.err.splitlines()
    assert "own.harm" not in ran.out


def test_findings_from_worth_a_look_on_stand_on_standard_error(amends: Amends) -> None:
    ran = amends("compose", "-", "--output", "email", "--set", "own.act=sent it late, but you never asked", stdin=LATE)
    assert "[sorry-but]" in ran.err
    assert "an idea:" not in ran.err


def test_a_chat_that_is_too_long_is_printed_whole_and_said_to_be(
    amends: Amends, scenario: Callable[[str], Path]
) -> None:
    long = "; ".join(["told you on Monday that the order had left the building when it had not"] * 8)
    ran = amends("compose", scenario("4"), "--set", f"own.act={long}")
    assert ran.out.count("had left the building") == 8
    assert "too many for a chat" in ran.err


def test_set_answers_one_more_question_and_the_later_of_two_wins(
    amends: Amends, scenario: Callable[[str], Path]
) -> None:
    ran = amends("compose", scenario("1"), "--set", "listen.pain=the wrong one", "--set", "listen.pain=the mark-up")
    assert ran.out.startswith("Subject: The mark-up on Tuesday")


def test_set_takes_rows_as_the_file_writes_them(amends: Amends) -> None:
    row = 'plan.next=[{ do = "send you the right one", when = "by noon tomorrow" }]'
    ran = amends("compose", "-", "--output", "chat", "--set", row, stdin=LATE)
    assert "I'll send you the right one by noon tomorrow." in ran.out


def test_set_without_an_answer_takes_one_away(amends: Amends, scenario: Callable[[str], Path]) -> None:
    ran = amends("compose", scenario("1"), "--set", "follow.reach=", "--set", "sender.phone=")
    assert "You can reach me" not in ran.out


def test_now_is_the_options_before_the_files(amends: Amends, scenario: Callable[[str], Path]) -> None:
    given = ("compose", scenario("1"), "--format", "json")
    due = [promise["due"] for promise in json.loads(amends(*given).out)["promises"]]
    assert "2026-03-12T16:30" in due
    later = [promise["due"] for promise in json.loads(amends(*given, "--now", "2026-03-18T15:00").out)["promises"]]
    assert "2026-03-19T16:30" in later


def test_json_names_the_answers_behind_each_sentence(amends: Amends, scenario: Callable[[str], Path]) -> None:
    result = json.loads(amends("compose", scenario("1"), "--format", "json").out)
    own = next(sentence for sentence in result["sentences"] if sentence["slot"] == "own")
    assert own["answers"] == ["own.act"]
    assert result["text"][own["start"] : own["end"]].startswith("I'm sorry I wiped your laptop")
    assert own["components"] == ["regret", "ownership"]


def test_without_an_output_the_advice_chooses(amends: Amends, scenario: Callable[[str], Path]) -> None:
    ran = amends("compose", scenario("2"), "--set", "output=", "--format", "json")
    assert json.loads(ran.out)["output"] == "talk"
