"""What becomes of a store that is damaged, half written, moved, or not ours at all."""

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from composer.guide.case import Answer, Case
from composer.library.connection import APPLICATION
from composer.library.profile import Profile, prepare
from composer.library.settings import Settings
from composer.library.store import Ignored, Store
from composer.text.errors import UserError

CASE = Case("k7m3pq9x", answers={"own.act": Answer("sent the wrong file", "sorry-i")})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amends.sqlite"


def test_the_file_of_another_program_is_refused_and_left_untouched(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE cases (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(UserError, match="is not a file of Amends"):
            Store(path, write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [10, 1000, 5000])
def test_a_store_that_was_cut_off_is_refused_and_left_untouched(path: Path, size: int) -> None:
    store = Store(path)
    store.save_case(CASE)
    store.close()
    path.write_bytes(path.read_bytes()[:size])
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(UserError, match="is damaged"):
            Store(path, write)
    assert path.read_bytes() == before


def test_a_schema_that_is_damaged_is_told_like_any_other_damage(path: Path) -> None:
    Store(path).close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE turns", b"CREATE TABL\xff turns"))
    with pytest.raises(UserError, match="is damaged"):
        Store(path)


def test_a_table_that_is_missing_is_told_as_damage_when_it_is_needed(path: Path) -> None:
    Store(path).close()
    other = sqlite3.connect(path)
    other.execute("DROP TABLE settings")
    other.close()
    store = Store(path)
    with pytest.raises(UserError, match="is damaged"):
        store.settings()
    store.close()


def test_one_damaged_case_does_not_hide_the_others(path: Path) -> None:
    store = Store(path)
    for name in ("a", "b", "c", "d"):
        store.save_case(Case(name).with_answer("listen.pain", f"the report {name}"))
    store.close()
    other = sqlite3.connect(path)
    other.execute("UPDATE answers SET value = '7' WHERE case_id = 'a'")
    other.execute("UPDATE cases SET changed = 'x' WHERE id = 'b'")
    other.execute("""UPDATE answers SET value = CAST(X'22C32822' AS TEXT) WHERE case_id = 'c'""")
    other.commit()
    other.close()
    store = Store(path)
    assert {s.id: s.title for s in store.cases()} == {
        "a": "A new apology",
        "b": "The report b",
        "c": "\ufffd(",
        "d": "The report d",
    }
    with pytest.raises(UserError, match="cannot be read"):
        store.case("a")
    store.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_a_half_written_log_costs_only_what_was_being_written(path: Path, tmp_path: Path, share: float) -> None:
    store = Store(path)
    for number in range(6):
        store.save_case(Case(f"c{number}").with_answer("own.act", "sent it " * 500))
    dead = tmp_path / "dead"
    shutil.copytree(tmp_path, dead)
    store.close()
    log = dead / "amends.sqlite-wal"
    log.write_bytes(log.read_bytes()[: int(log.stat().st_size * share)])
    again = Store(dead / "amends.sqlite")
    kept = sorted(summary.id for summary in again.cases())
    assert kept == [f"c{number}" for number in range(len(kept))]
    assert all(again.case(name).text("own.act") == "sent it " * 500 for name in kept)
    again.save_case(CASE)
    again.close()
    other = sqlite3.connect(dead / "amends.sqlite")
    assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()


def test_a_store_whose_making_was_cut_short_is_made_to_the_end(path: Path) -> None:
    begun = sqlite3.connect(path)
    begun.execute(f"PRAGMA application_id = {APPLICATION}")
    begun.close()
    reader = Store(path, write=False)
    assert reader.cases() == ()
    reader.close()
    store = Store(path)
    store.save_case(CASE)
    assert store.case(CASE.id) == CASE
    store.close()


@pytest.mark.parametrize("write", [True, False])
def test_a_store_whose_maker_was_killed_in_the_middle_can_be_opened(path: Path, tmp_path: Path, write: bool) -> None:
    maker = sqlite3.connect(path, isolation_level=None)
    maker.execute("PRAGMA synchronous = OFF")  # its journal is there at once
    maker.execute(f"PRAGMA application_id = {APPLICATION}")
    maker.execute("BEGIN")
    maker.execute("CREATE TABLE cases (id TEXT)")
    dead = tmp_path / "dead"
    shutil.copytree(tmp_path, dead)
    maker.close()
    assert (dead / "amends.sqlite-journal").stat().st_size
    store = Store(dead / "amends.sqlite", write)
    assert store.cases() == ()
    store.close()


def test_nothing_is_written_into_a_store_that_was_moved_away(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE)
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(UserError, match="moved or deleted while Amends was open"):
        store.save_case(CASE.with_answer("own.harm", "lost a day"))
    path.with_name("elsewhere").rename(path)
    store.save_case(CASE.with_answer("own.harm", "lost a day"))
    store.close()
    assert [s.id for s in Store(path, write=False).cases()] == [CASE.id]


def test_half_a_character_is_no_trouble_wherever_it_was_pasted(path: Path) -> None:
    store = Store(path)
    store.save_case(Case("a", title="The \ud83d report", step="own\ud83d").with_answer("own.act", "x"), {"own": 1})
    store.ignore(Ignored("a", "any-inconvenience", "any \ud83d inconvenience"))
    store.save_settings(Settings(name="Ravi \ud83d"))
    assert [s.title for s in store.cases()] == ["The ? report"]
    assert store.settings().name == "Ravi \ud83d"
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folders")
def test_a_store_in_a_folder_that_cannot_be_written_can_still_be_read(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE)
    store.close()
    path.parent.chmod(0o500)
    try:
        if os.access(path.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(UserError, match="Nothing can be saved"):
            Store(path)
        reader = Store(path, write=False)
        assert reader.case(CASE.id) == CASE
        reader.close()
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize("name", ["a b c", "Ä \U0001f600 д", "x" * 200, "%41#x", "tab\tand\nline"])
def test_a_profile_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and not name.isprintable():
        pytest.skip("Windows has no such names")
    if sys.getfilesystemencoding() != "utf-8" and not name.isascii():
        pytest.skip("this system has no such names")
    place = prepare(Profile(tmp_path / name))
    store = Store(place.store)
    store.save_case(CASE)
    reader = Store(place.store, write=False)
    assert reader.case(CASE.id) == CASE
    reader.close()
    store.close()


def test_a_name_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        Store(tmp_path / ("x" * 300) / "amends.sqlite", write=False)
