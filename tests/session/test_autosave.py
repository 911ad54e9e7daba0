import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.guide.case import Answer, Case
from composer.library.store import Store
from composer.session.autosave import Autosave
from composer.session.desk import Desk
from composer.session.loop import LoopScheduler
from composer.session.open_case import OpenCase
from composer.session.scheduler import SynchronousScheduler


@pytest.fixture
def saving(opened: OpenCase, store: Store, scheduler: SynchronousScheduler) -> Autosave:
    return Autosave(opened, store, scheduler, stored=False)


def refuse(path: Path) -> Callable[[], None]:
    """Keep the store busy, as another program may, until what this returns is called."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


def test_a_key_is_on_disk_within_a_second_although_typing_goes_on(
    opened: OpenCase, saving: Autosave, store: Store, scheduler: SynchronousScheduler
) -> None:
    for length in range(1, 11):
        opened.answer("own.act", "wiped your laptop"[:length])
        scheduler.advance(100)
    assert len(store.case(opened.case.id).text("own.act")) >= 1
    scheduler.advance(1000)
    assert store.case(opened.case.id) == opened.case
    assert saving.state == "saved"


def test_a_case_in_which_nothing_was_said_is_not_kept_wherever_one_looks_in_it(
    opened: OpenCase, saving: Autosave, store: Store, scheduler: SynchronousScheduler
) -> None:
    opened.go("plan")
    scheduler.advance(5000)
    assert saving.close()
    assert store.cases() == ()


def test_the_first_word_of_a_new_case_keeps_the_writers_card_too(
    opened: OpenCase, store: Store, scheduler: SynchronousScheduler
) -> None:
    card = Case("new", answers={"sender.name": Answer("Ravi Menon")})
    fresh = OpenCase(card, opened.form, None, scheduler)  # type: ignore[arg-type]
    Autosave(fresh, store, scheduler, stored=False)
    fresh.answer("own.act", "wiped it")
    scheduler.advance(1000)
    assert store.case("new") == fresh.case


def test_leaving_a_field_writes_at_once(opened: OpenCase, saving: Autosave, store: Store) -> None:
    opened.answer("own.act", "wiped it")
    assert saving.state == "saving"
    saving.flush()
    assert (saving.state, store.case(opened.case.id)) == ("saved", opened.case)


def test_closing_writes_what_waits(opened: OpenCase, saving: Autosave, store: Store) -> None:
    opened.answer("own.act", "wiped it")
    opened.say_another_way("own")
    assert saving.close()
    assert store.kept(opened.case.id).turned == {"own": 1}


def test_undo_the_step_and_another_wording_are_kept(
    opened: OpenCase, saving: Autosave, store: Store, scheduler: SynchronousScheduler
) -> None:
    opened.answer("own.act", "wiped it")
    opened.answer("own.harm", "lost a day")
    scheduler.advance(1000)
    opened.undo()
    opened.go("plan")
    opened.say_another_way("own")
    scheduler.advance(1000)
    kept = store.kept(opened.case.id)
    assert (kept.case, kept.turned) == (opened.case, {"own": 1})
    assert "own.harm" not in kept.case.answers
    saving.close()


def test_what_cannot_be_saved_waits_and_is_tried_again(
    opened: OpenCase, saving: Autosave, store: Store, scheduler: SynchronousScheduler, tmp_path: Path
) -> None:
    opened.answer("own.act", "wiped it")
    saving.flush()
    states: list[str] = []
    saving.subscribe(lambda: states.append(saving.state))
    store._connection.execute("PRAGMA busy_timeout = 0")
    let_go = refuse(tmp_path / "amends.sqlite")
    opened.answer("own.act", "wiped it twice")
    scheduler.advance(1000)
    assert saving.state == "trouble"
    assert saving.words.startswith("Another program is using")
    opened.answer("own.harm", "lost a day")
    assert not saving.close()
    let_go()
    scheduler.advance(2000)
    assert (saving.state, saving.words) == ("saved", "")
    assert store.case(opened.case.id) == opened.case
    assert states[0] == "saving"
    assert states[-1] == "saved"


def test_with_real_threads_closing_waits_for_the_disk(opened: OpenCase, store: Store) -> None:
    scheduler = LoopScheduler()
    saving = Autosave(opened, store, scheduler, stored=False)
    for text in ("w", "wi", "wiped it"):
        opened.answer("own.act", text)
        saving.flush()
    assert saving.close()
    assert store.case(opened.case.id) == opened.case
    scheduler.close()


def test_a_mistake_of_ours_is_reported_once_and_loses_nothing(
    opened: OpenCase, scheduler: SynchronousScheduler
) -> None:
    class Broken:
        def save_case(self, *_: object) -> None:
            raise ValueError("ours")

        save_answers = save_case

    saving = Autosave(opened, Broken(), scheduler, stored=False)
    opened.answer("own.act", "wiped it")
    with pytest.raises(ValueError, match="ours"):
        scheduler.advance(1000)
    scheduler.advance(10_000)
    assert saving.state == "trouble"
    assert saving.words == "The last change could not be saved. It waits here and will be tried again."


@pytest.mark.parametrize(
    "text",
    ["sent \ud83d the\0 wrong \udc00 file", "sent it " * 125_000, "\u202eשלחתי\u202c \U0001f468\u200d\U0001f469"],
)
def test_whatever_is_pasted_is_kept_composed_and_checked(
    desk: Desk, store: Store, scheduler: SynchronousScheduler, text: str
) -> None:
    desk.opened.answer("own.act", text, how="paste")
    assert desk.opened.message("email").text
    assert desk.checking.message("email").complete
    desk.checking.field("own.act", "email")
    scheduler.advance(1000)
    assert desk.saving.state == "saved"
    assert store.case(desk.opened.case.id).text("own.act") == text
