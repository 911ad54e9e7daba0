"""The questions of the quick path: those of the form, in the words that fit a small thing."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from composer.guide.case import Case
from composer.guide.form import Form, Question

WHO: Final = "listen.who"
IMPACT: Final = "listen.impact"
ACT: Final = "own.act"
HARM: Final = "own.harm"
DONE: Final = "plan.done"
NEXT: Final = "plan.next"
KEYS = (WHO, IMPACT, ACT, HARM, DONE, NEXT)
_SERIOUS = frozenset({"3", "4"})


def quick_questions(form: Form) -> Mapping[str, Question]:
    """Return the questions of the page by their keys: the same keys, types and stems, other examples."""
    questions = {key: form.question(key) for key in KEYS}
    impact, harm = questions[IMPACT], questions[HARM]
    put_right = _tr("How is it put right?")
    return {
        WHO: replace(questions[WHO], help=_tr("A name, several names, or a group."), example=_tr("Leo Brandt")),
        # What a level means stands under the row, in one line for the one that is chosen.
        IMPACT: replace(impact, help="", choices=tuple(replace(choice, examples=()) for choice in impact.choices)),
        ACT: replace(questions[ACT], example=_tr("sent you the wrong link for this morning's call")),
        HARM: replace(
            harm,
            example=_tr("waited ten minutes in an empty room"),
            stems=tuple(replace(stem, text=_tr("You")) for stem in harm.stems),
        ),
        DONE: replace(questions[DONE], ask=put_right, example=_tr("put the right link in the invitation")),
        NEXT: replace(
            questions[NEXT],
            ask=put_right,
            help=_tr("Give a time you can keep."),
            example=_tr("send you the right file / by noon"),
        ),
    }


def is_serious(case: Case) -> bool:
    """Say whether they take it so hard that it deserves the eight steps."""
    return case.text(IMPACT) in _SERIOUS


def meaning_of(form: Form, case: Case) -> str:
    """Return what the chosen level means, in their words; before there is one, how to choose."""
    question = form.question(IMPACT)
    chosen = next((choice for choice in question.choices if choice.value == case.text(IMPACT)), None)
    said = " ".join(f"“{example}”" for example in chosen.examples) if chosen else question.help
    return f"{said} {_tr('From “Serious” on, the eight steps open: it deserves more care.')}"


def title_of_page(form: Form, case: Case) -> tuple[str, str]:
    """Return the heading of the page and the line under it."""
    chosen = next((choice for choice in form.question(IMPACT).choices if choice.value == case.text(IMPACT)), None)
    if chosen is None:
        return _tr("What happened?"), _tr(
            "A small thing takes four short answers. A serious one opens the eight steps."
        )
    return chosen.label, _tr("Four short answers and it is done. You can open all eight steps at any time.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("quick", words)
