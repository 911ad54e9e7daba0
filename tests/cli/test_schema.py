"""The JSON of `check` and `compose` is a contract: the schemas in resources/schema say what it promises."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from composer.knowledge.places import resources
from tests.cli.conftest import Amends

FIXTURES = Path(__file__).parents[1] / "fixtures"
OUTPUTS = ["email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help"]

ANSWERS = sorted((FIXTURES / "answers").glob("*.toml"))

TEXTS = [
    "",
    "   \n\n",
    "Hello.",
    "Hi Dana,\n\nI'm sorry if you were upset, but AWS was down. Any inconvenience is regretted.\n\nThe Team",
    "I'm sorry I wiped it. I will ring you by noon on Friday. Marcus can bring a disk if you like. Please call me.",
    "\u202eשלום, I'm sorry 🌧️ I sent it late.\n> On Monday you wrote:\n> where is it?\n",
]


@cache
def validator(name: str) -> Draft202012Validator:
    schemas = {path.name: json.loads(path.read_text()) for path in (resources() / "schema").glob("*.json")}
    registry = Registry().with_resources((key, Resource.from_contents(schema)) for key, schema in schemas.items())
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(schemas[name], registry=registry)


@pytest.mark.parametrize("text", TEXTS)
def test_every_result_of_check_keeps_to_its_schema(text: str, amends: Amends) -> None:
    ran = amends("check", "--format", "json", "--now", "2026-03-11T15:00", stdin=text)
    validator("check.json").validate(json.loads(ran.out))


def test_every_line_of_a_stream_keeps_to_the_same_schema(amends: Amends) -> None:
    lines = [
        json.dumps({"id": str(n), "text": text, "context": {"output": output}})
        for n, (text, output) in enumerate(zip(TEXTS, OUTPUTS, strict=False))
    ]
    ran = amends("check", "--jsonl", "--grammar", "off", stdin="\n".join(lines))
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert [result["id"] for result in results] == [str(n) for n in range(len(TEXTS))]
    for result in results:
        validator("check.json").validate(result)


@pytest.mark.parametrize("number", range(len(ANSWERS)), ids=[path.stem for path in ANSWERS])
def test_the_messages_of_a_scenario_keep_to_their_schema(number: int, amends: Amends) -> None:
    answers = ANSWERS[number]
    for output in OUTPUTS[number % 3 :: 3]:  # each output is made of three scenarios
        ran = amends("compose", answers, "--output", output, "--format", "json")
        result = json.loads(ran.out)
        assert result["output"] == output
        validator("compose.json").validate(result)


def test_a_message_of_no_answers_at_all_keeps_to_its_schema_too(amends: Amends) -> None:
    result = json.loads(amends("compose", "-", "--format", "json").out)
    validator("compose.json").validate(result)
    assert result["gaps"]


def test_a_result_without_its_findings_would_not_pass(amends: Amends) -> None:
    result = json.loads(amends("check", "--format", "json", "--grammar", "off", stdin=TEXTS[3]).out)
    assert validator("check.json").is_valid(result)
    assert validator("check.json").is_valid({**result, "more": 1})
    del result["findings"][0]["rule"]
    assert not validator("check.json").is_valid(result)
