"""The case: one apology being prepared. A frozen value; an edit makes a new one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Life = Literal["draft", "out", "open", "closed"]


class Person(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody the message is for, or a `group`; `copy` marks those who only read along."""

    name: str = ""
    call: str = ""
    role: str = ""
    organisation: str = ""
    email: str = ""
    group: str = ""
    copy: bool = False


class NextStep(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A row of plan.next: what happens, when, who does it, and whether that person has agreed."""

    do: str = ""
    when: str = ""
    owner: str = ""
    agreed: bool = False


class Outside(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Someone else's part: "Whoever [whoever], [mine] is my job"."""

    whoever: str = ""
    mine: str = ""


class PromiseCheck(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the writer said of one promise, which is found by the words in `about`."""

    about: str = ""
    sure: Literal["", "certain", "likely", "hope"] = ""
    slip: str = ""
    seen: str = ""
    keep: Literal["keep", "merge", "drop"] = "keep"


Value = str | tuple[str, ...] | tuple[Person, ...] | tuple[NextStep, ...] | tuple[PromiseCheck, ...] | Outside


class Wording(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the writer made of one place of a message: other words (None: as generated; "": taken out), something else
    `before` it, the parts of an apology it `says`, and the words `said_of` which that was said. `generated` is what
    stood there then, `after` the place before it.
    """

    place: str
    generated: str = ""
    text: str | None = None
    before: str | None = None
    says: tuple[str, ...] = ()
    after: str = ""
    said_of: str = ""


class Edition(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the writer made of the message of one output; `order` are its places as the writer put them, () by rule."""

    output: str
    wordings: tuple[Wording, ...] = ()
    order: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """What was typed or chosen, raw, and the id of the stem it continues ("" where there is only one)."""

    value: Value
    stem: str = ""


class Case(Struct, frozen=True):
    """One apology being prepared: its answers by question key, and where it stands in its life.

    `answers` is never changed in place: `with_answer` returns a new case. `now` and `seed` are only set by a file.
    """

    id: str = ""
    title: str = ""
    answers: Mapping[str, Answer] = {}
    now: datetime | None = None
    seed: int | None = None
    life: Life = "draft"
    step: str = "listen"
    editions: tuple[Edition, ...] = ()

    def edition(self, output: str) -> Edition:
        """Return what the writer made of the message of an output; an empty one if nothing."""
        return next((edition for edition in self.editions if edition.output == output), Edition(output))

    def with_edition(self, edition: Edition) -> "Case":
        """Return the case with this edition; an empty one takes it away."""
        others = tuple(one for one in self.editions if one.output != edition.output)
        empty = edition == Edition(edition.output)
        return replace(self, editions=others if empty else (*others, edition))

    def with_answer(self, key: str, value: Value, stem: str = "") -> "Case":
        """Return the case with this answer; an empty one takes the answer away."""
        answers = {k: a for k, a in self.answers.items() if k != key}
        if value not in ("", ()) and value != Outside():
            answers[key] = Answer(value, stem)
        return replace(self, answers=answers)

    def value(self, key: str) -> Value | None:
        """Return the answer to `key` as it is kept, or None."""
        answer = self.answers.get(key)
        return None if answer is None else answer.value

    def text(self, key: str) -> str:
        """Return the answer to `key` if it is one text, else ""."""
        value = self.value(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the answer to `key` as a list of texts; one text is a list of one."""
        value = self.value(key)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, tuple):
            return tuple(item for item in value if isinstance(item, str))
        return ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody in listen.who, in order, those who read along included."""
        value = self.value("listen.who")
        return tuple(p for p in value if isinstance(p, Person)) if isinstance(value, tuple) else ()

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """Return the rows of plan.next."""
        value = self.value("plan.next")
        return tuple(s for s in value if isinstance(s, NextStep)) if isinstance(value, tuple) else ()

    @property
    def outside(self) -> Outside:
        """Return someone else's part, empty if nobody had one."""
        value = self.value("explain.outside")
        return value if isinstance(value, Outside) else Outside()

    @property
    def promise_checks(self) -> tuple[PromiseCheck, ...]:
        """Return what was said of each promise."""
        value = self.value("promise")
        return tuple(p for p in value if isinstance(p, PromiseCheck)) if isinstance(value, tuple) else ()
