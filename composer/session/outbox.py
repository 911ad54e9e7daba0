"""Did it go out, asked once more at the next start; and what went out, for the list of all cases."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.advice import AdviceTables
from composer.library.sent import Sent, SentBook, Way
from composer.library.store import Store
from composer.promises.dates import anchored, proposed, still_to_come
from composer.session.autosave import LANE
from composer.session.scheduler import Scheduler

T = TypeVar("T")


class Outlook(Struct, frozen=True):
    """What a list of cases says of what left.

    `waiting` is to be asked about, the oldest first, `open` is all that is not out, by its id. By case: when the last
    message `went`, or by which way one left that is not out (`copied`); and which are `done`: nothing is left to come.
    """

    waiting: tuple[Sent, ...] = ()
    open: Mapping[str, Sent] = {}
    went: Mapping[str, datetime] = {}
    copied: Mapping[str, Way] = {}
    done: frozenset[str] = frozenset()


class Outbox:
    """Every call returns at once; what it asked for comes later to `done`, an error to `failed`."""

    def __init__(
        self,
        store: Store,
        scheduler: Scheduler,
        advice: AdviceTables,
        failed: Callable[[Exception], None],
    ) -> None:
        self._store, self._book = store, SentBook(store)
        self._scheduler, self._advice, self._failed = scheduler, advice, failed

    def look(self, done: Callable[[Outlook], None]) -> None:
        """Ask how it stands with what left the window."""
        now = self._scheduler.now()
        self._run(lambda: outlook_of(self._book.all(), now), done)

    def asked(self, sent: Sent) -> None:
        """The question stands on Home now: it does not come again."""
        self._run(lambda: self._kept(replace(sent, state="again")), lambda _: None)

    def went_out(self, sent: Sent, at: datetime | None, done: Callable[[Sent], None]) -> None:
        """It went out, then or `at` another time that is not to come; `done` hears what is kept."""
        went = min(at or sent.at, self._scheduler.now())
        self._run(lambda: self._out(sent, went), done)

    def take_back(self, sent: Sent, done: Callable[[], None]) -> None:
        """It did not go out after all; the case stands where it stood."""
        self._run(lambda: self._taken_back(sent), lambda _: done())

    def copies(self, case_id: str, done: Callable[[tuple[Sent, ...]], None]) -> None:
        """Ask for what went out of a case, the newest first."""
        self._run(lambda: tuple(c for c in reversed(self._book.of_case(case_id)) if c.state == "out"), done)

    def close_case(self, case_id: str, done: Callable[[], None]) -> None:
        """Nothing is left to come in a case: close it."""
        self._run(lambda: self._book.close(case_id), lambda _: done())

    def open_again(self, case_id: str, done: Callable[[], None]) -> None:
        """Let a case that was closed be out again."""
        self._run(lambda: self._book.close(case_id, "out"), lambda _: done())

    def _out(self, sent: Sent, went: datetime) -> Sent:
        case = self._store.case(sent.case_id)
        dates = anchored(sent.dates, went)
        dates += proposed(case, self._advice, dates, went)
        sent = replace(sent, state="out", went=went, dates=dates)
        self._book.keep(sent, "out" if case.life == "draft" else case.life)
        return sent

    def _taken_back(self, sent: Sent) -> None:
        life = self._store.case(sent.case_id).life
        others = [copy for copy in self._book.of_case(sent.case_id) if copy.state == "out" and copy.id != sent.id]
        back = replace(sent, state="again", went=None, dates=anchored(sent.dates, sent.at))
        self._book.keep(back, life if others or life != "out" else "draft")

    def _kept(self, sent: Sent) -> None:
        self._book.keep(sent, self._store.case(sent.case_id).life)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._scheduler.lane(LANE, work, done, self._failed)


def outlook_of(copies: tuple[Sent, ...], now: datetime) -> Outlook:
    """Return what a list of cases says of these."""
    out = [copy for copy in copies if copy.state == "out"]
    went: dict[str, datetime] = {}
    for copy in out:
        went[copy.case_id] = max(copy.went or copy.at, went.get(copy.case_id, copy.at))
    to_come = {copy.case_id for copy in out if still_to_come(copy.dates, now)}
    return Outlook(
        tuple(copy for copy in copies if copy.state in ("asked", "not-yet")),
        {copy.id: copy for copy in copies if copy.state != "out"},
        went,
        {copy.case_id: copy.way for copy in copies if copy.state != "out" and copy.case_id not in went},
        frozenset(went) - to_come,
    )
