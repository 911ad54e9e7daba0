"""The writer's own text on one sheet with what was put into it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.guide.case import Case, Person
from composer.guide.form import Form
from composer.knowledge.places import resources
from composer.message.compose import Composer
from composer.message.own_text import OUTPUT, TEXT
from composer.session.coverage import Covering, load_coverage
from composer.session.drafting import Drafting, Sheet, fit
from composer.session.open_case import OpenCase
from composer.session.scheduler import SynchronousScheduler
from composer.text.finding import Fix
from composer.tone.rules import Rule

DRAFT = """Hi Martin,

Sorry for the inconvenience with the booking page. You were without bookings for the whole of Monday morning.

The page has been working since noon on Monday. I will write to you by Friday about the bill.

Sam Reyes
"""
PUT_IN = "I changed the page without testing it."


@pytest.fixture
def opened(form: Form, composer: Composer, scheduler: SynchronousScheduler) -> OpenCase:
    case = Case(id="d", step="check").with_answer("listen.who", (Person("Martin Hale"),))
    return OpenCase(case, form, composer, scheduler)


@pytest.fixture
def drafting(opened: OpenCase) -> Drafting:
    return Drafting(opened)


def marked(sheet: Sheet) -> str:
    text = sheet.text
    for hole in reversed(sheet.holes):
        text = f"{text[: hole.span.start]}[{hole.span.of(text)}]{text[hole.span.end :]}"
    return text


def test_what_is_typed_is_the_text_character_for_character(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    assert opened.case.text(TEXT) == DRAFT
    assert (opened.case.text(OUTPUT), opened.case.text("output")) == ("email", "email")
    assert drafting.settle() == Sheet(DRAFT, (), drafting.sheet().offset)
    message = opened.message()
    assert message.text[-drafting.sheet().offset :] == DRAFT.rstrip()


def test_without_the_holes_the_sheet_is_the_writers_text(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    opened.answer("own.act", "changed the page without testing it")
    opened.answer("follow.learn", "x")
    sheet = drafting.settle()
    assert f"booking page.[ {PUT_IN}] You were" in marked(sheet)
    assert sheet.own == DRAFT
    assert [item.passage.slot for item in sheet.items] == ["own"]


def test_words_typed_at_either_edge_of_a_hole_stay_where_they_were_typed(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    opened.answer("own.act", "changed the page without testing it")
    sheet = drafting.settle()
    at = sheet.text.index(f" {PUT_IN}")
    drafting.type(f"{sheet.text[:at]} Before it.{sheet.text[at:]}")
    sheet = drafting.settle()
    assert f"booking page. Before it.[ {PUT_IN}] You were" in marked(sheet)
    at = sheet.text.index(PUT_IN) + len(PUT_IN)
    drafting.type(f"{sheet.text[:at]} After it.{sheet.text[at:]}")
    assert f"booking page. Before it.[ {PUT_IN}] After it. You were" in marked(drafting.settle())


def test_what_was_put_in_stays_when_the_writer_says_it_too(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    opened.answer("own.act", "changed the page without testing it")
    drafting.type(drafting.settle().text.replace("You were without", "It was my mistake. You were without"))
    assert f"[ {PUT_IN}] It was my mistake." in marked(drafting.settle())


def test_taken_out_whole_the_answer_goes_too_and_comes_back_in_one_step(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    opened.answer("own.act", "changed the page without testing it")
    with_it = drafting.settle().text
    drafting.type(with_it.replace(f" {PUT_IN}", ""))
    assert drafting.settle().text == DRAFT
    assert "own.act" not in opened.case.answers
    opened.undo()
    assert drafting.settle().text == with_it


def test_a_new_draft_over_the_whole_sheet_leaves_nothing_of_the_old(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT, "paste")
    opened.answer("own.act", "changed the page without testing it")
    drafting.settle()
    drafting.type("Dear Ana,\n\nit was me.", "paste")
    assert drafting.settle().text == "Dear Ana,\n\nit was me."
    assert opened.case.editions == ()


def test_what_a_sentence_says_follows_it_through_other_typing(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type(DRAFT.replace("Sam Reyes", "That one was on my desk.\n\nSam Reyes"), "paste")
    place = next(one.place for one in opened.message().sentences if "on my desk" in one.text)
    drafting.say(place, ("ownership",))
    drafting.type(drafting.settle().text.replace("Sorry for", "One more. Sorry for"))
    drafting.type(drafting.settle().text.replace("on my desk", "on my desk alone"))
    found = next(one for one in opened.message().sentences if "on my desk" in one.text)
    assert "ownership" in found.components
    assert [one.text for one in opened.message().sentences if "ownership" in one.components] == [found.text]


def test_a_fix_that_takes_words_out_takes_one_of_their_spaces(opened: OpenCase, drafting: Drafting) -> None:
    drafting.type("Hi Ana,\n\nI am really sorry. I broke it.", "paste")
    text = opened.message().text
    start = text.index("really")
    drafting.apply(Fix("Leave it out", "delete", start, start + len("really"), ""))
    assert drafting.settle().text == "Hi Ana,\n\nI am sorry. I broke it."
    opened.undo()
    assert "really sorry" in drafting.settle().text


def test_line_ends_and_halves_of_letters_are_made_fit() -> None:
    assert fit("a\r\nb\rc\u2028d\x00e\ud800") == "a\nb\nc\nde\ufffd"
    assert fit("\tно\u00a0break 🙈") == "\tно\u00a0break 🙈"


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_stands_there(
    form: Form, composer: Composer, scheduler: SynchronousScheduler, data: st.DataObject
) -> None:
    case = Case(id="d").with_answer("listen.who", (Person("Martin Hale"),))
    opened = OpenCase(case, form, composer, scheduler)
    drafting = Drafting(opened)
    drafting.type(DRAFT, "paste")
    opened.answer("comp.what", "£86 off the next bill")
    opened.answer("plan.change", "a second person looks at each change")
    for _ in range(4):
        before = drafting.settle()
        start = data.draw(st.integers(0, len(before.text)))
        end = data.draw(st.integers(start, min(len(before.text), start + data.draw(st.sampled_from((0, 0, 1, 40))))))
        words = data.draw(st.sampled_from(("", " ", "x", "\n", " One more.", "\n\nA paragraph.", "🙂")))
        wanted = before.text[:start] + words + before.text[end:]
        drafting.type(wanted)
        after = drafting.settle()
        assert after.own == opened.case.text(TEXT)
        if not any(hole.span.start < end and start < hole.span.end for hole in before.holes):
            assert sorted(after.text.split()) == sorted(wanted.split())


def test_the_steps_are_ticked_by_the_parts_the_draft_says(
    rules: dict[str, Rule], opened: OpenCase, drafting: Drafting
) -> None:
    drafting.type(DRAFT, "paste")
    covering = Covering(load_coverage(resources() / "coverage" / "en"), rules["missing-component"].logic)
    said = covering.said_in_own_words(opened.message())
    assert {"own.harm", "plan.next", "follow.do"} <= said
    assert "own.act" not in said
    drafting.type(DRAFT.replace("Sorry for", "It was my mistake. Sorry for"))
    assert "own.act" in covering.said_in_own_words(opened.message())
