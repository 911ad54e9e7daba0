from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reading.windows import Shape, Window, tokens_of, windows_of
from composer.reading.wordpiece import Pieces

SENTENCES = st.lists(
    st.tuples(st.sampled_from(["I am", "We were", "The van", "Sorry", ""]) | st.text(max_size=4), st.integers(0, 130)),
    max_size=60,
)
SHAPES = st.builds(Shape, st.integers(1, 8), st.integers(1, 160), st.integers(0, 2), st.integers(0, 2))


def _windows(sentences: list[tuple[str, int]], shape: Shape) -> tuple[Window, ...]:
    return windows_of([text for text, _ in sentences], [size for _, size in sentences], shape)


def _held(sentences: list[tuple[str, int]], shape: Shape) -> list[tuple[object, ...]]:
    """What each window reads, and how much of it is answered for."""
    return [(*sentences[w.first : w.last], w.start - w.first, w.stop - w.first) for w in _windows(sentences, shape)]


@given(SENTENCES, SHAPES)
@settings(max_examples=300)
def test_every_sentence_is_answered_for_in_exactly_one_window(sentences: list[tuple[str, int]], shape: Shape) -> None:
    windows = _windows(sentences, shape)
    assert [at for window in windows for at in range(window.start, window.stop)] == list(range(len(sentences)))


@given(SENTENCES, SHAPES)
@settings(max_examples=300)
def test_a_window_keeps_to_its_shape(sentences: list[tuple[str, int]], shape: Shape) -> None:
    sizes = [size for _, size in sentences]
    for window in _windows(sentences, shape):
        assert window.first <= window.start < window.stop <= window.last
        assert window.start - window.first <= shape.before
        assert window.last - window.stop <= shape.after
        alone = window.stop - window.start == 1
        assert alone or window.stop - window.start <= shape.sentences
        assert alone or sum(sizes[window.start : window.stop]) <= shape.tokens
        assert sum(sizes[window.first : window.last]) <= max(shape.most, sizes[window.start])


def test_a_short_message_is_read_whole() -> None:
    sentences = [("We lost your order.", 6), ("It was our carrier.", 6), ("I'll send another.", 6)]
    assert _windows(sentences, Shape()) == (Window(0, 0, 3, 3),)


def test_a_run_is_read_with_what_stands_beside_it() -> None:
    sentences = [(f"Sentence number {number} of a long text.", 30) for number in range(40)]
    windows = _windows(sentences, Shape())
    assert all(window.first == max(0, window.start - 1) for window in windows)
    assert all(window.last == min(40, window.stop + 1) for window in windows)


@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES, SHAPES)
@settings(max_examples=300)
def test_what_is_written_far_away_changes_no_window(
    top: list[tuple[str, int]],
    other_top: list[tuple[str, int]],
    rest: list[tuple[str, int]],
    end: list[tuple[str, int]],
    shape: Shape,
) -> None:
    far = shape.sentences + 1 + max(shape.before, shape.after)
    one, two = [*top, *rest, *end], [*other_top, *rest, *end[1:]]
    for shift, sentences in ((len(top), one), (len(other_top), two)):
        other, other_shift = (two, len(other_top)) if sentences is one else (one, len(top))
        windows = {(w.first - other_shift, w.start - other_shift, w.stop - other_shift, w.last - other_shift)
                   for w in _windows(other, shape)}  # fmt: skip
        for window in _windows(sentences, shape):
            if window.first - shift >= far and window.last - shift <= len(rest) - far:
                moved = (window.first - shift, window.start - shift, window.stop - shift, window.last - shift)
                assert moved in windows


@given(SENTENCES.filter(bool), st.data(), SHAPES)
@settings(max_examples=300)
def test_typing_on_in_one_sentence_reads_few_windows_again(
    sentences: list[tuple[str, int]], data: st.DataObject, shape: Shape
) -> None:
    long = [(f"{text} is how this one begins", size) for text, size in sentences]
    at = data.draw(st.integers(0, len(long) - 1))
    before = _held(long, shape)
    text, size = long[at]
    after = _held([*long[:at], (f"{text}, and so it goes on", size), *long[at + 1 :]], shape)
    assert sum(one not in before for one in after) <= 1 + shape.before + shape.after


def test_the_tokens_of_a_window_stand_between_start_and_stop() -> None:
    pieces = [Pieces((5, 6), ((0, 1), (1, 2))), Pieces((), ()), Pieces((7,), ((0, 3),))]
    tokens = tokens_of(Window(0, 0, 3, 3), pieces, 101, 102, most=254)
    assert tokens.ids == (101, 5, 6, 7, 102)
    assert tokens.places == ((1, 3), (3, 3), (3, 4))


def test_a_sentence_longer_than_a_window_is_cut_off() -> None:
    pieces = [Pieces(tuple(range(500)), tuple((at, at + 1) for at in range(500)))]
    tokens = tokens_of(Window(0, 0, 1, 1), pieces, 101, 102, most=254)
    assert tokens.ids == (101, *range(254), 102)
    assert tokens.places == ((1, 255),)
