"""A page that stands before the eight steps, with the way into them."""

from PySide6.QtCore import Qt

from composer.desktop.incoming.place import ARRIVED, HOLDING
from composer.desktop.quick.editors import NamesEditor
from composer.desktop.steps.page import StepPage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.layout import Box
from composer.guide.form import Step
from composer.session.desk import Desk


class FrontPage(StepPage):
    """A few questions on their own; where they make a whole message, a link opens the steps with these answers."""

    def __init__(self, look: Look, desk: Desk, step: Step) -> None:
        super().__init__(look, desk, step, editors={"listen.who": NamesEditor})
        self._desk = desk
        whole = self.layout()
        assert isinstance(whole, Box)
        if step.id == HOLDING:
            first = desk.opened.form.steps[0].id
            self.more = Button(look, self.tr("More: open the eight steps with these answers"), "link")
            self.more.clicked.connect(lambda: self.wants.emit(f"step:{first}"))
            whole.insertWidget(whole.count() - 1, self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        """Go to the first question without an answer; where their message has answered all, what comes next is next."""
        if self.step.id != ARRIVED or any(key not in self._desk.opened.case.answers for key in self.keys()):
            super().focus_first()
