"""Check my text: the draft on the left, and beside it what is good, what is missing and what there is to look at."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent

from composer.desktop.check.arrival import Arrival
from composer.desktop.check.ground import Ground
from composer.desktop.check.head import Head
from composer.desktop.check.looking import LookAt
from composer.desktop.check.missing import MissingParts
from composer.desktop.check.sheet_edit import SheetEdit
from composer.desktop.check.shown import gap_on, good_parts, marks_on, parts_on
from composer.desktop.check.words import foot_words, good_words
from composer.desktop.follower import Follower
from composer.desktop.steps.values import usable
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import reveal
from composer.message.own_text import TEXT
from composer.session.checking import Scope
from composer.session.coverage import Coverage, Covering
from composer.session.desk import Desk
from composer.session.drafting import Drafting, fit
from composer.session.open_case import Change
from composer.text.finding import Finding, Fix
from composer.text.span import Span

_SETTLES_MS = 250
_ABSENT = "missing-component"


class CheckPage(Follower):
    """One page for a text that exists already. Its signals are those of a step's page.

    `refused` says why something could not be taken as a draft, `guide_wanted` asks for the eight steps.
    """

    focus_question = Signal(str)
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    finished = Signal()
    refused = Signal(str)
    offered = Signal(object)

    def __init__(self, look: Look, desk: Desk, covering: Covering) -> None:
        super().__init__(desk)
        self._look, self._covering = look, covering
        self._drafting = Drafting(desk.opened)
        self._writing = False
        self._coverage = Coverage((), ())
        self.head = Head(look, desk)
        self.sheet = SheetEdit(look, self.tr("Your text"))
        self.arrival = Arrival(look)
        self.missing = MissingParts(look, desk)
        self.look_at = LookAt(look)
        self._good = Label(look)
        self._good_title = Label(look, self.tr("What is good"), weight="semibold")
        self._waiting = Hint(look, self.tr("What is good, what is missing and what to look at will stand here."))
        self._foot = Hint(look, foot_words(0, ""))
        self._count = Hint(look, wraps=False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLES_MS)
        self._later.timeout.connect(self._settle)
        self._bring = QTimer(self)
        self._bring.setSingleShot(True)
        self._bring.timeout.connect(self._bring_place)
        names = self.tr("Your text"), self.tr("What is in it")
        foot = self._foot, self._count
        self._ground = Ground(look, self, self.head, self.sheet, self.arrival, foot, names)
        self._ground.add((self._waiting, self._good_title, self._good, self.missing), self.look_at)
        self._ground.arrange(self.width())
        self._wire()
        self.setAccessibleName(self.tr("Check my text"))
        self._drafting.begin()
        self.refresh()

    # -- for the pages around

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions that can stand here."""
        asked = [part.question for part in (*self._coverage.to_come, *self._coverage.present)]
        also = ("follow.when", "plan.done", "plan.next")
        return (TEXT, *self.head.keys(), *asked, *also)

    def focus(self, key: str) -> bool:
        """Go to a question; False if it is not asked here."""
        if key == TEXT:
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.head.focus(key):
            return True
        if self.missing.asks(key):
            self.missing.focus(key)
            return True
        return False

    def focus_first(self) -> None:
        """Go to the text where there is none yet; else to whom it is for, or to the question in front."""
        if not self._desk.opened.case.text(TEXT).strip() or not self.head.focus_open():
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk_findings(self, by: int) -> bool:
        """Go to the next finding, or the one before; False where there is none."""
        self._settle_now()
        return self.look_at.walk(by)

    def take(self, text: str) -> None:
        """Let this be the text, as one step."""
        self._drafting.type(fit(text), "paste")
        self.refresh()
        self.head.guess(self._desk.opened.case.text(TEXT))
        self.focus_first()

    def close_page(self) -> None:
        """Listen no more."""
        self._later.stop()
        super().close_page()
        self.head.close_page()
        self.missing.close_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground.arrange(self.width())

    # -- what the session says

    def _show_all(self) -> None:
        self._later.stop()
        sheet = self._drafting.settle()
        self.sheet.show_text(sheet.text)
        self._show_state()
        self._show_findings()

    def _show_change(self, change: Change) -> None:
        if self._writing:
            self._later.start()
            self._show_empty()
            self._show_count()
            return
        sheet = self._drafting.settle()
        self.sheet.show_text(sheet.text)
        if change.keys & {"listen.who", "listen.impact"} or change.how not in ("typing", "deletion"):
            self._settle()
        else:
            self._show_state()
            self._bring.start()

    def _show_findings(self) -> None:
        """Show marks and lines once the writer has paused; until then those that stand move with their words."""
        if not self._desk.checking.settled or self._later.isActive():
            return
        sheet = self._drafting.sheet()
        if not sheet.own.strip():
            self.sheet.set_marks(())
            self.look_at.show_findings((), ())
            return
        found = [one for one in self._desk.checking.message().shown if one.rule != _ABSENT]
        here = [one for one in found if one.start is None or one.start + sheet.offset >= 0]
        here.sort(key=lambda one: (one.start is None, one.start or 0))
        self.sheet.set_marks(marks_on(sheet, here))
        self.look_at.show_findings(here, [self._fixes(one) for one in here])
        self._show_good()

    def _fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """Return what can be done here: each thing once, and no way to a question that is not asked on this page."""
        can = (fix for fix in usable(finding) if fix.kind != "goto" or self._asks(fix.question or ""))
        return tuple({fix.label: fix for fix in can}.values())

    def _asks(self, key: str) -> bool:
        return self.head.asks(key) or self.missing.asks(key)

    def _settle(self) -> None:
        """Compose anew after a burst of typing: labels, what is missing, where it goes."""
        self._later.stop()
        before = self.sheet.text()
        sheet = self._drafting.settle()
        if sheet.text != before:
            self.sheet.show_text(sheet.text)
        self._show_state()
        self._show_findings()

    def _settle_now(self) -> None:
        if self._later.isActive():
            self._settle()

    def _show_state(self) -> None:
        opened = self._desk.opened
        sheet = self._drafting.sheet()
        self._show_empty()
        self._show_count()
        if not sheet.own.strip():
            self._coverage = Coverage((), ())
            self.sheet.show_parts((), None)
            return
        self._coverage = self._covering.in_case(opened)
        self.missing.show_missing(self._coverage.to_come)
        self._show_good()
        self._show_parts()

    def _show_good(self) -> None:
        asked, found = self.missing.current(), self._desk.checking.message().shown
        self._good.setText(good_words(good_parts(self._coverage.present, asked, found)))

    def _show_parts(self) -> None:
        opened, sheet = self._desk.opened, self._drafting.sheet()
        part = self.missing.current()
        # While its sentence stands there, there is no gap.
        gap = None if part is None or self.missing.is_answered() else gap_on(opened, sheet, part)
        self.sheet.show_parts(parts_on(opened, sheet, self._covering.parts), gap)

    def _show_empty(self) -> None:
        empty = not self._drafting.sheet().text.strip()
        reveal(self.arrival, empty)
        reveal(self._waiting, empty)
        for widget in (self._good_title, self._good, self.missing, self.look_at):
            reveal(widget, not empty)

    def _show_count(self) -> None:
        text = self._drafting.sheet().text
        words = self.tr("{count} words").format(count=len(text.split()))
        self._count.setText(words)
        reveal(self._count, bool(text.strip()))
        if not self._later.isActive():
            made = self._drafting.sheet().offset < 0
            self._foot.setText(foot_words(len(text), self._desk.opened.message().subject if made else ""))

    def _bring_place(self) -> None:
        """Bring into view the sentence that grows while its answer is typed."""
        asking = self.missing.asking()
        keys = set(asking.keys()) if asking is not None else set()
        grows = (one for one in self._drafting.sheet().items if keys & set(one.passage.answers))
        if (item := next(grows, None)) is not None:
            self.sheet.bring(item.span)

    # -- what the writer does

    def _typed(self, text: str, how: str) -> None:
        self._writing = True
        try:
            self._drafting.type(text, "paste" if how == "paste" else "typing")
        finally:
            self._writing = False
        if how == "paste":
            self._settle()
            self.head.guess(self._desk.opened.case.text(TEXT))

    def _fix(self, _finding: Finding, fix: Fix) -> None:
        if fix.kind == "goto":
            if not self.focus(fix.question or ""):
                self.wants.emit(f"question:{fix.question}")
            return
        self.look_at.shut()
        offset = self._drafting.sheet().offset
        self._drafting.apply(fix)
        self._settle()
        self.missing.bring()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet.set_caret((fix.start or 0) + offset + len(fix.replacement or ""))

    def _ignore(self, finding: Finding, scope: Scope) -> None:
        self.look_at.shut()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.checking.ignore(finding, scope)

    def _opened(self, finding: Finding | None) -> None:
        if finding is not None and finding.start is not None:
            start = finding.start + self._drafting.sheet().offset
            self.sheet.bring(Span(start, start + max(len(finding.text), 1)))

    def _back_to_words(self) -> None:
        at = self.look_at.at()
        start = self.look_at.findings()[at].start if at is not None else None
        if start is not None:
            self.sheet.set_caret(start + self._drafting.sheet().offset)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pointed(self, place: str) -> None:
        part = self.missing.current()
        if part is not None:
            self.missing.say_it_is_there()
            self._drafting.say(place, part.components)
        self.missing.stop_pointing()
        self._settle()

    def _stop_pointing(self) -> None:
        self.sheet.stop_pointing()
        self.missing.stop_pointing()
        self.missing.there_already.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left_sheet(self) -> None:
        self._desk.leave_field()
        self._settle_now()

    def _refuse_or_take(self, files: list[object]) -> None:
        if len(files) > 1:
            self.refused.emit(self.tr("These are several files. One draft at a time, please."))
        elif files:
            self.arrival.take(files[0])  # type: ignore[arg-type]  # paths, through a signal

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        paper = self._ground.paper
        if paper.rect().contains(paper.mapFrom(self, event.position().toPoint())):
            self.sheet.setFocus(Qt.FocusReason.MouseFocusReason)

    def _wire(self) -> None:
        self.sheet.edited.connect(self._typed)
        self.sheet.left.connect(self._left_sheet)
        self.sheet.files_dropped.connect(self._refuse_or_take)
        self.sheet.mark_activated.connect(self.look_at.open)
        self.sheet.pointed.connect(self._pointed)
        self.sheet.pointing_ended.connect(self._stop_pointing)
        self.sheet.gap_activated.connect(self.missing.focus_first)
        self.missing.pointing_wanted.connect(self.sheet.point)
        self.missing.pointing_given_up.connect(self._stop_pointing)
        self.missing.chosen.connect(self._show_good)
        self.missing.chosen.connect(self._show_parts)
        self.missing.done.connect(lambda: self.sheet.setFocus(Qt.FocusReason.OtherFocusReason))
        self.missing.wants.connect(lambda key: self.wants.emit(f"question:{key}"))
        self.look_at.fix_chosen.connect(self._fix)
        self.look_at.ignored.connect(self._ignore)
        self.look_at.opened.connect(self._opened)
        self.look_at.left.connect(self._back_to_words)
        self.arrival.offered.connect(self.offered)
        self.arrival.refused.connect(self.refused)
        self.head.next_requested.connect(lambda: self.sheet.setFocus(Qt.FocusReason.OtherFocusReason))
        for part in (self.sheet, self.head, self.missing):
            part.undo_requested.connect(self.undo_requested)
            part.redo_requested.connect(self.redo_requested)
