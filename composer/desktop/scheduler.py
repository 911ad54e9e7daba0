"""The session's scheduler under Qt: alarms are timers, and results of the lanes come by the event loop."""

from collections.abc import Callable
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from composer.session.lanes import Lanes
from composer.session.scheduler import Handle

T = TypeVar("T")


class QtAlarm:
    """A call that waits for its time."""

    def __init__(self, timer: QTimer) -> None:
        self._timer: QTimer | None = timer

    def cancel(self) -> None:
        """Let it not be made; harmless afterwards."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
            timer.deleteLater()

    def rung(self) -> None:
        """Let the timer go, its time has come."""
        self.cancel()


class QtScheduler(QObject):
    """Runs what it is asked to on the thread that made it. `close` ends its threads."""

    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lanes = Lanes(self._deliver)
        self._alarms: set[QtAlarm] = set()
        self._closed = False
        self._came.connect(self._call_next, Qt.ConnectionType.QueuedConnection)

    def now(self) -> datetime:
        """Return the local time, without a zone."""
        return datetime.now()

    def after(self, ms: int, call: Callable[[], None]) -> Handle:
        """Call once, `ms` milliseconds from now."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        alarm = QtAlarm(timer)

        def ring() -> None:
            self._alarms.discard(alarm)
            alarm.rung()
            call()

        timer.timeout.connect(ring)
        self._alarms.add(alarm)
        timer.start(ms)
        return alarm

    def lane(
        self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` on the thread of lane `name`, then call back from the event loop."""
        self._lanes.run(name, work, done, failed)

    def close(self) -> None:
        """Finish the lanes' work and end their threads; nothing is called back any more."""
        self._closed = True
        for alarm in self._alarms:
            alarm.cancel()
        self._alarms.clear()
        self._lanes.close()

    def _deliver(self, call: Callable[[], None]) -> None:
        self._arrived.put(call)
        self._came.emit()

    def _call_next(self) -> None:
        try:
            call = self._arrived.get_nowait()
        except Empty:
            return
        if not self._closed:
            call()
