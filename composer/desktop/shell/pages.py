"""The middle of a case: one page per step, made when it is first gone to, and Review."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from composer.desktop.check.page import CheckPage
from composer.desktop.check.place import CHECK
from composer.desktop.incoming.page import FrontPage
from composer.desktop.incoming.steps import front_step
from composer.desktop.quick.page import QuickPage
from composer.desktop.quick.place import QUICK
from composer.desktop.review.page import ReviewPage
from composer.desktop.shell.ahead import Ahead
from composer.desktop.steps.page import StepPage
from composer.desktop.steps.promises import PromisePage
from composer.desktop.steps.questions import Questions
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Heading, Lead
from composer.desktop.widgets.layout import ScrollArea, column
from composer.guide.asked import obligatory
from composer.guide.form import Question
from composer.session.coverage import Covering
from composer.session.desk import Desk

REVIEW, OUTPUT = "review", "outputs"
PROMISES = "promise"


class OutputPage(QWidget):
    """What one output needs beside the steps, or all that it needs where that is little."""

    def __init__(self, look: Look, desk: Desk, title: str, why: str, questions: tuple[Question, ...]) -> None:
        super().__init__()
        whole = column(look, 24, (40, 28, 40, 40), self)
        head = column(look, 8)
        head.addWidget(Heading(look, title))
        head.addWidget(Lead(look, f"{why}."))
        whole.addLayout(head)
        self.questions = Questions(look, desk, questions)
        whole.addWidget(self.questions)
        whole.addStretch(1)
        self.setAccessibleName(title)

    def focus(self, key: str) -> bool:
        """Go to a question; False if it cannot be met here now."""
        return self.questions.focus(key)

    def focus_first(self) -> None:
        """Go to the first question without an answer, else to the first."""
        self.questions.focus_first()

    def close_page(self) -> None:
        """Listen no more."""
        self.questions.close_page()


InPieces = StepPage | PromisePage | ReviewPage
Page = InPieces | OutputPage | QuickPage | CheckPage


class StepPages(QStackedWidget):
    """The pages of a case by step id.

    `focused` tells the question that has the focus ("" for none), `wanted` what a page asks for ("step:plan",
    "question:plan.ask", "output:talk", or the key of a question), `undo` and `redo` what a field was asked for,
    `told` what a screen reader is to say, `finished` that the last question of a page was left with Enter; `offered`
    and `refused` come from a draft.
    """

    focused = Signal(str)
    wanted = Signal(str)
    undo = Signal()
    redo = Signal()
    finished = Signal()
    offered = Signal(object)
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, look: Look, desk: Desk, covering: Covering) -> None:
        super().__init__()
        self.look = look
        self._desk, self._covering = desk, covering
        self._areas: dict[str, QWidget] = {}
        self._pages: dict[str, Page] = {}
        self._outputs: tuple[str, ...] = ()
        self._begun: dict[str, Page] = {}
        self._ahead = Ahead(self, self._missing, self._prepare)
        # With each question that is left something may have been promised.
        self.focused.connect(self._ahead.start)

    def show_step(self, step_id: str) -> None:
        """Bring a page to the front."""
        if step_id == OUTPUT and self._outputs != self._output_keys():
            self._forget(OUTPUT)
        if step_id not in self._areas:
            self._make(step_id)
        self._ahead.start()
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            held.clearFocus()  # else Qt looks for its neighbour in the page that goes
        self.setCurrentWidget(self._areas[step_id])

    def prepare(self, step_id: str) -> bool:
        """Do a piece of what is left to make of a page; False when it is there."""
        if step_id in self._areas:
            return False
        self._prepare(step_id)
        return True

    def close_pages(self) -> None:
        """Listen no more."""
        self._ahead.stop()
        for begun in self._begun.values():
            begun.close_page()
        for step_id in tuple(self._pages):
            self._forget(step_id)

    def walk_findings(self, by: int) -> None:
        """Go to the next finding in Review, or the one before."""
        check = self._pages.get(CHECK)
        if isinstance(check, CheckPage) and self._desk.opened.case.step == CHECK:
            check.walk_findings(by)
            return
        review = self._page(REVIEW)
        assert isinstance(review, ReviewPage)
        if by > 0:
            review.next_finding()
        else:
            review.previous_finding()

    def look_at_errors(self) -> None:
        """Go to the first thing to change in Review; what is missing has its cards there from now on."""
        review = self._page(REVIEW)
        assert isinstance(review, ReviewPage)
        review.look_at_errors()

    def focus(self, step_id: str, key: str) -> None:
        """Give the focus to a question of a page, without a key to its first."""
        page = self._page(step_id)
        if not key or not page.focus(key):
            page.focus_first()

    def standing_for(self, key: str) -> str:
        """Return the question that is shown on the page in front for what is asked with `key`."""
        page = self._pages.get(self._desk.opened.case.step)
        return page.standing_for(key) if isinstance(page, QuickPage) else key

    def asks(self, step_id: str, key: str) -> bool:
        """Say whether the page of a step, once made, asks this question; that of the step at hand is made for it."""
        page = self._page(step_id) if step_id == self._desk.opened.case.step else self._pages.get(step_id)
        keys = page.keys() if isinstance(page, StepPage | QuickPage | CheckPage) else ()
        return key in keys

    def take_draft(self, text: str) -> None:
        """Let this be the writer's own text, if its page is in front."""
        check = self._pages.get(CHECK)
        if isinstance(check, CheckPage) and self._desk.opened.case.step == CHECK:
            check.take(text)

    def output_questions(self) -> tuple[Question, ...]:
        """Return what is asked for the output alone; where an output asks little, all that it asks."""
        opened = self._desk.opened
        output = opened.message().output
        kind = opened.form.kind(output)
        case = opened.case.with_answer("output", output)
        own = tuple(q for q in opened.form.outputs if output in q.outputs)
        if kind.asks:
            return own
        known = tuple(q for q in obligatory(opened.form, case) if q not in own and q.asked != "first-start")
        return (*known, *own)

    def _output_keys(self) -> tuple[str, ...]:
        return (self._desk.opened.message().output, *(question.key for question in self.output_questions()))

    def _missing(self) -> list[str]:
        """Return the steps whose page is not made, those after the one in front first; Review comes last.

        Before them comes the page of the promises, if it is out of sight and has promises to catch up with.
        """
        ids = [step.id for step in self._desk.opened.form.steps]
        at = ids.index(self._desk.opened.case.step) if self._desk.opened.case.step in ids else 0
        made = self._pages.get(PROMISES)
        behind = [PROMISES] if isinstance(made, PromisePage) and made.is_behind() else []
        return [*behind, *(step_id for step_id in (*ids[at:], *ids[:at], REVIEW) if step_id not in self._areas)]

    def _prepare(self, step_id: str) -> None:
        begun = self._begun.get(step_id) or self._pages.get(step_id)
        if begun is None:
            page = self._built(step_id, ahead=True)
            page.setParent(self)
            self._begun[step_id] = page
        elif not (isinstance(begun, InPieces) and begun.prepare()) and step_id not in self._areas:
            self._make(step_id)

    def _page(self, step_id: str) -> Page:
        if step_id not in self._pages:
            self._make(step_id)
        return self._pages[step_id]

    def _make(self, step_id: str) -> None:
        page = self._begun.pop(step_id, None)
        while isinstance(page, InPieces) and page.prepare():
            pass
        page = page or self._built(step_id)
        area: QWidget = (
            page if isinstance(page, ReviewPage | CheckPage) else ScrollArea(self.look, page, page.accessibleName())
        )
        self._pages[step_id], self._areas[step_id] = page, area
        self.addWidget(area)

    def _built(self, step_id: str, *, ahead: bool = False) -> Page:
        look, desk = self.look, self._desk
        if step_id == REVIEW:
            review = ReviewPage(look, desk, self._covering, ahead=ahead)
            review.wants.connect(self.wanted)
            review.told.connect(self.told)
            review.undo_requested.connect(self.undo)
            review.redo_requested.connect(self.redo)
            return review
        if step_id == OUTPUT:
            self._outputs = self._output_keys()
            kind = desk.opened.form.kind(self._outputs[0])
            output = OutputPage(look, desk, kind.label, kind.why, self.output_questions())
            self._listen(output.questions)
            return output
        if step_id == PROMISES:
            promises = PromisePage(look, desk, ahead=ahead)
            self._listen(promises)
            return promises
        if step_id == QUICK:
            quick = QuickPage(look, desk)
            self._listen(quick)
            return quick
        if step_id == CHECK:
            check = CheckPage(look, desk, self._covering)
            self._listen(check)
            check.offered.connect(self.offered)
            check.refused.connect(self.refused)
            return check
        front = front_step(desk.opened.form, step_id, desk.opened.case)
        step = front or next(step for step in desk.opened.form.steps if step.id == step_id)
        page = FrontPage(look, desk, step) if front else StepPage(look, desk, step, ahead=ahead)
        self._listen(page)
        return page

    def _listen(self, page: StepPage | PromisePage | QuickPage | CheckPage | Questions) -> None:
        page.focus_question.connect(self.focused)
        page.wants.connect(self.wanted)
        page.undo_requested.connect(self.undo)
        page.redo_requested.connect(self.redo)
        page.finished.connect(self.finished)

    def _forget(self, step_id: str) -> None:
        area, page = self._areas.pop(step_id, None), self._pages.pop(step_id, None)
        if area is not None and page is not None:
            page.close_page()
            self.removeWidget(area)
            area.deleteLater()
