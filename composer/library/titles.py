"""What a case is called in a list when nobody has named it."""

from collections.abc import Sequence

from composer.guide.case import Case, Person

UNNAMED = "A new apology"
_FIRST_WORDS = 4
_LONGEST = 200  # characters of a name; a whole letter may have been pasted where it comes from


def title_of(case: Case) -> str:
    """Return the case's own title, else one made of whom and what it is about."""
    return title_from(case.title, case.text("listen.pain"), case.people, case.text("draft.text"))


def title_from(title: str, pain: str, people: Sequence[Person], text: str = "") -> str:
    """Return `title`, else "Organisation: the thing", else whichever of the two is known; never empty, one line.

    Where nothing else is known it is the first words of the writer's own `text`.
    """
    own, thing = _line(title), _line(pain)
    if own:
        return own
    whose = next((_line(p.organisation) for p in people if _line(p.organisation)), "")
    if thing:
        words = f"{whose}: {thing}" if whose else thing
        return words[0].upper() + words[1:]
    return ", ".join(names_of(people)) or whose or _begun(text) or UNNAMED


def names_of(people: Sequence[Person]) -> tuple[str, ...]:
    """Return what each is called in a list, those who only read along left out."""
    named = (_line(p.name or p.call or p.group or p.email) for p in people if not p.copy)
    return tuple(name for name in named if name)


def _begun(text: str) -> str:
    """Return how a text begins, without its greeting: "We are sorry for …"."""
    first, _, rest = text.strip().partition("\n")
    words = _line(rest if first.rstrip().endswith(",") and rest.strip() else text).split()
    return " ".join(words[:_FIRST_WORDS]).rstrip(".,;:") + (" …" if len(words) > _FIRST_WORDS else "")


def _line(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: 2 * _LONGEST]).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
