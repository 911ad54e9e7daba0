"""What a case is called in a list when nobody has named it."""

from collections.abc import Sequence

from composer.guide.case import Case, Person

UNNAMED = "A new apology"
_LONGEST = 200  # characters of a name; a whole letter may have been pasted where it comes from


def title_of(case: Case) -> str:
    """Return the case's own title, else one made of whom and what it is about."""
    return title_from(case.title, case.text("listen.pain"), case.people)


def title_from(title: str, pain: str, people: Sequence[Person]) -> str:
    """Return `title`, else "Organisation: the thing", else whichever of the two is known; never empty, one line."""
    own, thing = _line(title), _line(pain)
    if own:
        return own
    whose = next((_line(p.organisation) for p in people if _line(p.organisation)), "")
    if thing:
        words = f"{whose}: {thing}" if whose else thing
        return words[0].upper() + words[1:]
    return ", ".join(names_of(people)) or whose or UNNAMED


def names_of(people: Sequence[Person]) -> tuple[str, ...]:
    """Return what each is called in a list, those who only read along left out."""
    named = (_line(p.name or p.call or p.group or p.email) for p in people if not p.copy)
    return tuple(name for name in named if name)


def _line(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: 2 * _LONGEST]).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
