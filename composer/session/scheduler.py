"""Time and other threads, as the session sees them; a real one is given by the window or by `loop`."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Protocol, TypeVar

T = TypeVar("T")


class Handle(Protocol):
    """Something that will happen unless it is cancelled."""

    def cancel(self) -> None:
        """Let it not happen; harmless afterwards."""


class Scheduler(Protocol):
    """When things happen, and on which lane. Every callback comes on the thread that asked."""

    def now(self) -> datetime:
        """Return the local time, without a zone."""

    def after(self, ms: int, call: Callable[[], None]) -> Handle:
        """Call once, `ms` milliseconds from now."""

    def lane(
        self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` after all that this lane was given before, on its own thread; then `done` or `failed` here."""


class Alarm:
    """A call that waits for its time."""

    def __init__(self, call: Callable[[], None]) -> None:
        self.call: Callable[[], None] | None = call

    def cancel(self) -> None:
        """Let it not be made; harmless afterwards."""
        self.call = None


class SynchronousScheduler:
    """A clock moved by hand, and lanes that are done before they return: for the command line and for tests."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._alarms: list[tuple[datetime, int, Alarm]] = []
        self._order = count()

    def now(self) -> datetime:
        """Return the time the clock was moved to."""
        return self._now

    def after(self, ms: int, call: Callable[[], None]) -> Handle:
        """Call when the clock is moved `ms` on or further."""
        alarm = Alarm(call)
        heappush(self._alarms, (self._now + timedelta(milliseconds=ms), next(self._order), alarm))
        return alarm

    def lane(
        self,
        name: str,  # noqa: ARG002 all lanes are this thread
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work now, then call back."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 the one who asked is told
            failed(error)
        else:
            done(result)

    def advance(self, ms: int) -> None:
        """Move the clock on, ringing each alarm at its own time."""
        end = self._now + timedelta(milliseconds=ms)
        while self._alarms and self._alarms[0][0] <= end:
            self._now, _, alarm = heappop(self._alarms)
            if alarm.call:
                alarm.call()
        self._now = end
