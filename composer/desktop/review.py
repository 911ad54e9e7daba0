"""Review: the message as it goes out, what is found in it beside its lines, what is in it, and the last look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from composer.desktop.follower import Follower
from composer.desktop.goals import GoalsLine
from composer.desktop.last_look import LastLook
from composer.desktop.message_pieces import (
    headers_of,
    kind_of,
    marks_of,
    paragraphs_of,
    piece_of,
    sentence_of,
    sentence_with,
)
from composer.desktop.preview import CoverageChips
from composer.desktop.review_cards import CardColumn, Joined, Remark
from composer.desktop.steps.values import fixed, usable
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Heading, Hint, KeyCap
from composer.desktop.widgets.layout import Box, ScrollArea, column, reveal, row
from composer.desktop.widgets.message_view import MessageView
from composer.message.message import Message
from composer.reading.readability import readability
from composer.session.checking import Scope
from composer.session.context import context_of
from composer.session.coverage import Covering
from composer.session.desk import Desk
from composer.session.fields import FieldFinding, findings_in_field
from composer.text.finding import Finding, Fix
from composer.text.span import Span

_STACKED_UNDER = 720
_COLUMN = 360
_HEAD_NEEDS = 480
_MARGINS = (40, 20, 20, 24)


class ReviewPage(Follower):
    """The message with what there is to look at. `wants` tells the key of a question somebody goes to."""

    focus_question = Signal(str)
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, desk: Desk, covering: Covering) -> None:
        super().__init__(desk)
        self._look, self._covering = look, covering
        self._message: Message | None = None
        self._headers: list[tuple[str, str]] = []
        self._sentence: int | None = None
        self._at = -1
        self.view = MessageView(look, self.tr("The message"))
        self.cards = CardColumn(look, self.view)
        self.coverage = CoverageChips(look, desk.opened.form, self.tr("What is in it"))
        self.goals = GoalsLine(look, desk.opened.form)
        self.last_look = LastLook(look, desk)
        self._count = Hint(look, wraps=False)
        self._origin = Hint(look)
        self.another_way = Button(look, self.tr("Say it another way"), "link")
        self._lay_out()
        self.view.sentence_activated.connect(self._choose)
        self.view.words().undo_requested.connect(self.undo_requested)
        self.view.words().redo_requested.connect(self.redo_requested)
        self.view.words().mark_activated.connect(self._go_to)
        self.another_way.clicked.connect(self._say_another_way)
        self._origin_link.clicked.connect(lambda: self.wants.emit(self._question_of_sentence()))
        self.coverage.pressed.connect(self.wants)
        self.goals.wants.connect(self.wants)
        self.last_look.wants.connect(self.wants)
        self.cards.fix_chosen.connect(self._fix)
        self.cards.ignored.connect(self._ignore)
        self.refresh()

    def focus(self, key: str) -> bool:
        """Go to the sentence an answer became; False if it is in no sentence."""
        number = sentence_of(self._message, key) if self._message and key else None
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if number is not None:
            self._choose(number)
        return number is not None

    def focus_first(self) -> None:
        """Go into the message."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_finding(self) -> None:
        """Go to the next card, from the last to the first."""
        self._walk(1)

    def previous_finding(self) -> None:
        """Go to the card before, from the first to the last."""
        self._walk(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._look.scale
        stacked = width < _STACKED_UNDER
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if stacked else across)
        left = width - _MARGINS[0] - _MARGINS[2] - (0 if stacked else _COLUMN)
        self._head.setDirection(down if left < _HEAD_NEEDS else across)
        self.cards.set_beside(not stacked)
        self._side.setMaximumWidth(16777215 if stacked else self._look.px(_COLUMN))

    # -- showing

    def _show_all(self) -> None:
        self._show_message()
        self._show_findings()

    def _show_message(self) -> None:
        message = self._desk.opened.message()
        before, self._message = self._message, message
        headers = headers_of(self._desk.opened.case, message)
        if before is None or (before.text, before.blocks, self._headers) != (message.text, message.blocks, headers):
            self._headers = headers
            self.view.set_message(headers, paragraphs_of(message))
        if before is not None and before.output != message.output:
            self._area.verticalScrollBar().setValue(0)
        spans = tuple(Span(sentence.start, sentence.end) for sentence in message.sentences)
        words = self.tr("{words} words, {seconds} seconds to read")
        seconds = readability(message.text, spans).seconds_to_read
        self._count.setText(words.format(words=message.words, seconds=seconds))
        context = context_of(self._desk.opened.live, message)
        self.coverage.show_coverage(self._covering.of(message, context))
        self.goals.show_message(message)
        self._show_choice()

    def _show_findings(self) -> None:
        # Nothing is typed here, so every sentence has been left.
        assert self._message is not None
        shown = self._desk.checking.message().shown
        self.view.set_marks(marks_of(self._message, shown))
        # What is absent has no line to stand beside: it comes after what can be pointed at.
        ordered = sorted(shown, key=lambda finding: finding.start is None)
        self.cards.show_remarks([self._remark(finding) for finding in ordered])
        reveal(self.key_hint, bool(ordered))
        self.last_look.refresh()

    def _remark(self, finding: Finding) -> Remark:
        assert self._message is not None
        number = sentence_with(self._message.sentences, finding)
        found = self._in_answer(finding)
        fixes = usable(found[1].finding) if found else ()
        if not fixes:
            spoken = self._message.sentences[number].answers if number is not None else ()
            question = finding.question or next(iter(spoken), "")
            fixes = tuple(fix for fix in finding.fixes if fix.kind == "goto" and fix.question)
            if not fixes and question:
                fixes = (Fix(self.tr("Go to the question"), "goto", question=question),)
        piece = piece_of(self._message, number)[0] if number is not None else None
        return Remark(finding, kind_of(finding), fixes, piece)

    def _in_answer(self, finding: Finding) -> tuple[str, FieldFinding] | None:
        """Return the question whose answer holds the words of a finding, and the finding as it stands there."""
        assert self._message is not None
        number = sentence_with(self._message.sentences, finding)
        for key in self._message.sentences[number].answers if number is not None else ():
            for found in findings_in_field(self._desk.opened.case, key, self._message, (finding,)):
                if not found.in_stem:
                    return key, found
        return None

    # -- doing

    def _fix(self, finding: Finding, fix: Fix) -> None:
        if fix.kind == "goto":
            self.wants.emit(fix.question or "")
            return
        found = self._in_answer(finding)
        done = fixed(self._desk.opened.case.value(found[0]), found[1], fix) if found else None
        if found and done:
            self._desk.opened.answer(found[0], done[0], how="fix")
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refresh()

    def _ignore(self, finding: Finding, scope: Scope) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.checking.ignore(finding, scope)

    def _choose(self, number: int) -> None:
        self._sentence = number
        self._show_choice()

    def _show_choice(self) -> None:
        message = self._message
        if message is None or self._sentence is None or self._sentence >= len(message.sentences):
            self._sentence = None
        self.view.highlight(None if message is None or self._sentence is None else piece_of(message, self._sentence)[0])
        key = self._question_of_sentence()
        self._origin.setText(self._desk.opened.form.question(key).ask if key else "")
        reveal(self._origin_bar, self._sentence is not None)
        reveal(self._origin_link, bool(key))

    def _question_of_sentence(self) -> str:
        if self._message is None or self._sentence is None:
            return ""
        return next(iter(self._message.sentences[self._sentence].answers), "")

    def _say_another_way(self) -> None:
        if self._message is not None and self._sentence is not None:
            self._desk.opened.say_another_way(self._message.sentences[self._sentence].slot)

    def _walk(self, by: int) -> None:
        count = self.cards.count()
        if count:
            self._go_to((self._at + by) % count if self._at >= 0 or by > 0 else count - 1)

    def _go_to(self, index: int) -> None:
        self._at = index
        self.cards.take_focus(index)

    # -- laying out

    def _lay_out(self) -> None:
        look = self._look
        content = Joined(self.view, self.cards)
        self._columns: Box = row(look, 32, _MARGINS, content)
        left, self._side = QWidget(), QWidget()
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side, 0)
        whole = column(look, 12, parent=left)
        self._head: Box = row(look, 12)
        self._head.addWidget(Heading(look, self.tr("Review and send")), 1)
        self._head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(self._head)
        whole.addWidget(self.view)
        self._origin_bar = QWidget()
        bar = row(look, 12, parent=self._origin_bar)
        self._origin_link = Button(look, self.tr("Go to the question"), "link")
        bar.addWidget(self._origin, 1)
        bar.addWidget(self._origin_link)
        bar.addWidget(self.another_way)
        reveal(self._origin_bar, False)
        whole.addWidget(self._origin_bar)
        self.key_hint = QWidget()
        foot = row(look, 6, parent=self.key_hint)
        foot.addStretch(1)
        foot.addWidget(Hint(look, self.tr("Next finding"), wraps=False))
        foot.addWidget(KeyCap(look, "F8"))
        whole.addWidget(self.key_hint)
        whole.addStretch(1)
        side = column(look, 12, (0, 8, 0, 0), self._side)
        side.addWidget(self.coverage)
        side.addWidget(self.goals)
        side.addWidget(self.cards)
        side.addWidget(self.last_look)
        side.addStretch(1)
        self._area = ScrollArea(look, content, self.tr("Review and send"))
        column(look, 0, parent=self).addWidget(self._area)
        self.setAccessibleName(self.tr("Review and send"))
