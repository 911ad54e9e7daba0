"""What a grammar engine is, and which one is used."""

from collections.abc import Set as AbstractSet
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, Protocol

from composer.text.errors import NotAvailable
from composer.text.finding import Finding

Choice = Literal["auto", "harper", "languagetool", "off"]


class GrammarEngine(Protocol):
    """Finds mistakes of grammar and spelling. Used from one thread at a time; the first check may take a second."""

    @property
    def name(self) -> str:
        """Return what the engine is called: harper, none."""

    def check(self, text: str, language: str, accept: AbstractSet[str] = frozenset()) -> tuple[Finding, ...]:
        """Return what to look at in `text` (`language` such as en-GB), in its order, in code points.

        The words in `accept` are right however they are written: the names of the case.
        """


def harper_installed() -> bool:
    """Say whether Harper can be used here, without loading it."""
    return find_spec("harper") is not None


def engine_for(choice: Choice, folder: Path) -> GrammarEngine:
    """Return the engine of this name, built lazily, its data from `folder`; NotAvailable if it is not installed."""
    from composer.grammar.none import NoEngine

    if choice == "off" or (choice == "auto" and not harper_installed()):
        return NoEngine()
    if choice == "languagetool":
        raise NotAvailable("LanguageTool is not installed; --grammar harper or off works without it.")
    if not harper_installed():
        raise NotAvailable("Harper is not installed; --grammar off works without it.")
    from composer.grammar.harper import HarperEngine
    from composer.grammar.slips import Slips

    return HarperEngine(folder, Slips(folder))
