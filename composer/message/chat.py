"""The outputs of a few lines: chat, and the plain helpful reply."""

from collections.abc import Sequence

from msgspec.structs import replace

from composer.message.draft import Drafted, Making
from composer.message.opening import greeting_of, signoff_of
from composer.message.slots import made, make
from composer.message.splice import seam
from composer.message.variety import without_three_alike
from composer.message.writer import Writer

_MOST_PLAN_WORDS = 40


def write(making: Making, layout: str) -> Writer:
    """Return a chat: one to three lines, the greeting before the first sentence, the name after the last."""
    lines = chat_lines(making, layout)
    name = "".join(signoff_of(making.case, "last line"))
    greeting = greeting_of(making.case, making.data.outputs, chat=True)
    writer = Writer(between="\n")
    lines = lines or [[]]
    for number, line in enumerate(lines):
        writer.sentences(
            "paragraph",
            line,
            before=greeting if number == 0 else "",
            after=name if number == len(lines) - 1 else "",
        )
    return writer


def chat_lines(making: Making, layout: str, leaving_out: frozenset[str] = frozenset()) -> list[list[Drafted]]:
    """Return the sentences of a chat, line by line, without greeting and name."""
    lines = making.data.outputs.layouts[layout].paragraphs
    names = [name for line in lines for name in line if _belongs(making, name) and name not in leaving_out]
    slots = made(making, names)
    slots |= _short_plan(slots.get("done", []), slots.get("next", []))
    placed = [(n, s) for n, line in enumerate(lines) for name in line for s in slots.get(name, [])]
    varied = without_three_alike([sentence for _, sentence in placed])
    numbered = list(zip((n for n, _ in placed), varied, strict=True))
    return [line for n in range(len(lines)) if (line := [s for number, s in numbered if number == n])]


def _belongs(making: Making, name: str) -> bool:
    """Say whether a slot has its place in this chat: the cause if they asked, the coming back from impact 2 …"""
    return {
        "cause": making.case.text("explain.ready") == "asked",
        "empathy": making.stance == "empathy" or making.shape == "concern",
        "outside": making.stance == "fix-only",
        "follow": making.impact >= 2,
    }.get(name, True)


def _short_plan(done: list[Drafted], steps: list[Drafted]) -> dict[str, list[Drafted]]:
    """Return what is done and what comes next where both fit; else the step if it has a time, else what is done."""
    if not steps or not done or word_count([*done, *steps]) < _MOST_PLAN_WORDS:
        return {}
    return {"done": []} if "fix_time" in steps[0].components else {"next": []}


def word_count(sentences: Sequence[Drafted]) -> int:
    """Return the number of words of these sentences."""
    return sum(len(sentence.text.split()) for sentence in sentences)


def write_help(making: Making) -> Writer:
    """Return the plain helpful reply, for when nothing went wrong: the answer, one next step, the name."""
    case, setting = making.case, making.setting
    greeting = greeting_of(case, making.data.outputs)
    answer = [
        Drafted(t, "answer", ("help.answer",), ()) for t in seam.standalone(case.text("help.answer"), setting).sentences
    ]
    step = [Drafted(t, "step", ("help.next",), ()) for t in seam.standalone(case.text("help.next"), setting).sentences]
    drafted = (answer or make(making, "done")) + (step or make(making, "next"))
    writer = Writer(between="\n\n")
    writer.sentences(
        "paragraph", lowered_first(drafted, making), before=greeting, after="".join(signoff_of(case, "last line"))
    )
    return writer


def lowered_first(drafted: list[Drafted], making: Making) -> list[Drafted]:
    """Return the sentences with the first going on after a name and a comma."""
    if not drafted:
        return []
    return [replace(drafted[0], text=seam.lowered(drafted[0].text, making.setting)), *drafted[1:]]
