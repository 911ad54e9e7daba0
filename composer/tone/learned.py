"""Rules of kind `learned`: each speaks of one fault that the learned reader has heard in a sentence."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from composer.reading.clauses import bare
from composer.reading.reading import ReadSentence
from composer.text.finding import SEVERITIES, Finding, Severity, at_least
from composer.text.span import Span
from composer.tone.draft import Draft
from composer.tone.found import Found
from composer.tone.rules import Rule

Spoken = tuple[int, str, Severity]
"""Where a sentence begins, and the family of a rule that has found something in it by a pattern, of this weight."""

_COVER = "_"
_ENDS = ".!?…"
_FEWEST = 4  # words
_MOSTLY = 0.5  # of the letters of a sentence that are quoted: it is somebody else's then


def by_fault(rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Return the learned ones of `rules` by the fault they speak of."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        if rule.kind == "learned":
            found[rule.fault] = (*found.get(rule.fault, ()), rule)
    return found


def heard_in(
    draft: Draft, rules: Mapping[str, Sequence[Rule]], spoken: Collection[Spoken]
) -> Iterator[tuple[Rule, Found]]:
    """Yield what the rules say of the faults heard in the body.

    Where a pattern has `spoken` of the same already, it knows better.
    """
    for sentence in draft.reading.body:
        if sentence.heard is None or not sentence.heard.faults or _is_quoted(sentence) or _is_heading(sentence):
            continue
        start = sentence.span.start
        for fault, weightiest in sentence.heard.faults.items():
            for rule in rules.get(fault, ()):
                if not _is_said(rule, start, spoken):
                    place = _whole(sentence) if rule.mark == "sentence" else weightiest
                    yield rule, Found(start + place.start, start + place.end, sentence)


def _is_said(rule: Rule, start: int, spoken: Collection[Spoken]) -> bool:
    return any(
        (start, family, severity) in spoken
        for family in (rule.family, *rule.silent_with)
        for severity in SEVERITIES
        if at_least(severity, rule.severity)
    )


def is_cleared(finding: Finding, sentence: ReadSentence) -> bool:
    """Say whether the reader is sure that a warning of a pattern is none; an error stands."""
    return finding.severity == "warning" and sentence.heard is not None and sentence.heard.clean


def _whole(sentence: ReadSentence) -> Span:
    return bare(sentence.text, Span(0, len(sentence.text)))


def _is_heading(sentence: ReadSentence) -> bool:
    """Say whether it is a few words without an end: a heading, or a name that closes the message."""
    return sentence.text[-1] not in _ENDS and len(sentence.text.split()) < _FEWEST


def _is_quoted(sentence: ReadSentence) -> bool:
    covered = sum(shown == _COVER != typed for shown, typed in zip(sentence.masked, sentence.text, strict=True))
    return covered > _MOSTLY * len(sentence.text)
