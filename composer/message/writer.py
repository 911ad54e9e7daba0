"""Puts blocks one after the other into the text of a message and notes where each sentence stands."""

from collections.abc import Sequence

from composer.message.draft import Drafted
from composer.message.message import Block, BlockKind, Sentence


class Writer:
    """The growing text of one message. `between` stands between two blocks."""

    def __init__(self, between: str) -> None:
        self._between = between
        self._parts: list[str] = []  # joined at the end: to lengthen a long text again and again takes its time
        self._length = 0
        self._blocks: list[Block] = []
        self._places: dict[str, int] = {}

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks so far."""
        return tuple(self._blocks)

    def words(self, kind: BlockKind, words: str, between: str | None = None) -> None:
        """Add a block of fixed words; nothing if there are none."""
        if words:
            start = self._begin(between)
            self._add(words)
            self._blocks.append(Block(kind, start, self._length))

    def sentences(
        self, kind: BlockKind, drafted: Sequence[Drafted], *, before: str = "", after: str = "", lead: str = ""
    ) -> None:
        """Add a block of sentences; `lead` stands before the first on its line, `before` and `after` around them."""
        if not drafted and not before and not after:
            return
        start = self._begin(None)
        self._add(lead)
        sentences: list[Sentence] = []
        pieces: list[str | Drafted] = [before, *drafted, after]
        for piece in (p for p in pieces if p):
            if self._parts and not self._parts[-1].endswith(("\n", " ")):
                self._add(" ")
            at = self._length
            self._add(piece if isinstance(piece, str) else piece.text)
            if isinstance(piece, Drafted):
                sentences.append(self._placed(piece, at))
        self._blocks.append(Block(kind, start, self._length, tuple(sentences)))

    def join(self, drafted: Drafted) -> None:
        """Add a sentence on the same line as the block before it."""
        self._add(" ")
        start = self._length
        self._add(drafted.text)
        self._blocks.append(Block("paragraph", start, self._length, (self._placed(drafted, start),)))

    def _begin(self, between: str | None) -> int:
        if self._parts:
            self._add(self._between if between is None else between)
        return self._length

    def _add(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)

    def _placed(self, drafted: Drafted, start: int) -> Sentence:
        number = self._places[drafted.slot] = self._places.get(drafted.slot, 0) + 1
        return Sentence(
            text=drafted.text,
            slot=drafted.slot,
            answers=drafted.answers,
            components=drafted.components,
            start=start,
            end=start + len(drafted.text),
            place=drafted.slot if number == 1 else f"{drafted.slot}.{number}",
        )
