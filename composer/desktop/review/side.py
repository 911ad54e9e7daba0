"""What stands beside the message: what is in it, what it promises, the cards, and the last look."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.review.beside import Beside
from composer.desktop.review.goals import GoalsLine
from composer.desktop.review.last_look import LastLook
from composer.desktop.review.parts_in_it import PartsInIt
from composer.desktop.review.promised import Promised
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import column
from composer.session.coverage import Coverage, Covering
from composer.session.desk import Desk

_ENDLESS = 16777215


class Side(QWidget):
    """The column beside the message, or under it where there is little room. `wants` tells a question to go to."""

    wants = Signal(str)

    def __init__(self, look: Look, desk: Desk, covering: Covering, beside: Beside) -> None:
        super().__init__()
        self._look, self._desk, self._covering = look, desk, covering
        self.cards = beside.cards
        self.coverage = PartsInIt(look, desk.opened.form)
        self.goals = GoalsLine(look, desk.opened.form)
        self.promised = Promised(look, desk.opened)
        self.last_look = LastLook(look, desk)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.look_last)
        whole = column(look, 12, (0, 8, 0, 0), self)
        for part in (self.coverage, self.goals, self.cards, self.promised, self.last_look):
            whole.addWidget(part)
        whole.addStretch(1)
        for part in (self.coverage, self.goals, self.last_look):
            part.wants.connect(self.wants)
        self.last_look.errors_wanted.connect(beside.go_to_error)

    def set_room(self, width: int) -> None:
        """Let it be so wide (pixels at 100 %); 0 where it stands under the message."""
        pixels = self._look.px(width)
        self.setMaximumWidth(pixels or _ENDLESS)
        self.setMinimumWidth(pixels)

    def show_message(self) -> Coverage:
        """Show what the message covers and promises now, and return what it covers."""
        opened = self._desk.opened
        message, coverage = opened.message(), self._covering.in_case(opened)
        self.coverage.show_coverage(coverage, message)
        self.goals.show_message(message, opened.case, coverage)
        self.promised.refresh()
        return coverage

    def look_soon(self) -> None:
        """Show the last look when there is time."""
        self._later.start()

    def look_last(self) -> None:
        """Show the last look as it is now."""
        self._later.stop()
        self.last_look.refresh()
