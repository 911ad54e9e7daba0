"""What stands beside the message: findings as their cards show them, and new wordings of the writer's own sentences."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject

from composer.desktop.message_pieces import kind_of, sentence_with
from composer.desktop.steps.values import fixed, usable
from composer.desktop.theme.tokens import Kind
from composer.desktop.widgets.marks import Mark
from composer.message.message import Message, Sentence
from composer.message.passages import Passage
from composer.session.desk import Desk
from composer.session.editing import Editing
from composer.session.fields import FieldFinding, findings_in_field
from composer.text.difference import difference
from composer.text.finding import Finding, Fix

MISSING = "missing-component"
"""The rule that finds what a message does not say."""


class Noticed(Struct, frozen=True):
    """A finding, the mark it stands beside (None where it is absent), and, once asked for, the fixes of its card."""

    finding: Finding
    kind: Kind
    fixes: tuple[Fix, ...] = ()
    mark: Mark | None = None
    in_subject: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What a card of it is known by: all that it shows, wherever it stands."""
        finding = self.finding
        return finding.rule, self.kind, finding.text, finding.message, tuple(fix.label for fix in self.fixes)


class Offered(Struct, frozen=True):
    """The wording that a changed answer would give a sentence of the writer's; `step` is where the answer is."""

    place: str
    words: str
    step: str

    @property
    def key(self) -> tuple[object, ...]:
        """What a card of it is known by."""
        return "new", self.place, self.words


Remark = Noticed | Offered


class Remarks(QObject):
    """Makes the remarks of the open case, and does what their cards offer; `tells_missing`: also of what is missing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._editing = Editing(desk.opened)
        self.tells_missing = False

    def found(self) -> list[Noticed]:
        """Return what was found in the message."""
        message, findings = self._desk.opened.message(), self._desk.checking.message()
        # While nothing is said yet, everything is still to come, and none of it is to be changed.
        shown = () if self._desk.opened.says_nothing() else findings.shown
        # What is missing stands among what is still to come, until it is asked whether to send without it.
        return [
            _noticed(finding, message.body_start) for finding in shown if self.tells_missing or finding.rule != MISSING
        ]

    def with_fixes(self, remark: Remark) -> Remark:
        """Return a remark with what its card offers."""
        if isinstance(remark, Offered):
            return remark
        return replace(remark, fixes=self._fixes(self._desk.opened.message(), remark.finding))

    def offered(self, passages: Sequence[Passage]) -> list[Offered]:
        """Return the new wordings."""
        return [Offered(one.place, one.new, self._step_of(one)) for one in passages if one.new and one.text]

    def fix(self, noticed: Noticed, fix: Fix) -> int | None:
        """Do a fix; return where the caret belongs in the text of the message, None where the words are others by now.

        Words that come from an answer are mended in the answer, all others where they stand.
        """
        opened = self._desk.opened
        before = opened.message()
        now = next((one for one in self._desk.checking.message().shown if one == noticed.finding), None)
        if now is None:
            return None
        if fix.kind == "move":
            self._move(before, fix)
        else:
            found = self._in_answer(before, now)
            if found and fix in usable(found[1].finding):
                if done := fixed(opened.case.value(found[0]), found[1], fix):
                    opened.answer(found[0], done[0], how="fix")
            else:
                self._editing.apply(fix)
                return min((fix.start or 0) + len(fix.replacement or ""), len(opened.message().text))
        _, new = difference(before.text, opened.message().text)
        return new.end

    def _fixes(self, message: Message, finding: Finding) -> tuple[Fix, ...]:
        if any(fix.kind == "move" for fix in finding.fixes) and self._editing.reordered:
            return (Fix(self.tr("Put in order"), "move"),)
        found = self._in_answer(message, finding)
        if found and (fixes := usable(found[1].finding)):
            return fixes
        fixes = usable(finding)
        if any(fix.kind != "goto" for fix in fixes):
            return fixes
        sentence = _sentence(message, finding)
        question = finding.question or next(iter(sentence.answers if sentence else ()), "")
        if not fixes and question:
            return (Fix(self.tr("Go to the question"), "goto", question=question),)
        return fixes

    def _in_answer(self, message: Message, finding: Finding) -> tuple[str, FieldFinding] | None:
        """Return the question whose answer holds the words of a finding, and the finding as it stands there."""
        sentence = _sentence(message, finding)
        if sentence is None or sentence.own:
            return None
        for key in sentence.answers:
            for found in findings_in_field(self._desk.opened.case, key, message, (finding,)):
                if not found.in_stem:
                    return key, found
        return None

    def _move(self, message: Message, fix: Fix) -> None:
        """Put everything in order, or one sentence before another as the fix has it."""
        if fix.start is None:
            self._editing.put_in_order()
            return
        start, end, words = fix.start, fix.end or fix.start, fix.replacement or ""
        first = next((one for one in message.sentences if one.start <= start < one.end), None)
        last = next((one for one in reversed(message.sentences) if one.end <= end), None)
        if first is None or last is None or first is last:
            return
        if words.endswith(first.text):
            self._editing.put(first.place, last.place, after=True)
        else:
            self._editing.put(last.place, first.place, after=False)

    def _step_of(self, passage: Passage) -> str:
        form = self._desk.opened.form
        step = form.step_of(passage.answers[0]) if passage.answers else None
        return step.name if step else ""


def _noticed(finding: Finding, body_start: int) -> Noticed:
    kind = kind_of(finding)
    if finding.start is None or finding.end is None:
        return Noticed(finding, kind)
    in_subject = finding.start < body_start
    offset = len("Subject: ") if in_subject else body_start
    mark = Mark(max(finding.start - offset, 0), max(finding.end - offset, 0), kind)
    return Noticed(finding, kind, mark=mark, in_subject=in_subject)


def _sentence(message: Message, finding: Finding) -> Sentence | None:
    sentences = message.sentences
    number = sentence_with(sentences, finding)
    return sentences[number] if number is not None else None
