"""Where a sentence that is missing from somebody's own text goes, and how it is set off from what stands around it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from composer.message.data import MessageData
from composer.message.passages import Passage, Seen

Paragraphs = Sequence[Sequence[str]]
"""The slots of a layout, paragraph by paragraph."""

_HOME: Mapping[str, str] = {
    "restatement": "restate",
    "regret": "own",
    "ownership": "own",
    "harm": "harm",
    "empathy": "empathy",
    "cause": "cause",
    "owns_fix": "outside",
    "fix": "done",
    "fix_time": "next",
    "prevention": "change",
    "compensation": "compensate",
    "follow_up": "follow",
    "invitation": "invite",
    "gratitude": "thanks",
}
"""The slot whose place a component has by the rules, where several slots can say it."""

_ITEM = re.compile(r"(?:[-–—*•·‣▪◦✔✅☑➡→>]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_ENDS = ".!?…‽。！？؟।)]}\"'”’»*_~"
_OPEN_ENDED = ",:;-–—("
_OPENS_AT_MOST = 2  # sentences that greet, thank or say what this is about


class Order:
    """The order of the rules for one output: how far down a slot or a component stands, and in which paragraph."""

    def __init__(self, paragraphs: Paragraphs, data: MessageData) -> None:
        slots = [slot for paragraph in paragraphs for slot in paragraph]
        self._ranks = {slot: rank for rank, slot in enumerate(slots)}
        self._groups = {self._ranks[slot]: number for number, group in enumerate(paragraphs) for slot in group}
        for rank, slot in enumerate(slots):
            for component in data.slots[slot].components:
                self._ranks.setdefault(component, self._ranks.get(_HOME.get(component, ""), rank))
        for component, slot in _HOME.items():
            if slot in self._ranks:
                self._ranks[component] = self._ranks[slot]
        self.last = len(slots)

    def rank(self, name: str) -> int:
        """Return how far down a slot or a component stands."""
        return self._ranks.get(name, self.last)

    def rank_of(self, passage: Passage) -> int | None:
        """Return how far down a passage stands by what it does, None where it does nothing."""
        if passage.slot in self._ranks:
            return self._ranks[passage.slot]
        parts = {*passage.components, *passage.says}
        ranks = [self._ranks[part] for part in (parts - {"fix_time"} or parts) if part in self._ranks]
        return min(ranks, default=None)

    def least(self, components: frozenset[str]) -> int | None:
        """Return how far down the first of some components stands."""
        return min((self._ranks[part] for part in components if part in self._ranks), default=None)

    def group(self, rank: int | None) -> int | None:
        """Return the paragraph a rank belongs to."""
        return None if rank is None else self._groups.get(rank)

    def is_early(self, rank: int) -> bool:
        """Say whether it belongs to the beginning: what they said, whose doing it was, what it did to them."""
        own = self.group(self._ranks.get("own"))
        group = self.group(rank)
        return own is not None and group is not None and group <= own and rank <= self._ranks.get("empathy", rank)


class Insertion:
    """Finds the place of a missing sentence among passages, and puts it there."""

    def __init__(self, placed: Sequence[Passage], order: Order, seen: Seen) -> None:
        self.placed = list(placed)
        self._order, self._seen = order, seen

    def put(self, passage: Passage, after: str | None = None) -> None:
        """Put a sentence in: after the passage of a place ("" for the very beginning), or where the rules have it."""
        at = None if after is None else self._behind(after)
        rank = self._order.rank(passage.slot)
        at = self.place(rank) if at is None else at
        before, following = self._set_off(at, rank)
        self.placed.insert(at, replace(passage, before=before, apart=before))
        if following is not None:
            self.placed[at + 1] = replace(self.placed[at + 1], before=following, apart=following)

    def place(self, rank: int) -> int:
        """Return the index at which a sentence of this rank goes."""
        body = [index for index, passage in enumerate(self.placed) if passage.slot]
        if not body:
            ends = (index for index, passage in enumerate(self.placed) if passage.kind == "signoff" and index)
            return next(ends, len(self.placed))
        first = self._opened(body)
        at = self._best(body, first, rank)
        early = self._order.is_early(rank)
        begun = any(self._order.rank_of(self.placed[index]) is not None for index in body if first <= index < at)
        if early and not begun and rank > self._order.rank("restate"):
            # What this is about may be said before it is owned.
            at += bool(at in body and self._does_nothing(self.placed[at]) and not self._is_item(at))
        elif not early:
            at = self._past_what_goes_on(at, rank, across=not begun)
        if self._follows_inline_greeting(at):
            at += 1
        return self._past_list(at)

    def _behind(self, after: str) -> int | None:
        if not after:
            return 0
        return next((index + 1 for index, passage in enumerate(self.placed) if passage.place == after), None)

    def _opened(self, body: Sequence[int]) -> int:
        """Return the index after the thanks that a text may open with."""
        for index in body[:_OPENS_AT_MOST]:
            passage = self.placed[index]
            parts = set(passage.components) or self._seen(passage.text)[0]
            if not (parts and parts <= {"gratitude", "follow_up"} and "gratitude" in parts) or index + 1 not in body:
                return index
        return body[min(_OPENS_AT_MOST, len(body) - 1)]

    def _best(self, body: Sequence[int], first: int, rank: int) -> int:
        """Return the place with the fewest sentences on the wrong side: the first beside its like, else the first."""
        ranks = {index: self._weighed(index) for index in body if index >= first}
        later = sum(one is not None and one <= rank for one in ranks.values())
        best, least, beside = first, later, False
        wrong = later
        for index, one in ranks.items():
            if one is None:
                continue
            wrong += 1 if one > rank else -1
            alike = self._order.group(one) == self._order.group(rank)
            if wrong < least or (wrong == least and alike and not beside):
                best, least, beside = index + 1, wrong, alike
        return best

    def _weighed(self, index: int) -> int | None:
        """Return the rank of a sentence; None where it only says sorry or thanks once more at the end."""
        passage = self.placed[index]
        last = all(not one.slot or "\n" not in one.before for one in self.placed[index + 1 :])
        parts = {*passage.components, *passage.says}
        if last and parts <= {"regret", "gratitude"} and self._line(index) != self._line(self._first()):
            return None
        return self._order.rank_of(passage)

    def _first(self) -> int:
        return next(index for index, passage in enumerate(self.placed) if passage.slot)

    def _past_what_goes_on(self, at: int, rank: int, *, across: bool) -> int:
        """Return the place after the sentences that only go on with what stands before."""
        while at < len(self.placed):
            passage = self.placed[at]
            here = passage.slot and self._order.rank_of(passage) is None
            if not here or (not across and "\n" in passage.before):
                break
            said = self._order.least(self._seen(passage.text)[0])
            if said is not None and said > rank:
                break
            at += 1
        return at

    def _past_list(self, at: int) -> int:
        """Return the place after a list that would be cut in two, or from the words that lead to it."""
        leads = 0 < at < len(self.placed) and self.placed[at - 1].text.rstrip().endswith(":")
        if not leads and not (at and self._is_item(at - 1)):
            return at
        while at < len(self.placed) and self.placed[at].slot and self._is_item(at):
            at += 1
        return at

    def _is_item(self, index: int) -> bool:
        """Say whether a passage stands in an item of a list."""
        start = self._line(index)
        return bool(_ITEM.match(self.placed[start].text)) and self.placed[start].slot != ""

    def _line(self, index: int) -> int:
        while index and "\n" not in self.placed[index].before and self.placed[index - 1].kind == "paragraph":
            index -= 1
        return index

    def _follows_inline_greeting(self, at: int) -> bool:
        if not 0 < at < len(self.placed):
            return False
        here = self.placed[at]
        return self.placed[at - 1].kind == "greeting" and bool(here.slot) and "\n" not in here.before

    def _does_nothing(self, passage: Passage) -> bool:
        return self._order.rank_of(passage) is None

    # -- how it is set off

    def _set_off(self, at: int, rank: int) -> tuple[str, str | None]:
        """Return what stands before a sentence put in at `at`, and before the one after it (None: as it is)."""
        above = self.placed[at - 1] if at else None
        below = self.placed[at] if at < len(self.placed) else None
        if above is not None and below is not None and "\n" not in below.before:
            return self._joined(above), None
        one = self._is_one_paragraph()
        if above is None:
            joins = below is not None and below.slot and (one or self._same_group(at, rank)) and not self._is_item(at)
            return "", " " if joins else self._gap()
        if above.slot and not self._is_item(at - 1) and not self._stand_alone():
            if one or self._order.group(self._last_rank(at - 1)) == self._order.group(rank):
                return self._joined(above), None
            if below is not None and below.slot and self._same_group(at, rank) and not self._is_item(at):
                return below.before, " "
        lead = below.before if below is not None and below.slot and above.kind != "greeting" else ""
        return lead or (below.before if above.kind == "greeting" and below is not None else "") or self._gap(), None

    def _joined(self, above: Passage) -> str:
        """Words that do not end as a sentence does stay alone in their line."""
        last = above.text.rstrip()[-1:]
        ended = last in _ENDS or not (last.isalnum() or last in _OPEN_ENDED)
        return " " if ended else self._line_end()

    def _same_group(self, at: int, rank: int) -> bool:
        return self._order.group(self._order.rank_of(self.placed[at])) == self._order.group(rank) is not None

    def _last_rank(self, index: int) -> int | None:
        """Return the rank of the last sentence in this line that does something."""
        start = self._line(index)
        ranks = (self._order.rank_of(self.placed[one]) for one in range(index, start - 1, -1))
        return next((rank for rank in ranks if rank is not None), None)

    def _lines(self) -> Iterator[int]:
        return (index for index, passage in enumerate(self.placed) if passage.slot and self._line(index) == index)

    def _is_one_paragraph(self) -> bool:
        """Say whether all of it is one paragraph, whatever it speaks of."""
        return len(list(self._lines())) == 1

    def _stand_alone(self) -> bool:
        """Say whether each sentence is a paragraph of its own, from the third on a habit."""
        lines = list(self._lines())
        return len(lines) > 2 and len(lines) == sum(bool(passage.slot) for passage in self.placed)

    def _line_end(self) -> str:
        return "\r\n" if any("\r\n" in passage.before for passage in self.placed) else "\n"

    def _gap(self) -> str:
        """Return what sets paragraphs apart in this text: an empty line, or the end of a line where there is none."""
        end = self._line_end()
        ends = [passage.before for passage in self.placed if "\n" in passage.before and passage.slot]
        return end if ends and not any(before.count("\n") > 1 for before in ends) else end + end
