"""Did it go out? What left the window of the open case, what is asked of it, and what the answer does."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from msgspec.structs import replace

from composer.guide.advice import AdviceTables
from composer.guide.case import Case, Life, Value
from composer.guide.stance import impact_of
from composer.library.sent import Sent, Way
from composer.message.message import Message
from composer.promises.dates import anchored, promised_in, proposed, still_to_come
from composer.session.autosave import LANE
from composer.session.ids import new_id
from composer.session.open_case import Change, OpenCase
from composer.session.scheduler import Handle, Scheduler
from composer.text.errors import UserError

INTERNAL = "escalation"
"""The output that reaches a colleague: with it, nothing has gone out to those who were let down."""

_RETRY_MS = 2000
_ALIVE: tuple[Life, ...] = ("draft", "closed")  # what a message that goes out makes "out"


class KeepsSent(Protocol):
    """What the messages that went out are kept in."""

    def keep(self, sent: Sent, life: Life, case: Case | None = None, turned: Mapping[str, int] | None = None) -> None:
        """Keep a message, where its case stands, and the case where it is new; UserError where that cannot be now."""

    def of_case(self, case_id: str) -> tuple[Sent, ...]:
        """Return what left the window of a case."""


class Outgoing:
    """Asks once of each message that leaves whether it went out, and keeps the exact text that left.

    The answer is one step of the case's undo. What is new is kept on the store's lane, and tried again until it is.
    """

    def __init__(self, opened: OpenCase, book: KeepsSent, scheduler: Scheduler, advice: AdviceTables) -> None:
        self._opened, self._book, self._scheduler, self._advice = opened, book, scheduler, advice
        self._copies: dict[str, Sent] = {}
        self._asking = ""
        self._dates_of_out: dict[str, Sent] = {}  # as they were before undo
        self._unkept: dict[str, Sent] = {}
        self._timer: Handle | None = None
        self._told = False
        self._closed = False
        self._listeners: list[Callable[[], None]] = []
        self._stop = opened.subscribe(self._changed)
        case_id = opened.case.id
        scheduler.lane(LANE, lambda: book.of_case(case_id), self._came, self._failed)

    # -- how it stands

    @property
    def asking(self) -> Sent | None:
        """Return the message of which is asked whether it went out, None while nothing is asked."""
        return self._copies.get(self._asking)

    @property
    def copies(self) -> tuple[Sent, ...]:
        """Return what went out, the newest first."""
        out = [copy for copy in self._copies.values() if copy.state == "out"]
        return tuple(sorted(out, key=lambda copy: copy.went or copy.at, reverse=True))

    @property
    def can_close(self) -> bool:
        """Say whether it is out and nothing that was promised is still to come."""
        now = self._opened.now()
        life = self._opened.case.life
        return life in ("out", "open") and not any(still_to_come(copy.dates, now) for copy in self.copies)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever something may have changed; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # -- what happens

    def left(self, way: Way, message: Message) -> bool:
        """A message has left the window; say whether it is asked now if it went out.

        Nothing is asked of a note to a colleague, of an empty message, or of what is out already, word for word.
        """
        if message.output == INTERNAL or not message.sentences or self._is_out(message):
            return False
        now, case = self._opened.now(), self._opened.case
        waiting = next((c for c in self._copies.values() if c.output == message.output and c.state != "out"), None)
        dates = promised_in(case, message.text, message.sentences, now)
        self._asking = waiting.id if waiting else new_id()
        sent = Sent(
            self._asking, case.id, message.output, way, now, message.subject, message.text, dates=dates
        )  # fmt: skip
        self._put(sent)
        return True

    def yes(self, at: datetime | None = None) -> Sent | None:
        """It went out, just now or `at` a time that is past. Return the copy that is kept, None if none was asked."""
        sent, now = self.asking, self._opened.now()
        if sent is None:
            return None
        self._asking = ""
        sent = self._as_spoken(sent)
        went = min(at or now, now)
        dates = anchored(sent.dates, went)
        dates += proposed(self._opened.live, self._advice, dates, went)
        sent = replace(sent, state="out", went=went, dates=dates)
        self._copies[sent.id] = sent
        life = self._opened.case.life
        self._opened.set_life("out" if life in _ALIVE else life, "spoken" if sent.spoken else "sent", sent.id)
        self._put(sent)
        return sent

    def not_yet(self) -> None:
        """It did not go out yet: this is asked once more, at the next start."""
        sent, self._asking = self.asking, ""
        if sent is not None:
            self._put(replace(sent, state="not-yet"))

    def leave(self) -> None:
        """Nothing was answered: the question goes, and comes once more at the next start."""
        self._asking = ""
        self._tell()

    def close_case(self) -> None:
        """Nothing is left to come: the case is closed."""
        self._opened.set_life("closed", "closed")
        self._tell()

    def write_up(self) -> str:
        """After a talk: make the message the e-mail that puts it in writing. Return a question still open, "" for none.

        How they told you is filled in where nothing is said; that you have not spoken is not true any more.
        """
        case = self._opened.case
        answers: list[tuple[str, Value]] = [("output", "email")]
        if not case.text("restate.by"):
            answers.append(("restate.by", "visit" if _met(self._opened.live) else "phone"))
        if case.text("listen.ready") == "not-spoken":
            answers.append(("listen.ready", ""))
        self._opened.answers(answers)
        return "" if case.text("restate.told").strip() else "restate.told"

    def close(self) -> None:
        """Listen no more; what could not be kept is tried once more."""
        self._stop()
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        if self._unkept:
            self._write()

    # -- inside

    def _is_out(self, message: Message) -> bool:
        return any(
            copy.state == "out" and (copy.output, copy.text) == (message.output, message.text)
            for copy in self._copies.values()
        )

    def _as_spoken(self, sent: Sent) -> Sent:
        """Return what was prepared for a talk with the words that stand there now: they were spoken from the window."""
        if sent.way != "prepared":
            return sent
        message = self._opened.message(sent.output)
        dates = promised_in(self._opened.case, message.text, message.sentences, self._opened.now())
        return replace(sent, text=message.text, dates=dates)

    def _changed(self, change: Change) -> None:
        """Undo says that it did not go out, redo that it did."""
        sent = self._copies.get(change.sent)
        if sent is None:
            return
        if change.how == "undo":
            self._dates_of_out[sent.id] = sent
            self._put(replace(sent, state="not-yet", went=None, dates=anchored(sent.dates, sent.at)))
        elif change.how == "redo":
            self._put(self._dates_of_out[sent.id])

    def _came(self, kept: tuple[Sent, ...]) -> None:
        self._copies = {copy.id: copy for copy in kept} | self._copies
        self._tell()

    def _put(self, sent: Sent) -> None:
        self._copies[sent.id] = sent
        self._unkept[sent.id] = sent
        self._write()
        self._tell()

    def _write(self) -> None:
        waiting, self._unkept = self._unkept, {}
        case, turned, book = self._opened.case, self._opened.turned, self._book

        def work() -> None:
            for sent in waiting.values():
                book.keep(sent, case.life, case, turned)

        def failed(error: Exception) -> None:
            self._unkept = waiting | self._unkept
            self._failed(error)

        self._scheduler.lane(LANE, work, lambda _: None, failed)

    def _failed(self, error: Exception) -> None:
        if self._closed:
            return
        if self._unkept:
            self._timer = self._scheduler.after(_RETRY_MS, self._write)
        first, self._told = not self._told, True
        if first and not isinstance(error, UserError):
            raise error

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def _met(live: Case) -> bool:
    """Say whether the talk was a visit, by what was prepared."""
    near = impact_of(live) == 4 and live.text("listen.distance") == "near"
    return live.text("listen.pref") == "visit" or near
