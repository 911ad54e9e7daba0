"""`amends rules`: the catalogue, a rule's page, and own rules checked."""

import json
from pathlib import Path

import pytest

from composer.knowledge.places import resources
from composer.tone.rules import load_rules
from tests.cli.conftest import Amends
from tests.tone.test_proof import PACK

COUNT = len(load_rules(resources() / "rules" / "en"))


def test_the_list_names_every_rule_under_its_family_with_what_it_says(amends: Amends) -> None:
    ran = amends("rules", "list")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert sum(line.startswith("  ") for line in lines) == COUNT
    assert lines[lines.index("structure") + 3].split() == (
        "ends-on-problem an idea It ends on what went wrong; let the last line look forward.".split()
    )


def test_the_list_as_json(amends: Amends) -> None:
    rules = json.loads(amends("rules", "list", "--format", "json").out)["rules"]
    assert len(rules) == COUNT
    assert rules[0] == {
        "id": "blame-other",
        "family": "blame",
        "severity": "warning",
        "kind": "pattern",
        "scope": "sentence",
        "say": "They came to you, not to the supplier; say what is yours to fix and leave the other name out.",
    }


def test_a_rules_page_is_printed(amends: Amends) -> None:
    ran = amends("rules", "show", "sorry-but")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("sorry-but (excuse, please change)\n")
    for part in ("Finds:", "Instead:", "Found:", "better:", "Left alone:", "Source:"):
        assert part in ran.out


def test_a_rules_page_as_json(amends: Amends) -> None:
    page = json.loads(amends("rules", "show", "no-respect-opening", "--format", "json").out)
    assert (page["id"], page["family"], page["severity"]) == ("no-respect-opening", "structure", "advice")
    assert page["examples"][0]["better"].startswith("I'm sorry I missed your note.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "sory-but"], "amends: There is no rule “sory-but”. Did you mean sorry-but?"),
        (["show", "zzz"], "amends: There is no rule “zzz”. “amends rules list” names them all."),
        (["show"], "amends: “rules show” takes the id of one rule; “rules list” names them all."),
        (["list", "x"], "amends: “rules list” takes no further words; “rules show ID” shows one rule."),
        (["check", "nowhere.toml"], "amends: There is no file nowhere.toml."),
        (["mend"], "amends rules: argument what: invalid choice: 'mend'"),
        ([], "amends rules: the following arguments are required: what"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: list[str], said: str, amends: Amends) -> None:
    ran = amends("rules", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_the_rules_of_the_program_are_fine(amends: Amends) -> None:
    ran = amends("rules", "check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{COUNT} rules, ")
    assert " examples: all as they should be\n" in ran.out


def test_an_own_rule_that_keeps_its_word_is_fine(amends: Amends, tmp_path: Path) -> None:
    file = tmp_path / "our-portal.toml"
    file.write_text(PACK)
    assert amends("rules", "check", file).out == "1 rule, 2 examples: all as they should be\n"


def test_mistakes_are_told_with_file_line_and_column(amends: Amends, tmp_path: Path) -> None:
    file = tmp_path / "our-portal.toml"
    file.write_text(PACK.replace("The customer area is back", "The portal is back"))
    ran = amends("rules", "check", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"{file}:19:1: the rule is to leave this alone, and finds “portal”\n"


def test_mistakes_as_json(amends: Amends, tmp_path: Path) -> None:
    (tmp_path / "our-portal.toml").write_text(PACK.replace("kind =", "sort ="))
    ran = amends("rules", "check", tmp_path, "--format", "json")
    assert ran.status == 2
    told = json.loads(ran.out)
    assert told["rules"] == 0
    assert [(one["line"], one["column"], one["message"]) for one in told["mistakes"]] == [
        (1, 1, "kind is missing here"),
        (5, 1, "there is no key sort here"),
    ]


def test_a_folder_without_a_rule_is_said(amends: Amends, tmp_path: Path) -> None:
    ran = amends("rules", "check", tmp_path)
    assert (ran.status, ran.err) == (2, f"amends: There is no rule file in {tmp_path}.\n")
