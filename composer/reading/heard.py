"""What the learned reader heard in a sentence, and how that meets what the recognisers see in it."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from composer.text.span import Span


class Heard(Struct, frozen=True):
    """What a sentence says to the reader, in its place among its neighbours.

    `faults` are those it may hold, by the names of the corpus, each with the words that weighed most (code points of
    the sentence). `mentioned` are the components it speaks of, `absent` those it surely does not speak of, both of the
    `known` ones, which the reader can tell at all. `clean` says that it surely holds no fault.
    """

    faults: Mapping[str, Span] = {}
    mentioned: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    clean: bool = False

    def mentions(self, seen: frozenset[str], clear: frozenset[str]) -> frozenset[str]:
        """Return what is mentioned, where the recognisers have `seen` some components and some of them `clear`."""
        return self.mentioned | (seen - self.known) | (clear - self.absent)


Hear = Callable[[Sequence[str]], Sequence[Heard | None]]
"""Hears the sentences of a body, in order; None for one that has not been read yet."""
