import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.knowledge import toml
from composer.text.errors import FileMistakes, Mistake, UserError

ALL_KINDS = """\
x = 1 # one
[own] # "not a [table]"
"a b" = "]"
act.'b c' = \"""x
"" = y \\\""" [z]
\"""\"
l = [ # [ {
 1, { q = 'x#', r.s = [2, 3] },
 2999-01-01 10:00:00, ]
"quo\\"ted" = true
[[promise]]
about = 'a'
 [promise.deep.er]
 z = '''
'''
[[promise]]
about = "b\\"c"
😀 = 1
"""


def only_mistake(text: str | bytes) -> tuple[int, int, str]:
    with pytest.raises(FileMistakes) as caught:
        toml.decode(text if isinstance(text, bytes) else text.encode(), "a.toml")
    (mistake,) = caught.value.mistakes
    assert mistake.file == "a.toml"
    return mistake.line, mistake.column, mistake.what


@pytest.mark.parametrize(
    "path, place",
    [
        (("x",), (1, 1)),
        (("own",), (2, 2)),
        (("own", "a b"), (3, 1)),
        (("own", "act"), (4, 1)),
        (("own", "act", "b c"), (4, 5)),
        (("own", "l"), (7, 1)),
        (("own", "l", 0), (8, 2)),
        (("own", "l", 1), (8, 5)),
        (("own", "l", 1, "q"), (8, 7)),
        (("own", "l", 1, "r", "s"), (8, 19)),
        (("own", "l", 1, "r", "s", 1), (8, 27)),
        (("own", "l", 2), (9, 2)),
        (("own", 'quo"ted'), (10, 1)),
        (("promise",), (11, 3)),
        (("promise", 0), (11, 3)),
        (("promise", 0, "about"), (12, 1)),
        (("promise", 0, "deep"), (13, 11)),
        (("promise", 0, "deep", "er", "z"), (14, 2)),
        (("promise", 1), (16, 3)),
        (("promise", 1, "about"), (17, 1)),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_key_and_item_has_its_line_and_column(
    path: tuple[str | int, ...], place: tuple[int, int], newline: str
) -> None:
    text = "\n".join(ALL_KINDS.split("\n")[:-2]) + "\n"
    assert toml.parse(text.replace("\n", newline), "a.toml").place(path) == place


def test_what_has_no_place_stands_where_its_parent_stands() -> None:
    document = toml.parse("\n[own]\nact = 'x'\n", "a.toml")
    assert document.place(("own", "harm")) == (2, 2)
    assert document.place(("own", "act", 3, "deeper")) == (3, 1)
    assert document.place(("nothing",)) == (1, 1)
    assert document.place(()) == (1, 1)


def test_columns_are_code_points() -> None:
    assert toml.parse('a = ["😀", "שלום", 3]', "a.toml").place(("a", 2)) == (1, 19)


KEYS = st.text("ab-_9", min_size=1, max_size=3) | st.text("a.\"' 😀\n\\#[]=", max_size=3)


@given(
    st.recursive(
        st.integers() | st.text('ab"\\\n#[]{},=') | st.booleans(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=12,
    )
)
def test_the_places_follow_tomllib_through_any_text(value: object) -> None:
    """Every path of the data has a place of its own, in the order of the text."""
    text = f"start = 0\nvalue = {written(value)}\nend = 1\n"
    document = toml.parse(text, "a.toml")
    assert document.data["value"] == value
    places = [document.place(("start",)), *(document.place(path) for path in paths(value, ("value",)))]
    assert places == sorted(places)
    lines = text.splitlines()
    assert document.place(("end",)) == (len(text.split("\n")) - 1, 1), lines


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[ # [\n" + ",\n".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(item)}" for key, item in value.items()) + "}"
    return str(value)


def paths(value: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, child in children for deeper in paths(child, (*path, key)))]


@pytest.mark.parametrize(
    "text, line, column",
    [
        ("a = 1\nb = \n", 2, 5),
        ("a = 1\nb\n", 2, 2),
        ("= 1", 1, 1),
        ("a = [1, 2", 1, 10),
        ("a = { b = 1", 1, 12),
        ("a = 'x\n'", 1, 7),
        ('a = "x\n"', 1, 7),
        ("b = 1\n[own", 2, 5),
        ('b = 2\na = """x\ny\n', 2, 1),
        ("b = 2\na = '''x\ny\n", 2, 1),
        ('a = "\\q"', 1, 6),
        ('a = "x\\uD800"', 1, 7),
        ('a = 1\nb = "\\\\ \\u12G4"', 2, 9),
        ('a = """\nb \\ c"""', 2, 3),
        ('a = "x\0y"', 1, 7),
        ("a = 'x\x1by'", 1, 7),
        ("# \x07\n", 1, 3),
        ("a = 1\nb = 2 c = 3", 2, 7),
        ("a = 1\n\n a = 2\n", 3, 2),
        ("a = 1\n[a]\n", 2, 2),
        ("[own]\nb = 1\n[x]\n[own]\n", 4, 2),
        ("a = { b = 1, b = 2 }", 1, 14),
        ("a = 1\na.b = 2\n", 2, 1),
        ("a.b = 1\na.b = { c = 1 }\n", 2, 3),
        ("a = " + "1" * 5000, 1, 5),
        ("x = [1,\n " + "9" * 5000 + "]", 2, 2),
    ],
)
def test_what_is_not_toml_has_its_line_and_column(text: str, line: int, column: int) -> None:
    assert only_mistake(text)[:2] == (line, column)


@pytest.mark.parametrize(
    "data, place",
    [
        (b'a = "\xff"', (1, 6)),
        (b'a = 1\nb = "\xe2\x82"', (2, 6)),
        ('é = "'.encode() + b"\xe9\x80", (1, 6)),
        (b'\xef\xbb\xbfa = "\x80"', (1, 6)),
    ],
)
def test_a_byte_that_is_not_utf8_has_its_line_and_column(data: bytes, place: tuple[int, int]) -> None:
    line, column, what = only_mistake(data)
    assert (line, column) == place
    assert "is not UTF-8" in what


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = toml.decode(b"\xef\xbb\xbfact = 1", "a.toml")
    assert document.data == {"act": 1}
    assert document.place(("act",)) == (1, 1)


@pytest.mark.parametrize(
    "text, place",
    [
        ("a = 1\nb = " + "[" * 10_000, (2, 105)),
        ("b = " + "[" * 101 + "]" * 101, (1, 105)),
        ("a = " + "{ a = " * 10_000, (1, 605)),
        (".".join(["a"] * 50_000) + " = 1", (1, 202)),
        ("[" + ".".join(["a"] * 50_000) + "]", (1, 203)),
        ("[" + ".".join(["a"] * 60) + "]\n" + ".".join(["a"] * 60) + " = 1", (2, 83)),
    ],
)
def test_nesting_too_deep_is_a_mistake_with_a_place(text: str, place: tuple[int, int]) -> None:
    started = time.perf_counter()
    line, column, what = only_mistake(text)
    assert (line, column) == place
    assert "more than 100 deep" in what
    assert time.perf_counter() - started < 5


def test_a_hundred_levels_are_no_mistake() -> None:
    assert toml.parse("b = " + "[" * 100 + "]" * 100, "a.toml").data["b"]


def test_nesting_is_refused_also_where_little_of_the_stack_is_left() -> None:
    def far_down(levels: int) -> tuple[int, int, str]:
        return far_down(levels - 1) if levels else only_mistake("a = " + "[" * 99 + "x")

    depth = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    assert far_down(sys.getrecursionlimit() - depth - 100)[:2] == (1, 1)


def test_an_answer_of_a_megabyte_is_read() -> None:
    words = "sent the wrong file. " * 50_000
    assert toml.parse(f'act = "{words}"', "a.toml").data == {"act": words}
    assert toml.parse(f'act = """{words}"""\nx = 1', "a.toml").place(("x",)) == (2, 1)


def test_a_file_beyond_ten_megabytes_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"#" * 10_000_000)
    assert toml.read(path).data == {}
    path.write_bytes(b"#" * 10_000_001)
    with pytest.raises(UserError, match=r"a\.toml is too large: the most that is read is 10 MB\.$"):
        toml.read(path)


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "a\0b", tmp_path / ("x" * 300)):
        with pytest.raises(UserError) as caught:
            toml.read(path)
        assert not isinstance(caught.value, FileMistakes)
        assert str(caught.value).count("\n") == 0
        assert str(caught.value).endswith(".")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may read every file")
def test_a_file_that_may_not_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch(mode=0o000)
    with pytest.raises(UserError, match="cannot be read"):
        toml.read(path)


def test_a_mistake_names_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("act = \n")
    with pytest.raises(FileMistakes) as caught:
        toml.read(path)
    assert caught.value.mistakes == (
        Mistake(str(path), 1, 7, 'expected a value: a text stands between ", a list between [ and ]'),
    )
    assert str(caught.value).startswith(f"{path}:1:7: ")


@given(st.binary(max_size=200) | st.text("ab=.[]{}\"',#\n\\ 1\0", max_size=60).map(str.encode))
def test_no_bytes_bring_anything_but_a_document_or_a_users_error(data: bytes) -> None:
    try:
        document = toml.decode(data, "a.toml")
    except FileMistakes as error:
        places = [(mistake.line, mistake.column) for mistake in error.mistakes]
    else:
        places = [(1, 1), *(document.place((key,)) for key in document.data)]
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    assert places
    assert all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in places)
