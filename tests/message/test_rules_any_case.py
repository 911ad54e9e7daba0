"""Whatever of the worked answers is there, and whatever the gates say, every output is made and keeps its word."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from composer.guide.answers_file import read_case
from composer.guide.case import Answer, Case
from composer.guide.form import Form, load_form
from composer.knowledge.places import resources
from composer.knowledge.toml import read
from composer.message.compose import Composer
from tests.message.conftest import NOW

FORM = load_form(resources() / "form" / "en")
FILES = sorted((Path(__file__).parent.parent / "fixtures" / "answers").glob("*.toml"))
OUTPUTS = (
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry",
)  # fmt: skip
PRIVATE = ("own.parked", "comp.reason", "listen.words", "plan.change_owner", "follow.learn")
_SEAM = re.compile(r"___|  |\.\.(?!\.)|[,;:] ?[.,;:]|\s[.,;!?]|\b(?:by by|I I|we we|to to|you you)\b|\{|\}|\bNone\b")


def _by_key(form: Form) -> dict[str, list[Answer]]:
    """Return every answer of the worked files by its key, and every choice the form offers."""
    known: dict[str, list[Answer]] = {}
    for path in FILES:
        for key, answer in read_case(read(path), form).answers.items():
            known.setdefault(key, []).append(Answer(answer.value))
    for question in form.questions():
        if question.choices and not question.many:
            known[question.key] = [Answer(choice.value) for choice in question.choices]
    return known


def cases() -> SearchStrategy[Case]:
    known = {key: answers for key, answers in _by_key(FORM).items() if key not in PRIVATE and key != "output"}
    some = st.fixed_dictionaries({}, optional={key: st.sampled_from(answers) for key, answers in known.items()})
    secret = {key: Answer(f"Secret {key}") for key in PRIVATE}
    return st.builds(lambda answers, seed: Case(id="c", answers=secret | answers, seed=seed), some, st.integers(0, 50))


@pytest.mark.parametrize("output", OUTPUTS)
@settings(deadline=None, max_examples=40)
@given(case=cases())
def test_every_output_is_made_of_any_answers(output: str, case: Case, composer: Composer) -> None:
    message = composer.compose(case, output, now=NOW)
    assert composer.compose(case, output, now=NOW) == message
    assert "Secret" not in message.text
    end = 0
    for sentence in message.sentences:
        assert message.text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        end = sentence.end
        assert not _SEAM.search(sentence.text), sentence.text
    for block in message.blocks:
        assert all(block.start <= s.start and s.end <= block.end for s in block.sentences)
    if message.shape in ("concern", "help") and output != "escalation":
        assert "sorry" not in "".join(s.text for s in message.sentences if s.slot in ("own", "intent"))
        assert not any(s.slot == "own" for s in message.sentences)
    if output == "public":
        assert not re.search(r"\b(?:I|me|my)\b", " ".join(s.text for s in message.sentences))
    assert all(gap.question and gap.message for gap in message.gaps)
