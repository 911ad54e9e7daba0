"""The slots of one layout, made: which maker words which slot, and what is joined on the way."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from composer.message import makers_do, makers_say
from composer.message.draft import Drafted, Making
from composer.message.splice import seam
from composer.message.variety import belong_together, joined

Maker = Callable[[Making, str], list[Drafted]]

MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "clause": makers_say.clause,
        "restate": makers_say.restate,
        "own": makers_say.own,
        "intent": makers_say.intent,
        "harm": makers_say.harm,
        "empathy": makers_say.empathy,
        "cause": makers_say.cause,
        "outside": makers_say.outside,
        "unknown": makers_say.unknown,
        "later": makers_say.later,
        "done": makers_do.done,
        "own-money": makers_do.own_money,
        "next": makers_do.next_steps,
        "meanwhile": makers_do.meanwhile,
        "change": makers_do.change,
        "compensate": makers_do.compensate,
        "follow": makers_do.follow,
        "reach": makers_do.reach,
        "invite": makers_do.invite,
        "fixed": makers_do.fixed,
    }
)


_OFFERED = ("done", "own-money", "next", "meanwhile")
_PROMISING = frozenset({"unknown", "later", "done", "next", "compensate"})


def made(making: Making, names: Iterable[str], *, most_plan_words: int = 0) -> dict[str, list[Drafted]]:
    """Return the sentences of each slot in `names`. What is done and the first next step are joined where they belong
    together; the coming back is made last, since it may follow another promise of the writer's.

    With `most_plan_words` what is done and what comes next both stand only where they are shorter together; else the
    steps if one has a time, else what is done.
    """
    names = list(names)
    slots = {name: make(making, name) for name in names if name != "follow"}
    done, steps = slots.get("done", []), slots.get("next", [])
    if done and steps and most_plan_words and word_count([*done, *steps]) >= most_plan_words:
        slots["done" if any("fix_time" in step.components for step in steps) else "next"] = []
    if slots.get("done") and slots.get("next") and not slots.get("own-money"):
        plain = replace(making, plain=True)
        done, steps = make(plain, "done"), make(plain, "next")
        if belong_together(done, steps[0], making.setting.words):
            slots |= {"done": [joined(done[0], lowered(steps[0], making))], "next": steps[1:]}
    if not any(slots.get(name) for name in _OFFERED):
        slots.pop("offer", None)
    if not slots.get("own"):
        slots.pop("intent", None)
    if "follow" in names:
        promised = promises(making, (sentence for sentences in slots.values() for sentence in sentences))
        slots["follow"] = make(replace(making, promised=promised), "follow")
    return slots


def make(making: Making, name: str) -> list[Drafted]:
    """Return the sentences of one slot."""
    return MAKERS[making.slot(name).make](making, name)


def promises(making: Making, sentences: Iterable[Drafted]) -> bool:
    """Say whether one of these sentences is an "I will" of the writer's own."""
    will = re.compile(rf"\b{making.setting.voice}(?: will|'ll)\b", re.IGNORECASE)
    return any(sentence.slot in _PROMISING and will.search(sentence.text) for sentence in sentences)


def word_count(sentences: Iterable[Drafted]) -> int:
    """Return the number of words of these sentences."""
    return sum(len(sentence.text.split()) for sentence in sentences)


def lowered(sentence: Drafted, making: Making) -> Drafted:
    """Return the sentence as it goes on after a comma."""
    return replace(sentence, text=seam.lowered(sentence.text, making.setting))
