"""Advice on how to reach them, who signs and whom to bring in: tables of data, answered from a case. Never a gate."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from composer.guide.case import Case
from composer.guide.conditions import Facts, facts_of
from composer.guide.form import Condition
from composer.guide.policy import person

Channel = Literal["visit", "call", "video", "talk", "email", "chat", "text", "holding", "public"]
Signatory = Literal["me", "together", "manager"]
Way = tuple[Channel, str]

ALOUD: tuple[Channel, ...] = ("visit", "call", "video", "talk")


class ChannelRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the channel table: the way it proposes, the reason in one sentence, and two other ways."""

    id: str
    channel: Channel
    headline: str
    reason: str
    others: tuple[Way, Way]
    when: tuple[Condition, ...] = ()
    notes: tuple[str, ...] = ()


class Modifier(Struct, frozen=True, forbid_unknown_fields=True):
    """What changes a row's proposal: to `channel`, to `their_way`, or to saying it `aloud`; or only a `note`.

    With `never`, it changes the way only when one of these was proposed. `named` is the note where it is known who
    decides, whose name stands for ___ in it.
    """

    id: str
    when: tuple[Condition, ...]
    channel: Channel | None = None
    their_way: bool = False
    aloud: bool = False
    never: tuple[Channel, ...] = ()
    headline: str = ""
    reason: str = ""
    others: tuple[Way, ...] = ()
    note: str = ""
    named: str = ""


class After(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said once a talk that was proposed has taken place."""

    headline: str
    reason: str


class SignatoryRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Who signs, and why."""

    when: tuple[Condition, ...]
    who: Signatory
    reason: str


class EscalateRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One reason for bringing somebody in."""

    when: tuple[Condition, ...]
    reason: str


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """One time of coming back, so many days (or working days) after the message; `do` continues "I will"."""

    days: int
    do: str
    working: bool = False


class FollowRow(Struct, frozen=True, forbid_unknown_fields=True):
    """When to come back to them, and the question to ask then."""

    question: str
    id: str = ""
    when: tuple[Condition, ...] = ()
    contacts: tuple[Contact, ...] = ()


class AdviceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of resources/advice."""

    row: tuple[ChannelRow, ...] = ()
    modifier: tuple[Modifier, ...] = ()
    after: After | None = None
    signatory: tuple[SignatoryRow, ...] = ()
    escalate: tuple[EscalateRow, ...] = ()
    follow: tuple[FollowRow, ...] = ()
    repeat: FollowRow | None = None
    key_client: FollowRow | None = None
    passionate: FollowRow | None = None


class AdviceTables(Struct):
    """The tables of advice: channel.toml, signatory.toml and follow.toml; `approver` is who decides, "" if unknown."""

    channel: AdviceFile
    signatory: AdviceFile
    follow: AdviceFile
    approver: str = ""


class Advice(Struct, frozen=True):
    """How to reach them, who signs, whether to bring somebody in. Each with its reason; it holds nothing back.

    `headline` names the way in a few words, `others` two other ways and their words, `output` what to write now.
    """

    output: str
    channel: Channel
    headline: str
    channel_reason: str
    others: tuple[Way, ...]
    signatory: Signatory
    signatory_reason: str
    escalate: bool
    escalate_reason: str
    notes: tuple[str, ...]


def load_advice(folder: Path, cache: Path | None = None) -> AdviceTables:
    """Return the tables kept in `folder` (resources/advice/en); raises FileMistakes for a file that is not right."""
    from composer.knowledge.toml import load_folder

    files = load_folder(folder, AdviceFile, cache)
    return AdviceTables(files["channel"], files["signatory"], files["follow"])


def advise(case: Case, tables: AdviceTables, prior: int = 0) -> Advice:
    """Return the advice for `case`; `prior` is what the ledger knows of earlier apologies for this."""
    facts = facts_of(case, prior)
    row = next(row for row in tables.channel.row if facts.allow(row.when, ()))
    fitting = [modifier for modifier in tables.channel.modifier if facts.allow(modifier.when, ())]
    changed = next((modifier for modifier in fitting if _changes(modifier, row)), None)
    channel = row.channel if changed is None else _way(changed, row, facts)
    shown = row if changed is None else changed
    notes = [*row.notes, *(_noted(modifier, tables.approver) for modifier in fitting if modifier.note)]

    output: str = channel
    headline, reason = shown.headline, shown.reason
    if channel in ALOUD:
        output = "talk"
        after = tables.channel.after
        if after and facts.values("spoken") == ("yes",) and not (changed and changed.aloud):
            output, headline, reason = "email", after.headline, after.reason

    signs = next(row for row in tables.signatory.signatory if facts.allow(row.when, ()))
    reasons = [row.reason for row in tables.signatory.escalate if facts.allow(row.when, ())]
    return Advice(
        output,
        channel,
        headline,
        reason,
        shown.others,
        signs.who,
        signs.reason,
        bool(reasons),
        " ".join(reasons),
        tuple(notes),
    )


def _changes(modifier: Modifier, row: ChannelRow) -> bool:
    if modifier.never:
        return row.channel in modifier.never
    return modifier.channel is not None or modifier.their_way or modifier.aloud


def _noted(modifier: Modifier, approver: str) -> str:
    return modifier.named.replace("___", person(approver)) if modifier.named and approver else modifier.note


def _way(modifier: Modifier, row: ChannelRow, facts: Facts) -> Channel:
    if modifier.aloud:
        return row.channel if row.channel in ALOUD else "call"
    if modifier.their_way:
        preferred: dict[str, Channel] = {"chat": "chat", "email": "email", "text": "text"}
        return preferred[facts.values("listen.pref")[0]]
    return modifier.channel or row.channel
