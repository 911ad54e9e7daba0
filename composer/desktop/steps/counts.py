"""How much there is to look at in each step, for the rail."""

from collections import Counter

from composer.desktop.message_pieces import sentence_with
from composer.session.desk import Desk


def findings_by_step(desk: Desk) -> dict[str, int]:
    """Return the number of marked findings by the step whose answer they lie in; what is absent counts nowhere."""
    form, sentences = desk.opened.form, desk.opened.message().sentences
    counts: Counter[str] = Counter()
    for finding in desk.checking.message().shown:
        number = sentence_with(sentences, finding)
        answers = sentences[number].answers if number is not None else ()
        step = next((step for key in answers if (step := form.step_of(key)) is not None), None)
        if step is not None:
            counts[step.id] += 1
    return dict(counts)
