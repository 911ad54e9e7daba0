"""Which neighbouring sentences the learned reader reads at once, and as which tokens.

A text is cut where the beginnings of its sentences say so, not by counting from the top: what is done far away moves no
cut, so that an edit has few windows read again, in a text of any length.
"""

from collections.abc import Sequence
from zlib import crc32

from msgspec import Struct

from composer.reading.wordpiece import Pieces

_BEGINNING = 16  # characters of a sentence that its place in the cutting hangs on: typing further on moves nothing


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is read at once: a run of at most so many sentences and tokens, with neighbours before and after it.

    `most` is the length of a window in tokens, with its neighbours, but without start and stop. A single sentence may
    be longer than `tokens`; past `most` it is cut off, and neighbours that have no room are left out.
    """

    sentences: int = 6
    tokens: int = 110
    before: int = 1
    after: int = 1
    most: int = 254


class Window(Struct, frozen=True):
    """Sentences `first` to before `last` are read; the answers count for `start` to before `stop`, inside of them."""

    first: int
    start: int
    stop: int
    last: int


class Tokens(Struct, frozen=True):
    """What is read of a window: the numbers of its tokens, and which of them each of its sentences has (from, to).

    The sentences are those of the window from `first` on. One that has no token at all has an empty place.
    """

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def windows_of(sentences: Sequence[str], sizes: Sequence[int], shape: Shape) -> tuple[Window, ...]:
    """Return the windows of `sentences`, whose `sizes` are in tokens; each sentence is answered for in exactly one.

    What a window holds depends on no sentence more than `shape.sentences` + 1 away from it.
    """
    windows: list[Window] = []
    for start, stop in _runs(sentences, sizes, shape):
        room = shape.most - sum(sizes[start:stop])
        first, last = start, stop
        # By turns, the nearest first: what stands before says more of who is to blame.
        for distance in range(1, max(shape.before, shape.after) + 1):
            at = start - distance
            if distance <= shape.before and first == at + 1 and at >= 0 and sizes[at] <= room:
                first, room = at, room - sizes[at]
            at = stop + distance - 1
            if distance <= shape.after and last == at and at < len(sizes) and sizes[at] <= room:
                last, room = at + 1, room - sizes[at]
        windows.append(Window(first, start, stop, last))
    return tuple(windows)


def tokens_of(window: Window, pieces: Sequence[Pieces], start: int, stop: int, most: int) -> Tokens:
    """Return what is read of `window`; `pieces` are those of all sentences, `start` and `stop` the outer tokens."""
    ids = [start]
    places: list[tuple[int, int]] = []
    for sentence in pieces[window.first : window.last]:
        begun = len(ids)
        ids += sentence.ids[: most + 1 - begun]
        places.append((begun, len(ids)))
    return Tokens((*ids, stop), tuple(places))


def _runs(sentences: Sequence[str], sizes: Sequence[int], shape: Shape) -> list[tuple[int, int]]:
    """Return the runs that a text falls into: one that is too long is cut before its sentence of lowest rank."""
    ranks = _ranks(sentences)
    runs: list[tuple[int, int]] = []
    open_runs = [(0, len(sentences))] if sentences else []
    cuts = _Cuts(ranks)
    while open_runs:
        start, stop = open_runs.pop()
        small = stop - start <= shape.sentences and sum(sizes[start:stop]) <= shape.tokens
        if small or stop - start == 1:
            runs.append((start, stop))
        else:
            cut = cuts.lowest(start + 1, stop)
            open_runs += ((cut, stop), (start, cut))
    return runs


def _ranks(sentences: Sequence[str]) -> list[tuple[int, int]]:
    beginnings = [sentence[:_BEGINNING] for sentence in sentences]
    pairs = zip(["", *beginnings], beginnings, strict=False)
    # Sentences that begin alike, after ones that do, are taken in their order.
    return [(crc32(f"{before}\n{own}".encode("utf-8", "replace")), at) for at, (before, own) in enumerate(pairs)]


class _Cuts:
    """Finds the lowest rank of a stretch; a table of every power of two keeps long texts from costing more."""

    def __init__(self, ranks: Sequence[tuple[int, int]]) -> None:
        self._levels = [list(ranks)]
        width = 1
        while 2 * width <= len(ranks):
            below = self._levels[-1]
            self._levels.append([min(below[at], below[at + width]) for at in range(len(ranks) - 2 * width + 1)])
            width *= 2

    def lowest(self, start: int, stop: int) -> int:
        """Return the place of the lowest rank from `start` to before `stop`."""
        level = (stop - start).bit_length() - 1
        found = self._levels[level]
        return min(found[start], found[stop - (1 << level)])[1]
