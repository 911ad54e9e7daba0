"""Where the words of an answer stand in the sentence it became, and back: a field is checked as its sentence."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from composer.text.fold import fold
from composer.text.span import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


def map_span(sentence: str, span: Span, answer: str) -> Span | None:
    """Return where the words under `span` of `sentence` stand in `answer` as typed, or None where they are the stem's.

    Both are in code points. A span that reaches into the stem keeps the part that was typed; the first letter may
    differ in its case, and anything else that splicing changed belongs to the seam.
    """
    said, typed = _tokens(sentence), _tokens(answer)
    words, answered = [word for word, _ in said], [word for word, _ in typed]
    if words[-1:] == ["."] and answered[-1:] != ["."]:
        words.pop()  # the sentence's own
    # A sentence most often ends as its answer does; comparing long ones word by word takes a time that is squared.
    same = _same_end(words, answered)
    pairs = {len(words) - i: len(answered) - i for i in range(1, same + 1)}
    heads = words[: len(words) - same], answered[: len(answered) - same]
    matcher = SequenceMatcher(None, *heads, autojunk=False)
    for block in matcher.get_matching_blocks():
        pairs.update({block.a + i: block.b + i for i in range(block.size)})
    touched = [i for i, (_, place) in enumerate(said) if place.overlaps(span)]
    found = [(i, pairs[i]) for i in touched if i in pairs]
    if not found:
        return None
    (first, typed_first), (last, typed_last) = found[0], found[-1]
    start, end = typed[typed_first][1], typed[typed_last][1]
    cut_left = max(0, span.start - said[first][1].start)
    cut_right = max(0, said[last][1].end - span.end)
    return Span(start.start + cut_left, end.end - cut_right)


def _same_end(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words the two have in common at their end."""
    most = min(len(one), len(other))
    return next((i for i in range(most) if one[-1 - i] != other[-1 - i]), most)


def _tokens(text: str) -> list[tuple[str, Span]]:
    return [(m.group().casefold(), Span(m.start(), m.end())) for m in _TOKEN.finditer(fold(text))]
