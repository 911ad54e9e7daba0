"""A finished message: blocks of sentences that know which answers they came from."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

BlockKind = Literal["subject", "greeting", "paragraph", "heading", "line", "direction", "signoff"]


class Sentence(Struct, frozen=True):
    """One sentence of a message. `start` and `end` are code points of the message's text.

    `place` is its own in the message ("next.2"), `own` says that the writer's words stand here, `new` is the wording
    that a changed answer would give it ("" for none).
    """

    text: str
    slot: str
    answers: tuple[str, ...]
    components: tuple[str, ...]
    start: int
    end: int
    place: str
    own: bool = False
    new: str = ""


class Block(Struct, frozen=True):
    """A stretch of a message that stands by itself; `start` and `end` are code points of the message's text."""

    kind: BlockKind
    start: int
    end: int
    sentences: tuple[Sentence, ...] = ()


class Gap(Struct, frozen=True):
    """Something a reader would miss, and the question that would give it. Never part of the message."""

    question: str
    message: str


class Message(Struct, frozen=True):
    """What a case becomes as one output. `text` is the whole message as it is copied.

    It should have `most_words` at most, or `most_characters`; 0 stands for as many as it takes.
    """

    output: str
    medium: str
    shape: str
    length: str
    stance: str
    impact: int
    subject: str
    text: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...] = ()
    most_words: int = 0
    most_characters: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence, in the order of the text."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @property
    def body_start(self) -> int:
        """Return the code point of `text` at which the message begins, below the subject and its empty line."""
        subject = next((block for block in self.blocks if block.kind == "subject"), None)
        if subject is None:
            return 0
        below = self.text[subject.end : subject.end + 2]
        return subject.end + len(below) - len(below.lstrip("\n"))

    @property
    def body(self) -> str:
        """Return the text without the subject line."""
        return self.text[self.body_start :]

    @property
    def words(self) -> int:
        """Return the number of words in the body, without greeting and sign-off."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    @property
    def too_long(self) -> bool:
        """Say whether it is longer than what it becomes has room for."""
        return 0 < self.most_words < self.words or 0 < self.most_characters < len(self.text)

    @property
    def components(self) -> tuple[str, ...]:
        """Return the components this message holds, each once, in the order they come."""
        return tuple(dict.fromkeys(self._each_component()))

    def _each_component(self) -> Iterator[str]:
        for sentence in self.sentences:
            yield from sentence.components
