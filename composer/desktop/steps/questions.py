"""Questions of the form on a page, with their chips and notes: drawn from the form data, kept up with the case."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.steps.asks import AsksLive
from composer.desktop.steps.blocks import RowBlock
from composer.desktop.steps.notes import NoteLines
from composer.desktop.steps.plan import ANYWAY, PagePlan, plan_of
from composer.desktop.steps.question import MakeEditor, QuestionView
from composer.desktop.theme.look import Look
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.layout import Flow, area_of, column, read_in_order
from composer.guide.conditions import facts_of
from composer.guide.form import Note, Question
from composer.session.desk import Desk
from composer.session.open_case import Change, How

_BETWEEN = 24


class Questions(AsksLive):
    """Some questions of the open case.

    `focus_question` tells the key of the question that has the focus ("" for none); `wants` what is asked for elsewhere
    ("step:listen", "question:plan.ask", "draft:compensation"); `finished` that Enter was pressed in the last one.
    """

    focus_question = Signal(str)
    wants = Signal(str)

    def __init__(
        self,
        look: Look,
        desk: Desk,
        questions: Sequence[Question],
        notes: Sequence[Note] = (),
        *,
        ahead: bool = False,
        editors: Mapping[str, MakeEditor] | None = None,
    ) -> None:
        super().__init__(desk)
        self._look = look
        self._editors = dict(editors or {})
        self._questions = {question.key: question for question in questions}
        self._notes = tuple(notes)
        self._opened: set[str] = set()
        self._plan: PagePlan | None = None
        self._blocks: dict[str, RowBlock] = {}
        # Only when the page has grown with a note is there room to scroll to it.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._bring_notes)
        whole = column(look, 0, parent=self)
        self._lines = NoteLines(look, self, (0, 0, 0, _BETWEEN))
        self._lines.offered.connect(self._offered)
        self._column = column(look, _BETWEEN)
        self._chips = Flow(look)
        whole.addWidget(self._lines)
        whole.addLayout(self._column)
        whole.gap(_BETWEEN // 2)
        whole.addWidget(self._chips)
        if not ahead:
            self.refresh()

    def prepare(self) -> bool:
        """Make one more of the questions that will be shown, or at last show them; False when nothing is left.

        For a page that is made `ahead`, bit by bit while nobody waits for it.
        """
        if self._plan is not None:
            return False
        for key in self._planned().shown():
            if key not in self._views:
                self._made(key)
                return True
        self.refresh()
        return False

    # -- for the page and the window

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all questions that can stand here."""
        return tuple(self._questions)

    def focus(self, key: str) -> bool:
        """Go to a question, opening its chip or link if it is folded; False if it cannot be met here now."""
        if key not in self._questions:  # it may name a part of an answer: "plan.next.when"
            key = self._desk.opened.form.question(key).key
        if key not in self._questions:
            return False
        if key not in self._shown():
            self._opened |= {key, ANYWAY}
            self.refresh()
        if key not in self._shown():
            return False
        self._views[key].focus()
        return True

    def focus_first(self) -> None:
        """Go to the first question that waits for an answer: one that is asked for, else any; else to the first."""
        shown = self._shown()
        open_ = [key for key in shown if self._views[key].is_open()]
        asked = [key for key in open_ if self._plan and key in self._plan.asked]
        for key in (*asked, *open_, *shown)[:1]:
            self._views[key].focus()

    def view(self, key: str) -> QuestionView | None:
        """Return the widgets of a question that is shown."""
        return self._views.get(key) if key in self._shown() else None

    def chips(self) -> list[QWidget]:
        """Return the chips, in order."""
        return self._chips.widgets()

    # -- the focus

    def _focus_came(self, key: str, _before: str) -> None:
        self.focus_question.emit(key)

    def _left(self, key: str) -> None:
        super()._left(key)
        if key in self._opened and self._folds(key):
            self._opened.discard(key)
            self._show_answers("step")

    def _folds(self, key: str) -> bool:
        question = self._questions[key]
        return self._views[key].is_empty() or bool(question.link)

    # -- drawing

    def _show_answers(self, how: How) -> None:
        case = self._desk.opened.case
        plan = self._planned()
        plan = replace(plan, notes=tuple(filter(None, map(self._filled, plan.notes))))
        before, self._plan = self._plan, plan
        if before is None or before.blocks != plan.blocks:
            self._draw_blocks(plan)
        if before is None or before.chips != plan.chips:
            self._draw_chips(plan)
        facts = facts_of(case)
        for block in plan.blocks:
            for key in block.keys:
                view = self._views[key]
                again, optional = key in plan.again, key in plan.optional
                view.show_answer(facts, again=again, optional=optional, in_row=frozenset(block.keys), how=how)
        if before is None or before.notes != plan.notes or before.blocks != plan.blocks:
            self._draw_notes(plan)
        self._lines.show_words(case)

    def _planned(self) -> PagePlan:
        opened = self._desk.opened
        return plan_of(opened.form, tuple(self._questions.values()), self._notes, opened.case, self._opened)

    def _filled(self, note: Note) -> Note | None:
        """Return a note with what it proposes; None where there is nothing to propose."""
        if not note.proposes:
            return note
        proposal = next(iter(self._desk.follow_ups()), None)
        if proposal is None:
            return None
        words = self._desk.opened.in_voice(note.text.format(do=proposal.do, when=proposal.when))
        return replace(note, text=words)

    def _show_words(self, change: Change) -> None:
        """Follow words that went on: no gate looks at more than whether there are any."""
        self._lines.show_words(change.case)

    def _draw_blocks(self, plan: PagePlan) -> None:
        held = QApplication.focusWidget()
        wanted = {self._questions[(*block.keys, *block.links)[0]].row or block.keys[0]: block for block in plan.blocks}
        for name, drawn in self._blocks.items():
            if name not in wanted:
                drawn.hide()
        for place, (name, block) in enumerate(wanted.items()):
            if name not in self._blocks:
                self._blocks[name] = RowBlock(self._look)
            drawn = self._blocks[name]
            if self._column.indexOf(drawn) != place:
                self._column.removeWidget(drawn)
                self._column.insertWidget(place, drawn)
            drawn.set_views([self._made(key) for key in block.keys])
            drawn.set_links([(key, self._questions[key].link) for key in block.links], self._open)
            drawn.show()
        read_in_order((*(self._blocks[name] for name in wanted), self._chips))
        if held is not None and held.isVisible() and held is not QApplication.focusWidget() and self.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_chips(self, plan: PagePlan) -> None:
        chips: list[QWidget] = []
        for key in plan.chips:
            question = self._questions[key]
            chip = Chip(self._look, question.chip, "add", question.ask)
            chip.clicked.connect(lambda _=False, key=key: self._open(key))
            chips.append(chip)
        self._chips.set_widgets(chips)

    def _draw_notes(self, plan: PagePlan) -> None:
        self._lines.show_notes(plan.notes)
        for key in self._shown():
            if self._views[key].show_notes(self._lines.under(key)) and key == self._focused:
                self._later.start()

    def _bring_notes(self) -> None:
        """Bring into view what the answer just given has led to: it may stand below the window's edge."""
        area, view = area_of(self), self._views.get(self._focused)
        if area is not None and view is not None and view.under.isVisible():
            area.show_rect(view.under, view.under.rect())

    def _made(self, key: str) -> QuestionView:
        view = self._views.get(key)
        if view is None:
            view = self._ask(self._look, self._questions[key], self._editors.get(key))
            view.wants_question.connect(self._go_to)
        return view

    # -- what the user asks for

    def _open(self, key: str) -> None:
        self._opened.add(key)
        self._show_answers("step")
        self._views[key].show_findings()
        self._views[key].focus()

    def _go_to(self, key: str) -> None:
        if not self.focus(key):
            self.wants.emit(f"question:{key}")

    def _offered(self, opens: str) -> None:
        what, _, name = opens.partition(":")
        if what == "question":
            self._go_to(name)
        elif what == "output":
            self._desk.opened.set_output(name)
        elif what in ("step", "draft"):
            self.wants.emit(opens)
        elif what == "answer":
            key, _, value = name.partition("=")
            self._desk.opened.answer(key, value, how="choice")
            self.focus(key)
        elif what == "proposal":
            self._use_proposal()
        else:
            self._opened.add(ANYWAY)
            self._show_answers("step")
            self.focus_first()

    def _use_proposal(self) -> None:
        note = next(note for note in self._notes if note.proposes)
        for proposal in self._desk.follow_ups()[:1]:
            self._desk.opened.answers(zip(note.proposes, (proposal.do, proposal.when), strict=True))
            self.focus(note.proposes[0])

    def _shown(self) -> tuple[str, ...]:
        return self._plan.shown() if self._plan else ()
