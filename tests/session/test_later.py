from msgspec.structs import replace

from composer.guide.case import Answer, Case
from composer.session.ids import id_beside
from composer.session.later import compensation_draft


def test_it_takes_the_people_the_sender_and_what_is_given_and_none_of_the_apology(scenario: Case) -> None:
    case = scenario.with_answer("comp.kind", "credit").with_answer("comp.when", "later")
    draft = compensation_draft(replace(case, id="k7m3pq9x"))
    assert draft.people == case.people
    assert (draft.text("sender.name"), draft.text("comp.kind"), draft.text("comp.when")) == (
        "Ravi Menon",
        "credit",
        "now",
    )
    assert not {key for key in draft.answers if key.startswith(("explain.", "plan.", "promise"))}
    assert {"own.act", "own.harm", "follow.thanks"}.isdisjoint(draft.answers)
    assert (draft.life, draft.step) == ("draft", "comp")


def test_it_has_a_name_of_its_own(scenario: Case) -> None:
    assert compensation_draft(scenario).title == "The site photos: what we give back"
    assert compensation_draft(replace(scenario, title="Dana")).title == "Dana: what we give back"
    assert compensation_draft(Case("a", answers={"comp.when": Answer("later")})).title.endswith(": what we give back")


def test_a_case_has_one_such_draft_and_another_case_another(scenario: Case) -> None:
    one, same, other = (compensation_draft(replace(scenario, id=case_id)).id for case_id in ("a2", "a2", "b3"))
    assert one == same != other
    assert id_beside("a2", "compensation") == one != "a2"
    assert len(one) == 8
