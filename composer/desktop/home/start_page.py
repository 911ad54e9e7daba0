"""The start of a case on one page: what went wrong, whom it hit, how serious it is to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.quick.place import QUICK
from composer.desktop.quick.words import is_serious
from composer.desktop.steps.questions import Questions
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Bar
from composer.desktop.widgets.labels import Heading, Lead
from composer.desktop.widgets.layout import ScrollArea, column, row
from composer.session.desk import Desk

_FIRST = ("listen.who", "wrong", "listen.impact", "situation")


class StartPage(QWidget):
    """Asks what opens the guide. `begun` says to go on, `home` to go back; both keep what was typed.

    With `one_page` it was come to from there, and leads back if the matter turns out to be small. Made `ahead`, its
    questions come with `prepare`.
    """

    begun = Signal()
    home = Signal()

    def __init__(self, look: Look, desk: Desk, *, one_page: bool = False, ahead: bool = False) -> None:
        super().__init__()
        title, why = self.tr("What happened?"), self.tr("From their side, in a few words.")
        if one_page:
            why = self.tr("A serious matter deserves more care, so the eight steps open. What you typed is in them.")
        self._one_page = one_page
        self.desk = desk
        whole = column(look, 0, parent=self)
        top = Bar(look, 48, line="below", margins=(14, 0, 10, 0))
        home = Button(look, self.tr("Home"), "quiet", icon="chevron-left")
        home.clicked.connect(self.home)
        top.start.addWidget(home)
        top.start.addStretch(1)
        whole.addWidget(top)
        page = QWidget()
        outer = row(look, 0, (40, 28, 40, 40), page)
        inside = column(look, 8)
        outer.addStretch(1)
        outer.addLayout(inside, 6)
        outer.addStretch(1)
        inside.addWidget(Heading(look, title))
        inside.addWidget(Lead(look, why))
        inside.gap(16)
        form = desk.opened.form
        first = tuple(form.question(key) for key in _FIRST)
        self.questions = Questions(look, desk, first, form.start_notes, ahead=ahead)
        inside.addWidget(self.questions)
        inside.addStretch(1)
        whole.addWidget(ScrollArea(look, page, title), 1)
        foot = Bar(look, 56, line="above", margins=(40, 0, 20, 0))
        self._next = Button(look, self.tr("Go on"), "primary", icon_after="chevron-right")
        self._next.clicked.connect(self.begun)
        foot.start.addStretch(1)
        foot.end.addWidget(self._next)
        whole.addWidget(foot)
        self._areas = [top, self.questions, foot]
        self.questions.finished.connect(self._to_next)
        self.questions.undo_requested.connect(self.undo)

    def prepare(self) -> bool:
        """Do a piece of what is left to make of a page made `ahead`; False when there is nothing left."""
        return self.questions.prepare()

    def take_focus(self) -> None:
        """Give the focus to the first question; where the one page has asked the most of it, to what goes on."""
        if self._one_page:
            self._to_next()
        else:
            self.questions.focus_first()

    def leads_to(self) -> str:
        """Return the step that comes next."""
        opened = self.desk.opened
        if not self._one_page:
            return opened.case.step
        return opened.form.steps[0].id if is_serious(opened.case) else QUICK

    def undo(self) -> None:
        """Take back the last step and go there; taking back the choice that led here leads back to the one page."""
        undone = self.desk.opened.undo()
        if undone is not None and self._one_page and not is_serious(self.desk.opened.case):
            self.begun.emit()
        elif undone is not None:
            self.questions.focus(undone.key)

    def areas(self) -> list[QWidget]:
        """Return the parts of the page, in the order in which they are read."""
        return self._areas

    def close_page(self) -> None:
        """Listen no more."""
        self.questions.close_page()

    def _to_next(self) -> None:
        self._next.setFocus(Qt.FocusReason.TabFocusReason)
