"""What the bar, the rail and the buttons around a case say, brought up to date in one place."""

from msgspec.structs import replace
from PySide6.QtCore import QObject

from composer.desktop.check.said import said_in
from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.parts import Parts
from composer.desktop.shell.nav import NavBar, TabRow
from composer.desktop.shell.pages import OUTPUT, REVIEW
from composer.desktop.shell.side import Side
from composer.desktop.shell.top_bar import TopBar
from composer.desktop.steps.counts import findings_by_step
from composer.desktop.widgets.notices import Announcer, QuietBar
from composer.desktop.widgets.rail import RailEntry
from composer.guide.advice import ALOUD, Advice, advise
from composer.guide.asked import step_states
from composer.session.desk import Desk
from composer.session.open_case import Change


class Status(QObject):
    """Shows how the open case stands on the widgets around its pages."""

    def __init__(
        self,
        desk: Desk,
        parts: Parts,
        announcer: Announcer,
        *,
        top: TopBar,
        side: Side,
        tabs: TabRow,
        nav: NavBar,
        delivery: DeliveryBar,
        trouble: QuietBar,
    ) -> None:
        super().__init__(top)
        self._desk, self._parts, self._announcer = desk, parts, announcer
        self._top, self._side, self._tabs, self._nav = top, side, tabs, nav
        self._delivery, self._trouble = delivery, trouble
        self._announced = -1

    def show_all(self, ids: list[str], at: str) -> None:
        """Show everything; `ids` are the pages in order, `at` the one in front."""
        self.show_top()
        self._show_steps(ids, at)
        self._delivery.refresh()
        opened = self._desk.opened
        advised = self._advised()
        people = opened.case.people
        whom = (people[0].call or people[0].name.split(" ")[0]) if people else ""
        self._side.advice.set_advice(advised, whom)
        self._tabs.set_advice(advised.headline)
        self._tabs.set_words(opened.message().words)
        self._announce()

    def _advised(self) -> Advice:
        """Return how to reach them: the way that was chosen first, and then what would have been advised."""
        opened = self._desk.opened
        advised = advise(opened.live, self._parts.advice)
        if opened.case.text("output") != "talk" or advised.channel in ALOUD:
            return advised
        return replace(
            advised,
            headline=self.tr("You chose to talk"),
            channel_reason=self.tr("Say it in your own words; the points are there to lean on."),
            others=((advised.channel, advised.headline), *(way for way in advised.others if way[0] not in ALOUD)),
        )

    def show_change(self, change: Change) -> bool:
        """Show what is to be seen of a change at once; say whether there is more, which can come a moment later.

        What is typed in the message itself is counted when the writer pauses.
        """
        typed = change.how in ("typing", "deletion") and not change.keys
        if typed or change.how in ("undo", "redo", "title", "choice") or "listen.who" in change.keys:
            self.show_top()
        return not typed

    def show_top(self) -> None:
        """Show the name of the case, its people, who writes, and the saving."""
        opened = self._desk.opened
        names = ", ".join(name for person in opened.case.people if (name := person.name or person.group))
        self._top.set_title(opened.title, names)
        self._top.set_undo(possible=opened.can_undo)
        name = opened.case.text("sender.name")
        if opened.case.text("sender.voice") == "team":
            self._top.set_voice(self.tr("Writing for the team"))
        else:
            words = self.tr("Writing as {name}").format(name=name) if name else self.tr("Writing as yourself")
            self._top.set_voice(words)
        self.show_saved()

    def show_saved(self) -> None:
        """Show whether all is on disk, and what is the matter if it is not."""
        saving = self._desk.saving
        words = {"saved": self.tr("saved"), "saving": self.tr("saving"), "trouble": self.tr("not saved yet")}
        self._top.set_saved(words[saving.state], trouble=saving.state == "trouble")
        if saving.words and self._trouble.isHidden():
            what, stop, why = saving.words.partition(". ")
            self._trouble.ask(f"{what}{stop.strip()}", why, [], "warning")
        elif not saving.words:
            self._trouble.hide()

    def _show_steps(self, ids: list[str], at: str) -> None:
        form, case = self._parts.form, self._desk.opened.case
        said = said_in(self._desk.opened.message(), self._parts)
        states, counts = step_states(form, case, said=said), findings_by_step(self._desk)
        entries = [
            RailEntry(step.id, step.name, number=step.number, state=states[step.id], count=counts.get(step.id, 0))
            for step in form.steps
        ]
        if OUTPUT in ids:
            label = form.kind(self._desk.opened.message().output).label
            entries.append(RailEntry(OUTPUT, label, icon="file", after_line=True))
        entries.append(RailEntry(REVIEW, self.tr("Review and send"), icon="arrow-right", after_line=OUTPUT not in ids))
        self._side.rail.set_entries(entries)
        self._side.rail.set_current(at)
        titles = {entry.id: entry.title for entry in entries}
        number = next((entry.number for entry in entries if entry.id == at), 0)
        shown = titles.get(at, "")
        picked = self.tr("{number} of {all}: {step}").format(number=number, all=len(form.steps), step=shown)
        self._top.set_steps([(entry.id, entry.title) for entry in entries], picked if number else shown)
        place = ids.index(at) if at in ids else 0
        following = titles[ids[place + 1]] if place + 1 < len(ids) else ""
        self._nav.set_places(back=place > 0, following=following)

    def _announce(self) -> None:
        number = len(self._desk.checking.message().marked)
        if number != self._announced and self._desk.checking.settled:
            if number > self._announced >= 0:
                self._announcer.say(self.tr("{number} to look at").format(number=number), "findings")
            self._announced = number
