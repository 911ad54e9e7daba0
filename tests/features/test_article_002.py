"""Advice of the article "How I apologise" (002), as a user of the program meets it."""

import pytest

from composer.guide.stance import compensation_too_early
from tests.features.conftest import Program


def test_s42_with_nothing_written_under_listen_later_steps_are_open_and_remind_of_it(program: Program) -> None:
    case = program.case("1", {"listen.words": "", "listen.asked": "", "listen.pain": ""})
    later = [question.key for step in program.app.form.steps[1:] for question in step.questions if not question.when]
    assert all(program.shows(key, case) for key in ("restate.told", "own.act", "plan.next"))
    assert {"restate.told", "own.see", "plan.done", "follow.do"} <= set(later)
    assert any(note.startswith("Their own words are not written down yet.") for note in program.notes(case))
    assert not any(note.startswith("Their own words are not") for note in program.notes(program.case("1")))


def test_s42_questions_for_them_stand_in_the_talking_points(program: Program) -> None:
    case = program.case("1", {"listen.asked": "Which photo was it?"})
    assert "- Which photo was it?" in program.message(case, "talk").text


@pytest.mark.parametrize(("agreed", "asks"), [("not-asked", True), ("yes", False)])
def test_s44_until_they_have_agreed_the_message_asks_whether_it_heard_right(
    agreed: str, asks: bool, program: Program
) -> None:
    case = program.case("1", {"restate.agreed": agreed})
    assert ("Have I got that right?" in program.message(case).text) is asks
    assert any("before agreement" in note for note in program.notes(case)) is asks


def test_s45_another_main_point_leads_the_subject_and_the_first_paragraph(program: Program) -> None:
    other = {"listen.pain": "the mark-up", "restate.most": "the day of mark-up is what worries you most"}
    before, after = program.message(program.case("1")), program.message(program.case("1", other))
    assert before.subject.startswith("The site photos")
    assert after.subject.startswith("The mark-up")
    assert "the day of mark-up is what worries you most" in after.sentences[0].text


def test_s49_only_real_shared_experience_takes_the_claim_away(program: Program) -> None:
    for claim in ("I feel sorry for you.", "I know exactly how you feel."):
        assert "claimed-empathy" in program.rules(claim, scope="sentence")
    true = "my own files went with a broken disk"
    text = program.message(program.case("1", {"own.me_too": true})).text
    sentence = f"The same happened to me when {true}."
    assert sentence in text
    assert "claimed-empathy" not in program.rules(f"I know exactly how you feel. {sentence}", scope="sentence")


def test_s53_works_as_designed_is_flagged_and_the_point_they_are_right_about_is_used(program: Program) -> None:
    found = [f for f in program.check("The export works as designed.", scope="sentence") if f.rule == "spin"]
    assert [finding.text for finding in found] == ["works as designed"]
    assert found[0].question == "restate.right"
    case = program.case("1", {"restate.right": "the list covers network folders only"})
    assert "You are right that the list covers network folders only." in program.message(case).text


def test_s54_a_place_for_ideas_is_a_sentence_and_without_one_it_is_gone(program: Program) -> None:
    stem = "If you have an idea how to make this better, send it to"
    filled = program.message(program.case("1", {"follow.ideas_to": "ideas@example.org"})).text
    assert f"{stem} ideas@example.org." in filled
    assert stem not in program.message(program.case("1")).text


def test_s58_giving_back_waits_for_owning_and_planning_and_says_why_with_a_way_in(program: Program) -> None:
    early = program.case("1", {"own.act": "", "plan.done": "", "plan.next": ""})
    assert compensation_too_early(early)
    step = program.app.form.steps[6]
    note = next(note for note in step.notes if note.id == "comes-later")
    assert note.text in program.notes(early)
    assert note.text not in program.notes(program.case("1"))
    assert [offer.label for offer in note.offers] == ["Own your part", "Plan", "Open anyway"]


def test_s58_their_own_money_does_not_have_to_wait(program: Program) -> None:
    assert not compensation_too_early(program.case("[comp]\nown_money = 'yes'\n"))


def test_s60_what_is_given_later_is_not_in_the_message(program: Program) -> None:
    now, later = program.case("3"), program.case("3", {"comp.when": "later"})
    assert "£186" in program.message(now).text
    assert program.message(now).sentences[-4].slot == "compensate"
    assert "£186" not in program.message(later).text
    assert "compensation" not in program.message(later).components
    assert "It stays out of this message and becomes one of its own, after the repair." in program.notes(later)


def test_s63_when_to_use_the_number_stands_behind_it(program: Program) -> None:
    bounds = "between 8 and 6; outside that, the night desk has my notes"
    text = program.message(program.case("1", {"follow.bounds": bounds})).text
    assert f"You can reach me on 0117 496 0142 {bounds}." in text
