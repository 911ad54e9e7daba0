"""What a message leaves to come, dated from the moment it went out."""

from datetime import date, datetime

import pytest

from composer.promises.dates import Dated, anchored, still_to_come

TUESDAY = datetime(2026, 11, 24, 10, 2)


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("tomorrow at ten", datetime(2026, 11, 25, 10)),
        ("by noon on Friday", datetime(2026, 11, 27, 12)),
        ("on Thursday", datetime(2026, 11, 26, 17)),
        ("on 03/04", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_resolved_from_the_moment_it_went_out_and_what_is_open_stays_open(
    when: str, due: datetime | None
) -> None:
    (one,) = anchored([Dated("promise", "I will ring you.", "I", when)], TUESDAY)
    assert (one.due, one.when) == (due, when)


def test_the_same_words_an_evening_later_mean_a_day_later() -> None:
    promise = Dated("promise", "I will ring you tomorrow at ten.", "I", "tomorrow at ten")
    (first,) = anchored([promise], TUESDAY)
    (second,) = anchored([first], datetime(2026, 11, 25, 0, 10))
    assert (first.due, second.due) == (datetime(2026, 11, 25, 10), datetime(2026, 11, 26, 10))


def test_what_holds_from_now_on_is_looked_at_again_after_a_month() -> None:
    (one,) = anchored([Dated("standing", "From today, nobody wipes a machine.")], TUESDAY)
    assert (one.due, one.review) == (None, date(2026, 12, 24))


def test_what_was_only_proposed_is_proposed_anew() -> None:
    assert anchored([Dated("proposed", "ring you", due=TUESDAY)], TUESDAY) == ()


def test_a_day_to_come_and_a_promise_without_a_time_are_still_to_come_and_proposals_are_not() -> None:
    dates = (
        Dated("promise", "past", due=datetime(2026, 11, 24, 9)),
        Dated("promise", "to come", due=datetime(2026, 11, 24, 11)),
        Dated("promise", "open"),
        Dated("standing", "holds", review=date(2026, 11, 24)),
        Dated("standing", "held", review=date(2026, 11, 23)),
        Dated("proposed", "idea", due=datetime(2026, 12, 1)),
    )
    assert [one.words for one in still_to_come(dates, TUESDAY)] == ["to come", "open", "holds"]
