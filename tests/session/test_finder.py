"""Finding a case or a command by a few letters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.session.finder import Finder, folded


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("desole", "Désolé, encore"),
        ("ANGSTROM", "ångström"),
        ("soren", "Søren Kierkegård"),
        ("lodz", "Łódź office"),
        ("strasse", "Straße"),
        ("o'brien", "O’Brien"),
        ("d okafor", "Dana  Okafor"),
        ("okafor dana", "Dana Okafor, Northwind"),
        ("istanbul", "İstanbul"),
        ("ivana", "Івана Ivana"),
    ],
)
def test_accents_capitals_and_the_order_of_words_make_no_difference(typed: str, text: str) -> None:
    assert Finder(["something else", text]).find(typed, 5) == [1]


def test_what_begins_so_comes_first_then_what_has_such_a_word_then_the_rest() -> None:
    texts = ["the prerelease", "a late release", "Release notes", "nothing"]
    assert Finder(texts).find("rel", 5) == [2, 1, 0]


def test_what_is_equal_keeps_its_order_and_no_more_come_than_are_wanted() -> None:
    assert Finder(["report a", "report b", "report c"]).find("rep", 2) == [0, 1]


def test_without_a_word_the_first_come() -> None:
    assert Finder(["a", "b", "c"]).find("  ", 2) == [0, 1]
    assert Finder([]).find("a", 2) == []


@given(st.text(max_size=40))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert Finder([text]).find(text, 1) == [0]
    assert folded(folded(text)) == folded(text)


def test_ten_thousand_cases_are_searched_between_two_keys() -> None:
    finder = Finder(f"The wrong prices {number} Dána Whitlock {number} Northwind" for number in range(10_000))
    took = []
    for typed in ("d", "da", "dan", "dana w", "dana whitlock 99", "zz"):
        begun = time.thread_time()
        finder.find(typed, 60)
        took.append(time.thread_time() - begun)
    assert sorted(took)[len(took) // 2] < 0.03
