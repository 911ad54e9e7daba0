"""The worked scenarios of the domain catalogue come out letter for letter."""

from datetime import datetime
from pathlib import Path

import pytest

from composer.guide.answers_file import read_case
from composer.guide.form import Form
from composer.knowledge.toml import read
from composer.message.compose import Composer

FIXTURES = Path(__file__).parent.parent / "fixtures"
SCENARIOS = sorted(path.stem for path in (FIXTURES / "messages").glob("*.txt"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_worked_scenario_comes_out_letter_for_letter(name: str, form: Form, composer: Composer) -> None:
    scenario, output = name.rsplit(".", 1)
    case = read_case(read(FIXTURES / "answers" / f"{scenario}.toml"), form)
    message = composer.compose(case, output, now=datetime(2026, 3, 11, 15))
    assert message.text + "\n" == (FIXTURES / "messages" / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_sentence_of_a_scenario_stands_where_it_says(name: str, form: Form, composer: Composer) -> None:
    scenario, output = name.rsplit(".", 1)
    case = read_case(read(FIXTURES / "answers" / f"{scenario}.toml"), form)
    message = composer.compose(case, output, now=datetime(2026, 3, 11, 15))
    assert message.sentences
    for sentence in message.sentences:
        assert message.text[sentence.start : sentence.end] == sentence.text
        assert not set(sentence.answers) - {question.key for question in form.questions()}
