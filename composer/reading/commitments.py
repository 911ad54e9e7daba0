"""Promises in free text: who will do what, by when, on what condition.

Part 5.2 of the domain rules. People agree only moderately on what a commitment is, so this finds rather too many and
the writer decides. A sentence is a candidate when it has an agent, a form of promising and a verb.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from composer.reading.macros import Pattern, lowered
from composer.reading.mask import masked
from composer.reading.promise_forms import Kind, forms
from composer.text.span import Span


class Commitment(Struct, frozen=True):
    """One promise. `start` and `end` are code points; `owner` is None where nobody is named.

    `due_text` are the words that say when, `due` the moment they mean (local time), None where that is not sure.
    """

    start: int
    end: int
    text: str
    kind: Kind
    owner: str | None
    action: str
    due_text: str | None
    due: datetime | None
    condition: str | None


class _Form(Struct, frozen=True):
    kind: Kind
    owner: str | None
    start: int  # of the clause, in its sentence
    verb: int  # where the action begins


_KNOWN_OWNERS = {"i": "I", "we": "we", "you": "you", "nobody": None, "no one": None}
_LONGEST_LEAD = 5  # words before a promise that need no comma: "On Friday I will …"
_LONGEST_ACT = 500  # characters between a promise and a second act
_PAST_REACH = 40  # characters in which "I said that" stands before a promise
_TRAIL = " \t\r\n.,;:!?"
_BEFORE_SIGN = re.compile(r" (?=[,;])")


def promises_in(text: str, sentences: Iterable[Span], now: datetime) -> tuple[Commitment, ...]:
    """Return the promises, offers and requests in `sentences` of `text` in order; times are relative to `now`."""
    cover = masked(text)
    found: list[Commitment] = []
    spans = tuple(sentences)
    for number, span in enumerate(spans):
        following = spans[number + 1].of(cover) if number + 1 < len(spans) else ""
        found += _in_sentence(text, cover, span, following, now)
    return _without_repeats(found)


def _in_sentence(text: str, cover: str, span: Span, following: str, now: datetime) -> list[Commitment]:
    words = span.of(cover)
    found_forms = _with_further(_forms(words), words, now) or _present(words, now)
    found = []
    for number, form in enumerate(found_forms):
        end = found_forms[number + 1].start if number + 1 < len(found_forms) else len(words)
        start = 0 if number == 0 and _leads_in(words[: form.start], now) else form.start
        found.append(_commitment(text, span, words, form, start, end, now))
    # "I will ring you. It will be before noon.": a time of its own sentence may stand in the next.
    if found and found[-1].due_text is None and found[-1].kind == "promise" and following and not _forms(following):
        found[-1] = _with_time_from(following, found[-1], now)
    return found


def _with_further(found: list[_Form], words: str, now: datetime) -> list[_Form]:
    """Return the forms with the second act of "I will write by noon and ring you on Friday": each has its own time."""
    from composer.reading.dates import moments_in

    lower = lowered(words)
    for match in forms().further.matches(words, lower) if found else ():
        start = match.start()
        at, after_at = bisect_left(found, start, key=_start_of), bisect_right(found, start, key=_start_of)
        before = found[at - 1] if at else None
        if before is None or before.kind != "promise" or before.verb >= start:
            continue
        first = max(before.start, start - _LONGEST_ACT)
        last = min(found[after_at].start if after_at < len(found) else len(words), start + _LONGEST_ACT)
        if moments_in(words[first:start], now) and moments_in(words[start:last], now):
            found.insert(at, _Form("promise", before.owner, start, match.start("verb")))
    return found


def _leads_in(words: str, now: datetime) -> bool:
    """Say whether `words` before a promise belong to it: a condition, a time, "from today"."""
    from composer.reading.dates import moments_in

    if not words.rstrip().endswith(",") and len(words.split()) > _LONGEST_LEAD:
        return False
    return bool(_condition(words) or _has(forms().standing, words) or moments_in(words, now))


def _forms(words: str) -> list[_Form]:
    lower = lowered(words)
    found: list[_Form] = []
    for kind, pattern in forms().kinds:
        for match in pattern.matches(words, lower):
            start, verb = match.start(), match.start("verb")
            # No form runs into another, so only the last that begins before this verb can run into this one.
            at = bisect_right(found, verb, key=_start_of)
            before = found[at - 1] if at else None
            if before and before.verb >= start:
                continue
            if not _has(forms().past, words[max(0, start - _PAST_REACH) : start]):
                found.insert(at, _Form(kind, _owner(match, before), start, verb))
    return found


def _start_of(form: _Form) -> int:
    return form.start


def _owner(match: re.Match[str], before: _Form | None) -> str | None:
    groups = match.groupdict()
    if agent := groups.get("agent"):
        return _KNOWN_OWNERS.get(agent.lower(), agent)
    if "again" in groups:
        return before.owner if before else "I"
    words = match[0].lower()
    if "me" in groups or words.endswith("from me"):
        return "I"
    if words.endswith("from us"):
        return "we"
    return "you" if "please" in groups or "tell" in groups else None


def _present(words: str, now: datetime) -> list[_Form]:
    """Return "I visit on Thursday": the present is a promise only with a time to come."""
    from composer.reading.dates import due_in

    match = forms().present.search(words, lowered(words))
    if not match:
        return []
    moment = due_in(words[match.start() :], now)
    if moment is None or (moment.due is not None and moment.due < now):
        return []
    return [_Form("promise", {"i": "I"}.get(match["agent"].lower(), "we"), match.start(), match.start("verb"))]


def _commitment(text: str, span: Span, words: str, form: _Form, start: int, end: int, now: datetime) -> Commitment:
    from composer.reading.dates import due_in

    clause = words[start:end].rstrip(_TRAIL)
    if end < len(words):
        clause = re.sub(r"[\s,;]+(?:and|but|then|so)$", "", clause).rstrip(_TRAIL)
    end = start + len(clause)
    condition = _condition(clause)
    kind: Kind = form.kind
    if kind == "promise" and condition and _has(forms().wish, condition):
        kind = "offer"
    elif kind == "promise" and _has(forms().standing, clause):
        kind = "standing"
    rest = words[form.verb : end]
    moment = None if kind == "standing" else due_in(words[start:end], now)
    place = Span(span.start + start, span.start + end)
    parts = [part for part in (moment.text if moment else None, condition) if part]
    action = _without(text[span.start + form.verb : place.end], parts, rest)
    return Commitment(
        place.start, place.end, place.of(text), kind, form.owner, action.strip(_TRAIL),
        moment.text if moment else None, moment.due if moment else None, condition,
    )  # fmt: skip


def _without(action: str, parts: Iterable[str], rest: str) -> str:
    """Return `action` without `parts`, which are found in `rest`, its words as they are matched."""
    for part in parts:
        at = rest.find(part)
        if at >= 0:
            action, rest = (words[:at] + " " + words[at + len(part) :] for words in (action, rest))
    return _BEFORE_SIGN.sub("", " ".join(action.split())) if parts else action


def _condition(clause: str) -> str | None:
    match = forms().condition.search(clause, lowered(clause))
    return match[match.lastgroup or 0].rstrip(_TRAIL) if match else None


def _has(pattern: Pattern, words: str) -> bool:
    return pattern.found(words, lowered(words))


def _with_time_from(following: str, found: Commitment, now: datetime) -> Commitment:
    from composer.reading.dates import due_in

    moment = due_in(following, now)
    if moment is None or not moment.deadline or moment.due is None:
        return found
    return Commitment(
        found.start, found.end, found.text, found.kind, found.owner, found.action,
        moment.text, moment.due, found.condition,
    )  # fmt: skip


def _without_repeats(found: list[Commitment]) -> tuple[Commitment, ...]:
    """Return one promise for two mentions of it: the same owner, verb and object."""
    kept: dict[tuple[str, str | None, str], Commitment] = {}
    for commitment in found:
        key = (commitment.kind, commitment.owner, " ".join(commitment.action.lower().split()[:2]))
        earlier = kept.get(key)
        if earlier is None or (earlier.due_text is None and commitment.due_text is not None):
            kept[key] = commitment
        elif commitment.due_text and commitment.due_text != earlier.due_text:
            kept[(*key[:2], f"{key[2]} {commitment.due_text}")] = commitment
    return tuple(sorted(kept.values(), key=lambda commitment: commitment.start))
