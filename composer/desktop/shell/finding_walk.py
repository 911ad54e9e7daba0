"""From one finding to the next while the steps are answered."""

from composer.desktop.shell.places import question_of
from composer.session.desk import Desk


class FindingWalk:
    """Remembers which finding of the open case was gone to last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._at = -1

    def step(self, by: int) -> str | None:
        """Return the question of the next finding, or with -1 of the one before; None where there is no finding.

        It is "" for what lies in no answer: in the greeting, in the name under the message.
        """
        message = self._desk.opened.message()
        found = self._desk.checking.message().marked
        if not found:
            return None
        self._at = (self._at + by) % len(found) if self._at >= 0 or by > 0 else len(found) - 1
        return question_of(message, found[self._at])
