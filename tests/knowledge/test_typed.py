from pathlib import Path
from typing import Literal

import pytest
from msgspec import Struct

from composer.knowledge.toml import load
from composer.text.errors import FileMistakes


class Stem(Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    size: Literal["short", "long"] = "short"


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    number: int = 0
    stem: tuple[Stem, ...] = ()
    labels: dict[str, tuple[str, ...]] = {}


def mistakes(tmp_path: Path, text: str) -> list[tuple[int, int, str]]:
    path = tmp_path / "page.toml"
    path.write_text(text)
    with pytest.raises(FileMistakes) as caught:
        load(path, Page)
    return [(mistake.line, mistake.column, mistake.what) for mistake in caught.value.mistakes]


def test_a_file_becomes_a_typed_value(tmp_path: Path) -> None:
    path = tmp_path / "page.toml"
    path.write_text('title = "Own"\n[[stem]]\ntext = "I am sorry I"\nsize = "long"\n[labels]\nown = ["a"]\n')
    assert load(path, Page) == Page("Own", 0, (Stem("I am sorry I", "long"),), {"own": ("a",)})


def test_all_unknown_keys_and_wrong_types_of_a_file_are_told_with_their_places(tmp_path: Path) -> None:
    text = """\
titel = "x"
title = "Own"
number = "3"
[[stem]]
text = "a"
[[stem]]
text = "b"
extra = 1
size = "huge"
[labels]
good = ["a"]
"bad one" = ["a", 2]
"""
    assert mistakes(tmp_path, text) == [
        (1, 1, "there is no key titel here"),
        (3, 1, "number: expected a whole number, found a text"),
        (8, 1, "there is no key extra here"),
        (9, 1, "size: there is no choice 'huge'"),
        (12, 19, "bad one: expected a text, found a whole number"),
    ]


def test_a_missing_key_is_told_at_the_table_that_lacks_it(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "number = 1\n") == [(1, 1, "title is missing here")]
    assert mistakes(tmp_path, 'title = "a"\n\n[[stem]]\nsize = "long"\n') == [(3, 3, "text is missing here")]


def test_a_key_of_the_wrong_type_is_not_told_again_as_missing(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "title = 3\n") == [(1, 1, "title: expected a text, found a whole number")]


def test_an_item_of_a_list_has_its_own_place(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'title = "a"\nstem = [\n  { text = "a" },\n  { text = 4 },\n]\n') == [
        (4, 5, "text: expected a text, found a whole number")
    ]
    assert mistakes(tmp_path, 'title = "a"\nstem = [\n  { text = "a" },\n  "b",\n]\n') == [
        (4, 3, "stem: expected a table, found a text")
    ]
