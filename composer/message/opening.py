"""How a message opens and ends: subject, greeting, sign-off."""

from collections.abc import Sequence

from composer.guide.case import Case, Person
from composer.message.data import Outputs, Subjects
from composer.message.splice import seam
from composer.message.splice.setting import Setting

_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})


def call_name(person: Person, titles: frozenset[str]) -> str:
    """Return how a person is addressed: as the writer says, else by the first of their names, after a title by all."""
    call, names = " ".join(person.call.split()).rstrip(" ,"), person.name.split(",")[0].split()
    words = call.split() or (names if _is_title(names, titles) else names[:1])
    if _is_title(words, titles) and words[0].islower():
        words = [word[:1].upper() + word[1:] for word in words]
    return " ".join(words)


def _is_title(names: Sequence[str], titles: frozenset[str]) -> bool:
    return bool(names) and names[0].rstrip(".").casefold() in titles


def addressed(case: Case) -> tuple[Person, ...]:
    """Return those the message speaks to, without those who only read along."""
    return tuple(person for person in case.people if not person.copy)


def names_of(case: Case, outputs: Outputs) -> str:
    """Return how those the message speaks to are addressed together; "" for a group and where nobody has a name."""
    people = addressed(case)
    names = [name for person in people if (name := call_name(person, outputs.titles))]
    return "" if any(person.group for person in people) else listed(names)


def greeting_of(case: Case, outputs: Outputs, *, chat: bool = False) -> str:
    """Return the greeting line: "Hi Dana,", "Dear Dr Roth,", "Hi Ana, Ben and Cleo,", "Hi everyone,"."""
    greetings = outputs.greetings
    names = names_of(case, outputs)
    group = any(person.group for person in addressed(case))
    how = "group" if group else "nobody" if not names else "one"
    if chat:
        return greetings[f"chat_{how}"].format(names=names)
    titled = how == "one" and _is_title(names.split(), outputs.titles)
    return greetings["titled" if titled else how].format(names=names)


def listed(names: Sequence[str]) -> str:
    """Return "Ana", "Ana and Ben" or "Ana, Ben and Cleo"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def subject_of(case: Case, subjects: Subjects, setting: Setting, *, shape: str, impact: int, holding: bool) -> str:
    """Return the subject line: the first pattern that has its answers; never an apology by name, never money."""
    pain = case.text("listen.pain")
    pain = seam.noun_subject(pain, setting) if pain.strip() and _may_lead(pain, subjects, setting) else ""
    if holding:
        pattern = subjects.holding if pain else subjects.holding_bare
        return (seam.as_we(pattern) if setting.voice == "we" else pattern).format(pain=pain)
    apology = shape == "apology"
    if not pain:
        return subjects.apology_bare if apology else subjects.other_bare
    if impact <= 2 and case.texts("plan.done") and not any(step.do.strip() for step in case.next_steps):
        return subjects.fixed.format(pain=pain)
    tail = subjects.apology_tail if apology else subjects.other_tail
    when = "" if _says_when(pain, setting) else seam.shape_time(case.text("listen.when"), setting, "plain")
    return (
        subjects.dated.format(pain=pain, when=when, tail=tail) if when else subjects.pain.format(pain=pain, tail=tail)
    )


def _says_when(pain: str, setting: Setting) -> bool:
    words = setting.words
    said = {word.strip(".,;:!?'\"()").casefold() for word in pain.split()}
    return not said.isdisjoint(_DAYS | frozenset(words.weekdays.values()) | frozenset(words.weekdays))


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
