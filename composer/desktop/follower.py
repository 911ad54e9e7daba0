"""What shows the open case keeps up with it; out of sight it waits, and is brought up to date when it is shown."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from composer.session.desk import Desk
from composer.session.open_case import Change


class Follower(QWidget):
    """A part of the window that follows the case on a desk.

    `_show_all` shows everything as it is now. `_show_change` follows one change and `_show_findings` what was found
    since, both only while it is seen; whoever has nothing quicker shows everything.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._stops = (desk.opened.subscribe(self._changed), desk.checking.subscribe(self._found))

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._stale = False
        self._show_all()

    def close_page(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show_all(self) -> None:
        raise NotImplementedError

    def _show_change(self, _change: Change) -> None:
        self.refresh()

    def _show_findings(self) -> None:
        pass

    def _changed(self, change: Change) -> None:
        if change.how in ("step", "life"):
            return
        if self.isVisible():
            self._show_change(change)
        else:
            self._stale = True

    def _found(self) -> None:
        if self.isVisible():
            self._show_findings()
        else:
            self._stale = True
