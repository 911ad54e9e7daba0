"""The program as `amends` starts it, on the profile that the command line names, with an eye on its GUI thread."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtTest import QTest

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.run import Start
from composer.library.profile import Profile
from tests.desktop.stories.hand import rest, until
from tests.desktop.watchdog import WatchedApplication

_LONGEST_RUN, _A_LOOK = 40_000, 1_000  # milliseconds


class Program:
    """The program, started and ready for the first key. `end` closes it and prints what the test wants to know."""

    def __init__(self) -> None:
        self.application = WatchedApplication([sys.argv[0], "-style", "Fusion"])
        QTimer.singleShot(_LONGEST_RUN, lambda: sys.exit("this took too long"))
        self._start = Start(self.application, App(Profile(Path(sys.argv[1]))))
        window = self._start.window
        until(lambda: window.inside is not None and window.inside._keeper is not None, "the window")
        self._pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
        if self._pictures is not None:
            self.application.setCursorFlashTime(0)
            QCursor.setPos(self.application.primaryScreen().geometry().bottomRight())
        self.come_forward()

    @property
    def inside(self) -> Inside:
        """All that is in the window."""
        inside = self._start.window.inside
        assert inside is not None
        return inside

    @property
    def page(self) -> CasePage:
        """The case that is open; it is waited for."""
        until(lambda: self.inside.case_page is not None, "the case")
        page = self.inside.case_page
        assert page is not None
        return page

    def come_forward(self) -> None:
        """Bring the window to the front; there is no window manager on this screen to do it."""
        self._start.window.activateWindow()
        QTest.qWaitForWindowActive(self._start.window)

    def picture(self, name: str) -> None:
        """Take a picture of the window, with what stands over it, where pictures are wanted."""
        if self._pictures is None:
            return
        page = self.inside.case_page
        if page is not None:
            until(lambda: page.desk.checking.settled and page.desk.saving.state == "saved", "a quiet moment")
        rest(_A_LOOK)
        window = self._start.window
        picture = window.grab()
        over = self.application.activeModalWidget()
        if over is not None:
            painter = QPainter(picture)
            painter.drawPixmap(window.mapFromGlobal(over.mapToGlobal(QPoint())), over.grab())
            painter.end()
        picture.save(str(self._pictures / f"{name}.png"))

    def end(self, **told: object) -> None:
        """Close the program as the window's cross does, and print what was told and which calls took long."""
        self._start.window.close()
        until(lambda: not self._start.window.isVisible(), "the end")
        self._start.close()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.application.stop()
        watched = {"longest": round(self.application.longest, 1), "slow": self.application.slow}
        sys.stdout.write(json.dumps({**told, **watched}))
