"""Where a case stands, in the words of a list."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from composer.desktop.check.place import CHECK
from composer.desktop.home.case_row import CaseLine
from composer.desktop.home.when import when_words
from composer.desktop.incoming.place import ARRIVED, HOLDING
from composer.desktop.quick.place import QUICK
from composer.guide.case import Life
from composer.library.store import Summary

if TYPE_CHECKING:
    from composer.session.outbox import Outlook

ICONS: Mapping[Life, str] = {"draft": "pencil", "out": "send", "open": "clock", "closed": "check"}


def line_of(case: Summary, steps: Mapping[str, str], outlook: "Outlook | None", now: datetime) -> CaseLine:
    """Return the row of a case; `steps` are the names of the steps, `outlook` is what is known of what went out."""
    changed = case.changed.astimezone().replace(tzinfo=None)
    if case.life == "out" and outlook is not None:
        changed = outlook.went.get(case.id, changed)
    way = outlook.copied.get(case.id, "") if outlook is not None else ""
    people = ", ".join(case.people)
    return CaseLine(
        case.id,
        case.title,
        "" if people == case.title else people,
        _where(case, steps, way),
        ICONS[case.life],
        when_words(changed, now),
    )


def _where(case: Summary, steps: Mapping[str, str], way: str) -> str:
    if case.life != "draft":
        told = {"out": _tr("Out, waiting for a reply"), "open": _tr("Open"), "closed": _tr("Closed")}
        return told[case.life]
    left = {
        "copied": _tr("Copied, not yet out"),
        "handed": _tr("Handed over, not yet out"),
        "saved": _tr("Saved, not yet out"),
        "prepared": _tr("Prepared, not yet spoken"),
    }
    if way in left:
        return left[way]
    if case.step == "review":
        return _tr("In Review")
    if case.step == ARRIVED:
        return _tr("Their message has come in")
    if case.step == CHECK:
        return _tr("Your own text")
    if case.step == HOLDING:
        return _tr("A note to answer now")
    if case.step == QUICK:
        return _tr("On one page")
    step = steps.get(case.step, "")
    return _tr("In the steps: {step}").format(step=step) if step else _tr("In the steps")


def _tr(words: str) -> str:
    return QCoreApplication.translate("standing", words)
