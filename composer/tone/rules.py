"""The shape of a rule file, and the folder of them. A rule is data: what it looks for, what it says, its examples."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from composer.text.finding import FixKind, Severity, SourceEngine

Scope = Literal["sentence", "document", "form", "raw"]
Kind = Literal["pattern", "count", "absent", "order", "metric", "form", "learned"]
Mark = Literal["match", "clause", "sentence"]


class Flag(Struct, frozen=True, forbid_unknown_fields=True):
    """A text the rule must find once: the words that are marked ("" for a finding without a place).

    `after` is the text once the first fix is in. `questions` names those of the findings, where there may be several.
    """

    text: str
    span: str = ""
    after: str | None = None
    ctx: Mapping[str, str | int] = {}
    answers: Mapping[str, str] = {}
    questions: tuple[str, ...] = ()
    severity: Severity | None = None


class Leave(Struct, frozen=True, forbid_unknown_fields=True):
    """A look-alike the rule must be silent about."""

    text: str
    ctx: Mapping[str, str | int] = {}
    answers: Mapping[str, str] = {}


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """When a finding weighs more or less: every condition given has to hold. `match` is tried on the marked words."""

    severity: Severity
    match: str = ""
    min_prior: int | None = None
    max_impact: int | None = None
    caution: int | None = None


class Recipe(Struct, frozen=True, forbid_unknown_fields=True):
    """How a fix is made.

    `find` is searched in the sentence and what it matches is replaced by `put`; without it, what `of` names is.
    `put` may hold {1} (what a group caught), {own.act} (an answer), {I}, {I'm}, {my}, {was} (in the sender's voice),
    {sentence}, {clause} (the sentence without its full stop) and {regret} ("I'm sorry I" with the act). The recipe is
    left out while a value is missing, where `unless` matches the sentence, where an answer does not match what `when`
    has for it, and in findings about another `part`. {1|capital} and {1|small} change the first letter. `use` names a
    function that does it instead.
    """

    kind: FixKind
    label: str
    find: str = ""
    of: Mark = "match"
    put: str = ""
    use: str = ""
    question: str = ""
    part: str = ""
    when: Mapping[str, str] = {}
    unless: str = ""


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule. Patterns are in the dialect of the word classes, one alternative a line.

    `triggers` are pieces of words of which one stands in everything `match` can find. `needs` names keys of the
    context of which one must be filled. `question` would settle it. `logic` names a function and its parameters.
    `spared` names keys of the context or of answers whose words are never marked. `min_impact` holds in a chat. A
    learned rule has a `fault`, by its name in the corpus, and finds it where the learned reader hears it; it marks the
    clause that weighed most, unless its `mark` is "sentence". It says nothing in a sentence where a pattern of its
    family, or of one that it is `silent_with`, says as much already. What
    it hears does not silence a `firm` rule.
    """

    id: str
    family: str
    severity: Severity
    scope: Scope
    kind: Kind
    detects: str
    say: str
    why: str
    source: str
    fix_kinds: tuple[FixKind, ...]
    fix: str
    flag: tuple[Flag, ...]
    leave: tuple[Leave, ...]
    question: str = ""
    outputs: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    min_impact: int = 1
    min_caution: int = 0
    zones: tuple[str, ...] = ("body",)
    spared: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    quotes: bool = False
    firm: bool = False
    mark: Mark = "match"
    triggers: tuple[str, ...] = ()
    match: str = ""
    also: str = field(default="", name="and")
    unless: str = ""
    unless_near: str = ""
    unless_before: str = ""
    next_after: str = ""
    next: str = ""
    logic: Mapping[str, Any] = {}
    fault: str = ""
    silent_with: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    fixes: tuple[Recipe, ...] = ()

    @property
    def engine(self) -> SourceEngine:
        """What the finding says it comes from."""
        if self.family == "policy":
            return "policy"
        return "structure" if self.family == "structure" else "tone"


def load_rules(folder: Path, cache: Path | None = None) -> dict[str, Rule]:
    """Return the rules under `folder` by id; FileMistakes names what does not fit. `cache`: see load_folder."""
    from composer.knowledge.toml import load_folder

    return load_folder(folder, Rule, cache)
