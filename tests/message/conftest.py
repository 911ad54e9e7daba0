"""What the tests of the message room share: the real form and the real composer."""

import pytest

from composer.guide.advice import load_advice
from composer.guide.form import Form, load_form
from composer.knowledge.places import resources
from composer.message.compose import Composer


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form(resources() / "form" / "en")


@pytest.fixture(scope="session")
def composer(form: Form) -> Composer:
    return Composer.from_folder(form, load_advice(resources() / "advice" / "en"), resources() / "message" / "en")
