"""Something that may come a moment later, once for all that asked for it meanwhile."""

from collections.abc import Callable

from composer.session.scheduler import Handle, Scheduler


class Soon:
    """Calls `call` a little after the first `ask`; `now` calls at once and takes back what was asked."""

    def __init__(self, scheduler: Scheduler, ms: int, call: Callable[[], None]) -> None:
        self._scheduler, self._ms, self._call = scheduler, ms, call
        self._waiting: Handle | None = None

    def ask(self) -> None:
        """Let it happen soon."""
        if self._waiting is None:
            self._waiting = self._scheduler.after(self._ms, self.now)

    def now(self) -> None:
        """Let it happen now."""
        self.stop()
        self._call()

    def stop(self) -> None:
        """Let it not happen."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.cancel()
