"""The writer's own text as a message: its sentences stay as they are, and what it misses is put in at its place."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from composer.guide.case import Case
from composer.message.data import MessageData
from composer.message.message import BlockKind
from composer.message.passages import Passage, Seen
from composer.reading.sentences import sentences_of
from composer.reading.zones import Zones, zones_of
from composer.text.span import Span

TEXT, OUTPUT = "draft.text", "draft.as"
"""The keys of the writer's own text, and of the output it is the text of."""

OWN = "draft"
"""The slot of the writer's own sentences."""

_NOT_SAID = frozenset({"listen.who", "sender.name", "sender.role", "sender.phone", "output"})


def own_text(case: Case, output: str) -> str:
    """Return the text that the writer brought for this output, "" if none."""
    return case.text(TEXT).strip() if case.text(OUTPUT) == output else ""


@lru_cache(2)
def passages_of_text(text: str, seen: Seen) -> tuple[Passage, ...]:
    """Return the passages of the writer's own text: every character of it stands in one of them."""
    found: list[Passage] = []
    zones = zones_of(text)
    places: dict[str, int] = {}
    done = 0
    for span, kind in _spans(text, zones):
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
                components=tuple(sorted(seen(words)[1])) if own else (),
            )
        )
        done = span.end
    if found and done < len(text):
        last = found[-1]
        words = last.text + text[done:]
        found[-1] = replace(last, generated=words, text=words, was=words)
    return tuple(found)


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
    parts += [(span, "paragraph") for span in sentences_of(text, zones) if zones.at(span.start) == "body"]
    return sorted(parts)


def with_missing(
    text: Sequence[Passage], made: Sequence[Passage], case: Case, order: Sequence[str], data: MessageData
) -> tuple[Passage, ...]:
    """Return the writer's passages with the sentences put in that the answers make and that say what theirs do not.

    A sentence stands after the last of theirs that comes before it by `order` (of the slots); a subject above all.
    """
    ranks = _ranks(order, data)
    said = {component for passage in text for component in passage.components}
    placed = list(text)
    if not any(passage.kind == "subject" for passage in text):
        subject = [passage for passage in made if passage.kind == "subject"]
        if subject and placed:
            placed[0] = replace(placed[0], before="\n\n", apart="\n\n")
        placed = [*subject, *placed]
    for passage in made:
        if passage.slot and _is_missing(passage, said, case):
            at = _place(placed, ranks, ranks.get(passage.slot, len(order)))
            between = _between(placed, at)
            placed.insert(at, replace(passage, before=between, apart=between))
    return tuple(placed)


def _is_missing(passage: Passage, said: set[str], case: Case) -> bool:
    """Say whether a sentence was asked for, and does something that the writer's own text does not do."""
    answered = any(key in case.answers for key in passage.answers if key not in _NOT_SAID)
    return answered and bool(passage.components) and not said.issuperset(passage.components)


def _ranks(order: Sequence[str], data: MessageData) -> Mapping[str, int]:
    """Return how far down a slot, or a part of an apology, stands by the rules."""
    ranks: dict[str, int] = {}
    for rank, slot in enumerate(order):
        for name in (slot, *data.slots[slot].components):
            ranks.setdefault(name, rank)
    return ranks


def _place(placed: Sequence[Passage], ranks: Mapping[str, int], rank: int) -> int:
    at = next((i for i, passage in enumerate(placed) if passage.slot), None)
    if at is None:
        return next((i for i, passage in enumerate(placed) if passage.kind == "signoff"), len(placed))
    for index, passage in enumerate(placed):
        own = [ranks[name] for name in (passage.slot, *passage.components) if name in ranks]
        if passage.slot and own and min(own) <= rank:
            at = index + 1
    return at


def _between(placed: Sequence[Passage], at: int) -> str:
    """Return what stands before a sentence put in at `at`: a paragraph of its own where one ends there."""
    if at == 0:
        return ""
    if at == len(placed):
        return " " if placed[at - 1].slot else "\n\n"
    return placed[at].before or " "


def missing_after(passages: Sequence[Passage], component: str, order: Sequence[str], data: MessageData) -> str:
    """Return the place after which a part of the apology would stand ("" for the very beginning)."""
    ranks = _ranks(order, data)
    at = _place(passages, ranks, ranks.get(component, len(order)))
    return passages[at - 1].place if at else ""
