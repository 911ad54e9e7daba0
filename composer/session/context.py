"""What the rules need to know of a case beside its text."""

import re

from msgspec.structs import replace

from composer.guide.case import Case
from composer.guide.stance import chosen, prior_of, spoken, voice_of
from composer.message.message import Message
from composer.tone.context import Context, answers_of, context_from

_NUMBER = re.compile(r"\d+(?:[ ,]\d{3})*(?:\.\d+)?")


def context_of(case: Case, message: Message) -> Context:
    """Return the context of `message`, made of the live case `case`."""
    given = {
        "output": message.output,
        "stance": message.stance,
        "impact": message.impact,
        "sender": "team" if voice_of(case) == "we" else "person",
        "audience": chosen(case, "audience"),
        "caution": int(chosen(case, "caution")),
        "nature": "routine" if message.shape == "help" else "",
        "sorry": chosen(case, "own.sorry"),
        "prior": prior_of(case),
        "called": spoken(case),
        "reason": case.text("reason"),
        "refund_is_fix": case.text("comp.own_money") == "yes",
        "approved": bool(case.text("comp.ok")),
        "help": case.text("follow.reach") or case.text("sender.phone"),
        "words": case.text("listen.words"),
        "told": case.text("restate.told"),
        "pain": case.text("listen.pain"),
    }
    amounts = {"comp": _amount(case.text("comp.what")), "loss": _amount(case.text("comp.loss"))}
    context = context_from(
        given | {key: amount for key, amount in amounts.items() if amount}, answers_of(case), message.components
    )
    return replace(context, sentences={sentence.text: sentence.components for sentence in message.sentences})


def _amount(words: str) -> float:
    """Return the first number of an answer, 0 if it has none."""
    match = _NUMBER.search(words)
    return float(re.sub("[ ,]", "", match.group())) if match else 0.0
