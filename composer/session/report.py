"""The results of `check` and `compose` as JSON: a contract with everyone who reads them (resources/schema)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from composer.reading.commitments import Commitment, promises_in
from composer.reading.components import COMPONENTS, Recognisers
from composer.reading.readability import readability
from composer.reading.reading import Reading
from composer.text.finding import Finding
from composer.text.span import Span
from composer.tone.context import Context

if TYPE_CHECKING:  # `check` has no use for them, and is started often
    from composer.guide.advice import Advice
    from composer.message.message import Message

_ALWAYS = ("output", "stance", "impact", "sender")


def check_report(
    reading: Reading,
    context: Context,
    findings: Iterable[Finding],
    *,
    language: str,
    now: datetime,
    identity: str | None = None,
) -> dict[str, Any]:
    """Return what `check` says of one text; `identity` is the id of its line with --jsonl."""
    body = reading.body
    mentioned = frozenset().union(*(sentence.mentioned for sentence in body))
    clear = frozenset().union(*(sentence.clear for sentence in body))
    spans = tuple(sentence.span for sentence in body)
    return {
        **({} if identity is None else {"id": identity}),
        "language": language,
        "context": _context(context),
        "findings": _findings(findings),
        "sentences": [
            {
                "start": sentence.span.start,
                "end": sentence.span.end,
                "components": _in_order(sentence.mentioned),
                "clear": _in_order(sentence.clear),
            }
            for sentence in body
        ],
        "components": _flags(mentioned),
        "clear": _in_order(clear),
        "promises": [_promise(promise) for promise in promises_in(reading.text, spans, now)],
        "readability": msgspec.to_builtins(readability(reading.text, spans)),
    }


def compose_report(
    message: "Message",
    advice: "Advice",
    findings: Iterable[Finding],
    recognisers: Recognisers,
    now: datetime,
) -> dict[str, Any]:
    """Return what `compose` says of one message. The components of a sentence come from the form, not from its text."""
    from composer.message.render import html_of

    clear = {sentence: _clear(sentence.text, sentence.components, recognisers) for sentence in message.sentences}
    spans = tuple(Span(sentence.start, sentence.end) for sentence in message.sentences)
    return {
        "output": message.output,
        "medium": message.medium,
        "shape": message.shape,
        "length": message.length,
        "stance": message.stance,
        "impact": message.impact,
        "subject": message.subject,
        "text": message.text,
        "html": html_of(message),
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "slot": sentence.slot,
                "answers": list(sentence.answers),
                "components": list(sentence.components),
                "clear": clear[sentence],
            }
            for sentence in message.sentences
        ],
        "components": _flags(message.components),
        "clear": _in_order({component for of_one in clear.values() for component in of_one}),
        "gaps": [{"question": gap.question, "message": gap.message} for gap in message.gaps],
        "advice": {
            "channel": advice.channel,
            "channel_reason": advice.channel_reason,
            "signatory": advice.signatory,
            "signatory_reason": advice.signatory_reason,
            "escalate": advice.escalate,
            "escalate_reason": advice.escalate_reason,
            "notes": list(advice.notes),
        },
        "findings": _findings(findings),
        "promises": [_promise(promise) for promise in promises_in(message.text, spans, now)],
    }


def _context(context: Context) -> dict[str, Any]:
    plain = Context()
    return {
        name: value
        for name in Context.__struct_fields__
        if name not in ("answers", "said")
        and ((value := getattr(context, name)) != getattr(plain, name) or name in _ALWAYS)
    }


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(finding) for finding in findings]


def _promise(promise: Commitment) -> dict[str, Any]:
    due = promise.due.isoformat(timespec="minutes") if promise.due else None
    return {**msgspec.structs.asdict(promise), "due": due}


def _clear(text: str, components: Collection[str], recognisers: Recognisers) -> list[str]:
    found = recognisers.clear(text)
    return [component for component in components if component in found]


def _flags(present: Collection[str]) -> dict[str, bool]:
    return {component: component in present for component in COMPONENTS}


def _in_order(present: Collection[str]) -> list[str]:
    return [component for component in COMPONENTS if component in present]
