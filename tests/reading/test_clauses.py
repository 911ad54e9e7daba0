from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.clauses import bare, clauses_of
from composer.text.span import Span

TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["I'm sorry ", "but ", "because ", ", ", "; ", "— ", " - ", "(", ") ", "the van ", "and we ", "😀 ", "\r\n"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry your parcel is late|, but the van broke down.",
        "The list went out late because nobody told us about it.",
        "We lost your file|, and we have no copy of it.",
        "I'm sorry about Monday.",
        "It took us three days|; that was too long for you.",
        "The hall was cold (the caretaker had gone home already)|, and you said so.",
    ],
)
def test_a_sentence_is_cut_where_one_part_could_be_left_out(text: str) -> None:
    parts = [part.strip(" ,;") for part in text.replace(" because", "|because").replace(" (", "|(").split("|")]
    sentence = text.replace("|", "")
    assert [span.of(sentence).strip(" ,;") for span in clauses_of(sentence)] == parts


def test_what_is_too_short_is_no_clause() -> None:
    for text in ("However, we lost it.", "Sorry, I forgot.", "We lost it, sorry."):
        assert clauses_of(text) == (Span(0, len(text)),)


@given(TEXTS)
def test_clauses_stand_in_order_without_a_gap(text: str) -> None:
    clauses = clauses_of(text)
    assert 1 <= len(clauses) <= 12
    assert clauses[0].start == 0
    assert clauses[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(clauses))
    for clause in clauses:
        inside = bare(text, clause)
        assert clause.covers(inside)


def test_the_marks_at_the_edges_of_a_clause_are_no_part_of_it() -> None:
    text = "Sorry, but the van broke down, "
    assert bare(text, Span(6, len(text))).of(text) == "but the van broke down"
