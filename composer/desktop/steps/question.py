"""One question on a page: its label, its editor, and what stands under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.steps.answer_findings import AnswerFindings
from composer.desktop.steps.editors import ChoiceEditor, Editor, OutsideEditor, SeveralEditor, TextEditor
from composer.desktop.steps.people import PeopleEditor
from composer.desktop.steps.plan import stems_of
from composer.desktop.steps.rows import ListEditor, StepsEditor
from composer.desktop.steps.values import act_of
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.finding_card import FindingCard
from composer.desktop.widgets.labels import Hint, Label, QuestionLabel
from composer.desktop.widgets.layout import column, reveal, row
from composer.desktop.widgets.segmented import SegmentedControl
from composer.guide.case import Outside, Value
from composer.guide.conditions import Facts
from composer.guide.form import Question, Stem
from composer.session.desk import Desk
from composer.session.history import Edit
from composer.session.open_case import How

MakeEditor = Callable[[Look, Question, QWidget], Editor]


class QuestionView(QObject):
    """The widgets of one question: `label`, `editor` and `under` (old words, card, hints, notes).

    The page lays them out, and says when the focus comes and goes. The `hints`, an example and the help, may stand
    elsewhere than in `under`: right below the field, where several share a row.
    """

    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    wants_question = Signal(str)

    def __init__(
        self, look: Look, desk: Desk, question: Question, parent: QWidget, make: MakeEditor | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._look, self._desk = look, desk
        self._stem: Stem | None = None
        self._again = False
        self._focused = False
        # What has no parent is Python's to delete, whenever its collector runs.
        self.editor = (make or editor_of)(look, question, parent)
        self.label = QuestionLabel(look, question.ask, self.editor, parent=parent)
        self.above = QWidget(parent)
        self.under = QWidget(parent)
        self._stems = column(look, 0, parent=self.above)
        self._choice: SegmentedControl | None = None
        reveal(self.above, False)
        under = column(look, 6, parent=self.under)
        self.hints = QWidget(self.under)
        self._example, self._help = Hint(look), Hint(look)
        hints = column(look, 4, parent=self.hints)
        hints.addWidget(self._example)
        hints.addWidget(self._help)
        self._old = OldWords(look)
        self._old.taken.connect(self._take_over)
        self.notes = column(look, 6)
        self._notes: tuple[QWidget, ...] = ()
        under.addWidget(self._old)
        self.findings = AnswerFindings(look, desk, question.key, self.editor, under, self._keep_fix)
        self.findings.card_changed.connect(self._show_hint)
        self.findings.wants_question.connect(self.wants_question)
        under.addWidget(self.hints)
        under.addLayout(self.notes)
        self.editor.edited.connect(self._edited)
        self.editor.next_requested.connect(self.next_requested)
        self.editor.undo_requested.connect(self.undo_requested)
        self.editor.redo_requested.connect(self.redo_requested)

    # -- what is shown

    def show_answer(self, facts: Facts, *, again: bool, optional: bool, in_row: frozenset[str], how: How) -> None:
        """Show the answer as it is now, under the stem it has now. A field being written in changes for `how` alone."""
        case = facts.case
        self._again = again
        self.label.set_question(self.question.ask, optional=optional)
        self._show_stem(facts, in_row)
        value = None if again else case.value(self.question.key)
        if not self._focused or how in ("undo", "redo", "fix"):
            default = self._default()
            if not _same(self.editor.value(), value if value is not None else default):
                self.editor.show_value(value, default=default)
        self._old.show_words(self._old_words(facts) if again else "")
        self._show_hint()

    def show_notes(self, notes: Sequence[QWidget]) -> bool:
        """Put these lines under the question, instead of those that stood there; tell if one has come."""
        for note in self._notes:
            if note not in notes:
                note.hide()
        for note in notes:
            if self.notes.indexOf(note) < 0:
                self.notes.addWidget(note)
            note.show()
        before, self._notes = self._notes, tuple(notes)
        self._show_hint()
        return not set(notes) <= set(before)

    def is_empty(self) -> bool:
        """Say whether there is no answer."""
        return self.question.key not in self._desk.opened.case.answers

    def is_open(self) -> bool:
        """Say whether an answer is still to come: none is there, and leaving it open means nothing yet."""
        answers = self._desk.opened.case.answers
        given = any(key in answers for key in (self.question.key, *self.question.filled_from))
        return self._again or not (given or self._default())

    # -- the focus

    def owns(self, widget: QWidget | None) -> bool:
        """Say whether a widget is one of this question's."""
        return widget is not None and any(
            part is widget or part.isAncestorOf(widget) for part in (self.editor, self.under, self.above)
        )

    def focus(self) -> None:
        """Go to the question."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> None:
        """The focus has come."""
        self._focused = True
        self.show_findings()
        self._show_hint()

    def left(self) -> None:
        """The focus has gone."""
        self._focused = False
        self.findings.forget_what_was_closed()
        if isinstance(self.editor, PeopleEditor):
            self.editor.fold()
        self.show_findings()
        self._show_hint()

    # -- findings

    def show_findings(self) -> None:
        """Mark what is found in the answer, and show its card while the focus is here."""
        self.findings.show(focused=self._focused)

    def card(self) -> FindingCard | None:
        """Return the card, if one is shown."""
        return self.findings.card()

    # -- inside

    def _default(self) -> str:
        """Return what leaving it open means, and so shows as chosen; nothing where it is asked of everybody."""
        asked = self._again or self.question.asked == "always"
        return "" if asked else self._desk.opened.live.text(self.question.key)

    def _edited(self, value: Value, how: str) -> None:
        act: Edit = "choice" if how == "choice" else act_of(self._desk.opened.case.value(self.question.key), value)
        self._desk.opened.answer(self.question.key, value, self._stem.id if self._stem else "", how=act)

    def _keep_fix(self, value: Value) -> None:
        self._desk.opened.answer(self.question.key, value, self._stem.id if self._stem else "", how="fix")

    def _show_stem(self, facts: Facts, in_row: frozenset[str]) -> None:
        stems = stems_of(self.question, facts)
        answer = facts.case.answers.get(self.question.key)
        written = answer.stem if answer is not None and not self._again else self._stem.id if self._stem else ""
        self._stem = next((stem for stem in stems if stem.id == written), stems[0] if stems else None)
        text = self._desk.opened.stem(self.question.key).text if self._stem and "[" in self._stem.text else ""
        # What another field of the row says already is not said again.
        if any(f"[{key}]" in (self._stem.text if self._stem else "") for key in in_row):
            self.editor.set_stem("", "")
        elif self._stem is not None:
            say = self._desk.opened.in_voice
            self.editor.set_stem(say(text or self._stem.text), say(self._stem.tail))
        self.editor.set_voice(self._desk.opened.in_voice)
        self._show_stems(stems)

    def _show_stems(self, stems: Sequence[Stem]) -> None:
        several = len(stems) > 1 and all(stem.label for stem in stems)
        if several and self._choice is None:
            choices = [(stem.id, stem.label) for stem in stems]
            self._choice = SegmentedControl(self._look, self.question.ask, choices, small=True)
            self._choice.chosen.connect(self._choose_stem)
            self._choice.next_requested.connect(self.focus)
            self._stems.addWidget(self._choice)
        if self._choice is not None and self._stem is not None:
            self._choice.set_value(self._stem.id)
        reveal(self.above, several)

    def _choose_stem(self, stem_id: str) -> None:
        self._stem = next(stem for stem in self.question.stems if stem.id == stem_id)
        say = self._desk.opened.in_voice
        self.editor.set_stem(say(self._stem.text), say(self._stem.tail))
        value = self._desk.opened.case.value(self.question.key)
        if value is not None:
            self._desk.opened.answer(self.question.key, value, stem_id, how="choice")
        self._show_hint()

    def _old_words(self, facts: Facts) -> str:
        answer = facts.case.answers[self.question.key]
        stem = next((stem.text for stem in self.question.stems if stem.id == answer.stem), "")
        words = answer.value if isinstance(answer.value, str) else ""
        return " ".join(filter(None, (stem, words)))

    def _take_over(self) -> None:
        self._desk.opened.take_over(self.question.key)
        self.focus()

    def _show_hint(self) -> None:
        question = self.question
        example = (self._stem.example if self._stem else "") or question.example
        blank = self.is_empty() and not self._default()
        wanted = blank and question.type not in ("choice", "people") and bool(example)
        # It stands for as long as the field is empty: whoever is in it needs it most.
        self._example.setText(self.tr("For example: {example}").format(example=example.replace(" / ", ", ")))
        reveal(self._example, wanted)
        self._help.setText(question.help)
        helped = self._focused and bool(question.help)
        reveal(self._help, helped)
        hinted = (wanted or helped) and self.card() is None
        reveal(self.hints, hinted)
        # Qt gives an empty widget its spacing too.
        inside = hinted and self.hints.parentWidget() is self.under
        filled = inside or self.card() is not None or not self._old.isHidden() or bool(self._notes)
        reveal(self.under, filled)


class OldWords(QWidget):
    """Words that were written to another stem, beside the question that is open again."""

    taken = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        whole = row(look, 12, parent=self)
        self._words = Label(look, role="hint", colour="quiet")
        self._take = Button(look, self.tr("Take it over"), "link")
        self._take.clicked.connect(self.taken)
        whole.addWidget(self._words, 1)
        whole.addWidget(self._take)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show these words; none hides the line."""
        self._words.setText(self.tr("You wrote: “{words}”").format(words=words) if words else "")
        self._take.setAccessibleDescription(self._words.text())
        reveal(self, bool(words))


def editor_of(look: Look, question: Question, parent: QWidget) -> Editor:
    """Return the editor that fits the answers of a question."""
    match question.type:
        case "choice":
            return (SeveralEditor if question.many else ChoiceEditor)(look, question, parent)
        case "people":
            return PeopleEditor(look, question, parent)
        case "steps":
            return StepsEditor(look, question, parent)
        case "outside":
            return OutsideEditor(look, question, parent)
        case _:
            return (ListEditor if question.many else TextEditor)(look, question, parent)


def _same(one: Value | None, other: Value | None) -> bool:
    nothing = (None, "", (), Outside())
    return one == other or (one in nothing and other in nothing) or (isinstance(one, tuple) and one == (other,))
