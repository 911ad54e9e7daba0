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


def test_a_letter_pasted_where_the_name_comes_from_gives_a_short_name() -> None:
    name = title_of(Case().with_answer("listen.pain", "the report came late and " * 40_000))
    assert name.startswith("The report came late and the")
    assert name.endswith("…")
    assert len(name) <= 201
