"""What is found in one answer: marks in its fields, and the card under the one that has the focus."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication

from composer.desktop.message_pieces import kind_of
from composer.desktop.rule_page.asking import tell_more
from composer.desktop.steps.editors import Editor
from composer.desktop.steps.values import fixed, usable
from composer.desktop.theme.look import Look
from composer.desktop.widgets.finding_card import FindingCard, kind_words
from composer.desktop.widgets.layout import Box
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.stem_field import StemField
from composer.guide.case import Value
from composer.session.checking import Scope
from composer.session.desk import Desk
from composer.session.fields import FieldFinding, findings_in_field
from composer.text.finding import Finding, Fix


class AnswerFindings(QObject):
    """Shows the findings of the answer to `key` in `editor`, their card on top of `under`.

    `keep` takes an answer after a fix. `card_changed` tells that a card came or went, `wants_question` that a fix leads
    to another question.
    """

    card_changed = Signal()
    wants_question = Signal(str)

    def __init__(
        self, look: Look, desk: Desk, key: str, editor: Editor, under: Box, keep: Callable[[Value], None]
    ) -> None:
        super().__init__(editor)
        self._look, self._desk, self._key = look, desk, key
        self._editor, self._under, self._keep = editor, under, keep
        self._found: tuple[FieldFinding, ...] = ()
        self._marked: dict[StemField, list[FieldFinding]] = {}
        self._closed_ones: frozenset[Finding] = frozenset()
        self._card: FindingCard | None = None
        self._shown: FieldFinding | None = None
        self._focused = False
        editor.mark_activated.connect(self._open_mark)
        editor.caret_moved.connect(self._follow_caret)

    def show(self, *, focused: bool) -> None:
        """Mark what is found; with the focus here, show the card of one once the writer has paused."""
        self._focused = focused
        fields = self._editor.fields()
        self._found = tuple(self._desk.checking.field(self._key)) if fields else ()
        self._marked = {field: [] for field in fields.values()}
        for found in self._found:
            field = self._field_of(found)
            if field is not None and not found.in_stem and field.text() == found.part.text:
                self._marked[field].append(found)
        for field, inside in self._marked.items():
            field.set_marks([_mark(found.finding) for found in inside])
            _describe(field, [found for found in self._found if self._field_of(found) is field])
        self._show_card(self._current() if focused and self._desk.checking.settled else None)

    def found(self) -> tuple[FieldFinding, ...]:
        """Return what was last found."""
        return self._found

    def card(self) -> FindingCard | None:
        """Return the card, if one is shown."""
        return self._card if self._card is not None and not self._card.isHidden() else None

    def keep_quiet(self) -> None:
        """The answer is being typed: the card of words that are gone goes."""
        if self.card() is not None and self._shown is not None and self._mark_is_gone(self._shown):
            self._show_card(None)

    def forget_what_was_closed(self) -> None:
        """Show again, next time, what was closed with Esc."""
        self._closed_ones = frozenset()

    def _field_of(self, found: FieldFinding) -> StemField | None:
        return self._editor.fields().get((found.part.row, found.part.column))

    def _current(self) -> FieldFinding | None:
        """Return the finding to speak of: the one at the caret, else the first of its field."""
        widget = QApplication.focusWidget()
        open_ = [found for found in self._found if found.finding not in self._closed_ones]
        if isinstance(widget, StemField) and widget in self._marked:
            index = widget.mark_at(widget.caret())
            inside = self._marked[widget]
            if index is not None and index < len(inside) and inside[index] in open_:
                return inside[index]
            open_ = [found for found in open_ if self._field_of(found) is widget]
        return next(iter(open_), None)

    def _show_card(self, found: FieldFinding | None) -> None:
        if found is None:
            if (card := self.card()) is not None:
                card.hide()
                self.card_changed.emit()
            return
        self._shown = found
        finding, card = found.finding, self._made_card()
        focused = QApplication.focusWidget()
        held = focused is not None and card.isAncestorOf(focused)  # its buttons are made anew
        card.show_finding(
            kind_of(finding),
            finding.message,
            [fix.label for fix in usable(finding)],
            place=(self._found.index(found) + 1, len(self._found)),
            learn_more=bool(finding.why),
        )
        if held:
            card.take_focus()
        self.card_changed.emit()
        self._point(found)

    def _made_card(self) -> FindingCard:
        if self._card is None:
            self._card = FindingCard(self._look)
            self._card.fix_chosen.connect(self._fix)
            self._card.ignored.connect(self._ignore)
            self._card.learn_more.connect(self._learn_more)
            self._card.closed.connect(self._closed)
            self._under.insertWidget(0, self._card)
        return self._card

    def _point(self, found: FieldFinding) -> None:
        field, under = self._field_of(found), self._under.parentWidget()
        if self._card is None or field is None or under is None:
            return
        inside = self._marked.get(field, [])
        rect = field.mark_rect(inside.index(found)) if found in inside else None
        if rect is None:
            self._card.point_at(None)
        else:
            left = under.mapTo(under.window(), QPoint(0, 0)).x()
            self._card.point_at(field.mapTo(field.window(), rect.center()).x() - left)

    def _mark_is_gone(self, found: FieldFinding) -> bool:
        field = self._field_of(found)
        inside = self._marked.get(field, []) if field is not None else []
        return field is None or (found in inside and field.marks()[inside.index(found)] is None)

    def _fix(self, index: int) -> None:
        found = self._shown
        if found is None:
            return
        fix: Fix = usable(found.finding)[index]
        if fix.kind == "goto":
            self.wants_question.emit(fix.question or "")
            return
        field = self._field_of(found)
        done = fixed(self._desk.opened.case.value(self._key), found, fix)
        if field is not None and done is not None:
            value, caret = done
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep(value)
            field.set_caret(caret)
        self.show(focused=self._focused)

    def _ignore(self, scope: Scope) -> None:
        shown = self._shown
        if shown is None:
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        # What is ignored is known by its words in the message, which may be more than those of the answer.
        opened, checking = self._desk.opened, self._desk.checking
        for finding in checking.message().shown:
            if shown in findings_in_field(opened.case, self._key, opened.message(), (finding,)):
                checking.ignore(finding, scope)
                return
        checking.ignore(shown.finding, scope)

    def _learn_more(self) -> None:
        if self._card is not None and self._shown is not None:
            tell_more(self._card, self._shown.finding)

    def _closed(self) -> None:
        if self._shown is not None:
            self._closed_ones |= {self._shown.finding}
        self.card_changed.emit()

    def _open_mark(self, field: StemField, index: int) -> None:
        inside = self._marked.get(field, [])
        if index < len(inside):
            self._closed_ones -= {inside[index].finding}
            self._show_card(inside[index])
            if self._card is not None:
                self._card.take_focus()

    def _follow_caret(self, field: StemField) -> None:
        if self._focused and len(self._marked.get(field, [])) > 1 and self._desk.checking.settled:
            found = self._current()
            if found is not None and found is not self._shown:
                self._show_card(found)


def _mark(finding: Finding) -> Mark:
    assert finding.start is not None
    assert finding.end is not None
    return Mark(finding.start, finding.end, kind_of(finding))


def _describe(field: StemField, found: Sequence[FieldFinding]) -> None:
    """Let a screen reader say what is found: kind, sentence, first fix."""
    said = []
    for one in found:
        fixes = usable(one.finding)
        words = (f"{kind_words(kind_of(one.finding))}.", one.finding.message, fixes[0].label if fixes else "")
        said.append(" ".join(filter(None, words)))
    if said or field.accessibleDescription():
        field.setAccessibleDescription(" ".join(said))
