"""The three goals of an apology (defuse, solve, prevent) as one quiet line beside what is in the message."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import Flow, column, reveal
from composer.guide.form import Form
from composer.message.message import Message

_SHAPES = ("apology", "fix-only")
_ASKS = "impact-2"


class GoalsLine(QWidget):
    """Says which of the three goals the message does not meet yet. `wants` tells the question that leads there."""

    wants = Signal(str)

    def __init__(self, look: Look, form: Form) -> None:
        super().__init__()
        self._look, self._form = look, form
        # The question that a goal begins with, the components that meet it, and its words.
        self._goals = (
            ("own.see", {"regret", "empathy"}, self.tr("calm it")),
            ("plan.next", {"fix", "owns_fix"}, self.tr("solve it")),
            ("plan.change", {"prevention"}, self.tr("keep it from happening again")),
        )
        self._open: tuple[str, ...] | None = None
        self.words = Hint(look)
        self._links = Flow(look, spacing=12)
        whole = column(look, 2, parent=self)
        whole.addWidget(self.words)
        whole.addWidget(self._links)

    def show_message(self, message: Message) -> None:
        """Show how far `message` goes; where less is asked of it than three goals, there is no line."""
        reveal(self, message.shape in _SHAPES and message.impact > 1 and _ASKS in self._form.kind(message.output).asks)
        said = set(message.components)
        open_ = tuple(question for question, components, _ in self._goals if not components & said)
        if open_ == self._open:
            return
        self._open = open_
        goals = self.tr("Three goals: {goals}.").format(goals=", ".join(words for _, _, words in self._goals))
        left = self.tr("Still open: {goals}.").format(
            goals=", ".join(words for question, _, words in self._goals if question in open_)
        )
        self.words.setText(f"{goals} {left if open_ else self.tr('All are in it.')}")
        self._links.set_widgets([self._link(key, words) for key, _, words in self._goals if key in open_])

    def links(self) -> list[QWidget]:
        """Return the links to the steps of what is open."""
        return self._links.widgets()

    def _link(self, question: str, words: str) -> Button:
        step = self._form.step_of(question)
        link = Button(self._look, self.tr("To {step}").format(step=step.name if step else ""), "link")
        link.setAccessibleDescription(words)
        link.clicked.connect(lambda: self.wants.emit(question))
        return link
