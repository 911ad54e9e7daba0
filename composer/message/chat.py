"""The outputs of a few lines: chat, and the plain helpful reply."""

from msgspec.structs import replace

from composer.guide.stance import can_fix
from composer.message.draft import Drafted, Making
from composer.message.opening import greeting_of, signoff_of
from composer.message.slots import lowered, made, make
from composer.message.splice import seam
from composer.message.variety import without_three_alike
from composer.message.writer import Writer

MOST_PLAN_WORDS = 40
# A next step is asked of them as it is: "to sign in" and "you should sign in" are "Sign in".
_REPEATED = ("to", "you should", "you need to")


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
    slots = made(making, names, most_plan_words=MOST_PLAN_WORDS)
    placed = [(n, s) for n, line in enumerate(lines) for name in line for s in slots.get(name, [])]
    varied = without_three_alike([sentence for _, sentence in placed])
    numbered = list(zip((n for n, _ in placed), varied, strict=True))
    return [line for n in range(len(lines)) if (line := [s for number, s in numbered if number == n])]


def _belongs(making: Making, name: str) -> bool:
    """Say whether a slot has its place in this chat: the cause if they asked, what is not known if there is no more to
    say, the coming back from impact 2 …"""
    return {
        "cause": making.case.text("explain.ready") == "asked",
        "empathy": making.stance == "empathy" or making.shape == "concern",
        "outside": making.stance == "fix-only",
        "unknown": not can_fix(making.case),
        "follow": making.impact >= 2,
    }.get(name, True)


def write_help(making: Making) -> Writer:
    """Return the plain helpful reply, for when nothing went wrong: the answer, one next step, the name."""
    answer, step = answered(making)
    plain = replace(making, plain=True)
    drafted = (answer or make(plain, "done")) + (step or make(plain, "next"))
    name = "".join(signoff_of(making.case, "last line"))
    writer = Writer(between="\n\n")
    writer.sentences(
        "paragraph",
        lowered_first(drafted, making),
        before=greeting_of(making.case, making.data.outputs),
        after=name,
    )
    return writer


def answered(making: Making) -> tuple[list[Drafted], list[Drafted]]:
    """Return the answer to what they asked, and the one step they can take, each as its sentences."""
    setting = making.setting
    answer, step = (
        [Drafted(said, slot, (key,), ()) for said in seam.standalone(making.case.text(key), setting, stems).sentences]
        for slot, key, stems in (("answer", "help.answer", ()), ("step", "help.next", _REPEATED))
    )
    return answer, step


def lowered_first(drafted: list[Drafted], making: Making) -> list[Drafted]:
    """Return the sentences with the first going on after a name and a comma."""
    return [lowered(drafted[0], making), *drafted[1:]] if drafted else []
