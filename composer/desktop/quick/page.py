"""The page of the quick path: who, how serious, what went wrong, how it is put right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QWidget

from composer.desktop.quick.editors import DoneEditor, NamesEditor, WillEditor
from composer.desktop.quick.place import GUIDE
from composer.desktop.quick.repair import Repair
from composer.desktop.quick.words import (
    ACT,
    DONE,
    HARM,
    IMPACT,
    KEYS,
    NEXT,
    WHO,
    is_serious,
    meaning_of,
    quick_questions,
    title_of_page,
)
from composer.desktop.steps.asks import AsksLive
from composer.desktop.steps.question import QuestionView
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Heading, Hint, Lead, QuestionLabel
from composer.desktop.widgets.layout import Box, column, read_in_order, reveal, row
from composer.desktop.widgets.segmented import SegmentedControl
from composer.guide.asked import obligatory
from composer.guide.conditions import facts_of
from composer.guide.gates import met
from composer.session.desk import Desk
from composer.session.open_case import How

_WIDEST, _NARROW_UNDER, _STACKED_UNDER = 640, 600, 480
_BETWEEN = 17
_EDITORS = {WHO: NamesEditor, DONE: DoneEditor, NEXT: WillEditor}


class QuickPage(AsksLive):
    """One page for a small thing. Its signals are those of a step's page."""

    focus_question = Signal(str)
    wants = Signal(str)

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(desk)
        self._look = look
        self._repair = Repair(DONE)
        questions = quick_questions(desk.opened.form)
        for key in KEYS:
            self._ask(look, questions[key], _EDITORS.get(key)).wants_question.connect(self._go_to)
        self._heading, self._lead = Heading(look), Lead(look)
        self._meaning = Hint(look)
        self.outputs = SegmentedControl(look, self.tr("How will you tell them?"), self._output_choices())
        self.switch = SegmentedControl(look, self.tr("How is it put right?"), self._ways(), small=True)
        self.more = Button(look, self.tr("More: open the eight steps with these answers"), "link")
        self._lay_out()
        self._wire()
        self.setAccessibleName(self.tr("A small thing, on one page"))
        look.follow(self.restyle)
        self.refresh()

    # -- for the pages around

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions that can stand here."""
        return KEYS

    def focus(self, key: str) -> bool:
        """Go to a question; False if it is not asked here."""
        key = key if key in KEYS else key.rpartition(".")[0]
        if key not in KEYS or not met(self._desk.opened.form.question(key), facts_of(self._desk.opened.case)):
            return False
        if key in (DONE, NEXT) and key not in self._shown():
            # What has an answer stands there and stays; without one the switch goes over.
            self._repair.way = DONE if key == DONE else NEXT
            self._show_answers("step")
            key = self._shown()[-1]
        self._views[key].focus()
        return True

    def standing_for(self, key: str) -> str:
        """Return the question that is shown for one: what is done and what will be are one question here."""
        return self._shown()[-1] if key in (DONE, NEXT) else key

    def focus_first(self) -> None:
        """Go to the first question that waits for an answer, else to the first."""
        shown = self._shown()
        waiting = [key for key in shown if self._views[key].is_open() and key != HARM]
        self._views[(waiting or shown)[0]].focus()

    def view(self, key: str) -> QuestionView | None:
        """Return the widgets of a question that is shown."""
        return self._views[key] if key in self._shown() else None

    def restyle(self) -> None:
        """Ask the look again for the greatest width: longer lines are hard to read."""
        self._content.setMaximumWidth(self._look.px(_WIDEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._look.scale
        narrow = width < _NARROW_UNDER
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._first_row.setDirection(down if width < _STACKED_UNDER else across)
        side = 24 if narrow else 40
        # The scroll bar keeps its place on the other side.
        self._outer.set_margins((side, 20 if narrow else 28, side - 12, 12))

    # -- what the session says

    def _show_answers(self, how: How) -> None:
        opened = self._desk.opened
        case, form = opened.case, opened.form
        facts = facts_of(case)
        asked = {question.key for question in obligatory(form, case, "quick")}
        again = {question.key for question in opened.open_again()}
        shown = self._shown()
        for key, view in self._views.items():
            for widget in (view.label, view.editor):
                reveal(widget, key in shown)
            if key in shown:
                optional = key not in asked and not view.question.either
                view.show_answer(facts, again=key in again, optional=optional, in_row=frozenset(), how=how)
            else:
                reveal(view.under, False)
        both = DONE in shown and NEXT in shown
        reveal(self._views[NEXT].label, NEXT in shown and not both)
        # What has several steps, or another's name, is for the eight steps to turn round.
        simple = all(not step.owner for step in case.next_steps) and len(case.next_steps) < 2
        reveal(self.switch, simple and not both)
        self.switch.set_value(NEXT if NEXT in shown else DONE)
        self.outputs.set_value(opened.message().output)
        self._meaning.setText(meaning_of(form, case))
        heading, lead = title_of_page(form, case)
        self._heading.setText(heading)
        self._lead.setText(lead)

    def _shown(self) -> tuple[str, ...]:
        opened = self._desk.opened
        facts = facts_of(opened.case)
        ways = self._repair.shown(opened.case)
        here = (key for key in KEYS if key not in (DONE, NEXT) or key in ways)
        return tuple(key for key in here if met(opened.form.question(key), facts))

    # -- the focus

    def _focus_came(self, key: str, before: str) -> None:
        self.focus_question.emit(key)
        if before == IMPACT:
            self._look_how_serious()

    def _go_on(self, key: str) -> None:
        """Go on with Enter, past the switch, which is no question of its own."""
        if key == IMPACT and is_serious(self._desk.opened.case):
            self._look_how_serious()
            return
        if key == WHO:
            self.outputs.focus_first()
            return
        super()._go_on(key)

    # -- what the user asks for

    def _look_how_serious(self) -> None:
        """Open the guide where the matter deserves it: at a click; after arrows, when the row is left."""
        if is_serious(self._desk.opened.case) and self.isVisible():
            self.wants.emit(GUIDE)

    def _choose_way(self, way: str) -> None:
        self._repair.choose(self._desk.opened, way)
        self._show_answers("step")

    def _to_repair(self) -> None:
        self._views[self._shown()[-1]].focus()

    # -- putting it together

    def _go_to(self, key: str) -> None:
        if not self.focus(key):
            self.wants.emit(f"question:{key}")

    def _output_choices(self) -> list[tuple[str, str]]:
        return [("chat", self.tr("Chat")), ("email", self.tr("E-mail")), ("talk", self.tr("Call"))]

    def _ways(self) -> list[tuple[str, str]]:
        return [(DONE, self.tr("It is done")), (NEXT, self.tr("It will be"))]

    def _wire(self) -> None:
        opened = self._desk.opened
        self.outputs.chosen.connect(opened.set_output)
        self.outputs.next_requested.connect(self._views[IMPACT].focus)
        self.switch.chosen.connect(self._choose_way)
        self.switch.next_requested.connect(self._to_repair)
        self.more.clicked.connect(lambda: self.wants.emit(f"step:{opened.form.steps[0].id}"))
        for button in self._views[IMPACT].editor.findChildren(QRadioButton):
            button.clicked.connect(self._look_how_serious)

    def _lay_out(self) -> None:
        look, views = self._look, self._views
        self._content = QWidget()
        self._outer = row(look, 0, parent=self)
        self._outer.addStretch(1)
        self._outer.addWidget(self._content, 1000)
        self._outer.addStretch(1)
        whole = column(look, 0, parent=self._content)
        whole.addWidget(self._heading)
        whole.gap(4)
        whole.addWidget(self._lead)
        whole.gap(_BETWEEN)
        self._first_row = row(look, _BETWEEN)
        who, tell = self._block(WHO), column(look, 6)
        tell_label = QuestionLabel(look, self.tr("How will you tell them?"), self.outputs)
        tell.addWidget(tell_label)
        tell.addWidget(self.outputs)
        tell.addStretch(1)
        self._first_row.addLayout(who, 1)
        self._first_row.addLayout(tell)
        whole.addLayout(self._first_row)
        whole.gap(_BETWEEN)
        impact = self._block(IMPACT)
        impact.insertWidget(3, self._meaning)
        for part in (impact, self._block(ACT), self._block(HARM)):
            whole.addLayout(part)
            whole.gap(_BETWEEN)
        repair = column(look, 6)
        head = row(look, 8)
        head.addWidget(views[DONE].label, 1)
        head.addWidget(views[NEXT].label, 1)
        head.addWidget(self.switch)
        for label in (views[DONE].label, views[NEXT].label):
            head.setAlignment(label, Qt.AlignmentFlag.AlignVCenter)
        repair.addLayout(head)
        for key in (DONE, NEXT):
            repair.addWidget(views[key].editor)
            repair.addWidget(views[key].under)
        whole.addLayout(repair)
        whole.gap(_BETWEEN)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addStretch(1)
        self._order(tell_label)

    def _order(self, tell: QWidget) -> None:
        parts: dict[str, list[QWidget]] = {
            key: [view.label, view.above, view.editor, view.under] for key, view in self._views.items()
        }
        parts[WHO] += [tell, self.outputs]
        parts[IMPACT].append(self._meaning)
        labels = [parts[key].pop(0) for key in (DONE, NEXT)]
        parts[DONE] = [*labels, self.switch, *parts[DONE]]
        read_in_order([self._heading, self._lead, *(one for key in KEYS for one in parts[key]), self.more])

    def _block(self, key: str) -> Box:
        view = self._views[key]
        block = column(self._look, 6)
        for widget in (view.label, view.above, view.editor, view.under):
            block.addWidget(widget)
        block.addStretch(1)
        return block
