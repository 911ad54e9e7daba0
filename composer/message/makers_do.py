"""The makers of what is done: the repair, the next steps, the change, what is given back, the coming back."""

import re

from msgspec.structs import replace

from composer.guide.case import NextStep
from composer.message.draft import Drafted, Making, in_voice
from composer.message.splice import seam
from composer.message.splice.setting import Spliced

_QUESTION = re.compile(
    r"(?:(?:how|what|which|who|whom|where|when|why)(?: \w+)? )?"
    r"(?:is|are|was|were|do|does|did|have|has|can|could|would|will|shall|should)"
    r" (?:I|we|you|he|she|it|they|that|this|there|the|your|our|my|one)\b",
    re.IGNORECASE,
)
_OWN_OWNERS = frozenset({"", "i", "me", "myself", "we", "us"})
# What already says when does not take "already".
_HAS_ITS_ADVERB = frozenset({"already", "also", "just", "never", "not", "now", "since"})


def done(making: Making, name: str) -> list[Drafted]:
    """Return what has been done: as one list where the parts are short enough, else a sentence each."""
    setting, slot = making.setting, making.slot(name)
    answers = [text for text in making.case.texts("plan.done") if text.strip()]
    if not answers:
        return []
    listed = seam.i_have_list(answers, setting) if len(answers) > 1 else None
    first = listed or seam.have(answers[0], setting)
    plain_have = first.kind == "have" and first.pronoun == setting.voice
    adverb = first.body.split(" ", 1)[0] in _HAS_ITS_ADVERB
    stem = making.stem(name, frozenset({"have"} if plain_have and not adverb else ()))
    made = making.drafted(name, first)
    if stem.needs == "have" and made:
        made[0] = replace(made[0], text=_with_lead(stem.text, first.text, making.setting.voice))
    if listed is None:
        for text in answers[1:2]:
            also = making.drafted(name, seam.have(text, setting, "I have also"))
            since = seam.have(text, setting, "Since then I have")
            made += [replace(also[0], since=since.text), *also[1:]] if also else []
        for text in answers[2:]:
            made += making.drafted(name, seam.have(text, setting, "I have also"))
    if stem.media and made:
        made.insert(0, Drafted(stem.text, name, slot.answers, ()))
    return made


def _with_lead(lead: str, text: str, voice: str) -> str:
    """Return "I have …" opened by another of its leads ("Since then I have …")."""
    lead = lead.replace("I have", "we have" if not lead.startswith("I") else "We have") if voice == "we" else lead
    have = "We have" if voice == "we" else "I have"
    return lead + text.removeprefix(have)


def next_steps(making: Making, name: str) -> list[Drafted]:
    """Return what happens next, a sentence for each row that was not dropped in the promise check."""
    made: list[Drafted] = []
    spelt: dict[str, str] = {}
    agreed: set[str] = set()
    for step in making.case.next_steps:
        if step.do.strip() and not dropped(making, step.do):
            owner = owner_of(step)
            # The same person is spelt as the first time.
            said = NextStep(step.do, step.when, spelt.setdefault(owner, " ".join(step.owner.split())), step.agreed)
            also = step.agreed and owner in agreed
            made += _next(making, name, said, also=also and not is_mine(step), first=not made)
            agreed |= {owner} if step.agreed else set()
    return made


def owner_of(step: NextStep) -> str:
    """Return who does a step, without what is said of them, to be compared."""
    return " ".join(step.owner.split()).split(",")[0].casefold()


def is_mine(step: NextStep) -> bool:
    """Say whether a step is the writer's own promise."""
    return owner_of(step) in _OWN_OWNERS


def _next(making: Making, name: str, step: NextStep, *, also: bool, first: bool) -> list[Drafted]:
    setting = making.setting
    spliced = seam.will(step.do, step.when, setting, step.owner, step.agreed, also)
    components = (*making.slot(name).components, *(("fix_time",) if step.when.strip() else ()))
    drafted = making.drafted(name, spliced, components=components)
    if not drafted:
        return []
    front = seam.will(step.do, step.when, setting, step.owner, step.agreed, also, front=True).text
    return _movable(making, name, drafted, spliced, front, draw=first and is_mine(step))


def _movable(
    making: Making, name: str, drafted: list[Drafted], spliced: Spliced, front: str, *, draw: bool
) -> list[Drafted]:
    """Return a promise that can be said with its time first, where it has one that stands well there; `draw` says it so
    where that wording is drawn. Its time is no word that it shares with another sentence."""
    drafted[0] = replace(drafted[0], body=spliced.body.replace(spliced.when, ""))
    if spliced.bare_clock or front == spliced.text:
        return drafted
    drafted[0] = replace(drafted[0], front=front)
    if draw and making.stem(name, frozenset({"time of its own"})).needs:
        drafted[0] = replace(drafted[0], text=front, front="")
    return drafted


def dropped(making: Making, do: str) -> bool:
    """Say whether the promise that speaks of `do` was dropped."""
    words = " ".join(do.casefold().split())
    return any(
        check.keep == "drop" and check.about and " ".join(check.about.casefold().split()) in words
        for check in making.case.promise_checks
    )


def meanwhile(making: Making, name: str) -> list[Drafted]:
    """Return what they can do until then; for now, where nothing before it says until when."""
    case = making.case
    spliced = seam.until_then(case.text("plan.meanwhile"), making.setting)
    if making.medium == "holding":
        open_ = not case.text("explain.tell_by").strip()
    else:  # in a talk, what is not known is only said to those who ask
        open_ = not case.next_steps and (making.spoken or making.shape == "concern")
    if open_:
        spliced = replace(spliced, text=spliced.text.replace("Until then", "For now", 1))
    return making.drafted(name, spliced)


def change(making: Making, name: str) -> list[Drafted]:
    """Return what is different from now on, and how they can tell."""
    case, setting = making.case, making.setting
    text, since = case.text("plan.change"), case.text("plan.change_from")
    stem = making.stem(name).text
    spliced = seam.from_time(since, text, setting, stem)
    answers = ("plan.change", "plan.change_from") if since else ("plan.change",)
    return [
        *making.drafted(name, spliced, *answers),
        *making.drafted(name, seam.clause(making.slot(name).more, case.text("plan.see"), setting), "plan.see"),
    ]


def compensate(making: Making, name: str) -> list[Drafted]:
    """Return what is given in return, unless it is their own money, which stands with the repair."""
    return [] if making.case.text("comp.own_money") == "yes" else _given(making, name, making.slot(name).components)


def own_money(making: Making, name: str) -> list[Drafted]:
    """Return the giving back of their own money: it is the repair, in the place of the repair."""
    made = _given(making, name, ("fix",)) if making.case.text("comp.own_money") == "yes" else []
    return [replace(sentence, slot="compensate") for sentence in made]


def _given(making: Making, name: str, components: tuple[str, ...]) -> list[Drafted]:
    case = making.case
    if case.text("comp.kind") in ("", "nothing") or case.text("comp.when") not in ("", "now"):
        return []
    written = case.answers.get("comp.what")
    spliced = seam.compensation(case.text("comp.what"), making.setting, written.stem if written else "")
    return making.drafted(name, spliced, components=components)


def follow(making: Making, name: str) -> list[Drafted]:
    """Return when the writer comes back to them."""
    case, setting = making.case, making.setting
    do, when = case.text("follow.do"), case.text("follow.when")
    if not do.strip() or dropped(making, do):
        return []
    also = bool(making.stem(name, frozenset({"another I will"} if making.promised else ())).needs)
    spliced = seam.will(do, when, setting, also=also)
    timed = bool(when.strip())
    answers = ("follow.do", "follow.when") if timed else ("follow.do",)
    components = (*making.slot(name).components, *(("fix_time",) if timed else ()))
    made = making.drafted(name, spliced, *answers, components=components)
    front = seam.will(do, when, setting, also=also, front=True).text
    return _movable(making, name, made, spliced, front, draw=False) if made else []


def reach(making: Making, name: str) -> list[Drafted]:
    """Return how they reach the writer."""
    case = making.case
    bounds = case.text("follow.bounds")
    answers = ("follow.reach", "follow.bounds") if bounds else ("follow.reach",)
    return making.drafted(name, seam.reach(case.text("follow.reach"), making.setting, bounds), *answers)


def invite(making: Making, name: str) -> list[Drafted]:
    """Return the openings for their view: chosen or typed, a choice of theirs, a place for ideas."""
    case, slot, setting = making.case, making.slot(name), making.setting
    made: list[Drafted] = []
    for answer in case.texts("follow.open"):
        if answer != "none":
            made += _opening(making, name, answer)
    rather = seam.would_rather(case.text("plan.ask"), setting)
    if making.spoken and rather.body:
        rather = replace(rather, text=slot.spoken["rather"].format(rather=rather.body))
    made += making.drafted(name, rather, "plan.ask")
    made += making.drafted(name, seam.clause(slot.more, case.text("follow.ideas_to"), setting), "follow.ideas_to")
    return made


def _opening(making: Making, name: str, answer: str) -> list[Drafted]:
    slot = making.slot(name)
    known = {seam.clean(words, making.setting).casefold(): key for key, words in slot.words.items()}
    key = answer if answer in slot.words else known.get(seam.clean(answer, making.setting).casefold(), "")
    words = slot.words.get(key, "")
    if making.spoken and key in slot.spoken:
        words = slot.spoken[key]
    if words:
        return [Drafted(in_voice(words, making), name, slot.answers, slot.components)]
    own = seam.standalone(answer, making.setting)
    return making.drafted(name, replace(own, text=_asked(own.text)))


def _asked(text: str) -> str:
    """Return a question that was typed without its mark with it."""
    return f"{text[:-1]}?" if text.endswith(".") and _QUESTION.match(text) else text


def fixed(making: Making, name: str) -> list[Drafted]:
    """Return the slot's own sentence, which needs no answer."""
    return [Drafted(in_voice(making.slot(name).more, making), name, (), ())]
