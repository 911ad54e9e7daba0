"""Who was let down, in one line."""

import pytest

from composer.guide.case import Person
from composer.session.naming import line_of, people_of


@pytest.mark.parametrize(
    "line, people",
    [
        ("Leo Brandt", (Person("Leo Brandt"),)),
        ("leo brandt", (Person("Leo Brandt"),)),
        ("leo from finance", (Person("Leo from Finance"),)),
        ("Ana and Joe", (Person("Ana"), Person("Joe"))),
        ("Ana, Joe & Kim", (Person("Ana"), Person("Joe"), Person("Kim"))),
        ("Sandy Anderson", (Person("Sandy Anderson"),)),
        ("the finance team", (Person(group="the finance team"),)),
        ("everyone", (Person(group="everyone"),)),
        ("Marketing Team", (Person(group="Marketing Team"),)),
        ("Leo Brandt <leo@example.org>", (Person("Leo Brandt", email="leo@example.org"),)),
        ("leo@example.org", (Person(email="leo@example.org"),)),
        ("my manager", (Person(role="my manager"),)),
        ("  ", ()),
        ("", ()),
    ],
)
def test_a_line_names_a_person_several_or_a_group(line: str, people: tuple[Person, ...]) -> None:
    assert people_of(line) == people


@pytest.mark.parametrize(
    "line", ["Leo Brandt", "Ana and Joe", "Ana, Joe and Kim", "the finance team", "leo@example.org"]
)
def test_the_line_of_the_people_names_the_same_people(line: str) -> None:
    assert people_of(line_of(people_of(line))) == people_of(line)


def test_what_is_known_of_a_person_stays_while_the_name_is_corrected() -> None:
    known = (Person("Leo Brand", role="architect", email="leo@example.org"), Person("Ines", copy=True))
    assert people_of("Leo Brandt", known) == (
        Person("Leo Brandt", role="architect", email="leo@example.org"),
        Person("Ines", copy=True),
    )


def test_the_way_they_are_addressed_stays_with_the_name_it_belongs_to() -> None:
    known = (Person("Leonard Brandt", call="Leo"),)
    assert people_of("Leonard Brandt", known) == known
    assert people_of("Ana", known) == (Person("Ana"),)
