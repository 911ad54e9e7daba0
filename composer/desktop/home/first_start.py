"""The first start: who you are, beside one finished example; then Home."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.reasons import said, telling
from composer.desktop.theme.look import Look

if TYPE_CHECKING:
    from composer.desktop.home.example import Example
    from composer.desktop.home.sender import SenderPage
    from composer.desktop.parts import Parts

KeepCard = Callable[[str, str, str], None]


class FirstStart:
    """Shows the page of the first start. `bring` brings a page to the front, `keep` is told name, role and phone."""

    def __init__(self, look: Look, bar: AskBar, bring: Callable[[QWidget], None], keep: KeepCard) -> None:
        self._look, self._bar, self._bring, self._keep = look, bar, bring, keep
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

            tell = QCoreApplication.translate("first-start", "The example cannot be shown.")
            with telling(lambda error: self._bar.tell(tell, said(error))):
                self._example.show_example(*example_of(parts))

    def leave(self) -> "SenderPage | None":
        """Return the page that is no longer needed."""
        page, self.page, self._example = self.page, None, None
        return page
