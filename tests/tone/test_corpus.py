"""The rules on mail they were not written after: sentences that must stay silent, whole messages good and bad."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.text.finding import Finding, at_least
from composer.tone.context import context_from

CORPUS = Path(__file__).parents[1] / "corpus"


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


CLEAN = lines_of("clean.jsonl")
MESSAGES = lines_of("messages.jsonl")
GOOD = [message for message in MESSAGES if message["id"].startswith("g")]
BAD = [message for message in MESSAGES if message["id"].startswith("b")]
MISSING = "missing-component"

WOLF = {
    "c028": "agentless-passive takes “has never been tested” for a fault hidden, where it is a plan",
    "c287": "flippant takes “lol” for a joke at their cost, where nothing went wrong",
    "c299": "flippant takes 🎉 for a joke at their cost, where nothing went wrong",
    "c459": "minimiser takes “a bit of a punk” for a fault made small",
    "c493": "forgiveness-demand takes the words of a prayer, as a title, for a plea",
}
WOLF_IN_GOOD = {
    "g16": "buried-apology takes “because of it” for a cause without an owner, behind “we took your rent twice”",
    "g20": "thanks-instead runs in a routine message",
}
NOT_SEEN = {
    "g04": "plan.done, plan.next, plan.change: “two nurses read every dose”; follow.when: “on Thursday at 10:00”",
    "g07": "own.harm: “nobody could place an order”",
    "g08": "plan.done: “I sent it to them at 8:40”; own.harm: “still with customs”",
    "g12": "follow.when: “I'll come by on Sunday at three”; own.see: “now it all starts again, and your hip hurts”",
}
NOT_FOUND = {
    "b03 A small number of": "“a small number of” knows people and accounts, not files",
    "b09 tiny typo": "a typo is not in its list: “small typo on page 3” is mostly plain fact",
    "b11 keep you posted": "“will keep you posted” behind another verb",
    "b12 only a laptop": "“it's only a laptop”: the same words are plain fact too often",
    "b13 The bank's system rejected the file": "a bank's system “rejected” something",
    "b14 [ISSUE]": "a blank of one capital word, [ISSUE], looks like a tag",
    "b15 I AM SORRY YOUR BOAT WAS SCRATCHED": "silent where sorry-but speaks on the same words",
    "b20 a swab was left behind": "“left behind” is plain fact too often",
    "b20 It could happen to any surgeon": "“it could happen to any surgeon”",
    "b20 the scrub nurse signed the count": "“the scrub nurse signed the count”",
}


def known(identity: str, misses: dict[str, str]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=misses[identity])] if identity in misses else []


def each(entries: list[dict[str, Any]], misses: dict[str, str]) -> list[Any]:
    return [pytest.param(entry, id=entry["id"], marks=known(entry["id"], misses)) for entry in entries]


def wanted() -> Iterator[Any]:
    for message in BAD:
        for must in message["must"]:
            name = f"{message['id']} {must['words']}"
            yield pytest.param(message, must, id=name, marks=known(name, NOT_FOUND))


def speaks(rule_or_family: str, finding: Finding) -> bool:
    return rule_or_family in (finding.rule, finding.family)


def stands_on(finding: Finding, words: str, text: str) -> bool:
    if finding.start is None or finding.end is None:
        return False
    return any(finding.start < it.end() and it.start() < finding.end for it in re.finditer(re.escape(words), text))


def heavy(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings if at_least(finding.severity, "warning")]


@pytest.mark.parametrize("sentence", each(CLEAN, WOLF))
def test_a_clean_sentence_brings_nothing_above_advice(sentence, check):
    assert heavy(check(sentence["text"], scope="sentence")) == []


@pytest.mark.parametrize("message", each(GOOD, WOLF_IN_GOOD))
def test_a_good_message_brings_nothing_above_advice(message, checker):
    findings = checker.check(message["text"], context_from(message["context"]))
    assert [found for found in heavy(findings) if found[0] != MISSING] == []


@pytest.mark.parametrize("message", each(GOOD, NOT_SEEN))
def test_a_good_message_is_not_said_to_lack_anything(message, checker):
    findings = checker.check(message["text"], context_from(message["context"]))
    assert [found.question for found in findings if found.rule == MISSING and at_least(found.severity, "warning")] == []


@pytest.mark.parametrize("message, must", list(wanted()))
def test_what_is_wrong_in_a_bad_message_is_found_where_it_stands(message, must, checker):
    findings = checker.check(message["text"], context_from(message["context"]))
    assert [
        finding.text
        for finding in findings
        if speaks(must["rule"], finding) and stands_on(finding, must["words"], message["text"])
    ]


@pytest.mark.parametrize("message", each(MESSAGES, {}))
def test_a_message_is_not_charged_with_what_it_does_not_do(message, checker):
    findings = checker.check(message["text"], context_from(message["context"]))
    assert [
        (finding.rule, finding.text)
        for finding in findings
        for name in message["must_not"]
        if speaks(name, finding) and at_least(finding.severity, "warning")
    ] == []


def test_the_corpus_is_what_it_says():
    assert len(CLEAN) >= 400
    assert len({sentence["text"] for sentence in CLEAN}) == len(CLEAN)
    assert len(WOLF) <= len(CLEAN) * 0.02
    assert (len(GOOD), len(BAD)) == (20, 20)
    for message in BAD:
        assert all(must["words"] in message["text"] for must in message["must"])
