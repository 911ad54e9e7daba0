"""The quiet bar above the buttons that asks once whether a message went out."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.theme.look import Look
from composer.desktop.went_out.moment import MomentDialog
from composer.desktop.went_out.over import open_over
from composer.desktop.went_out.words import at_words, kept_words
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.notices import Announcer
from composer.library.sent import Way
from composer.message.message import Message
from composer.session.outgoing import Outgoing

_AT = 1


class WentOutBar(AskBar):
    """Asks "Did it go out?" or, of talking points, "Did you speak?". It takes no focus and waits without a clock.

    `said` tells a sentence to show, `write_wanted` that the e-mail after a talk is there, and a question still open.
    """

    said = Signal(str)
    write_wanted = Signal(str)

    def __init__(self, look: Look, announcer: Announcer, outgoing: Outgoing, now: Callable[[], datetime]) -> None:
        super().__init__(look, announcer)
        self._outgoing, self._now = outgoing, now
        self.dismissed.connect(self.leave)

    def left(self, way: Way, message: Message, words: str, look_at: str = "") -> None:
        """A message has left: `words` say so, `look_at` what is still to be done with it. Ask, or only say it."""
        if not self._outgoing.left(way, message):
            self.said.emit(" ".join(filter(None, (words, look_at))))
            return
        sent = self._outgoing.asking
        assert sent is not None
        asked = self.tr("Did you speak?") if sent.spoken else self.tr("Did it go out?")
        waits = {"prepared": self.tr("This waits here until you have."), "handed": look_at}.get(way, "")
        answers = (
            (self.tr("Yes, just now"), self._yes),
            (self.tr("At…"), self._ask_when),
            (self.tr("Not yet"), self._outgoing.not_yet),
        )
        why = " ".join(filter(None, (waits, kept_words(sent))))
        self.offer(f"{words} {asked}".strip(), why, answers, "phone" if way == "prepared" else "check")

    def leave(self) -> None:
        """Close the bar without an answer: it is asked once more at the next start."""
        if self._outgoing.asking is not None:
            self._outgoing.leave()
        self.hide()

    def _yes(self, at: datetime | None = None) -> None:
        self.hide()
        sent = self._outgoing.yes(at)
        if sent is None:
            return
        when = at_words(sent.went or sent.at, self._now())
        if sent.spoken:
            self.offer(
                self.tr("Kept: you spoke {when}.").format(when=when),
                self.tr("Now the e-mail that puts it in writing? It is made of the same answers."),
                ((self.tr("Write the e-mail"), self._write), (self.tr("Not now"), lambda: None)),
                "mail",
            )
        else:
            self.said.emit(self.tr("Kept as it went out {when}.").format(when=when))

    def _write(self) -> None:
        self.write_wanted.emit(self._outgoing.write_up())

    def _ask_when(self) -> None:
        sent = self._outgoing.asking
        if sent is None:
            return
        reveal(self, True)  # the question stands until there is an answer
        self.buttons()[_AT].setFocus(Qt.FocusReason.OtherFocusReason)  # where Cancel goes back to
        self._acts = (self._yes, self._ask_when, self._outgoing.not_yet)
        title = self.tr("When did you speak?") if sent.spoken else self.tr("When did it go out?")
        dialog = MomentDialog(self.look, self.window(), title, sent.at, self._now(), dates=bool(sent.dates))
        dialog.chosen.connect(self._yes)
        open_over(dialog, self.window())
