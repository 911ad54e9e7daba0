"""What the learned reader hears in the open case: it reads on its own lane, and what it heard last is kept here."""

from collections.abc import Callable, Iterator, Sequence

from composer.reading.heard import Hear, Heard
from composer.session.scheduler import Scheduler
from composer.text.errors import NotAvailable

LANE = "reader"

LoadsReader = Callable[[], Hear]
"""Returns what hears sentences, at once or after reading it from disk; NotAvailable where there is none."""


class Hearing:
    """Knows what was heard in each sentence among its neighbours; what is new goes to the lane, one text at a time."""

    def __init__(self, load: LoadsReader | None, scheduler: Scheduler, tell: Callable[[], None]) -> None:
        """`tell` is called when something new was heard. Without `load` nothing is heard."""
        self._load = load
        self._scheduler = scheduler
        self._tell = tell
        self._known: dict[tuple[str, ...], Heard] = {}
        self._wanted: tuple[str, ...] = ()
        self._busy = False

    @property
    def complete(self) -> bool:
        """Say whether there is nothing left to hear in the sentences that were last asked for."""
        return self._load is None or not self._wanted

    def heard(self, sentences: Sequence[str]) -> tuple[Heard | None, ...]:
        """Return what is known of the sentences of a body; None for one that has not been heard yet.

        Of a sentence that only got other neighbours, what was heard last still stands until it is heard again.
        """
        known = self._known
        near = list(_among(sentences))
        self._wanted = () if all(place in known for place in near) else tuple(sentences)
        return tuple(known.get(place) or known.get(place[1:2]) for place in near)

    def ask(self) -> bool:
        """Have what is missing heard; True if that has been done already when this returns."""
        if self._load is None or self._busy or not self._wanted:
            return False
        self._busy = True
        load, sentences = self._load, self._wanted
        self._scheduler.lane(LANE, lambda: (sentences, load()(sentences)), self._came, self._failed)
        return not self._wanted

    def _came(self, found: tuple[tuple[str, ...], Sequence[Heard | None]]) -> None:
        sentences, heard = found
        self._busy = False
        # Only the newest text is kept: the reader itself knows the windows of older ones.
        self._known = {}
        for place, one in zip(_among(sentences), heard, strict=True):
            if one is not None:
                self._known[place] = self._known[place[1:2]] = one
        if self._wanted == sentences:
            self._wanted = ()
        self._tell()

    def _failed(self, error: Exception) -> None:
        """A reader that is not there, or fails once, is left alone; only the second is worth a word."""
        self._busy, self._load, self._wanted = False, None, ()
        if not isinstance(error, NotAvailable):
            raise error


def _among(sentences: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each sentence between its neighbours."""
    return zip(["", *sentences[:-1]], sentences, [*sentences[1:], ""], strict=True) if sentences else iter(())
