"""A draft that is opened, dropped or pasted is read where nobody waits for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.desktop.incoming.offered import Reading
from composer.desktop.loading import FILES
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.reasons import report, said
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.delivery.incoming.message import Incoming
    from composer.desktop.shell.pages import StepPages


class DraftReading(QObject):
    """Reads what the pages are offered, and lets them have the words; what they refuse is said in the bar."""

    def __init__(self, pages: "StepPages", scheduler: Scheduler, bar: AskBar) -> None:
        super().__init__(bar)
        self._take, self._scheduler, self._bar = pages.take_draft, scheduler, bar
        self._closed = False
        pages.offered.connect(self._read)
        pages.refused.connect(self._refuse)

    def close(self) -> None:
        """What is still being read is wanted no more."""
        self._closed = True

    def _read(self, reading: Reading) -> None:
        self._bar.hide()
        self._scheduler.lane(FILES, reading, self._came, self._failed)

    def _came(self, incoming: "Incoming") -> None:
        if not self._closed:
            self._take(incoming.text)

    def _failed(self, error: Exception) -> None:
        if not self._closed:
            self._refuse(said(error))
        report(error)

    def _refuse(self, why: str) -> None:
        self._bar.tell(self.tr("That could not be read."), why)
