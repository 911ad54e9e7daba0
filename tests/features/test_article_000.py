"""Advice of the article on defusing and escalating (000), as a user of the program meets it."""

import re

import pytest

from composer.promises.check import promises_of
from tests.features.conftest import NOW, Program

FACTS = ("on Tuesday", "eleven site photos", "at 4:30 tomorrow", "Marcus has agreed", "next Tuesday at ten")


def test_s07_to_somebody_still_angry_the_cause_is_left_out_and_offered_in_writing_and_in_a_talk(
    program: Program,
) -> None:
    dates = {"explain.write_by": "by noon on Friday", "explain.talk_at": "on Monday at ten"}
    calm, angry = program.case("1"), program.case("1", {"explain.ready": "angry", **dates})
    assert not program.shows("explain.write_by", calm)
    assert program.shows("explain.write_by", angry)
    assert "rebuild list" in program.message(calm).text
    report = program.report(angry)
    assert "rebuild list" not in report["text"]
    assert "I will write down how it happened and send it to you by noon on Friday" in report["text"]
    assert "go through it with you on Monday at ten." in report["text"]
    due = [promise["due"] for promise in report["promises"] if promise["kind"] == "promise"]
    assert {"2026-03-13T12:00", "2026-03-16T10:00"} <= set(due)
    message = program.message(angry)
    rows = {promise.question: promise for promise in promises_of(angry, message.text, message.sentences, NOW)}
    assert rows["explain.write_by"].due_text == "by noon on Friday"
    assert rows["explain.talk_at"].due_text == "on Monday at ten"
    assert rows["explain.write_by"].about != rows["explain.talk_at"].about


def test_s07_without_a_day_for_either_the_message_has_a_gap(program: Program) -> None:
    assert "explain.write_by" in program.gaps(program.case("1", {"explain.ready": "angry"}))


def test_s10_a_cause_that_is_not_known_is_said_honestly_and_asks_for_a_time(program: Program) -> None:
    unknown = {"explain.known": "not-yet", "explain.cause": "", "explain.unknown": "why the list left it out"}
    case = program.case("1", unknown)
    assert "I do not know yet why the list left it out." in program.message(case).text
    assert program.gaps(case)["explain.tell_by"] == "nothing says when you report back"
    assert any(note.startswith("When will you report back?") for note in program.notes(case))
    timed = program.case("1", {**unknown, "explain.tell_by": "by noon tomorrow"})
    assert "I will tell you by noon tomorrow what I know." in program.message(timed).text
    assert "explain.tell_by" not in program.gaps(timed)
    assert not any(note.startswith("When will you report back?") for note in program.notes(timed))


@pytest.mark.parametrize("impact", ["3", "4"])
def test_s11_a_third_time_advises_to_bring_somebody_in_and_says_why(impact: str, program: Program) -> None:
    advice = program.advice(program.case("1", {"listen.before": "more", "listen.impact": impact}))
    assert advice.escalate
    assert "It is the third time for them." in advice.escalate_reason
    assert ("It is very serious to them." in advice.escalate_reason) is (impact == "4")
    assert "It is the third time for them: a manager joins." in advice.notes
    assert not program.advice(program.case("1")).escalate


def test_s11_anger_after_a_second_attempt_and_missing_authority_are_reasons_too(program: Program) -> None:
    upset = program.case("1", {"listen.before": "second", "listen.ready": "upset"})
    assert program.advice(upset).escalate_reason == "They are still upset after more than one attempt."
    assert "something you cannot decide" in program.advice(program.case("5")).escalate_reason


@pytest.mark.parametrize("changes", [{"listen.impact": "4"}, {"listen.before": "more"}, {"own.may": "no"}])
def test_s12_serious_cases_are_signed_with_or_by_a_manager(changes: dict[str, str], program: Program) -> None:
    assert program.advice(program.case("1")).signatory == "me"
    advice = program.advice(program.case("1", changes))
    assert advice.signatory in ("together", "manager")
    assert advice.signatory_reason


def test_s12_from_the_manager_the_signature_the_pronouns_and_the_number_change_and_no_fact_does(
    program: Program,
) -> None:
    card = {"sender.name": "Lena Ortiz", "sender.role": "Head of IT", "sender.phone": "0117 496 0199"}
    mine = program.message(program.case("1")).text
    theirs = program.message(program.case("1", {**card, "follow.reach": "", "sender.voice": "team"})).text
    assert mine.endswith("Ravi Menon\nIT service desk")
    assert theirs.endswith("Lena Ortiz\nHead of IT")
    assert "I'm sorry I wiped your laptop" in mine
    assert "We're sorry we wiped your laptop" in theirs
    assert "reach us on 0117 496 0199" in theirs
    assert "0117 496 0142" not in theirs
    for fact in FACTS:
        assert fact in mine
        assert fact in theirs
    numbers = [
        re.findall(r"\d[\d:]*", text.replace("0117 496", "").replace("0142", "").replace("0199", ""))
        for text in (mine, theirs)
    ]
    assert numbers[0] == numbers[1]
