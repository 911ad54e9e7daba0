"""What a message is made from, as data: slots with their wordings, the outputs with their layouts, the subjects."""

from pathlib import Path

from msgspec import Struct

from composer.knowledge.toml import load


class Stem(Struct, frozen=True, forbid_unknown_fields=True):
    """One wording of a slot, and when it may be drawn."""

    text: str
    without: str = ""
    stances: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    needs: str = ""


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """A place in the message: the answers that fill it, the maker that words it, and what it does in an apology."""

    make: str
    answers: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    stems: tuple[Stem, ...] = ()
    more: str = ""
    question: str = ""
    words: dict[str, str] = {}
    spoken: dict[str, str] = {}


class _SlotFile(Struct, frozen=True, forbid_unknown_fields=True):
    slots: dict[str, Slot]


class Layout(Struct, frozen=True, forbid_unknown_fields=True):
    """The slots of one layout, paragraph by paragraph (in a chat: line by line)."""

    paragraphs: tuple[tuple[str, ...], ...]


class Output(Struct, frozen=True, forbid_unknown_fields=True):
    """One output: its medium and length, its layout for each shape, and how it is signed. `gates` are the answers it
    stands for by itself; `or_chat` makes a chat of it for those who like to hear that way."""

    medium: str
    length: str
    shapes: dict[str, str]
    signoff: str
    subject: bool = False
    gates: dict[str, str] = {}
    or_chat: bool = False
    most_words: int = 0
    most_characters: int = 0


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """One stage of a talk: what is said, what is asked, and the direction that follows."""

    title: str
    title_concern: str = ""
    slots: tuple[str, ...] = ()
    slots_concern: tuple[str, ...] | None = None
    opening: dict[str, str] = {}
    ask: str = ""
    question: str = ""
    direction: str = ""
    folded: bool = False


class Subjects(Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of the subject line, and the words that keep a pain out of it."""

    holding: str
    holding_bare: str
    fixed: str
    dated: str
    pain: str
    apology_tail: str
    apology_bare: str
    other_tail: str
    other_bare: str
    money: frozenset[str]
    currencies: tuple[str, ...]
    persons: frozenset[str]
    openers: frozenset[str]


class Outputs(Struct, frozen=True, forbid_unknown_fields=True):
    """The outputs, the layouts they use, the stages of a talk, the greetings and the subjects."""

    thanked_first: tuple[str, ...]
    titles: frozenset[str]
    greetings: dict[str, str]
    layouts: dict[str, Layout]
    outputs: dict[str, Output]
    stages: tuple[Stage, ...]
    subjects: Subjects


class MessageData(Struct, frozen=True):
    """Everything a message in one language is made from."""

    slots: dict[str, Slot]
    outputs: Outputs


def load_message_data(folder: Path) -> MessageData:
    """Return the data in `folder`; a mistake in it is told with file, line and column."""
    return MessageData(
        slots=load(folder / "slots.toml", _SlotFile).slots,
        outputs=load(folder / "outputs.toml", Outputs),
    )
