from datetime import date, timedelta

from composer.guide.advice import AdviceTables
from composer.guide.case import Case
from composer.guide.follow_up import follow_ups

WEDNESDAY = date(2026, 3, 11)
FRIDAY = date(2026, 3, 13)


def _at(impact: str, **answers: str) -> Case:
    case = Case().with_answer("listen.impact", impact)
    for key, value in answers.items():
        case = case.with_answer(key.replace("__", "."), value)
    return case


def _days(case: Case, tables: AdviceTables, today: date = WEDNESDAY, prior: int = 0) -> list[int]:
    return [(proposal.day - today).days for proposal in follow_ups(case, tables, today, prior)]


def test_a_small_thing_needs_no_follow_up(tables: AdviceTables) -> None:
    assert follow_ups(_at("1"), tables, WEDNESDAY) == ()


def test_some_trouble_is_followed_up_on_the_next_working_day_in_the_same_way(tables: AdviceTables) -> None:
    (written,) = follow_ups(_at("2", listen__pref="email"), tables, WEDNESDAY)
    assert (written.do, written.when) == ("write to you to ask whether it has held", "tomorrow")
    (rung,) = follow_ups(_at("2", listen__pref="call"), tables, FRIDAY)
    assert (rung.do, rung.when) == ("ring you to ask whether it has held", "on Monday")


def test_a_serious_thing_is_followed_up_within_three_working_days_and_after_a_week(tables: AdviceTables) -> None:
    first, second = follow_ups(_at("3"), tables, WEDNESDAY)
    assert (first.day, first.when) == (date(2026, 3, 16), "on Monday")
    assert (second.day, second.when) == (date(2026, 3, 18), "on Wednesday 18 March")


def test_a_very_serious_thing_is_followed_up_the_next_day_after_a_week_and_after_a_month(tables: AdviceTables) -> None:
    assert _days(_at("4"), tables) == [1, 7, 30]


def test_a_second_time_is_followed_up_twice_as_soon_and_after_a_month(tables: AdviceTables) -> None:
    assert _days(_at("3", listen__before="second"), tables) == [2, 5, 30]
    assert _days(_at("3"), tables, prior=1) == [2, 5, 30]
    assert follow_ups(_at("3"), tables, WEDNESDAY, 1)[-1].question == "What would make you trust this?"


def test_a_key_client_hears_from_you_after_seven_days(tables: AdviceTables) -> None:
    assert _days(_at("1", listen__relation="key-client"), tables) == [7]
    assert _days(_at("2", listen__relation="key-client"), tables) == [1, 7]
    assert _days(_at("3", listen__relation="key-client"), tables) == [5, 7]


def test_those_who_are_passionate_about_it_get_a_call_every_two_weeks(tables: AdviceTables) -> None:
    assert _days(_at("2", follow__passionate="yes"), tables) == [1, 14]


def test_no_follow_up_falls_on_a_weekend(tables: AdviceTables) -> None:
    for impact in "234":
        for offset in range(7):
            today = WEDNESDAY + timedelta(days=offset)
            for proposal in follow_ups(_at(impact, listen__relation="key-client"), tables, today, 1):
                assert proposal.day.weekday() < 5
                assert proposal.day > today
