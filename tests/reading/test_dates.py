from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.dates import due_in, moments_in

NOW = datetime(2026, 3, 11, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("I'll ring you at 4:30 tomorrow.", "at 4:30 tomorrow", "2026-03-12T16:30"),
        ("by noon on Friday", "by noon on Friday", "2026-03-13T12:00"),
        ("on Thursday at 8", "on Thursday at 8", "2026-03-12T08:00"),
        ("We come next Tuesday at ten.", "next Tuesday at ten", "2026-03-17T10:00"),
        ("next Wednesday at ten", "next Wednesday at ten", "2026-03-18T10:00"),  # today is one: a week from now
        ("within two working days", "within two working days", "2026-03-13T17:00"),
        ("within 3 business days", "within 3 business days", "2026-03-16T17:00"),
        ("in two weeks", "in two weeks", "2026-03-25T17:00"),
        ("two weeks from today", "two weeks from today", "2026-03-25T17:00"),
        ("in half an hour", "in half an hour", "2026-03-11T15:30"),
        ("within the hour", "within the hour", "2026-03-11T16:00"),
        ("within 24 hours", "within 24 hours", "2026-03-12T15:00"),
        ("by the end of the month", "by the end of the month", "2026-03-31T17:00"),
        ("by the end of next week", "by the end of next week", "2026-03-20T17:00"),
        ("by the end of April", "by the end of April", "2026-04-30T17:00"),
        ("by close of business on Friday", "by close of business on Friday", "2026-03-13T17:00"),
        ("by end of day tomorrow", "by end of day tomorrow", "2026-03-12T17:00"),
        ("It comes on 12 April.", "on 12 April", "2026-04-12T17:00"),
        ("on April 12th at 9 a.m.", "on April 12th at 9 a.m.", "2026-04-12T09:00"),
        ("on 10 May 2027", "on 10 May 2027", "2027-05-10T17:00"),
        ("on Friday 13 March at 4.30 pm", "on Friday 13 March at 4.30 pm", "2026-03-13T16:30"),
        ("on the 14th", "on the 14th", "2026-03-14T17:00"),
        ("on 13/04 at 4pm", "on 13/04 at 4pm", "2026-04-13T16:00"),
        ("on 2026-04-01T09:30", "on 2026-04-01T09:30", "2026-04-01T09:30"),
        ("tomorrow morning", "tomorrow morning", "2026-03-12T12:00"),
        ("at 7 tomorrow evening", "at 7 tomorrow evening", "2026-03-12T19:00"),
        ("first thing on Monday", "first thing on Monday", "2026-03-16T09:00"),
        ("a week on Friday", "a week on Friday", "2026-03-20T17:00"),
        ("Monday week", "Monday week", "2026-03-23T17:00"),
        ("on Monday next week", "on Monday next week", "2026-03-16T17:00"),
        ("at half past four today", "at half past four today", "2026-03-11T16:30"),
        ("at quarter to five", "at quarter to five", "2026-03-11T16:45"),
        ("by 5", "by 5", "2026-03-11T17:00"),
        ("at 16:30", "at 16:30", "2026-03-11T16:30"),
        ("tonight", "tonight", "2026-03-11T21:00"),
        ("by midnight", "by midnight", "2026-03-11T23:59"),
        ("by  noon\non Friday", "by  noon\non Friday", "2026-03-13T12:00"),
    ],
)
def test_a_time_is_read_as_a_colleague_would(text: str, words: str, due: str) -> None:
    moment = due_in(text, NOW)
    assert moment
    assert (moment.text, moment.due) == (words, datetime.fromisoformat(due))


@pytest.mark.parametrize(
    "text",
    [
        "by 03/04",  # March or April
        "next Friday",  # this week's or the one after
        "on Wednesday",  # today or in a week
        "tomorrow at 7",  # morning or evening
        "at 11",  # gone today
        "on 31 April",
        "on Friday 14 March",  # a Saturday
        "at 16:00 UTC on Friday",
        "within 24 hours of the call",
        "every Friday",
        "on 1 March",  # just gone
    ],
)
def test_what_can_be_read_two_ways_is_left_open(text: str) -> None:
    moment = due_in(text, NOW)
    assert moment
    assert moment.due is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Ring 0117 496 0142.",
        "It cost 4.30.",
        "at 4 sites",
        "by two people",
        "It may 5 of them help.",
        "at least 3 files",
        "version 2.10",
    ],
)
def test_numbers_that_are_no_time_are_left_alone(text: str) -> None:
    assert moments_in(text, NOW) == ()


def test_the_limit_counts_before_a_day_that_is_only_named() -> None:
    moment = due_in("Monday's report reaches you by Friday", NOW)
    assert moment
    assert moment.text == "by Friday"


@given(
    st.lists(
        st.sampled_from(
            "by at on the 31 30 4 4:30 29 February 2027 Friday next this week end of month tomorrow in within 99 999 "
            "hours noon pm 0 24 : / . , half past seven quarter to morning 00:60 31/31 year from now é".split()
        )
    ).map(" ".join),
    st.datetimes(),
)
def test_no_mixture_of_words_and_no_day_is_too_odd(text: str, now: datetime) -> None:
    for moment in moments_in(text, now):
        assert text[moment.start : moment.end] == moment.text
