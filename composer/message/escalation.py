"""The escalation note: an internal page of labelled lines, and one line to say to the client."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import NextStep
from composer.guide.stance import prior_of
from composer.message.draft import Drafted, Making, in_voice
from composer.message.makers_do import dropped, is_mine, owner_of
from composer.message.opening import addressed, names_of
from composer.message.slots import make
from composer.message.splice import seam
from composer.message.writer import Writer

NOT_FILLED_IN = "not filled in yet"
_TIMES = ("none", "one", "two or more")


class Field(Struct, frozen=True):
    """A line of the note: its label, its words, and the questions they come from."""

    label: str
    words: str
    answers: tuple[str, ...]


def write(making: Making) -> Writer:
    """Return the note; a field without an answer says so."""
    writer = Writer(between="\n")
    for field in fields_of(making):
        line = Drafted(_closed(field.words or NOT_FILLED_IN, field.label), "escalation", field.answers, ())
        writer.sentences("line", [line], lead=f"{field.label}: ")
    said = _to_say(making)
    if said:
        who = names_of(making.case, making.data.outputs) or "them"
        writer.words("heading", f"To say to {who}:", between="\n\n")
        writer.join(said)
    return writer


def _closed(words: str, label: str) -> str:
    """Return a line with its full stop; the three that name somebody or a time have none."""
    return words if label in ("To", "From", "Needed by") else seam.finish(words)


def fields_of(making: Making) -> tuple[Field, ...]:
    """Return the lines of the note in their order."""
    case = making.case
    return (
        Field("To", case.text("escalate.to"), ("escalate.to",)),
        Field("From", ", ".join(filter(None, (case.text("sender.name"), case.text("sender.role")))), ("sender.name",)),
        Field("Needed by", _needed_by(making).removeprefix("by "), ("escalate.needed_by",)),
        Field("Who", _who(making), ("listen.who",)),
        Field("What happened", _happened(making), ("own.act", "explain.cause", "plan.done")),
        Field(
            "What matters most to them",
            _plain(making, case.text("restate.most") or case.text("restate.told") or case.text("listen.pain")),
            ("restate.most",),
        ),
        Field("What I have said", _plain(making, case.text("escalate.said")), ("escalate.said",)),
        Field("What I have promised", "; ".join(_promised(making)), ("plan.next", "follow.do")),
        Field(
            "What they ask that I cannot answer",
            _plain(making, case.text("escalate.cannot_answer") or case.text("plan.undecided")),
            ("escalate.cannot_answer",),
        ),
        Field("What I am asking you", _plain(making, case.text("escalate.ask"), "to"), ("escalate.ask",)),
        Field("Earlier apologies to them", _earlier(making), ("listen.before",)),
    )


def _needed_by(making: Making) -> str:
    return seam.shape_time(making.case.text("escalate.needed_by"), making.setting, "by")


def _plain(making: Making, answer: str, stem: str = "") -> str:
    first, rest = seam.two_sentences(answer, making.setting)
    first = seam.lowered(seam.clean(first, making.setting, stem), making.setting)
    whole = " ".join([seam.finish(first), *rest]) if rest else first
    return seam.as_they(whole.rstrip("."), making.setting)


def _who(making: Making) -> str:
    people = [
        ", ".join(filter(None, (person.name or person.call or person.group, person.role, person.organisation)))
        for person in addressed(making.case)
    ]
    named = "; ".join(filter(None, people))
    return f"{named}. Impact {making.impact} from their side" if named else ""


def _happened(making: Making) -> str:
    plain = replace(making, plain=True, turned={})
    case, setting = making.case, making.setting
    parts: list[str] = []
    act = case.text("own.act")
    if act.strip():
        owned = making.stance in ("full", "part")
        spliced = seam.sorry_i(act, setting) if owned else seam.sorry_you(act, setting)
        subject = {"I": "I", "we": "we", "you": "you"}.get(spliced.pronoun, "")
        parts.append(f"{subject} {spliced.body}".strip())
        parts += _whole(spliced.rest)
    parts += _whole(seam.standalone(case.text("explain.cause"), setting).sentences)
    parts += _done(make(plain, "done"))
    lowered = [seam.lowered(part, setting) for part in parts]
    return seam.as_they("; ".join(lowered), setting)


def _done(sentences: Sequence[Drafted]) -> list[str]:
    """Return what has been done, answer by answer; the further sentences of an answer stay with it."""
    answers: list[str] = []
    for sentence in sentences:
        text = sentence.text.rstrip(".")
        if sentence.body or not answers:
            answers.append(text)
        else:
            answers[-1] += f". {text}"
    return answers


def _whole(sentences: Sequence[str]) -> list[str]:
    return [sentence.rstrip(".") for sentence in sentences]


def _promised(making: Making) -> Iterator[str]:
    """Yield "to ring them at 1:30 …" for each promise of the writer's, and what another person has agreed to."""
    case, setting = making.case, making.setting
    addressee = case.text("escalate.to").split(",")[0].casefold().split()
    for step in (*case.next_steps, NextStep(case.text("follow.do"), case.text("follow.when"))):
        mine = is_mine(step)
        name = owner_of(step).split()
        to_do = mine or (step.agreed and addressee[: len(name)] != name)
        if not step.do.strip() or not to_do or dropped(making, step.do):
            continue
        spliced = seam.will(step.do, step.when, setting, step.owner, step.agreed)
        said = f"to {spliced.body}" if mine and spliced.pronoun else seam.lowered(spliced.text.rstrip("."), setting)
        yield seam.as_they(said, setting)


def _earlier(making: Making) -> str:
    return _TIMES[min(2, prior_of(making.case))] if making.case.text("listen.before") else "none known"


def _role(to: str, making: Making) -> str:
    """Return the role after the name as somebody who can be asked: "my manager", "the clinical lead"; without a name
    it stands alone."""
    words = making.setting.words
    name, _, role = to.partition(",")
    role = role.strip() or (name if words.is_determiner(name.partition(" ")[0].casefold()) else "")
    first = role.partition(" ")[0].casefold()
    if not first:
        return "a colleague"
    if words.is_determiner(first):
        return seam.lowered(role, making.setting)
    return f"the {role}" if role[0].islower() or words.is_common(first) else role


def _to_say(making: Making) -> Drafted | None:
    """Return the line for the client, which names a person only once that person has agreed."""
    case = making.case
    to, by = case.text("escalate.to").strip(" .,;"), _needed_by(making)
    if not (to and by):
        return None
    if case.text("escalate.agreed") == "yes":
        asked = f"{to}, who has agreed to take it on, and you will hear {by}."
    else:
        asked = f"{_role(to, making)} and will tell you {by}."
    text = f"{in_voice('I cannot decide this myself. I have asked', making)} {asked}"
    return Drafted(text, "to-say", ("escalate.to", "escalate.needed_by", "escalate.agreed"), ())
