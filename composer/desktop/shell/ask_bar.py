"""The bar that says what did not work, or asks once more, and does what is answered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from composer.desktop.theme.look import Look
from composer.desktop.widgets.notices import Announcer, QuietBar

Answer = tuple[str, Callable[[], None]]
"""The words of a button, and what it does."""


class AskBar(QuietBar):
    """Offers answers and does what is chosen; `looked` tells that somebody wants to see what is wrong first."""

    looked = Signal()

    def __init__(self, look: Look, announcer: Announcer) -> None:
        super().__init__(look, announcer)
        self.announcer = announcer
        self._acts: tuple[Callable[[], None], ...] = ()
        self._of_message = False
        self.answered.connect(self._answered)

    def offer(
        self, question: str, why: str, answers: Sequence[Answer], icon: str = "warning", *, of_message: bool = False
    ) -> None:
        """Ask, and do what the answer that is chosen does. `of_message`: the question is about the message as it is."""
        self._acts = tuple(act for _, act in answers)
        self._of_message = of_message
        self.ask(question, why, [words for words, _ in answers], icon)

    def ask_before(self, question: str, answers: list[str], go_on: Callable[[], None]) -> None:
        """Ask before `go_on` is called."""
        looked, anyway = answers
        self.offer(question, "", [(looked, self.looked.emit), (anyway, go_on)], "error", of_message=True)

    def withdraw(self) -> None:
        """Take back a question about the message: it was mended, or has left."""
        if self._of_message:
            self.hide()

    def tell(self, what: str, why: str, *answers: Answer) -> None:
        """Say what did not work, and why, until it is closed; a mouse closes it too."""
        self.offer(what, why, [*answers, (self.tr("Close"), lambda: None)])

    def _answered(self, index: int) -> None:
        acts, self._acts = self._acts, ()
        if index < len(acts):
            acts[index]()
