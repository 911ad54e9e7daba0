"""The outputs that are written in paragraphs: e-mail in all its shapes, the empathy reply, the holding note."""

import re
from collections.abc import Iterator
from itertools import groupby

from composer.message.draft import Drafted, Making
from composer.message.opening import greeting_of, signoff_of, subject_of
from composer.message.slots import made
from composer.message.variety import paragraphs_of, without_three_alike
from composer.message.writer import Writer


def write(making: Making, layout: str, signoff: str, *, subject: bool) -> tuple[str, Writer]:
    """Return the subject line and the whole message."""
    case, outputs, setting = making.case, making.data.outputs, making.setting
    holding = making.medium == "holding"
    line = (
        subject_of(case, outputs.subjects, setting, shape=making.shape, impact=making.impact, holding=holding)
        if subject
        else ""
    )
    writer = Writer(between="\n\n")
    writer.words("subject", f"Subject: {line}" if line else "")
    writer.words("greeting", greeting_of(case, outputs))
    for paragraph in _paragraphs(making, layout):
        writer.sentences("paragraph", paragraph)
    writer.words("signoff", "\n".join(signoff_of(case, signoff)))
    return line, writer


def _paragraphs(making: Making, layout: str) -> Iterator[list[Drafted]]:
    paragraphs = making.data.outputs.layouts[layout].paragraphs
    slots = made(making, [name for paragraph in paragraphs for name in paragraph])
    placed: list[tuple[int, Drafted]] = []
    if _thanks_first(making):
        placed += [(0, sentence) for sentence in slots.pop("thanks", [])]
    for number, names in enumerate(paragraphs):
        placed += [(number, sentence) for name in names for sentence in slots.get(name, [])]
    varied = without_three_alike([sentence for _, sentence in placed])
    numbers = [number for number, _ in placed]
    for _, group in groupby(zip(numbers, varied, strict=True), key=lambda pair: pair[0]):
        yield from paragraphs_of([sentence for _, sentence in group])


def _thanks_first(making: Making) -> bool:
    words = re.findall(r"[a-z]+", making.case.text("follow.thanks").casefold())
    return any(word in making.data.outputs.thanked_first for word in words)
