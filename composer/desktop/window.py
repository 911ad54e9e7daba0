"""The window: it shows the front of Home first, and everything else follows when that stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from composer.app import App
from composer.desktop.home.front import FirstSight, Front
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import column
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.desktop.inside import Inside


class MainWindow(QWidget):
    """The outer window. `ready` tells that it has been painted and can be used, `furnished` that all of it is there."""

    ready = Signal()
    furnished = Signal()

    def __init__(self, app: App, look: Look, scheduler: Scheduler, case_id: str = "") -> None:
        super().__init__()
        self._app, self._scheduler, self._case_id = app, scheduler, case_id
        self._painted = self._ending = False
        self._wish: str | None = None
        self.inside: Inside | None = None
        self._stack = QStackedWidget()
        self._column = column(look, 0, parent=self)
        self._column.addWidget(self._stack, 1)
        self._front = Front(look)
        self._front.chosen.connect(self._wished)
        known = app.profile.store.exists()
        # Who starts for the first time is asked for their name first; the front comes after that.
        self._first_sight = FirstSight(look, self._front if known else None)
        self._stack.addWidget(self._first_sight)
        self.setWindowTitle(self.tr("Amends"))
        self.setMinimumSize(480, 400)
        self.resize(1360, 860)
        self._front.take_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._scheduler.after(0, self._stand)

    def save_now(self) -> None:
        """Start writing what waits: the session ends, or the window is left for another."""
        if self.inside is not None:
            self.inside.save_now()

    def end(self) -> None:
        """The system asks the program to end: no more questions."""
        self._ending = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._ending and self.inside is not None and not self.inside.close_window():
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.save_now()

    def focusNextPrevChild(self, next: bool) -> bool:
        if self.inside is None:
            return super().focusNextPrevChild(next)
        return self.inside.move_focus(1 if next else -1)

    def _stand(self) -> None:
        self.ready.emit()
        self._scheduler.after(0, self._furnish)

    def _furnish(self) -> None:
        from composer.desktop.inside import Inside

        self.inside = Inside(self, self._stack, self._front, self._app, self._scheduler)
        self._column.addWidget(self.inside.bar)
        self._stack.removeWidget(self._first_sight)
        self._first_sight.deleteLater()
        if self._case_id:
            self.inside.open_case(self._case_id)
        elif self._wish is not None:
            self.inside.begin(self._wish)
        self.furnished.emit()
        self.inside.open_store()

    def _wished(self, way: str) -> None:
        if self.inside is None:
            self._wish = way
