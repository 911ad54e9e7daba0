"""Review: the message to write in, what is found in it beside its lines, what is in it, and the last look."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from composer.desktop.follower import Follower
from composer.desktop.message_pieces import readers_of, sentence_of
from composer.desktop.review.beside import Beside
from composer.desktop.review.cards import Joined
from composer.desktop.review.editor import Line
from composer.desktop.review.foot import Foot, paint_side
from composer.desktop.review.pointing import Pointing
from composer.desktop.review.remarks import Noticed, Remark, Remarks
from composer.desktop.review.sentence_acts import SentenceActs
from composer.desktop.review.sheet import MessageSheet
from composer.desktop.review.side import Side
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Heading, Hint
from composer.desktop.widgets.layout import Box, ScrollArea, column, row
from composer.message.editing import movable
from composer.message.message import Message
from composer.message.passages import SUBJECT, Passage
from composer.reading.readability import readability
from composer.session.checking import Scope
from composer.session.coverage import Covering
from composer.session.desk import Desk
from composer.session.editing import Editing
from composer.session.open_case import Change
from composer.text.finding import Fix
from composer.text.span import Span

PLACE = "place:"
"""What stands before a place of the message where Review is asked to go to one, instead of to a question's sentence."""

_STACKED_UNDER = 720
_COLUMN = 400
_HEAD_NEEDS = 480
_MARGINS = (40, 20, 20, 12)
_SIDE_AFTER = 150
_FOLLOWED = ("undo", "redo", "fix", "wording", "turn")


class ReviewPage(Follower):
    """The message with what there is to look at.

    `wants` tells the key of a question somebody goes to, `told` a sentence for screen readers.
    """

    wants = Signal(str)
    told = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, desk: Desk, covering: Covering, *, ahead: bool = False) -> None:
        super().__init__(desk)
        self._look, self._covering = look, covering
        self._pointed: tuple[str, ...] = ()
        self._editing, self._remarks = Editing(desk.opened), Remarks(desk)
        self._message: Message | None = None
        self._passages: tuple[Passage, ...] = ()
        self._typing = self._written = False
        self._beside_wide = 0
        self._counted = (-1, -1)
        self.sheet = MessageSheet(look)
        self.editor = self.sheet.editor
        self._beside = Beside(look, self.sheet, self._remarks)
        self.cards = self._beside.cards
        self.side = Side(look, desk, covering, self._beside)
        self.foot = Foot(look)
        self.count = Hint(look, wraps=False)
        self.acts = SentenceActs(desk, self._editing, self.editor)
        self.pointing = Pointing(self.editor)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SIDE_AFTER)
        self._later.timeout.connect(self._show_side)
        self._lay_out()
        self._connect()
        look.changed.connect(self._arrange)
        if not ahead:
            self.refresh()

    def prepare(self) -> bool:
        """Do what is left to do of a page made `ahead`; False when there is nothing left."""
        left = self._message is None
        if left:
            self.refresh()
        return left

    def focus(self, key: str) -> bool:
        """Go to the sentence an answer became, or to a place; False if there is none."""
        if key == f"{PLACE}{SUBJECT}":
            self.sheet.subject.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if key.startswith(PLACE):
            self.editor.go_to(key.removeprefix(PLACE))
            return True
        message = self._message
        number = sentence_of(message, key) if message and key else None
        return bool(message and number is not None and self.editor.go_to(message.sentences[number].place))

    def focus_first(self) -> None:
        """Go into the message."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_finding(self) -> None:
        """Go to the next card, from the last to the first."""
        self._beside.walk(1)

    def previous_finding(self) -> None:
        """Go to the card before, from the first to the last."""
        self._beside.walk(-1)

    def look_at_errors(self) -> None:
        """Go to the first thing to change; what is missing has its cards from now on."""
        self._remarks.tells_missing = True
        self._show_findings()
        self._beside.go_to_error()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the room between the message and what stands beside it, or under it where there is little."""
        width = self.width() / self._look.scale
        stacked = width < _STACKED_UNDER
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if stacked else across)
        side = 0 if stacked else min(_COLUMN, max(round(width * 0.36), 300))
        left = width - _MARGINS[0] - _MARGINS[2] - side
        self._head.setDirection(down if left < _HEAD_NEEDS else across)
        self.cards.set_beside(not stacked)
        self.side.set_room(0 if stacked else side - 40)
        self._beside_wide = self._look.px(side) if side else 0
        self._place_foot()
        self._content.set_side(self._look.px(side) if side else 0)

    def _place_foot(self) -> None:
        bar = self._area.verticalScrollBar().sizeHint().width()
        width = self.width() - self._beside_wide - bar
        height = self.foot.height_in(width)
        x = self.width() - width if self.isRightToLeft() else 0
        self.foot.setGeometry(x, self.height() - height, width, height)
        left, top, right, _ = _MARGINS
        self._columns.set_margins((left, top, right, round(height / self._look.scale) + 4))
        self.foot.raise_()

    # -- showing

    def _show_all(self) -> None:
        self._show_message()
        self._show_side()
        self._show_findings()
        self.side.look_last()

    def _show_change(self, change: Change) -> None:
        if self._typing:
            self._written = True
            self._take_message()
            self._later.start()
            return
        self._written = False
        self._show_message(follow=change.how in _FOLLOWED)
        self._show_side()
        self._show_findings()
        self.side.look_last()

    def _show_message(self, *, follow: bool = False) -> None:
        before, message = self._message, self._desk.opened.message()
        self.editor.show_body(message.body, follow=follow)
        self._take_message()
        subject = message.subject if any(one.kind == SUBJECT for one in self._passages) else None
        self.sheet.show_head(readers_of(self._desk.opened.case), subject)
        if before is not None and before.output != message.output:
            self._area.verticalScrollBar().setValue(0)

    def _take_message(self) -> None:
        """Know the message as it is now; what is written in the editor is it already."""
        document = self._desk.opened.document()
        self._message, self._passages = document.message, document.passages
        self.acts.show_passages(document.passages)
        self.editor.set_lines(_lines(document.passages, document.message.body_start))
        self._show_sentence()

    def _show_side(self) -> None:
        message = self._desk.opened.message()
        spans = tuple(Span(sentence.start, sentence.end) for sentence in message.sentences)
        words = self.tr("{words} words, {seconds} seconds to read")
        seconds = readability(message.text, spans).seconds_to_read
        if seconds >= 120:
            words, seconds = self.tr("{words} words, {seconds} minutes to read"), round(seconds / 60)
        self.count.setText(words.format(words=message.words, seconds=seconds))
        self.acts.to_come = self.side.show_message().to_come

    def _show_findings(self) -> None:
        """Show what was found once the writer has paused; until then marks move with their words."""
        if self._written and not self._desk.checking.settled:
            return
        self._written = False
        remarks: list[Remark] = [*self._remarks.found(), *self._remarks.offered(self._passages)]
        self._beside.show(remarks)
        self.side.look_soon()
        self._show_sentence()
        self._announce(self._beside.count())

    def _announce(self, count: int) -> None:
        """Let a screen reader know, as counts: the writer's own sentences, new wordings for them, what to look at."""
        own = sum(1 for one in self._passages if one.own and one.text)
        new = sum(1 for one in self._passages if one.new and one.text)
        many = self.tr("{n} sentences in your own wording.")
        mine = self.tr("One sentence in your own wording.") if own == 1 else many
        offered = self.tr("One new wording.") if new == 1 else self.tr("{n} new wordings.")
        said = [(own, mine.format(n=own)), (new, offered.format(n=new))]
        for (now, words), before in zip(said, self._counted, strict=True):
            if now > before >= 0:
                self.told.emit(words)
        self._counted = own, new
        said.append((count, self.tr("{n} to look at.").format(n=count)))
        self.editor.setAccessibleDescription(" ".join(words for number, words in said if number))

    def _show_sentence(self) -> None:
        passage = self.acts.passage_at_caret()
        step = self.acts.step_of(passage) if passage else ""
        own = any(one.own and one.text for one in self._passages)
        findings = bool(self.cards.remarks())
        shown = self.foot.show_sentence(passage, step, own=own, reordered=self._editing.reordered, findings=findings)
        if shown:
            self._place_foot()

    # -- doing

    def _type(self, body: str, how: str) -> None:
        self._typing = True
        try:
            self._editing.type_body(body, "paste" if how == "paste" else "typing")
        finally:
            self._typing = False

    def _type_subject(self, subject: str, how: str) -> None:
        self._typing = True
        try:
            self._editing.type_subject(subject, "paste" if how == "paste" else "typing")
        finally:
            self._typing = False

    def _leave(self) -> None:
        """The writer has left: the burst ends, and what stands here is what the message is."""
        self._desk.leave_field()
        self._show_message()
        if self._written:
            self._written = False
            self._show_findings()

    def _fix(self, noticed: Noticed, fix: Fix) -> None:
        if fix.kind == "goto":
            self.wants.emit(fix.question or "")
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        end = self._remarks.fix(noticed, fix)
        if end is None or self._message is None:
            self.refresh()
        elif end >= self._message.body_start:
            self.editor.set_raw_caret(end - self._message.body_start)
        else:
            self.sheet.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ignore(self, noticed: Noticed, scope: Scope) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.checking.ignore(noticed.finding, scope)

    def _choose_wording(self, place: str, new: bool) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        (self._editing.use_new if new else self._editing.keep_mine)(place)
        self.editor.go_to(place)

    def _point(self, noticed: Noticed) -> None:
        """Let the writer show the sentence that says what is missing."""
        self._pointed = self._covering.missed(noticed.finding)
        self.pointing.begin()
        self._show_pointing(on=True)

    def _show_pointing(self, *, on: bool) -> None:
        if words := self.foot.show_pointing(on=on):
            self.told.emit(words)
        self._place_foot()

    def _put_in_order(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)  # the link goes when all is in order
        self._editing.put_in_order()

    # -- putting it together

    def _connect(self) -> None:
        for field in (self.editor, self.sheet.subject):
            field.undo_requested.connect(self.undo_requested)
            field.redo_requested.connect(self.redo_requested)
            field.left.connect(self._leave)
        self.editor.edited.connect(self._type)
        self.sheet.subject.edited.connect(self._type_subject)
        self.acts.wants.connect(self.wants)
        self.acts.told.connect(self.told)
        self.editor.caret_moved.connect(self._show_sentence)
        self.foot.another.connect(lambda: self.acts.at_caret("another"))
        self.foot.as_it_was.connect(lambda: self.acts.at_caret("as-it-was"))
        self.foot.origin.connect(lambda: self.acts.at_caret("origin"))
        self.foot.order.connect(self._put_in_order)
        self.side.coverage.shown.connect(lambda place: self.focus(f"{PLACE}{place}"))
        self.side.last_look.subject_wanted.connect(lambda: self.focus(f"{PLACE}{SUBJECT}"))
        self.side.wants.connect(self.wants)
        self.pointing.shown.connect(lambda place: self._editing.say(place, self._pointed))
        self.pointing.ended.connect(lambda: self._show_pointing(on=False))
        self.cards.pointing_wanted.connect(self._point)
        self.cards.fix_chosen.connect(self._fix)
        self.cards.ignored.connect(self._ignore)
        self.cards.wording_chosen.connect(self._choose_wording)
        self.cards.left.connect(self.focus_first)

    def _lay_out(self) -> None:
        look = self._look
        self._content = _Ground(self.sheet, self.cards)
        self._columns: Box = row(look, 32, _MARGINS, self._content)
        left = QWidget()
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self.side, 0)
        whole = column(look, 12, parent=left)
        self._head: Box = row(look, 12)
        self._head.addWidget(Heading(look, self.tr("Review and send")), 1)
        self._head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(self._head)
        whole.addWidget(self.sheet)
        whole.addStretch(1)
        self._area = ScrollArea(look, self._content, self.tr("Review and send"))
        column(look, 0, parent=self).addWidget(self._area)
        # The foot lies over the page, under the message: it is seen however long that is.
        self.foot.setParent(self)
        self.setAccessibleName(self.tr("Review and send"))


class _Ground(Joined):
    """The ground of the page: the column beside the message is a little darker."""

    _wide = 0

    def set_side(self, width: int) -> None:
        """Say how wide the column beside the message is."""
        self._wide = width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wide:
            paint_side(self, self._sheet.look, self._wide)
        super().paintEvent(event)


def _lines(passages: tuple[Passage, ...], body_start: int) -> list[Line]:
    """Return where the passages stand in the body."""
    lines: list[Line] = []
    at = -body_start
    for passage in passages:
        if passage.text:
            start = at + len(passage.before)
            at = start + len(passage.text)
            if passage.kind != SUBJECT:
                heading = passage.kind == "heading"
                lines.append(Line(passage.place, Span(start, at), passage.own, movable(passage), heading))
    return lines
