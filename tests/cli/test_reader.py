"""The learned reader on the command line: it takes part where it is there, and can be left out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Amends

TEXT = "Hi Dana,\n\nI'm sorry I am late 😀.\r\nThe gremlins were out on Monday.\n\nRavi"
JSON = ("check", "--grammar", "off", "--format", "json", "--fail-on", "never")


def found(ran: str) -> list[tuple[str, str]]:
    return [
        (finding["rule"], finding["text"])
        for finding in json.loads(ran)["findings"]
        if finding["rule"].startswith("heard-")
    ]


@pytest.mark.usefixtures("small_reader")
def test_it_takes_part_unless_it_is_left_out(amends: Amends) -> None:
    ran = amends(*JSON, stdin=TEXT)
    assert found(ran.out) == [("heard-blame", "The gremlins were out on Monday")]
    (finding,) = (one for one in json.loads(ran.out)["findings"] if one["rule"] == "heard-blame")
    assert TEXT[finding["start"] : finding["end"]] == finding["text"]
    assert found(amends(*JSON, "--reader", "off", stdin=TEXT).out) == []
    assert found(amends(*JSON, "--reader", "on", stdin=TEXT).out) != []


@pytest.mark.usefixtures("small_reader")
def test_the_components_are_its_too(amends: Amends) -> None:
    sentences = json.loads(amends(*JSON, stdin="We lost it. Thank you for waiting.").out)["sentences"]
    assert sentences[0]["components"] == ["harm"]
    assert sentences[1]["components"] == ["gratitude"]
    plain = json.loads(amends(*JSON, "--reader", "off", stdin="We lost it. Thank you for waiting.").out)["sentences"]
    assert "ownership" in plain[0]["components"]


@pytest.mark.usefixtures("small_reader")
def test_a_stream_is_heard_line_by_line(amends: Amends) -> None:
    lines = [
        json.dumps({"id": str(n), "text": f"Item {n}. The {'gremlins' if n % 2 else 'men'} were out."})
        for n in range(1000)
    ]
    ran = amends("check", "--jsonl", "--grammar", "off", "--fail-on", "never", stdin="\n".join(lines))
    results = ran.out.splitlines()
    assert [json.loads(line)["id"] for line in results] == [str(n) for n in range(1000)]
    assert all(bool(found(line)) == bool(n % 2) for n, line in enumerate(results))


def test_without_it_a_check_goes_on_and_doctor_says_why(amends: Amends) -> None:
    ran = amends(*JSON, stdin=TEXT)
    assert (ran.status, ran.err) == (0, "")
    assert found(ran.out) == []
    said = amends("doctor").out
    assert "reader" in said
    assert "not in use: the file model.onnx is missing in " in said


@pytest.mark.usefixtures("small_reader")
def test_doctor_names_the_version_that_takes_part(amends: Amends) -> None:
    assert json.loads(amends("doctor", "--format", "json").out)["reader"] == "version small"


LEARNED = """
id = "our-blame"
family = "blame"
severity = "warning"
scope = "sentence"
kind = "learned"
fault = "blame-shift"
detects = "Gremlins."
say = "Say what was yours, and leave the gremlins out."
why = "There are no gremlins, and they know it."
source = "The house style"
fix_kinds = ["goto"]
fix = "Leave them out."

[[flag]]
text = "The gremlins were out."
span = "The gremlins were out"

[[leave]]
text = "It is late."
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    file = tmp_path / "our-blame.toml"
    file.write_text(LEARNED, "utf-8")
    return file


@pytest.mark.usefixtures("small_reader")
def test_the_examples_of_a_learned_rule_are_tried(amends: Amends, pack: Path) -> None:
    assert amends("rules", "check", pack).out == "1 rule, 2 examples: all as they should be\n"
    pack.write_text(LEARNED.replace('text = "It is late."', 'text = "A gremlins day."'), "utf-8")
    ran = amends("rules", "check", pack)
    assert ran.status == 2
    assert "the rule is to leave this alone, and finds “A gremlins day”" in ran.err


def test_without_a_reader_it_is_said_that_they_were_not(amends: Amends, pack: Path) -> None:
    ran = amends("rules", "check", pack)
    assert ran.status == 0
    assert "The examples of 1 learned rule were not tried, since there is no learned reader: the file " in ran.out
