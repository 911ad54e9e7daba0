"""The writer's own text as a message: its sentences stay as they are, and what it misses is put in at its place."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from composer.guide.case import Case, Edition, Wording
from composer.message.insertion import Insertion, Order
from composer.message.message import BlockKind
from composer.message.passages import Passage, Seen, slot_of
from composer.reading.sentences import sentences_of
from composer.reading.zones import Zones, zones_of
from composer.text.alike import recognisable
from composer.text.span import Span

TEXT, OUTPUT = "draft.text", "draft.as"
"""The keys of the writer's own text, and of the output it is the text of."""

OWN = "draft"
"""The slot of the writer's own sentences."""

_NOT_SAID = frozenset({"listen.who", "sender.name", "sender.role", "sender.phone", "output"})


def own_text(case: Case, output: str) -> str:
    """Return the text that the writer brought for this output, "" if none."""
    return case.text(TEXT).strip() if case.text(OUTPUT) == output else ""


_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")

LABELLED = 40_000
"""Characters of the writer's own text that are read sentence by sentence; what follows stands there as it is."""


@lru_cache(4)
def passages_of_text(text: str, seen: Seen) -> tuple[Passage, ...]:
    """Return the passages of the writer's own text: every character of it stands in one of them."""
    found: list[Passage] = []
    zones = zones_of(text)
    places: dict[str, int] = {}
    done = 0
    for span, kind in _spans(text, zones):
        if span.start >= LABELLED:
            found.append(_rest(text[span.start :], text[done : span.start]))
            return tuple(found)
        words, before = span.of(text), text[done : span.start]
        own = kind == "paragraph"
        name = OWN if own else kind
        number = places[name] = places.get(name, 0) + 1
        found.append(
            Passage(
                place=name if number == 1 else f"{name}.{number}",
                slot=OWN if own else "",
                kind=kind,
                generated=words,
                apart=before,
                text=words,
                before=before,
                was=words,
                components=_components(words, seen) if own else (),
            )
        )
        done = span.end
    if found and done < len(text):
        last = found[-1]
        words = last.text + text[done:]
        found[-1] = replace(last, generated=words, text=words, was=words)
    return tuple(found)


def _rest(words: str, before: str) -> Passage:
    return Passage("rest", "", "paragraph", words, before, words, before, words)


@lru_cache(4000)
def _components(words: str, seen: Seen) -> tuple[str, ...]:
    return tuple(sorted(seen(words)[1]))


def _spans(text: str, zones: Zones) -> list[tuple[Span, BlockKind]]:
    """Return the sentences of the body, and greeting, subject, sign-off and quoted message each as one stretch."""
    parts: list[tuple[Span, BlockKind]] = []
    others: tuple[tuple[Span | None, BlockKind], ...] = (
        (zones.greeting, "greeting"),
        (zones.signoff, "signoff"),
        (zones.quoted, "signoff"),
    )
    if zones.subject:
        label = text.index(":", zones.subject.start) + 1
        start = label + len(text[label:]) - len(text[label:].lstrip())
        if start < zones.subject.end:
            parts.append((Span(start, zones.subject.end), "subject"))
    parts += [(zone, kind) for zone, kind in others if zone]
    parts += [(span, "paragraph") for span in _body(text, zones)]
    return sorted(parts)


def _body(text: str, zones: Zones) -> Iterator[Span]:
    """Yield the sentences of the body. No sentence goes over an empty line, so that of a long text only the paragraph
    that was typed in is read anew."""
    taken = sorted(zone for zone in (zones.subject, zones.greeting, zones.signoff, zones.quoted) if zone)
    at = 0
    for zone in (*taken, Span(len(text), len(text))):
        for start, end in _paragraphs(text, at, zone.start):
            yield from (span.moved(start) for span in _sentences(text[start:end]))
        at = max(at, zone.end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in _EMPTY_LINE.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end


@lru_cache(4000)
def _sentences(paragraph: str) -> tuple[Span, ...]:
    return sentences_of(paragraph)


def with_missing(
    text: Sequence[Passage], made: Sequence[Passage], case: Case, order: Order, kept: Sequence[Wording], seen: Seen
) -> tuple[Passage, ...]:
    """Return the writer's passages with the sentences put in that the answers make and that say what theirs do not.

    A sentence stands where `order` has it among theirs; one that the writer has `kept` stays where it is. A subject
    stands above all.
    """
    said = {component for passage in text for component in passage.components}
    words = {passage.place: passage.text for passage in text}
    for wording in kept:
        if _is_own(wording) and recognisable(wording.said_of, wording.text or words.get(wording.place, "")):
            said.update(wording.says)
    pinned = {wording.place: wording.after for wording in kept if not _is_own(wording)}
    placed = Insertion(text, order, seen)
    for passage in made:
        if passage.slot and passage.place in pinned:
            placed.put(passage, pinned[passage.place])
        elif passage.slot and _is_missing(passage, said, case):
            placed.put(passage)
    return tuple(_with_subject(placed.placed, made))


def kept_in(edition: Edition) -> tuple[Wording, ...]:
    """Return the wordings of which the writer has said what they do: theirs count, and the others stay."""
    return tuple(wording for wording in edition.wordings if wording.says)


def _is_own(wording: Wording) -> bool:
    return slot_of(wording.place) == OWN


def _with_subject(placed: list[Passage], made: Sequence[Passage]) -> list[Passage]:
    subject = [passage for passage in made if passage.kind == "subject"]
    if not subject or any(passage.kind == "subject" for passage in placed):
        return placed
    if placed:
        before = "\n\n" + placed[0].before
        placed[0] = replace(placed[0], before=before, apart=before)
    return [*subject, *placed]


def _is_missing(passage: Passage, said: set[str], case: Case) -> bool:
    """Say whether a sentence was asked for, and does something that the writer's own text does not do."""
    answered = any(key in case.answers for key in passage.answers if key not in _NOT_SAID)
    return answered and bool(passage.components) and not said.issuperset(passage.components)


def missing_after(passages: Sequence[Passage], component: str, order: Order, seen: Seen) -> str:
    """Return the place after which a part of the apology would stand ("" for the very beginning)."""
    at = Insertion(passages, order, seen).place(order.rank(component))
    return passages[at - 1].place if at else ""
