"""Check my text: the writer's own text with what was put into it, as one sheet that can be typed on.

What they type is their text, wherever it stands; the sentences put in come from answers. Typed into, such a sentence
becomes the writer's own wording; taken out whole, its answer goes.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Case, Edition, Wording
from composer.message.own_text import OUTPUT, TEXT
from composer.message.passages import Passage, slot_of
from composer.session.editing import Editing
from composer.session.greeting import greeted
from composer.session.history import Act
from composer.session.naming import people_of
from composer.session.open_case import OpenCase
from composer.text.difference import difference
from composer.text.finding import Fix
from composer.text.span import Span

_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SILENT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_OWN_KINDS = frozenset({"draft", "greeting", "signoff", "rest"})
_NOT_THEIRS = frozenset({"listen.who", "sender.name", "sender.role", "sender.phone", "output"})


def fit(text: str) -> str:
    """Return words as a text can hold them: lines end in one way, halves of letters are shown as such."""
    return _UNFIT.sub("\ufffd", _SILENT.sub("", _ENDS.sub("\n", text)))


class Item(Struct, frozen=True):
    """A sentence that was put in, and where it stands on the sheet."""

    span: Span
    passage: Passage


class Hole(Struct, frozen=True):
    """A stretch that is not of the writer's own text: sentences put in, with the space that sets them off."""

    span: Span
    items: tuple[Item, ...]

    def moved(self, by: int) -> "Hole":
        """Return the same, `by` code points further on."""
        return Hole(self.span.moved(by), tuple(Item(item.span.moved(by), item.passage) for item in self.items))


class Sheet(Struct, frozen=True):
    """What stands in the editor. `offset` is what is added to a position in the message to get one here."""

    text: str
    holes: tuple[Hole, ...] = ()
    offset: int = 0

    @property
    def own(self) -> str:
        """The writer's own text alone."""
        parts, at = [], 0
        for hole in self.holes:
            parts.append(self.text[at : hole.span.start])
            at = hole.span.end
        return "".join((*parts, self.text[at:]))

    def own_position(self, position: int) -> int:
        """Return where a position outside the holes stands in the writer's own text."""
        return position - sum(hole.span.end - hole.span.start for hole in self.holes if hole.span.start < position)

    @property
    def items(self) -> tuple[Item, ...]:
        """The sentences put in, in order."""
        return tuple(item for hole in self.holes for item in hole.items)


class Drafting:
    """Changes the writer's own text in the open case, and what was put into it."""

    def __init__(self, opened: OpenCase) -> None:
        self._opened = opened
        self._editing = Editing(opened)
        self._sheet: Sheet | None = None
        self._case: Case | None = None

    def sheet(self) -> Sheet:
        """Return what stands in the editor now."""
        if self._sheet is None or self._case is not self._opened.case:
            self._sheet, self._case = self._made(), self._opened.case
        return self._sheet

    def settle(self) -> Sheet:
        """Return the sheet as it is composed anew, after a burst of typing: what was put in may stand elsewhere now."""
        self._sheet = None
        return self.sheet()

    def begin(self) -> None:
        """Let the message be the writer's own text, in lines that end in one way."""
        case = self._opened.case
        pairs = [(OUTPUT, case.text(OUTPUT) or "email"), ("output", case.text(OUTPUT) or "email")]
        if case.text(TEXT):
            pairs.append((TEXT, fit(case.text(TEXT))))
        if case.text(TEXT) and any(case.text(key) != value for key, value in pairs):
            self._opened.answers(pairs)

    def type(self, text: str, how: Act = "typing") -> None:
        """Let the sheet be exactly this."""
        sheet = self.sheet()
        if text == sheet.text:
            return
        old = _change(sheet, text)
        cut = [hole for hole in sheet.holes if _cuts(old, hole.span) and not old.covers(hole.span)]
        glued = any(hole.items[-1].span.end == old.start == old.end for hole in sheet.holes)
        if (len(cut) == 1 and cut[0].span.covers(old)) or (glued and not text[old.start].isspace()):
            self._type_inside(sheet, text, how)
            return
        # What is left of a sentence whose edge was typed over is the writer's.
        gone = tuple(hole for hole in sheet.holes if old.covers(hole.span) or hole in cut)
        act: Act = "deletion" if how == "typing" and len(text) < len(sheet.text) else how
        by = len(text) - len(sheet.text)
        kept = (hole for hole in sheet.holes if hole not in gone)
        after = Sheet(
            text, tuple(hole.moved(by) if hole.span.start >= old.end else hole for hole in kept), sheet.offset
        )
        self._become(sheet, after, gone, old, act)

    def apply(self, fix: Fix) -> None:
        """Put a fix into the text as one step."""
        if fix.start is None or fix.end is None:
            return
        sheet = self.settle()
        start, end = fix.start + sheet.offset, fix.end + sheet.offset
        words = fix.replacement or ""
        if not words.strip():
            start, end = _with_its_space(sheet.text, start, end)
        self.type(sheet.text[:start] + words + sheet.text[end:], "fix")

    def say(self, place: str, components: Iterable[str]) -> None:
        """Say that a sentence does something for the apology, beside what it is known to do."""
        self._editing.say(place, components)

    # -- inside

    def _type_inside(self, sheet: Sheet, text: str, how: Act) -> None:
        message = self._opened.message()
        lead, trail = _around(sheet.text)
        head = message.text[: max(lead - sheet.offset, 0)]
        self._editing.type(head + text[lead : len(text) - trail], how)

    def _become(self, before: Sheet, after: Sheet, gone: Sequence[Hole], old: Span, act: Act) -> None:
        opened = self._opened
        case = opened.case.with_answer(TEXT, after.own)
        if not case.text(OUTPUT):
            case = case.with_answer(OUTPUT, case.text("output") or "email")
        case = case.with_answer("output", case.text(OUTPUT))
        case = self._with_reader(before, case)
        for hole in gone:
            for key in _answers_of(item.passage for item in hole.items):
                case = case.with_answer(key, "")
        case = case.with_edition(self._edition(before, after, case.text(OUTPUT), old))
        self._sheet, self._case = after, case
        opened.become(case, act, TEXT)

    def _with_reader(self, before: Sheet, case: Case) -> Case:
        """Return the case with whom its text greets, where nobody has said for whom it is."""
        name = "" if case.people else greeted(case.text(TEXT))
        return case.with_answer("listen.who", people_of(name)) if name and name != greeted(before.own) else case

    def _edition(self, before: Sheet, after: Sheet, output: str, old: Span) -> Edition:
        """Return what the writer made of the message, told by the places of the text as it is now."""
        edition = self._opened.case.edition(output)
        if not after.holes and not edition.wordings:
            return Edition(output)
        now = self._starts(after.own)
        wordings = [*_put_in(edition, after, now)]
        says = [one for one in edition.wordings if one.says and slot_of(one.place) in _OWN_KINDS]
        was = self._starts(before.own) if says else []
        cut = Span(before.own_position(old.start), before.own_position(old.end))
        grown = len(after.own) - len(before.own)
        for wording in says:
            start = next((at for at, passage in was if passage.place == wording.place), None)
            if start is None:
                continue
            moved = start + grown if start >= cut.end and start > cut.start else start
            here = next((passage for at, passage in now if at == moved), None)
            if here is not None:
                wordings.append(Wording(here.place, here.text, says=wording.says, said_of=wording.said_of))
        return Edition(output, tuple(wordings))

    def _starts(self, text: str) -> list[tuple[int, Passage]]:
        """Return the passages of the writer's own text with the position each begins at."""
        at, found = len(text) - len(text.lstrip()), []
        for passage in self._opened.own_passages(text):
            at += len(passage.before)
            found.append((at, passage))
            at += len(passage.text)
        return found

    def _made(self) -> Sheet:
        opened = self._opened
        raw = opened.case.text(TEXT)
        if not raw.strip() or opened.case.text(OUTPUT) != opened.message().output:
            return Sheet(raw)
        passages = opened.document().passages
        theirs = {passage.place: passage for passage in opened.own_passages(raw)}
        lead, trail = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
        offset = 0
        if passages and passages[0].kind == "subject" and "subject" not in theirs:
            offset = -len(passages[0].before) - len(passages[0].text)
            passages = passages[1:]
            if passages:
                gap = len(passages[0].before) - len(passages[0].before.removeprefix("\n\n"))
                passages = (replace(passages[0], before=passages[0].before[gap:]), *passages[1:])
                offset -= gap
        text, holes = _laid(passages, theirs, len(lead))
        return Sheet(lead + text + trail, holes, offset + len(lead))


def _laid(passages: Sequence[Passage], theirs: dict[str, Passage], at: int) -> tuple[str, tuple[Hole, ...]]:
    """Return the text of passages, which begins at `at`, and the holes in it."""
    parts: list[str] = []
    holes: list[Hole] = []
    waiting: list[Item] = []
    first = ""  # what stands before the first that waits
    for passage in passages:
        if not passage.text:
            continue
        start = at + len(passage.before)
        if passage.place in theirs:
            if waiting:
                holes.append(_hole(waiting, first, passage.before, theirs[passage.place].before))
                waiting = []
        else:
            first = first if waiting else passage.before
            waiting.append(Item(Span(start, start + len(passage.text)), passage))
        parts += (passage.before, passage.text)
        at = start + len(passage.text)
    if waiting:
        holes.append(_hole(waiting, first, "", ""))
    return "".join(parts), tuple(holes)


def _hole(items: Sequence[Item], first: str, last: str, theirs: str) -> Hole:
    """Return the hole that `items` make; what is left without it is the text with `theirs` at that place."""
    start, end = items[0].span.start - len(first), items[-1].span.end
    if last != theirs and first == theirs:
        start, end = start + len(first), end + len(last)
    return Hole(Span(start, end), tuple(items))


def _put_in(edition: Edition, sheet: Sheet, now: Sequence[tuple[int, Passage]]) -> Iterable[Wording]:
    """Yield a wording for each sentence put in: it stays after the passage it stands after."""
    known = {wording.place: wording for wording in edition.wordings}
    for hole in sheet.holes:
        position = sheet.own_position(hole.span.start)
        after = next((passage.place for at, passage in reversed(now) if at < position), "")
        for item in hole.items:
            passage = item.passage
            wording = known.get(passage.place, Wording(passage.place, passage.generated))
            says = wording.says or passage.components or ("",)
            yield replace(wording, says=tuple(filter(None, says)), after=after)
            after = passage.place


def _answers_of(passages: Iterable[Passage]) -> set[str]:
    return {key for passage in passages for key in passage.answers} - _NOT_THEIRS


def _change(sheet: Sheet, text: str) -> Span:
    """Return the stretch of the sheet that was changed. Where letters repeat there are several: one that leaves the
    holes whole is taken."""
    old, new = difference(sheet.text, text)
    first = old
    while any(_cuts(old, hole.span) and not old.covers(hole.span) for hole in sheet.holes):
        if old.start == 0 or (old.end > old.start and new.end > new.start):
            return first
        longer, span = (text, new) if new.end > new.start else (sheet.text, old)
        if longer[span.start - 1] != longer[span.end - 1]:
            return first
        old, new = old.moved(-1), new.moved(-1)
    return old


def _cuts(old: Span, hole: Span) -> bool:
    """Say whether a change reaches into a hole; at its edges it does not."""
    if old.start == old.end:
        return hole.start < old.start < hole.end
    return old.start < hole.end and hole.start < old.end


def _around(text: str) -> tuple[int, int]:
    """Return how much white space a text begins and ends with."""
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def _with_its_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch that is taken out with one of the spaces around it."""
    behind = text[end : end + 1]
    if text[start - 1 : start] == " " and (behind in (" ", "") or behind in ".,;:!?\n"):
        return start - 1, end
    if behind == " " and (start == 0 or text[start - 1] == "\n"):
        return start, end + 1
    return start, end
