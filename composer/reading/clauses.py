"""The clauses of a sentence, roughly: where it may be cut so that one part can be left out."""

import re

from composer.text.span import Span

_OWN = r"(?:i|i'm|i’m|we|we're|we’re|you|he|she|it|they|that|this|there|the|my|our|your|nobody|please)\b"
_JOINT = re.compile(
    r"(?<=[,;:)])\s+|\s+(?=[(–—])|\s+(?=-\s)|(?<=\w)(?=—\w)|"
    r"\s+(?=(?:but|because|although|though|while|whereas|unless|since|if|when|which)\b)|"
    rf"\s+(?=(?:and|so|as) {_OWN})",
    re.IGNORECASE,
)
_FEWEST = 3  # words; less is no clause of its own ("However, ", ", sorry")
_MOST = 12
_EDGES = " \t\r\n,;:-–—"


def clauses_of(sentence: str) -> tuple[Span, ...]:
    """Return the clauses of `sentence` in order, in code points, with no gap between them; at least one, at most 12."""
    cuts = [0]
    for joint in _JOINT.finditer(sentence):
        if len(cuts) == _MOST:
            break
        if _words(sentence[cuts[-1] : joint.end()]) >= _FEWEST:
            cuts.append(joint.end())
    if len(cuts) > 1 and _words(sentence[cuts[-1] :]) < _FEWEST:
        cuts.pop()
    return tuple(Span(start, end) for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True))


def bare(sentence: str, clause: Span) -> Span:
    """Return `clause` without the marks and the space at its edges, itself where there is nothing else."""
    words = clause.of(sentence)
    rest = words.lstrip(_EDGES)
    if not rest:
        return clause
    start = clause.start + len(words) - len(rest)
    return Span(start, start + len(rest.rstrip(_EDGES + ".!") or rest))


def _words(part: str) -> int:
    return len(part.split())
