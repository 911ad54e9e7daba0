"""No grammar engine: nothing is found, and nothing else changes."""

from collections.abc import Set

from composer.text.finding import Finding


class NoEngine:
    """Finds nothing."""

    name = "none"

    def check(self, text: str, language: str, accept: Set[str] = frozenset()) -> tuple[Finding, ...]:
        """Return no finding."""
        return ()
