"""Watches the GUI thread: each call of the event loop that takes long, with the stack it had on the way."""

import sys
import threading
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

LIMIT = 0.05  # seconds
_LOOK = 0.01


class WatchedApplication(QApplication):
    """An application that keeps each call over the limit: its milliseconds, those at work, its event and its stack.

    Where the machine has other things to do, a call can take long and still be little at work: it waited for its turn.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.slow: list[tuple[float, float, str, str]] = []
        self.longest = 0.0
        self._began = 0.0
        self._stack = ""
        self._thread = threading.get_ident()
        self._done = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._began:  # a call inside another one belongs to it
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__
        at_work, self._stack, self._began = time.thread_time(), "", time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            spent, self._began = time.perf_counter() - self._began, 0.0
            self.longest = max(self.longest, spent * 1000)
            if spent > LIMIT:
                times = round(spent * 1000, 1), round((time.thread_time() - at_work) * 1000, 1)
                self.slow.append((*times, f"{kind.name} to {name}", self._stack))

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self._watching.join()

    def _watch(self) -> None:
        while not self._done.wait(_LOOK):
            began = self._began
            if began and not self._stack and time.perf_counter() - began > LIMIT:
                self._stack = _stack_of(self._thread)


def _stack_of(thread: int) -> str:
    """Return where a thread is, the innermost call last.

    Its frames are let go of within the step: a frame that is held keeps alive what Python knows a widget as that is
    still being made, and it would be known as that for good.
    """
    places = []
    frame = sys._current_frames().get(thread)  # there is no public way to another thread
    while frame is not None:
        places.append(f'File "{frame.f_code.co_filename}", line {frame.f_lineno}, in {frame.f_code.co_name}')
        frame = frame.f_back
    return "\n".join(reversed(places))
