from collections.abc import Callable

import pytest

from composer.guide.case import Case
from composer.library.settings import Settings
from composer.library.store import Store, Summary
from composer.session.desk import Desk
from composer.session.ids import new_id
from composer.session.scheduler import SynchronousScheduler
from composer.session.shelf import Shelf, Taken


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def shelf(store: Store, scheduler: SynchronousScheduler, failures: list[Exception]) -> Shelf:
    return Shelf(store, scheduler, Settings(name="Ravi Menon", voice="team", caution="2"), failures.append)


def asked(ask: Callable[[Callable[[tuple[Summary, ...]], None]], None]) -> list[str]:
    lists: list[tuple[Summary, ...]] = []
    ask(lists.append)
    return [summary.title for summary in lists[0]]


def test_a_new_case_carries_the_writers_card_and_is_not_kept_yet(shelf: Shelf, store: Store) -> None:
    case = shelf.new("chat")
    assert {key: answer.value for key, answer in case.answers.items()} == {
        "sender.name": "Ravi Menon",
        "sender.voice": "team",
        "caution": "2",
        "output": "chat",
    }
    assert store.cases() == ()


def test_ids_are_short_readable_and_never_the_same() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(len(one) == 8 and not set(one) & set("01iloO") for one in ids)


def test_a_case_goes_into_the_trash_and_comes_back(shelf: Shelf, store: Store) -> None:
    store.save_case(Case("a", title="Prices"))
    done: list[str] = []
    shelf.trash("a", lambda: done.append("trashed"))
    assert (asked(shelf.cases), asked(lambda f: shelf.cases(f, trashed=True))) == ([], ["Prices"])
    shelf.restore("a", lambda: done.append("restored"))
    shelf.rename("a", "The prices", lambda: done.append("renamed"))
    assert (asked(shelf.cases), done) == (["The prices"], ["trashed", "restored", "renamed"])


def test_a_case_is_taken_from_the_shelf_as_it_was_left(shelf: Shelf, desk: Desk) -> None:
    desk.opened.answer("own.act", "sent it")
    desk.opened.go("plan")
    desk.opened.say_another_way("own")
    desk.close()
    taken: list[Taken] = []
    shelf.take(desk.opened.case.id, taken.append)
    assert taken[0].kept.case == desk.opened.case
    assert taken[0].kept.case.step == "plan"
    assert taken[0].kept.turned == {"own": 1}


def test_what_goes_wrong_comes_to_the_one_who_shows_it(shelf: Shelf, failures: list[Exception]) -> None:
    shelf.take("nothing", lambda _: None)
    assert [str(error) for error in failures] == ["There is no case nothing."]


def test_settings_are_used_at_once_and_kept(shelf: Shelf, store: Store) -> None:
    shelf.change_settings(Settings(name="Sam Reyes", look="dark"))
    assert shelf.settings.name == "Sam Reyes"
    assert store.settings() == shelf.settings
    assert shelf.new().text("sender.name") == "Sam Reyes"
