"""The first start: who you are, beside one finished example; then Home."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from composer.desktop.loading import FILES
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.reasons import report, said, telling
from composer.desktop.theme.look import Look
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.desktop.home.example import Example, Paragraph
    from composer.desktop.home.sender import SenderPage
    from composer.desktop.parts import Parts
    from composer.guide.case import Case
    from composer.message.message import Message

KeepCard = Callable[[str, str, str], None]


class FirstStart:
    """Shows the page of the first start. `bring` brings a page to the front, `keep` is told name, role and phone."""

    def __init__(
        self, look: Look, scheduler: Scheduler, bar: AskBar, bring: Callable[[QWidget], None], keep: KeepCard
    ) -> None:
        self._look, self._scheduler = look, scheduler
        self._bar, self._bring, self._keep = bar, bring, keep
        self.page: SenderPage | None = None
        self._example: Example | None = None

    def show(self) -> None:
        """Ask who is writing."""
        from composer.desktop.home.example import Example
        from composer.desktop.home.sender import SenderPage

        self._example = Example(self._look)
        page = SenderPage(self._look, self._example)
        page.done.connect(self._keep)
        self.page = page
        self._bring(page)
        page.take_focus()

    def fill_example(self, parts: "Parts") -> None:
        """Show the example beside it, now that there is what makes messages."""
        if self._example is not None:
            from composer.desktop.home.example import example_of

            self._scheduler.lane(FILES, lambda: example_of(parts), self._example_came, self._failed)

    def _example_came(self, example: "tuple[Case, Message, tuple[Paragraph, ...]]") -> None:
        if self._example is not None:
            with telling(self._tell):
                self._example.show_example(*example)

    def _failed(self, error: Exception) -> None:
        self._tell(error)
        report(error)

    def _tell(self, error: Exception) -> None:
        self._bar.tell(QCoreApplication.translate("first-start", "The example cannot be shown."), said(error))

    def leave(self) -> "SenderPage | None":
        """Return the page that is no longer needed."""
        page, self.page, self._example = self.page, None, None
        return page
