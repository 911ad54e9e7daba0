"""A scheduler with the real clock and no window: one loop, its alarms, and the lanes beside it."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush
from itertools import count
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TypeVar

from composer.session.lanes import Lanes
from composer.session.scheduler import Alarm, Handle

T = TypeVar("T")


class LoopScheduler:
    """Runs what it is asked to on the thread that calls `run`."""

    def __init__(self) -> None:
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._order = count()
        self._arrived: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lanes = Lanes(self._arrived.put)

    def now(self) -> datetime:
        """Return the local time, without a zone."""
        return datetime.now()

    def after(self, ms: int, call: Callable[[], None]) -> Handle:
        """Call once, `ms` milliseconds from now, while the loop runs."""
        alarm = Alarm(call)
        heappush(self._alarms, (monotonic() + ms / 1000, next(self._order), alarm))
        return alarm

    def lane(
        self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` on the thread of lane `name`, then call back from the loop."""
        self._lanes.run(name, work, done, failed)

    def run(self, until: Callable[[], bool]) -> None:
        """Run alarms and callbacks until `until` says so; it is asked after each of them and every 50 milliseconds."""
        while not until():
            pause = min(self._alarms[0][0] - monotonic(), 0.05) if self._alarms else 0.05
            if pause <= 0:
                alarm = heappop(self._alarms)[2]
                if alarm.call:
                    alarm.call()
                continue
            try:
                self._arrived.get(timeout=pause)()
            except Empty:
                continue

    def close(self) -> None:
        """Finish the lanes' work and deliver its results."""
        self._lanes.close()
        while not self._arrived.empty():
            self._arrived.get()()
