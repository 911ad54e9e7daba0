"""Times get their preposition and their order (rule 8, shape)."""

import pytest

from composer.message.splice import seam
from composer.message.splice.setting import Setting

AFTER_WILL = [
    ("10", "at 10"),
    ("2pm", "at 2pm"),
    ("14:00", "at 14:00"),
    ("half past four", "at half past four"),
    ("half nine", "at half nine"),
    ("9ish", "at 9ish"),
    ("1400", "at 1400"),
    ("ten o'clock on Thursday", "at ten o'clock on Thursday"),
    ("twelve thirty", "at twelve thirty"),
    ("quarter to five", "at quarter to five"),
    ("10 in the morning", "at 10 in the morning"),
    ("at 4:30 tomorrow", "at 4:30 tomorrow"),
    ("10 tomorrow", "at 10 tomorrow"),
    ("tomorrow 10", "tomorrow at 10"),
    ("tomorrow at noon", "tomorrow at noon"),
    ("tomorrow noon", "by noon tomorrow"),
    ("noon tomorrow", "by noon tomorrow"),
    ("noon", "by noon"),
    ("midday", "by midday"),
    ("friday noon", "by noon on Friday"),
    ("on Thursday at noon", "on Thursday at noon"),
    ("thursday 10 am", "on Thursday at 10 am"),
    ("Thursday, 2pm", "on Thursday at 2pm"),
    ("2pm, Thursday", "at 2pm on Thursday"),
    ("wed 10am", "on Wednesday at 10am"),
    ("tues. 3pm", "on Tuesday at 3pm"),
    ("thurs 7:30", "on Thursday at 7:30"),
    ("mon 9", "on Monday at 9"),
    ("Friday 12 at 3", "on Friday 12 at 3"),
    ("sat", "on Saturday"),
    ("mondays", "on Mondays"),
    ("tuesday", "on Tuesday"),
    ("friday morning", "on Friday morning"),
    ("on tomorrow", "tomorrow"),
    ("at friday", "on Friday"),
    ("next tuesday 10am", "next Tuesday at 10am"),
    ("next Tuesday at ten", "next Tuesday at ten"),
    ("Next Tuesday at ten", "next Tuesday at ten"),
    ("Monday next week at ten", "on Monday next week at ten"),
    ("tomorrow by 7", "tomorrow by 7"),
    ("by friday", "by Friday"),
    ("by on Friday", "by Friday"),
    ("by thursday at noon", "by noon on Thursday"),
    ("before friday noon", "before noon on Friday"),
    ("no later than friday noon", "no later than noon on Friday"),
    ("until Friday", "until Friday"),
    ("5 pm today", "at 5 pm today"),
    ("today", "today"),
    ("tonight", "tonight"),
    ("this afternoon", "this afternoon"),
    ("tomorrow morning at ten", "tomorrow morning at ten"),
    ("the day after tomorrow", "the day after tomorrow"),
    ("a week on Friday", "a week on Friday"),
    ("every evening at six", "every evening at six"),
    ("every day at noon", "every day at noon"),
    ("6 may", "on 6 May"),
    ("6th", "on the 6th"),
    ("the 6th", "on the 6th"),
    ("on the 3rd", "on the 3rd"),
    ("May 6th at 9 a.m.", "on May 6th at 9 a.m."),
    ("Monday, May 6", "on Monday, May 6"),
    ("monday 6 may 10am", "on Monday 6 May at 10am"),
    ("10am monday 6 may", "at 10am on Monday 6 May"),
    ("Friday 3 July at ten", "on Friday 3 July at ten"),
    ("6/5", "on 6/5"),
    ("2026-05-06", "on 2026-05-06"),
    ("May", "in May"),
    ("March", "in March"),
    ("May 2026", "in May 2026"),
    ("Christmas", "at Christmas"),
    ("two days", "within two days"),
    ("a week", "within a week"),
    ("24 hours", "within 24 hours"),
    ("3 working days", "within 3 working days"),
    ("within two days", "within two days"),
    ("in an hour", "in an hour"),
    ("an hour after the visit", "an hour after the visit"),
    ("two weeks from today", "two weeks from today"),
    ("two hours ago", "two hours ago"),
    ("end of day", "by end of day"),
    ("end of the month", "by the end of the month"),
    ("the end of the month", "by the end of the month"),
    ("end of next week", "by the end of next week"),
    ("EOD", "by EOD"),
    ("close of business", "by close of business"),
    ("2-4pm", "between 2 and 4pm"),
    ("thursday 2-4pm", "on Thursday between 2 and 4pm"),
    ("between 2 and 4 on thursday", "between 2 and 4 on Thursday"),
    ("10am GMT on Monday", "at 10am GMT on Monday"),
    ("around 10", "around 10"),
    ("at around ten on Monday", "at around ten on Monday"),
    ("asap", "asap"),
    ("as soon as the part is here", "as soon as the part is here"),
    ("when the part arrives", "when the part arrives"),
    ("first thing tomorrow", "first thing tomorrow"),
    ("the weekend", "over the weekend"),
    ("Friday or Monday", "on Friday or Monday"),
    ("Friday 10am at the latest", "by 10am on Friday at the latest"),
    ("at the meeting on Friday", "at the meeting on Friday"),
    ("3 p.m. on friday.", "at 3 p.m. on Friday"),
    ("Weds and Thurs", "on Wednesday and Thursday"),
    ("Thurs or Fri", "on Thursday or Friday"),
    ("the day before, at 4pm", "the day before at 4pm"),
    ("beginning of november", "at the beginning of November"),
    ("first monday of july", "on the first Monday of July"),
    ("some time next week", "some time next week"),
    ("end of weds", "by the end of Wednesday"),
]

AFTER_BY = [
    ("10", "by 10"),
    ("by 10", "by 10"),
    ("at 10", "by 10"),
    ("thursday 10 am", "by 10 am on Thursday"),
    ("on thursday at 10", "by 10 on Thursday"),
    ("friday noon", "by noon on Friday"),
    ("10 tomorrow", "by 10 tomorrow"),
    ("tomorrow at 7", "by 7 tomorrow"),
    ("tomorrow", "by tomorrow"),
    ("on Friday", "by Friday"),
    ("by on Friday", "by Friday"),
    ("6 may", "by 6 May"),
    ("May", "by May"),
    ("end of the month", "by the end of the month"),
    ("the end of the week", "by the end of the week"),
    ("end of day", "by end of day"),
    ("within two days", "within two days"),
    ("two days", "within two days"),
    ("in an hour", "in an hour"),
    ("before noon", "before noon"),
    ("2-4pm", "between 2 and 4pm"),
    ("asap", "asap"),
    ("3 pm today", "by 3 pm today"),
    ("first thing tomorrow", "first thing tomorrow"),
    ("end of weds", "by the end of Wednesday"),
    ("first monday of july", "by the first Monday of July"),
]

AFTER_FROM = [
    ("today", "from today"),
    ("monday", "from Monday"),
    ("on Monday", "from Monday"),
    ("from Monday", "from Monday"),
    ("since Monday", "from Monday"),
    ("by Monday", "from Monday"),
    ("9am on monday", "from 9am on Monday"),
    ("monday at 9", "from Monday at 9"),
    ("1 June", "from 1 June"),
    ("june", "from June"),
    ("now", "from now on"),
    ("immediately", "from now on"),
    ("tonight", "from tonight"),
    ("next week", "from next week"),
    ("the 6th", "from the 6th"),
]

IN_A_LINE = [
    ("tuesday", "on Tuesday"),
    ("on Monday 6 May", "on Monday 6 May"),
    ("yesterday", "yesterday"),
    ("noon", "at noon"),
    ("last week", "last week"),
    ("two days", "two days"),
    ("6 may", "on 6 May"),
    ("May", "in May"),
    ("this morning", "this morning"),
]


@pytest.mark.parametrize("typed, shaped", AFTER_WILL)
def test_a_time_after_will(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i) == shaped


@pytest.mark.parametrize("shaped", sorted({shaped for _, shaped in AFTER_WILL}))
def test_a_shaped_time_keeps_its_shape(shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(shaped, as_i) == shaped


@pytest.mark.parametrize("typed, shaped", AFTER_BY)
def test_a_time_to_hear_by(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i, "by") == shaped


@pytest.mark.parametrize("typed, shaped", AFTER_FROM)
def test_a_time_something_begins(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i, "from") == shaped


@pytest.mark.parametrize("typed, shaped", IN_A_LINE)
def test_a_time_in_a_subject_line(typed: str, shaped: str, as_i: Setting) -> None:
    assert seam.shape_time(typed, as_i, "plain") == shaped


@pytest.mark.parametrize(
    "typed", ["10", "at 4:30", "by noon", "half past four", "10 in the morning", "between 2 and 4"]
)
def test_a_clock_without_a_day_is_bare(typed: str, as_i: Setting) -> None:
    assert seam.is_bare_clock(typed, as_i)


@pytest.mark.parametrize("typed", ["", "Friday", "5 pm today", "10 tomorrow", "within two days", "10 or so", "asap"])
def test_a_day_or_anything_else_is_no_bare_clock(typed: str, as_i: Setting) -> None:
    assert not seam.is_bare_clock(typed, as_i)
