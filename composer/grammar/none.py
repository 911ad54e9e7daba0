"""No grammar engine: nothing is found, and nothing else changes."""

from collections.abc import Set as AbstractSet

from composer.text.finding import Finding


class NoEngine:
    """Finds nothing."""

    name = "none"

    def check(
        self,
        text: str,  # noqa: ARG002
        language: str,  # noqa: ARG002
        accept: AbstractSet[str] = frozenset(),  # noqa: ARG002
    ) -> tuple[Finding, ...]:
        """Return no finding."""
        return ()
