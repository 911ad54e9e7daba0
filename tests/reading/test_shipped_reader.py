"""What must hold of the learned reader that the program ships, whatever it has learned."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.knowledge.places import resources
from composer.reading.components import Recognisers
from composer.reading.learned import LearnedReader, load_learned
from composer.reading.reading import Reader
from composer.text.errors import NotAvailable

FOLDER = resources() / "reader"
PIECES = (
    "I'm sorry ", "if anyone was upset 😀", "the courier let you down, ", "but it was ", "only a glitch. ",
    "\r\n", "\t",
    "\r\n\r\n", "👍🏽", "e\u0301", "It will never happen again! ", "“sorry, sorry”", "\u2028",
    "We value you. ", "日本。",
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> LearnedReader:
    try:
        return load_learned(FOLDER)
    except NotAvailable as error:
        pytest.skip(f"there is no learned reader: {error}")


def test_it_has_a_threshold_for_each_fault_and_component_and_a_card(shipped: LearnedReader) -> None:
    manifest = shipped.manifest
    assert len(manifest.components) == 12
    assert set(manifest.mentioned) == set(manifest.components)
    assert set(manifest.thresholds) <= set(manifest.faults)
    assert len(manifest.thresholds) == 14
    assert all(0 < threshold < 1 for threshold in (*manifest.thresholds.values(), *manifest.mentioned.values()))
    assert (FOLDER / "card.md").is_file()


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join))
@settings(max_examples=40)
def test_its_marks_lie_in_their_sentences(shipped: LearnedReader, recognisers: Recognisers, text: str) -> None:
    for sentence in Reader(recognisers).read(text, shipped.hear).body:
        assert sentence.heard is not None
        for span in sentence.heard.faults.values():
            assert 0 <= span.start < span.end <= len(sentence.text)


def test_white_space_and_line_ends_change_nothing(shipped: LearnedReader) -> None:
    plain = shipped.likelihoods(["The courier did not wait for you."])
    assert shipped.likelihoods(["The  courier\r\ndid not\twait for you."]) == plain


def test_what_it_says_does_not_hang_on_what_was_read_before(shipped: LearnedReader) -> None:
    text = ["I'm sorry you waited.", "The courier let you down.", "I will ring you at ten."]
    first = shipped.hear(text)
    shipped.hear(["Something else.", *text])
    assert load_learned(FOLDER).hear(text) == first


def test_after_an_edit_few_windows_are_read_again_in_5000_words(shipped: LearnedReader) -> None:
    text = [f"On day {number} the {number % 7}th van brought {number} boxes to the back door." for number in range(420)]
    assert sum(len(sentence.split()) for sentence in text) >= 5000
    shipped.hear(text)
    for at in range(0, len(text), 30):
        before = shipped.windows_read
        shipped.hear([*text[:at], f"{text[at][:-1]}, at last.", *text[at + 1 :]])
        assert shipped.windows_read - before <= 4
