"""The side of a case: the rail of steps, and under it how to reach them, with the reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Surface
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import ScrollArea, column, reveal
from composer.desktop.widgets.rail import StepRail
from composer.guide.advice import Advice

_FULL, _NUMBERS = 215, 56


class AdviceBox(QWidget):
    """The advice on how to reach them. `way_chosen` tells another way the writer took (a channel)."""

    way_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        whole = column(look, 2, (22, 14, 16, 16), self)
        self._whom = Hint(look)
        self._headline = Label(look, weight="semibold")
        self._reason = Hint(look)
        self._notes = Hint(look)
        self._others = Button(look, self.tr("Other ways"), "link", small=True)
        self.menu = QMenu(self._others)
        self._others.clicked.connect(self._show_others)
        for widget in (self._whom, self._headline, self._reason, self._notes):
            whole.addWidget(widget)
        whole.addWidget(self._others)

    def words(self) -> tuple[str, str, str]:
        """Return the three lines: whom to reach, how, and why."""
        return self._whom.text(), self._headline.text(), self._reason.text()

    def _show_others(self) -> None:
        self.menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))

    def set_advice(self, advice: Advice, whom: str) -> None:
        """Show an advice on how to reach somebody (a name, or "")."""
        self._whom.setText(self.tr("How to reach {name}").format(name=whom) if whom else self.tr("How to reach them"))
        self._headline.setText(advice.headline)
        self._reason.setText(advice.channel_reason)
        lines = [*advice.notes]
        if advice.signatory != "me":
            lines.append(advice.signatory_reason)
        if advice.escalate:
            lines.append(advice.escalate_reason)
        self._notes.setText("\n".join(lines))
        reveal(self._notes, bool(lines))
        self.menu.clear()
        for channel, words in advice.others:
            action = self.menu.addAction(words)
            action.triggered.connect(lambda _=False, channel=channel: self.way_chosen.emit(channel))


class Side(Surface):
    """Rail and advice, one under the other; `set_collapsed` leaves the numbers alone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "rail")
        self._collapsed = False
        content = QWidget()
        inside = column(look, 0, parent=content)
        self.rail = StepRail(look, self.tr("Steps"))
        self.advice = AdviceBox(look)
        inside.addWidget(self.rail)
        inside.addWidget(self.advice)
        inside.addStretch(1)
        column(look, 0, parent=self).addWidget(ScrollArea(look, content, self.tr("Steps and advice"), steady=False))
        look.follow(self._restyle)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show numbers alone, or everything."""
        self._collapsed = collapsed
        self.rail.set_collapsed(collapsed)
        reveal(self.advice, not collapsed)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedWidth(self.look.px(_NUMBERS if self._collapsed else _FULL))
