"""The case that is open: its answers, its undo, and the message it makes at this moment."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Answer, Case, Edition, Life, Value
from composer.guide.form import Form, Question, Stem
from composer.guide.gates import live, open_again, shown, stem_of
from composer.guide.stance import voice_of
from composer.library.titles import title_of
from composer.message.message import Message
from composer.message.own_text import OWN, TEXT
from composer.message.splice.people import as_we
from composer.session.history import Act, Edit, History, State, Step
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.message.compose import Document
    from composer.message.passages import Passage

How = Act | Literal["undo", "redo", "step", "life"]

_SAID: Mapping[Act, str] = {
    "typing": "what was typed in {}",
    "deletion": "what was taken out of {}",
    "paste": "what was pasted into {}",
    "choice": "the choice in {}",
    "fix": "the fix in {}",
    "arrival": "their message",
    "turn": "the other wording",
    "title": "the name of the case",
    "move": "the move of a sentence",
    "wording": "the choice of a wording",
    "meaning": "what a sentence says",
    "sent": "it went out",
    "spoken": "you have spoken",
    "closed": "the case was closed",
}


class Composes(Protocol):
    """What makes a message of a case."""

    def compose(self, case: Case, output: str = "", *, now: datetime, turned: dict[str, int] | None = None) -> Message:
        """Return the message as `output`, or as the case says, or as the advice proposes."""

    def document(
        self, case: Case, output: str = "", *, now: datetime, turned: dict[str, int] | None = None
    ) -> "Document":
        """Return the same message with its passages."""

    def own_passages(self, text: str) -> "tuple[Passage, ...]":
        """Return the passages of a text of the writer's own."""

    def missing_after(self, document: "Document", component: str) -> str:
        """Return the place after which a part of the apology would stand."""


class Change(Struct, frozen=True):
    """One change of the open case. `keys` are the answers that are new, `how` says by which act.

    A field that has the focus shows an answer anew only when `how` is undo, redo or fix. `sent` is the message that
    undo or redo says did not go out, or did.
    """

    case: Case
    before: Case
    keys: frozenset[str]
    how: How
    sent: str = ""


class Undone(Struct, frozen=True):
    """What was undone or redone, in words; where to go: a question, or a `place` of the message, "" for none."""

    words: str
    key: str
    place: str = ""


class OpenCase:
    """The one place where a case changes. Each change is a new frozen case, and is told once to who subscribed."""

    def __init__(
        self,
        case: Case,
        form: Form,
        composer: Composes,
        scheduler: Scheduler,
        turned: Mapping[str, int] | None = None,
    ) -> None:
        self._case = case
        self._form = form
        self._composer = composer
        self._scheduler = scheduler
        self._turned = dict(turned or {})
        self._history = History()
        self._listeners: list[Callable[[Change], None]] = []
        self._live: Case | None = None
        self._messages: dict[str, Message] = {}

    # -- how it stands

    @property
    def case(self) -> Case:
        """Return the case as it is now."""
        return self._case

    @property
    def live(self) -> Case:
        """Return the case with only those answers that may be spliced, defaults filled in."""
        if self._live is None:
            self._live = live(self._form, self._case)
        return self._live

    @property
    def form(self) -> Form:
        """Return the form whose questions the case answers."""
        return self._form

    @property
    def turned(self) -> Mapping[str, int]:
        """Return how often each slot was said another way."""
        return self._turned

    @property
    def title(self) -> str:
        """Return what the case is called: its own name, or one made of its answers."""
        return title_of(self._case)

    @property
    def can_undo(self) -> bool:
        """Say whether there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Say whether there is something to redo."""
        return self._history.can_redo

    def now(self) -> datetime:
        """Return the time it is, by the clock the case goes by."""
        return self._scheduler.now()

    def stem(self, key: str) -> Stem:
        """Return the stem that the gates give the question now."""
        return stem_of(self._form.question(key), self._case)

    def in_voice(self, words: str) -> str:
        """Return words of the form, which are written for one person, as the sender says them."""
        return as_we(words) if voice_of(self._case) == "we" else words

    def shown(self, key: str) -> bool:
        """Say whether the gates show the question now."""
        return shown(self._form.question(key), self._case)

    def open_again(self) -> tuple[Question, ...]:
        """Return the questions whose words were written to another stem and are not spliced."""
        return open_again(self._form, self._case)

    def message(self, output: str = "") -> Message:
        """Return the message as `output`, or as the case says; the same one until the case changes."""
        if output not in self._messages:
            now = self._scheduler.now()
            self._messages[output] = self._composer.compose(self._case, output, now=now, turned=self._turned)
        return self._messages[output]

    def document(self, output: str = "") -> "Document":
        """Return the message as `output` with its passages, for those who change them."""
        return self._composer.document(self._case, output, now=self._scheduler.now(), turned=self._turned)

    def own_passages(self, text: str) -> "tuple[Passage, ...]":
        """Return the passages of a text of the writer's own, without the space around it."""
        return self._composer.own_passages(text)

    def missing_after(self, component: str) -> str:
        """Return the place of the message after which a part of the apology would stand, "" for its beginning."""
        return self._composer.missing_after(self.document(), component)

    def says_nothing(self) -> bool:
        """Say whether nothing in the message is the writer's yet: no answer, no words of their own."""
        given = {key for key in self._case.answers if not key.startswith("sender.")}
        sentences = self.message().sentences
        return not any(one.own or one.slot == OWN or not given.isdisjoint(one.answers) for one in sentences)

    def is_to_begin(self) -> bool:
        """Say whether an apology, or what else asks for answers, has none of them yet."""
        return self.says_nothing() and bool(self._form.kind(self.message().output).asks)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `listener` of each change from now on, in the order of subscribing; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # -- what can be done to it

    def answer(self, key: str, value: Value, stem: str | None = None, how: Edit = "typing") -> None:
        """Answer a question, in the words of `stem` (None: the stem that stands there now); empty takes it away."""
        old = self._case.answers.get(key)
        new = self._case.with_answer(key, value, self.stem(key).id if stem is None else stem)
        if new.answers.get(key) == old:
            return
        self._do(_edit(how, old, value), key, new, self._turned)

    def answers(self, pairs: Iterable[tuple[str, Value]], how: Edit = "choice") -> None:
        """Answer several questions as one step, which undo takes back whole and which belongs to the first of them."""
        pairs = tuple(pairs)
        case = self._case
        for key, value in pairs:
            case = case.with_answer(key, value, self.stem(key).id)
        if case.answers != self._case.answers:
            self._do(how, pairs[0][0], case, self._turned)

    def take_in(self, pairs: Mapping[str, Value], title: str) -> None:
        """Let a message that came in answer these questions and name the case, as one step; "" names nothing."""
        case = replace(self._case, title=title or self._case.title)
        for key, value in pairs.items():
            case = case.with_answer(key, value, self.stem(key).id)
        if case != self._case:
            self._do("arrival", next(iter(pairs), ""), case, self._turned)

    def take_over(self, key: str) -> None:
        """Let the old words of a question stand under the stem it has now."""
        value = self._case.value(key)
        if value is not None:
            self.answer(key, value, how="choice")

    def set_output(self, name: str) -> None:
        """Choose what the message becomes; "" lets the advice choose."""
        self.answer("output", name, how="choice")

    def say_another_way(self, slot: str) -> None:
        """Step the sentence of `slot` to its next wording."""
        self._do("turn", "", self._case, {**self._turned, slot: self._turned.get(slot, 0) + 1})

    def edit(self, edition: Edition, act: Act, place: str) -> None:
        """Keep what the writer made of the message of an output, at a `place` of it."""
        case = self._case.with_edition(edition)
        if case.editions != self._case.editions:
            self._do(act, "", case, self._turned, place)

    def become(self, case: Case, act: Act, key: str) -> None:
        """Let the case be this one, with other answers and another edition, as one step that belongs to a question."""
        if (case.answers, case.editions) != (self._case.answers, self._case.editions):
            self._do(act, key, case, self._turned)

    def rename(self, title: str) -> None:
        """Give the case a name of its own; "" goes back to the made one."""
        if title != self._case.title:
            self._do("title", "", replace(self._case, title=title), self._turned)

    def go(self, step: str) -> None:
        """Remember the step (or "review") that the writer is at."""
        self._history.seal()
        if step != self._case.step:
            self._become(replace(self._case, step=step), self._turned, "step")

    def set_life(self, life: Life, act: Act, sent: str = "") -> None:
        """Say where the case stands, and by what: by a message that was `sent`, or by closing."""
        self._do(act, "", replace(self._case, life=life), self._turned, sent=sent)

    def pause(self) -> None:
        """End the burst of typing, when a field is left."""
        self._history.seal()

    def undo(self) -> Undone | None:
        """Take back the last step; None where there is none."""
        step = self._history.back()
        return self._return(step, step.before, "undo") if step else None

    def redo(self) -> Undone | None:
        """Do again what was undone last; None where there is nothing."""
        step = self._history.forward()
        return self._return(step, step.after, "redo") if step else None

    # -- inside

    def _do(self, act: Act, key: str, case: Case, turned: dict[str, int], place: str = "", sent: str = "") -> None:
        before = State(self._case.title, self._case.answers, self._turned, self._case.editions, self._case.life)
        after = State(case.title, case.answers, turned, case.editions, case.life)
        self._history.record(Step(act, key, before, after, self._scheduler.now(), place, sent))
        self._become(case, turned, "life" if before.life != after.life or sent else act)

    def _return(self, step: Step, to: State, how: Literal["undo", "redo"]) -> Undone:
        self._history.seal()
        back = replace(self._case, title=to.title, answers=to.answers, editions=to.editions, life=to.life)
        self._become(back, to.turned, how, step.sent)
        what = _SAID[step.act].format(self._named(step.key))
        return Undone(f"{'Undone' if how == 'undo' else 'Done again'}: {what}", step.key, step.place)

    def _named(self, key: str) -> str:
        """Return what was worked on, as it is known on the screen: a question, the writer's own text, the message."""
        if key == TEXT:
            return "your text"
        asked = self._form.question(key) if key else None
        return f"“{asked.ask}”" if asked is not None and asked.asked != "file" else "the message"

    def _become(self, case: Case, turned: dict[str, int], how: How, sent: str = "") -> None:
        before, self._case, self._turned = self._case, case, turned
        if how not in ("step", "life"):
            self._live = None
            self._messages.clear()
        change = Change(case, before, _changed(before.answers, case.answers), how, sent)
        for listener in tuple(self._listeners):
            listener(change)


def _edit(how: Edit, old: Answer | None, value: Value) -> Edit:
    """Typing that makes a text shorter is a deletion."""
    if (
        how == "typing"
        and old
        and isinstance(old.value, str)
        and isinstance(value, str)
        and len(value) < len(old.value)
    ):
        return "deletion"
    return how


def _changed(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> frozenset[str]:
    if before is after:
        return frozenset()
    return frozenset(key for key in (*before, *after) if before.get(key) is not after.get(key))
