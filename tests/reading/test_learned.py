"""The learned reader: what it hears, what it costs to hear it again, and that the program does without it."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reading.components import Recognisers
from composer.reading.learned import LearnedReader, load_learned
from composer.reading.reading import Reader
from composer.text.errors import NotAvailable
from tests.small_reader import write_small_reader

MESSAGE = (
    "I'm sorry your parcel is late, but the courier had another address.",
    "It was a tiny mistake.",
    "I will bring it on Friday.",
)
PIECES = (
    "Sorry, ", "the courier was late. ", "tiny 😀 ", "👍🏽", "e\u0301", "\r\n", "\r\n\r\n", "We lost it. ", "\t",
    "“tiny” ", "but ", "because of it, ", "Hi Dana,\n", "\x00", "日本。",
)  # fmt: skip
WORDS = ("This", "That", "Another", "Paper", "Glass", "Water", "Metal", "Wood", "Sand", "Salt", "Ice", "Stone")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_reader(tmp_path_factory.mktemp("reader"))


@pytest.fixture(scope="module")
def learned(files: Path) -> LearnedReader:
    return load_learned(files)


def test_it_says_which_faults_a_sentence_may_hold_and_what_it_speaks_of(learned: LearnedReader) -> None:
    first, second, third = learned.hear(MESSAGE)
    assert list(first.faults) == ["blame-shift"]
    assert first.mentioned == {"regret"}
    assert list(second.faults) == ["minimising"]
    assert third.mentioned == {"fix_time"}
    assert third.clean
    assert not first.clean


def test_it_marks_the_clause_that_weighed_most(learned: LearnedReader) -> None:
    first, second, _ = learned.hear(MESSAGE)
    assert first.faults["blame-shift"].of(MESSAGE[0]) == "but the courier had another address"
    assert second.faults["minimising"].of(MESSAGE[1]) == "It was a tiny mistake"


def test_what_weighs_in_every_clause_marks_the_sentence(learned: LearnedReader) -> None:
    text = "The courier was late, and the courier was rude."
    (heard,) = learned.hear([text])
    assert heard.faults["blame-shift"].of(text) == "The courier was late, and the courier was rude"


def test_a_sentence_without_a_word_says_nothing(learned: LearnedReader) -> None:
    heard = learned.hear(["\u200d", "The courier.", ""])
    assert [list(one.faults) for one in heard] == [[], ["blame-shift"], []]
    assert learned.hear([]) == ()


@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30).map("".join))
@settings(max_examples=150)
def test_every_mark_lies_in_its_sentence_and_every_sentence_has_one_answer(
    learned: LearnedReader, recognisers: Recognisers, text: str
) -> None:
    reading = Reader(recognisers).read(text, learned.hear)
    for sentence in reading.body:
        assert sentence.heard is not None
        for span in sentence.heard.faults.values():
            assert 0 <= span.start < span.end <= len(sentence.text)
            assert text[sentence.span.start + span.start : sentence.span.start + span.end] == span.of(sentence.text)


def test_reading_a_text_again_runs_nothing_and_an_edit_runs_what_is_near(learned: LearnedReader) -> None:
    sentences = [f"{word} was the {number}th thing in a long list of things." for number, word in enumerate(WORDS * 40)]
    assert sum(len(sentence.split()) for sentence in sentences) > 5000
    learned.hear(sentences)
    before = learned.windows_read
    first = learned.hear(sentences)
    assert learned.windows_read == before
    edited = [*sentences[:200], f"{sentences[200][:-1]}, for the courier.", *sentences[201:]]
    second = learned.hear(edited)
    assert learned.windows_read - before <= 3
    assert list(second[200].faults) == ["blame-shift"]
    assert second[:190] == first[:190]
    assert second[210:] == first[210:]


def test_a_sentence_of_a_hundred_pages_is_read_as_far_as_a_window_goes(learned: LearnedReader) -> None:
    (heard,) = learned.hear(["the courier and " * 10_000])
    assert list(heard.faults) == ["blame-shift"]


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "reader.toml"])
def test_without_one_of_its_files_there_is_none(tmp_path: Path, name: str) -> None:
    folder = write_small_reader(tmp_path)
    (folder / name).unlink()
    with pytest.raises(NotAvailable, match=f"the file {name} is missing"):
        load_learned(folder)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.onnx", b"not a model", "damaged"),
        ("model.onnx", b"", "damaged"),
        ("vocab.txt", b"only\nthree\nwords\n", "damaged"),
        ("vocab.txt", b"\xff\xfe", "damaged"),
        ("reader.toml", b"version = ", "its description cannot be used"),
        ("reader.toml", b'version = "1"', "its description cannot be used"),
        ("reader.toml", b"format = 9", "the format 9, and this program reads format 1"),
    ],
)
def test_with_a_damaged_file_there_is_none(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    folder = write_small_reader(tmp_path)
    (folder / name).write_bytes(content)
    with pytest.raises(NotAvailable, match=said):
        load_learned(folder)


def test_files_of_two_readers_are_refused(tmp_path: Path) -> None:
    folder = write_small_reader(tmp_path)
    manifest = folder / "reader.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("'but-excuse', ", "'but-excuse', 'other', "), "utf-8")
    with pytest.raises(NotAvailable, match="do not belong together"):
        load_learned(folder)


def test_without_onnxruntime_there_is_none(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = builtins.__import__

    def importing(name: str, *rest: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError(name)
        return plain(name, *rest)

    monkeypatch.setattr(builtins, "__import__", importing)
    with pytest.raises(NotAvailable, match="onnxruntime is not installed"):
        load_learned(files)


def test_the_reader_knows_better_than_the_recognisers_what_is_mentioned(
    learned: LearnedReader, recognisers: Recognisers
) -> None:
    text = "We lost the key. I'm sorry I sent you the wrong list. Thank you for waiting. It is on us."
    alone = Reader(recognisers).read(text).body
    together = Reader(recognisers).read(text, learned.hear).body
    assert [one.clear for one in alone] == [one.clear for one in together]
    assert together[0].mentioned == {"harm"}
    assert "ownership" in alone[1].clear
    assert "ownership" not in together[1].mentioned, "the reader is sure that it is not there"
    assert "regret" in together[1].mentioned
    assert "gratitude" in together[2].mentioned, "the reader does not know that component"


def test_only_the_body_is_heard(learned: LearnedReader, recognisers: Recognisers) -> None:
    text = "Subject: the courier\nHi Courier,\n\nThe courier was late.\n\nBest,\nCourier\n\n> The courier was early."
    heard = [(one.text, one.heard is not None) for one in Reader(recognisers).read(text, learned.hear).sentences]
    assert [words for words, is_heard in heard if is_heard] == ["The courier was late."]
