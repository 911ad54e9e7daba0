"""Undo: one history for a case. A step is a burst of typing, or one act that stands alone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Answer, Edition, Life

Edit = Literal["typing", "deletion", "paste", "choice", "fix"]
Act = Edit | Literal["arrival", "turn", "title", "move", "wording", "meaning", "sent", "spoken", "closed"]

_BURST = timedelta(seconds=1)
MOST_STEPS = 5000
MOST_CHARACTERS = 20_000_000  # of all the texts that the steps hold; the last step stays, however long


class State(Struct, frozen=True):
    """What undo gives back: the name, the answers, how often each slot was said another way, the writer's wordings, and
    where the case stands."""

    title: str
    answers: Mapping[str, Answer]
    turned: dict[str, int]
    editions: tuple[Edition, ...] = ()
    life: Life = "draft"


class Step(Struct, frozen=True):
    """One thing to undo: what it was, where (a question's key, or ""; in the message, a `place`), how things stood
    before and after, and which message it was about that went out (`sent`)."""

    act: Act
    key: str
    before: State
    after: State
    at: datetime
    place: str = ""
    sent: str = ""

    @property
    def size(self) -> int:
        """Return about how many characters it holds that no other step does."""
        if self.place:
            texts = (wording.text or "" for edition in self.after.editions for wording in edition.wordings)
            return sum(map(len, texts))
        answer = self.after.answers.get(self.key)
        if answer is None:
            return 0
        return len(answer.value) if isinstance(answer.value, str) else len(repr(answer.value))


class History:
    """The steps done, and those undone and not yet overtaken by a new one. The oldest are forgotten when it is full."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = False
        self._held = 0  # characters, or more: see _forget

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Say whether there is a step to do again."""
        return bool(self._undone)

    def record(self, step: Step) -> None:
        """Add a step; typing that goes on within a second joins the step before."""
        last = self._done[-1] if self._done and not self._undone and not self._sealed else None
        if last and _goes_on(last, step):
            self._done[-1] = replace(step, before=last.before)
        else:
            self._done.append(step)
        self._undone.clear()
        self._sealed = False
        self._held += step.size
        if len(self._done) > MOST_STEPS or self._held > MOST_CHARACTERS:
            self._forget()

    def _forget(self) -> None:
        # Counted anew only here: what joins a burst or is undone is counted as if it were still held.
        sizes = [step.size for step in self._done]
        self._held = sum(sizes)
        first = max(0, len(sizes) - MOST_STEPS)
        self._held -= sum(sizes[:first])
        while self._held > MOST_CHARACTERS and first < len(sizes) - 1:
            self._held -= sizes[first]
            first += 1
        del self._done[:first]

    def seal(self) -> None:
        """End the burst: what is typed next is a step of its own."""
        self._sealed = True

    def back(self) -> Step | None:
        """Return the step to take back, or None."""
        return _moved(self._done, self._undone)

    def forward(self) -> Step | None:
        """Return the step to do again, or None."""
        return _moved(self._undone, self._done)


def _goes_on(last: Step, step: Step) -> bool:
    return (
        step.act in ("typing", "deletion")
        and (last.act, last.key, bool(last.place)) == (step.act, step.key, bool(step.place))
        and timedelta(0) <= step.at - last.at < _BURST
    )


def _moved(source: list[Step], target: list[Step]) -> Step | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]
