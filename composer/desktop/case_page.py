"""A case on the screen: bar, rail, pages, message and delivery, and how they share the room there is."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.parts import Parts
from composer.desktop.preview import Preview
from composer.desktop.shell.areas import move_to_area, stops_in
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.case_menu import fill_case_menus
from composer.desktop.shell.finding_walk import FindingWalk
from composer.desktop.shell.menus import add_look_menus
from composer.desktop.shell.nav import NavBar, TabRow
from composer.desktop.shell.pages import OUTPUT, PROMISES, REVIEW, StepPages
from composer.desktop.shell.places import step_of
from composer.desktop.shell.side import Side
from composer.desktop.shell.soon import Soon
from composer.desktop.shell.status import Status
from composer.desktop.shell.top_bar import TopBar, Width
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.layout import column, reveal, row
from composer.desktop.widgets.notices import Announcer, QuietBar, Toast
from composer.session.desk import Desk
from composer.session.open_case import Change, Undone
from composer.session.scheduler import Scheduler

_WIDE, _MEDIUM = 1100, 800
_SOON_MS = 80


class Surroundings(Struct, frozen=True):
    """What a case's page is given beside the case."""

    look: Look
    parts: Parts
    scheduler: Scheduler
    announcer: Announcer
    outgoing: Path


class CasePage(QWidget):
    """Shows one desk. Its signals are for the window: Home, the trash, the look, a further draft (and who tells)."""

    home = Signal()
    trash = Signal()
    scheme_chosen = Signal(str)
    size_chosen = Signal(int)
    keys_wanted = Signal()
    draft_wanted = Signal(object)

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.look = look = around.look
        self.desk = desk
        self._parts, self._scheduler, self._announcer = around.parts, around.scheduler, around.announcer
        self._width: Width = "wide"
        self._shown_tab = "questions"
        self._message_beside = True
        self._walk_of_findings = FindingWalk(desk)
        self.top = TopBar(look)
        self.side = Side(look)
        self.pages = StepPages(look, desk, around.parts.covering)
        self.preview = Preview(look, desk, around.parts.covering)
        self.delivery = DeliveryBar(look, desk, around.parts.advice, around.scheduler, around.outgoing)
        self.nav = NavBar(look)
        self.tabs = TabRow(look)
        self._preview_ground = Surface(look, "rail")
        column(look, 0, parent=self._preview_ground).addWidget(self.preview)
        self.bar = AskBar(look, around.announcer)
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
        self._fill_menus()
        self._connect()
        self._refresh.now()
        self.go(desk.opened.case.step, focus=False)

    # -- going somewhere

    def step_ids(self) -> list[str]:
        """Return the ids of the pages, in order."""
        middle = [OUTPUT] if self.pages.output_questions() else []
        return [*(step.id for step in self._parts.form.steps), *middle, REVIEW]

    def current(self) -> str:
        """Return the id of the page in front."""
        return self.desk.opened.case.step

    def go(self, step_id: str, key: str = "", *, focus: bool = True) -> None:
        """Go to a page, and there to a question (without one: to the first)."""
        if step_id not in self.step_ids():
            step_id = self.step_ids()[0]
        self.desk.leave_field()
        self.desk.opened.go(step_id)
        self._shown_tab = "questions"
        self._message_beside = True
        self.pages.show_step(step_id)
        self._arrange()
        self._refresh.now()
        if focus or key:
            self.pages.focus(step_id, key)
            if QApplication.focusWidget() not in stops_in(self.pages):
                self.nav.focus_next()

    def go_to_question(self, key: str) -> None:
        """Go to a question wherever it is asked."""
        if not key:
            return
        step_id = step_of(self._parts.form, key)
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
        if self.current() == REVIEW:
            self.pages.walk_findings(by)
            return
        key = self._walk_of_findings.step(by)
        if key is None:
            self.say(self.tr("Nothing to look at."))
        elif key:
            self.go_to_question(key)
        else:  # where no question is: in the greeting, in the whole
            self.go(REVIEW)
            self.pages.walk_findings(by)

    def next_area(self, by: int) -> None:
        """Move the focus to the next part of the page: bar, steps, questions, message, buttons."""
        move_to_area(self.areas(), by)

    def areas(self) -> list[QWidget]:
        """Return the parts of the page that are shown, in the order in which they are read."""
        bars = (self._trouble, self.bar)
        areas = (self.top, self.side, self.tabs, self.pages, self._preview_ground, *bars, self.nav, self.delivery)
        return [area for area in areas if area.isVisible()]

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

    def escape(self) -> None:
        """Close the bar with the question, change nothing."""
        self.bar.hide()

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
        foot = row(look, 0)
        foot.addWidget(self.nav, 1)
        foot.addWidget(self.delivery)
        main.addLayout(foot)

    def _fill_menus(self) -> None:
        menu = self.top.menu
        fill_case_menus(
            self.top,
            self.desk.opened,
            undo=self.undo,
            redo=self.redo,
            add_looks=lambda: add_look_menus(menu, self.look, self.scheme_chosen.emit, self.size_chosen.emit),
            keys=self.keys_wanted.emit,
            trash=self.trash.emit,
        )

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
        self.pages.finished.connect(self.nav.focus_next)
        self.preview.sentence_activated.connect(self.go_to_question)
        self.preview.question_wanted.connect(self.go_to_question)
        self.nav.back.connect(lambda: self.walk(-1))
        self.nav.next.connect(lambda: self.walk(1))
        self.nav.message_toggled.connect(self._toggle_message)
        self.tabs.chosen.connect(self._show_tab)
        self.delivery.said.connect(self.say)
        self.delivery.asked.connect(self.bar.ask_before)
        self.delivery.failed.connect(lambda what, why, instead: self.bar.tell(what, why, *instead))
        self.delivery.call_wanted.connect(lambda: self._take_way("talk"))
        self.bar.looked.connect(self.next_finding)
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
        self.preview.close_page()
        self.pages.close_pages()

    def _changed(self, change: Change) -> None:
        if change.how in ("undo", "redo", "title", "choice") or "listen.who" in change.keys:
            self._status.show_top()
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
        else:
            self.go_to_question(name)

    def _take_way(self, channel: str) -> None:
        """Make the message what a way of reaching them needs: talking points where they are spoken to."""
        outputs = {kind.name for kind in self._parts.form.kinds}
        self.desk.opened.set_output(channel if channel in outputs else "talk")
        self.go(REVIEW)

    def _show_ways(self) -> None:
        button = self.tabs.advice
        self.side.advice.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_tab(self, tab: str) -> None:
        self._shown_tab = tab
        self._arrange()

    def _toggle_message(self) -> None:
        self._message_beside = not self._message_beside
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the room by the effective width: the window's divided by the text scale."""
        look = self.look
        effective = self.width() / look.scale
        self._width = "wide" if effective >= _WIDE else "medium" if effective >= _MEDIUM else "narrow"
        wide, at = self._width == "wide", self.current()
        alone = at == REVIEW or (wide and at == PROMISES and self._message_beside)
        self.top.set_width(self._width)
        self.side.set_collapsed(not wide)
        reveal(self.side, self._width != "narrow")
        reveal(self.tabs, not wide and at != REVIEW)
        self.tabs.set_narrow(narrow=self._width == "narrow")
        in_front = self._shown_tab == "message" and not wide and at != REVIEW
        self.tabs.set_current("message" if in_front else "questions")
        reveal(self.pages, not in_front)
        reveal(self._preview_ground, in_front or (wide and not alone))
        beside = look.px(min(max(int(effective * 0.32), 360), 436))
        self._preview_ground.setMinimumWidth(0 if in_front else beside)
        self._preview_ground.setMaximumWidth(16777215 if in_front else beside)
        self.delivery.set_place(review=at == REVIEW, short=not wide)
        joined = wide and not alone
        self.delivery.setMinimumWidth(beside if joined else 0)
        self.delivery.set_joined(joined=joined)
        self.nav.set_width(wide=wide, promises=wide and at == PROMISES, message_shown=not alone)
