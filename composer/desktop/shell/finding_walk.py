"""From one finding to the next, on whatever page of a case."""

from typing import TYPE_CHECKING

from composer.desktop.check.place import CHECK
from composer.desktop.shell.pages import REVIEW
from composer.desktop.shell.places import question_of
from composer.text.finding import Finding

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage


class FindingWalk:
    """Goes to the findings of the case on a page; in the steps it remembers which was gone to last.

    `nothing` is said where there is none.
    """

    def __init__(self, page: "CasePage", nothing: str) -> None:
        self._page, self._nothing = page, nothing
        self._at = -1

    def step(self, by: int) -> None:
        """Go to the next finding, or with -1 to the one before."""
        page = self._page
        if page.current() in (REVIEW, CHECK):
            page.pages.walk_findings(by)
            return
        key = self._question(by)
        if key is None:
            page.say(self._nothing)
        elif key:
            page.go_to_question(key)
        else:  # where no question is: in the greeting, in the whole
            page.go(REVIEW)
            page.pages.walk_findings(by)

    def look_at(self, finding: Finding | None) -> None:
        """Go to a finding that was asked about: to its card, its words, or the question that mends it."""
        page = self._page
        key = question_of(page.desk.opened.message(), finding) if finding is not None else ""
        here = page.current()
        if here == REVIEW:
            page.pages.look_at_errors()
        elif key and (here != CHECK or (finding is not None and finding.start is None)):
            page.go_to_question(key)
        else:
            self.step(1)

    def _question(self, by: int) -> str | None:
        """Return the question of the next finding, None where there is no finding.

        It is "" for what lies in no answer: in the greeting, in the name under the message.
        """
        desk = self._page.desk
        found = desk.checking.message().marked
        if not found:
            return None
        self._at = (self._at + by) % len(found) if self._at >= 0 or by > 0 else len(found) - 1
        return question_of(desk.opened.message(), found[self._at])
