"""What is already in a message and what is still to come, in words. No score and no percentage."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from composer.knowledge.toml import load
from composer.message.message import Message
from composer.message.own_text import OWN
from composer.reading.macros import Classes
from composer.reading.reading import Reading, ReadSentence
from composer.reading.zones import zones_of
from composer.session.context import context_of
from composer.session.open_case import OpenCase
from composer.text.finding import Finding
from composer.text.span import Span
from composer.tone.context import Context
from composer.tone.draft import Draft
from composer.tone.logic import Missing, Only, missing
from composer.tone.patterns import Patterns

_ONLY_IF_ASKED = frozenset({"cause", "unknown"})
"""The slots of the folded card of a talk: it may stay folded, so that what it says is not counted as said."""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of an apology as the screen names it, and the question that feeds it. The least `rank` is told first.

    Of somebody's own text it says "You …" (`good`), "… goes here" (`goes`), and why it is missed (`why`).
    """

    name: str
    components: tuple[str, ...]
    question: str
    rank: int
    good: str = ""
    goes: str = ""
    why: str = ""


class Coverage(Struct, frozen=True):
    """The parts that are in, in the order of a message; and those to come, the weightiest first."""

    present: tuple[Part, ...]
    to_come: tuple[Part, ...]


class CoverageFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The parts by name, and what is asked of the outputs of which the rule says nothing."""

    part: tuple[Part, ...]
    only: tuple[Only, ...]


def load_coverage(folder: Path) -> CoverageFile:
    """Return what `folder`/coverage.toml says."""
    return load(folder / "coverage.toml", CoverageFile)


class Covering:
    """Says what a message covers, by what the rule missing-component asks for. `logic` is that rule's own."""

    def __init__(self, names: CoverageFile, logic: Mapping[str, Any]) -> None:
        asked = msgspec.convert({key: value for key, value in logic.items() if key != "name"}, Missing)
        self._parts = names.part
        self._asked = replace(asked, only=(*asked.only, *names.only))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts, in the order of a message."""
        return self._parts

    def said_in_own_words(self, message: Message) -> frozenset[str]:
        """Return the questions of the parts that the writer's own words in a message say, all that each feeds."""
        own = {part for one in message.sentences if one.own or one.slot == OWN for part in one.components}
        missing = {part.question for part in self._parts if not own.issuperset(part.components)}
        return frozenset(part.question for part in self._parts) - missing

    def missed(self, finding: Finding) -> tuple[str, ...]:
        """Return the component that a finding of missing-component misses: its name stands in the words."""
        return tuple(part.component for part in self._asked.parts if part.name in finding.message)

    def in_case(self, opened: OpenCase) -> Coverage:
        """Return what the message of the open case covers: nothing while none of it is the writer's yet."""
        message = opened.message()
        coverage = self.of(message, context_of(opened.live, message))
        return replace(coverage, present=()) if opened.says_nothing() else coverage

    def of(self, message: Message, context: Context) -> Coverage:
        """Return what `message` covers; what it says is known from its answers, not read from its text."""
        said = frozenset(message.components)
        wanted = self._still_wanted(said, context)
        to_come = [part for part in self._parts if wanted.intersection(part.components)]
        heard = frozenset(
            component
            for sentence in message.sentences
            if message.medium != "talk" or sentence.slot not in _ONLY_IF_ASKED
            for component in sentence.components
        )
        # A time alone, as that of a holding note, puts nothing right: the first component is what the part is about.
        present = [part for part in self._parts if part.components[0] in heard and part not in to_come]
        return Coverage(tuple(present), tuple(sorted(to_come, key=lambda part: part.rank)))

    def _still_wanted(self, said: frozenset[str], context: Context) -> frozenset[str]:
        # The rule reads a text; here is one of a single sentence that makes clear what the answers say.
        whole = ReadSentence(Span(0, 1), "body", "-", "-", "-", said, said)
        reading = Reading("-", "-", "-", zones_of("-"), (whole,))
        draft = Draft(reading, context, Patterns(Classes({})))
        names = {found.part for found in missing(self._asked, draft)}
        return frozenset(part.component for part in self._asked.parts if part.name in names)
