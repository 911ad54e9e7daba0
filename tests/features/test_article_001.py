"""Advice of the article on when and how to apologise (001), as a user of the program meets it."""

from datetime import timedelta
from pathlib import Path

import pytest

from composer.app import App
from composer.guide.asked import obligatory
from composer.guide.follow_up import follow_ups
from composer.guide.stance import stance_of
from composer.knowledge.toml import parse
from composer.library.profile import Profile
from composer.tone.checker import Checker
from composer.tone.context import Context
from composer.tone.house import House, policy_in
from tests.features.conftest import NOW, Program


def test_s17_a_colleague_is_chatted_with_or_talked_to(program: Program) -> None:
    for distance in ("near", "far"):
        case = program.case(f"[listen]\nrelation = 'colleague'\ndistance = '{distance}'\n")
        assert program.advice(case).channel in ("chat", "talk")


def test_s17_a_key_client_is_rung_and_rung_again_after_a_week(program: Program) -> None:
    case = program.case("[listen]\nrelation = 'key-client'\n")
    assert program.advice(case).channel == "call"
    days = [proposal.day for proposal in follow_ups(case, program.app.advice, NOW.date())]
    assert NOW.date() + timedelta(days=7) in days
    client = program.case("[listen]\nrelation = 'client'\n")
    assert len(follow_ups(client, program.app.advice, NOW.date())) < len(days)


@pytest.mark.parametrize("wrong", ["act", "pain", "failed"])
def test_s20_an_error_trouble_or_a_failure_opens_the_way_to_an_apology(wrong: str, program: Program) -> None:
    case = program.case(f"wrong = '{wrong}'\n[own]\nact = 'lost your order'\n")
    assert "own.act" in {question.key for question in obligatory(program.app.form, case)}
    assert program.message(case).shape == "apology"
    assert "I'm sorry I lost your order." in program.message(case).text


def test_s20_where_nothing_went_wrong_no_apology_is_asked_for(program: Program) -> None:
    labels = [choice.label for choice in program.question("wrong").choices]
    assert labels == [
        "We got something wrong",
        "We caused trouble or pain",
        "Something we answer for failed",
        "None of these",
    ]
    case = program.case("wrong = 'none'\n")
    assert "own.act" not in {question.key for question in obligatory(program.app.form, case)}
    assert any("kinder than an apology" in note for note in program.notes_at_start(case))


def test_s21_when_a_system_failed_the_message_names_it_says_sorry_and_has_a_time(program: Program) -> None:
    case = program.case("3")
    assert case.text("wrong") == "failed"
    assert any("We will take care of it" in note for note in program.notes_at_start(case))
    text = program.message(case).text
    assert "I'm sorry we let your email go down from 8:10 to 11:25 on Monday." in text
    assert "your mail has been back since 11:25" in text


def test_s23_not_intended_follows_the_apology_and_never_stands_in_its_place(program: Program) -> None:
    alone = "It was never my intention to upset you."
    assert "intent-shield" in program.rules(alone, scope="sentence")
    assert "intent-shield" not in program.rules(
        f"I'm sorry I sent your file to the wrong desk. {alone}", scope="sentence"
    )
    case = program.case("1", {"own.intent": "leave you without the photos"})
    slots = [sentence.slot for sentence in program.message(case).sentences]
    assert slots.index("intent") == slots.index("own") + 1
    assert not program.shows("own.intent", program.case("1", {"own.sorry": "no"}))


@pytest.mark.parametrize(("distance", "way", "else_"), [("near", "visit", "call"), ("far", "video", "call")])
def test_s24_very_serious_is_told_face_to_face_even_to_those_who_prefer_the_phone(
    distance: str, way: str, else_: str, program: Program
) -> None:
    advice = program.advice(program.case(f"[listen]\nimpact = 4\npref = 'call'\ndistance = '{distance}'\n"))
    assert advice.channel == way
    assert else_ in [channel for channel, _ in advice.others]
    assert advice.channel_reason.startswith("It is very serious to them")


def test_s24_a_small_thing_goes_their_way(program: Program) -> None:
    for way in ("call", "chat", "text", "email"):
        assert program.advice(program.case(f"[listen]\nimpact = 1\npref = '{way}'\n")).channel == way


def test_s31_a_next_step_without_a_time_is_a_gap_and_with_one_a_sentence_and_a_promise(program: Program) -> None:
    row = "plan.next", '[{ do = "ring you with a solution or the next steps", when = "%s" }]'
    without = program.case("1", {row[0]: row[1] % ""})
    assert program.gaps(without)["plan.next"] == "nothing says by when: ring you with a solution or the next steps"
    report = program.report(program.case("1", {row[0]: row[1] % "by noon tomorrow"}))
    assert "plan.next" not in [gap["question"] for gap in report["gaps"]]
    assert "I will ring you by noon tomorrow with a solution or the next steps." in report["text"]
    assert "2026-03-12T12:00" in [promise["due"] for promise in report["promises"]]


def test_s32_extra_work_needs_no_amount_and_has_its_own_sentence(program: Program) -> None:
    case = program.case("2", {"comp.kind": "time", "comp.what": "not charge you for the two days of rework"})
    asked = [q for q in program.app.form.questions() if q.key.startswith("comp.") and q.asked == "essential"]
    assert all(question.type != "amount" for question in asked)
    assert "We will not charge you for the two days of rework." in program.message(case).text


@pytest.mark.parametrize(
    ("kind", "what", "sentence"),
    [
        ("behaviour", "answer your tickets the same day", "We will answer your tickets the same day."),
        ("replacement", "a new drive", "We will give you a new drive."),
        ("refund", "refunded the £84", "I have refunded the £84."),
    ],
)
def test_s32_giving_back_has_several_forms(kind: str, what: str, sentence: str, program: Program) -> None:
    case = program.case("1", {"comp.kind": kind, "comp.what": what})
    assert sentence in program.message(case).text


def test_s33_an_apology_without_what_it_did_to_them_is_not_complete_and_leads_to_the_question(
    program: Program,
) -> None:
    missing = [f for f in program.findings(program.case("1", {"own.harm": ""})) if f.question == "own.harm"]
    assert [finding.rule for finding in missing] == ["missing-component"]
    assert [(fix.kind, fix.question) for fix in missing[0].fixes] == [("goto", "own.harm")]
    assert program.gaps(program.case("1", {"own.harm": ""}))["own.harm"] == "nothing says what it did to them"
    assert not [f for f in program.findings(program.case("1")) if f.question == "own.harm"]


def test_s39_where_fault_may_not_be_owned_saying_it_is_flagged_as_policy_not_tone(program: Program) -> None:
    file = parse(
        'may_own = "no"\n[[avoid]]\nphrase = "we were at fault"\nsay = ""\nwhy = "It is not ours to say."', "p"
    )
    own = policy_in(file, Path("p.toml"))
    checker = Checker(House(policy=own).over(program.app.rules), program.app.recognisers)
    (found,) = [one for one in checker.check("We were at fault.", Context()) if one.text == "We were at fault"]
    assert (found.source_engine, found.message) == ("policy", "Your policy asks you to leave this out.")
    begun = own.policy.begun(program.case("1", {"own.may": ""}))
    assert stance_of(begun) == "fix-only"


def test_s40_a_credit_above_the_cap_names_who_approves_it_and_is_marked_in_the_export(tmp_path: Path) -> None:
    program = Program(App(Profile(tmp_path)))
    file = parse('approver = "Lena Ortiz, head of care"\n[[cap]]\namount = 100\ncurrency = "GBP"', "p")
    own = policy_in(file, Path("p.toml"), program.app.house_reader.template)
    program.app.live_by(House(policy=own))
    given = {"comp.kind": "credit", "comp.what": "credited £400 to your account", "comp.own_money": "no"}
    case = program.case("1", given)
    (found,) = [one for one in program.report(case)["findings"] if one["rule"] == "over-the-cap"]
    assert found["message"] == "Before this goes out, ask Lena Ortiz: £400 is more than £100."
    assert (found["text"], found["severity"], found["source_engine"]) == ("£400", "error", "policy")
    approved = program.case("1", {**given, "comp.ok": "Lena Ortiz"})
    assert not [one for one in program.report(approved)["findings"] if one["rule"] == "over-the-cap"]
