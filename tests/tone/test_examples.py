"""Every rule file keeps what its examples promise."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from composer.knowledge.places import resources
from composer.reading.components import Recognisers
from composer.text.finding import at_least
from composer.tone.checker import Checker
from composer.tone.context import context_from, parse_context
from composer.tone.fixes import FUNCTIONS, with_fix
from composer.tone.logic import LOGIC, logic_of
from composer.tone.rules import Rule, load_rules

FOLDER = resources() / "rules" / "en"
RULES = load_rules(FOLDER)
FLAGS = [pytest.param(rule, flag, id=f"{rule.id}-{n}") for rule in RULES.values() for n, flag in enumerate(rule.flag)]
LEAVES = [
    pytest.param(rule, leave, id=f"{rule.id}-{n}") for rule in RULES.values() for n, leave in enumerate(rule.leave)
]
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


@pytest.fixture(scope="module")
def alone(recognisers: Recognisers) -> dict[str, Checker]:
    return {rule.id: Checker({rule.id: rule}, recognisers) for rule in RULES.values()}


@pytest.mark.parametrize("rule, flag", FLAGS)
def test_what_a_rule_flags_is_found_once_with_its_words(rule, flag, alone):
    findings = alone[rule.id].check(flag.text, context_from(flag.ctx, flag.answers))
    if flag.questions:
        assert tuple(finding.question for finding in findings) == flag.questions
    else:
        assert len(findings) == 1
        assert findings[0].severity == (flag.severity or rule.severity)
    for finding in findings:
        assert finding.text == flag.span
        if finding.start is None:
            assert (finding.end, flag.span) == (None, "")
        else:
            assert finding.text == flag.text[finding.start : finding.end] != ""


@pytest.mark.parametrize("rule, flag", FLAGS)
def test_the_first_fix_gives_the_text_that_follows_and_ends_the_finding(rule, flag, alone):
    context = context_from(flag.ctx, flag.answers)
    fixes = alone[rule.id].check(flag.text, context)[0].fixes
    assert [fix.kind for fix in fixes if fix.kind not in rule.fix_kinds] == []
    if flag.after is None:
        assert [fix for fix in fixes[:1] if fix.kind != "goto"] == []
        return
    fixed = with_fix(flag.text, fixes[0])
    assert fixed == flag.after
    assert alone[rule.id].check(fixed, context) == ()


@pytest.mark.parametrize("rule, flag", FLAGS)
def test_every_fix_that_changes_the_text_ends_the_finding(rule, flag, alone):
    context = context_from(flag.ctx, flag.answers)
    for fix in alone[rule.id].check(flag.text, context)[0].fixes:
        if fix.kind == "goto":
            assert fix.replacement is None
            assert fix.question
        else:
            assert alone[rule.id].check(with_fix(flag.text, fix), context) == ()


@pytest.mark.parametrize("rule, leave", LEAVES)
def test_a_look_alike_is_left_alone(rule, leave, alone):
    assert alone[rule.id].check(leave.text, context_from(leave.ctx, leave.answers)) == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_no_rule_is_told_off_for_its_own_words(rule, checker):
    sentence = parse_context(["scope=sentence"])
    said = [rule.say.replace("___", "repair"), rule.why, *(recipe.label for recipe in rule.fixes)]
    assert [finding for words in said for finding in checker.check(words, sentence)] == []


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


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_says_what_why_and_from_where_and_has_examples_of_both_sorts(rule):
    for words in (rule.say, rule.why, rule.source, rule.detects, rule.fix):
        assert len(words.strip()) > 5
    enough = 11 if rule.kind == "pattern" else 3
    assert len(rule.flag) >= enough
    assert len(rule.leave) >= enough
    assert rule.fix_kinds


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_pattern_compiles_and_every_function_is_there(rule, recognisers):
    lines = [rule.match, rule.also, rule.unless, rule.unless_near, rule.unless_before, rule.next_after, rule.next]
    lines += [variant.match for variant in rule.variants]
    for recipe in rule.fixes:
        lines += [recipe.find, recipe.unless]
        assert recipe.kind in rule.fix_kinds
        assert recipe.use in {"", *FUNCTIONS}
        assert all(re.compile(pattern) for pattern in recipe.when.values())
    for source in filter(None, lines):
        assert recognisers.classes.compile(source).groups < 100
    if rule.logic:
        assert rule.logic["name"] in LOGIC
        assert callable(logic_of(rule))
    else:
        assert rule.match or rule.next


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
