"""The store: every case of a profile in one SQLite file. One writes, anyone reads."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import msgspec
from msgspec import Struct

from composer.guide.case import Answer, Case, Edition, Life, Person
from composer.library.codec import decoded, encoded, from_json, to_json
from composer.library.connection import connect, said
from composer.library.lock import WriterLock
from composer.library.settings import Settings, rows_of, settings_from
from composer.library.titles import names_of, title_from
from composer.text.errors import UserError

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # when a damaged time says nothing


class Kept(Struct, frozen=True):
    """A case as it lies in the store: how often each slot was said another way, and its times (UTC)."""

    case: Case
    turned: Mapping[str, int]
    created: datetime
    changed: datetime
    trashed: datetime | None = None


class Summary(Struct, frozen=True):
    """A case as a line of a list; `changed` is UTC."""

    id: str
    title: str
    people: tuple[str, ...]
    life: Life
    step: str
    changed: datetime
    trashed: datetime | None = None


class Ignored(Struct, frozen=True):
    """A finding that is not to be shown: in one case ("" for all), for these words ("" for any)."""

    case_id: str
    rule: str
    words: str = ""


class Store:
    """The cases and settings of one profile. Used from one thread at a time; every method is one transaction.

    UserError in one sentence where the disk does not play along: nothing is half written then, so try again.
    """

    def __init__(self, path: Path, write: bool = True) -> None:
        """Open the store, making it if need be; as a writer it takes the lock (NotAvailable if another has it).

        A reader sees each committed change of the writer; where there is no store yet it finds nothing.
        """
        self._path = path
        self._lock = WriterLock(path.with_suffix(".lock")) if write else None
        try:
            self._connection = connect(path, write)
            self._file = _identity(path)
        except BaseException:
            if self._lock:
                self._lock.release()
            raise

    def close(self) -> None:
        """Give back the file and the lock; closing twice is harmless."""
        self._connection.close()
        if self._lock:
            self._lock.release()

    # -- cases

    def save_case(self, case: Case, turned: Mapping[str, int] | None = None) -> None:
        """Keep the whole case as it is now."""
        with self.writing() as connection:
            self._save_row(connection, case, turned or {})
            connection.execute("DELETE FROM answers WHERE case_id = ?", (case.id,))
            _save_answers(connection, case, case.answers)

    def save_answers(self, case: Case, keys: Iterable[str], turned: Mapping[str, int] | None = None) -> None:
        """Keep what `case` says under `keys`, its title, step, life and editions; the rest stays."""
        with self.writing() as connection:
            self._save_row(connection, case, turned)
            _save_answers(connection, case, keys)

    def kept(self, case_id: str) -> Kept:
        """Return a case with its times; UserError if there is none of this id."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT title, life, step, now, seed, created, changed, trashed FROM cases WHERE id = ?", (case_id,)
            ).fetchone()
            if row is None:
                raise UserError(f"There is no case {case_id}.")
            title, life, step, now, seed, created, changed, trashed = row
            answers: dict[str, Answer] = {}
            for key, kind, value, stem in connection.execute(
                "SELECT key, kind, value, stem FROM answers WHERE case_id = ? ORDER BY key", (case_id,)
            ):
                answers[key] = decoded(kind, value, stem)
            turned = dict(connection.execute("SELECT slot, times FROM turns WHERE case_id = ?", (case_id,)))
            editions = tuple(
                from_json(edition, Edition)
                for (edition,) in connection.execute(
                    "SELECT edition FROM editions WHERE case_id = ? ORDER BY output", (case_id,)
                )
            )
            today = datetime.fromisoformat(now) if now else None
            case = Case(case_id, title, answers, today, seed, life, step, editions)
        return Kept(case, turned, _time(created), _time(changed), _time(trashed) if trashed else None)

    def case(self, case_id: str) -> Case:
        """Return a case; UserError if there is none of this id."""
        return self.kept(case_id).case

    def cases(self, trashed: bool = False) -> tuple[Summary, ...]:
        """Return all cases, or those in the trash, the last changed first."""
        with self.reading() as connection:
            rows = connection.execute(
                """SELECT id, title, life, step, changed, trashed, pain.value, who.value,
                CASE WHEN json_valid(own.value) THEN substr(json_extract(own.value, '$'), 1, 400) END FROM cases
                LEFT JOIN answers pain ON pain.case_id = id AND pain.key = 'listen.pain'
                LEFT JOIN answers who ON who.case_id = id AND who.key = 'listen.who'
                LEFT JOIN answers own ON own.case_id = id AND own.key = 'draft.text'
                WHERE (trashed IS NOT NULL) = ? ORDER BY changed DESC, id""",
                (trashed,),
            ).fetchall()
        return tuple(map(_summary, rows))

    def trash(self, case_id: str) -> None:
        """Put a case into the trash, from where `restore` takes it back."""
        self._set_trashed(case_id, _now())

    def restore(self, case_id: str) -> None:
        """Take a case out of the trash."""
        self._set_trashed(case_id, None)

    # -- settings, and what is not to be shown

    def settings(self) -> Settings:
        """Return the settings; those never changed have their defaults."""
        with self.reading() as connection:
            return settings_from(dict(connection.execute("SELECT key, value FROM settings")))

    def save_settings(self, settings: Settings) -> None:
        """Keep these settings in place of the old ones."""
        with self.writing() as connection:
            connection.execute("DELETE FROM settings")
            connection.executemany("INSERT INTO settings VALUES (?, ?)", rows_of(settings).items())

    def ignored(self, case_id: str) -> frozenset[Ignored]:
        """Return what is not to be shown in this case, here or everywhere."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT case_id, rule, words FROM ignored WHERE case_id IN ('', ?)", (case_id,)
            ).fetchall()
        return frozenset(Ignored(*row) for row in rows)

    def ignore(self, ignored: Ignored) -> None:
        """Show this no more."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO ignored VALUES (?, ?, ?)", (ignored.case_id, ignored.rule, _whole(ignored.words))
            )

    # -- inside

    def _save_row(self, connection: sqlite3.Connection, case: Case, turned: Mapping[str, int] | None) -> None:
        now = _now()
        connection.execute(
            """INSERT INTO cases (id, title, life, step, now, seed, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, life = excluded.life, step = excluded.step,
            now = excluded.now, seed = excluded.seed, changed = excluded.changed""",
            (
                case.id,
                _whole(case.title),
                case.life,
                _whole(case.step),
                case.now.isoformat() if case.now else None,
                case.seed,
                now,
                now,
            ),
        )
        connection.execute("DELETE FROM editions WHERE case_id = ?", (case.id,))
        connection.executemany(
            "INSERT INTO editions VALUES (?, ?, ?)",
            [(case.id, edition.output, to_json(edition)) for edition in case.editions],
        )
        if turned is not None:
            connection.execute("DELETE FROM turns WHERE case_id = ?", (case.id,))
            connection.executemany(
                "INSERT INTO turns VALUES (?, ?, ?)", [(case.id, slot, times) for slot, times in turned.items()]
            )

    def _set_trashed(self, case_id: str, when: str | None) -> None:
        with self.writing() as connection:
            found = connection.execute("UPDATE cases SET trashed = ? WHERE id = ?", (when, case_id)).rowcount
            if not found:
                raise UserError(f"There is no case {case_id}.")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction: for what the library keeps beside the cases."""
        # Into a file that somebody has deleted or replaced one can write for hours, and all of it is gone at the end.
        if self._lock and _identity(self._path) != self._file:
            raise UserError(
                f"{self._path} was moved or deleted while Amends was open. The last change waits here until it is back."
            )
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise said(error, self._path) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read what was there at one moment."""
        try:
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise said(error, self._path) from error
        except (msgspec.MsgspecError, ValueError) as error:
            raise UserError(f"Something in {self._path} cannot be read. The file was left as it is.") from error


def _save_answers(connection: sqlite3.Connection, case: Case, keys: Iterable[str]) -> None:
    for key in keys:
        answer = case.answers.get(key)
        if answer is None:
            connection.execute("DELETE FROM answers WHERE case_id = ? AND key = ?", (case.id, key))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                (case.id, key, *encoded(answer.value), answer.stem),
            )


def _summary(row: tuple[str, ...]) -> Summary:
    case_id, title, life, step, changed, trashed, pain, who, text = row
    # One damaged case must not hide the others: it stands in the list under what can still be read of it.
    people: tuple[Person, ...] = ()
    about = ""
    with suppress(msgspec.MsgspecError, ValueError):
        people = from_json(who, tuple[Person, ...]) if who else ()
    with suppress(msgspec.MsgspecError, ValueError):
        about = from_json(pain, str) if pain else ""
    name = title_from(title, about, people, text or "")
    gone = _time(trashed) if trashed else None
    return Summary(case_id, name, names_of(people), cast("Life", life), step, _time(changed), gone)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from another of the same name, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _LONG_AGO


def _whole(text: str) -> str:
    """Return `text` with half characters, which the database does not take, as question marks."""
    return text.encode("utf-8", "replace").decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
