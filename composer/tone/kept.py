"""A bounded memory of results that cost more to find than to keep."""

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Keeps the results asked for last: at least `least` of them, at most twice as many. None is no result."""

    # Two halves, the older one dropped whole, cost less per question than an order of use.
    def __init__(self, least: int) -> None:
        self._least = least
        self._young: dict[Hashable, V] = {}
        self._old: dict[Hashable, V] = {}

    def get(self, key: Hashable) -> V | None:
        """Return what is kept for `key`, None when nothing is."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.keep(key, value)
        return value

    def keep(self, key: Hashable, value: V) -> V:
        """Keep `value` for `key` and return it."""
        if len(self._young) >= self._least:
            self._old, self._young = self._young, {}
        self._young[key] = value
        return value
