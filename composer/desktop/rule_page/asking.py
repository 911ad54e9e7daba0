"""From a card to the page of its rule: whoever stands above the card and can show rules does."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from composer.desktop.widgets.finding_card import FindingCard
from composer.text.finding import Finding


@runtime_checkable
class ShowsRules(Protocol):
    """A page that can show the page of a rule."""

    def show_rule(self, finding: Finding) -> bool:
        """Show the page of the rule that found this, and say whether there is one."""


def tell_more(card: FindingCard, finding: Finding) -> None:
    """Show the page of the rule; where there is none, as for grammar, why and source stand in the card itself."""
    above = card.parentWidget()
    while above is not None:
        if isinstance(above, ShowsRules) and above.show_rule(finding):
            return
        above = above.parentWidget()
    source = ""
    if finding.source:
        source = QCoreApplication.translate("RulePage", "Source: {source}").format(source=finding.source)
    card.words.setText("\n".join(filter(None, (finding.message, finding.why, source))))
