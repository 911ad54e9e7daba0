"""The quiet line under the message of the one page: what there is to look at, or that this is enough."""

from composer.desktop.follower import Follower
from composer.desktop.quick.place import QUICK
from composer.desktop.quick.words import ACT, DONE, IMPACT, NEXT
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Label
from composer.desktop.widgets.layout import column, reveal
from composer.guide.asked import obligatory
from composer.session.desk import Desk
from composer.session.open_case import Change


class Enough(Follower):
    """Says in one line how the message of the one page stands; elsewhere it is not there."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(desk)
        self._words = Label(look, colour="quiet")
        column(look, 0, parent=self).addWidget(self._words)
        self.refresh()

    def words(self) -> str:
        """Return what it says, "" while it says nothing."""
        return self._words.text() if self._desk.opened.case.step == QUICK else ""

    def _show_all(self) -> None:
        self._show_words()

    def _show_change(self, change: Change) -> None:
        if change.how not in ("typing", "deletion"):
            self._show_words()

    def _show_findings(self) -> None:
        if self._desk.checking.settled:
            self._show_words()

    def _changed(self, change: Change) -> None:
        super()._changed(change)
        if change.how == "step":
            self._show_words()

    def _show_words(self) -> None:
        words = self._line()
        self._words.setText(words)
        reveal(self._words, bool(words))

    def _line(self) -> str:
        opened = self._desk.opened
        case = opened.case
        # Before they have said what it was, there is nothing to look at yet.
        if case.step != QUICK or ACT not in case.answers:
            return ""
        number = len(self._desk.checking.message().marked)
        if number:
            return self.tr("{number} to look at. F8 goes there.").format(number=number)
        if any(question.key not in case.answers for question in obligatory(opened.form, case, "quick")):
            return ""
        if NEXT in case.answers and not all(step.when for step in case.next_steps):
            return self.tr("Nothing to look at. A time would help them: by when?")
        ended = self.tr("already put right") if DONE in case.answers else self.tr("with a time")
        words = (
            self.tr("Nothing to look at. For a small thing this is enough: short, plain, and {ended}.")
            if case.text(IMPACT) == "1"
            else self.tr("Nothing to look at. This is enough: short, plain, and {ended}.")
        )
        return words.format(ended=ended)
