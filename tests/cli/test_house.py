"""House rules without the window: packs and a policy on the command line and in the profile, and what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from composer.knowledge.places import templates
from composer.library.settings import Settings
from composer.library.store import Store
from tests.cli.conftest import Amends

HOUSE = templates() / "house"
TEXT = "I'm sorry I sent the wrong list. The portal is right now. We will pay you £400. We were at fault.\n"
PHRASE = '[[phrase]]\nphrase = "wrong list"\nsay = "old list"\nwhy = "It was right once."\n'


@pytest.fixture
def check(amends: Amends, profile: Path) -> Callable[..., dict[str, dict[str, object]]]:
    """Check a text, and return its findings by the id of their rules."""

    def checked(*arguments: object, text: str = TEXT) -> dict[str, dict[str, object]]:
        options = ("--grammar", "off", "--reader", "off", "--format", "json", "--fail-on", "never")
        ran = amends("check", "-", *options, *arguments, "--profile", profile, stdin=text)
        assert ran.status == 0, ran.err
        return {one["rule"]: one for one in json.loads(ran.out)["findings"]}

    return checked


def test_packs_on_the_command_line_are_in_force_and_may_be_several(
    check: Callable[..., dict[str, dict[str, object]]], tmp_path: Path
) -> None:
    (tmp_path / "more.toml").write_text(PHRASE)
    assert not {"house-portal", "house-wrong-list"} & check().keys()
    found = check("--rules", HOUSE, "--rules", tmp_path / "more.toml")
    assert found["house-portal"]["message"] == "Your team says “customer area” instead."
    assert found["house-portal"]["family"] == "house"
    assert found["house-wrong-list"]["fixes"][0]["label"] == "Say “old list”"


def test_a_policy_steers_a_check_and_says_that_it_is_the_policy(
    check: Callable[..., dict[str, dict[str, object]]], tmp_path: Path
) -> None:
    found = check("--policy", HOUSE / "policy.toml", "--context", "impact=3")
    assert {one["source_engine"] for name, one in found.items() if "policy" in name} == {"policy"}
    assert found["over-the-cap"]["message"] == "Before this goes out, ask Lena Ortiz: £400 is more than £100."
    assert found["over-the-cap"]["text"] == "£400"
    assert found["ask-first"]["message"] == "Before this goes out, ask Lena Ortiz."
    may_not = tmp_path / "policy.toml"
    may_not.write_text('may_own = "no"\ncaution = 2\n')
    assert "ownership-not-cleared" in check("--policy", may_not)
    assert "ownership-not-cleared" not in check("--policy", may_not, "--context", "stance=full")
    assert "ask-first" in check("--policy", may_not, "--context", "impact=3")


def test_the_lines_of_a_stream_are_read_by_the_same_house(amends: Amends, profile: Path) -> None:
    lines = '{"text": "The portal is up."}\n{"text": "We were at fault.", "context": {"caution": 0}}\n'
    options = ("--jsonl", "--grammar", "off", "--reader", "off", "--fail-on", "never", "--profile", profile)
    ran = amends("check", *options, "--rules", HOUSE, "--policy", HOUSE / "policy.toml", stdin=lines)
    rules = [{one["rule"] for one in json.loads(line)["findings"]} for line in ran.out.splitlines()]
    assert "house-portal" in rules[0]
    assert "policy-we-were-at-fault" in rules[1]


def test_what_is_wrong_in_a_named_pack_is_told_once_and_the_rest_is_in_force(amends: Amends, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(PHRASE)
    (tmp_path / "bad.toml").write_text('[[phrase]]\nphrase = "x\n')
    ran = amends("check", "-", "--grammar", "off", "--rules", tmp_path, stdin=TEXT)
    assert ran.err == f"{tmp_path / 'bad.toml'}:2:12: the text is not closed with a quote on its line\n"
    assert "[house-wrong-list]" in ran.out


def test_a_policy_that_cannot_be_used_or_found_ends_it(amends: Amends, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("caution = 7\n")
    ran = amends("check", "-", "--policy", tmp_path / "p.toml", stdin=TEXT)
    assert (ran.status, ran.out, ran.err) == (2, "", f"{tmp_path / 'p.toml'}:1:1: caution: there is no choice 7\n")
    for option in ("--policy", "--rules"):
        ran = amends("check", "-", option, tmp_path / "gone", stdin=TEXT)
        assert (ran.status, ran.err) == (2, f"amends: There is no file or folder {tmp_path / 'gone'}.\n")


def test_the_packs_of_the_profile_and_those_of_its_settings_are_listed_shown_and_doctored(
    amends: Amends, profile: Path, tmp_path: Path
) -> None:
    (profile / "rules" / "mine").mkdir(parents=True)
    (profile / "rules" / "mine" / "words.toml").write_text(PHRASE + '[[phrase]]\nphrase = "x"\n')
    shared = Path(copytree(HOUSE, tmp_path / "shared"))
    store = Store(profile / "amends.sqlite")
    store.save_settings(Settings(packs=(str(shared),), policy=str(shared / "policy.toml")))
    store.close()
    listed = amends("rules", "list", "--profile", profile)
    assert "house-wrong-list" in listed.out
    assert "house-portal" in listed.out
    assert "over-the-cap" in listed.out
    assert listed.err == "amends: There is 1 mistake in your house rules; “amends doctor” says where.\n"
    page = amends("rules", "show", "house-portal", "--profile", profile).out
    assert "The old name is gone since May." in page
    assert "Fernhill words 3, kept by Lena Ortiz" in page
    facts = json.loads(amends("doctor", "--format", "json", "--profile", profile).out)
    assert facts["packs"] == "mine: 1 in force; Fernhill words: 4 in force"
    assert facts["policy"] == "Fernhill policy"
    assert facts["mistakes"] == f"{profile / 'rules' / 'mine' / 'words.toml'}:5:3: say is missing here"


def test_compose_begins_as_the_policy_says(amends: Amends, scenario: Callable[[str], Path], tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        '[listen]\nimpact = 3\n[own]\nact = "have been without a line since eight"\n[plan]\ndone = ["sent a router"]\n'
    )
    policy = tmp_path / "policy.toml"
    policy.write_text('approver = "Lena Ortiz, head of care"\nmay_own = "no"\ncaution = 2\n')
    plain = json.loads(amends("compose", answers, "--output", "email", "--format", "json").out)
    steered = json.loads(amends("compose", answers, "--output", "email", "--format", "json", "--policy", policy).out)
    assert (plain["stance"], steered["stance"]) == ("full", "fix-only")
    assert "I'm sorry you have been without a line since eight." in steered["text"]
    assert (
        "You may not say so yet: ask Lena Ortiz first. Meanwhile the message owns the repair."
        in steered["advice"]["notes"]
    )
    assert [one["message"] for one in steered["findings"] if one["rule"] == "ask-first"] == [
        "Before this goes out, ask Lena Ortiz."
    ]
    note = amends("compose", answers, "--output", "escalation", "--policy", policy)
    assert note.out.startswith("To: Lena Ortiz, head of care\n")
    own = amends("compose", scenario("1"), "--policy", policy, "--format", "json").out
    assert json.loads(own)["stance"] == "full"  # the file says that they may
    assert "ask Lena Ortiz" in amends("compose", answers, "--output", "email", "--policy", policy).err


def test_a_pack_that_is_checked_is_told_with_its_policy(amends: Amends, tmp_path: Path) -> None:
    folder = Path(copytree(HOUSE, tmp_path / "house"))
    assert amends("rules", "check", folder).out == "4 rules, 10 examples: all as they should be\n"
    (folder / "policy.toml").write_text("caution = 7\n")
    (folder / "words.toml").write_text(PHRASE.replace("wrong list", "see www.example.org/a"))
    ran = amends("rules", "check", folder)
    assert ran.status == 2
    assert f"{folder / 'policy.toml'}:1:1: caution: there is no choice 7" in ran.err
    assert "words.toml:1:3: this is not found as it stands" in ran.err
