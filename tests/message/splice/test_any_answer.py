"""Whatever is typed: nothing raises, nothing is doubled, nothing is made up, and every sentence is finished."""

import re
from collections.abc import Callable, Iterator
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.knowledge.places import resources
from composer.message.splice import seam
from composer.message.splice.setting import Setting
from composer.message.splice.words import load_words

WORDS = load_words(resources() / "message" / "en")
SETTINGS = [
    Setting(WORDS, names=frozenset({"Ana", "Berg"}), happened="on Tuesday"),
    Setting(WORDS, voice="we"),
    Setting(WORDS, contractions=True),
]

PIECES = """
I I'm I'll I've we we'll you you're your my me us sorry because that and , . ! ? … : ; - ( ) " ' “ ” ’ for to not never
also sent wiped forget forgot ringing ring rang go went gone put read lost lose is was were have had will would the a an
this it he they nobody Ana Berg van der iPad NASA McDonald e-mail US us £30 40 4.30 10 10am noon friday monday Monday on
at by in from until within two days May may march 6 Dr. e.g. No. p.m. U.S.
🙂 👍🏽 שלום مرحبا naïve Straße İ ǆ so when what which with about result
photos file list, twice quickly who told gave yesterday today tomorrow end of month who's don't
didnt
""".split()

AFTERS: list[seam.After] = ["will", "by", "from", "plain"]

typed = st.lists(st.sampled_from([*PIECES, " ", "\n", "\u00a0", "\u200b"]), max_size=14).map(" ".join)
answers = st.one_of(typed, st.text(max_size=40))


def sentences_of(answer: str, other: str, setting: Setting) -> Iterator[seam.Spliced]:
    stems = [
        "It happened because ___",
        "I can see ___",
        "The cause was ours: ___",
        "I do not know yet ___",
        "Thank you for ___",
    ]
    for stem in [*stems, "I do not know yet ___"]:
        yield seam.clause(stem, answer, setting)
    for splice in (
        seam.sorry_i,
        seam.sorry_you,
        seam.harm,
        seam.did_not_mean,
        seam.standalone,
        seam.have,
        seam.should_have,
        seam.until_then,
        seam.would_rather,
        seam.tell_by,
        seam.later_told,
        seam.compensation,
    ):
        yield splice(answer, setting)
    yield seam.have(answer, setting, "Since then I have")
    yield seam.told(answer, setting, other, "on the phone")
    yield seam.will(answer, other, setting)
    yield seam.will(answer, other, setting, also=True, front=True)
    yield seam.will(answer, other, setting, owner=other, agreed=True)
    yield seam.will(answer, other, setting, owner=other)
    yield seam.outside(answer, other, setting)
    yield seam.later_written(answer, other, setting)
    yield seam.from_time(other, answer, setting)
    yield seam.reach(answer, setting, other)
    listed = seam.i_have_list([answer, other], setting)
    if listed is not None:
        yield listed


@given(answers, answers, st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_any_answer_gives_finished_sentences(answer: str, other: str, voice: int) -> None:
    for spliced in sentences_of(answer, other, SETTINGS[voice]):
        assert spliced.text or not spliced.rest
        for sentence in spliced.sentences:
            assert "  " not in sentence
            assert "\n" not in sentence
            assert sentence == sentence.strip()
            assert sentence == seam.finish(sentence)
            assert sentence[:1] == seam.capital(sentence)[:1]


WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
OF_STEMS = set(
    """
i'm we're i we i'll we'll sorry about for the that you it happened because of can see was were are am is do not
know yet thank did mean to have has had should until then would rather tell me us by what will ask and told on
phone matters most whoever getting putting it right put my our job write down how send go through with this if
want from so does again reach at give agreed also been since in within between over cause ours happen now no
a an there be how this knows had
""".split()
)


@given(typed, typed, st.integers(0, 2))
@example("", "sorry your", 0)
@example("", "der your", 0)
@example("iPad your", "", 1)
@settings(max_examples=150, deadline=None)
def test_no_word_is_made_up(answer: str, other: str, voice: int) -> None:
    given_words = {word.casefold() for word in WORD.findall(f"{answer} {other}".replace("’", "'"))}
    bases = {WORDS.base_of.get(word, word) for word in given_words}
    days = {*WORDS.weekdays, *WORDS.months}
    for spliced in sentences_of(answer, other, SETTINGS[voice]):
        for word in WORD.findall(" ".join(spliced.sentences)):
            low = word.casefold()
            known = low in given_words or low in OF_STEMS or low in days or WORDS.base_of.get(low, low) in bases
            assert known or low.replace("'", "") in given_words, (word, spliced)


@given(answers, st.sampled_from(AFTERS))
@settings(max_examples=200, deadline=None)
def test_any_time_gets_one_shape(when: str, after: seam.After) -> None:
    shaped = seam.shape_time(when, SETTINGS[0], after)

    assert shaped == shaped.strip()
    assert "  " not in shaped


ANSWERS = [
    "promised to move your stock by 12 April, then by 26 April, and missed the date a second time",
    "your receptionists had to take forty referrals by hand, and two of your dentists stayed late to retype them",
    "renewed the certificate at 11:20, and your mail has been back since 11:25",
    "show you the 88 that do not match, at your site",
    "i'm sorry i sent you the wrong file!!",
    "the security certificate ran out at 8:10. We missed it because the reminder went to someone who left in March",
]


def test_a_splice_takes_a_fraction_of_a_millisecond() -> None:
    setting = SETTINGS[0]

    def all_once() -> int:
        made = [list(sentences_of(answer, "on Thursday at two", setting)) for answer in ANSWERS]
        return sum(map(len, made))

    count = all_once()
    best = min(_seconds(all_once) for _ in range(5))

    # A quarter of a millisecond on a busy machine; a message has some twenty of them.
    assert best / count < 0.000_25


def _seconds(work: Callable[[], int]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


@pytest.mark.parametrize(
    "answer", ["a" * 100_000, "to " * 30_000, "and, " * 20_000, "I'm sorry " * 10_000, "1. " * 20_000]
)
def test_a_pasted_book_does_not_hang(answer: str) -> None:
    start = perf_counter()
    for spliced in sentences_of(answer, "friday", SETTINGS[0]):
        assert spliced.text or not spliced.rest

    assert perf_counter() - start < 5
