"""The public statement: the team speaks, nobody is named, and people learn where the next news will be."""

import re
from collections.abc import Callable
from itertools import groupby

from msgspec.structs import replace

from composer.guide.case import Answer, Case, NextStep, Outside, PromiseCheck, Value
from composer.message.chat import answered
from composer.message.draft import Drafted, Making
from composer.message.makers_do import is_mine
from composer.message.slots import make
from composer.message.splice import seam
from composer.message.variety import paragraphs_of, without_three_alike
from composer.message.writer import Writer

_WITH_ME = re.compile(r"\b(?:with|join) (?:me|us)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:on|in|at|by|from|to|via|through|under|over|here|there|online|below|above|wherever)\b", re.IGNORECASE
)
_SIGNS = ".,;:!?()'\"“”‘’"


def write(making: Making) -> Writer:
    """Return the statement."""
    case = _as_team(_for_all(making.case, making.setting.names))
    making = replace(making, case=case, setting=replace(making.setting, voice="we"), spoken=False)
    done, steps = make(making, "done"), make(making, "next")
    change = [sentence for sentence in make(making, "change") if sentence.answers != ("plan.see",)]
    where = [*_update(making), *_help(making)]
    if making.shape == "help":
        answer, step = answered(making)
        paragraphs = [answer or done, [*(step or steps), *where]]
    else:
        outside = make(making, "outside") if making.shape == "fix-only" else []
        effect = _affected(making) or make(making, "harm")
        why = _cause(making) or _unknown(making, told=bool(where))
        paragraphs = [[*_own(making), *effect], [*why, *outside, *done], change, [*steps, *where]]
    placed = [(number, sentence) for number, paragraph in enumerate(paragraphs) for sentence in paragraph]
    varied = without_three_alike([sentence for _, sentence in placed])
    writer = Writer(between="\n\n")
    numbered = zip((number for number, _ in placed), varied, strict=True)
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        for paragraph in paragraphs_of([sentence for _, sentence in group]):
            writer.sentences("paragraph", paragraph)
    return writer


def _own(making: Making) -> list[Drafted]:
    """Return the apology, a past form always as "We ___, and we're sorry."."""
    made_ = make(replace(making, plain=True), "own")
    if making.stance not in ("full", "part") or not made_:
        return made_
    spliced = seam.sorry_i(making.case.text("own.act"), making.setting)
    if spliced.kind != "past":
        return made_
    return [replace(made_[0], text=f"We {spliced.body}, and we're sorry."), *made_[1:]]


def _cause(making: Making) -> list[Drafted]:
    """Return the cause whatever explain.ready says, without what should have been done."""
    told = replace(making, case=making.case.with_answer("explain.ready", "asked"))
    return [sentence for sentence in make(told, "cause") if sentence.answers != ("explain.should",)]


def _unknown(making: Making, *, told: bool) -> list[Drafted]:
    """Return that the cause is not known yet, where that is so; with `told` it is said elsewhere when there is news."""
    made_ = make(making, "unknown")
    return [sentence for sentence in made_ if not (told and sentence.answers == ("explain.tell_by",))]


def _affected(making: Making) -> list[Drafted]:
    spliced = seam.standalone(making.case.text("public.affected"), making.setting)
    return [Drafted(text, "affected", ("public.affected",), ("harm",)) for text in spliced.sentences]


def _update(making: Making) -> list[Drafted]:
    where, when = making.case.text("public.update_where"), making.case.text("public.update_when")
    if not (where or when):
        return []
    place = seam.clean(where, making.setting, "We will write again")
    if place and not _PLACED.match(place):
        place = f"on {place}"
    do = " ".join(filter(None, ("write again", place)))
    spliced = seam.will(do, when, making.setting)
    answers = tuple(key for key in ("public.update_where", "public.update_when") if making.case.text(key))
    components = ("follow_up", "fix_time") if when else ("follow_up",)
    return [Drafted(text, "update", answers, components) for text in spliced.sentences]


def _help(making: Making) -> list[Drafted]:
    words = making.case.text("public.help")
    if not words:
        return make(making, "reach")
    spliced = seam.clause("For help, ___", words, making.setting)
    return [Drafted(text, "help", ("public.help",), ("follow_up",)) for text in spliced.sentences]


def _for_all(case: Case, names: frozenset[str]) -> Case:
    """Return the case without what is not for everybody to read: steps that somebody else takes with the writer, hours
    that name a colleague."""
    steps = tuple(step for step in case.next_steps if is_mine(step) or not _WITH_ME.search(step.do))
    named = any(word.strip(_SIGNS) in names for word in case.text("follow.bounds").split())
    case = case.with_answer("plan.next", steps)
    return case.with_answer("follow.bounds", "") if named else case


def _as_team(case: Case) -> Case:
    """Return the case as a team says it: I and my become we and our, and nobody is named as an owner."""
    answers = {key: Answer(_every_text(answer.value, seam.as_we), answer.stem) for key, answer in case.answers.items()}
    return replace(case, answers=answers)


def _every_text(value: Value, say: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return say(value)
    if isinstance(value, Outside):
        return Outside(say(value.whoever), say(value.mine))
    steps = tuple(NextStep(say(s.do), s.when) for s in value if isinstance(s, NextStep))
    checks = tuple(replace(c, about=say(c.about)) for c in value if isinstance(c, PromiseCheck))
    texts = tuple(say(t) for t in value if isinstance(t, str))
    return steps or checks or texts or value
