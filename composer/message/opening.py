"""How a message opens and ends: subject, greeting, sign-off."""

from collections.abc import Sequence

from composer.guide.case import Case, Person
from composer.message.data import Outputs, Subjects
from composer.message.splice import seam
from composer.message.splice.setting import Setting


def call_name(person: Person) -> str:
    """Return how a person is addressed: as the writer says, else by the first of their names."""
    return person.call or (person.name.split()[0] if person.name.split() else "")


def addressed(case: Case) -> tuple[Person, ...]:
    """Return those the message speaks to, without those who only read along."""
    return tuple(person for person in case.people if not person.copy)


def greeting_of(case: Case, outputs: Outputs, *, chat: bool = False) -> str:
    """Return the greeting line: "Hi Dana,", "Dear Dr Roth,", "Hi Ana, Ben and Cleo,", "Hi everyone,"."""
    greetings = outputs.greetings
    people = addressed(case)
    names = [call_name(person) for person in people]
    if any(person.group for person in people):
        return greetings["chat_group" if chat else "group"]
    names = [name for name in names if name]
    if not names:
        return greetings["chat_nobody" if chat else "nobody"]
    if chat:
        return greetings["chat"].format(names=listed(names))
    titled = names[0].split()[0].rstrip(".").casefold() in outputs.titles
    return greetings["titled" if titled else "one"].format(names=listed(names))


def listed(names: Sequence[str]) -> str:
    """Return "Ana", "Ana and Ben" or "Ana, Ben and Cleo"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def subject_of(case: Case, subjects: Subjects, setting: Setting, *, shape: str, impact: int, holding: bool) -> str:
    """Return the subject line: the first pattern that has its answers; never an apology by name, never money."""
    pain = case.text("listen.pain")
    pain = seam.noun_subject(pain, setting) if pain.strip() and _may_lead(pain, subjects, setting) else ""
    if holding:
        return _voiced(subjects.holding.format(pain=pain) if pain else subjects.holding_bare, setting)
    apology = shape == "apology"
    if not pain:
        return subjects.apology_bare if apology else subjects.other_bare
    if impact <= 2 and case.texts("plan.done") and not case.next_steps:
        return subjects.fixed.format(pain=pain)
    tail = subjects.apology_tail if apology else subjects.other_tail
    when = seam.shape_time(case.text("listen.when"), setting, "plain")
    return (
        subjects.dated.format(pain=pain, when=when, tail=tail) if when else subjects.pain.format(pain=pain, tail=tail)
    )


def _voiced(words: str, setting: Setting) -> str:
    return seam.as_we(words) if setting.voice == "we" else words


def _may_lead(pain: str, subjects: Subjects, setting: Setting) -> bool:
    words = [word.strip(".,;:!?'\"()").casefold() for word in pain.split()]
    return not (
        any(sign in pain for sign in subjects.currencies)
        or any(word in subjects.money or word in subjects.persons for word in words)
        or words[0] in subjects.openers
        or (words[0].endswith("ing") and setting.words.is_verb_form(words[0]))
        or (len(words) > 1 and setting.words.is_verb_form(words[0]) and setting.words.is_determiner(words[1]))
    )


def signoff_of(case: Case, how: str) -> tuple[str, ...]:
    """Return the lines of the sign-off: the name, and in a full e-mail the role under it."""
    name, role = case.text("sender.name"), case.text("sender.role")
    if how == "name and role":
        return tuple(line for line in (name, role) if line)
    return (name,) if how in ("name", "last line") and name else ()
