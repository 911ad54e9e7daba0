from hypothesis import given
from hypothesis import strategies as st

from composer.grammar.paragraphs import paragraphs_of

WORDS = st.sampled_from(["word", "so. ", "x" * 3000, "line\n", " ", "\u00e9"])


@given(st.lists(WORDS, max_size=40))
def test_a_paragraph_of_any_length_comes_in_pieces_that_make_it_up(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = list(paragraphs_of(text))
    assert "".join(piece.of(text) for piece in pieces) == text
    assert all(piece.end - piece.start <= 5000 for piece in pieces)


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "I sent the wrong file to you. " * 1000
    assert all(piece.of(text).endswith(". ") for piece in paragraphs_of(text))
    assert all(piece.of(text).startswith("I sent") for piece in paragraphs_of(text) if piece.start < piece.end)
