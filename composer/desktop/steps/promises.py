"""The promise check: one table, a row for each promise of the message."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.follower import Follower
from composer.desktop.steps.page import PAGE_MARGINS
from composer.desktop.steps.promise_row import PromiseRow
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Heading, Hint, Lead
from composer.desktop.widgets.layout import column, reveal
from composer.desktop.widgets.table import Column, RowTable
from composer.guide.case import PromiseCheck
from composer.promises.check import Promise, all_certain, is_asked_what_they_see, promises_of, with_check
from composer.promises.checkpoint import Checkpoint, checkpoint_for, with_checkpoint
from composer.session.desk import Desk
from composer.session.history import Edit

_KEY, _COMES_FROM = "promise", "plan.next"


class PromisePage(Follower):
    """Asks of every promise how sure the writer is. The rest stands there already."""

    focus_question = Signal(str)
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    finished = Signal()

    def __init__(self, look: Look, desk: Desk, *, ahead: bool = False) -> None:
        super().__init__(desk)
        self._look = look
        self._question = desk.opened.form.question(_KEY)
        step = desk.opened.form.step_of(_KEY)
        assert step is not None
        self._why = step.why
        self._rows: dict[str, PromiseRow] = {}
        self._shown: tuple[Promise, ...] | None = None
        self._asks = False
        self._lead = Lead(look)
        self._certain = Button(look, self.tr("All certain"), "outlined", icon="check")
        self._certain.clicked.connect(self._all_certain)
        plan = desk.opened.form.step_of(_COMES_FROM)
        assert plan is not None
        self.to_plan = Button(look, self.tr("Go to {step}").format(step=plan.name), "outlined")
        self.to_plan.clicked.connect(lambda: self.wants.emit(f"step:{plan.id}"))
        labels = {field.name: field.label for field in self._question.fields}
        headings = (
            Column(labels["about"], 1), Column(self.tr("Who does it")), Column(self.tr("By when")),
            Column(labels["sure"]), Column(""),
        )  # fmt: skip
        self._table = RowTable(look, headings, step.title)
        self._foot = Hint(look, self.tr("Least sure first. Each row's menu also has Merge and Drop."))
        self._help = Hint(look, step.help)
        whole = column(look, 0, PAGE_MARGINS, self)
        whole.addWidget(Heading(look, step.title))
        whole.gap(4)
        whole.addWidget(self._lead)
        whole.gap(14)
        whole.addWidget(self.to_plan, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(self._certain, 0, Qt.AlignmentFlag.AlignTrailing)
        whole.gap(12)
        whole.addWidget(self._table)
        whole.gap(10)
        whole.addWidget(self._foot)
        whole.addWidget(self._help)
        whole.addStretch(1)
        self.setAccessibleName(step.title)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._focused = ""
        if not ahead:
            self.refresh()

    def is_behind(self) -> bool:
        """Say whether the case has gone on since the promises were shown."""
        return self._stale

    def prepare(self) -> bool:
        """Make the row of one more promise, or at last show all; False when nothing is left.

        For a page out of sight: it is made `ahead`, and its rows as the promises are written.
        """
        if self._stale:
            new = next((one.about for one in self._promises() if one.about not in self._rows), None)
            if new is not None:
                self._rows[new] = self._made()
                return True
            self.refresh()
        return False

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions that stand here."""
        return (_KEY,)

    def focus(self, key: str) -> bool:
        """Go to the first promise that is not called anything yet; False for any other question."""
        if self._desk.opened.form.question(key).key != _KEY:
            return False
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """Go to the first promise that is not called anything yet; without any, to the way to Plan."""
        rows = self.rows()
        if not rows:
            self.to_plan.setFocus(Qt.FocusReason.OtherFocusReason)
        open_ = [one for one in rows if not one.promise.check.sure and not one.promise.dropped]
        for one in (*open_, *rows)[:1]:
            one.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[PromiseRow]:
        """Return the rows, in order."""
        return [self._rows[promise.about] for promise in self._shown or ()]

    def table(self) -> RowTable:
        """Return the table."""
        return self._table

    def certain(self) -> Button:
        """Return the button that calls all of them certain."""
        return self._certain

    def _promises(self) -> Sequence[Promise]:
        opened = self._desk.opened
        message = opened.message()
        return promises_of(opened.case, message.text, message.sentences, opened.now())

    def _show_all(self) -> None:
        found, asks = self._promises(), is_asked_what_they_see(self._desk.opened.case)
        if (found, asks) != (self._shown, self._asks):
            self._asks = asks
            self._show(found)

    def _show(self, found: Sequence[Promise]) -> None:
        # While the focus is in a row the order stays: a row that jumps away under the hand is lost.
        held = next((one for one in self._rows.values() if one.has_focus()), None)
        if held is not None and self._shown is not None:
            order = [promise.about for promise in self._shown]
            found = sorted(found, key=lambda one: order.index(one.about) if one.about in order else len(order))
        before, self._shown = self._shown, tuple(found)
        for promise in found:
            if promise.about not in self._rows:
                self._rows[promise.about] = self._made()
            self._show_row(promise)
        if before is None or [one.about for one in before] != [one.about for one in found]:
            self._table.set_rows([self._rows[promise.about].cells() for promise in found])
            for gone in self._rows.keys() - {promise.about for promise in found}:
                self._rows.pop(gone).deleteLater()
        self._say_how_many(found)
        for widget in (self._table, self._certain, self._foot):
            reveal(widget, bool(found))
        reveal(self.to_plan, not found)

    def _show_row(self, promise: Promise) -> None:
        opened = self._desk.opened
        offered = checkpoint_for(opened.form, opened.case, promise, opened.now())
        stem = opened.in_voice(self.tr("I will confirm by"))
        self._rows[promise.about].show_promise(promise, offered, stem, asks_what_they_see=self._asks)

    def _say_how_many(self, found: Sequence[Promise]) -> None:
        count = sum(not promise.dropped for promise in found)
        if not found:
            self._lead.setText(self.tr("There is no promise in the message yet; what you write in Plan comes here."))
            return
        how_many = (
            self.tr("One promise in your message.") if count == 1 else self.tr("{count} promises in your message.")
        )
        self._lead.setText(f"{how_many.format(count=count)} {self._why}")

    def _made(self) -> PromiseRow:
        made = PromiseRow(self._look, self._question, self)
        made.said.connect(self._say)
        made.checkpoint_taken.connect(self._take_checkpoint)
        made.question_wanted.connect(lambda key: self.wants.emit(f"question:{key}"))
        made.undo_requested.connect(self.undo_requested)
        made.redo_requested.connect(self.redo_requested)
        made.next_requested.connect(lambda: self._go_on(made))
        return made

    def _say(self, promise: Promise, check: PromiseCheck, how: Edit) -> None:
        opened = self._desk.opened
        opened.answer(_KEY, with_check(opened.case, promise, check), how=how)

    def _take_checkpoint(self, promise: Promise, checkpoint: Checkpoint, when: str) -> None:
        opened = self._desk.opened
        opened.answers(with_checkpoint(opened.case, promise, checkpoint, when))

    def _all_certain(self) -> None:
        opened = self._desk.opened
        opened.answer(_KEY, all_certain(opened.case, self._shown or ()), how="choice")

    def _go_on(self, done: PromiseRow) -> None:
        rows = self.rows()
        place = rows.index(done) + 1
        if place < len(rows):
            rows[place].sure.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        inside = next((one for one in self._rows.values() if one.owns(now)), None)
        key = inside.promise.question if inside else ""
        if key != self._focused:
            self._focused = key
            self._desk.leave_field()
            self.focus_question.emit(key)
