"""A message in passages: its sentences and what stands between them, each as generated and as the writer has it.

What a writer does in Review is kept as the difference to what is generated (an `Edition`), so that a changed answer
still reaches the sentences that are not the writer's own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Edition, Wording
from composer.message.message import Block, BlockKind, Message, Sentence

SUBJECT = "subject"
_LABEL = "Subject: "

Seen = Callable[[str], tuple[frozenset[str], frozenset[str]]]
"""What a sentence says: the components it mentions, and those it makes clear."""


class Passage(Struct, frozen=True):
    """A sentence of a message, or fixed words such as a greeting or a heading (`slot` is "" then).

    `generated` and `apart` are what the answers make of it now, its words and what stands before them; `text` and
    `before` are what stands in the message. `was` is what was generated when the writer took it over; `says` are the
    components that the writer says are in it. A passage that was taken out has the text "".
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

    A wording finds its sentence by what was generated, else by its place; one whose sentence the answers make no more
    stays, after the passage it stood after.
    """
    left = list(edition.wordings)
    taken: dict[str, Wording] = {}
    for same in (_same_words, _same_place):
        for passage in passages:
            if passage.place not in taken and (found := next((w for w in left if same(w, passage)), None)):
                left.remove(found)
                taken[passage.place] = found
    placed = [_worded(passage, taken.get(passage.place)) for passage in passages]
    for wording in left:
        if wording.text:
            placed.insert(_index_after(placed, wording.after), _orphan(wording, placed))
    return tuple(_in_order(placed, edition.order))


def _same_words(wording: Wording, passage: Passage) -> bool:
    return wording.generated == passage.generated and slot_of(wording.place) == slot_of(passage.place)


def _same_place(wording: Wording, passage: Passage) -> bool:
    return wording.place == passage.place


def slot_of(place: str) -> str:
    """Return the slot, or the kind, of a place: "next" for "next.2"."""
    return place.partition(".")[0]


def _worded(passage: Passage, wording: Wording | None) -> Passage:
    if wording is None:
        return passage
    own = wording.text is not None and wording.text != passage.generated
    return replace(
        passage,
        text=passage.generated if wording.text is None else wording.text,
        before=passage.apart if wording.before is None else wording.before,
        was=wording.generated,
        own=own,
        says=wording.says,
    )


def _orphan(wording: Wording, placed: Sequence[Passage]) -> Passage:
    places = {passage.place for passage in placed}
    place = wording.place
    while place in places:
        place += "+"
    return Passage(
        place=place,
        slot=slot_of(wording.place),
        kind="paragraph",
        generated="",
        apart=" ",
        text=wording.text or "",
        before=" " if wording.before is None else wording.before,
        was=wording.generated,
        own=True,
        says=wording.says,
    )


def _index_after(placed: Sequence[Passage], place: str) -> int:
    for index, passage in enumerate(placed):
        if passage.place == place:
            return index + 1
    body = [index for index, passage in enumerate(placed) if passage.kind != "signoff"]
    return body[-1] + 1 if body else len(placed)


def _in_order(placed: list[Passage], order: tuple[str, ...]) -> list[Passage]:
    """Sort as the writer did; what is new since then stands after the passage it follows by the rules."""
    if not order:
        return placed
    known = {passage.place: passage for passage in placed if passage.place in order}
    sorted_ = [known[place] for place in order if place in known]
    before = ""
    for passage in placed:
        if passage.place not in known:
            places = [one.place for one in sorted_]
            sorted_.insert(places.index(before) + 1 if before in places else 0, passage)
        before = passage.place
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
                )
            )
        after = passage.place
    order = tuple(passage.place for passage in passages)
    by_rule = tuple(passage.place for passage in natural)
    kept = tuple(place for place in order if place in set(by_rule))
    return Edition(output, tuple(wordings), () if kept == by_rule else order)


def text_of(passages: Iterable[Passage]) -> str:
    """Return the text that passages make."""
    return "".join(f"{passage.before}{passage.text}" for passage in passages if passage.text)


def message_of(message: Message, passages: Sequence[Passage], seen: Seen) -> Message:
    """Return `message` with these passages; positions are those of its new text."""
    blocks: list[Block] = []
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
        new_line = not blocks or "\n" in passage.before or passage.kind != blocks[-1].kind
        lead = len(passage.before) - len(passage.before.lstrip("\n ")) if new_line else 0
        if new_line:
            begins = start - len(passage.before) + lead if passage.kind != SUBJECT else start - len(_LABEL)
            blocks.append(Block(passage.kind, begins, length, (sentence,) if sentence else ()))
        else:
            last = blocks[-1]
            blocks[-1] = Block(
                last.kind, last.start, length, (*last.sentences, sentence) if sentence else last.sentences
            )
    return replace(message, subject=subject, text="".join(parts), blocks=tuple(blocks))


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
        return tuple(dict.fromkeys((*passage.components, *passage.says)))
    (before, _), (now, clear) = seen(passage.was), seen(passage.text)
    kept = [part for part in passage.components if part in now or part not in before]
    return tuple(dict.fromkeys((*kept, *sorted(clear), *passage.says)))
