"""A clock that is moved by hand, with one lane that works only when it is let."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from composer.session.scheduler import SynchronousScheduler

T = TypeVar("T")


class HeldLane(SynchronousScheduler):
    """Holds back what lane `held_lane` is given; every other lane works at once."""

    def __init__(self, held_lane: str, now: datetime) -> None:
        super().__init__(now)
        self._lane = held_lane
        self.held: list[Callable[[], None]] = []

    def lane(
        self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        if name == self._lane:
            self.held.append(partial(super().lane, name, work, done, failed))
        else:
            super().lane(name, work, done, failed)

    def let(self) -> None:
        """Let it do what it holds now."""
        for errand in self.held[:]:
            self.held.remove(errand)
            errand()
