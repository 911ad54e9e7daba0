"""The message as it grows beside the questions: what it becomes, its words, what is in it and what is to come."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.follower import Follower
from composer.desktop.incoming.place import HOLDING, HOLDING_KEYS
from composer.desktop.length import length_words
from composer.desktop.message_pieces import headers_of, marks_of, paragraphs_of, piece_of, sentence_of
from composer.desktop.quick.enough import Enough
from composer.desktop.quick.place import QUICK
from composer.desktop.quick.words import KEYS
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, ScrollArea, column, reveal, row
from composer.desktop.widgets.message_view import MessageView
from composer.desktop.widgets.segmented import SegmentedControl
from composer.guide.form import Form, OutputKind
from composer.message.message import Message
from composer.session.coverage import Coverage, Covering, Part
from composer.session.desk import Desk
from composer.session.open_case import Change

_IN_FRONT = ("email", "talk", "chat")
_ASKS: Mapping[str, Sequence[str]] = {QUICK: KEYS, HOLDING: HOLDING_KEYS}
"""What the pages ask that stand before the steps and have the message beside them."""


class Preview(Follower):
    """The message of the open case, to read.

    `sentence_activated` tells the question a sentence came from, `question_wanted` the question of a chip.
    """

    sentence_activated = Signal(str)
    question_wanted = Signal(str)

    def __init__(self, look: Look, desk: Desk, covering: Covering) -> None:
        super().__init__(desk)
        self._covering = covering
        self._message: Message | None = None
        self._headers: list[tuple[str, str]] = []
        self._coverage: Coverage | None = None
        self._highlighted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._bring_highlight)
        self._tabs: tuple[str, ...] = ()
        self._outputs = SegmentedControl(look, self.tr("What it becomes"), (), small=True)
        self._more = Button(look, "", "quiet", icon="dots", small=True, name=self.tr("Other ways to write it"))
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.clicked.connect(self._open_menu)
        self._count = Hint(look, wraps=False)
        self._what = _Behind(look)
        self.view = MessageView(look, self.tr("The message"))
        self.coverage = CoverageChips(look, desk.opened.form)
        self._enough = Enough(look, desk)
        self._lay_out(look)
        self._outputs.chosen.connect(desk.opened.set_output)
        self.view.sentence_activated.connect(self._activated)
        self.coverage.pressed.connect(self.question_wanted)

    def highlight(self, key: str) -> None:
        """Lay the soft accent under the sentence of a question's answer ("" for none), and bring it into view."""
        self._highlighted = key
        self._show_highlight()
        self._bring_highlight()

    def set_plain(self, *, plain: bool) -> None:
        """Leave out the choice of what it becomes, where the page beside has it."""
        reveal(self._title, plain)
        reveal(self._outputs, not plain)
        reveal(self._more, not plain)

    def close_page(self) -> None:
        super().close_page()
        self._enough.close_page()

    def words(self) -> int:
        """Return the number of words in the message, as it is counted here."""
        return self._message.words if self._message else 0

    def _show_all(self) -> None:
        self._show_message()
        self._show_findings()

    def _show_change(self, change: Change) -> None:
        self._show_message()
        if change.how not in ("typing", "deletion"):
            self._show_findings()

    def _changed(self, change: Change) -> None:
        super()._changed(change)
        if change.how == "step" and self._message is not None:
            self._show_coverage()

    def _show_findings(self) -> None:
        """Show the marks once the writer has paused; until then those that stand move with their words."""
        message = self._message
        if message is not None and self._desk.checking.settled:
            self.view.set_marks(marks_of(message, self._desk.checking.message().shown))

    def _show_message(self) -> None:
        message = self._desk.opened.message()
        before, self._message = self._message, message
        headers = headers_of(self._desk.opened.case, message)
        if before is None or (before.text, before.blocks, self._headers) != (message.text, message.blocks, headers):
            self._headers = headers
            self.view.set_message(headers, paragraphs_of(message))
            self._count.setText(length_words(message))
        if before is None or before.output != message.output:
            self._show_outputs(message.output)
        self._show_highlight()
        # Only when the page has grown with the message is there room to scroll to what was written.
        self._later.start()
        self._show_coverage()

    def _show_coverage(self) -> None:
        """Show what is in it; a page that asks little waits for nothing that it does not ask."""
        opened = self._desk.opened
        coverage, asked = self._covering.in_case(opened), _ASKS.get(opened.case.step)
        if asked is not None:
            coverage = replace(coverage, to_come=tuple(part for part in coverage.to_come if part.question in asked))
        if coverage != self._coverage:
            self._coverage = coverage
            self.coverage.show_coverage(coverage)

    def _show_outputs(self, output: str) -> None:
        kinds = {kind.name: kind for kind in self._desk.opened.form.kinds}
        if not self._tabs:
            self._tabs = tuple(name for name in _IN_FRONT if name in kinds)
            self._outputs.set_choices([(name, kinds[name].label) for name in self._tabs])
        behind = output not in self._tabs
        self._outputs.set_value(None if behind else output)
        reveal(self._what, behind)
        if behind:
            self._what.show_kind(kinds[output])

    def _piece(self) -> int | None:
        message = self._message
        number = sentence_of(message, self._highlighted) if message and self._highlighted else None
        return piece_of(message, number)[0] if message and number is not None else None

    def _show_highlight(self) -> None:
        self.view.highlight(self._piece())

    def _bring_highlight(self) -> None:
        piece = self._piece()
        rect = self.view.sentence_rect(piece) if piece is not None else None
        if rect is not None and self.isVisible():
            self._area.show_rect(self.view, rect)

    def _activated(self, number: int) -> None:
        if self._message is not None and (answers := self._message.sentences[number].answers):
            self.sentence_activated.emit(answers[0])

    def _fill_menu(self) -> None:
        self._menu.clear()
        for kind in self._desk.opened.form.kinds:
            if kind.name not in self._tabs:
                action = QAction(f"{kind.label}\t{kind.why}", self._menu)
                action.triggered.connect(lambda _=False, name=kind.name: self._desk.opened.set_output(name))
                self._menu.addAction(action)

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _lay_out(self, look: Look) -> None:
        whole = column(look, 0, parent=self)
        head = QWidget()
        line = row(look, 4, (20, 16, 20, 12), head)
        self._title = Label(look, self.tr("Your message"), weight="semibold", wraps=False)
        reveal(self._title, False)
        line.addWidget(self._title)
        line.addWidget(self._outputs)
        line.addWidget(self._more)
        line.addStretch(1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        content = QWidget()
        inside = column(look, 14, (20, 0, 8, 20), content)
        inside.addWidget(self._what)
        inside.addWidget(self.view)
        inside.addWidget(self.coverage)
        inside.addWidget(self._enough)
        inside.addStretch(1)
        self._area = ScrollArea(look, content, self.tr("The message"))
        whole.addWidget(head)
        whole.addWidget(self._area, 1)


class _Behind(QWidget):
    """What the message becomes where that is none of the tabs, and what it is for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name, self._why = Label(look, weight="semibold"), Hint(look)
        inside = column(look, 2, parent=self)
        inside.addWidget(self._name)
        inside.addWidget(self._why)
        reveal(self, False)

    def show_kind(self, kind: OutputKind) -> None:
        """Name an output."""
        self._name.setText(kind.label)
        self._why.setText(kind.why)


class CoverageChips(QWidget):
    """What is in a message and what is still to come. `pressed` tells the question of a chip."""

    pressed = Signal(str)

    def __init__(self, look: Look, form: Form, title: str = "") -> None:
        super().__init__()
        self._look, self._form = look, form
        whole = column(look, 8, parent=self)
        present = Label(look, title, weight="semibold") if title else Hint(look, self.tr("Already in it"))
        self._titles = (present, Hint(look, self.tr("Still to come")))
        self._flows = (Flow(look), Flow(look))
        self._shown: tuple[Sequence[Part], ...] = ((), ())
        for heading, flow in zip(self._titles, self._flows, strict=True):
            reveal(heading, False)
            whole.addWidget(heading)
            whole.addWidget(flow)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show these parts."""
        shown = (coverage.present, coverage.to_come)
        for place, (title, flow) in enumerate(zip(self._titles, self._flows, strict=True)):
            if shown[place] != self._shown[place]:
                flow.set_widgets([self._chip(part, done=place == 0) for part in shown[place]])
                reveal(title, bool(shown[place]))
        self._shown = shown

    def chips(self, *, done: bool) -> list[QWidget]:
        """Return the ticked or the dashed chips, in order."""
        return self._flows[0 if done else 1].widgets()

    def _chip(self, part: Part, *, done: bool) -> Chip:
        asked = self._form.question(part.question).ask if part.question else ""
        chip = Chip(self._look, part.name, "done" if done else "to-come", asked)
        chip.clicked.connect(lambda: self.pressed.emit(part.question))
        return chip
