"""The slots of one layout, made: which maker words which slot, and what is joined on the way."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from composer.message import makers_do, makers_say
from composer.message.draft import Drafted, Making
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


def made(making: Making, names: Iterable[str]) -> dict[str, list[Drafted]]:
    """Return the sentences of each slot in `names`. What is done and the first next step are joined where they belong
    together; the coming back is made last, since it may follow another promise of the writer's."""
    names = list(names)
    slots = {name: make(making, name) for name in names if name != "follow"}
    if slots.get("done") and slots.get("next") and not slots.get("own-money"):
        plain = replace(making, plain=True)
        done, steps = make(plain, "done"), make(plain, "next")
        if belong_together(done, steps[0], making.setting.words.function_words):
            slots |= {"done": [joined(done[0], steps[0])], "next": steps[1:]}
    if "follow" in names:
        promised = any(_promises(sentence, making) for sentences in slots.values() for sentence in sentences)
        slots["follow"] = make(replace(making, promised=promised), "follow")
    return slots


def make(making: Making, name: str) -> list[Drafted]:
    """Return the sentences of one slot."""
    return MAKERS[making.slot(name).make](making, name)


def _promises(sentence: Drafted, making: Making) -> bool:
    pronoun = "we" if making.setting.voice == "we" else "I"
    words = f" {sentence.text} "
    return any(f"{start}{pronoun}{will}" in words for start in (" ", " and ") for will in (" will ", "'ll ")) or (
        pronoun == "we" and words.startswith((" We will ", " We'll "))
    )
