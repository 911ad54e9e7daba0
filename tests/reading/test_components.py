import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.components import COMPONENTS, Recognisers, load_recognisers
from composer.text.errors import FileMistakes

SENTENCES = tomllib.loads((Path(__file__).parent / "component_sentences.toml").read_text("utf-8"))
CASES = [
    pytest.param(component, level, sentence, id=f"{component}-{level}-{number}")
    for component, levels in SENTENCES.items()
    for level, sentences in levels.items()
    for number, sentence in enumerate(sentences)
]


@pytest.mark.parametrize(("component", "level", "sentence"), CASES)
def test_a_sentence_makes_its_component_clear_or_mentions_it_or_neither(
    recognisers: Recognisers, component: str, level: str, sentence: str
) -> None:
    found = (
        "clear"
        if component in recognisers.clear(sentence)
        else "mentioned"
        if component in recognisers.mentioned(sentence)
        else "neither"
    )
    assert found == level


def test_every_component_has_five_sentences_of_each_kind() -> None:
    assert tuple(SENTENCES) == COMPONENTS
    for component, levels in SENTENCES.items():
        assert len(levels["clear"]) >= 5
        assert len(levels["neither"]) >= 5
        # Owning the solution and asking for forgiveness are clear as soon as they are mentioned.
        assert len(levels["mentioned"]) >= 5 or component in ("owns_fix", "forgiveness")


def test_one_sentence_can_carry_several_components(recognisers: Recognisers) -> None:
    assert recognisers.clear("I'm sorry I wiped your laptop without checking.") >= {"regret", "ownership"}


def test_words_the_writer_quotes_are_not_the_writers(recognisers: Recognisers) -> None:
    assert "regret" not in recognisers.mentioned('You wrote "sorry, sorry, sorry" three times.')


@given(st.text(alphabet=st.sampled_from("I'm sorry we lost your refund by Friday because? £5.\n\"é😀"), max_size=80))
def test_what_is_clear_is_also_mentioned(text: str) -> None:
    recognisers = _RECOGNISERS
    assert recognisers.clear(text) <= recognisers.mentioned(text)


_RECOGNISERS = load_recognisers(Path(__file__).parents[2] / "resources" / "reading" / "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm sorry I missed your call.",
        "We're sorry for sending the wrong file.",
        "I'm sorry you had to wait because I forgot to ring.",
        "I apologise that you had to wait.",
        "Sorry about my tone on Monday.",
        "Sorry this is late.",
        "I'm sorry.",
    ],
)
def test_sorry_for_what_one_did_is_an_apology(recognisers: Recognisers, sentence: str) -> None:
    assert recognisers.sorry_kind(sentence) == "apology"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm sorry you lost the photos.",
        "I'm sorry that this happened to you.",
        "I am sorry to hear about the flood.",
        "We're sorry for your loss.",
        "I'm so sorry your holiday was cut short.",
        "Sorry the train was late.",
    ],
)
def test_sorry_for_what_befell_them_is_empathy(recognisers: Recognisers, sentence: str) -> None:
    assert recognisers.sorry_kind(sentence) == "empathy"


def test_without_sorry_there_is_neither(recognisers: Recognisers) -> None:
    assert recognisers.sorry_kind("I will ring you.") is None


def test_a_mistake_in_the_data_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "components.toml").write_text('[components.regret]\nmentoin = "sorry"\n', "utf-8")
    with pytest.raises(FileMistakes, match=r"components\.toml:2"):
        load_recognisers(tmp_path)
