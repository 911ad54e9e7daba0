"""One question on a page: its label, its editor, and what stands under it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.message_pieces import kind_of
from composer.desktop.steps.editors import ChoiceEditor, Editor, ListEditor, SeveralEditor, TextEditor
from composer.desktop.steps.people import PeopleEditor
from composer.desktop.steps.plan import stems_of
from composer.desktop.steps.rows import OutsideEditor, StepsEditor
from composer.desktop.steps.values import act_of, fixed, usable
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.finding_card import FindingCard, kind_words
from composer.desktop.widgets.labels import Hint, Label, QuestionLabel
from composer.desktop.widgets.layout import column, reveal, row
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import StemField
from composer.guide.case import Outside, Value
from composer.guide.conditions import Facts
from composer.guide.form import Question, Stem
from composer.session.desk import Desk
from composer.session.fields import FieldFinding, findings_in_field
from composer.session.history import Edit
from composer.session.open_case import How
from composer.text.finding import Finding, Fix


class QuestionView(QObject):
    """The widgets of one question: `label`, `editor` and `under` (hint, old words, card, notes).

    The page lays them out, and says when the focus comes and goes.
    """

    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    wants_question = Signal(str)

    def __init__(self, look: Look, desk: Desk, question: Question, parent: QObject) -> None:
        super().__init__(parent)
        self.question = question
        self._look, self._desk = look, desk
        self._stem: Stem | None = None
        self._again = False
        self._focused = False
        self._findings: tuple[FieldFinding, ...] = ()
        self._marked: dict[StemField, list[FieldFinding]] = {}
        self._put_aside: frozenset[Finding] = frozenset()
        self.editor = editor_of(look, question)
        self.label = QuestionLabel(look, question.ask, self.editor)
        self.above = QWidget()
        self.under = QWidget()
        self._stems = column(look, 0, parent=self.above)
        self._choice: SegmentedControl | None = None
        reveal(self.above, False)
        under = column(look, 6, parent=self.under)
        self._hint = Hint(look)
        self._old = OldWords(look)
        self._old.taken.connect(self._take_over)
        self.notes = column(look, 6)
        under.addWidget(self._old)
        self._card: FindingCard | None = None
        self._under = under
        under.addWidget(self._hint)
        under.addLayout(self.notes)
        self.editor.edited.connect(self._edited)
        self.editor.next_requested.connect(self.next_requested)
        self.editor.undo_requested.connect(self.undo_requested)
        self.editor.redo_requested.connect(self.redo_requested)
        self.editor.mark_activated.connect(self._open_mark)
        self.editor.caret_moved.connect(self._follow_caret)

    # -- what is shown

    def show_answer(self, facts: Facts, *, again: bool, optional: bool, in_row: frozenset[str], how: How) -> None:
        """Show the answer as it is now, under the stem it has now. A field being written in changes for `how` alone."""
        case = facts.case
        self._again = again
        self.label.set_question(self.question.ask, optional=optional)
        self._show_stem(facts, in_row)
        value = None if again else case.value(self.question.key)
        if not self._focused or how in ("undo", "redo", "fix"):
            # What has no answer shows what leaving it means, unless it is asked of everybody.
            asked = again or self.question.asked == "always"
            default = "" if asked else self._desk.opened.live.text(self.question.key)
            if not _same(self.editor.value(), value if value is not None else default):
                self.editor.show_value(value, default=default)
        self._old.show_words(self._old_words(facts) if again else "")
        self._show_hint()

    def show_notes(self, notes: Sequence[QWidget]) -> None:
        """Put these lines under the question."""
        for note in notes:
            if self.notes.indexOf(note) < 0:
                self.notes.addWidget(note)

    def is_empty(self) -> bool:
        """Say whether nothing stands in the editor."""
        return not self._desk.opened.case.answers.get(self.question.key)

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
        self._put_aside = frozenset()
        if isinstance(self.editor, PeopleEditor):
            self.editor.fold()
        self.show_findings()
        self._show_hint()

    # -- findings

    def show_findings(self) -> None:
        """Mark what is found in the answer, and show its card while the focus is here."""
        self._findings = tuple(self._desk.checking.field(self.question.key)) if self.editor.fields() else ()
        fields = self.editor.fields()
        self._marked = {field: [] for field in fields.values()}
        for found in self._findings:
            field = fields.get((found.part.row, found.part.column))
            if field is not None and not found.in_stem and field.text() == found.part.text:
                self._marked[field].append(found)
        for field, inside in self._marked.items():
            field.set_marks([_mark(found.finding) for found in inside])
        for field in fields.values():
            _describe(field, [found for found in self._findings if self._field_of(found) is field])
        self._show_card()

    def keep_quiet(self) -> None:
        """The answer is being typed: the card of words that are gone goes."""
        if self._card is not None and self._card.isVisible() and self._shown_mark_is_gone():
            self._card.hide()
            self._show_hint()

    def findings(self) -> tuple[FieldFinding, ...]:
        """Return what was last found in the answer."""
        return self._findings

    def card(self) -> FindingCard | None:
        """Return the card, if one is shown."""
        return self._card if self._card is not None and not self._card.isHidden() else None

    # -- inside

    def _edited(self, value: Value, how: str) -> None:
        act: Edit = "choice" if how == "choice" else act_of(self._desk.opened.case.value(self.question.key), value)
        self._desk.opened.answer(self.question.key, value, self._stem.id if self._stem else "", how=act)

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
            self.editor.set_stem(text or self._stem.text, self._stem.tail)
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
        self.editor.set_stem(self._stem.text, self._stem.tail)
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
        question, words = self.question, ""
        example = (self._stem.example if self._stem else "") or question.example
        if self._focused:
            words = question.help
        elif self.is_empty() and question.type not in ("choice", "people") and example:
            words = self.tr("For example: {example}").format(example=example.replace(" / ", ", "))
        self._hint.setText(words)
        reveal(self._hint, bool(words) and self.card() is None)
        # Qt gives an empty widget its spacing too.
        filled = bool(words) or self.card() is not None or not self._old.isHidden() or self.notes.count() > 0
        reveal(self.under, filled)

    def _field_of(self, found: FieldFinding) -> StemField | None:
        return self.editor.fields().get((found.part.row, found.part.column))

    def _current(self) -> FieldFinding | None:
        """Return the finding to speak of: the one at the caret, else the first of its field."""
        widget = QApplication.focusWidget()
        open_ = [found for found in self._findings if found.finding not in self._put_aside]
        if isinstance(widget, StemField) and widget in self._marked:
            index = widget.mark_at(widget.caret())
            inside = self._marked[widget]
            if index is not None and index < len(inside) and inside[index] in open_:
                return inside[index]
            open_ = [found for found in open_ if self._field_of(found) is widget]
        return next(iter(open_), None)

    def _show_card(self, found: FieldFinding | None = None) -> None:
        found = found or (self._current() if self._focused and self._desk.checking.settled else None)
        if found is None:
            if self._card is not None and not self._card.isHidden():
                self._card.hide()
                self._show_hint()
            return
        card = self._made_card()
        finding = found.finding
        place = self._findings.index(found) + 1, len(self._findings)
        card.show_finding(
            kind_of(finding), finding.message, [fix.label for fix in usable(finding)], place=place,
            learn_more=bool(finding.why),
        )  # fmt: skip
        self._shown = found
        reveal(self.under, True)
        reveal(self._hint, False)
        self._point(found)

    def _made_card(self) -> FindingCard:
        if self._card is None:
            self._card = FindingCard(self._look)
            self._card.fix_chosen.connect(lambda index: self._fix(usable(self._shown.finding)[index]))
            self._card.ignored.connect(self._ignore)
            self._card.learn_more.connect(self._learn_more)
            self._card.closed.connect(self._closed)
            self._under.insertWidget(0, self._card)
        return self._card

    def _point(self, found: FieldFinding) -> None:
        card, field = self._card, self._field_of(found)
        if card is None or field is None:
            return
        inside = self._marked.get(field, [])
        rect = field.mark_rect(inside.index(found)) if found in inside else None
        if rect is None:
            card.point_at(None)
            return
        x = field.mapTo(field.window(), rect.center()).x() - self.under.mapTo(self.under.window(), QPoint(0, 0)).x()
        card.point_at(x)

    def _shown_mark_is_gone(self) -> bool:
        field = self._field_of(self._shown)
        inside = self._marked.get(field, []) if field is not None else []
        return field is None or (self._shown in inside and field.marks()[inside.index(self._shown)] is None)

    def _fix(self, fix: Fix) -> None:
        found = self._shown
        if fix.kind == "goto":
            if fix.question:
                self.wants_question.emit(fix.question)
            return
        field = self._field_of(found)
        done = fixed(self._desk.opened.case.value(self.question.key), found, fix)
        if field is None or done is None:
            self.show_findings()
            return
        value, caret = done
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.opened.answer(self.question.key, value, self._stem.id if self._stem else "", how="fix")
        field.set_caret(caret)
        self.show_findings()

    def _ignore(self, scope: str) -> None:
        self.focus()
        assert scope in ("here", "case", "always")
        # What is ignored is known by its words in the message, which may be more than those of the answer.
        opened = self._desk.opened
        for finding in self._desk.checking.message().shown:
            found = findings_in_field(opened.case, self.question.key, opened.message(), (finding,))
            if self._shown in found:
                self._desk.checking.ignore(finding, scope)  # type: ignore[arg-type]  # one of the three
                return
        self._desk.checking.ignore(self._shown.finding, scope)  # type: ignore[arg-type]

    def _learn_more(self) -> None:
        finding = self._shown.finding
        source = self.tr("Source: {source}").format(source=finding.source) if finding.source else ""
        if self._card is not None:
            self._card.words.setText("\n".join(filter(None, (finding.message, finding.why, source))))

    def _closed(self) -> None:
        self._put_aside |= {self._shown.finding}
        self._show_hint()

    def _open_mark(self, field: StemField, index: int) -> None:
        inside = self._marked.get(field, [])
        if index < len(inside):
            self._put_aside -= {inside[index].finding}
            self._show_card(inside[index])
            if self._card is not None:
                self._card.take_focus()

    def _follow_caret(self, field: StemField) -> None:
        inside = self._marked.get(field, [])
        if len(inside) > 1 and self._desk.checking.settled and (found := self._current()) is not None:
            self._show_card(found)


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


def editor_of(look: Look, question: Question) -> Editor:
    """Return the editor that fits the answers of a question."""
    match question.type:
        case "choice":
            return SeveralEditor(look, question) if question.many else ChoiceEditor(look, question)
        case "people":
            return PeopleEditor(look, question)
        case "steps":
            return StepsEditor(look, question)
        case "outside":
            return OutsideEditor(look, question)
        case _:
            return ListEditor(look, question) if question.many else TextEditor(look, question)


def _same(one: Value | None, other: Value | None) -> bool:
    nothing = (None, "", (), Outside())
    return one == other or (one in nothing and other in nothing) or (isinstance(one, tuple) and one == (other,))


def _mark(finding: Finding) -> Mark:
    assert finding.start is not None
    assert finding.end is not None
    return Mark(finding.start, finding.end, kind_of(finding))


def _describe(field: StemField, found: Sequence[FieldFinding]) -> None:
    """Let a screen reader say what is found: kind, sentence, first fix."""
    said = []
    for one in found:
        fixes = usable(one.finding)
        said.append(
            f"{kind_words(kind_of(one.finding))}. {one.finding.message} {fixes[0].label if fixes else ''}".strip()
        )
    if said or field.accessibleDescription():
        field.setAccessibleDescription(" ".join(said))
