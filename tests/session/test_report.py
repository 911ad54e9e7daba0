import json
from datetime import datetime
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from composer.grammar.engine import GrammarEngine
from composer.guide.advice import AdviceTables, advise
from composer.guide.case import Case
from composer.guide.form import Form
from composer.guide.gates import live
from composer.knowledge.places import resources
from composer.message.compose import Composer
from composer.reading.components import Recognisers
from composer.reading.reading import read
from composer.session.context import context_of
from composer.session.report import check_report, compose_report
from composer.tone.checker import Checker
from composer.tone.context import Context

NOW = datetime(2026, 11, 24, 15, 0)
SCHEMAS = {path.name: json.loads(path.read_text()) for path in (resources() / "schema").glob("*.json")}
TEXTS = [
    "",
    "Hi Dana,\n\nI'm sorry if you were upset. I will ring you by noon on Friday.\n\nRavi",
    "sorry, we recieved it late 😀 and you could of told us\n\n> I have went\n\nits clear",
    "\u202eאני מצטער\u202c and teh rest. Please send me the account number.",
]


def validator(name: str) -> Draft202012Validator:
    registry = Registry().with_resources((key, Resource.from_contents(schema)) for key, schema in SCHEMAS.items())
    Draft202012Validator.check_schema(SCHEMAS[name])
    return Draft202012Validator(SCHEMAS[name], registry=registry)


def as_read(report: dict[str, Any]) -> Any:
    """What another program reads."""
    return json.loads(msgspec.json.encode(report))


@pytest.mark.parametrize("text", TEXTS)
def test_what_check_says_keeps_to_its_schema(
    text: str, tone: Checker, recognisers: Recognisers, engine: GrammarEngine
) -> None:
    reading = read(text, recognisers)
    context = Context(impact=3, prior=2)
    findings = (*tone.check_reading(reading, context), *engine.check(text, "en-GB"))
    said = as_read(check_report(reading, context, findings, language="en-GB", now=NOW, identity="m1"))
    validator("check.json").validate(said)
    assert said["context"] == {"output": "email", "stance": "full", "impact": 3, "sender": "person", "prior": 2}
    for finding in said["findings"]:
        if finding["start"] is not None:
            assert text[finding["start"] : finding["end"]] == finding["text"]


def test_what_check_says_of_one_message_is_what_a_reader_finds_in_it(tone: Checker, recognisers: Recognisers) -> None:
    reading = read(TEXTS[1], recognisers)
    findings = tone.check_reading(reading, Context())
    said = as_read(check_report(reading, Context(), findings, language="en-GB", now=NOW))
    assert "id" not in said
    assert [TEXTS[1][one["start"] : one["end"]] for one in said["sentences"]] == [
        "I'm sorry if you were upset.",
        "I will ring you by noon on Friday.",
    ]
    assert said["findings"]
    assert "regret" in said["sentences"][0]["components"]
    assert said["components"]["regret"]
    assert not said["components"]["compensation"]
    (promise,) = said["promises"]
    assert (promise["owner"], promise["due_text"], promise["due"]) == ("I", "by noon on Friday", "2026-11-27T12:00")
    assert said["readability"]["sentences"] == 2


def test_a_schema_refuses_what_breaks_the_contract(recognisers: Recognisers) -> None:
    said = as_read(check_report(read(TEXTS[1], recognisers), Context(), (), language="en-GB", now=NOW))
    check = validator("check.json")
    assert check.is_valid(said | {"more": "fields are only ever added"})
    assert not check.is_valid({key: value for key, value in said.items() if key != "clear"})
    assert not check.is_valid(said | {"clear": ["charm"]})
    assert not check.is_valid(said | {"sentences": [{"start": -1, "end": 3, "components": [], "clear": []}]})


@pytest.mark.parametrize("output", ["email", "chat", "talk", "holding"])
def test_what_compose_says_keeps_to_its_schema(
    output: str,
    scenario: Case,
    form: Form,
    composer: Composer,
    advice: AdviceTables,
    tone: Checker,
    recognisers: Recognisers,
) -> None:
    message = composer.compose(scenario, output, now=NOW)
    spoken = live(form, scenario)
    findings = tone.check(message.text, context_of(spoken, message))
    said = as_read(compose_report(message, advise(spoken, advice), findings, recognisers, NOW))
    validator("compose.json").validate(said)
    assert (said["output"], said["text"]) == (output, message.text)
    assert all(said["text"][one["start"] : one["end"]] for one in said["sentences"])
    for sentence in said["sentences"]:
        assert set(sentence["clear"]) <= set(sentence["components"])
        assert all(said["components"][component] for component in sentence["components"])
