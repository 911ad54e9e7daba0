"""Drafts as people write them: they come out as they went in, their sentences are known for what they do, and what is
missing goes where a reader would look for it."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from composer.guide.case import Case, NextStep, Person
from composer.guide.form import Form
from composer.guide.gates import live
from composer.knowledge.places import resources
from composer.message.compose import Composer
from composer.message.own_text import LABELLED
from composer.session.context import context_of
from composer.session.coverage import Covering, load_coverage
from composer.tone.rules import load_rules

NOW = datetime(2026, 3, 11, 15)
DRAFTS = Path(__file__).parents[1] / "fixtures" / "drafts"
NAMES = sorted(path.stem for path in DRAFTS.glob("*.toml"))


@pytest.fixture(scope="module")
def covering() -> Covering:
    logic = load_rules(resources() / "rules" / "en")["missing-component"].logic
    return Covering(load_coverage(resources() / "coverage" / "en"), logic)


def told(name: str) -> dict[str, object]:
    return tomllib.loads((DRAFTS / f"{name}.toml").read_text(encoding="utf-8"))


def words(name: str) -> str:
    return (DRAFTS / f"{name}.txt").read_bytes().decode()


def case_of(name: str, *, answered: bool) -> Case:
    known = told(name)
    output, impact = str(known["as"]), str(known["impact"])
    case = Case().with_answer("draft.text", words(name)).with_answer("draft.as", output)
    case = case.with_answer("output", output).with_answer("listen.impact", impact)
    case = case.with_answer("sender.name", "Sam Reyes").with_answer("listen.who", (Person("Dana Okafor"),))
    answers = known.get("answers", {}) if answered else {}
    assert isinstance(answers, dict)
    for key, value in answers.items():
        if key == "plan.next":
            case = case.with_answer(key, (NextStep(*value),))
        else:
            case = case.with_answer(key, tuple(value) if isinstance(value, list) else value)
    return case


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_comes_out_as_it_went_in(composer: Composer, name: str) -> None:
    message = composer.compose(case_of(name, answered=False), now=NOW)
    own_subject = words(name).startswith("Subject:")
    assert (message.text if own_subject else message.body) == words(name).strip()


@pytest.mark.parametrize("name", NAMES)
def test_its_sentences_are_known_for_what_they_do(composer: Composer, covering: Covering, name: str) -> None:
    message = composer.compose(case_of(name, answered=False), now=NOW)
    names = {part.name: set(part.components) for part in covering.parts}
    sentences = told(name).get("sentence", [])
    assert isinstance(sentences, list)
    for sentence in sentences:
        found = next(one for one in message.sentences if " ".join(one.text.split()).startswith(sentence["begins"]))
        does = [part for part, components in names.items() if components & set(found.components)]
        said = ", ".join((*does[:1], *(one[:1].lower() + one[1:] for one in does[1:])))
        assert (found.text, said) == (found.text, sentence["does"])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_known(composer: Composer, form: Form, covering: Covering, name: str) -> None:
    case = case_of(name, answered=False)
    message = composer.compose(case, now=NOW)
    coverage = covering.of(message, context_of(live(form, case), message))
    assert [part.name for part in coverage.to_come] == told(name)["missing"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_goes_where_a_reader_would_look_for_it(composer: Composer, name: str) -> None:
    body = composer.compose(case_of(name, answered=True), now=NOW).body
    assert f"{body}\n" == (DRAFTS / f"{name}.answered.txt").read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_theirs_is_lost_or_moved_by_what_is_put_in(composer: Composer, name: str) -> None:
    document = composer.document(case_of(name, answered=True), now=NOW)
    theirs = [passage.text for passage in document.passages if passage.slot in ("draft", "")]
    at = 0
    for text in theirs:
        found = words(name).find(text, at)
        assert found >= 0 or text == document.message.subject, text
        at = max(found, at)


def test_of_a_text_without_end_the_first_part_is_labelled_and_the_rest_is_there(composer: Composer) -> None:
    text = "Sorry for the wait. " * 12_000
    case = Case().with_answer("draft.text", text).with_answer("draft.as", "chat").with_answer("output", "chat")
    message = composer.compose(case, now=NOW)
    assert message.text == text.strip()
    assert LABELLED - 100 <= message.sentences[-1].end <= LABELLED + 100
