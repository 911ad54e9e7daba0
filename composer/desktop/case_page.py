"""A case on the screen: bar, rail, pages, message and delivery, and how they share the room there is."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.parts import Parts
from composer.desktop.preview import Preview
from composer.desktop.shell.menus import add_choices, add_look_menus
from composer.desktop.shell.nav import NavBar, TabRow
from composer.desktop.shell.pages import OUTPUT, PROMISES, REVIEW, StepPages
from composer.desktop.shell.places import question_of, step_of
from composer.desktop.shell.side import Side
from composer.desktop.shell.top_bar import TopBar, Width
from composer.desktop.steps.counts import findings_by_step
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.layout import ScrollArea, column, reveal, row
from composer.desktop.widgets.notices import Announcer, QuietBar, Toast
from composer.desktop.widgets.rail import RailEntry
from composer.guide.advice import advise
from composer.guide.asked import step_states
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
    """Shows one desk. Its signals are for the window: Home, the trash, and the look."""

    home = Signal()
    trash = Signal()
    scheme_chosen = Signal(str)
    size_chosen = Signal(int)
    keys_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.look = look = around.look
        self.desk = desk
        self._parts, self._scheduler, self._announcer = around.parts, around.scheduler, around.announcer
        self._width: Width = "wide"
        self._shown_tab = "questions"
        self._message_beside = True
        self._finding_at = -1
        self._announced = -1
        self._go_on: object = None
        self.top = TopBar(look)
        self.side = Side(look)
        self.pages = StepPages(look, desk, around.parts.covering)
        self.preview = Preview(look, desk, around.parts.covering)
        self.delivery = DeliveryBar(look, desk, around.parts.advice, around.scheduler, around.outgoing)
        self.nav = NavBar(look)
        self.tabs = TabRow(look)
        self._preview_ground = Surface(look, "rail")
        column(look, 0, parent=self._preview_ground).addWidget(
            ScrollArea(look, self.preview, self.tr("The message"))
        )
        self._question = QuietBar(look, around.announcer)
        self._trouble = QuietBar(look, around.announcer)
        self._put_together()
        self._toast = Toast(look, self, around.announcer)
        self._fill_menus()
        self._connect()
        self._soon = None
        self._refresh_all()
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
        self._refresh_soon()
        if focus or key:
            self.pages.focus(step_id, key)

    def go_to_question(self, key: str) -> None:
        """Go to a question wherever it is asked."""
        if not key:
            return
        step_id = step_of(self._parts.form, key)
        if not step_id:
            step_id = OUTPUT if any(q.key == key for q in self.pages.output_questions()) else self.current()
        self.go(step_id, key)

    def move(self, by: int) -> None:
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
            review = self.pages.page(REVIEW)
            (review.next_finding if by > 0 else review.previous_finding)()
            return
        message = self.desk.opened.message()
        found = self.desk.checking.message().shown
        keys = [key for finding in found if (key := question_of(message, finding))]
        if not keys:
            self.say(self.tr("Nothing to look at."))
            return
        self._finding_at = (self._finding_at + by) % len(keys) if self._finding_at >= 0 or by > 0 else len(keys) - 1
        self.go_to_question(keys[self._finding_at])

    def next_area(self, by: int) -> None:
        """Move the focus to the next part of the page: bar, steps, questions, message, buttons."""
        areas = [w for w in (self.top, self.side, self.pages, self._preview_ground, self._foot) if w.isVisible()]
        focused = QApplication.focusWidget()
        at = next((i for i, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)), -by)
        for step in range(1, len(areas) + 1):
            area = areas[(at + by * step) % len(areas)]
            target = first_stop(area)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

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
        self._question.hide()

    # -- inside

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
        main.addWidget(self._question)
        self._foot = QWidget()
        foot = row(look, 0, parent=self._foot)
        foot.addWidget(self.nav, 1)
        foot.addWidget(self.delivery)
        main.addWidget(self._foot)

    def _fill_menus(self) -> None:
        opened = self.desk.opened
        voice = self._parts.form.question("sender.voice")
        choices = [(choice.value, choice.label) for choice in voice.choices]

        def current() -> str:
            return opened.case.text("sender.voice") or voice.default

        def choose(value: str) -> None:
            opened.answer("sender.voice", value, how="choice")

        add_choices(self.top.voice_menu, choices, current, choose)
        menu = self.top.menu
        for words, icon, do in (
            (self.tr("Undo"), "undo", self.undo),
            (self.tr("Redo"), "redo", self.redo),
            (self.tr("Rename"), "pencil", self.top.rename),
        ):
            menu.addAction(self.look.icon(icon), words).triggered.connect(lambda _=False, do=do: do())
        writing: QMenu = menu.addMenu(self.tr("Who is writing"))
        add_choices(writing, choices, current, choose)
        menu.addSeparator()
        add_look_menus(menu, self.look, self.scheme_chosen.emit, self.size_chosen.emit)
        menu.addAction(self.look.icon("keyboard"), self.tr("All keys")).triggered.connect(self.keys_wanted)
        menu.addSeparator()
        menu.addAction(self.look.icon("trash"), self.tr("Put into the trash")).triggered.connect(self.trash)

    def _connect(self) -> None:
        self.top.home.connect(self.home)
        self.top.renamed.connect(self.desk.opened.rename)
        self.top.undo.connect(self.undo)
        self.top.step_wanted.connect(self.go)
        self.side.rail.chosen.connect(self.go)
        self.side.advice.way_chosen.connect(self._take_way)
        self.tabs.advice.clicked.connect(self._show_ways)
        self.pages.focused.connect(self._focused)
        self.pages.step_wanted.connect(self._wanted)
        self.pages.question_wanted.connect(self.go_to_question)
        self.pages.undo.connect(self.undo)
        self.pages.redo.connect(self.redo)
        self.pages.finished.connect(self.nav.focus_next)
        self.preview.sentence_activated.connect(self.go_to_question)
        self.preview.question_wanted.connect(self.go_to_question)
        self.nav.back.connect(lambda: self.move(-1))
        self.nav.next.connect(lambda: self.move(1))
        self.nav.message_toggled.connect(self._toggle_message)
        self.tabs.chosen.connect(self._show_tab)
        self.delivery.said.connect(self.say)
        self.delivery.asked.connect(self._ask)
        self.delivery.call_wanted.connect(lambda: self._take_way("talk"))
        self._question.answered.connect(self._answered)
        self._stops = (
            self.desk.opened.subscribe(self._changed),
            self.desk.checking.subscribe(self._refresh_soon),
            self.desk.saving.subscribe(self._show_saved),
        )
        stops = self._stops
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self.look.follow(self._arrange)

    def _changed(self, change: Change) -> None:
        if change.how in ("undo", "redo", "title", "choice") or "listen.who" in change.keys:
            self._refresh_top()
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        """Rail, advice and counts may come a moment after the key: the message itself never waits for them."""
        if self._soon is None:
            self._soon = self._scheduler.after(_SOON_MS, self._refresh_all)

    def _refresh_all(self) -> None:
        self._soon = None
        self._refresh_top()
        self._refresh_steps()
        self.delivery.refresh()
        advised = advise(self.desk.opened.live, self._parts.advice)
        people = self.desk.opened.case.people
        whom = (people[0].call or people[0].name.split(" ")[0]) if people else ""
        self.side.advice.set_advice(advised, whom)
        self.tabs.set_advice(advised.headline)
        self.tabs.set_words(self.desk.opened.message().words)
        number = len(self.desk.checking.message().shown)
        if number != self._announced and self.desk.checking.settled:
            if self._announced >= 0 and number > self._announced:
                self._announcer.say(self.tr("{number} to look at").format(number=number), "findings")
            self._announced = number

    def _refresh_top(self) -> None:
        opened = self.desk.opened
        names = ", ".join(name for person in opened.case.people if (name := person.name or person.group))
        self.top.set_title(opened.title, names)
        self.top.set_undo(possible=opened.can_undo)
        name = opened.case.text("sender.name")
        if opened.case.text("sender.voice") == "team":
            self.top.set_voice(self.tr("Writing for the team"))
        else:
            words = self.tr("Writing as {name}").format(name=name) if name else self.tr("Writing as yourself")
            self.top.set_voice(words)
        self._show_saved()

    def _refresh_steps(self) -> None:
        form, case = self._parts.form, self.desk.opened.case
        states, counts = step_states(form, case), findings_by_step(self.desk)
        ids = self.step_ids()
        entries = [
            RailEntry(step.id, step.name, number=step.number, state=states[step.id], count=counts.get(step.id, 0))
            for step in form.steps
        ]
        if OUTPUT in ids:
            label = form.kind(self.desk.opened.message().output).label
            entries.append(RailEntry(OUTPUT, label, icon="file", count=counts.get(OUTPUT, 0), after_line=True))
        entries.append(
            RailEntry(REVIEW, self.tr("Review and send"), icon="arrow-right", after_line=OUTPUT not in ids)
        )
        self.side.rail.set_entries(entries)
        at = self.current()
        self.side.rail.set_current(at)
        titles = {entry.id: entry.title for entry in entries}
        place = ids.index(at) if at in ids else 0
        number = next((entry.number for entry in entries if entry.id == at), 0)
        shown = titles.get(at, "")
        picked = self.tr("{number} of {all}: {step}").format(number=number, all=len(form.steps), step=shown)
        self.top.set_steps([(entry.id, entry.title) for entry in entries], picked if number else shown)
        following = titles[ids[place + 1]] if place + 1 < len(ids) else ""
        self.nav.set_places(back=place > 0, following=following)

    def _show_saved(self) -> None:
        saving = self.desk.saving
        words = {"saved": self.tr("saved"), "saving": self.tr("saving"), "trouble": self.tr("not saved yet")}
        self.top.set_saved(words[saving.state], trouble=saving.state == "trouble")
        if saving.words and self._trouble.isHidden():
            self._trouble.ask(saving.words, "", [], "warning")
        elif not saving.words:
            self._trouble.hide()

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
        elif kind == "question":
            self.go_to_question(name)
        elif target != "anyway":
            self.go(name)

    def _take_way(self, channel: str) -> None:
        """Make the message what a way of reaching them needs: talking points where they are spoken to."""
        outputs = {kind.name for kind in self._parts.form.kinds}
        self.desk.opened.set_output(channel if channel in outputs else "talk")
        self.go(REVIEW)

    def _show_ways(self) -> None:
        button = self.tabs.advice
        self.side.advice.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask(self, question: str, answers: list[str], go_on: object) -> None:
        self._go_on = go_on
        self._question.ask(question, "", answers, "error")

    def _answered(self, index: int) -> None:
        go_on, self._go_on = self._go_on, None
        if index == 1 and callable(go_on):
            go_on()
        elif index == 0:
            self.next_finding()

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


def first_stop(area: QWidget) -> QWidget | None:
    """Return the first widget in `area` that Tab would reach."""
    if area.focusPolicy() & Qt.FocusPolicy.TabFocus and area.isEnabled():
        return area
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reached and area.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
