"""`amends check --jsonl`: one text a line in, one result a line out, while the stream still runs."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, Amends

OFF = ("check", "--jsonl", "--grammar", "off")


def test_thousands_of_lines_come_out_in_their_order(amends: Amends) -> None:
    lines = [json.dumps({"id": f"m{n}", "text": f"I'm sorry I lost file {n % 40}."}) for n in range(3000)]
    ran = amends(*OFF, stdin="\n".join(lines))
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [f"m{n}" for n in range(3000)]


def test_a_result_is_out_before_the_next_line_is_in() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "composer", *OFF], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin
        assert running.stdout
        for name in ("first", "second"):
            running.stdin.write(json.dumps({"id": name, "text": "I'm sorry I forgot."}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == name
        running.stdin.close()
        assert running.wait(30) == 1


def test_a_line_may_say_its_own_context_over_that_of_the_whole_stream(amends: Amends) -> None:
    lines = '{"text": "Hello."}\n\n{"text": "Hello.", "context": {"impact": 4}}\n'
    ran = amends(*OFF, "--context", "output=chat,impact=1", stdin=lines)
    contexts = [json.loads(line)["context"] for line in ran.out.splitlines()]
    assert [(context["output"], context["impact"]) for context in contexts] == [("chat", 1), ("chat", 4)]


def test_a_line_without_an_id_has_a_result_without_one(amends: Amends) -> None:
    assert "id" not in json.loads(amends(*OFF, stdin='{"text": "Hello.", "faults": []}').out)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'{"text": "a"', "standard input:3:1: "),
        (b'{"text": "a" "b"}', "standard input:3:14: this is not JSON"),
        ('{"text": "é'.encode() + b'\xff"}', "standard input:3:12: this is not UTF-8 text"),
        (b"[]", "standard input:3:1: "),
        (b'{"id": "m1"}', "standard input:3:1: "),
        (b'{"text": 7}', "standard input:3:1: “text” is not what it should be"),
        (b'{"text": "a", "context": {"impact": 9}}', "standard input:3:1: The context's “impact”"),
        (b'{"text": "a", "context": {"impakt": 1}}', "standard input:3:1: The context has no key “impakt”"),
        (b'{"text": ' + b"[" * 100_000, "standard input:3:1: "),
        (b'{"text": "\\ud800"}', "standard input:3:"),
    ],
)
def test_a_line_that_is_none_is_named_by_its_number_after_the_results_before_it(
    bad: bytes, said: str, amends: Amends
) -> None:
    ran = amends(*OFF, stdin=b'{"text": "Hello."}\n\n' + bad + b'\n{"text": "Hello."}\n')
    assert ran.status == 2
    assert ran.err.startswith(said)
    assert len(ran.err.splitlines()) == 1
    assert len(ran.out.splitlines()) == 1


def test_the_status_is_that_of_the_worst_line(amends: Amends) -> None:
    bad = '{"text": "I\'m sorry if you were upset."}'
    fine = '{"text": "The printer is on the second floor.", "context": {"nature": "routine"}}'
    assert amends(*OFF, stdin=fine).status == 0
    assert amends(*OFF, stdin=f"{fine}\n{bad}\n{fine}").status == 1
