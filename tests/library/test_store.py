import sqlite3
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.guide.case import Answer, Case, NextStep, Outside, Person, PromiseCheck
from composer.library.migrations import STEPS, migrate
from composer.library.settings import Settings
from composer.library.store import Ignored, Store
from composer.text.errors import NotAvailable, UserError

CASE = Case("k7m3pq9x", answers={"own.act": Answer("sent the wrong file", "sorry-i")})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amends.sqlite"


any_text = st.text(st.characters(), min_size=1, max_size=20)
values = st.one_of(
    any_text,
    st.lists(any_text, min_size=1, max_size=3).map(tuple),
    st.lists(st.builds(Person, name=any_text, email=any_text, copy=st.booleans()), min_size=1, max_size=2).map(tuple),
    st.lists(st.builds(NextStep, do=any_text, agreed=st.booleans()), min_size=1, max_size=2).map(tuple),
    st.lists(st.builds(PromiseCheck, about=any_text, sure=st.sampled_from(["", "hope"])), min_size=1).map(tuple),
    st.builds(Outside, whoever=any_text, mine=any_text),
)
cases = st.builds(
    Case,
    id=st.just("k7m3pq9x"),
    title=st.text(max_size=20),
    answers=st.dictionaries(st.sampled_from(["a.b", "c.d", "e.f"]), st.builds(Answer, values, any_text)),
    now=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    seed=st.none() | st.integers(0, 2**62),
    life=st.sampled_from(["draft", "out", "open", "closed"]),
    step=st.sampled_from(["listen", "review"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases)
def test_a_case_comes_back_as_it_was_kept(case: Case, tmp_path: Path) -> None:
    store = Store(tmp_path / "amends.sqlite")
    store.save_case(case, {"own": 2})
    store.close()
    reader = Store(tmp_path / "amends.sqlite", write=False)
    kept = reader.kept(case.id)
    reader.close()
    assert kept.case == case
    assert kept.turned == {"own": 2}


def test_half_a_character_is_kept_as_it_was_typed(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE.with_answer("own.harm", "lost \ud83d it\0"))
    assert store.case(CASE.id).text("own.harm") == "lost \ud83d it\0"
    store.close()


def test_keeping_one_answer_leaves_the_others_as_they_are(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE.with_answer("own.harm", "lost a day").with_answer("own.see", "why it hurt"))
    store.save_answers(Case(CASE.id, step="own").with_answer("own.harm", "lost two days"), ["own.harm", "own.see"])
    case = store.case(CASE.id)
    store.close()
    assert (case.text("own.act"), case.text("own.harm"), case.text("own.see")) == (
        "sent the wrong file",
        "lost two days",
        "",
    )
    assert case.step == "own"


def test_the_list_names_each_case_and_has_the_last_changed_first(path: Path) -> None:
    who = (Person(name="Dana Okafor", organisation="Northwind"), Person(name="Ines Roth", copy=True))
    store = Store(path)
    store.save_case(Case("first").with_answer("listen.who", who).with_answer("listen.pain", "the wrong prices"))
    store.save_case(Case("second", title="The late report", life="open", step="plan"))
    store.save_case(Case("third"))
    store.save_answers(store.case("first"), [])
    summaries = store.cases()
    store.close()
    assert [(s.title, s.people, s.life, s.step) for s in summaries] == [
        ("Northwind: the wrong prices", ("Dana Okafor",), "draft", "listen"),
        ("A new apology", (), "draft", "listen"),
        ("The late report", (), "open", "plan"),
    ]


def test_a_case_in_the_trash_comes_back_whole(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE)
    store.trash(CASE.id)
    assert store.cases() == ()
    assert [s.id for s in store.cases(trashed=True)] == [CASE.id]
    store.restore(CASE.id)
    assert store.case(CASE.id) == CASE
    assert [s.id for s in store.cases()] == [CASE.id]
    store.close()


def test_a_case_that_is_not_there_is_told_plainly(path: Path) -> None:
    store = Store(path)
    for act in (store.case, store.trash, store.restore):
        with pytest.raises(UserError, match="There is no case nothing"):
            act("nothing")
    store.close()


def test_settings_are_kept_and_the_rest_has_its_default(path: Path) -> None:
    store = Store(path)
    assert store.settings() == Settings()
    store.save_settings(Settings(name="Ravi Menon", look="dark", text_scale=150))
    store.save_settings(Settings(name="Ravi Menon", look="dark"))
    store.close()
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO settings VALUES ('language', '\"tlh\"'), ('gone', '1')")
    other.close()
    reader = Store(path, write=False)
    assert reader.settings() == Settings(name="Ravi Menon", look="dark")
    reader.close()


def test_what_is_ignored_is_remembered_for_its_case_and_for_all(path: Path) -> None:
    here, everywhere = Ignored("a", "hedged-harm", "may have"), Ignored("", "harper-SpellCheck")
    store = Store(path)
    for ignored in (here, everywhere, Ignored("b", "hedged-harm"), here):
        store.ignore(ignored)
    assert store.ignored("a") == {here, everywhere}
    store.close()


def test_a_reader_sees_what_the_writer_has_kept_while_it_is_open(path: Path) -> None:
    writer = Store(path)
    reader = Store(path, write=False)
    writer.save_case(CASE)
    assert reader.case(CASE.id) == CASE
    with pytest.raises(UserError):
        reader.save_case(CASE)
    reader.close()
    writer.close()


def test_a_reader_of_no_store_finds_nothing_and_makes_none(path: Path) -> None:
    reader = Store(path, write=False)
    assert (reader.cases(), reader.settings()) == ((), Settings())
    reader.close()
    assert list(path.parent.iterdir()) == []


def test_a_second_program_that_wants_to_write_is_told_in_one_sentence(path: Path) -> None:
    store = Store(path)
    script = f"""
from pathlib import Path
from composer.library.store import Store
from composer.text.errors import NotAvailable
reader = Store(Path({str(path)!r}), write=False)
print(len(reader.cases()))
try:
    Store(Path({str(path)!r}))
except NotAvailable as error:
    print(error)
"""
    store.save_case(CASE)
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said == "1\nAmends is open in another window, and only one can save. Close that one first.\n"
    store.close()
    Store(path).close()


def test_the_lock_is_free_again_when_opening_fails(path: Path) -> None:
    path.write_bytes(b"This is not a store." * 100)
    for _ in range(2):
        with pytest.raises(UserError, match="damaged or is not a file of Amends") as told:
            Store(path)
        assert not isinstance(told.value, NotAvailable)
    assert path.read_bytes() == b"This is not a store." * 100


@pytest.mark.parametrize("write", [True, False])
def test_a_store_from_a_newer_program_is_refused_and_left_untouched(path: Path, write: bool) -> None:
    Store(path).close()
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"saved by a newer Amends\. Nothing was changed"):
        Store(path, write)
    assert path.read_bytes() == before


def test_an_older_store_is_brought_up_and_keeps_its_cases(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE)
    store.close()
    other = sqlite3.connect(path, isolation_level=None)
    migrate(other, (*STEPS, ("ALTER TABLE cases ADD COLUMN note TEXT",)))
    (version,) = other.execute("PRAGMA user_version").fetchone()
    (row,) = other.execute("SELECT id, note FROM cases").fetchall()
    other.close()
    assert (version, row) == (len(STEPS) + 1, (CASE.id, None))


def test_a_step_that_fails_leaves_the_old_shape(path: Path) -> None:
    Store(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(other, (*STEPS, ("CREATE TABLE more (id TEXT) STRICT", "CREATE TABLE cases (id TEXT)")))
    assert other.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchone() == (0,)
    other.close()
    Store(path).close()


def test_the_store_is_durable_and_any_sqlite_tool_can_read_it(path: Path) -> None:
    store = Store(path)
    store.save_case(CASE)
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert other.execute("SELECT key, kind, value, stem FROM answers").fetchall() == [
        ("own.act", "text", '"sent the wrong file"', "sorry-i")
    ]
    assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
    store.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


FULL_DISK = """
import resource, signal
from pathlib import Path
from composer.guide.case import Case
from composer.library.store import Store
from composer.text.errors import UserError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path({path!r})
store = Store(path)
case = Case("a").with_answer("own.act", "sent it")
store.save_case(case)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name(path.name + "-wal").stat().st_size, hard))
more = case.with_answer("own.harm", "lost " * 1000)
try:
    store.save_answers(more, ["own.harm"])
except UserError as error:
    print(error)
print(store.case("a").text("own.harm") == "")
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.save_answers(more, ["own.harm"])
print(store.case("a") == more)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to set")
def test_a_disk_that_takes_no_more_loses_nothing_and_is_tried_again(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK.format(path=str(path))], capture_output=True, text=True, check=True
    )
    told, nothing_half_written, kept_later = done.stdout.splitlines()
    assert "Nothing is lost" in told
    assert (nothing_half_written, kept_later) == ("True", "True")
