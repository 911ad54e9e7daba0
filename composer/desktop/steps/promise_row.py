"""One row of the promise check: what, whose and by when stand there already; asked is how sure."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from composer.desktop.steps.checkpoint import CheckpointBar
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button, QuietLink
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import column, reveal
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import LineField
from composer.guide.case import PromiseCheck
from composer.guide.form import Question
from composer.promises.check import Promise
from composer.promises.checkpoint import Checkpoint
from composer.session.history import Edit


class PromiseRow(QObject):
    """One promise in the table.

    `said` tells the promise, what is now said of it, and by which act; `checkpoint_taken` the promise, the checkpoint
    and its time.
    """

    said = Signal(object, object, str)
    checkpoint_taken = Signal(object, object, str)
    question_wanted = Signal(str)
    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._fields = {field.name: field for field in question.fields}
        self.promise = Promise(PromiseCheck(), "", "", "", "")
        self._what, self._who, self._when = QWidget(parent), QWidget(parent), QWidget(parent)
        self.advice = CheckpointBar(look, parent)
        self._left = ""
        self._sentence = Label(look, weight="medium")
        self._kept = Hint(look)
        self.seen = self._field("seen")
        what = column(look, 4, parent=self._what)
        self._ask_seen = QuietLink(look, f"{self._fields['seen'].label} …")
        self._ask_seen.setCheckable(False)
        self._ask_seen.clicked.connect(self._open_seen)
        what.addWidget(self._sentence)
        what.addWidget(self._kept)
        what.addWidget(self._ask_seen, 0, Qt.AlignmentFlag.AlignLeading)
        what.addWidget(self.seen)
        self._owner = Label(look)
        self._say_who = self._link(self.tr("Say who"), self._owner_question)
        who = column(look, 2, parent=self._who)
        who.addWidget(self._owner)
        who.addWidget(self._say_who, 0, Qt.AlignmentFlag.AlignLeading)
        self._due = Label(look, wraps=False)
        self._say_when = self._link(self.tr("Say when"), lambda: self.promise.question)
        self._slip = Hint(look)
        self.slip = self._field("slip")
        when = column(look, 4, parent=self._when)
        when.addWidget(self._due)
        when.addWidget(self._say_when, 0, Qt.AlignmentFlag.AlignLeading)
        when.addWidget(self._slip)
        when.addWidget(self.slip)
        choices = [(choice.value, choice.label) for choice in self._fields["sure"].choices]
        self.sure = SegmentedControl(look, self._fields["sure"].ask, choices, small=True, parent=parent)
        self.sure.chosen.connect(lambda value: self._say("choice", sure=value))
        self.sure.next_requested.connect(self.next_requested)
        self.more = Button(look, "", "quiet", icon="dots", small=True, name=self._fields["keep"].ask, parent=parent)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.clicked.connect(lambda: self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.advice.change_wanted.connect(lambda: self.question_wanted.emit(self.promise.question))
        self.advice.let_go.connect(self._let_go)
        self.advice.left.connect(self._leave)
        self.advice.taken.connect(self._take)
        self.advice.undo_requested.connect(self.undo_requested)
        self.advice.redo_requested.connect(self.redo_requested)

    def cells(self) -> tuple[Sequence[QWidget], QWidget]:
        """Return the widgets of the row for the table."""
        return (self._what, self._who, self._when, self.sure, self.more), self.advice

    def owns(self, widget: QWidget) -> bool:
        """Say whether a widget is of this row."""
        cells, wide = self.cells()
        return any(cell is widget or cell.isAncestorOf(widget) for cell in (*cells, wide))

    def has_focus(self) -> bool:
        """Say whether the focus is in this row."""
        focused = QApplication.focusWidget()
        return focused is not None and self.owns(focused)

    def show_promise(
        self, promise: Promise, offered: Checkpoint | None, stem: str, *, asks_what_they_see: bool
    ) -> None:
        """Show a promise as it stands; `stem` goes before the time of the checkpoint that is offered."""
        self.promise = promise
        check = promise.check
        self._sentence.setText(promise.sentence)
        self._sentence.set_colour("quiet" if promise.dropped else "text")
        keep = {choice.value: choice.label for choice in self._fields["keep"].choices}
        self._kept.setText(keep[check.keep] if check.keep != "keep" else "")
        reveal(self._kept, check.keep != "keep")
        self._show_text(self.seen, check.seen)
        opened = bool(check.seen) or self.seen.hasFocus()
        reveal(self.seen, opened and not promise.dropped)
        reveal(self._ask_seen, asks_what_they_see and not opened and not promise.dropped)
        names = {"I": self.tr("Me"), "we": self.tr("We")}
        self._owner.setText(names.get(promise.owner, promise.owner.split(",")[0]))
        reveal(self._owner, bool(promise.owner))
        reveal(self._say_who, not promise.owner and not promise.dropped)
        self._show_when(promise)
        self._name(promise.sentence)
        self.sure.set_value(check.sure or None)
        self.sure.setEnabled(not promise.dropped)
        words = {choice.value: choice.sentence for choice in self._fields["sure"].choices}.get(check.sure, "")
        self.advice.show_offer(words, stem, offered, hope=check.sure == "hope")
        if check.sure != self._left:
            self._left = ""
        reveal(self.advice, bool(words) and not promise.dropped and not self._left)

    def _name(self, sentence: str) -> None:
        """Name the controls with their promise: a screen reader comes to them without it."""
        asks = {name: field.ask for name, field in self._fields.items()}
        self.sure.setAccessibleName(f"{sentence} {asks['sure']}")
        self.more.setAccessibleName(f"{asks['keep']} {sentence}")
        self._ask_seen.setAccessibleDescription(f"{sentence} {asks['seen']}")
        self.seen.set_question(f"{sentence} {asks['seen']}")
        self.slip.set_question(f"{sentence} {asks['slip']}")
        for link in (self._say_who, self._say_when):
            link.setAccessibleDescription(sentence)
        self.advice.describe(sentence)

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
        part = self._fields[name]
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

    def _let_go(self) -> None:
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say("choice", keep="drop")

    def _leave(self) -> None:
        self._left = self.promise.check.sure
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.advice, False)

    def _take(self, when: str) -> None:
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
        self.checkpoint_taken.emit(self.promise, self.advice.offered(), when)

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

    def _open_seen(self) -> None:
        reveal(self.seen, True)
        reveal(self._ask_seen, False)
        self.seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_slip(self) -> None:
        reveal(self.slip, True)
        reveal(self._slip, False)
        self.slip.setFocus(Qt.FocusReason.OtherFocusReason)


def _day(moment: date) -> str:
    """Return a day, and its time if it has one, in the short form of the interface's language."""
    words = QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd d MMM")
    return f"{words}, {moment:%H:%M}" if isinstance(moment, datetime) else words
