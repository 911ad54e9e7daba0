"""A bounded memory of results that cost more to find than to keep."""

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Keeps the results asked for last: `least` of them, at most twice as many; fewer where their keys are long.

    None is no result.
    """

    # Two halves, the older one dropped whole, cost less per question than an order of use.
    def __init__(self, least: int, most_characters: int = 2_000_000) -> None:
        """Keep at most `most_characters` in the keys of one half: one may be a page without a full stop."""
        self._least = least
        self._most = most_characters
        self._held = 0
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
        length = _length(key)
        self._held += length
        if len(self._young) >= self._least or self._held > self._most:
            self._old, self._young, self._held = self._young, {}, length
        self._young[key] = value
        return value


def _length(key: Hashable) -> int:
    parts = key if isinstance(key, tuple) else (key,)
    return sum(len(part) for part in parts if isinstance(part, str))
