"""What asks questions of the form, on whatever page: it knows which of them has the focus, and keeps them up with the
case.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.follower import Follower
from composer.desktop.steps.question import MakeEditor, QuestionView
from composer.desktop.theme.look import Look
from composer.guide.form import Question
from composer.session.desk import Desk
from composer.session.open_case import Change, How


class Asks(Follower):
    """Some questions, made with `_ask`, of which one at a time has the focus.

    `finished` tells that Enter was pressed in the last one. What comes with the focus and what goes with it stands in
    `_focus_came` and `_left`.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._views: dict[str, QuestionView] = {}
        self._focused = ""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _ask(self, look: Look, question: Question, make: MakeEditor | None = None) -> QuestionView:
        """Make the fields of a question."""
        view = self._views[question.key] = QuestionView(look, self._desk, question, self, make)
        view.next_requested.connect(lambda: self._go_on(question.key))
        view.undo_requested.connect(self.undo_requested)
        view.redo_requested.connect(self.redo_requested)
        return view

    def _shown(self) -> tuple[str, ...]:
        """Return the questions that are shown, in order."""
        return tuple(self._views)

    def _go_on(self, key: str) -> None:
        """Go to the question after one."""
        shown = self._shown()
        place = shown.index(key) + 1 if key in shown else len(shown)
        if place < len(shown):
            self._views[shown[place]].focus()
        else:
            self.finished.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return  # another window has it for a while
        key = next((key for key, view in self._views.items() if view.owns(now)), "")
        if key == self._focused:
            return
        before, self._focused = self._focused, key
        if before:
            self._left(before)
        if key:
            self._views[key].entered()
        self._focus_came(key, before)

    def _left(self, key: str) -> None:
        self._desk.leave_field()
        self._views[key].left()

    def _focus_came(self, _key: str, _before: str) -> None:
        """The focus is in another question by now, or in none ("")."""


class AsksLive(Asks):
    """Questions that follow each change, and show what is found in their answers. `_show_answers` shows all anew."""

    def _show_answers(self, how: How) -> None:
        raise NotImplementedError

    def _show_words(self, change: Change) -> None:
        """Follow words that went on: no gate looks at more than whether there are any."""

    def _show_all(self) -> None:
        self._show_answers("step")
        for key in self._shown():
            self._views[key].show_findings()

    def _show_change(self, change: Change) -> None:
        typed = change.how in ("typing", "deletion")
        if typed and _only_words(change):
            self._show_words(change)
        else:
            self._show_answers(change.how)
        if not typed:
            self._show_findings()
        elif self._focused in self._views:
            self._views[self._focused].findings.keep_quiet()

    def _show_findings(self) -> None:
        if self._desk.checking.settled:
            for key in self._shown():
                self._views[key].show_findings()


def _only_words(change: Change) -> bool:
    before, now = change.before.answers, change.case.answers
    return all(key in before and key in now and before[key].stem == now[key].stem for key in change.keys)
