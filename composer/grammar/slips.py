"""Our own short list of slips, as data: what people ask a checker to find and the engines miss."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from composer.knowledge.toml import load
from composer.text.finding import Finding, Fix
from composer.text.fold import fold


class Slip(Struct, frozen=True, forbid_unknown_fields=True):
    """One slip: its pattern, what to write instead (for each word found, or one for all), and its own examples."""

    id: str
    match: str
    replace: str | dict[str, str]
    say: str
    flag: tuple[str, ...]
    leave: tuple[str, ...]


class SlipFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file slips.toml."""

    slip: tuple[Slip, ...]


class Slips:
    """Finds the slips of `folder`/slips.toml, which is read when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Return the slips, in the order of the file."""
        return load(self._folder / "slips.toml", SlipFile).slip

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {slip.id: re.compile(slip.match, re.IGNORECASE) for slip in self.slips}

    def find(self, text: str, why: str) -> Iterator[Finding]:
        """Yield what is found in `text`, slip by slip."""
        folded = fold(text)
        for slip in self.slips:
            for match in self._patterns[slip.id].finditer(folded):
                start, end = match.span("slip")
                words = text[start:end]
                better = slip.replace if isinstance(slip.replace, str) else slip.replace[words.lower()]
                if words[0].isupper():
                    better = better[0].upper() + better[1:]
                fix = Fix(f"Write “{better}”", "replace", start, end, better)
                yield Finding(
                    slip.id, "grammar", "grammar", "warning", None, start, end, words, slip.say, why, "Amends", (fix,)
                )
