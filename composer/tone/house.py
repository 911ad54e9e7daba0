"""House rules: packs of phrases and rules that a team shares, and its policy, laid over the rules of the program."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from composer.guide.policy import Cap, Policy, person
from composer.knowledge.pack_files import toml_files
from composer.knowledge.toml import Document, read
from composer.knowledge.typed import typed
from composer.reading.components import Recognisers
from composer.text.errors import FileMistakes, Mistake, UserError
from composer.tone.phrases import Asked, Phrase, Voice, pattern
from composer.tone.rules import Rule
from composer.tone.written import ABOUT, POLICY, Written, faults_of, phrase_rules, written_in

MOST: Final = 1_000
"""How many rules all packs together may bring: each is asked about with every sentence."""

_MANAGER = "your manager"
_LARGEST = 1e12
_LONGEST_CURRENCY = 12
_OVER, _ASK_FIRST, _ADMISSION = "over-the-cap", "ask-first", "admission-word"


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack is called, which version it is and who keeps it."""

    name: str = ""
    version: str = ""
    keeper: str = ""


class Pack(Struct, frozen=True):
    """The rules of one pack that are in force, and what is wrong in it."""

    place: Path
    about: About = About()
    rules: tuple[Rule, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def name(self) -> str:
        """What the pack is called, else its folder."""
        return self.about.name or self.place.stem


class PolicyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A policy file. `may_own` is what "Are you allowed to say so?" begins with, `may_say` are approved phrases."""

    name: str = ""
    version: str = ""
    keeper: str = ""
    approver: str = ""
    caution: Literal[0, 1, 2, 3] | None = None
    may_own: Literal["yes", "no", "unsure", ""] = ""
    may_say: tuple[str, ...] = ()
    cap: tuple[Cap, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    ask: tuple[Asked, ...] = ()


class HousePolicy(Struct, frozen=True):
    """The policy in force: what steers a case, its rules, the phrases it approves, and what is wrong in its file."""

    place: Path
    policy: Policy = Policy()
    about: About = About()
    rules: tuple[Rule, ...] = ()
    approved: str = ""
    mistakes: tuple[Mistake, ...] = ()
    usable: bool = True

    @property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """The ways to write the currencies of its caps."""
        return next((dict(rule.logic["written"]) for rule in self.rules if rule.id == _OVER), {})

    @property
    def name(self) -> str:
        """What the policy is called, else its file."""
        return self.about.name or self.place.stem


class House(Struct, frozen=True):
    """Every pack in force, and the policy, if there is one."""

    packs: tuple[Pack, ...] = ()
    policy: HousePolicy | None = None

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong in any file, in order."""
        own = self.policy.mistakes if self.policy else ()
        return tuple(mistake for pack in self.packs for mistake in pack.mistakes) + own

    @property
    def steers(self) -> Policy:
        """What steers a case; empty without a policy."""
        return self.policy.policy if self.policy else Policy()

    @property
    def families(self) -> tuple[str, ...]:
        """The kinds of findings that packs bring."""
        return tuple(dict.fromkeys(rule.family for pack in self.packs for rule in pack.rules))

    def over(self, shipped: Mapping[str, Rule]) -> dict[str, Rule]:
        """Return the rules of the program with the house's, which speak first where both mark the same words."""
        rules = {rule.id: rule for pack in self.packs for rule in pack.rules}
        if self.policy is None or not self.policy.usable:
            return {**rules, **shipped}
        own, steers = self.policy, self.policy.policy
        ours = dict(shipped)
        if steers.approver and _ASK_FIRST in ours:
            ours[_ASK_FIRST] = _with_logic(ours[_ASK_FIRST], approver=steers.approver)
        if own.approved and _ADMISSION in ours:
            ours[_ADMISSION] = replace(ours[_ADMISSION], unless=f"{ours[_ADMISSION].unless}\n{own.approved}")
        return {**{rule.id: rule for rule in own.rules}, **rules, **ours}


def read_pack(
    place: Path,
    shipped: Mapping[str, Rule],
    recognisers: Recognisers,
    taken: Iterable[str] = (),
    *,
    inside: bool = True,
) -> Pack:
    """Return the pack at `place`, a folder or a file. What is wrong in it is told, and the rest is in force.

    `taken` are the ids of other packs; with `inside` the folders in it belong to it.
    """
    found = toml_files(place, inside=inside)
    mistakes = [Mistake(str(place), 1, 1, found.trouble)] if found.trouble else []
    documents, unread = read_documents(found.stamps)
    mistakes += unread
    about = About()
    if description := documents.pop(next((path for path in documents if path.name == ABOUT), Path()), None):
        try:
            about = typed(description, About)
        except FileMistakes as wrong:
            mistakes += wrong.mistakes
    rules: dict[str, Written] = {}
    others = set(taken)
    source = source_of(about, place)
    for path, document in documents.items():
        if path.name in (ABOUT, POLICY):
            continue
        written, wrong_here = written_in(document, path.stem, source)
        mistakes += wrong_here
        for one in written:
            if (problem := told_twice(one, rules, shipped, others)) is not None:
                mistakes += problem
            elif len(rules) + len(others) >= MOST:
                mistakes.append(one.document.mistake(one.path, f"all packs together hold at most {MOST:,} rules"))
                break
            elif one.path or not (faults := list(faults_of(one, recognisers))):
                rules[one.rule.id] = one
            else:
                mistakes += faults
    # What a team has decided is not for the learned reader to silence.
    firm = tuple(replace(one.rule, firm=True) for one in rules.values())
    return Pack(place, about, firm, tuple(sorted(mistakes, key=place_of)))


def read_documents(paths: Iterable[Path]) -> tuple[dict[Path, Document], list[Mistake]]:
    """Return the files as read, and what keeps the others from being read."""
    documents: dict[Path, Document] = {}
    mistakes: list[Mistake] = []
    for path in paths:
        try:
            documents[path] = read(path)
        except FileMistakes as wrong:
            mistakes += wrong.mistakes
        except UserError as error:
            mistakes.append(Mistake(str(path), 1, 1, str(error).removesuffix(".")))
    return documents, mistakes


def told_twice(
    one: Written, rules: Mapping[str, Written], shipped: Mapping[str, Rule], others: Iterable[str] = ()
) -> list[Mistake] | None:
    """Return what is wrong with an id that is taken, None where it is free; the same rule again is no mistake."""
    name = one.rule.id
    if name in rules:
        where = rules[name].document.name
    elif name in shipped or name == _OVER:
        if shipped.get(name) == one.rule:
            return []
        where = "the rules of Amends"
    elif name in others:
        where = "another pack"
    else:
        return None
    path = (*one.path, "phrase") if one.path else ("id",)
    return [one.document.mistake(path, f"there is a rule {name} in {where} already")]


def source_of(about: About, place: Path) -> str:
    """Return where a rule of a pack comes from, in words."""
    words = " ".join(filter(None, (about.name or f"House rules ({place.stem})", about.version)))
    return f"{words}, kept by {about.keeper}" if about.keeper else words


def place_of(mistake: Mistake) -> tuple[str, int, int]:
    """Return what mistakes are put in order by."""
    return mistake.file, mistake.line, mistake.column


def read_policy(place: Path, template: Rule) -> HousePolicy:
    """Return the policy in the file at `place`; where it cannot be used it says why. `template` is the rule of caps."""
    documents, mistakes = read_documents([place])
    if not documents:
        return HousePolicy(place, mistakes=tuple(mistakes), usable=False)
    return policy_in(documents[place], place, template)


def policy_in(document: Document, place: Path, template: Rule | None = None) -> HousePolicy:
    """Return the policy that a file states; without a `template` there is no rule of its caps."""
    try:
        file = typed(document, PolicyFile)
    except FileMistakes as wrong:
        return HousePolicy(place, mistakes=wrong.mistakes, usable=False)
    mistakes = [document.mistake(path, what) for path, what in _wrong_in(file)]
    caps = tuple(cap for at, cap in enumerate(file.cap) if not _wrong_cap(cap, at))
    about = About(file.name, file.version, file.keeper)
    approved = "\n".join(pattern(one) for one in file.may_say if any(map(str.isalnum, one)))
    voice = Voice(
        head="policy",
        family="policy",
        source=source_of(about, place),
        instead="Your policy asks you to say ___ instead.",
        without="Your policy asks you to leave this out.",
        weight="error",
        unless=approved,
    )

    def asking(asked: Asked) -> Voice:
        words = f"Ask {person(asked.approver or file.approver) or _MANAGER} before you say this"
        return replace(voice, head="policy-ask", instead=f"{words}, or say ___.", without=f"{words}.")

    avoided, wrong_avoided = phrase_rules(document, "avoid", enumerate(file.avoid), lambda _: voice)
    asked, wrong_asked = phrase_rules(document, "ask", enumerate(file.ask), asking)
    rules = [one.rule for one in (*avoided, *asked)]
    if caps and template is not None:
        capped = _with_logic(template, caps=[to_builtins(cap) for cap in caps], approver=file.approver or _MANAGER)
        rules.append(replace(capped, source=voice.source))
    mistakes += [*wrong_avoided, *wrong_asked]
    policy = Policy(file.name, file.approver, file.caution, file.may_own, caps)
    return HousePolicy(place, policy, about, tuple(rules), approved, tuple(sorted(mistakes, key=place_of)))


def _with_logic(rule: Rule, **parameters: object) -> Rule:
    return replace(rule, logic={**rule.logic, **parameters})


def _wrong_in(file: PolicyFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, cap in enumerate(file.cap):
        yield from _wrong_cap(cap, at)
    for at, phrase in enumerate(file.may_say):
        if not any(map(str.isalnum, phrase)):
            yield ("may_say", at), "a phrase needs a word in it"


def _wrong_cap(cap: Cap, at: int) -> list[tuple[tuple[str | int, ...], str]]:
    wrong: list[tuple[tuple[str | int, ...], str]] = []
    if not 0 <= cap.amount < _LARGEST:
        wrong.append((("cap", at, "amount"), "amount: expected a sum from 0"))
    if not cap.currency.strip() or any(map(str.isdigit, cap.currency)) or len(cap.currency) > _LONGEST_CURRENCY:
        wrong.append((("cap", at, "currency"), "currency: expected three letters such as GBP, or a sign such as £"))
    return wrong
