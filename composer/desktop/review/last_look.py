"""The last look before a message goes out: what is not sure, confirmed, filled in or right; three quiet questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.message_pieces import readers_of
from composer.desktop.shell.places import question_of
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Line
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Box, clear, column, reveal, row
from composer.guide.stance import compensation_undecided
from composer.message.message import Message
from composer.message.passages import SUBJECT
from composer.promises.check import promises_of
from composer.session.desk import Desk
from composer.text.finding import Finding

_UNSURE, _PROMISE, _SORRY, _GIVEN = "unsure", "promise", "own.sorry", "comp.kind"
_UNFILLED, _OUTPUT = "placeholder-left", "output"
_WHO, _ERRORS = "listen.who", "errors"
_POLICY, _APPROVED = "policy", "comp.ok"
Entry = tuple[str, str, str]
"""The words of a line, those of its link, and what that does: a fact that is right, a question to go to, or nothing."""


class LastLook(QWidget):
    """Facts not sure, promises not confirmed, blanks, errors; then the rest, and if they are sorry at all.

    `wants` tells a question, `errors_wanted` asks for the first thing to change, `subject_wanted` for the subject.
    """

    wants = Signal(str)
    errors_wanted = Signal()
    subject_wanted = Signal()

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._entries: tuple[Entry, ...] | None = None
        whole = column(look, 8, parent=self)
        whole.addWidget(Line(look))
        whole.addWidget(Label(look, self.tr("Last look"), weight="semibold"))
        self.for_whom = Hint(look)
        whole.addWidget(self.for_whom)
        self._lines = column(look, 6)
        whole.addLayout(self._lines)
        whole.addWidget(
            Hint(
                look,
                self.tr("Would you say this to their face? Is every sentence true? Would you be glad to receive it?"),
            )
        )

    def refresh(self) -> None:
        """Show what there is to look at now."""
        self._show_for_whom()
        entries = self._nothing_yet() or (
            *self._unsure(), *self._promises(), *self._unfilled(), *self._to_ask(), *self._errors(),
            *self._addressed(), *self._sorry(), *self._gaps(), *self._undecided(),
        )  # fmt: skip
        if entries == self._entries:
            return
        self._entries = entries
        clear(self._lines)
        for words, link, target in entries:
            self._lines.addLayout(self._line(words, link, target))

    def entries(self) -> tuple[Entry, ...]:
        """Return the lines as they stand."""
        return self._entries or ()

    def _nothing_yet(self) -> tuple[Entry, ...]:
        """Say where to begin while nothing is said: then all the rest is still to come."""
        if not self._desk.opened.is_to_begin():
            return ()
        return ((self.tr("There is nothing in it yet. It begins with who was let down."), self.tr("Say who"), _WHO),)

    def _sorry(self) -> list[Entry]:
        opened = self._desk.opened
        if opened.live.text(_SORRY) != "unsure":
            return []
        said = opened.case.text("listen.words").strip()
        words = self.tr("You were not sure that you are sorry.")
        if said:
            words = self.tr("{words} They said: “{said}”").format(words=words, said=said)
        return [(words, self.tr("Look again"), _SORRY)]

    def _unsure(self) -> list[Entry]:
        facts = self._desk.opened.case.texts(_UNSURE)
        words, link = self.tr("{fact}: you marked it as not sure."), self.tr("It is right")
        return [(words.format(fact=fact), link, f"fact:{fact}") for fact in facts]

    def _promises(self) -> list[Entry]:
        opened = self._desk.opened
        message = opened.message()
        found = promises_of(opened.case, message.text, message.sentences, opened.now())
        open_ = sum(not promise.dropped and not promise.check.sure for promise in found)
        if not open_:
            return []
        words = (
            self.tr("One promise is not confirmed.") if open_ == 1 else self.tr("{count} promises are not confirmed.")
        )
        return [(words.format(count=open_), self.tr("Look at it") if open_ == 1 else self.tr("Look at them"), _PROMISE)]

    def _unfilled(self) -> list[Entry]:
        message = self._desk.opened.message()
        words, link = self.tr("“{blank}” is not filled in yet."), self.tr("Fill it in")
        found = [one for one in self._desk.checking.message().shown if one.rule == _UNFILLED and one.start is not None]
        blanks = {message.text[one.start : one.end].strip(): question_of(message, one) for one in found}
        return [(words.format(blank=blank), link, question) for blank, question in blanks.items()]

    def _errors(self) -> list[Entry]:
        shown = self._desk.checking.message().shown
        errors = [one for one in shown if one.severity == "error" and one.start is not None]
        count = sum(one.rule != _UNFILLED and one.source_engine != _POLICY for one in errors)
        if not count:
            return []
        words = self.tr("One thing to change.") if count == 1 else self.tr("{count} things to change.")
        link = self.tr("Look at it") if count == 1 else self.tr("Look at them")
        return [(words.format(count=count), link, _ERRORS)]

    def _to_ask(self) -> list[Entry]:
        """Say what the policy asks for: whoever decides is asked first, or has been."""
        shown = self._desk.checking.message().shown
        asked = {one.message: one for one in shown if one.source_engine == _POLICY and one.severity == "error"}
        return [self._asked(one) for one in asked.values()]

    def _asked(self, finding: Finding) -> Entry:
        if finding.question == _APPROVED:
            return finding.message, self.tr("Note who approved it"), _APPROVED
        if finding.start is not None:
            return finding.message, self.tr("Look at it"), _ERRORS
        return finding.message, "", ""

    def _addressed(self) -> list[Entry]:
        """Say what is missing of a message that is sent: a reader, a subject."""
        message = self._desk.opened.message()
        if not self._sent(message):
            return []
        entries = []
        if not readers_of(self._desk.opened.case):
            entries.append((self.tr("Nobody is named as its reader."), self.tr("Say who"), _WHO))
        if not message.subject:
            entries.append((self.tr("It has no subject."), self.tr("Write one"), SUBJECT))
        return entries

    def _sent(self, message: Message) -> bool:
        return bool(message.subject) or any(
            passage.kind == SUBJECT for passage in self._desk.opened.document().passages
        )

    def _show_for_whom(self) -> None:
        message, names = self._desk.opened.message(), readers_of(self._desk.opened.case)
        words = self.tr("For {names}: “{subject}”").format(names=names, subject=message.subject)
        self.for_whom.setText(words if names and message.subject else "")
        reveal(self.for_whom, bool(names and message.subject))

    def _undecided(self) -> list[Entry]:
        opened = self._desk.opened
        asked = "impact-2" in opened.form.kind(opened.message().output).asks
        if not asked or not compensation_undecided(opened.case):
            return []
        return [(self.tr("Not decided: whether something is given back."), self.tr("Decide"), _GIVEN)]

    def _gaps(self) -> list[Entry]:
        # What is wrong with the output itself is its length.
        links = {_OUTPUT: self.tr("Shorten it")}
        message = self._desk.opened.message()
        # Of a message that is sent it has been said already that it has no reader.
        gaps = [gap for gap in message.gaps if gap.question != _WHO or not self._sent(message)]
        said = ((f"{gap.message[:1].upper()}{gap.message[1:]}.", gap.question) for gap in gaps)
        return [(words, links.get(question, self.tr("Say it")), question) for words, question in said]

    def _line(self, words: str, link: str, target: str) -> Box:
        line = row(self._look, 8)
        button = Button(self._look, link, "link")
        button.setAccessibleDescription(words)
        button.clicked.connect(lambda: self._follow(target))
        line.addWidget(Label(self._look, words), 1)
        line.addWidget(button)
        reveal(button, bool(target))
        return line

    def _follow(self, target: str) -> None:
        kind, _, fact = target.partition(":")
        if kind == "fact":
            left = tuple(one for one in self._desk.opened.case.texts(_UNSURE) if one != fact)
            self._desk.opened.answer(_UNSURE, left, how="choice")
        elif target == _ERRORS:
            self.errors_wanted.emit()
        elif target == SUBJECT:
            self.subject_wanted.emit()
        else:
            self.wants.emit(target)
