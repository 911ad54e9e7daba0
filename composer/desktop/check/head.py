"""The two questions above a draft, for whom it is and how serious to them; and whether it is an e-mail or a chat."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.quick.editors import NamesEditor
from composer.desktop.steps.asks import Asks
from composer.desktop.steps.question import QuestionView
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import QuestionLabel
from composer.desktop.widgets.layout import column, read_in_order, reveal
from composer.desktop.widgets.segmented import SegmentedControl
from composer.guide.conditions import facts_of
from composer.message.own_text import OUTPUT
from composer.reading.zones import zones_of
from composer.session.desk import Desk
from composer.session.open_case import Change, How

WHO, IMPACT = "listen.who", "listen.impact"
_STACKED_UNDER = 620
_CHAT_WORDS = 90


class Head(Asks):
    """Asks for whom the text is and how serious it is to them."""

    next_requested = Signal()

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(desk)
        self._look = look
        form = desk.opened.form
        who, impact = form.question(WHO), form.question(IMPACT)
        who = replace(who, ask=self.tr("Who is it for?"), help="", example="")
        choices = tuple(replace(choice, examples=()) for choice in impact.choices)
        impact = replace(impact, ask=self.tr("How serious is it to them?"), help="", example="", choices=choices)
        self._ask(look, who, NamesEditor)
        self._ask(look, impact)
        self.outputs = SegmentedControl(
            look, self.tr("What is it?"), [("email", self.tr("E-mail")), ("chat", self.tr("Chat"))]
        )
        self.outputs.chosen.connect(self._choose_output)
        self.outputs.next_requested.connect(self.next_requested)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._blocks = {key: self._block(self._views[key]) for key in (WHO, IMPACT)}
        self._kind = QWidget()
        kind = column(look, 7, parent=self._kind)
        kind.addWidget(QuestionLabel(look, self.tr("What is it?"), self.outputs))
        kind.addWidget(self.outputs)
        kind.addStretch(1)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        look.follow(self._space)
        self.finished.connect(self.next_requested)
        self.refresh()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions here."""
        return (WHO, IMPACT)

    def asks(self, key: str) -> bool:
        """Say whether a question is asked here."""
        return key in self._views

    def focus(self, key: str) -> bool:
        """Go to a question; False if it is not asked here."""
        if key not in self._views:
            return False
        self._views[key].focus()
        return True

    def focus_open(self) -> bool:
        """Go to the first question without an answer; False where there is none."""
        for view in self._views.values():
            if view.is_open():
                view.focus()
                return True
        return False

    def view(self, key: str) -> QuestionView:
        """Return the widgets of a question."""
        return self._views[key]

    def guess(self, text: str) -> None:
        """Take a text without greeting and name for a chat, unless somebody has said what it is."""
        zones = zones_of(text.strip())
        short = len(text.split()) <= _CHAT_WORDS and zones.subject is None
        chat = short and "\n\n" not in text.strip() and (zones.greeting is None or zones.signoff is None)
        if self._desk.opened.case.text(OUTPUT) == "email" and chat and WHO not in self._desk.opened.case.answers:
            self._choose_output("chat")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() / self._look.scale < _STACKED_UNDER)

    # -- what the session says

    def _show_all(self) -> None:
        self._show_answers("step")

    def _show_change(self, change: Change) -> None:
        if change.keys & {WHO, IMPACT, OUTPUT} or change.how in ("undo", "redo"):
            self._show_answers(change.how)

    def _show_answers(self, how: How) -> None:
        facts = facts_of(self._desk.opened.case)
        for view in self._views.values():
            view.show_answer(facts, again=False, optional=False, in_row=frozenset(), how=how)
            reveal(view.under, False)
        self.outputs.set_value(self._desk.opened.case.text(OUTPUT) or "email")

    def _choose_output(self, output: str) -> None:
        self._desk.opened.answers([(OUTPUT, output), ("output", output)])

    def _block(self, view: QuestionView) -> QWidget:
        block = QWidget()
        inside = column(self._look, 7, parent=block)
        for widget in (view.label, view.above, view.editor, view.under):
            inside.addWidget(widget)
        inside.addStretch(1)
        return block

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(32))
        self._grid.setVerticalSpacing(self._look.px(14))
        for column_, width in ((0, 200), (1, 0)):
            self._grid.setColumnMinimumWidth(column_, self._look.px(width))

    def _arrange(self, *, narrow: bool) -> None:
        """Put all in one row, or how serious it is under the others."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.addWidget(self._blocks[WHO], 0, 0)
        if narrow:
            self._grid.addWidget(self._kind, 0, 1)
            self._grid.addWidget(self._blocks[IMPACT], 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._blocks[IMPACT], 0, 1)
            self._grid.addWidget(self._kind, 0, 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(3, 0 if narrow else 1)
        read_in_order((self._blocks[WHO], self._blocks[IMPACT], self._kind))
