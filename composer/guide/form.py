"""The form as data: eight steps, what stands before them, and the questions of one output. Read from resources/form."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from composer.text.errors import UserError

AnswerType = Literal[
    "past",
    "pp",
    "base",
    "clause",
    "thing",
    "when",
    "choice",
    "note",
    "name",
    "phone",
    "amount",
    "integer",
    "moment",
    "people",
    "steps",
    "outside",
    "promises",
]
Asked = Literal[
    "always", "impact-2", "impact-3", "essential", "chip", "output", "promise", "first-start", "setting", "file"
]
Medium = Literal["email", "chat", "talk", "public", "holding", "escalation"]
Length = Literal["normal", "short"]
Place = Literal["", "start", "top", "advice", "last-look"]

Condition = Mapping[str, tuple[str, ...]]
"""Question or derived key → allowed values, all of which must hold; "" is "no answer"."""


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One value of a choice and the words the window shows for it.

    `examples` are from the other person's side; `checkpoint` is the step ("I will ___") that is offered to a promise
    of which this is said, {who} and {do} being its own.
    """

    value: str
    label: str
    examples: tuple[str, ...] = ()
    sentence: str = ""
    checkpoint: str = ""


class Stem(Struct, frozen=True, forbid_unknown_fields=True):
    """The words before the blank and after it (`tail`). `fits` names the stems whose answers also read well here."""

    id: str
    text: str
    tail: str = ""
    label: str = ""
    example: str = ""
    fits: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of an answer that has several, or one column of its rows."""

    name: str
    label: str
    type: AnswerType | Literal["yes-no", "email"]
    ask: str = ""
    stem: str = ""
    help: str = ""
    example: str = ""
    default: str = ""
    choices: tuple[Choice, ...] = ()
    from_impact: int = 1


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question. `when` holds if any of its conditions does; `unless` hides it if any does.

    `either` names a group of which one answer is enough; `row` groups what stands in one row; `many` is the most rows
    an answer may have, 0 for a single one; `filled_from` names questions whose answer is taken when this has none;
    `asked_when` makes it obligatory and `spared_when` keeps it from being so, whatever `asked` says; `place` says
    where it is asked when that is not its step (the start page, the top bar, beside the channel advice, the last
    look); `gap` says what a message without it does not say.
    """

    key: str
    ask: str
    type: AnswerType
    asked: Asked
    help: str
    example: str = ""
    default: str = ""
    default_from: str = ""
    filled_from: tuple[str, ...] = ()
    stems: tuple[Stem, ...] = ()
    choices: tuple[Choice, ...] = ()
    own_words: bool = False
    fields: tuple[Field, ...] = ()
    chip: str = ""
    link: str = ""
    row: str = ""
    many: int = 0
    private: bool = False
    either: str = ""
    prior_asked: Asked | None = None
    outputs: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    asked_when: tuple[Condition, ...] = ()
    spared_when: tuple[Condition, ...] = ()
    gate: str = ""
    gap: str = ""
    place: Place = ""


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    """A link of a note: its words, and what it does.

    It opens something ("output:talk", "step:listen", "question:plan.ask", "anyway"), answers a question
    ("answer:comp.kind=nothing"), takes what the note proposes ("proposal"), or makes another draft
    ("draft:compensation").
    """

    label: str
    opens: str


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of advice in a step, under the question `under` or, without it, under the heading. Never a gate.

    `shows` names a question whose answer stands below the line, as it was typed. `proposes` names the questions for
    what is done and when, which stand in the text as {do} and {when}; without a proposal the line is not there.
    """

    id: str
    text: str
    gate: str = ""
    under: str = ""
    shows: str = ""
    proposes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


class OutputKind(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be written, and `why` one would: its medium, its length, which marks and further questions it asks."""

    name: str
    label: str
    medium: Medium
    length: Length
    why: str = ""
    asks: tuple[Asked, ...] = ()
    also: tuple[str, ...] = ()


class Step(Struct, frozen=True):
    """One of the eight steps: `name` for the rail, `title` and `why` for its page, and its questions in order."""

    id: str
    number: int
    name: str
    title: str
    why: str
    questions: tuple[Question, ...]
    notes: tuple[Note, ...] = ()
    help: str = ""


class Form(Struct, frozen=True):
    """All that can be asked. `start` stands before the steps, `outputs` belongs to one output each."""

    steps: tuple[Step, ...]
    start: tuple[Question, ...]
    outputs: tuple[Question, ...]
    kinds: tuple[OutputKind, ...]
    start_notes: tuple[Note, ...]
    by_key: Mapping[str, Question]

    def question(self, key: str) -> Question:
        """Return the question of `key`; "promise.sure" or "plan.next.when" is the question it is a field of.

        Raises KeyError when there is none.
        """
        found = self.by_key.get(key)
        if found is None:
            owner, _, name = key.rpartition(".")
            found = self.by_key.get(owner)
            if found is None or all(field.name != name for field in found.fields):
                raise KeyError(key)
        return found

    def questions(self) -> tuple[Question, ...]:
        """Return every question, in order: before the steps, the steps, the outputs'."""
        return tuple(self.by_key.values())

    def step_of(self, key: str) -> Step | None:
        """Return the step that asks `key`, or None when it stands outside the steps."""
        question = self.question(key)
        return next((step for step in self.steps if question in step.questions), None)

    def kind(self, output: str) -> OutputKind:
        """Return what is known of an output; raises KeyError for an unknown name."""
        for kind in self.kinds:
            if kind.name == output:
                return kind
        raise KeyError(output)


class FormFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of resources/form: a step, or (`number` 0) what stands outside the steps."""

    id: str
    number: int = 0
    name: str = ""
    title: str = ""
    why: str = ""
    help: str = ""
    question: tuple[Question, ...] = ()
    note: tuple[Note, ...] = ()
    output: tuple[OutputKind, ...] = ()


FILES: Final = (
    "start",
    "1-listen", "2-restate", "3-own", "4-explain", "5-plan", "6-promise", "7-compensate", "8-follow",
    "outputs",
)  # fmt: skip
"""The files of a form, in its order: without one of them nothing would ask its questions, and nothing would say so."""


def load_form(folder: Path, cache: Path | None = None) -> Form:
    """Return the form kept in `folder` (resources/form/en).

    Raises FileMistakes for a file that is not right, UserError for one that is missing.
    """
    from composer.knowledge.toml import load_folder

    files = load_folder(folder, FormFile, cache)
    if missing := [name for name in FILES if name not in files]:
        raise UserError(
            f"A file of the program is missing: {folder / missing[0]}.toml. Installing Amends again puts it back."
        )
    return form_of(files)


def form_of(files: Mapping[str, FormFile]) -> Form:
    """Return the form made of its files, named "start", "outputs" or as steps."""
    start, outputs = files["start"], files["outputs"]
    pages = sorted((page for page in files.values() if page.number), key=lambda page: page.number)
    steps = tuple(
        Step(page.id, page.number, page.name, page.title, page.why, page.question, page.note, page.help)
        for page in pages
    )
    ordered = (*start.question, *(q for step in steps for q in step.questions), *outputs.question)
    by_key = {question.key: question for question in ordered}
    return Form(steps, start.question, outputs.question, outputs.output, start.note, by_key)
