import pytest

from composer.guide.case import Case, Person
from composer.library.titles import title_of

DANA = Person(name="Dana Okafor", organisation="Northwind")


@pytest.mark.parametrize(
    ("title", "pain", "people", "called"),
    [
        ("", "", (), "A new apology"),
        ("", "the site photos", (), "The site photos"),
        ("", "the wrong prices", (DANA,), "Northwind: the wrong prices"),
        ("", "", (DANA, Person(call="Ben")), "Dana Okafor, Ben"),
        ("", "", (Person(group="the finance team"),), "the finance team"),
        ("", " \n", (Person(organisation="Northwind"),), "Northwind"),
        ("  The late\nreport ", "the report", (DANA,), "The late report"),
    ],
)
def test_a_case_is_called_by_what_is_known_of_it(
    title: str, pain: str, people: tuple[Person, ...], called: str
) -> None:
    case = Case(title=title).with_answer("listen.pain", pain).with_answer("listen.who", people)
    assert title_of(case) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("We are sorry for the late delivery.", "We are sorry for …"),
        ("hi there,\n\nWe are sorry for the late delivery.", "We are sorry for …"),
        ("So sorry.", "So sorry"),
        ("\n\n", "A new apology"),
    ],
)
def test_a_text_of_ones_own_without_a_name_is_called_by_how_it_begins(text: str, called: str) -> None:
    case = Case().with_answer("draft.text", text)
    assert title_of(case) == called
    assert title_of(case.with_answer("listen.who", (DANA,))) == "Dana Okafor"


def test_a_letter_pasted_where_the_name_comes_from_gives_a_short_name() -> None:
    name = title_of(Case().with_answer("listen.pain", "the report came late and " * 40_000))
    assert name.startswith("The report came late and the")
    assert name.endswith("…")
    assert len(name) <= 201
