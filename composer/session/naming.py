"""Who a message is for, typed as one line: a name, several names, an address, a group."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from composer.guide.case import Person

_BETWEEN = re.compile(r"\s*(?:[,;&\n]|\band\b)\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"<?([^\s<>,;@]+@[^\s<>,;@]+)>?")
_GROUP_BEGINS = ("the ", "all ", "all of ", "our ", "everyone", "everybody")
_GROUP_ENDS = ("team", "department", "group", "staff", "office", "everyone", "everybody", "all", "colleagues", "board")
_SMALL_WORDS = frozenset({"from", "at", "of", "in", "de", "da", "van", "von", "der", "den", "la", "le", "bin", "al"})


def people_of(line: str, before: Sequence[Person] = ()) -> tuple[Person, ...]:
    """Return the people a line names; what `before` knew of them stays, and so do those who only read along.

    A name typed all in small letters is a name all the same: the message greets "Leo".
    """
    known = [person for person in before if not person.copy]
    reading_along = tuple(person for person in before if person.copy)
    if _is_group(line):
        first = replace(known[0], name="", call="", group=" ".join(line.split())) if known else None
        return (first or Person(group=" ".join(line.split())), *reading_along)
    parts = [part for part in (_BETWEEN.split(line)) if part.strip()]
    named = tuple(_named(part, known[place] if place < len(known) else Person()) for place, part in enumerate(parts))
    return (*named, *reading_along) if named else reading_along


def line_of(people: Sequence[Person]) -> str:
    """Return the line that names these people."""
    shown = [name for person in people if not person.copy and (name := _name_of(person))]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _name_of(person: Person) -> str:
    return person.name or person.call or person.group or person.role or person.email


def _named(part: str, known: Person) -> Person:
    address = _ADDRESS.search(part)
    email = address.group(1) if address else known.email
    name = " ".join((part[: address.start()] + part[address.end() :] if address else part).split())
    if name == _name_of(known):
        return replace(known, email=email)
    if name.casefold().startswith("my "):
        return replace(known, name="", call="", role=name, email=email, group="")
    name = _as_name(name)
    # Another name is another person to be greeted, unless it is the same one being typed on.
    return replace(known, name=name, call="", email=email, group="")


def _as_name(typed: str) -> str:
    if not typed.islower():
        return typed
    return " ".join(word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in typed.split(" "))


def _is_group(line: str) -> bool:
    words = " ".join(line.casefold().split())
    if not words or "@" in words:
        return False
    return f"{words} ".startswith(_GROUP_BEGINS) or words.split(" ")[-1] in _GROUP_ENDS
