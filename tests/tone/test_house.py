"""House packs and policies: the good part is in force, what is wrong has its place, and no file is a traceback."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from composer.knowledge.places import resources, templates
from composer.knowledge.toml import parse
from composer.reading.components import Recognisers
from composer.text.errors import FileMistakes
from composer.tone.checker import Checker
from composer.tone.context import parse_context
from composer.tone.fixes import with_fix
from composer.tone.house import MOST, House, Pack, policy_in, read_pack, read_policy
from composer.tone.pack import prove
from composer.tone.phrases import Phrase, Voice, rule_of, troubles
from composer.tone.proof import faults_in, own_words
from composer.tone.rules import Rule, load_rules
from tests.timing import seconds

TEMPLATE = load_rules(resources() / "policy" / "en")["over-the-cap"]
HOUSE = templates() / "house"
PAGE = Path(__file__).parents[2] / "docs" / "house-rules.md"
VOICE = Voice("house", "house", "Fernhill", "Your team says ___ instead.", "Your team leaves this out.")
GOOD = '[[phrase]]\nphrase = "portal"\nsay = "customer area"\nwhy = "The old name is gone."\n'


def pack_of(folder: Path, rules: dict[str, Rule], recognisers: Recognisers, **files: str | bytes) -> Pack:
    for name, words in files.items():
        (folder / f"{name}.toml").write_bytes(words.encode() if isinstance(words, str) else words)
    return read_pack(folder, rules, recognisers)


def told(pack: Pack) -> list[str]:
    return [f"{Path(one.file).name}:{one.line}:{one.column}: {one.what}" for one in pack.mistakes]


def found(text: str, house: House, rules: dict[str, Rule], recognisers: Recognisers, *context: str) -> list[str]:
    findings = Checker(house.over(rules), recognisers).check(text, parse_context(context))
    return [f"{one.text}: {one.message}" for one in findings if one.family in ("house", "policy")]


# -- the example of the page


def test_the_files_of_the_page_are_those_of_the_folder():
    blocks = re.findall(r"```toml\n# (\S+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert dict(blocks) == {path.name: path.read_text("utf-8") for path in HOUSE.iterdir()}


def test_the_folder_of_the_page_is_a_pack_without_a_mistake(rules, recognisers):
    pack = read_pack(HOUSE, rules, recognisers)
    assert (pack.name, pack.about.version, pack.about.keeper) == ("Fernhill words", "3", "Lena Ortiz, head of care")
    assert told(pack) == []
    assert all(rule.firm for rule in pack.rules)
    assert {rule.id for rule in pack.rules} == {
        "house-portal", "house-end-user", "house-kindly", "our-refund-days"
    }  # fmt: skip
    assert read_policy(HOUSE / "policy.toml", TEMPLATE).mistakes == ()
    assert prove([HOUSE], rules, recognisers).mistakes == ()


def test_its_findings_carry_the_reason_the_source_and_a_fix(rules, recognisers):
    house = House((read_pack(HOUSE, rules, recognisers),))
    text = "I'm sorry. Kindly use the Portal, end user."
    findings = [one for one in Checker(house.over(rules), recognisers).check(text, parse_context([])) if one.fixes]
    ours = {one.rule: one for one in findings if one.family == "house"}
    assert [(one.text, one.severity) for one in ours.values()] == [
        ("Kindly", "warning"), ("Portal", "warning"), ("end user", "advice")
    ]  # fmt: skip
    assert ours["house-portal"].why == "The old name is gone since May."
    assert ours["house-portal"].source == "Fernhill words 3, kept by Lena Ortiz, head of care"
    assert with_fix(text, ours["house-portal"].fixes[0]).startswith("I'm sorry. Kindly use the customer area,")
    assert with_fix(text, ours["house-kindly"].fixes[0]).startswith("I'm sorry. Use the Portal,")
    assert [fix.label for fix in ours["house-end-user"].fixes] == ["Say “you”", "Say “your team”"]


# -- what is wrong in a pack


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[[phrase]]\nphrase = "x\n', "bad.toml:2:12: the text is not closed with a quote on its line"),
        ('[[phrase]]\nphrase = "x"\nsay = "y"\n', "bad.toml:1:3: why is missing here"),
        (
            '[[phrase]]\nphrase = "x"\nsay = "y"\nwhy = "is so"\nwieght = "x"\n',
            "bad.toml:5:1: there is no key wieght here",
        ),
        (
            '[[phrase]]\nphrase = 3\nsay = "y"\nwhy = "is so here"\n',
            "bad.toml:2:1: phrase: expected a text or a list, found a whole number",
        ),
        (
            '[[phrase]]\nphrase = "x"\nsay = "an x"\nwhy = "is so here"\n',
            "bad.toml:3:1: “an x” holds “x”, so it would be found again",
        ),
        (
            '[[phrase]]\nphrase = "x"\nsay = "{y}"\nwhy = "is so here"\n',
            "bad.toml:3:1: what is said instead holds no { or }",
        ),
        ('[[phrase]]\nphrase = "..."\nsay = "y"\nwhy = "is so here"\n', "bad.toml:2:1: a phrase needs a word in it"),
        (
            '[[phrase]]\nphrase = ["a", "say \\"b\\""]\nsay = "y"\nwhy = "is so here"\n',
            "bad.toml:2:16: a phrase stands inside one sentence, and holds no quotation marks",
        ),
        ('[[phrase]]\nphrase = "x"\nsay = "y"\nwhy = "so"\n', "bad.toml:4:1: why says too little"),
        (b'[[phrase]]\nphrase = "caf\xe9"\n', "bad.toml:2:14: the byte E9 here is not UTF-8"),
        (b"\xff\xfe[\x00p\x00", "bad.toml:1:1: the byte FF here is not UTF-8"),
        ("", "bad.toml:1:1: phrase is missing here"),
        ("x = 1\n" * 2, "bad.toml:2:1: this key or table has been given before"),
    ],
)
def test_a_mistake_has_its_place_and_the_rest_of_the_pack_is_in_force(words, said, tmp_path, rules, recognisers):
    pack = pack_of(tmp_path, rules, recognisers, good=GOOD, bad=words)
    assert said in told(pack)
    assert [rule.id for rule in pack.rules] == ["house-portal"]


def test_one_phrase_that_is_wrong_does_not_cost_the_others_of_its_file(tmp_path, rules, recognisers):
    pack = pack_of(tmp_path, rules, recognisers, words=f'[[phrase]]\nphrase = "x"\n\n{GOOD}')
    assert told(pack) == ["words.toml:1:3: say is missing here"]
    assert [rule.id for rule in pack.rules] == ["house-portal"]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path, rules, recognisers):
    pack = pack_of(tmp_path, rules, recognisers, good=GOOD, huge=b"#" * 10_000_001)
    (said,) = told(pack)
    assert said.startswith("huge.toml:1:1: ")
    assert said.endswith("is too large: the most that is read is 10 MB")
    assert len(pack.rules) == 1


def test_more_phrases_than_may_be_are_left_out_and_said(tmp_path, rules, recognisers):
    many = "\n".join(f'[[phrase]]\nphrase = "word{n}"\nsay = "other"\nwhy = "It is so here."' for n in range(MOST + 5))
    pack = pack_of(tmp_path, rules, recognisers, many=many)
    assert len(pack.rules) == MOST
    assert [said.split(": ", 1)[1] for said in told(pack)] == ["all packs together hold at most 1,000 rules"]
    checker = Checker(House((pack,)).over(rules), recognisers)
    text = "I'm sorry I sent you word7 late. I will ring you at noon. "
    assert [one.rule for one in checker.check(text, parse_context([])) if one.family == "house"] == ["house-word7"]
    assert seconds(lambda: checker.check(text + "One more.", parse_context([]))) < 0.05


def test_a_pack_may_not_have_one_of_our_ids_nor_that_of_another_pack(tmp_path, rules, recognisers):
    ours = (resources() / "rules" / "en" / "excuse" / "sorry-but.toml").read_text("utf-8")
    changed = ours.replace('severity = "error"', 'severity = "advice"').replace(
        'severity = "warning"', 'severity = "advice"'
    )
    pack = pack_of(tmp_path, rules, recognisers, **{"sorry-but": changed, "words": GOOD + GOOD})
    assert told(pack) == [
        "sorry-but.toml:1:1: there is a rule sorry-but in the rules of Amends already",
        "words.toml:6:1: this phrase stands in the file already",
    ]
    assert House((pack,)).over(rules)["sorry-but"] == rules["sorry-but"]
    other = read_pack(tmp_path, rules, recognisers, {"house-portal"})
    assert "words.toml:2:1: there is a rule house-portal in another pack already" in told(other)


def test_a_copy_of_one_of_our_rules_changes_nothing(tmp_path, rules, recognisers):
    ours = (resources() / "rules" / "en" / "excuse" / "sorry-but.toml").read_text("utf-8")
    pack = pack_of(tmp_path, rules, recognisers, **{"sorry-but": ours})
    assert (pack.rules, pack.mistakes) == ((), ())


def test_a_rule_whose_examples_are_not_kept_is_not_in_force(tmp_path, rules, recognisers):
    rule = (HOUSE / "our-refund-days.toml").read_text("utf-8").replace("two days.", "five days.")
    pack = pack_of(tmp_path, rules, recognisers, good=GOOD, **{"our-refund-days": rule})
    assert [rule.id for rule in pack.rules] == ["house-portal"]
    assert any("the rule is to find this once, and finds nothing" in said for said in told(pack))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+\s*)+:", r"(?:a?){30}a{30}", r".*.*.*.*=.*", r"(?:very ?|so ?|very so ?)+x", r"(?P<x>a+)(?:b|(?P=x))*c",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["match", "find"])
def test_a_pattern_that_would_work_for_very_long_is_refused_in_little_time(key, pattern, tmp_path, rules, recognisers):
    rule = (HOUSE / "our-refund-days.toml").read_text("utf-8")
    changed = re.sub(rf"^{key} = '''.*?'''", lambda _: f"{key} = '''{pattern}'''", rule, flags=re.MULTILINE | re.DOTALL)
    packs: list[Pack] = []
    files = {"our-refund-days": changed}
    assert seconds(lambda: packs.append(pack_of(tmp_path, rules, recognisers, **files))) < 3
    assert packs[0].rules == ()
    assert any("on some texts this pattern would work for very long: " in said for said in told(packs[0]))


@pytest.mark.parametrize("pattern", ["(", "a{99999999999}", "[[a]", "<NOBODY>", "(" * 500 + ")" * 500])
def test_what_is_no_pattern_is_said(pattern, tmp_path, rules, recognisers):
    rule = (HOUSE / "our-refund-days.toml").read_text("utf-8")
    changed = re.sub(r"^match = '''.*?'''", lambda _: f"match = '''{pattern}'''", rule, flags=re.MULTILINE | re.DOTALL)
    pack = pack_of(tmp_path, rules, recognisers, **{"our-refund-days": changed})
    assert pack.rules == ()
    assert told(pack)[0].startswith(
        ("our-refund-days.toml:15:1: this is no pattern", "our-refund-days.toml:15:1: there is no word class")
    )


def test_a_folder_with_far_too_much_in_it_is_not_walked_through(tmp_path, rules, recognisers):
    for number in range(2_001):
        (tmp_path / f"{number}.txt").touch()
    assert told(read_pack(tmp_path, rules, recognisers)) == [
        f"{tmp_path.name}:1:1: this folder holds too much to be a pack: choose the pack itself"
    ]


# -- a policy


def test_a_policy_marks_its_phrases_the_sums_over_its_caps_and_names_who_is_asked(rules, recognisers):
    house = House(policy=read_policy(HOUSE / "policy.toml", TEMPLATE))
    text = "I'm sorry. We were at fault. We will pay you £400 and £1,500. We accept liability."
    assert found(text, house, rules, recognisers, "impact=3", "caution=2") == [
        ": Before this goes out, ask Lena Ortiz.",
        "We were at fault: Your policy asks you to say “this is ours to put right” instead.",
        "£400: Before this goes out, ask Lena Ortiz: £400 is more than £100.",
        "£1,500: Before this goes out, ask Jo Park: £1,500 is more than £1,000.",
        "We accept liability: Ask Jo Park before you say this.",
    ]


def test_what_is_approved_or_may_be_said_is_left_alone(rules, recognisers):
    house = House(policy=read_policy(HOUSE / "policy.toml", TEMPLATE))
    text = "I'm sorry. We will pay you £400 back."
    assert found(text, house, rules, recognisers, "approved=yes") == []
    assert found(text, house, rules, recognisers, "refund_is_fix=yes") == []
    text = "I'm sorry that we were in breach of our own promise."
    rules_of = [one.rule for one in Checker(house.over(rules), recognisers).check(text, parse_context(["caution=3"]))]
    assert "admission-word" not in rules_of
    assert "admission-word" in [
        one.rule for one in Checker(rules, recognisers).check(text, parse_context(["caution=3"]))
    ]


def test_the_rule_of_the_caps_keeps_its_examples_and_passes_our_rules(recognisers, checker):
    assert faults_in(TEMPLATE, recognisers) == ()
    assert list(own_words(TEMPLATE, checker)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("caution = 7", "policy.toml:1:1: caution: there is no choice 7"),
        ('may_own = "perhaps"', "policy.toml:1:1: may_own: there is no choice 'perhaps'"),
        (
            '[[cap]]\namount = "100"\ncurrency = "GBP"',
            "policy.toml:2:1: amount: expected a whole number or a number, found a text",
        ),
        ('[[cap]]\namount = -1\ncurrency = "GBP"', "policy.toml:2:1: amount: expected a sum from 0"),
        ('[[cap]]\namount = nan\ncurrency = "GBP"', "policy.toml:2:1: amount: expected a sum from 0"),
        (
            '[[cap]]\namount = 5\ncurrency = ""',
            "policy.toml:3:1: currency: expected three letters such as GBP, or a sign such as £",
        ),
        ('may_say = ["!"]', "policy.toml:1:12: a phrase needs a word in it"),
        ('[[ask]]\nphrase = "liability"\nwhy = "x"', "policy.toml:3:1: why says too little"),
        ("aprover = 1", "policy.toml:1:1: there is no key aprover here"),
    ],
)
def test_a_mistake_in_a_policy_has_its_place(words, said):
    policy = policy_in(parse(words, "policy.toml"), Path("policy.toml"), TEMPLATE)
    assert [str(one) for one in policy.mistakes] == [said]


@pytest.mark.parametrize(
    ("currency", "text", "marked"),
    [
        ("GBP", "I have credited 400 pounds to you.", "400 pounds"),
        ("£", "I have credited £4k to you.", "£4k"),
        ("EUR", "I have credited EUR 400 to you.", "EUR 400"),
        ("€", "I have credited 400 € to you.", "400 €"),
        ("AUD", "I have credited A$1,400.50 to you.", "A$1,400.50"),
        ("USD", "I have credited $400 to you.", "$400"),
        ("CHF", "I have credited CHF 400 to you.", "CHF 400"),
        ("XYZ", "I have credited 400 XYZ to you.", "400 XYZ"),
        ("GBP", "I have credited $400 to you.", ""),
        ("GBP", "I have credited £40 to you for order 400.", ""),
    ],
)
def test_sums_are_read_as_people_write_them(currency, text, marked, rules, recognisers):
    policy = policy_in(parse(f'[[cap]]\namount = 100\ncurrency = "{currency}"', "p"), Path("p.toml"), TEMPLATE)
    words = [one.split(":")[0] for one in found(text, House(policy=policy), rules, recognisers)]
    assert words == ([marked] if marked else [])


# -- any bytes at all


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_rules_or_mistakes(tmp_path_factory, rules, recognisers, data):
    folder = tmp_path_factory.mktemp("any")
    for name in ("words", "pack", "policy"):
        (folder / f"{name}.toml").write_bytes(data)
    pack = read_pack(folder, rules, recognisers)
    assert pack.rules or pack.mistakes
    policy = read_policy(folder / "policy.toml", TEMPLATE)
    assert policy.usable or policy.mistakes


VALUES = st.recursive(
    st.text(max_size=12) | st.integers(-9, 9) | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcdefgpsyw_", max_size=7), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    "phrase say why weight family id match severity scope kind cap amount currency avoid ask approver caution may_own "
    "may_say name version keeper flag leave fixes logic".split()
)


def in_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(in_toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{in_toml(key)} = {in_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08X}" for c in value) + '"'
    return str(value)


@given(st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=3), max_size=5))
@settings(max_examples=80, deadline=None)
def test_any_keys_and_values_are_rules_or_mistakes(tmp_path_factory, rules, recognisers, data):
    folder = tmp_path_factory.mktemp("any")
    words = "\n".join(f"{key} = {in_toml(value)}" for key, value in data.items())
    for name in ("words", "pack", "policy"):
        (folder / f"{name}.toml").write_text(words, "utf-8")
    read_pack(folder, rules, recognisers)
    house = House(policy=read_policy(folder / "policy.toml", TEMPLATE))
    Checker(house.over(rules), recognisers).check("I'm sorry. We will pay you £400.", parse_context([]))


@given(
    st.lists(st.text(max_size=20), min_size=1, max_size=3).map(tuple),
    st.lists(st.text(max_size=20), max_size=2).map(tuple),
)
@settings(max_examples=200, deadline=None)
def test_a_phrase_that_is_taken_is_a_rule_that_can_be_read(recognisers, phrases, say):
    given_ = Phrase(phrases, say, "It is so in this house.")
    if not list(troubles(given_)):
        rule = rule_of(given_, VOICE)
        Checker({rule.id: rule}, recognisers).check("Some words. " + " ".join(phrases), parse_context([]))


@given(st.text("abc '-.,&+#", min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_a_phrase_of_ordinary_signs_is_found_as_it_stands(recognisers, phrase):
    given_ = Phrase(phrase, "", "It is so in this house.")
    if not list(troubles(given_)):
        rule = replace(rule_of(given_, VOICE), scope="raw")
        (finding, *_) = Checker({rule.id: rule}, recognisers).check(f"So it is {phrase} here", parse_context([]))
        assert finding.text


def test_a_policy_that_cannot_be_read_at_all_says_so(tmp_path):
    policy = read_policy(tmp_path / "gone.toml", TEMPLATE)
    assert not policy.usable
    assert "There is no file" in policy.mistakes[0].what
    with pytest.raises(FileMistakes):
        raise FileMistakes(policy.mistakes)
