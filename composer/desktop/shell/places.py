"""Where a finding belongs: the question whose answer it is about, and the step that asks it."""

from composer.guide.form import Form
from composer.message.message import Message
from composer.text.finding import Finding


def question_of(message: Message, finding: Finding) -> str:
    """Return the key of the question to go to for a finding, "" if there is none."""
    if finding.question:
        return finding.question
    if finding.start is None or finding.end is None:
        return next((fix.question for fix in finding.fixes if fix.question), "")
    start, end = finding.start, finding.end
    for sentence in message.sentences:
        if sentence.start <= start and end <= sentence.end and sentence.answers:
            return sentence.answers[0]
    return ""


def step_of(form: Form, key: str) -> str:
    """Return the id of the step that asks `key`, "" if none does."""
    try:
        step = form.step_of(key)
    except KeyError:
        return ""
    return step.id if step else ""
