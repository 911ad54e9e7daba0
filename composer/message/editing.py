"""What a writer can do to the passages of a message: type, move, take a new wording, go back to the generated one."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from composer.message.passages import LINES, SUBJECT, WRITTEN, Passage, text_of
from composer.reading.sentences import sentences_of
from composer.text.alike import shared
from composer.text.difference import difference
from composer.text.span import Span

Passages = tuple[Passage, ...]

_STOPS = (".", "!", "?", "…")
_CLOSING = "\"'’”)]"


def retyped(passages: Sequence[Passage], text: str) -> Passages:
    """Return the passages of a text that was typed over: theirs is exactly `text`.

    What was changed belongs to the sentence it happened in; over several it belongs to the first, and the others are
    taken out. Words that touch none are a passage of their own. White space at an edge stands before what follows.
    """
    before = text_of(passages)
    old, new = difference(before, text)
    spans = _spans(passages)
    touched = [index for index, span in spans.items() if span.start < old.end and old.start < span.end]
    grown = len(text) - len(before)
    if not touched:
        touched = _neighbour(passages, spans, old, new.of(text), text)
    if not touched and new.of(text).strip():
        return _written(passages, spans, old, text, grown)
    if not touched:
        return _spaced(passages, spans, old, text, grown)
    first, last = touched[0], touched[-1]
    # Words typed over a greeting and the sentences after it are a sentence: only those can say something.
    heir = next((index for index in touched if passages[index].slot), first)
    before_all = max((span.end for index, span in spans.items() if index < first), default=0)
    rest = [index for index in spans if index > last]
    end = spans[rest[0]].start + grown if rest else len(text)
    stretch = text[before_all:end]
    words = stretch.strip() if rest else stretch.lstrip()
    lead = _lead(stretch)
    changed = list(passages)
    for index in touched:
        changed[index] = worded(changed[index], "")
    if words and heir == 0 and changed[0].before.strip():  # the label of a subject is no part of it
        changed[0] = worded(changed[0], stretch.removeprefix(changed[0].before).rstrip())
    elif words:
        changed[heir] = replace(worded(passages[heir], words), before=lead)
    if rest:
        trail = stretch[len(stretch.rstrip()) :] if words else stretch
        changed[rest[0]] = replace(changed[rest[0]], before=trail)
    return tuple(changed)


def sentence_by_sentence(passages: Sequence[Passage], before: Sequence[Passage]) -> Passages:
    """Return the passages with those that are other than `before` parted where they hold several sentences.

    The sentence most like what a passage was made of keeps its place; each of the others has one of its own.
    """
    known = {passage.place: passage for passage in before}
    taken = {passage.place for passage in passages}
    found: list[Passage] = []
    for passage in passages:
        same = known.get(passage.place) is passage
        spans = () if same or not _can_part(passage) else sentences_of(passage.text)
        found += _parted(passage, spans, taken) if len(spans) > 1 else [passage]
    return tuple(found)


def part_at(parted: Sequence[Passage], place: str, before: Sequence[Passage], offset: int) -> tuple[str, int]:
    """Return the place of the sentence at `offset` of a passage that is `parted` now, and what the offset is in it."""
    at = _index(before, place)
    if at is None:
        return place, offset
    *parts, last = parted[at : at + 1 + len(parted) - len(before)]
    for part in parts:
        if offset <= len(part.text):
            return part.place, offset
        following = parted[parted.index(part) + 1]
        offset = max(offset - len(part.text) - len(following.before), 0)
    return last.place, offset


def _can_part(passage: Passage) -> bool:
    return passage.own and bool(passage.slot) and passage.kind == "paragraph"


def _parted(passage: Passage, spans: Sequence[Span], taken: set[str]) -> list[Passage]:
    heir = max(spans, key=lambda span: shared(passage.generated, span.of(passage.text)))
    parts: list[Passage] = []
    at = 0
    for span in spans:
        end = len(passage.text) if span is spans[-1] else span.end
        words = passage.text[span.start : end]
        lead = passage.before if not parts else passage.text[at : span.start]
        if span is heir:
            parts.append(replace(worded(passage, words), before=lead))
        else:
            place = _new_place(taken)
            parts.append(Passage(place, WRITTEN, passage.kind, "", " ", words, lead, own=True))
        at = end
    return parts


def _new_place(taken: set[str]) -> str:
    """Return a place for words that the answers did not make, and take it."""
    names = (WRITTEN if number == 1 else f"{WRITTEN}.{number}" for number in range(1, len(taken) + 2))
    place = next(name for name in names if name not in taken)
    taken.add(place)
    return place


def _spans(passages: Sequence[Passage]) -> dict[int, Span]:
    """Return where the passages that have words stand in the text, by their index."""
    spans: dict[int, Span] = {}
    at = 0
    for index, passage in enumerate(passages):
        if passage.text:
            start = at + len(passage.before)
            at = start + len(passage.text)
            spans[index] = Span(start, at)
    return spans


def _neighbour(passages: Sequence[Passage], spans: dict[int, Span], old: Span, typed: str, text: str) -> list[int]:
    """Return the passage that words typed between two belong to: the one they touch, or whose sentence they go on."""
    if not typed.strip():
        ends = [index for index, span in spans.items() if old.start == old.end == span.end]
        # A space typed after the last word of a sentence is the beginning of what comes next.
        return ends if ends and not text[old.start :].strip() else []
    before = max((index for index, span in spans.items() if span.end <= old.start), default=None)
    if before is not None and "\n" not in (between := text[spans[before].end : old.start] + _lead(typed)):
        words = passages[before].text.rstrip(_CLOSING)
        if not between or (words[-1:] not in _STOPS and passages[before].kind != SUBJECT):
            return [before]
    after = next((index for index, span in spans.items() if span.start == old.end), None)
    return [] if after is None or "\n" in typed[len(typed.rstrip()) :] else [after]


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _written(passages: Sequence[Passage], spans: dict[int, Span], old: Span, text: str, grown: int) -> Passages:
    """Return the passages with one more, made of the words that stand between two others now."""
    start = max((span.end for span in spans.values() if span.end <= old.start), default=0)
    after = next((index for index, span in spans.items() if span.start >= old.end), None)
    stretch = text[start : len(text) if after is None else spans[after].start + grown]
    words, lead = stretch.lstrip() if after is None else stretch.strip(), _lead(stretch)
    last = max((index for index, span in spans.items() if span.end <= old.start), default=None)
    kind = passages[last].kind if last is not None and passages[last].kind in LINES else "paragraph"
    place = _new_place({passage.place for passage in passages})
    changed = list(passages)
    if after is not None:
        changed[after] = replace(changed[after], before=stretch[len(stretch.rstrip()) :])
    at = last + 1 if last is not None else len(passages) if after is None else after
    changed.insert(at, Passage(place, WRITTEN, kind, "", " ", words, lead, own=True))
    return tuple(changed)


def titled(passages: Sequence[Passage], subject: str) -> Passages:
    """Return the passages under another subject; without one, no empty line stands over the message."""
    return _headed([worded(passage, subject) if passage.kind == SUBJECT else passage for passage in passages])


def _headed(passages: Sequence[Passage]) -> Passages:
    """Let an empty line stand between the subject and the message, and none where the subject was taken out."""
    changed = list(passages)
    subject = next((passage for passage in passages if passage.kind == SUBJECT), None)
    first = next((index for index, one in enumerate(passages) if one.text and one.kind != SUBJECT), None)
    if subject is not None and first is not None:
        before = changed[first].before
        if not subject.text:
            changed[first] = replace(changed[first], before=before.removeprefix("\n").removeprefix("\n"))
        elif not before.startswith("\n"):
            changed[first] = replace(changed[first], before="\n\n" + before)
    return tuple(changed)


def _spaced(passages: Sequence[Passage], spans: dict[int, Span], old: Span, text: str, grown: int) -> Passages:
    """Return the passages with other white space between two of them, or after the last."""
    changed = list(passages)
    after = [index for index, span in spans.items() if span.start >= old.end]
    ends = [span.end for index, span in spans.items() if span.end <= old.start]
    start = max(ends, default=0)
    if after:
        index = after[0]
        changed[index] = replace(changed[index], before=text[start : spans[index].start + grown])
    elif spans and passages[index := max(spans)].kind != SUBJECT:
        changed[index] = worded(changed[index], text[spans[index].start :])
    return tuple(changed)


def worded(passage: Passage, text: str) -> Passage:
    """Return the passage with these words, which are the writer's unless they are what the answers make of it."""
    if text == passage.generated:
        return replace(passage, text=text, own=False, was=passage.generated)
    was = passage.was if passage.own else passage.generated
    return replace(passage, text=text, own=True, was=was)


def movable(passage: Passage) -> bool:
    """Say whether a passage can stand elsewhere: a sentence can, a greeting or a heading cannot."""
    return bool(passage.slot and passage.text)


def moved(passages: Sequence[Passage], place: str, by: int) -> Passages:
    """Return the passages with one moved a sentence up (-1) or down (1); as they are where it can go no further.

    At the edge of a paragraph it goes over into the next one before it passes any other sentence.
    """
    here = _index(passages, place)
    there = next(_standing(passages, here, by), None) if here is not None else None
    if here is None or there is None or not (movable(passages[here]) and movable(passages[there])):
        return tuple(passages)
    changed = list(passages)
    upper, lower = min(here, there), max(here, there)
    between = changed[lower].before
    if "\n" in between and changed[here].kind == "paragraph" == changed[there].kind:
        follower = next(_standing(passages, lower, 1), None)
        if by < 0:  # to the end of the paragraph above; what follows begins its own
            changed[here] = replace(changed[here], before=" ")
            if follower is not None and "\n" not in changed[follower].before:
                changed[follower] = replace(changed[follower], before=between)
        else:  # to the beginning of the paragraph below
            if "\n" not in changed[here].before:
                changed[here] = replace(changed[here], before=between)
            changed[there] = replace(changed[there], before=" ")
        return tuple(changed)
    first = changed[upper].before
    changed[upper] = replace(changed[upper], before=between)
    changed[lower] = replace(changed[lower], before=first)
    changed[upper], changed[lower] = changed[lower], changed[upper]
    return tuple(changed)


def placed(passages: Sequence[Passage], place: str, target: str, *, after: bool) -> Passages:
    """Return the passages with one taken to another: into its paragraph, before it or `after` it."""
    here, there = _index(passages, place), _index(passages, target)
    if here is None or there is None or here == there:
        return tuple(passages)
    if not (movable(passages[here]) and movable(passages[there])):
        return tuple(passages)
    changed = list(passages)
    follower = next(_standing(passages, here, 1), None)
    if follower is not None and "\n" in changed[here].before and "\n" not in changed[follower].before:
        changed[follower] = replace(changed[follower], before=changed[here].before)
    taken = changed.pop(here)
    there = next(index for index, passage in enumerate(changed) if passage.place == target)
    if after:
        before = changed[there].before if changed[there].kind != "paragraph" else " "
        changed.insert(there + 1, replace(taken, before=before))
    else:
        before = changed[there].before
        if changed[there].kind == "paragraph":
            changed[there] = replace(changed[there], before=" ")
        changed.insert(there, replace(taken, before=before))
    return tuple(changed)


def taken_out(passages: Sequence[Passage], place: str) -> Passages:
    """Return the passages without the words of one; a paragraph that it began is begun by the next."""
    here = _index(passages, place)
    if here is None:
        return tuple(passages)
    changed = list(passages)
    follower = next(_standing(passages, here, 1), None)
    if follower is not None and "\n" in changed[here].before and "\n" not in changed[follower].before:
        changed[follower] = replace(changed[follower], before=changed[here].before)
    changed[here] = worded(changed[here], "")
    return tuple(changed)


def in_order(passages: Sequence[Passage], natural: Sequence[Passage]) -> Passages:
    """Return the passages in the order of the rules; the writer's words stay."""
    by_place = {passage.place: passage for passage in passages}
    ordered = [replace(by_place.pop(one.place), before=one.apart) for one in natural if one.place in by_place]
    for passage in passages:
        if passage.place in by_place:  # a sentence that only the writer has
            index = passages.index(passage)
            above = {one.place for one in passages[:index]}
            at = max((i + 1 for i, one in enumerate(ordered) if one.place in above), default=0)
            ordered.insert(at, passage)
    return _headed(ordered)


def with_new(passages: Sequence[Passage], place: str) -> Passages:
    """Return the passages with what the answers make of this place now, in place of the writer's words."""
    return tuple(worded(one, one.generated) if one.place == place else one for one in passages)


def kept(passages: Sequence[Passage], place: str) -> Passages:
    """Return the passages with the writer's words kept: the wording of now is not offered any more."""
    return tuple(replace(one, was=one.generated) if one.place == place else one for one in passages)


def said(passages: Sequence[Passage], place: str, components: tuple[str, ...]) -> Passages:
    """Return the passages with what the writer says this one does ("this sentence is it")."""
    return tuple(replace(one, says=components, said_of=one.text) if one.place == place else one for one in passages)


def _index(passages: Sequence[Passage], place: str) -> int | None:
    return next((index for index, passage in enumerate(passages) if passage.place == place), None)


def _standing(passages: Sequence[Passage], index: int, by: int) -> Iterator[int]:
    """Yield the indices of the passages with words above (-1) or below (1) `index`, the nearest first."""
    stop = -1 if by < 0 else len(passages)
    return (other for other in range(index + by, stop, by) if passages[other].text)
