"""What stands beside the message: marks, their cards, and going from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect

from composer.desktop.review.cards import CardColumn
from composer.desktop.review.remarks import Noticed, Offered, Remark, Remarks
from composer.desktop.review.sheet import MessageSheet
from composer.desktop.theme.look import Look
from composer.desktop.widgets.marks import Mark

_MOST = 40
"""So many cards are there at once; where there is more to look at, going on brings the next ones."""


class Beside(QObject):
    """Shows remarks as marks in the sheet and as cards beside it."""

    def __init__(self, look: Look, sheet: MessageSheet, remarks: Remarks) -> None:
        super().__init__(sheet)
        self._sheet, self._editor, self._made = sheet, sheet.editor, remarks
        self._remarks: list[Remark] = []
        self._first = 0
        self._mark_of: dict[Mark, int] = {}
        self.cards = CardColumn(look, sheet, self._line_of)
        self._editor.mark_activated.connect(lambda mark: self._go_to(self._index_of(mark)))
        self._editor.mark_touched.connect(lambda mark: self._bring(self._index_of(mark)))

    def show(self, remarks: Sequence[Remark]) -> None:
        """Show these, in the order of the message."""
        ordered = sorted(remarks, key=self._height)
        placed = [one for one in ordered if isinstance(one, Noticed) and one.mark]
        body = [one for one in placed if not one.in_subject]
        self._mark_of = {}
        for index, one in enumerate(body):
            if one.mark:
                self._mark_of.setdefault(one.mark, index)
        self._editor.show_marks([one.mark for one in body if one.mark])
        self._sheet.subject.set_marks([one.mark for one in placed if one.mark and one.in_subject])
        self._remarks = ordered
        self._first = min(self._first, max(len(ordered) - _MOST, 0))
        self._show_cards()

    def count(self) -> int:
        """Return how much there is to look at, whether or not it has its card now."""
        return len(self._remarks)

    def walk(self, by: int) -> None:
        """Go to the next card, or with -1 to the one before, and round; from the message to the one at the caret."""
        remarks, at = self._remarks, self.cards.focused()
        if not remarks:
            return
        if at is None and self._editor.hasFocus():
            caret, heights = self._editor.raw_caret(), [self._height(one) for one in remarks]
            after = sum(height < caret for height in heights)
            at = after - 1 if by > 0 else after
        elif at is None:
            at = -1 if by > 0 else 0
        else:
            at += self._first
        self._go_to((at + by) % len(remarks))

    def go_to_error(self) -> None:
        """Go to the first thing to change."""
        remarks = enumerate(self._remarks)
        at = next((i for i, one in remarks if isinstance(one, Noticed) and one.kind == "error"), None)
        if at is not None:
            self._go_to(at)

    def _go_to(self, index: int) -> None:
        remark = self._remarks[index]
        span = None
        if isinstance(remark, Noticed) and remark.mark and not remark.in_subject:
            span = self._editor.shown(remark.mark.span)
        elif isinstance(remark, Offered) and (line := self._editor.line(remark.place)):
            span = line.span
        if span is not None:
            self._editor.set_caret(span.end)
        self._bring(index)
        self.cards.take_focus(index - self._first)
        self._editor.light(span)

    def _bring(self, index: int) -> None:
        """Let the cards around this one be those that are there."""
        if not self._first <= index < self._first + _MOST:
            self._first = min(max(index - _MOST // 4, 0), max(len(self._remarks) - _MOST, 0))
            self._show_cards()

    def _index_of(self, number: int) -> int:
        """Return which remark a mark of the editor belongs to."""
        body = [one.mark if isinstance(one, Noticed) and not one.in_subject else None for one in self._remarks]
        return next(index for index, mark in enumerate(body) if mark and self._mark_of.get(mark) == number)

    def _show_cards(self) -> None:
        shown = self._remarks[self._first : self._first + _MOST]
        findings = [isinstance(one, Noticed) for one in self._remarks]
        before = sum(findings[: self._first])
        self.cards.show_remarks([self._made.with_fixes(one) for one in shown], before, sum(findings))

    def _height(self, remark: Remark) -> int:
        if isinstance(remark, Offered):
            line = self._editor.line(remark.place)
            return line.span.start if line else 0
        if remark.in_subject:
            return -1
        return remark.mark.start if remark.mark else len(self._editor.body()) + 1

    def _line_of(self, remark: Remark) -> QRect | None:
        if isinstance(remark, Offered):
            line = self._editor.line(remark.place)
            return self._sheet.from_editor(self._editor.first_row(line.span)) if line else None
        if remark.in_subject:
            subject = self._sheet.subject
            return QRect(subject.mapTo(self._sheet, subject.rect().topLeft()), subject.size())
        index = self._mark_of.get(remark.mark) if remark.mark else None
        return None if index is None else self._sheet.from_editor(self._editor.mark_rect(index))
