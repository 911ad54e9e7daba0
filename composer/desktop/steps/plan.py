"""What stands on a page of questions at this moment: a plain value, worked out from the form and the case."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from composer.guide.asked import obligatory
from composer.guide.case import Case
from composer.guide.conditions import Facts, facts_of
from composer.guide.form import Form, Note, Question, Stem
from composer.guide.gates import met, open_again

ANYWAY = "anyway"


class Block(Struct, frozen=True):
    """Questions that stand in one row, in order; most rows have one. `links` are those still folded to a quiet link."""

    keys: tuple[str, ...]
    links: tuple[str, ...] = ()


class PagePlan(Struct, frozen=True):
    """What a page shows: its rows, the chips under them, the notes, and what of it is asked, optional or open again."""

    blocks: tuple[Block, ...]
    chips: tuple[str, ...]
    notes: tuple[Note, ...]
    asked: frozenset[str]
    optional: frozenset[str]
    again: frozenset[str]

    def shown(self) -> tuple[str, ...]:
        """Return the questions that are shown, in order."""
        return tuple(key for block in self.blocks for key in block.keys)


def plan_of(
    form: Form, questions: Sequence[Question], notes: Sequence[Note], case: Case, opened: Collection[str]
) -> PagePlan:
    """Return what to show of `questions`; `opened` are the keys of chips and links that were opened by hand."""
    facts = facts_of(case)
    standing = tuple(note for note in notes if facts.allow(note.when, note.unless))
    answered = [question for question in questions if question.key in case.answers]
    if ANYWAY not in opened and not answered and any(_waits(note) for note in standing):
        return PagePlan((), (), standing, frozenset(), frozenset(), frozenset())
    asked = frozenset(question.key for question in obligatory(form, case))
    here = [question for question in questions if met(question, facts)]
    open_ = [q for q in here if q.asked != "chip" or q.key in asked or q.key in opened or q.key in case.answers]
    chips = tuple(q.key for q in here if q not in open_)
    again = frozenset(question.key for question in open_again(form, case))
    optional = frozenset(q.key for q in open_ if q.key not in asked and q.type != "choice" and not q.either)
    return PagePlan(_blocks(open_, case, opened), chips, standing, asked, optional, again)


def stems_of(question: Question, facts: Facts) -> tuple[Stem, ...]:
    """Return the stems among which the writer may choose."""
    return tuple(stem for stem in question.stems if facts.allow(stem.when, stem.unless))


def _waits(note: Note) -> bool:
    return any(offer.opens == ANYWAY for offer in note.offers)


def _blocks(questions: Sequence[Question], case: Case, opened: Collection[str]) -> tuple[Block, ...]:
    rows: dict[str, list[Question]] = {}
    for question in questions:
        rows.setdefault(question.row or question.key, []).append(question)
    return tuple(_block(row, case, opened) for row in rows.values())


def _block(row: Sequence[Question], case: Case, opened: Collection[str]) -> Block:
    folded = [q for q in row if q.link and q.key not in opened and case.text(q.key) in ("", q.default)]
    shown = tuple(q.key for q in row if q not in folded)
    return Block(shown, tuple(q.key for q in folded))
