"""What went out: the exact text, when, by which way; and what was copied and may have gone out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from composer.guide.case import Case, Life
from composer.library.codec import from_json, to_json
from composer.library.store import Store
from composer.promises.dates import Dated
from composer.text.errors import UserError

Way = Literal["copied", "handed", "saved", "prepared"]
State = Literal["asked", "not-yet", "again", "out"]

_OF_CASE = "SELECT * FROM sent WHERE case_id = ? ORDER BY at, id"
_OF_ALL = "SELECT sent.* FROM sent JOIN cases ON cases.id = case_id WHERE trashed IS NULL ORDER BY at, sent.id"


class Sent(Struct, frozen=True):
    """A message as it left the window by a `way`, `at` a time; `dates` are what it promises.

    `state` says what became of it: the writer was asked whether it went out, said "not yet", was asked once more, or it
    is out, since `went`. Times are local, without a zone.
    """

    id: str
    case_id: str
    output: str
    way: Way
    at: datetime
    subject: str
    text: str
    state: State = "asked"
    went: datetime | None = None
    dates: tuple[Dated, ...] = ()

    @property
    def spoken(self) -> bool:
        """Say whether it is for speaking, so that the question is "Did you speak?"."""
        return self.output == "talk"


class SentBook:
    """The book of what went out, in the store of the cases. Errors as the store has them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, sent: Sent, life: Life, case: Case | None = None, turned: Mapping[str, int] | None = None) -> None:
        """Keep a message in place of the one of its id, and where its case stands now.

        `case` is kept too where the store does not know it yet; UserError where neither is there.
        """
        if not self._knows(sent.case_id):
            if case is None:
                raise UserError(f"There is no case {sent.case_id}.")
            self._store.save_case(case, turned)
        went = _on_disk(sent.went) if sent.went else None
        with self._store.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sent.id,
                    sent.case_id,
                    sent.output,
                    sent.way,
                    _on_disk(sent.at),
                    _whole(sent.subject),
                    _whole(sent.text),
                    sent.state,
                    went,
                    to_json(sent.dates),
                ),
            )
            connection.execute("UPDATE cases SET life = ? WHERE id = ?", (life, sent.case_id))

    def close(self, case_id: str, life: Life = "closed") -> None:
        """Close a case, or let it stand elsewhere."""
        with self._store.writing() as connection:
            connection.execute("UPDATE cases SET life = ? WHERE id = ?", (life, case_id))

    def of_case(self, case_id: str) -> tuple[Sent, ...]:
        """Return what left the window of a case, the oldest first."""
        return self._found(_OF_CASE, case_id)

    def all(self) -> tuple[Sent, ...]:
        """Return what left the window of every case that is not in the trash, the oldest first."""
        return self._found(_OF_ALL)

    def _found(self, query: str, *values: str) -> tuple[Sent, ...]:
        with self._store.reading() as connection:
            return tuple(map(_sent, connection.execute(query, values).fetchall()))

    def _knows(self, case_id: str) -> bool:
        with self._store.reading() as connection:
            return connection.execute("SELECT 1 FROM cases WHERE id = ?", (case_id,)).fetchone() is not None


def _sent(row: tuple[str, ...]) -> Sent:
    sent_id, case_id, output, way, at, subject, text, state, went, dates = row
    return Sent(
        sent_id,
        case_id,
        output,
        from_json(f'"{way}"', Way),
        _local(at),
        subject,
        text,
        from_json(f'"{state}"', State),
        _local(went) if went else None,
        from_json(dates, tuple[Dated, ...]),
    )


def _on_disk(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _local(words: str) -> datetime:
    return datetime.fromisoformat(words).astimezone().replace(tzinfo=None)


def _whole(text: str) -> str:
    """Return `text` with half characters, which the database does not take, as question marks."""
    return text.encode("utf-8", "replace").decode()
