from collections.abc import Callable

import pytest

from composer.knowledge.places import resources
from composer.reading.components import Recognisers, load_recognisers
from composer.reading.heard import Hear
from composer.reading.learned import load_learned
from composer.text.errors import NotAvailable
from composer.text.finding import Finding
from composer.tone.checker import Checker
from composer.tone.context import context_from
from composer.tone.rules import Rule, load_rules

Check = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    return load_rules(resources() / "rules" / "en")


@pytest.fixture(scope="session")
def recognisers() -> Recognisers:
    return load_recognisers(resources() / "reading" / "en")


@pytest.fixture(scope="session")
def checker(rules: dict[str, Rule], recognisers: Recognisers) -> Checker:
    return Checker(rules, recognisers)


@pytest.fixture(scope="session")
def hear() -> Hear:
    """What the learned reader of the program hears; without its files, what hangs on it is skipped."""
    try:
        return load_learned(resources() / "reader").hear
    except NotAvailable as error:
        pytest.skip(f"there is no learned reader: {error}")


@pytest.fixture(scope="session")
def check(checker: Checker) -> Check:
    """Check a text by all rules; words after it are keys of the context, `answers` the answers."""

    def checked(text: str, answers: dict[str, str] | None = None, **context: object) -> tuple[Finding, ...]:
        return checker.check(text, context_from(context, answers))

    return checked
