"""What F1 says of the page of a case that is in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from composer.desktop.shell.pages import OUTPUT, REVIEW

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage
    from composer.guide.form import Question


def help_on(page: "CasePage") -> "tuple[str, str, tuple[Question, ...]]":
    """Return the name of what is in front, what it is for, and the questions to explain."""
    at, opened = page.current(), page.desk.opened
    for step in opened.form.steps:
        if step.id == at:
            return step.title, step.why, tuple(one for one in step.questions if opened.shown(one.key))
    if at == OUTPUT:
        kind = opened.form.kind(opened.message().output)
        return kind.label, _tr("What this message needs beside the steps."), page.pages.output_questions()
    if at == REVIEW:
        why = _tr("Read it once as they will. What is found stands beside its line; nothing leaves by itself.")
        return _tr("Review and send"), why, ()
    front = page.pages.currentWidget()
    name = front.accessibleName() if front is not None else ""
    return name or opened.title, _tr("Answer what you can. What is left empty is a gap, never a stop."), ()


def _tr(words: str) -> str:
    return QCoreApplication.translate("help", words)
