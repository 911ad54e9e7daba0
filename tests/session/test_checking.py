from pathlib import Path

import pytest
from msgspec.structs import replace

from composer.grammar.engine import GrammarEngine, harper_installed
from composer.grammar.none import NoEngine
from composer.guide.case import Case, NextStep, Person
from composer.library.store import Store
from composer.session.checking import LANE
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler
from composer.text.finding import Finding
from tests.held_lane import HeldLane

needs_harper = pytest.mark.skipif(not harper_installed(), reason="Harper is not installed")


@pytest.fixture
def held(scheduler: SynchronousScheduler) -> HeldLane:
    return HeldLane(LANE, scheduler.now())


@pytest.fixture
def slow(tools: Tools, held: HeldLane) -> Desk:
    """A desk whose grammar engine answers when it is let."""
    desk = Desk(Case("k7m3pq9x"), replace(tools, scheduler=held), stored=False)
    desk.opened.set_output("email")
    return desk


def rules_of(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings if finding.start is not None}


def test_tone_is_there_at_once_and_grammar_when_its_lane_has_read(slow: Desk, held: HeldLane) -> None:
    told: list[bool] = []
    slow.checking.subscribe(lambda: told.append(slow.checking.message().complete))
    slow.opened.answer("own.act", "if teh list upset you", how="paste")
    first = slow.checking.message()
    assert "conditional-sorry-if" in rules_of(first.shown)
    if not harper_installed():
        return
    assert not first.complete
    assert "harper-The" not in rules_of(first.shown)
    held.let()
    assert told == [True]
    assert {"harper-The", "conditional-sorry-if"} <= rules_of(slow.checking.message().shown)


@needs_harper
def test_an_answer_for_an_older_text_is_not_shown_for_the_newer(slow: Desk, held: HeldLane) -> None:
    slow.opened.answer("own.act", "sent you teh list", how="paste")
    slow.checking.message()
    slow.opened.answer("own.act", "sent you the right list", how="paste")
    slow.checking.message()
    held.let()
    held.let()
    after = slow.checking.message()
    assert after.complete
    assert not any(finding.source_engine == "grammar" for finding in after.shown)


@needs_harper
def test_unchanged_paragraphs_keep_their_marks_while_another_is_read(slow: Desk, held: HeldLane) -> None:
    slow.opened.answer("own.act", "sent you teh list", how="paste")
    slow.opened.answer("listen.impact", "3", how="choice")
    slow.checking.message()
    held.let()
    slow.opened.answer("plan.change", "nobody sends a list alone", how="paste")
    shown = slow.checking.message()
    assert not shown.complete
    text = slow.opened.message().text
    assert [text[f.start : f.end] for f in shown.shown if f.rule == "harper-The"] == ["teh"]


def test_marks_wait_until_the_writer_has_paused(desk: Desk, scheduler: SynchronousScheduler) -> None:
    told: list[bool] = []
    desk.opened.answer("own.act", "sent it")
    desk.checking.subscribe(lambda: told.append(desk.checking.settled))
    assert not desk.checking.settled
    scheduler.advance(399)
    desk.opened.answer("own.act", "sent it l")
    scheduler.advance(399)
    assert not desk.checking.settled
    scheduler.advance(1)
    assert told == [True]
    desk.opened.answer("own.act", "sent it late", how="fix")
    assert desk.checking.settled


def marks(desk: Desk, key: str) -> list[tuple[str, str]]:
    return [(mark.finding.rule, mark.finding.text) for mark in desk.checking.field(key, "email")]


def test_a_field_is_checked_as_the_sentence_it_makes(desk: Desk) -> None:
    """By itself "if" is no mistake, after "I'm sorry" it is; and a half-sentence is never called uncapitalised."""
    answer = "if that upset you"
    desk.opened.answer("own.act", answer, how="paste")
    (mark,) = (m for m in desk.checking.field("own.act", "email") if m.finding.rule == "conditional-sorry-if")
    assert mark.finding.start is not None
    assert mark.finding.end is not None
    assert answer[mark.finding.start : mark.finding.end] == mark.finding.text
    assert mark.finding.text == "if that upset you"
    assert not mark.in_stem
    assert not any(rule.startswith("harper") for rule, _ in marks(desk, "own.act"))


@needs_harper
def test_a_mark_and_its_fix_stand_where_they_were_typed_in_a_row_of_the_plan(desk: Desk) -> None:
    rows = (
        NextStep(do="ring you with the result", when="at 4:30 tomorrow"),
        NextStep(do="send teh list 😀 and teh key", when="on Friday"),
    )
    desk.opened.answer("plan.next", rows, how="paste")
    found = [m for m in desk.checking.field("plan.next", "email") if m.finding.rule == "harper-The"]
    assert [(m.part.row, m.part.column, m.finding.start) for m in found] == [(1, "do", 5), (1, "do", 20)]
    fix = found[1].finding.fixes[0]
    assert (fix.start, fix.end, fix.replacement) == (20, 23, "the")


def test_every_fix_in_a_field_changes_only_what_was_typed_there(desk: Desk) -> None:
    answers = {
        "own.act": "sent the wrong list on Tuesday. Sorry if that upset you",
        "own.harm": "may have lost teh morning to calls, but it was quick",
        "explain.cause": "mistakes were made and its clear why",
        "plan.done": "sent the right one, for any inconvenience",
    }
    for key, answer in answers.items():
        desk.opened.answer(key, (answer,) if key == "plan.done" else answer, how="paste")
    seen = 0
    for key, answer in answers.items():
        for mark in desk.checking.field(key, "email"):
            if mark.in_stem:
                assert mark.finding.start is None
                continue
            assert mark.part.text == answer
            assert mark.finding.text == answer[mark.finding.start : mark.finding.end]
            for fix in mark.finding.fixes:
                if fix.start is not None and fix.end is not None:
                    assert 0 <= fix.start <= fix.end <= len(answer)
                    seen += 1
    assert seen >= 1


def test_a_private_note_is_read_by_itself_and_only_by_its_own_rules(desk: Desk) -> None:
    desk.opened.answer("own.parked", "they could have checked it, but I am sorry", how="paste")
    assert all(mark.part.text == desk.opened.case.text("own.parked") for mark in desk.checking.field("own.parked"))
    assert "sorry-but" not in {rule for rule, _ in marks(desk, "own.parked")}


@needs_harper
def test_the_names_of_the_case_are_not_marked(desk: Desk) -> None:
    desk.opened.answer("listen.who", (Person(name="Zorbix Qylvane", call="Zorbix"),))
    desk.opened.answer("own.act", "sent zorbix the wrong list", how="paste")
    assert marks(desk, "own.act") == []


@pytest.mark.parametrize(("scope", "in_this_case", "in_another"), [("here", 1, 2), ("case", 0, 2), ("always", 0, 0)])
@needs_harper
def test_what_is_ignored_goes_away_here_in_this_case_or_always(
    tools: Tools, store: Store, scope: str, in_this_case: int, in_another: int
) -> None:
    def laid(case_id: str) -> Desk:
        new = Desk(Case(case_id), tools, stored=False, ignored=store.ignored(case_id), keep_ignored=store.ignore)
        new.opened.answer("own.harm", "recieved the wrong lisst", how="paste")
        return new

    def spelling(of: Desk) -> list[Finding]:
        return [finding for finding in of.checking.message("email").shown if finding.rule == "harper-SpellCheck"]

    one = laid("one")
    assert len(spelling(one)) == 2
    one.checking.ignore(spelling(one)[0], scope)
    assert len(spelling(one)) == in_this_case
    assert len(one.checking.message("email").ignored) == 2 - in_this_case
    assert len(spelling(laid("one"))) == in_this_case
    assert len(spelling(laid("two"))) == in_another


def test_one_missing_part_can_be_put_aside_without_the_others(desk: Desk) -> None:
    def missing() -> list[str | None]:
        shown = desk.checking.message("email").shown
        return [finding.question for finding in shown if finding.rule == "missing-component"]

    desk.opened.answer("own.act", "sent it", how="paste")
    before = missing()
    assert len(set(before)) > 1
    (finding, *_) = (f for f in desk.checking.message("email").shown if f.rule == "missing-component")
    desk.checking.ignore(finding, "here")
    assert missing() == [question for question in before if question != finding.question]


def test_an_engine_that_fails_is_reported_once_and_tone_goes_on(tools: Tools) -> None:
    class Broken:
        name = "broken"

        def check(self, *_: object) -> tuple[Finding, ...]:
            raise RuntimeError("the engine is broken")

    desk = Desk(Case("one"), replace(tools, engine=Broken()), stored=False)
    desk.opened.answer("own.harm", "may have lost a day", how="paste")
    with pytest.raises(RuntimeError):
        desk.checking.message("email")
    found = desk.checking.message("email")
    assert found.complete
    assert found.shown
    desk.close()


def test_closing_the_desk_keeps_the_case_and_hears_no_more(desk: Desk, store: Store, tmp_path: Path) -> None:
    desk.opened.answer("own.act", "sent it")
    assert desk.close()
    assert store.case(desk.opened.case.id).text("own.act") == "sent it"
    assert (tmp_path / "amends.sqlite").exists()


def test_what_was_answered_in_its_own_step_is_not_called_missing(scenario: Case, tools: Tools) -> None:
    # Some wordings of the cause hold no causal word; the form still knows what they are.
    for seed in range(150, 162):
        desk = Desk(replace(scenario, seed=seed), tools, stored=False)
        shown = desk.checking.message("email").shown
        assert [finding for finding in shown if finding.rule == "missing-component"] == []
        desk.close()


def test_a_desk_that_cannot_be_put_away_goes_on_checking(
    desk: Desk, scheduler: SynchronousScheduler, tmp_path: Path
) -> None:
    store, elsewhere = tmp_path / "amends.sqlite", tmp_path / "elsewhere"
    desk.opened.answer("own.act", "sent it")
    store.rename(elsewhere)
    assert not desk.close()
    told: list[bool] = []
    desk.checking.subscribe(lambda: told.append(True))
    desk.opened.answer("own.act", "sent it if that upset you")
    scheduler.advance(400)
    assert told
    elsewhere.rename(store)
    scheduler.advance(2000)
    assert desk.close()


def test_a_family_that_is_switched_off_is_gone_at_once_and_back_as_soon(slow: Desk) -> None:
    told: list[int] = []
    slow.opened.answer("own.act", "if the list upset you", how="paste")
    assert "conditional-sorry-if" in rules_of(slow.checking.message().shown)
    slow.checking.subscribe(lambda: told.append(len(slow.checking.message().shown)))
    engine, language = NoEngine(), "en-GB"
    slow.checking.use(engine, language, {"conditional": "off"})
    assert "conditional-sorry-if" not in rules_of(slow.checking.message().shown)
    slow.checking.use(engine, language, {"conditional": "advice"})
    found = next(f for f in slow.checking.message().shown if f.rule == "conditional-sorry-if")
    assert found.severity == "advice"
    slow.checking.use(engine, language, {})
    assert "conditional-sorry-if" in rules_of(slow.checking.message().shown)
    assert len(told) == 3
    slow.checking.use(engine, language, {})
    assert len(told) == 3


def test_a_desk_begins_with_the_families_as_they_are_set(tools: Tools) -> None:
    desk = Desk(Case("k7m3pq9x"), tools, stored=False, levels={"conditional": "off"})
    desk.opened.answer("own.act", "if the list upset you", how="paste")
    assert "conditional-sorry-if" not in rules_of(desk.checking.message().shown)
    desk.close()


@needs_harper
def test_another_language_and_engine_read_what_is_open_already(desk: Desk, engine: GrammarEngine) -> None:
    desk.opened.answer("own.act", "lost the colour chart and teh list", how="paste")
    rules = rules_of(desk.checking.message().shown)
    assert "harper-SpellCheck" not in rules
    assert "harper-The" in rules
    desk.checking.use(engine, "en-US", {})
    desk.checking.message()
    assert any(f.text == "colour" for f in desk.checking.message().shown)
    desk.checking.use(NoEngine(), "en-US", {})
    assert not any(f.source_engine == "grammar" for f in desk.checking.message().shown)
    assert desk.checking.message().complete
