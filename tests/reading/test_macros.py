import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reading.components import Recognisers
from composer.reading.macros import Classes, lowered
from composer.reading.mask import masked
from composer.text.fold import fold

FOLDER = Path(__file__).parents[2] / "resources" / "reading" / "en"
CLASSES = Classes(
    {"WE": "(?:i|we)", "ACT": "\\b<WE> (?:lost|broke)\\b\n\\bmy mistake\\b", "DAY": "\\b(?:mon|fri)day\\b"}
)


def lines_in_the_data() -> list[str]:
    found: list[str] = []
    for file in FOLDER.glob("*.toml"):
        stack: list[object] = [tomllib.loads(file.read_text("utf-8"))]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                stack += value.values()
            else:
                found += filter(None, map(str.strip, str(value).splitlines()))
    return found


def test_one_space_of_a_pattern_matches_any_white_space() -> None:
    assert CLASSES.compile("i lost").search("Then I \n lost it")


def test_an_optional_space_matches_none() -> None:
    assert CLASSES.compile(r"\d ?pm").search("at 3pm")


def test_a_space_in_a_set_stands_for_white_space_and_for_no_plus() -> None:
    pattern = CLASSES.compile(r"\d[ -]\d")
    assert pattern.search("1 2")
    assert pattern.search("1-2")
    assert not pattern.search("1+2")


def test_a_class_stands_for_its_lines_and_for_the_classes_in_them() -> None:
    pattern = CLASSES.compile(r"sorry <ACT> it")
    assert pattern.search("sorry we broke it")
    assert pattern.search("Sorry my mistake it")
    assert not pattern.search("sorry you broke it")


def test_case_does_not_matter_unless_a_pattern_says_so() -> None:
    assert CLASSES.compile("(?-i:Dana) rang").search("Dana RANG")
    assert not CLASSES.compile("(?-i:Dana) rang").search("dana rang")


def test_a_class_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="NOWHERE"):
        CLASSES.expand("<NOWHERE> lost")


def test_a_pattern_finds_what_stands_first_and_of_two_lines_the_earlier() -> None:
    pattern = CLASSES.pattern("lost it\nlost\nbroke")
    text = "we broke and lost it"
    match = pattern.search(text, text)
    assert match
    assert match[0] == "broke"
    assert [match[0] for match in pattern.matches(text, text)] == ["broke", "lost it"]


def test_a_pattern_whose_words_are_absent_is_never_compiled() -> None:
    pattern = CLASSES.pattern("(?P<same>lost) (?P<same>found)")  # two groups of one name: compiling would fail
    assert not pattern.found("we rang", "we rang")
    with pytest.raises(re.error):
        pattern.found("lost found", "lost found")


def test_a_line_waits_for_every_word_it_needs() -> None:
    pattern = CLASSES.pattern("<WE> (?:lost|broke) the (?:very )?(?:keys|disk)")
    assert pattern.may_match("we broke the disk")
    assert not pattern.may_match("we broke the news")
    assert not pattern.may_match("we found the disk")


def test_given_triggers_go_before_those_worked_out() -> None:
    pattern = CLASSES.pattern("lost", triggers=("Keys",))
    assert not pattern.found("lost", "lost")
    assert pattern.found("lost keys", "lost keys")


def test_a_match_beyond_a_thousand_characters_is_found() -> None:
    text = "so " * 900 + "i lost it"
    match = CLASSES.pattern("<ACT>").search(text, text)
    assert match
    assert match.start() == 2700


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("apologi[sz]e", {"apologi"}),
        ("colou?r", {"colo"}),
        ("(?:sorry|apolog(?:y|ies))", {"sorry", "apolog"}),
        ("(?:so )?late", {"late"}),
        ("not (?!again)late", {"late"}),
        (r"\d+ ?pm", {"pm"}),
        (r"\w+", set()),
        ("lost|\\d", set()),
        ("<ACT> it", {"lost", "broke", "mistake"}),
        ("<DAY>", {"day"}),
    ],
)
def test_trigger_words_are_those_every_match_holds(line: str, words: set[str]) -> None:
    assert set(CLASSES.trigger(line).words) == words


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_trigger_of_our_data_hides_a_match(data: st.DataObject) -> None:
    classes = Classes(tomllib.loads((FOLDER / "classes.toml").read_text("utf-8"))["classes"])
    line = data.draw(st.sampled_from(lines_in_the_data()))
    text = fold(data.draw(st.from_regex(re.compile(classes.expand(line), re.IGNORECASE))))
    if classes.compile(line).search(text):
        assert classes.trigger(line).may_match(lowered(text))
        assert classes.pattern(line).may_match(lowered(text))


@given(st.text())
def test_lowering_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_lines_of_the_data_compile(recognisers: Recognisers) -> None:
    for line in lines_in_the_data():
        recognisers.classes.compile(line)


def test_letters_that_only_case_makes_equal_are_not_missed() -> None:
    text = masked("\u017forry, we loſt it")
    assert CLASSES.pattern("sorry").found(text, lowered(text))
