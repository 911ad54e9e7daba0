"""The bar that asks once more before something with an error in it leaves."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from composer.desktop.theme.look import Look
from composer.desktop.widgets.notices import Announcer, QuietBar


class AskBar(QuietBar):
    """Asks, and does what was to be done if the second answer is given; `looked` tells that the first was."""

    looked = Signal()

    def __init__(self, look: Look, announcer: Announcer) -> None:
        super().__init__(look, announcer)
        self._go_on: Callable[[], None] | None = None
        self.answered.connect(self._answered)

    def ask_before(self, question: str, answers: list[str], go_on: Callable[[], None]) -> None:
        """Ask before `go_on` is called."""
        self._go_on = go_on
        self.ask(question, "", answers, "error")

    def _answered(self, index: int) -> None:
        go_on, self._go_on = self._go_on, None
        if index == 1 and go_on is not None:
            go_on()
        elif index == 0:
            self.looked.emit()
