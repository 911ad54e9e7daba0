from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from composer.guide.case import Answer, Case, NextStep
from composer.guide.form import Form
from composer.message.compose import Composer
from composer.session.history import MOST_CHARACTERS, MOST_STEPS, History, State, Step
from composer.session.open_case import Change, OpenCase
from composer.session.scheduler import SynchronousScheduler

NOW = datetime(2026, 11, 24, 10, 2)


def typed(opened: OpenCase, key: str, text: str) -> None:
    """Type a text letter by letter."""
    for end in range(1, len(text) + 1):
        opened.answer(key, text[:end])


def test_typing_without_a_pause_is_one_step(opened: OpenCase) -> None:
    typed(opened, "own.act", "sent the wrong list")
    undone = opened.undo()
    assert undone is not None
    assert (undone.key, undone.words) == ("own.act", "Undone: what was typed in “What went wrong on your side?”")
    assert opened.case == Case("k7m3pq9x")
    assert not opened.can_undo


def test_typing_after_a_second_is_another_step(opened: OpenCase, scheduler: SynchronousScheduler) -> None:
    opened.answer("own.act", "sent")
    scheduler.advance(999)
    opened.answer("own.act", "sent it")
    scheduler.advance(1000)
    opened.answer("own.act", "sent it twice")
    opened.undo()
    assert opened.case.text("own.act") == "sent it"
    opened.undo()
    assert opened.case.text("own.act") == ""


def test_typing_in_another_field_is_another_step(opened: OpenCase) -> None:
    typed(opened, "own.act", "sent it")
    typed(opened, "own.harm", "lost a day")
    opened.undo()
    assert (opened.case.text("own.act"), opened.case.text("own.harm")) == ("sent it", "")


def test_leaving_a_field_ends_the_step(opened: OpenCase) -> None:
    opened.answer("own.act", "sent")
    opened.pause()
    opened.answer("own.act", "sent it")
    opened.undo()
    assert opened.case.text("own.act") == "sent"


def test_a_paste_a_choice_and_a_fix_each_stand_alone(opened: OpenCase) -> None:
    opened.answer("own.act", "sent it")
    opened.answer("own.act", "sent it to Ben", how="paste")
    opened.answer("own.act", "sent it to Ben late", how="fix")
    opened.answer("listen.impact", "3", how="choice")
    seen = []
    while undone := opened.undo():
        seen.append(undone.words.removeprefix("Undone: ").split(" “")[0])
    assert seen == ["the choice in", "the fix in", "what was pasted into", "what was typed in"]


def test_a_burst_of_deletion_is_one_step_beside_the_typing(opened: OpenCase) -> None:
    opened.answer("own.act", "sent it")
    for text in ("sent i", "sent ", "sent", "sen"):
        opened.answer("own.act", text)
    undone = opened.undo()
    assert undone is not None
    assert undone.words.startswith("Undone: what was taken out of")
    assert opened.case.text("own.act") == "sent it"


def test_saying_it_another_way_and_a_new_name_can_be_undone(opened: OpenCase) -> None:
    opened.say_another_way("own")
    opened.say_another_way("own")
    opened.rename("The late report")
    assert (opened.title, opened.turned) == ("The late report", {"own": 2})
    opened.undo()
    opened.undo()
    assert (opened.title, opened.turned) == ("A new apology", {"own": 1})
    redone = opened.redo()
    assert redone is not None
    assert (redone.words, redone.key, opened.turned) == ("Done again: the other wording", "", {"own": 2})


def test_a_new_edit_takes_the_place_of_what_was_undone(opened: OpenCase) -> None:
    opened.answer("own.act", "sent it")
    opened.undo()
    opened.answer("own.harm", "lost a day")
    assert opened.redo() is None
    assert opened.case.text("own.act") == ""


def test_several_answers_at_once_are_one_step(opened: OpenCase) -> None:
    changes: list[Change] = []
    opened.subscribe(changes.append)
    opened.answers((("follow.do", "ring you"), ("follow.when", "on Friday")))
    opened.answers((("follow.do", "ring you"),))
    assert [(change.keys, change.how) for change in changes] == [(frozenset({"follow.do", "follow.when"}), "choice")]
    assert opened.case.answers["follow.do"].stem == "do"
    undone = opened.undo()
    assert undone is not None
    assert undone.key == "follow.do"
    assert opened.case.answers == {}


def test_undo_leaves_the_step_alone_and_takes_back_that_a_case_is_closed(opened: OpenCase) -> None:
    opened.answer("own.act", "sent it")
    opened.go("plan")
    opened.set_life("closed", "closed")
    opened.undo()
    assert (opened.case.step, opened.case.life, opened.case.text("own.act")) == ("plan", "draft", "sent it")
    opened.undo()
    assert (opened.case.step, opened.case.life, opened.case.answers) == ("plan", "draft", {})


def test_undo_says_which_answers_are_new(opened: OpenCase) -> None:
    changes: list[Change] = []
    opened.subscribe(changes.append)
    opened.answer("own.act", "sent it")
    opened.undo()
    assert [(change.how, change.keys) for change in changes] == [
        ("typing", frozenset({"own.act"})),
        ("undo", frozenset({"own.act"})),
    ]
    assert changes[0].case is changes[1].before


edits = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["own.act", "own.harm", "plan.done", "plan.next"]),
            st.text("ab ", max_size=4),
            st.sampled_from(["typing", "paste", "choice", "fix", "deletion"]),
            st.sampled_from([0, 400, 1500]),
        ),
        st.sampled_from(["undo", "redo", "own", "rename", "go"]),
    ),
    max_size=25,
)


@given(edits=edits)
def test_undoing_all_gives_the_first_state_and_redoing_all_the_last(
    edits: list[str | tuple[str, str, str, int]], form: Form, composer: Composer
) -> None:
    scheduler = SynchronousScheduler(NOW)
    first = Case("k7m3pq9x", answers={"own.act": Answer("wiped it", "sorry-i")})
    opened = OpenCase(first, form, composer, scheduler)
    for edit in edits:
        match edit:
            case "undo":
                opened.undo()
            case "redo":
                opened.redo()
            case "own":
                opened.say_another_way("own")
            case "rename":
                opened.rename(opened.case.title + "x")
            case "go":
                opened.go("plan")
            case (key, text, how, pause):
                value = {"plan.done": (text,), "plan.next": (NextStep(do=text),)}.get(key, text)
                opened.answer(key, value, how=how)
                scheduler.advance(pause)
    while opened.redo():
        pass
    last, turned = opened.case, opened.turned
    while opened.undo():
        pass
    assert (opened.case.title, opened.case.answers, opened.turned) == (first.title, first.answers, {})
    while opened.redo():
        pass
    assert (opened.case, opened.turned) == (last, turned)


def test_a_clock_that_is_set_back_loses_no_step(form: Form, composer: Composer) -> None:
    class Moved(SynchronousScheduler):
        back = timedelta()

        def now(self) -> datetime:
            return super().now() - self.back

    scheduler = Moved(NOW)
    opened = OpenCase(Case("k7m3pq9x"), form, composer, scheduler)
    opened.answer("own.act", "sent it")
    scheduler.back = timedelta(days=400)
    opened.answer("own.act", "sent it twice")
    opened.undo()
    assert opened.case.text("own.act") == "sent it"


def steps_of(texts: Iterable[str]) -> Iterator[Step]:
    before = State("", {}, {})
    for text in texts:
        after = State("", {"own.act": Answer(text)}, {})
        yield Step("paste", "own.act", before, after, NOW)
        before = after


def undone_from(history: History) -> list[Step]:
    return list(iter(history.back, None))


def test_the_last_five_thousand_steps_can_be_undone() -> None:
    history = History()
    for step in steps_of(str(number) for number in range(MOST_STEPS + 50)):
        history.record(step)
    undone = undone_from(history)
    assert len(undone) == MOST_STEPS
    assert undone[0].after.answers["own.act"] == Answer(str(MOST_STEPS + 49))


def test_steps_that_hold_whole_books_are_forgotten_sooner() -> None:
    book = "w" * (MOST_CHARACTERS // 4)
    history = History()
    for step in steps_of(f"{book}{number}" for number in range(9)):
        history.record(step)
    assert len(undone_from(history)) == 3
    history.record(next(steps_of([5 * book])))
    assert len(undone_from(history)) == 1
