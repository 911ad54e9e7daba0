"""A case on the screen: bar, rail, pages, message and delivery, and how they share the room there is."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.check.place import CHECK, before_steps
from composer.desktop.check.reading import DraftReading
from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.incoming.place import ARRIVED, HOLDING
from composer.desktop.parts import Parts
from composer.desktop.preview import Preview
from composer.desktop.quick.place import GUIDE, QUICK
from composer.desktop.quick.words import is_serious
from composer.desktop.review.page import PLACE
from composer.desktop.rule_page.dialog import show_rule_page
from composer.desktop.shell.areas import move_to_area, stops_in
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.case_menu import fill_case_menus
from composer.desktop.shell.finding_walk import FindingWalk
from composer.desktop.shell.nav import NavBar, TabRow
from composer.desktop.shell.pages import OUTPUT, REVIEW, StepPages
from composer.desktop.shell.places import step_of
from composer.desktop.shell.room import Room
from composer.desktop.shell.side import Side
from composer.desktop.shell.soon import Soon
from composer.desktop.shell.status import Status
from composer.desktop.shell.top_bar import TopBar
from composer.desktop.theme.look import Look
from composer.desktop.went_out.case import CaseSent
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.layout import column, row
from composer.desktop.widgets.notices import Announcer, QuietBar, Toast
from composer.session.desk import Desk
from composer.session.open_case import Change, Undone
from composer.session.outgoing import KeepsSent
from composer.session.scheduler import Scheduler
from composer.text.finding import Finding

_WIDE, _MEDIUM = 1100, 800
_SOON_MS = 80
_FOOT = 40
"""How high the line at the foot of Review is: what is said stands above it."""


class Surroundings(Struct, frozen=True):
    """What a case's page is given beside the case."""

    look: Look
    parts: Parts
    scheduler: Scheduler
    announcer: Announcer
    outgoing: Path
    add_common: Callable[[QMenu], None]
    """Adds to a menu what every page has: settings, looks, all keys."""
    book: KeepsSent


class CasePage(QWidget):
    """Shows one desk. Its signals are for the window: Home, the trash, a further draft (and who tells).

    `guide_wanted` says that the one page does not do for this matter.
    """

    home = Signal()
    trash = Signal()
    draft_wanted = Signal(object)
    guide_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.look = look = around.look
        self.desk = desk
        self._parts, self._scheduler, self._announcer = around.parts, around.scheduler, around.announcer
        self._before: str | None = None
        self._findings = FindingWalk(self, self.tr("Nothing to look at."))
        self.top = TopBar(look)
        self.side = Side(look)
        self.pages = StepPages(look, desk, around.parts.covering)
        self.preview = Preview(look, desk, around.parts.covering)
        self.delivery = DeliveryBar(look, desk, around.parts.advice, around.scheduler, around.outgoing)
        self.nav = NavBar(look)
        self.tabs = TabRow(look)
        self._preview_ground = Surface(look, "rail")
        column(look, 0, parent=self._preview_ground).addWidget(self.preview)
        self._room = Room(
            look,
            top=self.top,
            side=self.side,
            tabs=self.tabs,
            pages=self.pages,
            preview=self.preview,
            ground=self._preview_ground,
            nav=self.nav,
            delivery=self.delivery,
        )
        self.bar = AskBar(look, around.announcer)
        self._reading = DraftReading(self.pages, self._scheduler, self.bar)
        self.sent = CaseSent(look, desk, around.parts.advice, self._scheduler, around.book, self.bar, self)
        self._trouble = QuietBar(look, around.announcer)
        # Rail, advice and counts may come a moment after the key: the message itself never waits for them.
        self._refresh = Soon(around.scheduler, _SOON_MS, self._refresh_all)
        self._status = Status(
            desk,
            around.parts,
            around.announcer,
            top=self.top,
            side=self.side,
            tabs=self.tabs,
            nav=self.nav,
            delivery=self.delivery,
            trouble=self._trouble,
        )
        self._put_together()
        self._toast = Toast(look, self, around.announcer)
        self._toast.stand_above(self._trouble, self.bar, self.sent.bar)
        adds = around.add_common, self.sent.add_to_menu
        fill_case_menus(self.top, desk.opened, *adds, self.undo, self.redo, self.trash.emit)
        self._connect()

    # -- going somewhere

    def step_ids(self) -> list[str]:
        """Return the ids of the pages, in order."""
        small = self._before != QUICK or not is_serious(self.desk.opened.case)
        first = [self._before] if self._before and small else []
        middle = [OUTPUT] if self.pages.output_questions() else []
        return [*first, *(step.id for step in self._parts.form.steps), *middle, REVIEW]

    def current(self) -> str:
        """Return the id of the page in front."""
        return self.desk.opened.case.step

    def go(self, step_id: str, key: str = "", *, focus: bool = True) -> None:
        """Go to a page, and there to a question (without one: to the first)."""
        if self._before is None:
            # A case that began on a page before the steps can go back to it.
            self._before = before_steps(self.desk.opened.case, (QUICK, ARRIVED, HOLDING, CHECK))
        if step_id not in self.step_ids():
            step_id = self.step_ids()[0]
        self.desk.leave_field()
        self.desk.opened.go(step_id)
        self._room.begin_anew()
        self.pages.show_step(step_id)
        self._arrange()
        self._refresh.now()
        if focus or key:
            self.pages.focus(step_id, key)
            # Asked of the window: after a dialogue the system is slow to say that the window is in front again.
            if self.window().focusWidget() not in stops_in(self.pages):
                self._to_buttons()

    def go_to_question(self, key: str) -> None:
        """Go to a question wherever it is asked."""
        if not key:
            return
        here = self.current()
        step_id = here if self.pages.asks(here, key) else step_of(self._parts.form, key)
        if not step_id:
            step_id = OUTPUT if any(q.key == key for q in self.pages.output_questions()) else self.current()
        self.go(step_id, key)

    def walk(self, by: int) -> None:
        """Go a page back or on."""
        ids = self.step_ids()
        place = ids.index(self.current()) + by if self.current() in ids else 0
        if 0 <= place < len(ids):
            self.go(ids[place])

    def go_number(self, number: int) -> None:
        """Go to the step of a number, 9 for Review."""
        steps = self._parts.form.steps
        self.go(steps[number - 1].id if number <= len(steps) else REVIEW)

    def next_finding(self, by: int = 1) -> None:
        """Go to the next finding, or the one before."""
        self._findings.step(by)

    def next_area(self, by: int) -> None:
        """Move the focus to the next part of the page: bar, steps, questions, message, buttons."""
        move_to_area(self.areas(), by)

    def areas(self) -> list[QWidget]:
        """Return the parts of the page in the order in which they are read, also a bar that just went."""
        bars = (self._trouble, self.bar, self.sent.bar)
        return [self.top, self.side, self.tabs, self.pages, self._preview_ground, *bars, self.nav, self.delivery]

    def start_over(self) -> None:
        """The case goes on elsewhere for a while, and begins anew when it comes back: nothing is asked or said."""
        self._before = None
        self.escape()

    # -- doing something

    def undo(self) -> None:
        """Take back the last step, go there and say so."""
        self._tell_undone(self.desk.opened.undo(), self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone."""
        self._tell_undone(self.desk.opened.redo(), self.tr("There is nothing to do again."))

    def say(self, words: str) -> None:
        """Say a sentence that leaves by itself."""
        self._toast.say(words)

    def show_rule(self, finding: Finding) -> bool:
        """Show the page of the rule that found this over the window, and say whether there is one."""
        return show_rule_page(self.look, self, self._parts.checker.rule(finding.rule), finding)

    def escape(self) -> None:
        """Close the bar with the question, change nothing."""
        self.bar.hide()
        self.sent.bar.leave()

    def toast_words(self) -> str:
        """Return what was said last."""
        return self._toast.words()

    def _put_together(self) -> None:
        look = self.look
        whole = column(look, 0, parent=self)
        whole.addWidget(self.top)
        body = row(look, 0)
        whole.addLayout(body, 1)
        body.addWidget(self.side)
        main = column(look, 0)
        body.addLayout(main, 1)
        main.addWidget(self.tabs)
        both = row(look, 0)
        both.addWidget(self.pages, 1)
        both.addWidget(self._preview_ground)
        main.addLayout(both, 1)
        main.addWidget(self._trouble)
        main.addWidget(self.bar)
        main.addWidget(self.sent.bar)
        foot = row(look, 0)
        foot.addWidget(self.nav, 1)
        foot.addWidget(self.delivery)
        main.addLayout(foot)

    def _connect(self) -> None:
        self.top.home.connect(self.home)
        self.top.renamed.connect(self.desk.opened.rename)
        self.top.undo.connect(self.undo)
        self.top.step_wanted.connect(self.go)
        self.side.rail.chosen.connect(self.go)
        self.side.advice.way_chosen.connect(self._take_way)
        self.tabs.advice.clicked.connect(self._show_ways)
        self.pages.focused.connect(self._focused)
        self.pages.wanted.connect(self._wanted)
        self.pages.undo.connect(self.undo)
        self.pages.redo.connect(self.redo)
        self.pages.told.connect(lambda words: self._announcer.say(words, "own"))
        self.pages.finished.connect(self._to_buttons)
        self.preview.sentence_activated.connect(self.go_to_question)
        self.preview.question_wanted.connect(lambda key: self.go_to_question(self.pages.standing_for(key)))
        self.nav.back.connect(lambda: self.walk(-1))
        self.nav.next.connect(lambda: self.walk(1))
        self.nav.message_toggled.connect(self._toggle_message)
        self.tabs.chosen.connect(self._show_tab)
        self.delivery.said.connect(self.say)
        self.sent.follow(self.delivery)
        self.sent.said.connect(self.say)
        self.sent.go.connect(lambda key: self.go_to_question(key) if key else self.go(REVIEW))
        self.delivery.asked.connect(self.bar.ask_before)
        self.delivery.failed.connect(lambda what, why, instead: self.bar.tell(what, why, *instead))
        self.delivery.call_wanted.connect(lambda: self._take_way("talk"))
        self.bar.looked.connect(lambda: self._findings.look_at(self.delivery.asked_about()))
        self._stops = (
            self.desk.opened.subscribe(self._changed),
            self.desk.checking.subscribe(self._refresh.ask),
            self.desk.saving.subscribe(self._status.show_saved),
        )
        self.look.follow(self._arrange)

    def close_page(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()
        self._refresh.stop()
        self.delivery.close_page()
        self._reading.close()
        self.sent.close()
        self.preview.close_page()
        self.pages.close_pages()

    def _changed(self, change: Change) -> None:
        if self._status.show_change(change):
            self._refresh.ask()

    def _refresh_all(self) -> None:
        self._status.show_all(self.step_ids(), self.current())

    def _tell_undone(self, undone: Undone | None, nothing: str) -> None:
        if undone is None:
            self.say(nothing)
            return
        self.say(undone.words)
        if undone.key:
            self.go_to_question(undone.key)
        elif undone.place:
            self.go(REVIEW, PLACE + undone.place)

    def _focused(self, key: str) -> None:
        self.preview.highlight(key)
        if not key:
            self.desk.leave_field()

    def _wanted(self, target: str) -> None:
        kind, _, name = target.rpartition(":")
        if kind == "output":
            self.desk.opened.set_output(name)
            self.go(OUTPUT if OUTPUT in self.step_ids() else REVIEW)
        elif kind == "draft":
            self.draft_wanted.emit(self.say)
        elif kind == "step":
            self.go(name)
        elif target == GUIDE:
            # In its own turn: the answer that asks for it is still being told.
            self._scheduler.after(0, self.guide_wanted.emit)
        else:
            self.go_to_question(name)

    def _take_way(self, channel: str) -> None:
        """Make the message what a way of reaching them needs: talking points where they are spoken to."""
        outputs = {kind.name for kind in self._parts.form.kinds}
        self.desk.opened.set_output(channel if channel in outputs else "talk")
        self.go(REVIEW)
        self.sent.prepared()

    def _show_ways(self) -> None:
        button = self.tabs.advice
        self.side.advice.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_tab(self, tab: str) -> None:
        self._room.show_tab(tab)
        self._arrange()

    def _toggle_message(self) -> None:
        self._room.toggle_message()
        self._arrange()

    def _to_buttons(self) -> None:
        if self.current() in (QUICK, HOLDING, CHECK):
            self.delivery.focus_first()
        else:
            self.nav.focus_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._room.arrange(self.width(), self.current())
        self._toast.rise(_FOOT if self.current() == REVIEW else 0)
