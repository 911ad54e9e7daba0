import pytest

from composer.guide.case import Case
from composer.session.desk import Desk
from composer.session.drafting import Drafting
from composer.session.greeting import greeted

BODY = "\n\nSorry about the booking page. It works again.\n\nSam"


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Hi Martin,", "Martin"),
        ("hi martin,", "martin"),
        ("Dear Dr Okafor,", "Dr Okafor"),
        ("Good morning Ana and Joe,", "Ana and Joe"),
        ("Hello,", ""),
        ("Hi there,", ""),
        ("Dear Sir or Madam,", ""),
    ],
)
def test_a_text_is_for_whom_it_greets(greeting: str, name: str) -> None:
    assert greeted(greeting + BODY) == name


def test_a_text_that_greets_nobody_is_for_nobody_yet() -> None:
    assert greeted(BODY.strip()) == ""


def test_whom_a_pasted_text_greets_is_filled_in_and_undone_with_it(desk: Desk) -> None:
    Drafting(desk.opened).type(f"Hi martin,{BODY}", "paste")
    assert [person.name for person in desk.opened.case.people] == ["Martin"]
    desk.opened.undo()
    assert desk.opened.case == Case("k7m3pq9x")


def test_whom_the_writer_named_stays(desk: Desk) -> None:
    drafting = Drafting(desk.opened)
    drafting.type(f"Hi Martin,{BODY}", "paste")
    desk.opened.answer("listen.who", (), how="choice")
    drafting.type(f"Hi Martin,{BODY} Reyes")
    assert desk.opened.case.people == ()
