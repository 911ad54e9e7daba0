"""The one question of a missing part, as the guide asks it: with its stem, its example and its marks."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.quick.editors import DoneEditor, WillEditor
from composer.desktop.quick.repair import Repair
from composer.desktop.quick.words import DONE as DONE_WAY
from composer.desktop.quick.words import NEXT as WILL_WAY
from composer.desktop.steps.asks import AsksLive
from composer.desktop.steps.question import QuestionView
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import column, read_in_order, reveal
from composer.desktop.widgets.segmented import SegmentedControl
from composer.guide.conditions import facts_of
from composer.guide.form import Question
from composer.guide.gates import met
from composer.session.desk import Desk
from composer.session.open_case import Change, How

_EDITORS = {DONE_WAY: DoneEditor, WILL_WAY: WillEditor}
OWN_ACT = "own.act"
_ALSO: Mapping[str, tuple[str, ...]] = {"follow.do": ("follow.when",)}
"""What is asked together with a question, since its sentence is not whole without it."""


def keys_of(question: str) -> tuple[str, ...]:
    """Return the questions that are asked for a part, its own first."""
    return (WILL_WAY, DONE_WAY) if question in (WILL_WAY, DONE_WAY) else (question, *_ALSO.get(question, ()))


class Asking(AsksLive):
    """Asks what a missing part needs.

    `answered` tells that there is an answer or none any more, `finished` that Enter was pressed in the last field,
    `wants` another question, `entered` that the focus came.
    """

    answered = Signal()
    wants = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, desk: Desk, question: str) -> None:
        super().__init__(desk)
        self._keys = keys_of(question)
        self._repair = Repair(WILL_WAY)
        form = desk.opened.form
        for key in self._keys:
            self._ask(look, self._asked(key), _EDITORS.get(key)).wants_question.connect(self.wants)
        whole = column(look, 6, parent=self)
        self.switch: SegmentedControl | None = None
        if WILL_WAY in self._keys:
            ways = [(WILL_WAY, self.tr("It will be")), (DONE_WAY, self.tr("It is done"))]
            self.switch = SegmentedControl(look, self.tr("How is it put right?"), ways, small=True)
            self.switch.chosen.connect(self._choose_way)
            self.switch.next_requested.connect(self.focus_first)
        order: list[QWidget] = []
        for place, key in enumerate(self._keys):
            view = self._views[key]
            parts: Sequence[QWidget] = (view.label, view.above, view.editor, view.under)
            if place and self.switch is None:
                whole.gap(4)
            for part in parts:
                whole.addWidget(part)
            order += parts
        if self.switch is not None:
            whole.insertWidget(0, self.switch)
            order.insert(0, self.switch)
        read_in_order(order)
        self.setAccessibleName(form.question(question).ask)
        self.refresh()

    def keys(self) -> tuple[str, ...]:
        """Return the questions that can stand here."""
        return self._keys

    def asks(self, key: str) -> bool:
        """Say whether a question can stand here."""
        return key in self._keys

    def has_answer(self) -> bool:
        """Say whether anything is answered."""
        return any(key in self._desk.opened.case.answers for key in self._keys)

    def can_be_asked(self) -> bool:
        """Say whether the case, as it is, lets the answer into the message."""
        form, facts = self._desk.opened.form, facts_of(self._desk.opened.case)
        return any(met(form.question(key), facts) for key in self._keys)

    def focus_first(self) -> None:
        """Go to the first field without an answer."""
        shown = self._shown()
        for key in (*(key for key in shown if self._views[key].is_empty()), *shown)[:1]:
            self._views[key].focus()

    def focus(self, key: str) -> None:
        """Go to the field of a question."""
        if key in (WILL_WAY, DONE_WAY) and key not in self._shown():
            self._repair.way = WILL_WAY if key == WILL_WAY else DONE_WAY
            self._show_answers("step")
        if key in self._views:
            self._views[key].focus()

    def view(self, key: str) -> QuestionView:
        """Return the widgets of a question."""
        return self._views[key]

    # -- what the session says

    def _show_change(self, change: Change) -> None:
        super()._show_change(change)
        if any((key in change.before.answers) != (key in change.case.answers) for key in self._keys):
            self.answered.emit()

    def _show_answers(self, how: How) -> None:
        opened = self._desk.opened
        facts, shown = facts_of(opened.case), self._shown()
        again = {question.key for question in opened.open_again()}
        for key, view in self._views.items():
            for widget in (view.label, view.editor):
                reveal(widget, key in shown)
            if key in shown:
                view.show_answer(facts, again=key in again, optional=False, in_row=frozenset(), how=how)
            else:
                reveal(view.under, False)
                reveal(view.above, False)
        if self.switch is not None:
            self.switch.set_value(shown[0])
            reveal(self.switch, len(shown) == 1)

    def _shown(self) -> tuple[str, ...]:
        return self._repair.shown(self._desk.opened.case) if self.switch is not None else self._keys

    # -- the focus

    def _focus_came(self, key: str, _before: str) -> None:
        if key:
            self.entered.emit()

    def _choose_way(self, way: str) -> None:
        self._repair.choose(self._desk.opened, way)
        self._show_answers("step")

    def _asked(self, key: str) -> Question:
        question = self._desk.opened.form.question(key)
        if key == OWN_ACT and "regret" in self._desk.opened.message().components:
            # Sorry is said already; the sentence that is put in only says who did it.
            owned = (replace(stem, text=self.tr("I")) if stem.id == "sorry_i" else stem for stem in question.stems)
            question = replace(question, stems=tuple(owned))
        return question
