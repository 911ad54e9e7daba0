"""Every rule file keeps what its examples promise."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from composer.knowledge.places import resources
from composer.text.finding import at_least
from composer.tone.checker import Checker
from composer.tone.context import parse_context
from composer.tone.proof import faults_in, own_words
from composer.tone.rules import Rule, load_rules

FOLDER = resources() / "rules" / "en"
RULES = load_rules(FOLDER)
MESSAGES = Path(__file__).parents[1] / "fixtures" / "messages"
FINISHED = {
    "1.email": "output=email,impact=3,called=yes",
    "1.short": "output=short,impact=3,called=yes",
    "2.talk": "output=talk,impact=4",
    "3-holding.holding": "output=holding,stance=empathy,impact=3",
    "3.email": "output=email,impact=3,called=yes",
    "3.talk": "output=talk,impact=3",
    "3.public": "output=public,impact=3,sender=team",
    "4.chat": "output=chat,refund_is_fix=yes",
    "4.text": "output=text,refund_is_fix=yes",
    "5.holding": "output=holding,stance=fix-only,impact=3",
    "5.email": "output=email,stance=fix-only,impact=3,reason=he asked for writing",
    "5.empathy": "output=empathy,stance=fix-only,impact=3",
    "5.escalation": "output=escalation,stance=fix-only,impact=3",
    "6.email": "output=email,impact=3,called=yes,prior=1,broken=finish the stock migration by 26 April",
    "6.escalation": "output=escalation,impact=3",
    "7.not-sorry": "output=not-sorry,stance=fix-only,sorry=no",
    "8.plain-help": "output=plain-help,impact=1",
}
EVERY_TEXT = [example.text for rule in RULES.values() for example in (*rule.flag, *rule.leave)]


EACH = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


@EACH
def test_a_rule_keeps_what_its_examples_promise(rule, recognisers, request):
    hear = request.getfixturevalue("hear") if rule.kind == "learned" else None
    assert faults_in(rule, recognisers, hear) == ()


@EACH
def test_no_rule_is_told_off_for_its_own_words(rule, checker):
    assert list(own_words(rule, checker)) == []


def test_the_help_of_the_form_is_not_told_off(checker):
    sentence = parse_context(["scope=sentence"])
    for path in sorted((resources() / "form" / "en").glob("*.toml")):
        for question in tomllib.loads(path.read_text(encoding="utf-8")).get("question", []):
            for words in (question.get("ask", ""), question.get("help", "")):
                assert checker.check(words, sentence) == (), words


def test_a_rule_is_called_like_its_file_and_its_family_like_the_folder():
    files = sorted(FOLDER.rglob("*.toml"))
    assert [(RULES[file.stem].id, RULES[file.stem].family) for file in files] == [
        (file.stem, file.parent.name) for file in files
    ]


@EACH
def test_every_rule_has_enough_examples_of_both_sorts(rule):
    enough = {"pattern": 11, "learned": 8}.get(rule.kind, 3)
    assert len(rule.flag) >= enough
    assert len(rule.leave) >= enough


@EACH
def test_no_pattern_has_more_groups_than_an_expression_may(rule, recognisers):
    lines = [rule.match, rule.also, rule.unless, rule.unless_near, rule.unless_before, rule.next_after, rule.next]
    lines += [variant.match for variant in rule.variants]
    lines += [pattern for recipe in rule.fixes for pattern in (recipe.find, recipe.unless)]
    for source in filter(None, lines):
        assert recognisers.classes.compile(source).groups < 100


def test_the_whole_catalogue_is_there():
    assert sum(rule.family != "policy" and rule.kind != "learned" for rule in RULES.values()) == 78


def test_the_trigger_words_hide_nothing(checker, recognisers):
    without = Checker({rule.id: replace(rule, triggers=()) for rule in RULES.values()}, recognisers)
    context = parse_context(["scope=sentence", "words=so it was"])
    for text in EVERY_TEXT:
        assert checker.check(text, context) == without.check(text, context)


@pytest.mark.parametrize("name", FINISHED)
def test_a_finished_message_brings_nothing_above_advice(name, checker):
    text = (MESSAGES / f"{name}.txt").read_text(encoding="utf-8")
    findings = checker.check(text, parse_context([FINISHED[name]]))
    assert [finding for finding in findings if at_least(finding.severity, "warning")] == []


def test_the_rules_load_the_same_from_the_kept_data(tmp_path):
    first = load_rules(FOLDER, tmp_path)
    assert load_rules(FOLDER, tmp_path) == first == RULES
    assert isinstance(first["sorry-but"], Rule)
