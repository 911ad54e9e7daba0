"""A message in passages: its sentences and what stands between them, each as generated and as the writer has it.

What a writer does in Review is kept as the difference to what is generated (an `Edition`), so that a changed answer
still reaches the sentences that are not the writer's own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Edition, Wording
from composer.message.message import Block, BlockKind, Message, Sentence
from composer.text.alike import recognisable

SUBJECT = "subject"
WRITTEN = "written"
"""The slot of what the writer wrote between the sentences that the answers make."""
LINES = ("line", "direction")
"""The kinds of what stands in a line of its own."""
_LABEL = "Subject: "

Seen = Callable[[str], tuple[frozenset[str], frozenset[str]]]
"""What a sentence says: the components it mentions, and those it makes clear."""


class Passage(Struct, frozen=True):
    """A sentence of a message, or fixed words such as a greeting or a heading (`slot` is "" then).

    `generated` and `apart` are what the answers make of it now, its words and what stands before them; `text` and
    `before` are what stands in the message. `was` is what was generated when the writer took it over; `says` are the
    components that the writer says are in it, for as long as it is recognisably what that was `said_of`. A passage that
    was taken out has the text "".
    """

    place: str
    slot: str
    kind: BlockKind
    generated: str
    apart: str
    text: str
    before: str
    was: str = ""
    own: bool = False
    answers: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    said_of: str = ""

    @property
    def new(self) -> str:
        """Return the wording that the answers make now, where it is another than when the writer took over; else ""."""
        return self.generated if self.own and self.generated != self.was else ""


def passages_of(message: Message) -> tuple[Passage, ...]:
    """Return the passages of a message as it was generated."""
    found: list[Passage] = []
    places: dict[str, int] = {}
    done = 0
    for kind, start, end, sentence in _stretches(message):
        if sentence:
            slot, place = sentence.slot, sentence.place
        else:
            number = places[kind] = places.get(kind, 0) + 1
            slot, place = "", kind if number == 1 else f"{kind}.{number}"
        text, before = message.text[start:end], message.text[done:start]
        answers, components = (sentence.answers, sentence.components) if sentence else ((), ())
        found.append(
            Passage(place, slot, kind, text, before, text, before, text, answers=answers, components=components)
        )
        done = end
    return tuple(found)


def _stretches(message: Message) -> Iterator[tuple[BlockKind, int, int, Sentence | None]]:
    for block in message.blocks:
        if block.kind == SUBJECT:
            yield block.kind, block.start + len(_LABEL), block.end, None
            continue
        at = block.start
        for sentence in block.sentences:
            yield from _fixed(message.text, block.kind, at, sentence.start)
            yield block.kind, sentence.start, sentence.end, sentence
            at = sentence.end
        yield from _fixed(message.text, block.kind, at, block.end)


def _fixed(text: str, kind: BlockKind, start: int, end: int) -> Iterator[tuple[BlockKind, int, int, None]]:
    """Yield what stands between two sentences if it holds words: a name after the last, a greeting before the first."""
    words = text[start:end]
    if any(letter.isalnum() for letter in words):
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        yield kind, start + left, start + right, None


def edited(passages: Sequence[Passage], edition: Edition) -> tuple[Passage, ...]:
    """Return the passages as the writer has them: own wordings in their places, in the writer's order.

    A wording finds its sentence by what was generated and its place, else by one of the two; one whose sentence the
    answers make no more stays, after the passage it stood after.
    """
    if not edition.wordings and not edition.order:
        return tuple(passages)
    taken, left = _taken(passages, edition.wordings)
    placed = [_worded(passage, taken[passage.place]) if passage.place in taken else passage for passage in passages]
    for wording in left:
        if wording.text:
            index = _index_after(placed, wording.after)
            kind = placed[index - 1].kind if index and placed[index - 1].kind in LINES else "paragraph"
            placed.insert(index, _orphan(wording, placed, kind))
    return tuple(_in_order(placed, edition.order))


def _taken(passages: Sequence[Passage], wordings: Sequence[Wording]) -> tuple[dict[str, Wording], list[Wording]]:
    """Return the wording of each place that has one, and those whose sentence there is no more."""
    left = {wording.place: wording for wording in wordings}
    taken: dict[str, Wording] = {}
    for passage in passages:
        wording = left.get(passage.place)
        if wording is not None and wording.generated == passage.generated:
            taken[passage.place] = left.pop(passage.place)
    by_words: dict[tuple[str, str], list[Wording]] = {}
    for wording in reversed(left.values()):
        by_words.setdefault((slot_of(wording.place), wording.generated), []).append(wording)
    for passage in passages if by_words else ():
        same = by_words.get((slot_of(passage.place), passage.generated))
        if same and passage.place not in taken:
            taken[passage.place] = left.pop(same.pop().place)
    for passage in passages if left else ():
        if passage.place in left and passage.place not in taken:
            taken[passage.place] = left.pop(passage.place)
    return taken, [wording for wording in wordings if left.get(wording.place) is wording]


def slot_of(place: str) -> str:
    """Return the slot, or the kind, of a place: "next" for "next.2"."""
    return place.partition(".")[0]


def _worded(passage: Passage, wording: Wording | None) -> Passage:
    if wording is None:
        return passage
    own = wording.text is not None and wording.text != passage.generated
    text = passage.generated if wording.text is None else wording.text
    return replace(
        passage,
        text=text,
        before=passage.apart if wording.before is None else wording.before,
        was=wording.generated,
        own=own,
        says=wording.says if recognisable(wording.said_of, text) else (),
        said_of=wording.said_of,
    )


def _orphan(wording: Wording, placed: Sequence[Passage], kind: BlockKind) -> Passage:
    places = {passage.place for passage in placed}
    place = wording.place
    while place in places:
        place += "+"
    return Passage(
        place=place,
        slot=slot_of(wording.place),
        kind=kind,
        generated="",
        apart=" ",
        text=wording.text or "",
        before=" " if wording.before is None else wording.before,
        was=wording.generated,
        own=True,
        says=wording.says if recognisable(wording.said_of, wording.text or "") else (),
        said_of=wording.said_of,
    )


def _index_after(placed: Sequence[Passage], place: str) -> int:
    if not place:
        return 0
    for index, passage in enumerate(placed):
        if passage.place == place:
            return index + 1
    body = [index for index, passage in enumerate(placed) if passage.kind != "signoff"]
    return body[-1] + 1 if body else len(placed)


def _in_order(placed: list[Passage], order: tuple[str, ...]) -> list[Passage]:
    """Sort as the writer did; what is new since then stands after the passage it follows by the rules."""
    if not order:
        return placed
    by_place = {passage.place: passage for passage in placed}
    known = dict.fromkeys(place for place in order if place in by_place)
    following: dict[str, list[Passage]] = {}
    last = ""
    for passage in placed:
        if passage.place in known:
            last = passage.place
        else:
            following.setdefault(last, []).append(passage)
    sorted_ = list(following.get("", ()))
    for place in known:
        sorted_ += (by_place[place], *following.get(place, ()))
    return sorted_


def edition_of(output: str, passages: Sequence[Passage], natural: Sequence[Passage]) -> Edition:
    """Return what to keep of the writer's passages: what differs from the `natural` ones, in words, place or order."""
    wordings: list[Wording] = []
    after = ""
    for passage in passages:
        own, moved = passage.text != passage.generated, passage.before != passage.apart
        if own or moved or passage.says:
            wordings.append(
                Wording(
                    place=passage.place,
                    generated=passage.was,
                    text=passage.text if own else None,
                    before=passage.before if moved else None,
                    says=passage.says,
                    after=after,
                    said_of=passage.said_of if passage.says else "",
                )
            )
        after = passage.place
    order = tuple(passage.place for passage in passages)
    by_rule = tuple(passage.place for passage in natural)
    known = set(by_rule)
    kept = tuple(place for place in order if place in known)
    return Edition(output, tuple(wordings), () if kept == by_rule else order)


def text_of(passages: Iterable[Passage]) -> str:
    """Return the text that passages make."""
    return "".join(f"{passage.before}{passage.text}" for passage in passages if passage.text)


def message_of(message: Message, passages: Sequence[Passage], seen: Seen) -> Message:
    """Return `message` with these passages; positions are those of its new text."""
    blocks: list[tuple[BlockKind, int, int, list[Sentence]]] = []
    parts: list[str] = []
    length = 0
    subject = ""
    for passage in passages:
        if not passage.text:
            continue
        if passage.kind == SUBJECT:
            subject = passage.text
        start = length + len(passage.before)
        length = start + len(passage.text)
        parts += [passage.before, passage.text]
        sentence = _sentence(passage, start, seen)
        own = [sentence] if sentence else []
        if not blocks or "\n" in passage.before or passage.kind != blocks[-1][0]:
            lead = len(passage.before) - len(passage.before.lstrip("\n "))
            begins = start - len(passage.before) + lead if passage.kind != SUBJECT else start - len(_LABEL)
            blocks.append((passage.kind, begins, length, own))
        else:
            kind, begins, _, sentences = blocks[-1]
            sentences += own
            blocks[-1] = kind, begins, length, sentences
    made = tuple(Block(kind, begins, end, tuple(sentences)) for kind, begins, end, sentences in blocks)
    return replace(message, subject=subject, text="".join(parts), blocks=made)


def _sentence(passage: Passage, start: int, seen: Seen) -> Sentence | None:
    if not passage.slot:
        return None
    return Sentence(
        text=passage.text,
        slot=passage.slot,
        answers=passage.answers,
        components=components_of(passage, seen),
        start=start,
        end=start + len(passage.text),
        place=passage.place,
        own=passage.own,
        new=passage.new,
    )


def components_of(passage: Passage, seen: Seen) -> tuple[str, ...]:
    """Return what a passage does for the apology. One of the writer's own keeps what the answers gave it, until what
    could be recognised in the generated words is nowhere in theirs; what is clear in their words counts too.
    """
    if not passage.own:
        return tuple(dict.fromkeys((*passage.components, *passage.says))) if passage.says else passage.components
    return _own_components(passage.components, passage.was, passage.text, passage.says, seen)


@lru_cache(1000)
def _read(text: str, seen: Seen) -> tuple[frozenset[str], frozenset[str]]:
    return seen(text)


@lru_cache(1000)
def _own_components(
    components: tuple[str, ...], was: str, text: str, says: tuple[str, ...], seen: Seen
) -> tuple[str, ...]:
    (before, _), (now, clear) = _read(was, seen), _read(text, seen)
    kept = [part for part in components if part in now or part not in before]
    return tuple(dict.fromkeys((*kept, *sorted(clear), *says)))
