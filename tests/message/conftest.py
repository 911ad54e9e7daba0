"""What the tests of the message room share: the real form and the real composer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import pytest

from composer.guide.advice import load_advice
from composer.guide.case import Case, Person, Value
from composer.guide.form import Form, load_form
from composer.knowledge.places import resources
from composer.message.compose import Composer
from composer.message.message import Message
from composer.message.splice.words import Words, load_words
from composer.reading.components import load_recognisers


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form(resources() / "form" / "en")


@pytest.fixture(scope="session")
def composer(form: Form) -> Composer:
    advice, seen = load_advice(resources() / "advice" / "en"), load_recognisers(resources() / "reading" / "en").seen
    return Composer.from_folder(form, advice, resources() / "message" / "en", seen)


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(resources() / "message" / "en")


NOW = datetime(2026, 3, 11, 15)


class Say(Protocol):
    """Makes a message for Dana from Sam Reyes; "own__act" is the answer to own.act."""

    def __call__(self, output: str = "email", turned: Mapping[str, int] | None = None, **answers: Value) -> Message: ...


@pytest.fixture(scope="session")
def say(composer: Composer) -> Say:
    def message(output: str = "email", turned: Mapping[str, int] | None = None, **answers: Value) -> Message:
        case = Case().with_answer("sender.name", "Sam Reyes").with_answer("listen.who", (Person(call="Dana"),))
        for key, value in answers.items():
            case = case.with_answer(key.replace("__", "."), value)
        return composer.compose(case, output, now=NOW, turned=dict(turned or {}))

    return message
