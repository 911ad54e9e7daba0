"""What the writer's own words say already, for the steps of the guide."""

from composer.desktop.parts import Parts
from composer.desktop.shell.places import step_of
from composer.message.message import Message


def said_in(message: Message, parts: Parts) -> frozenset[str]:
    """Return the questions that need no answer, in the steps whose part the writer's own words say."""
    steps = {step_of(parts.form, question) for question in parts.covering.said_in_own_words(message)}
    return frozenset(key for key in parts.composer.said(message) if step_of(parts.form, key) in steps)
