"""Lanes: one thread each, started when first used, doing what it is given in order."""

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from composer.text.errors import ProgramError

T = TypeVar("T")
Call = Callable[[], None]


class Lanes:
    """Work for other threads. `deliver` is called on those threads and has to bring its call to the one that asked."""

    def __init__(self, deliver: Callable[[Call], None]) -> None:
        self._deliver = deliver
        self._lanes: dict[str, tuple[SimpleQueue[Call | None], Thread]] = {}

    def run(
        self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Queue `work` on lane `name`; its result comes to `done`, its error to `failed`, by `deliver`."""

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 the one who asked is told
                self._deliver(partial(failed, error))
            except BaseException as error:  # noqa: BLE001 a part that panics ends its work, not the lane
                self._deliver(partial(failed, ProgramError(f"{type(error).__name__} on lane {name}")))
            else:
                self._deliver(partial(done, result))

        self._queue(name).put(job)

    def close(self) -> None:
        """Finish what was given, and end the threads. What they still deliver is up to who delivers."""
        for queue, _ in self._lanes.values():
            queue.put(None)
        for _, thread in self._lanes.values():
            thread.join()
        self._lanes.clear()

    def _queue(self, name: str) -> SimpleQueue[Call | None]:
        if name not in self._lanes:
            queue: SimpleQueue[Call | None] = SimpleQueue()
            thread = Thread(target=_work, args=(queue,), name=f"lane {name}", daemon=True)
            thread.start()
            self._lanes[name] = queue, thread
        return self._lanes[name][0]


def _work(queue: SimpleQueue[Call | None]) -> None:
    while job := queue.get():
        job()
