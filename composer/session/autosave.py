"""Every change is on disk within a second, from the first key. There is no save button."""

from collections.abc import Callable, Iterable, Mapping
from threading import Event
from typing import Literal, Protocol

from composer.guide.case import Case
from composer.session.open_case import Change, OpenCase
from composer.session.scheduler import Handle, Scheduler
from composer.text.errors import UserError

LANE = "store"
_DELAY_MS = 600  # the rest of the second is for the disk
_RETRY_MS = 2000
_TROUBLE = "The last change could not be saved. It waits here and will be tried again."

Saving = Literal["saved", "saving", "trouble"]


class Keeps(Protocol):
    """What a case is kept in."""

    def save_case(self, case: Case, turned: Mapping[str, int] | None = None) -> None:
        """Keep the whole case; UserError where that cannot be just now."""

    def save_answers(self, case: Case, keys: Iterable[str], turned: Mapping[str, int] | None = None) -> None:
        """Keep these answers; UserError where that cannot be just now."""


class Autosave:
    """Writes what is new on the store's lane, at most a second after the first unsaved key.

    `stored` says that the case is in the store already; a new one is kept whole, and only once something is said.
    """

    def __init__(self, opened: OpenCase, store: Keeps, scheduler: Scheduler, stored: bool) -> None:
        self._opened = opened
        self._store = store
        self._scheduler = scheduler
        self._whole = not stored
        self._waiting: set[str] | None = None
        self._writing: set[str] | None = None
        self._timer: Handle | None = None
        self._words = ""
        self._closed = False
        self._listeners: list[Callable[[], None]] = []
        self._stop = opened.subscribe(self._changed)

    @property
    def state(self) -> Saving:
        """Return whether all is on disk, on its way there, or waiting for a disk that does not take it."""
        if self._words:
            return "trouble"
        return "saved" if self._waiting is None and self._writing is None else "saving"

    @property
    def words(self) -> str:
        """Return the sentence to show while there is trouble, else ""."""
        return self._words

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever the state may have changed; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def flush(self) -> None:
        """Write now what waits: a field was left, or the window lost the focus."""
        if self._waiting is not None and self._writing is None:
            self._write()

    def close(self, seconds: float = 5.0) -> bool:
        """Write what waits, wait until it is on disk, and stop; False, and all goes on, where that takes too long."""
        if self._waiting is not None or self._writing is not None:
            self._cancel()
            # What is being written may yet fail, so it is written once more.
            self._waiting = (self._waiting or set()) | (self._writing or set())
            if not self._write_and_wait(self._job(self._waiting), seconds):
                return False
        self._stop()
        self._closed = True
        self._waiting = self._writing = None
        return True

    def _write_and_wait(self, save: Callable[[], None], seconds: float) -> bool:
        ended, kept = Event(), Event()

        def work() -> None:
            try:
                save()
                kept.set()
            finally:
                ended.set()

        self._scheduler.lane(LANE, work, lambda _: None, self._failed)
        ended.wait(seconds)
        return kept.is_set()

    def _changed(self, change: Change) -> None:
        if self._whole and self.state == "saved" and change.how == "step":
            return  # nothing is said yet
        self._waiting = (self._waiting or set()) | change.keys
        if self._timer is None and self._writing is None:
            self._timer = self._scheduler.after(_DELAY_MS, self._write)
        self._tell()

    def _write(self) -> None:
        self._cancel()
        if self._waiting is None or self._closed:
            return
        self._writing, self._waiting = self._waiting, None
        self._scheduler.lane(LANE, self._job(self._writing), self._saved, self._failed)
        self._tell()

    def _job(self, keys: set[str]) -> Callable[[], None]:
        case, turned, store, names = self._opened.case, self._opened.turned, self._store, frozenset(keys)
        if self._whole:
            return lambda: store.save_case(case, turned)
        return lambda: store.save_answers(case, names, turned)

    def _saved(self, _: None) -> None:
        self._writing, self._words, self._whole = None, "", False
        self._write()
        self._tell()

    def _failed(self, error: Exception) -> None:
        if self._closed:
            return
        self._waiting = (self._waiting or set()) | (self._writing or set())
        self._writing = None
        first, ours = not self._words, not isinstance(error, UserError)
        self._words = str(error) if isinstance(error, UserError) else _TROUBLE
        self._timer = self._scheduler.after(_RETRY_MS, self._write)
        self._tell()
        if first and ours:
            raise error

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
