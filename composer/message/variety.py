"""The variety rules: sentences joined, moved and broken into paragraphs so that a message does not drone."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from composer.message.draft import Drafted
from composer.message.splice.words import Words

_MOST_IN_PARAGRAPH = 4
_MOST_WITH_PLAN = 5
_PLAN = frozenset({"done", "next"})
_BREAKS = ("own", "done", "change", "next", "invite")
_OPENS = "offer"  # never a paragraph by itself
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORDS = re.compile(r"[^\W\d_]+")
_ENDINGS = ("'s", "ing", "ed", "s")


def opening_word(text: str) -> str:
    """Return the word a sentence starts with; I, I'm, I've and I'll are one, and so are We, We're, We've and We'll."""
    found = _FIRST_WORD.search(text)
    return found.group().replace("’", "'").split("'")[0].casefold() if found else ""


def without_three_alike(sentences: Sequence[Drafted]) -> list[Drafted]:
    """Return the body with no three sentences in a row that start alike, as far as that can be said.

    From the top, the first of the three with a time of its own has it moved to the front; if none has, and one is the
    second thing done, it opens with "Since then".
    """
    made = list(sentences)
    for index in range(len(made) - 2):
        three = range(index, index + 3)
        if len({opening_word(made[i].text) for i in three}) > 1:
            continue
        timed = next((i for i in three if made[i].front), None)
        since = next((i for i in three if made[i].since), None)
        if timed is not None:
            made[timed] = replace(made[timed], text=made[timed].front, front="")
        elif since is not None:
            made[since] = replace(made[since], text=made[since].since, since="")
    return made


def joined(done: Drafted, step: Drafted) -> Drafted:
    """Return what is done and what comes next as one sentence: "I have ___, and I will ___". The step comes in as it
    stands after a comma."""
    components = dict.fromkeys((*done.components, *step.components))
    return replace(
        done,
        text=f"{done.text.rstrip('.')}, and {step.text}",
        answers=(*done.answers, *step.answers),
        components=tuple(components),
    )


def belong_together(done: Sequence[Drafted], step: Drafted, words: Words) -> bool:
    """Say whether the one thing done and the first next step speak of the same thing and may share a sentence."""
    if len(done) != 1 or "," in done[0].text or not step.body or not step.pronoun:
        return False
    if done[0].pronoun != step.pronoun:
        return False
    return bool(_content(done[0].body, words) & _content(step.body, words))


def _content(text: str, words: Words) -> set[str]:
    said = (word.casefold() for word in _WORDS.findall(text))
    return {_root(word) for word in said if not (word in words.function_words or _tells_time(word, words))}


def _tells_time(word: str, words: Words) -> bool:
    return (
        word in words.weekdays
        or word in words.months
        or word in words.named_clocks
        or word in words.numbers
        or word in words.bare_starts
        or word in words.periods
        or word in words.parts
    )


def _root(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending).removesuffix("e")


def paragraphs_of(sentences: Sequence[Drafted]) -> list[list[Drafted]]:
    """Return one paragraph broken until every part has at most four sentences, or five where the plan stands in it."""
    part = list(sentences)
    if len(part) <= (_MOST_WITH_PLAN if any(s.slot in _PLAN for s in part) else _MOST_IN_PARAGRAPH):
        return [part] if part else []
    for slot in _BREAKS:
        at = next((i for i, sentence in enumerate(part) if sentence.slot == slot), 0)
        if at > 0 and any(sentence.slot != _OPENS for sentence in part[:at]):
            return paragraphs_of(part[:at]) + paragraphs_of(part[at:])
    return [part]
