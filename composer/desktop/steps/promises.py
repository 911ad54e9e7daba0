"""The promise check: one table, a row for each promise of the message."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from composer.desktop.steps.page import PAGE_MARGINS
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.labels import Heading, Hint, Label, Lead
from composer.desktop.widgets.layout import column, reveal, row
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import LineField
from composer.desktop.widgets.table import Column, RowTable
from composer.guide.case import PromiseCheck
from composer.guide.form import Field, Question
from composer.promises.check import Promise, all_certain, is_asked_what_they_see, promises_of, with_check
from composer.session.desk import Desk
from composer.session.history import Edit
from composer.session.open_case import Change

_KEY = "promise"


class PromisePage(QWidget):
    """Asks of every promise how sure the writer is. The rest stands there already."""

    focus_question = Signal(str)
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    finished = Signal()

    def __init__(self, look: Look, desk: Desk, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._look, self._desk, self._now = look, desk, now
        self._question = desk.opened.form.question(_KEY)
        step = desk.opened.form.step_of(_KEY)
        assert step is not None
        self._why = step.why
        self._rows: dict[str, PromiseRow] = {}
        self._shown: tuple[Promise, ...] | None = None
        self._stale = True
        self._lead = Lead(look)
        self._certain = Button(look, self.tr("All certain"), "outlined", icon="check")
        self._certain.clicked.connect(self._all_certain)
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
        whole.addWidget(self._certain, 0, Qt.AlignmentFlag.AlignTrailing)
        whole.gap(12)
        whole.addWidget(self._table)
        whole.gap(10)
        whole.addWidget(self._foot)
        whole.addWidget(self._help)
        whole.addStretch(1)
        self.setAccessibleName(step.title)
        self._stop = desk.opened.subscribe(self._changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._focused = ""
        self.refresh()

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
        """Go to the first promise that is not called anything yet."""
        rows = self.rows()
        open_ = [one for one in rows if not one.promise.check.sure and not one.promise.dropped]
        for one in (*open_, *rows)[:1]:
            one.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list["PromiseRow"]:
        """Return the rows, in order."""
        return [self._rows[promise.about] for promise in self._shown or ()]

    def table(self) -> RowTable:
        """Return the table."""
        return self._table

    def certain(self) -> Button:
        """Return the button that calls all of them certain."""
        return self._certain

    def refresh(self) -> None:
        """Show the promises of the message as it is now."""
        self._stale = False
        opened = self._desk.opened
        message = opened.message()
        found = promises_of(opened.case, message.text, message.sentences, self._now())
        if found != self._shown:
            self._show(found)

    def close_page(self) -> None:
        """Listen no more."""
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show(self, found: Sequence[Promise]) -> None:
        # While the focus is in a row the order stays: a row that jumps away under the hand is lost.
        held = next((one for one in self._rows.values() if one.has_focus()), None)
        if held is not None and self._shown is not None:
            order = [promise.about for promise in self._shown]
            found = sorted(found, key=lambda one: order.index(one.about) if one.about in order else len(order))
        before, self._shown = self._shown, tuple(found)
        asks = is_asked_what_they_see(self._desk.opened.case)
        for promise in found:
            if promise.about not in self._rows:
                self._rows[promise.about] = self._made()
            self._rows[promise.about].show_promise(promise, asks_what_they_see=asks)
        if before is None or [one.about for one in before] != [one.about for one in found]:
            self._table.set_rows([self._rows[promise.about].cells() for promise in found])
            self._rows = {promise.about: self._rows[promise.about] for promise in found}
        self._say_how_many(found)
        for widget in (self._table, self._certain, self._foot):
            reveal(widget, bool(found))

    def _say_how_many(self, found: Sequence[Promise]) -> None:
        count = sum(not promise.dropped for promise in found)
        if not found:
            self._lead.setText(self.tr("There is no promise in the message yet; what you write in Plan comes here."))
            return
        how_many = (
            self.tr("One promise in your message.") if count == 1 else self.tr("{count} promises in your message.")
        )
        self._lead.setText(f"{how_many.format(count=count)} {self._why}")

    def _made(self) -> "PromiseRow":
        made = PromiseRow(self._look, self._question)
        made.said.connect(self._say)
        made.question_wanted.connect(lambda key: self.wants.emit(f"question:{key}"))
        made.undo_requested.connect(self.undo_requested)
        made.redo_requested.connect(self.redo_requested)
        made.next_requested.connect(lambda: self._go_on(made))
        return made

    def _say(self, promise: Promise, check: PromiseCheck, how: Edit) -> None:
        opened = self._desk.opened
        opened.answer(_KEY, with_check(opened.case, promise, check), how=how)

    def _all_certain(self) -> None:
        opened = self._desk.opened
        opened.answer(_KEY, all_certain(opened.case, self._shown or ()), how="choice")

    def _go_on(self, done: "PromiseRow") -> None:
        rows = self.rows()
        place = rows.index(done) + 1
        if place < len(rows):
            rows[place].sure.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _changed(self, change: Change) -> None:
        if change.how in ("step", "life"):
            return
        if not self.isVisible():
            self._stale = True
        else:
            self.refresh()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        inside = next((one for one in self._rows.values() if one.owns(now)), None)
        key = inside.promise.question if inside else ""
        if key != self._focused:
            self._focused = key
            self._desk.leave_field()
            self.focus_question.emit(key)


class PromiseRow(QWidget):
    """One promise in the table. `said` tells the promise, what is now said of it, and by which act."""

    said = Signal(object, object, str)
    question_wanted = Signal(str)
    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._look = look
        self._fields = {field.name: field for field in question.fields}
        self.promise = Promise(PromiseCheck(), "", "", "", "")
        self._what, self._who, self._when, self._advice = QWidget(), QWidget(), QWidget(), BarCard(look)
        self._sentence = Label(look, weight="medium")
        self._kept = Hint(look)
        self.seen = self._field("seen")
        what = column(look, 4, parent=self._what)
        for widget in (self._sentence, self._kept, self.seen):
            what.addWidget(widget)
        self._owner = Label(look)
        self._say_who = self._link(self.tr("Say who"), self._owner_question)
        who = column(look, 2, parent=self._who)
        who.addWidget(self._owner)
        who.addWidget(self._say_who)
        self._due = Label(look, wraps=False)
        self._say_when = self._link(self.tr("Say when"), lambda: self.promise.question)
        self._slip = Hint(look)
        self.slip = self._field("slip")
        when = column(look, 4, parent=self._when)
        for widget in (self._due, self._say_when, self._slip, self.slip):
            when.addWidget(widget)
        choices = [(choice.value, choice.label) for choice in self._fields["sure"].choices]
        self.sure = SegmentedControl(look, self._fields["sure"].ask, choices, small=True)
        self.sure.chosen.connect(lambda value: self._say("choice", sure=value))
        self.sure.next_requested.connect(self.next_requested)
        self.more = Button(look, "", "quiet", icon="dots", small=True, name=self._fields["keep"].ask)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.clicked.connect(lambda: self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self._words = Label(look)
        self._change = self._link(self.tr("Change the promise"), lambda: self.promise.question)
        advice = row(look, 12)
        advice.addWidget(self._words, 1)
        advice.addWidget(self._change)
        self._advice.body.addLayout(advice)

    def cells(self) -> tuple[Sequence[QWidget], QWidget]:
        """Return the widgets of the row for the table."""
        return (self._what, self._who, self._when, self.sure, self.more), self._advice

    def owns(self, widget: QWidget) -> bool:
        """Say whether a widget is of this row."""
        cells, wide = self.cells()
        return any(cell is widget or cell.isAncestorOf(widget) for cell in (*cells, wide))

    def has_focus(self) -> bool:
        """Say whether the focus is in this row."""
        focused = QApplication.focusWidget()
        return focused is not None and self.owns(focused)

    def show_promise(self, promise: Promise, *, asks_what_they_see: bool) -> None:
        """Show a promise as it stands."""
        self.promise = promise
        check = promise.check
        self._sentence.setText(promise.sentence)
        self._sentence.set_colour("quiet" if promise.dropped else "text")
        keep = {choice.value: choice.label for choice in self._fields["keep"].choices}
        self._kept.setText(keep[check.keep] if check.keep != "keep" else "")
        reveal(self._kept, check.keep != "keep")
        self._show_text(self.seen, check.seen)
        reveal(self.seen, (asks_what_they_see or bool(check.seen)) and not promise.dropped)
        names = {"I": self.tr("Me"), "we": self.tr("We")}
        self._owner.setText(names.get(promise.owner, promise.owner.split(",")[0]))
        reveal(self._owner, bool(promise.owner))
        reveal(self._say_who, not promise.owner and not promise.dropped)
        self._show_when(promise)
        self.sure.setAccessibleName(f"{promise.sentence} {self._fields['sure'].ask}")
        self.sure.set_value(check.sure or None)
        self.sure.setEnabled(not promise.dropped)
        self.more.setAccessibleName(f"{self._fields['keep'].ask} {promise.sentence}")
        words = {choice.value: choice.sentence for choice in self._fields["sure"].choices}.get(check.sure, "")
        self._words.setText(words)
        reveal(self._advice, bool(words) and not promise.dropped)

    def _show_when(self, promise: Promise) -> None:
        standing = promise.review is not None
        timed = bool(promise.due_text)
        self._due.setText(_day(promise.due) if promise.due else promise.due_text or self.tr("From now on"))
        reveal(self._due, timed or standing)
        reveal(self._say_when, not timed and not standing and not promise.dropped)
        slip = promise.check.slip or (_day(promise.slip) if promise.slip else "")
        words = self.tr("If it slips, tell them {when}").format(when=slip) if slip else ""
        if promise.review is not None:
            words = self.tr("Look again on {day}").format(day=_day(promise.review))
        written = bool(self.slip.text()) and self.slip.hasFocus()
        self._slip.setText(words)
        reveal(self._slip, bool(words) and not promise.dropped and not written)
        self._show_text(self.slip, promise.check.slip)
        if not self.slip.hasFocus():
            reveal(self.slip, False)

    @staticmethod
    def _show_text(field: LineField, text: str) -> None:
        if not field.hasFocus():
            field.set_text(text)

    def _field(self, name: str) -> LineField:
        part: Field = self._fields[name]
        field = LineField(self._look, part.ask, f"{part.label}:", compact=True)
        field.edited.connect(lambda text: self._say("typing", **{name: text}))
        field.next_requested.connect(self.next_requested)
        field.undo_requested.connect(self.undo_requested)
        field.redo_requested.connect(self.redo_requested)
        return field

    def _link(self, words: str, question: Callable[[], str]) -> Button:
        link = Button(self._look, words, "link")
        link.clicked.connect(lambda: self.question_wanted.emit(question()))
        return link

    def _owner_question(self) -> str:
        return "plan.change_owner" if self.promise.review is not None else self.promise.question

    def _say(self, how: Edit, **said: str) -> None:
        self.said.emit(self.promise, replace(self.promise.check, **said), how)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for choice in self._fields["keep"].choices:
            action = QAction(choice.label, self._menu)
            action.setCheckable(True)
            action.setChecked(choice.value == self.promise.check.keep)
            action.triggered.connect(lambda _=False, value=choice.value: self._say("choice", keep=value))
            self._menu.addAction(action)
        if not self.promise.dropped and self.promise.review is None:
            self._menu.addSeparator()
            action = QAction(self.tr("Another time to tell them…"), self._menu)
            action.triggered.connect(self._ask_slip)
            self._menu.addAction(action)

    def _ask_slip(self) -> None:
        reveal(self.slip, True)
        reveal(self._slip, False)
        self.slip.setFocus(Qt.FocusReason.OtherFocusReason)


def _day(moment: date) -> str:
    """Return a day, and its time if it has one, in the short form of the interface's language."""
    words = QLocale().toString(moment if not isinstance(moment, datetime) else moment.date(), "ddd d MMM")
    return f"{words}, {moment:%H:%M}" if isinstance(moment, datetime) else words
