"""What people and programs may hand in: it is used, or said to be wrong with its place. Nobody sees a traceback."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Amends

OWN = '[own]\nact = "sent it late"\n'

WRONG = {
    "an unknown question": ('[own]\nakt = "x"\n', ":2:1: there is no question own.akt; did you mean own.act?"),
    "an unknown table": ('[onw]\nact = "x"\n', ":1:2: there is no table onw; did you mean own?"),
    "an unknown choice": ('output = "fax"\n', ":1:1: output: there is no choice fax"),
    "a number for words": ("[own]\nact = 7\n", ":2:1: own.act: expected a text between quotes, found the number 7"),
    "words for a number": ('[listen]\nimpact = "much"\n', ":2:1: listen.impact: expected"),
    "an impact of 9": ("[listen]\nimpact = 9\n", ":2:1: listen.impact: expected a whole number from 1 to 4"),
    "a list for one text": ('[own]\nact = ["x"]\n', ":2:1: own.act: expected a text between quotes, found a list"),
    "a number in a list": ('[plan]\ndone = ["x", 3]\n', ":2:14: plan.done: expected"),
    "an unknown part of a row": ('[plan]\nnext = [{ what = "x" }]\n', ":2:11: plan.next has no what"),
    "a table for a text": ("[own.act]\nx = 1\n", ":1:6: own.act: expected"),
    "no quotes": ("[own]\nact = sent it late\n", ":2:7: expected a value"),
    "an open quote": ('[own]\nact = "sent it late\n', ":2:20: the text is not closed with a quote on its line"),
    "the same key twice": (OWN + 'act = "x"\n', ":3:1: this key or table has been given before"),
    "a control character": ('[own]\nact = "a\x00b"\n', ":2:9: a character stands here that a file of text cannot hold"),
    "deep nesting": ("[own]\nact = " + "[" * 5000 + "]" * 5000 + "\n", ":2:"),
    "a deep key": (".".join("a" * 3000) + " = 1\n", ":1:"),
    "a number without end": ("seed = " + "9" * 5000 + "\n", ":1:"),
    "a moment that is none": ("now = 2026-02-30T10:00:00\n", ":1:"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_the_answers_is_told_with_its_place(name: str, amends: Amends, tmp_path: Path) -> None:
    text, said = WRONG[name]
    answers = tmp_path / "answers.toml"
    answers.write_bytes(text.encode())
    ran = amends("compose", answers)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{answers}{said}")
    assert len(ran.err) < 600


def test_all_mistakes_of_a_file_are_told_at_once_in_their_order(amends: Amends) -> None:
    ran = amends("compose", "-", stdin='[own]\nact = 7\n[plan]\nnxt = "x"\n[listen]\nimpact = 0\n')
    assert [line.split(": ")[0] for line in ran.err.splitlines()] == [
        "standard input:2:1",
        "standard input:4:1",
        "standard input:6:1",
    ]


def test_bytes_that_are_not_utf8_are_told_with_their_place(amends: Amends) -> None:
    ran = amends("compose", "-", stdin=b'[own]\nact = "caf' + b'\xe9 late"\n')
    assert (ran.status, ran.err) == (2, "standard input:2:11: the byte E9 here is not UTF-8\n")
    ran = amends("check", "-", stdin="Hi Zoë,\n\nthe caf".encode() + b"\xe9 is shut.")
    assert (ran.status, ran.err) == (2, "standard input:3:8: this is not UTF-8 text\n")


@pytest.mark.parametrize("command", [("compose",), ("check",), ("check", "--jsonl")])
def test_a_folder_and_a_missing_file_are_said_to_be_that(
    command: tuple[str, ...], amends: Amends, tmp_path: Path
) -> None:
    ran = amends(*command, tmp_path)
    assert (ran.status, ran.err) == (2, f"amends: {tmp_path} is a folder, not a file.\n")
    ran = amends(*command, tmp_path / "none.txt")
    assert (ran.status, ran.err) == (2, f"amends: There is no file {tmp_path / 'none.txt'}.\n")


@pytest.mark.parametrize("command", [("compose",), ("check",), ("check", "--jsonl")])
def test_a_binary_file_is_no_text(command: tuple[str, ...], amends: Amends, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe")
    ran = amends(*command, picture)
    assert ran.status == 2
    assert ran.err.startswith(f"{picture}:1:1: ")


def test_an_empty_file_of_answers_makes_a_message_of_gaps(amends: Amends) -> None:
    ran = amends("compose", "-", stdin="")
    assert ran.status == 0
    assert "nothing says what went wrong: own.act" in ran.err


def test_an_empty_text_has_nothing_to_look_at(amends: Amends) -> None:
    assert amends("check", "-", stdin="").out == "standard input: nothing to look at\n"


def test_an_answer_of_a_megabyte_comes_through_whole(amends: Amends) -> None:
    words = "sent the report late and " * 40_000 + "never said so"
    ran = amends("compose", "-", "--output", "email", stdin=f'[own]\nact = "{words}"\n')
    assert ran.status == 0
    assert len(ran.out) > 1_000_000
    assert "never said so" in ran.out


def test_a_file_over_ten_megabytes_is_refused(amends: Amends) -> None:
    ran = amends("compose", "-", stdin="# " + "x" * 10_000_001)
    assert (ran.status, ran.err) == (2, "amends: standard input is too large: the most that is read is 10 MB.\n")


@pytest.mark.parametrize(
    "words",
    [
        "שלחתי לך את הקובץ הלא נכון",
        "sent you \u202ethe wrong file\u202c on Monday",
        "sent 👩‍👩‍👧 the wrong 🎂 on Monday",
        "sent you the wrong 𝒻𝒾𝓁ℯ",
        "schickte Ihnen die falsche Datei für Zürich",
        "cafe\u0301 receipts went to the wrong desk",
    ],
)
def test_words_of_any_script_stand_in_the_message_as_typed(words: str, amends: Amends) -> None:
    given = f'[own]\nact = "{words}"\n[plan]\ndone = ["{words}"]\n'
    ran = amends("compose", "-", "--output", "email", "--format", "json", stdin=given)
    result = json.loads(ran.out)
    assert words.rsplit(maxsplit=1)[-1] in result["text"]
    for sentence in result["sentences"]:
        assert result["text"][sentence["start"] : sentence["end"]].strip()
    for finding in result["findings"]:
        if finding["start"] is not None:
            assert result["text"][finding["start"] : finding["end"]] == finding["text"]


def test_control_characters_written_as_escapes_do_not_reach_the_message(amends: Amends) -> None:
    ran = amends("compose", "-", "--output", "email", stdin='[own]\nact = "sent\\u0007 you\\u001b[31m the file"\n')
    assert ran.status == 0
    assert not set(ran.out) & {"\x07", "\x1b"}


def test_a_long_text_of_one_sentence_is_read_in_time(amends: Amends) -> None:
    text = "I'm sorry if " + "you were upset and " * 20_000
    assert "[conditional-sorry-if]" in amends("check", "--grammar", "off", stdin=text).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compose", "-", "--set", "own.act"), "--set takes question=answer"),
        (("compose", "-", "--set", "own.akt=x"), "there is no question own.akt; did you mean own.act?"),
        (("compose", "-", "--set", "listen.impact=9"), "listen.impact: "),
        (("compose", "-", "--set", "own.act=a\udcff"), "--set takes UTF-8 text"),
        (("compose", "-", "--now", "tomorrow"), "--now takes a moment such as"),
        (("check", "-", "--context", "impakt=3"), "The context has no key “impakt”"),
        (("check", "-", "--context", "impact=9"), "The context's “impact” is one of 1, 2, 3, 4"),
        (("check", "-", "--context", "impact"), "The context needs “key=value”"),
        (("check", "-", "--context", "words=a\udcff"), "--context takes UTF-8 text"),
        (("check", "-", "--now", "soon"), "--now takes a moment such as"),
        (("check", "-", "--language", "german"), "--language takes a code such as en-GB"),
        (("check", "-", "--grammar", "perfect"), "invalid choice: 'perfect'"),
        (("check", "a", "b"), "unrecognized arguments: b"),
        (("compose",), "the following arguments are required: ANSWERS.toml"),
    ],
)
def test_a_wrong_option_is_said_in_a_sentence(arguments: tuple[str, ...], said: str, amends: Amends) -> None:
    ran = amends(*arguments, stdin="")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_the_whole_program_shows_no_traceback_for_any_of_it(program: Amends, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_bytes(b'[own]\nact = "\xff"\nakt = 1')
    for arguments in (("compose", answers), ("compose", tmp_path), ("check", "--jsonl", answers), ("nonsense",)):
        ran = program(*arguments)
        assert ran.status == 2
        assert ran.err
        assert "Traceback" not in ran.err
