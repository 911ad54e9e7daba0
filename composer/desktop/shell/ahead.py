"""Pages made ahead of the hand that opens them: a little at a time, while nobody waits for anything."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 12


class Ahead(QObject):
    """Asks for one piece of work after the other until all is done; each takes a few milliseconds.

    `missing` gives the names of what is not made yet, the next wanted first; `prepare` does one piece of it.
    """

    def __init__(self, parent: QObject, missing: Callable[[], Iterable[str]], prepare: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._missing, self._prepare = missing, prepare
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin, or begin again."""
        self._timer.start()

    def stop(self) -> None:
        """Make nothing more."""
        self._timer.stop()

    def _go_on(self) -> None:
        name = next(iter(self._missing()), None)
        if name is None:
            self.stop()
        else:
            self._prepare(name)
