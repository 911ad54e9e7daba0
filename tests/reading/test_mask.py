import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.mask import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('You said "sorry, sorry" twice', 'You said "____________" twice'),
        ("You said “so sorry.” twice", 'You said "________." twice'),
        ("Run `rm sorry` now", "Run `________` now"),
        ("See https://a.example/sorry?x=1.", "See ___________________________."),
        ("See www.example.com/sorry, please", "See _____________________, please"),
        ("In /var/log/sorry.log it says", "In __________________ it says"),
        (r"In C:\Temp\sorry.txt it says", "In _________________ it says"),
        ("We don’t", "We don't"),
    ],
)
def test_words_that_are_not_the_writers_are_covered(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'A 5" screen and a 6" one',
        'An open " mark',
        "This and/or that",
        "4/5 of it",
        'One "open\n\nand closed" much later',
        "It's Ann's",
    ],
)
def test_the_writers_own_words_stay(text: str) -> None:
    assert masked(text) == text


def test_a_raw_rule_sees_dots_instead() -> None:
    assert masked('a "b" c', fill="·") == 'a "·" c'


@given(st.text(alphabet=st.sampled_from('"“”`a. /:\\\n\r~whtps1'), max_size=80) | st.text())
def test_a_mask_is_as_long_as_its_text(text: str) -> None:
    cover = masked(text)
    assert len(cover) == len(text)
    assert [c for c in cover if c in "\r\n"] == [c for c in text if c in "\r\n"]
