"""The book of what went out."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from composer.guide.case import Answer, Case
from composer.library.sent import Sent, SentBook
from composer.library.store import Store
from composer.promises.dates import Dated
from composer.text.errors import UserError

CASE = Case("k7m3pq9x", answers={"own.act": Answer("sent the wrong file", "sorry-i")})
AT = datetime(2026, 11, 24, 10, 2)
SENT = Sent(
    "s1",
    CASE.id,
    "email",
    "copied",
    AT,
    "The file",
    "Subject: The file\n\nHi Dana 😢,\n\nI'm sorry.",
    dates=(
        Dated("promise", "I will ring you.", "I", "tomorrow at ten", datetime(2026, 11, 25, 10)),
        Dated("standing", "From today, I look twice.", "I", "", None, date(2026, 12, 24)),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = Store(tmp_path / "amends.sqlite")
    kept.save_case(CASE)
    yield kept
    kept.close()


def test_a_message_comes_back_as_it_was_kept_and_the_case_stands_where_it_was_said(store: Store) -> None:
    book = SentBook(store)
    book.keep(SENT, "draft")
    assert book.of_case(CASE.id) == (SENT,)
    out = replace(SENT, state="out", went=AT)
    book.keep(out, "out")
    assert book.of_case(CASE.id) == (out,)
    assert store.case(CASE.id).life == "out"


def test_the_oldest_comes_first_and_what_is_in_the_trash_is_left_out_of_all(store: Store) -> None:
    book = SentBook(store)
    book.keep(replace(SENT, id="a", at=AT.replace(hour=12)), "draft")
    book.keep(replace(SENT, id="b"), "draft")
    assert [sent.id for sent in book.all()] == ["b", "a"]
    store.trash(CASE.id)
    assert book.all() == ()
    assert len(book.of_case(CASE.id)) == 2


def test_a_message_of_a_case_that_is_not_there_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(UserError):
        SentBook(store).keep(replace(SENT, case_id="nothere7"), "draft")


def test_a_case_that_is_new_is_kept_with_its_message(store: Store) -> None:
    book = SentBook(store)
    book.keep(replace(SENT, case_id="new77777"), "draft", replace(CASE, id="new77777"), {"own": 1})
    assert store.kept("new77777").turned == {"own": 1}
    assert len(book.of_case("new77777")) == 1


def test_half_a_character_is_kept_as_a_question_mark(store: Store) -> None:
    book = SentBook(store)
    book.keep(replace(SENT, text="Hi \ud83d"), "draft")
    assert book.of_case(CASE.id)[0].text == "Hi ?"


def test_a_damaged_message_is_said_and_the_case_can_still_be_read(store: Store, tmp_path: Path) -> None:
    book = SentBook(store)
    book.keep(SENT, "draft")
    with sqlite3.connect(tmp_path / "amends.sqlite") as connection:
        connection.execute("UPDATE sent SET at = 'some day'")
    connection.close()
    with pytest.raises(UserError):
        book.of_case(CASE.id)
    assert store.case(CASE.id) == CASE
