"""What of the open case stands on the sheet: its sentences with what they do, the place of a gap, the marks."""

from collections.abc import Sequence

from composer.desktop.check.gap import Gap
from composer.desktop.check.sentence import Part
from composer.desktop.check.words import after_words, goes_here, label_of
from composer.desktop.message_pieces import kind_of
from composer.desktop.widgets.marks import Mark
from composer.session.coverage import Part as Missing
from composer.session.drafting import Sheet
from composer.session.open_case import OpenCase
from composer.text.finding import Finding
from composer.text.span import Span

_SEEMS = "empathy-only-regret", ("regret",)
"""The rule that finds a text that sounds sorry and is not, and what that part would be."""


def parts_on(opened: OpenCase, sheet: Sheet, names: Sequence[Missing]) -> list[Part]:
    """Return the sentences of the message as they stand on the sheet; `names` are those of the parts."""
    ours = {item.passage.place for item in sheet.items}
    return [
        Part(
            Span(one.start + sheet.offset, one.end + sheet.offset),
            one.place,
            label_of(one.components, names),
            one.place in ours,
        )
        for one in opened.message().sentences
        if one.start + sheet.offset >= 0
    ]


def gap_on(opened: OpenCase, sheet: Sheet, part: Missing) -> Gap:
    """Return where a missing part goes on the sheet."""
    place = opened.missing_after(part.components[0])
    position = 0
    for passage in opened.document().passages:
        position += (len(passage.before) + len(passage.text)) if passage.text else 0
        if passage.place == place:
            break
    at = max(position + sheet.offset, 0) if place else 0
    before, behind = sheet.text[:at].split(), sheet.text[at:]
    inside = bool(before) and bool(behind.strip()) and "\n" not in behind[: len(behind) - len(behind.lstrip())]
    return Gap(at, goes_here(part), after_words(" ".join(before[-3:])) if inside else "")


def good_parts(present: Sequence[Missing], asked: Missing | None, findings: Sequence[Finding]) -> list[Missing]:
    """Return what can be called good: not the part that is asked for, nor a sorry of which a finding says that it only
    sounds like one."""
    seems = any(one.rule == _SEEMS[0] for one in findings)
    return [part for part in present if part is not asked and not (seems and part.components == _SEEMS[1])]


def marks_on(sheet: Sheet, findings: Sequence[Finding]) -> list[Mark]:
    """Return the marks of the findings that have a place."""
    return [
        Mark(one.start + sheet.offset, min(one.end + sheet.offset, len(sheet.text)), kind_of(one))
        for one in findings
        if one.start is not None and one.end is not None
    ]
