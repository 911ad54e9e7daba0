"""Where a finding belongs: the question whose answer it is about, and the step that asks it."""

from composer.guide.form import Form
from composer.message.message import Message
from composer.text.finding import Finding


def question_of(message: Message, finding: Finding) -> str:
    """Return the key of the question to go to: whose answer the finding lies in, else what it asks for, else ""."""
    if finding.start is not None and finding.end is not None:
        for sentence in message.sentences:
            if sentence.start <= finding.start and finding.end <= sentence.end and sentence.answers:
                return sentence.answers[0]
    return finding.question or next((fix.question for fix in finding.fixes if fix.question), "")


def step_of(form: Form, key: str) -> str:
    """Return the id of the step that asks `key`, "" if none does."""
    try:
        step = form.step_of(key)
    except KeyError:
        return ""
    return step.id if step else ""
