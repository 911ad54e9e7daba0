"""Talking points: a sheet in eight stages, one sentence a line, with questions and directions."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from composer.message.data import Stage
from composer.message.draft import Drafted, Making, in_voice
from composer.message.opening import names_of
from composer.message.slots import made, make
from composer.message.splice import seam
from composer.message.writer import Writer

_MOST_WORDS = 20
_BREAKS = (", and ", ", which ")
_LINES_WITHOUT_PAUSE = 4
_PAUSE = "[pause]"
_ASKS = ("invitation",)


def write(making: Making) -> Writer:
    """Return the sheet."""
    making = replace(making, spoken=True)
    stages = making.data.outputs.stages
    concern = making.shape == "concern"
    slots = made(making, list(_spoken(making, stages, concern=concern)))
    questions = iter(_questions(making))
    writer = Writer(between="\n")
    for stage in stages:
        lines = list(_lines(making, stage, slots, questions, concern=concern))
        if lines:
            title = stage.title_concern if concern and stage.title_concern else stage.title
            writer.words("heading", f"{title}:")
            for line in _with_pauses(lines):
                if isinstance(line, str):
                    writer.words("direction", f"- {line}")
                else:
                    writer.sentences("line", [line], lead="- ")
    return writer


def _slots(stage: Stage, *, concern: bool) -> tuple[str, ...]:
    return stage.slots_concern if concern and stage.slots_concern is not None else stage.slots


def _spoken(making: Making, stages: Sequence[Stage], *, concern: bool) -> Iterator[str]:
    """Yield the slots that are spoken: what is not known only without a cause, whose job it is only where nothing else
    is owned, the offer to explain later only to those who are angry."""
    case = making.case
    silent = {
        "unknown": bool(make(making, "cause")),
        "outside": making.stance != "fix-only",
        "later": case.text("explain.ready") != "angry",
    }
    for stage in stages:
        yield from (name for name in _slots(stage, concern=concern) if not silent.get(name))


def _questions(making: Making) -> Iterator[Drafted]:
    for asked in making.case.texts("listen.asked"):
        words = seam.standalone(asked, making.setting).text
        if words:
            yield Drafted(words if words.endswith("?") else words.rstrip(".") + "?", "ask", ("listen.asked",), _ASKS)


def _lines(
    making: Making, stage: Stage, slots: dict[str, list[Drafted]], questions: Iterator[Drafted], *, concern: bool
) -> Iterator[Drafted | str]:
    """Yield the lines of one stage: sentences, and directions as plain words; none when it has nothing to say."""
    said = [sentence for name in _slots(stage, concern=concern) for sentence in slots.get(name, ())]
    if _slots(stage, concern=concern) and not said:
        return
    if stage.opening:
        yield _opening(making, stage)
    for sentence in said:
        yield from broken(sentence)
    if stage.ask:
        yield next(questions, Drafted(in_voice(stage.ask, making), "ask", (), _ASKS))
    if stage.question:
        yield Drafted(in_voice(stage.question, making), "restate", ("restate.agreed",), _ASKS)
    if stage.direction:
        yield stage.direction


def _opening(making: Making, stage: Stage) -> Drafted:
    case = making.case
    visit = case.text("listen.pref") == "visit" or (making.impact == 4 and case.text("listen.distance") == "near")
    names = names_of(case, making.data.outputs)
    words = stage.opening["visit" if visit else "call"].format(names=names).replace(", .", ".")
    return Drafted(in_voice(words, making), "thanks", ("listen.who",), ("gratitude",))


def broken(sentence: Drafted) -> list[Drafted]:
    """Return a line of over 20 words as two, broken before its first ", and" or ", which", again if need be."""
    if len(sentence.text.split()) <= _MOST_WORDS:
        return [sentence]
    places = [at for mark in _BREAKS if (at := sentence.text.find(mark)) > 0]
    if not places:
        return [sentence]
    at = min(places)
    second = sentence.text[at + 2 :]
    return [
        replace(sentence, text=sentence.text[:at] + "."),
        *broken(replace(sentence, text=second[0].upper() + second[1:])),
    ]


def _with_pauses(lines: Sequence[Drafted | str]) -> Iterator[Drafted | str]:
    run = 0
    for line in lines:
        if isinstance(line, str) or line.text.endswith("?"):
            run = 0
        elif run == _LINES_WITHOUT_PAUSE:
            yield _PAUSE
            run = 1
        else:
            run += 1
        yield line
