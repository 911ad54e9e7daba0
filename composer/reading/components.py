"""What a sentence does for an apology: each of fifteen components is in it clearly, merely mentioned, or not at all.

Parts 2.1 and 2.2 of the domain rules. "Sorry" for one's own act is an apology, for what befell them it is empathy.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from composer.reading.data import ComponentData, SorryData, load_reading_data
from composer.reading.macros import Classes, Pattern, lowered
from composer.reading.mask import masked

COMPONENTS = (
    "regret", "ownership", "owns_fix", "harm", "cause", "fix", "fix_time", "prevention", "compensation", "follow_up",
    "empathy", "restatement", "invitation", "gratitude", "forgiveness",
)  # fmt: skip

SorryKind = Literal["apology", "empathy"]


class _Component(Struct, frozen=True):
    name: str
    mention: Pattern
    clear: Pattern
    clear_unless: Pattern
    unless: Pattern


class Recognisers:
    """Finds components in sentences. Patterns are compiled when a sentence first needs them, and kept here."""

    def __init__(self, classes: Classes, components: Mapping[str, ComponentData], sorry: SorryData) -> None:
        self.classes = classes
        self._components = tuple(
            _Component(
                name,
                classes.pattern(components[name].mention),
                classes.pattern(components[name].clear),
                classes.pattern(components[name].clear_unless),
                classes.pattern(components[name].unless),
            )
            for name in COMPONENTS
            if name in components
        )
        self._sorry_words = classes.pattern(sorry.words)
        self._sorry_own = classes.pattern(sorry.own)
        self._sorry_theirs = classes.pattern(sorry.theirs)

    def mentioned(self, sentence: str) -> frozenset[str]:
        """Return the components that one sentence, as typed, speaks of at all."""
        return self.seen(sentence)[0]

    def clear(self, sentence: str) -> frozenset[str]:
        """Return the components that one sentence, as typed, makes clear; each is also mentioned."""
        return self.seen(sentence)[1]

    def seen(self, sentence: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the components that one sentence, as typed, mentions, and those it makes clear."""
        words = masked(sentence.strip())
        return self.both(words, lowered(words))

    def both(self, words: str, lower: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is mentioned and what is clear in `words`, a masked sentence, and `lower`, its lowered form."""
        mentioned, clear = [], []
        for component in self._components:
            makes_clear = component.clear.found(words, lower)
            if not makes_clear and not component.mention.found(words, lower):
                continue
            if component.unless.found(words, lower):
                continue
            mentioned.append(component.name)
            if makes_clear and not component.clear_unless.found(words, lower):
                clear.append(component.name)
        return frozenset(mentioned), frozenset(clear)

    def sorry_kind(self, sentence: str) -> SorryKind | None:
        """Say whether a sentence apologises for the writer's own act or feels with the reader; None without "sorry"."""
        words = masked(sentence)
        lower = lowered(words)
        if not self._sorry_words.found(words, lower):
            return None
        if self._sorry_theirs.found(words, lower) and not self._sorry_own.found(words, lower):
            return "empathy"
        return "apology"


def load_recognisers(folder: Path, cache: Path | None = None) -> Recognisers:
    """Return the recognisers whose data lies in `folder` (one language); FileMistakes when a file is not usable."""
    data = load_reading_data(folder, cache)
    return Recognisers(Classes(data.classes), data.components, data.sorry)
