"""The rules together with the learned reader, on mail that neither was made from."""

import json
from pathlib import Path
from typing import Any

from composer.reading.heard import Hear
from composer.text.finding import at_least
from composer.tone.checker import Checker
from composer.tone.context import context_from, parse_context
from tests.tone.test_examples import FINISHED
from tests.tone.test_examples import MESSAGES as FOLDER

CORPUS = Path(__file__).parents[1] / "corpus"
SENTENCE = parse_context(["scope=sentence"])
MOST_CLEAN = 0.03
"""Of clean sentences may be marked, by patterns and reader together."""


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


def test_clean_sentences_of_ordinary_mail_are_left_alone(checker: Checker, hear: Hear) -> None:
    lines = lines_of("clean.jsonl")
    marked = {
        line["id"]: [
            finding.rule for finding in checker.check(line["text"], SENTENCE, hear) if weighs(finding.severity)
        ]
        for line in lines
    }
    wrong = {name: rules for name, rules in marked.items() if rules}
    assert len(wrong) <= MOST_CLEAN * len(lines), wrong


def test_a_finished_message_brings_nothing_above_advice(checker: Checker, hear: Hear) -> None:
    for name, context in FINISHED.items():
        text = (FOLDER / f"{name}.txt").read_text("utf-8")
        found = checker.check(text, parse_context([context]), hear)
        assert [(name, one.rule, one.text) for one in found if weighs(one.severity)] == []


def test_good_messages_are_hardly_ever_marked_by_it(checker: Checker, hear: Hear) -> None:
    good = [line for line in lines_of("messages.jsonl") if line["id"].startswith("g")]
    assert len(good) >= 20
    wrong = [
        (line["id"], finding.rule, finding.text)
        for line in good
        for finding in checker.check(line["text"], context_from(line.get("context", {})), hear)
        if finding.rule.startswith("heard-") and weighs(finding.severity)
    ]
    assert len({name for name, _, _ in wrong}) <= 2, wrong


def weighs(severity: Any) -> bool:
    return at_least(severity, "warning")
