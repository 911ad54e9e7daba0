"""The message edited in place, with one history for it and the answers."""

import pytest

from composer.guide.case import Case
from composer.guide.form import Form
from composer.library.store import Store
from composer.message.compose import Composer
from composer.session.desk import Desk, Tools
from composer.session.editing import Editing, span_of
from composer.session.open_case import OpenCase
from composer.session.scheduler import SynchronousScheduler
from composer.text.finding import Fix


@pytest.fixture
def laptop(form: Form, composer: Composer, scheduler: SynchronousScheduler, scenario: Case) -> OpenCase:
    return OpenCase(scenario.with_answer("output", "email"), form, composer, scheduler)


def body(opened: OpenCase) -> str:
    return opened.message().body


def place_of(opened: OpenCase, slot: str) -> str:
    return next(one.place for one in opened.message().sentences if one.slot == slot)


def test_a_burst_of_typing_in_the_message_is_one_step_back(laptop: OpenCase) -> None:
    before, edit = body(laptop), Editing(laptop)
    for words in ("I", "I ", "I m", "I mean it."):
        edit.type_body(before.replace("Hi Dana,", f"Hi Dana, {words}"))
    assert "I mean it." in body(laptop)
    undone = laptop.undo()
    assert undone is not None
    assert (undone.words, bool(undone.place)) == ("Undone: what was typed in the message", True)
    assert body(laptop) == before
    laptop.redo()
    assert "I mean it." in body(laptop)


def test_typing_a_move_and_an_answer_go_back_one_by_one(laptop: OpenCase) -> None:
    edit = Editing(laptop)
    states = [body(laptop)]
    edit.type_body(states[0] + " I mean it.")
    states.append(body(laptop))
    edit.move(place_of(laptop, "harm"), 1)
    states.append(body(laptop))
    laptop.answer("own.intent", "lose your files")
    for state in reversed(states):
        laptop.undo()
        assert body(laptop) == state


def test_the_subject_is_edited_by_itself(laptop: OpenCase) -> None:
    Editing(laptop).type_subject("Your laptop,\nand what we do now")
    assert laptop.message().subject == "Your laptop, and what we do now"
    assert laptop.message().text.startswith("Subject: Your laptop, and what we do now\n\n")


def test_a_fix_that_leaves_nothing_of_a_sentence_takes_its_space_with_it(laptop: OpenCase) -> None:
    place = place_of(laptop, "own")
    span = span_of(laptop.message(), place)
    assert span is not None
    Editing(laptop).apply(Fix("Delete it", "delete", span.start, span.end, ""))
    assert "I'm sorry" not in body(laptop)
    assert "\n\n\n" not in body(laptop)
    assert "  " not in body(laptop)
    Editing(laptop).use_new(place)
    assert "I'm sorry" in body(laptop)


def test_a_fix_inside_a_sentence_changes_only_its_words(laptop: OpenCase) -> None:
    before = laptop.message().text
    at = before.index("I'm sorry")
    Editing(laptop).apply(Fix("Say we", "replace", at, at + len("I'm"), "We are"))
    assert laptop.message().text == before.replace("I'm sorry", "We are sorry", 1)


def test_what_the_writer_says_a_sentence_does_counts(laptop: OpenCase) -> None:
    Editing(laptop).type_body("Hi Priya,\n\nSo there.\n\nRavi")
    laptop_message = laptop.message()
    place = next(one.place for one in laptop_message.sentences if "So there." in one.text)
    Editing(laptop).say(place, ("regret",))
    assert "regret" in laptop.message().components


def test_it_counts_while_the_sentence_stays_recognisably_the_same(laptop: OpenCase) -> None:
    edit = Editing(laptop)
    edit.type_body("Hi Priya,\n\nThat was on me and nobody else here.\n\nRavi")
    place = next(one.place for one in laptop.message().sentences if "nobody else" in one.text)
    edit.say(place, ("empathy",))
    edit.type_body("Hi Priya,\n\nThat was on me, and on nobody else.\n\nRavi")
    assert "empathy" in laptop.message().components
    edit.type_body("Hi Priya,\n\nThe weather is fine today.\n\nRavi")
    assert "empathy" not in laptop.message().components
    laptop.undo()
    assert "empathy" in laptop.message().components


def test_the_writers_words_and_order_are_there_after_the_next_start(
    tools: Tools, store: Store, scenario: Case, scheduler: SynchronousScheduler
) -> None:
    desk = Desk(scenario.with_answer("output", "email"), tools, stored=False)
    Editing(desk.opened).type_body(body(desk.opened).replace("I'm sorry", "I am truly sorry"))
    Editing(desk.opened).move(place_of(desk.opened, "harm"), 1)
    wanted = desk.opened.message().text
    scheduler.advance(1000)
    desk.close()
    kept = store.case(scenario.id)
    assert kept.edition("email").order or kept.edition("email").wordings
    assert tools.composer.compose(kept, "email", now=scheduler.now()).text == wanted


def test_other_outputs_keep_their_own_words(laptop: OpenCase) -> None:
    talk = laptop.message("talk").text
    Editing(laptop).type_body("Something else.")
    assert laptop.message("talk").text == talk


def test_what_is_found_in_the_writers_own_words_is_not_marked_in_the_answer(desk: Desk) -> None:
    opened = desk.opened
    opened.answer("output", "email", how="choice")
    opened.answer("own.act", "sent the wrong file, but you did not check it")
    assert desk.checking.field("own.act")
    text, own = opened.message().text, [one for one in opened.message().sentences if one.slot == "own"]
    mine = "I am sorry, but you did not check it."
    Editing(opened).type(text[: own[0].start] + mine + text[own[-1].end :])
    assert desk.checking.field("own.act") == ()
