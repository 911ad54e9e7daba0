"""What is said of a rule that does not keep its word."""

import pytest
from msgspec.structs import replace

from composer.tone.checker import Checker
from composer.tone.pack import prove
from composer.tone.proof import faults_in, own_words
from composer.tone.rules import Flag, Leave, Recipe, Rule

RULE = Rule(
    id="our-portal",
    family="house",
    severity="advice",
    scope="sentence",
    kind="pattern",
    detects="The old name of the portal.",
    say="Say “customer area”.",
    why="The old name is gone since May.",
    source="The house style",
    fix_kinds=("replace",),
    fix="Put the new name in its place.",
    match=r"\bportal\b",
    fixes=(Recipe("replace", "Say “customer area”", put="customer area"),),
    flag=(Flag("The portal is back.", "portal", "The customer area is back."),),
    leave=(Leave("The customer area is back."),),
)


def told(rule, recognisers):
    return [f"{'.'.join(map(str, fault.path))}: {fault.what}" for fault in faults_in(rule, recognisers)]


def test_a_rule_that_keeps_its_word_is_fine(recognisers):
    assert told(RULE, recognisers) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"match": r"\bpotral\b"}, "flag.0.text: the rule is to find this once, and finds nothing"),
        (
            {"flag": (Flag("The portal. My portal.", "portal"),)},
            "flag.0.text: the rule is to find this once, and finds 2 times: “portal”, “portal”",
        ),
        ({"match": r"\bthe portal\b"}, "flag.0.span: the rule marks “The portal”, the example says “portal”"),
        ({"match": "(portal"}, "match: this is no pattern: (portal (missing ), unterminated subpattern)"),
        ({"match": "<PORTAL>"}, "match: there is no word class <PORTAL>"),
        ({"match": ""}, "id: a rule needs match, next or logic"),
        ({"match": "", "logic": {"name": "counts"}}, "logic.name: there is no function counts; there are outweighs, "),
        ({"match": "", "logic": {"name": "too_many", "pattern": "portal"}}, "logic: too_many: Object missing required"),
        (
            {"match": "", "logic": {"name": "too_many", "pattern": "(portal", "most": 0}},
            "logic: a pattern in here cannot be read: missing )",
        ),
        ({"leave": (Leave("Our portal."),)}, "leave.0.text: the rule is to leave this alone, and finds “portal”"),
        ({"leave": ()}, "leave: leave needs at least one"),
        ({"leave": (Leave("Yes.", {"impact": 9}),)}, "leave.0.ctx: The context's “impact” is one of 1, 2, 3, 4, not "),
        ({"flag": (Flag("The portal.", "portal", ctx={"a": 1}),)}, "flag.0.ctx: The context has no key “a”"),
        ({"flag": (Flag("The portal.", "portal"),)}, "flag.0.after: the first fix gives “The customer area.”"),
        ({"flag": (replace(RULE.flag[0], severity="error"),)}, "flag.0.severity: the finding weighs “advice”"),
        ({"flag": (replace(RULE.flag[0], questions=("own.act",)),)}, "flag.0.questions: the rule asks for nothing"),
        ({"why": " "}, "why: why says too little"),
        ({"fix_kinds": ("delete",)}, "fixes.0.kind: replace is not among the fix_kinds"),
        ({"outputs": ("emial",)}, "outputs.0: there is no output emial; there are email, chat, "),
        (
            {"fixes": (Recipe("replace", "Shout", put="PORTAL"),), "flag": (Flag("A portal", "portal", "A PORTAL"),)},
            "flag.0.text: after the fix “Shout” the rule still finds “PORTAL”",
        ),
        ({"fixes": (Recipe("replace", "Do", use="magic"),)}, "fixes.0.use: there is no function magic; there are "),
        ({"fixes": (Recipe("replace", "Do", when={"own.act": "("}),)}, "fixes.0.when.own.act: this is no pattern: "),
        (
            {"fixes": (Recipe("goto", "Go"),), "fix_kinds": ("goto",), "flag": (Flag("A portal.", "portal"),)},
            "flag.0.text: the fix “Go” has no question to go to",
        ),
    ],
)  # fmt: skip
def test_each_way_to_break_it_is_said_at_its_place(change, said, recognisers):
    faults = told(replace(RULE, **change), recognisers)
    assert faults[0].startswith(said)


def test_a_rule_whose_own_words_are_marked_is_told(recognisers):
    rude = replace(RULE, say="Say customer area, not portal.")
    assert [fault.path for fault in own_words(rude, Checker({"our-portal": rude}, recognisers))] == [("say",)]


PACK = """\
id = "our-portal"
family = "house"
severity = "advice"
scope = "sentence"
kind = "pattern"
detects = "The old name of the portal."
say = "Say “customer area”."
why = "The old name is gone since May."
source = "The house style"
fix_kinds = ["replace"]
fix = "Put the new name in its place."
match = '\\bportal\\b'

[[flag]]
text = "The portal is back."
span = "portal"

[[leave]]
text = "The customer area is back."
"""


def test_a_pack_tells_every_mistake_of_every_file_with_its_place(tmp_path, rules, recognisers):
    good, spelt, twice, other = (tmp_path / name for name in ("our-portal.toml", "b.toml", "sorry-but.toml", "d.toml"))
    good.write_text(PACK)
    spelt.write_text(PACK.replace("severity", "severty").replace("our-portal", "b"))
    twice.write_text(PACK.replace("our-portal", "sorry-but"))
    other.write_text(PACK.replace('"portal"\n', '"back"\n'))
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.toml").write_text("not a rule")
    proved = prove([tmp_path, good], rules, recognisers)
    assert (proved.rules, proved.examples) == (1, 2)
    assert [(mistake.file, mistake.line, mistake.column, mistake.what) for mistake in proved.mistakes] == [
        (str(spelt), 1, 1, "severity is missing here"),
        (str(spelt), 3, 1, "there is no key severty here"),
        (str(other), 1, 1, "the file is called d.toml, the rule our-portal"),
        (str(twice), 1, 1, "there is a rule sorry-but in the rules of Amends already"),
    ]


def test_two_files_of_a_pack_with_one_id_are_told(tmp_path, rules, recognisers):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "our-portal.toml").write_text(PACK)
    (mistake,) = prove([tmp_path], rules, recognisers).mistakes
    assert mistake.what == f"there is a rule our-portal in {tmp_path / 'one' / 'our-portal.toml'} already"


def test_every_key_that_is_missing_is_told(tmp_path, rules, recognisers):
    (tmp_path / "a.toml").write_text('id = "a"\nfamily = "house"\nscope = "sentence"\nkind = "pattern"\n')
    told = [mistake.what for mistake in prove([tmp_path], rules, recognisers).mistakes]
    missing = "severity detects say why source fix_kinds fix flag leave"
    assert told == [f"{key} is missing here" for key in missing.split()]
