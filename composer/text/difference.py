"""What changed between two states of a text: one stretch, in code points."""

from composer.text.span import Span


def difference(before: str, now: str) -> tuple[Span, Span]:
    """Return the one stretch of `before` that was replaced, and what stands there in `now` (code points)."""
    head = _alike(before, now)
    tail = _alike(before[head:][::-1], now[head:][::-1])
    return Span(head, len(before) - tail), Span(head, len(now) - tail)


def _alike(one: str, other: str) -> int:
    """Return how many code points the two begin alike; by halves, since comparing slices costs next to nothing."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
