"""What is said under a promise that is likely or a hope, with the checkpoint it can have."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.labels import Label
from composer.desktop.widgets.layout import Flow, column, reveal
from composer.desktop.widgets.stem_field import LineField
from composer.promises.checkpoint import Checkpoint

_FIELD = 380


class CheckpointBar(BarCard):
    """The bar under a row of the promise check. `taken` tells the time that was typed."""

    taken = Signal(str)
    let_go = Signal()
    left = Signal()
    change_wanted = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent=parent)
        self._offered: Checkpoint | None = None
        self._words = Label(look, weight="semibold")
        self.when = LineField(look, self.tr("When will you know?"), compact=True)
        self.when.next_requested.connect(self._take)
        self.when.undo_requested.connect(self.undo_requested)
        self.when.redo_requested.connect(self.redo_requested)
        self.add = Button(look, "", "accent", small=True)
        self.add.clicked.connect(self._take)
        self.drop = Button(look, self.tr("Let it go"), "outlined", small=True)
        self.drop.clicked.connect(self.let_go)
        self._leave = Button(look, self.tr("Leave as it is"), "quiet", small=True)
        self._leave.clicked.connect(self.left)
        self._change = Button(look, self.tr("Change the promise"), "link")
        self._change.clicked.connect(self.change_wanted)
        whole = column(look, 8)
        whole.addWidget(self._words)
        whole.addWidget(Flow(look, [self.when, self.add, self.drop, self._leave, self._change]))
        self.body.addLayout(whole)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the width of the field."""
        self.when.setFixedWidth(self.look.px(_FIELD))

    def show_offer(self, words: str, stem: str, offered: Checkpoint | None, *, hope: bool) -> None:
        """Say `words`; `stem` goes before the time in the field, which is there if a checkpoint can be offered."""
        self._words.setText(words)
        self.when.set_stem(stem, "")
        if offered is not None and (self._offered is None or offered.when != self._offered.when):
            self.when.set_text(offered.when)
        self._offered = offered
        self.add.setText(self.tr("Promise this instead") if hope else self.tr("Add it"))
        reveal(self.when, offered is not None)
        reveal(self.add, offered is not None)
        reveal(self.drop, hope)

    def describe(self, sentence: str) -> None:
        """Say on each button which promise it is about."""
        for button in (self.add, self.drop, self._leave, self._change):
            button.setAccessibleDescription(sentence)

    def offered(self) -> Checkpoint | None:
        """Return what is offered."""
        return self._offered

    def _take(self) -> None:
        if self.when.text().strip():
            self.taken.emit(self.when.text())
        else:
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
