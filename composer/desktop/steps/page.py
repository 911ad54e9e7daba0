"""The page of one step: its heading, one line of why, its questions."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.steps.question import MakeEditor
from composer.desktop.steps.questions import Questions
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Heading, Lead
from composer.desktop.widgets.layout import Margins, column
from composer.guide.form import Step
from composer.session.desk import Desk

WIDEST = 840
PAGE_MARGINS: Margins = (40, 24, 40, 24)


class StepPage(QWidget):
    """One step of the form. What its signals tell, `Questions` says; whoever shows the page lets it scroll."""

    focus_question = Signal(str)
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    finished = Signal()

    def __init__(
        self,
        look: Look,
        desk: Desk,
        step: Step,
        *,
        ahead: bool = False,
        editors: Mapping[str, MakeEditor] | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self.step = step
        here = [question for question in step.questions if question.place != "advice"]
        self.questions = Questions(look, desk, here, step.notes, ahead=ahead, editors=editors)
        whole = column(look, 0, PAGE_MARGINS, self)
        whole.addWidget(Heading(look, step.title))
        whole.gap(4)
        whole.addWidget(Lead(look, step.why))
        whole.gap(18)
        whole.addWidget(self.questions)
        whole.addStretch(1)
        self.setAccessibleName(step.title)
        for name in ("focus_question", "wants", "undo_requested", "redo_requested", "finished"):
            getattr(self.questions, name).connect(getattr(self, name))
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the greatest width: longer lines are hard to read."""
        self.questions.setMaximumWidth(self._look.px(WIDEST))

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions that can stand here."""
        return self.questions.keys()

    def focus(self, key: str) -> bool:
        """Go to a question; False if it cannot be met here now."""
        return self.questions.focus(key)

    def focus_first(self) -> None:
        """Go to the first question without an answer."""
        self.questions.focus_first()

    def prepare(self) -> bool:
        """Do a piece of what is left to do of a page made `ahead`; False when there is nothing left."""
        return self.questions.prepare()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.questions.refresh()

    def close_page(self) -> None:
        """Listen no more."""
        self.questions.close_page()
