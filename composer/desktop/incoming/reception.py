"""What comes in on Home is read where nobody waits for it, and becomes the beginning of a case."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.desktop.incoming.drop_row import DropRow
from composer.desktop.incoming.offered import Reading
from composer.desktop.incoming.place import ARRIVED
from composer.desktop.loading import FILES
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.reasons import report, said
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.delivery.incoming.message import Incoming
    from composer.session.open_case import OpenCase

Begin = Callable[[str, Callable[["OpenCase"], None]], None]
"""Begins a new case at a step, and lets something be put into it."""


class Reception(QObject):
    """Takes their message from the row on Home, and only while Home is in front."""

    def __init__(self, home: QWidget, drop_row: DropRow, bar: AskBar, scheduler: Scheduler, begin: Begin) -> None:
        super().__init__(home)
        self.drop_row = drop_row
        self._home, self._bar, self._scheduler, self._begin = home, bar, scheduler, begin
        self._reading = 0
        drop_row.offered.connect(self.take)
        drop_row.refused.connect(self._refuse)
        drop_row.welcome(home)

    def take(self, reading: Reading) -> None:
        """Read it on the lane of files, and begin a case with it; what was asked for before counts no more."""
        self._bar.hide()
        self._reading += 1
        number = self._reading
        self._scheduler.lane(
            FILES,
            reading,
            lambda incoming: self._came(incoming) if number == self._reading else None,
            lambda error: self._failed(error) if number == self._reading else None,
        )

    def _came(self, incoming: "Incoming") -> None:
        if self._home.isVisible():
            self._begin(ARRIVED, lambda opened: fill(opened, incoming))

    def _failed(self, error: Exception) -> None:
        self._refuse(said(error))
        report(error)

    def _refuse(self, why: str) -> None:
        self._bar.tell(self.tr("That could not be read."), why)


def fill(opened: "OpenCase", incoming: "Incoming") -> None:
    """Let their message answer what it answers, as one step that undo takes back."""
    from composer.delivery.incoming.answers import answers_of

    found = answers_of(incoming, opened.now())
    opened.take_in({key: answer.value for key, answer in found.items()}, incoming.subject)
