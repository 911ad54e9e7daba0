"""How far a message goes, in words: the three goals of an apology, and the seven questions a reader has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import Flow, column, reveal
from composer.guide.case import Case
from composer.guide.form import Form
from composer.guide.stance import compensation_undecided
from composer.message.message import Message
from composer.session.coverage import Coverage

_SHAPES = ("apology", "fix-only")
_ASKS = "impact-2"


class GoalsLine(QWidget):
    """Says which of the three goals the message does not meet yet, and which of the seven questions stay open.

    It is folded until somebody wants it: what is still to come stands above it already. `wants` tells the question
    that leads to a goal.
    """

    wants = Signal(str)

    def __init__(self, look: Look, form: Form) -> None:
        super().__init__()
        self._look, self._form = look, form
        # The question that a goal begins with, the components that meet it, its words, and those of its link.
        self._goals = (
            ("own.see", {"regret", "empathy"}, self.tr("calm it"), self.tr("Say sorry")),
            ("plan.next", {"fix", "owns_fix"}, self.tr("solve it"), self.tr("Put it right")),
            ("plan.change", {"prevention"}, self.tr("keep it from happening again"), self.tr("Say what changes")),
        )
        self._questions = (
            ({"restatement", "ownership", "harm"}, self.tr("what happened")),
            ({"cause"}, self.tr("why")),
            ({"fix", "owns_fix"}, self.tr("how it is put right")),
            ({"fix_time"}, self.tr("by when")),
            ({"prevention"}, self.tr("what changes")),
            ({"compensation"}, self.tr("what is given back")),
            ({"follow_up"}, self.tr("when you come back")),
        )
        self._open: tuple[str, ...] | None = None
        self.words = Hint(look)
        self._links = Flow(look, spacing=12)
        self.questions = Hint(look)
        self._folded = QWidget()
        self.title = Button(look, self.tr("What they will look for"), "link")
        self.title.clicked.connect(lambda: self._unfold(unfolded=self._folded.isHidden()))
        inside = column(look, 4, parent=self._folded)
        for widget in (self.words, self._links, self.questions):
            inside.addWidget(widget)
        whole = column(look, 4, parent=self)
        whole.addWidget(self.title)
        whole.addWidget(self._folded)
        self._unfold(unfolded=False)

    def show_message(self, message: Message, case: Case, coverage: Coverage) -> None:
        """Show how far `message` goes; where less is asked of it than three goals, there is no line."""
        asked = message.shape in _SHAPES and message.impact > 1 and _ASKS in self._form.kind(message.output).asks
        reveal(self, asked)
        said = set(message.components)
        self.questions.setText(self._of_questions(said, case, coverage))
        open_ = tuple(question for question, components, *_ in self._goals if not components & said)
        if open_ == self._open:
            return
        self._open = open_
        goals = self.tr("Three goals: {goals}.").format(goals=", ".join(words for _, _, words, _ in self._goals))
        left = self.tr("Still open: {goals}.").format(
            goals=", ".join(words for question, _, words, _ in self._goals if question in open_)
        )
        self.words.setText(f"{goals} {left if open_ else self.tr('All are in it.')}")
        self._links.set_widgets([self._link(key, words, act) for key, _, words, act in self._goals if key in open_])

    def links(self) -> list[QWidget]:
        """Return the links to what is open."""
        return self._links.widgets()

    def _unfold(self, *, unfolded: bool) -> None:
        reveal(self._folded, unfolded)
        folds, unfolds = self.tr("Folds it away"), self.tr("Three goals of an apology, seven questions of a reader")
        self.title.setAccessibleDescription(folds if unfolded else unfolds)

    def _of_questions(self, said: set[str], case: Case, coverage: Coverage) -> str:
        """Say which of the seven are open: those whose answer is still to come, and giving back while undecided."""
        wanted = {component for part in coverage.to_come for component in part.components}
        left = []
        for components, words in self._questions:
            open_ = compensation_undecided(case) if "compensation" in components else bool(components & wanted)
            if open_ and not components & said:
                left.append(words)
        if not left:
            return self.tr("Their seven questions are answered, or need no answer here.")
        return self.tr("Of their seven questions, still open: {questions}.").format(questions=", ".join(left))

    def _link(self, question: str, words: str, act: str) -> Button:
        link = Button(self._look, act, "link")
        link.setAccessibleDescription(words)
        link.clicked.connect(lambda: self.wants.emit(question))
        return link
