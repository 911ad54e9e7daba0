"""The pages of the rules say what stands in the rule files, and are as new as those."""

from pathlib import Path

import pytest

from composer.tone.page import family_pages, markdown, page_of, plain
from composer.tone.rules import Rule

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_docs_rules_is_up_to_date(rules: dict[str, Rule]) -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    made = family_pages(rules.values())
    assert there.keys() == made.keys()
    for name, text in made.items():
        assert there[name] == text, f"docs/rules/{name} is old: make pages"


def test_every_rule_is_in_the_contents_and_on_its_page(rules: dict[str, Rule]) -> None:
    made = family_pages(rules.values())
    for rule in rules.values():
        assert f"({rule.family}.md#{rule.id})" in made["README.md"]
        assert f"\n## {rule.id}\n" in made[f"{rule.family}.md"]


@pytest.mark.parametrize("show", [markdown, plain])
def test_a_page_says_what_why_and_from_where_with_examples(show, rules: dict[str, Rule]) -> None:
    words = show(page_of(rules["conditional-sorry-if"]))
    for part in ("you already know they were", "stops sounding like one", "Delete the condition", "please change"):
        assert part in words
    assert "I'm sorry if the outage got in the way of your launch." in words
    assert "I'm sorry the outage got in the way of your launch." in words
    assert "If Tuesday is no good" in words


def test_a_text_of_several_lines_keeps_them_and_no_sign_of_it_becomes_a_mark(rules: dict[str, Rule]) -> None:
    words = markdown(page_of(rules["no-room-to-vent"]))
    assert "> - I'm sorry I broke the build" in words
    assert "\\\n> - " in words
    assert "\\[listen\\]" in words


def test_the_blank_of_what_is_said_is_not_shown(rules: dict[str, Rule]) -> None:
    assert page_of(rules["missing-component"]).say == "Nothing says yet …; people look for it."


def test_a_short_name_of_a_source_is_explained(rules: dict[str, Rule]) -> None:
    page = page_of(rules["ends-on-problem"])
    assert page.sources == {
        "S0": "an IT service article on defusing difficult situations",
        "S4": "a customer-excellence article on the sincere apology",
    }
