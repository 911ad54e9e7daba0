"""The makers of what is said: back to them, sorry, what it did, why. Each returns the sentences of its slot."""

import re

from msgspec.structs import replace

from composer.message.draft import Drafted, Making, in_voice
from composer.message.splice import seam

# "It happened because my fault" is no sentence.
_OWN_FAULT = re.compile(
    r"(?:my|our) (?:own |bad )?(?:fault|mistake|error|slip)\b(?! (?:was|is|meant|led|made|cost))", re.IGNORECASE
)


def clause(making: Making, name: str) -> list[Drafted]:
    """Return the answer as the clause after the slot's stem."""
    slot = making.slot(name)
    answer = making.case.text(slot.answers[0])
    return making.drafted(name, seam.clause(making.stem(name).text, answer, making.setting))


def restate(making: Making, name: str) -> list[Drafted]:
    """Return what they told, in the writer's words, with the question whether it is right where it was not asked."""
    case, slot, setting = making.case, making.slot(name), making.setting
    told, most = (seam.clean(case.text(key), setting) and case.text(key) for key in ("restate.told", "restate.most"))
    by = slot.words.get(case.text("restate.by"), "")
    made: list[Drafted] = []
    apart = not told or ", and that" in told or len(seam.two_sentences(told, setting)[1]) > 0
    if told:
        answers = ("restate.told", *(("restate.most",) if most and not apart else ()), *(("restate.by",) if by else ()))
        spliced = seam.told(told, setting, "" if apart else most, by, making.stem(name).text)
        made += making.drafted(name, spliced, *answers)
    if most and apart:
        made += making.drafted(name, seam.clause(slot.more, most, setting), "restate.most")
    unasked = case.text("restate.agreed") in ("", "not-asked")
    if made and unasked and making.impact >= 3 and not making.spoken:
        made.append(Drafted(in_voice(slot.question, making), name, ("restate.agreed",), ("invitation",)))
    return made


def own(making: Making, name: str) -> list[Drafted]:
    """Return the one apology: I'm sorry I, or I'm sorry you where it is not the writer's to own."""
    act = making.case.text("own.act")
    if making.stance not in ("full", "part"):
        return making.drafted(name, seam.sorry_you(act, making.setting), components=("regret",))
    spliced = seam.sorry_i(act, making.setting)
    if spliced.kind in ("about", "clause", "you"):
        return making.drafted(name, spliced, components=("regret",))
    # What ends in an emoji has no full stop and takes nothing behind it.
    whole = not spliced.rest and spliced.text.endswith(".")
    plain = spliced.kind == "past" and whole and spliced.pronoun in ("I", "we")
    wording = making.stem(name, frozenset({"plain past"} if plain else ()))
    made = making.drafted(name, spliced)
    if wording is making.slot(name).stems[0] or not made:
        return made
    subject = "We" if spliced.pronoun == "we" else "I"
    sorry = "we're sorry" if making.setting.voice == spliced.pronoun == "we" else "I'm sorry"
    if wording.text == "I'm sorry.":
        opening = replace(made[0], text=sorry[0].upper() + sorry[1:] + ".", components=("regret",))
        return [opening, replace(made[0], text=f"{subject} {spliced.body}.", components=("ownership",))]
    return [replace(made[0], text=f"{subject} {spliced.body}, and {sorry}.")]


def intent(making: Making, name: str) -> list[Drafted]:
    """Return what was not meant; only ever after the apology."""
    return making.drafted(name, seam.did_not_mean(making.case.text("own.intent"), making.setting))


def harm(making: Making, name: str) -> list[Drafted]:
    """Return what it did to them."""
    return making.drafted(name, seam.harm(making.case.text("own.harm"), making.setting))


def empathy(making: Making, name: str) -> list[Drafted]:
    """Return what the writer understands, and their own experience of it if there is one."""
    see, me_too = making.case.text("own.see"), making.case.text("own.me_too")
    return [
        *making.drafted(name, seam.clause(making.stem(name).text, see, making.setting), "own.see"),
        *making.drafted(name, seam.clause(making.slot(name).more, me_too, making.setting), "own.me_too"),
    ]


def cause(making: Making, name: str) -> list[Drafted]:
    """Return why it happened; as a bare fact where the writer owns the solution only. Not for those who are angry."""
    case = making.case
    if not making.spoken and case.text("explain.ready") in ("angry", "unknown"):
        return []
    text, should = case.text("explain.cause"), case.text("explain.should")
    if making.stance not in ("full", "part"):
        return making.drafted(name, seam.standalone(text, making.setting), "explain.cause")
    mine = _OWN_FAULT.match(text.strip())
    because = seam.standalone(f"it was {text.strip()}", making.setting) if mine else None
    because = because or seam.clause(making.stem(name).text, text, making.setting)
    return [
        *making.drafted(name, because, "explain.cause"),
        *making.drafted(name, seam.should_have(should, making.setting), "explain.should", components=("ownership",)),
    ]


def outside(making: Making, name: str) -> list[Drafted]:
    """Return whose job it is now, whoever did it; in stance fix-only always."""
    part = making.case.outside
    if not (part.whoever or part.mine) and making.stance != "fix-only":
        return []
    return making.drafted(name, seam.outside(part.whoever, part.mine, making.setting))


def unknown(making: Making, name: str) -> list[Drafted]:
    """Return what is not known yet, and when they hear."""
    case, slot, setting = making.case, making.slot(name), making.setting
    what, when = case.text("explain.unknown").rstrip(" ?"), case.text("explain.tell_by")
    known = case.text("explain.known")
    open_ = making.medium == "holding" or known in ("partly", "not-yet") or not (known or case.text("explain.cause"))
    # The offer of the cause has the time already.
    offered = making.medium != "holding" and case.text("explain.ready") == "unknown" and case.text("explain.cause")
    when = "" if offered else when
    if not open_ or not (what or when):
        return []
    stem = making.stem(name).text
    made = making.drafted(name, seam.clause(stem, what or slot.more, setting), "explain.unknown", components=())
    return made + making.drafted(name, seam.tell_by(when, setting), "explain.tell_by")


def later(making: Making, name: str) -> list[Drafted]:
    """Return the offer to explain later, in writing and in a talk, to those who are not ready for it now."""
    case, setting = making.case, making.setting
    ready = case.text("explain.ready")
    timed = ("follow_up", "fix_time")
    if ready == "angry":
        write_by, talk_at = case.text("explain.write_by"), case.text("explain.talk_at")
        if not (write_by or talk_at):
            return []
        answers = tuple(k for k in ("explain.write_by", "explain.talk_at") if case.text(k))
        return making.drafted(name, seam.later_written(write_by, talk_at, setting), *answers, components=timed)
    if ready == "unknown" and case.text("explain.cause") and not making.spoken:
        when = case.text("explain.tell_by")
        return making.drafted(
            name, seam.later_told(when, setting), "explain.tell_by", components=timed if when else ("follow_up",)
        )
    return []
