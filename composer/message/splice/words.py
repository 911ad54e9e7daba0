"""The word lists splicing stands on: verbs with their forms, common words, closed classes, how times are written."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from composer.knowledge.toml import load

_VOWELS = frozenset("aeiou")


class Words(Struct, frozen=True, eq=False):
    """The word lists of one language, in lower case.

    `base_of` leads from every form of a verb to its base; `past`, `participle` and `ing` lead from a base to the form
    the program writes. `weekdays` and `months` lead from every spelling to the full name with its capital.
    Two of them are never equal: they can be told apart by identity.
    """

    base_of: Mapping[str, str]
    past: Mapping[str, str]
    participle: Mapping[str, str]
    ing: Mapping[str, str]
    bases: frozenset[str]
    pasts: frozenset[str]
    participles: frozenset[str]
    ings: frozenset[str]
    s_forms: frozenset[str]
    noun_verbs: frozenset[str]
    nouns: frozenset[str]
    ing_nouns: frozenset[str]
    not_verbs: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    questions: frozenset[str]
    adverbs: frozenset[str]
    persons: frozenset[str]
    contact: frozenset[str]
    telling: frozenset[str]
    abbreviations: frozenset[str]
    abbreviations_at_end: frozenset[str]
    states: frozenset[str]
    suffered: frozenset[str]
    received: frozenset[str]
    attributive: frozenset[str]
    settled: frozenset[str]
    of_things: frozenset[str]
    felt: frozenset[str]
    manner: frozenset[str]
    mass: frozenset[str]
    numbered: frozenset[str]
    also_adjectives: frozenset[str]
    fillers: frozenset[str]
    common: frozenset[str]
    function_words: frozenset[str]
    weekdays: Mapping[str, str]
    months: Mapping[str, str]
    holidays: Mapping[str, str]
    numbers: Mapping[str, int]
    named_days: re.Pattern[str]
    short_days: re.Pattern[str]
    feasts: Mapping[str, str]
    short_parts: Mapping[str, str]
    named_clocks: frozenset[str]
    zones: frozenset[str]
    bare_starts: frozenset[str]
    time_prepositions: frozenset[str]
    ends: frozenset[str]
    periods: frozenset[str]
    parts: frozenset[str]

    def __repr__(self) -> str:
        return f"<Words: {len(self.common)} common words, {len(self.bases)} verbs>"

    def is_verb_form(self, word: str) -> bool:
        """Say whether `word` (lower case) is a form of a verb in the table."""
        return word in self.base_of

    def s_form_of(self, base: str) -> str:
        """Return the form of a verb after he, she or it."""
        return {"be": "is", "have": "has"}.get(base) or _s_form(base)

    def is_determiner(self, word: str) -> bool:
        """Say whether `word` (lower case) opens a noun phrase: an article, a number, a possessive or "it"."""
        return word in self.determiners or word in self.possessives or word in self.objects

    def is_common(self, word: str) -> bool:
        """Say whether `word` (lower case) is a common English word, compounds with a hyphen included."""
        common = self.common
        return word in common or ("-" in word and all(part in common or part.isdigit() for part in word.split("-")))


class _Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    irregular: str
    regular: str
    doubled: str
    doubled_in_britain: str
    also_nouns: str


class _Lists(Struct, frozen=True, forbid_unknown_fields=True):
    determiners: str
    possessives: str
    subjects: str
    objects: str
    auxiliaries: str
    prepositions: str
    conjunctions: str
    questions: str
    adverbs: str
    persons: str
    contact: str
    telling: str
    ing_nouns: str
    not_verbs: str
    abbreviations: str
    abbreviations_at_end: str
    nouns: str
    common: str
    states: str
    suffered: str
    received: str
    attributive: str
    settled: str
    of_things: str
    felt: str
    manner: str
    mass: str
    numbered: str
    also_adjectives: str
    fillers: str


class _Times(Struct, frozen=True, forbid_unknown_fields=True):
    weekdays: dict[str, str]
    months: dict[str, str]
    holidays: str
    feasts: str
    short_parts: str
    numbers: str
    named_clocks: str
    zones: str
    bare_starts: str
    prepositions: str
    ends: str
    periods: str
    parts: str


class _Table:
    """The verb table while it is being filled."""

    def __init__(self) -> None:
        self.base_of: dict[str, str] = {}
        self.past: dict[str, str] = {}
        self.participle: dict[str, str] = {}
        self.ing: dict[str, str] = {}
        self.pasts: set[str] = set()
        self.participles: set[str] = set()
        self.ings: set[str] = set()
        self.s_forms: set[str] = set()

    def add(self, base: str, pasts: Iterable[str], participles: Iterable[str], ings: Iterable[str]) -> None:
        pasts, participles, ings = tuple(pasts), tuple(participles), tuple(ings)
        self.past[base], self.participle[base], self.ing[base] = pasts[0], participles[0], ings[0]
        self.pasts.update(pasts)
        self.participles.update(participles)
        self.ings.update(ings)
        s_form = _s_form(base)
        self.s_forms.add(s_form)
        for form in (s_form, *pasts, *participles, *ings):
            self.base_of.setdefault(form, base)


def inflected(base: str, form: str) -> str:
    """Return a verb that is in no list in its past form (also the participle) or its -ing form, by the rules."""
    return _joined(base, "ing" if form == "ing" else "ed")


def load_words(folder: Path) -> Words:
    """Return the word lists in `folder` (resources/message/en); raises FileMistakes where a list is not right."""
    verbs = load(folder / "verbs.toml", _Verbs)
    lists = load(folder / "words.toml", _Lists)
    times = load(folder / "times.toml", _Times)
    table = _table(verbs)
    closed = {
        name: frozenset(getattr(lists, name).split())
        for name in _Lists.__struct_fields__
        if name not in ("nouns", "common")
    }
    named = "|".join((*times.weekdays, *times.months, *times.holidays.split()))
    function_words = closed["determiners"].union(
        *(closed[n] for n in ("possessives", "subjects", "objects", "auxiliaries", "prepositions", "conjunctions")),
        *(closed[n] for n in ("questions", "adverbs")),
    )
    nouns = lists.nouns.split()
    common = function_words.union(
        closed["persons"],
        lists.common.split(),
        nouns,
        map(_s_form, nouns),
        table.base_of,
        closed["ing_nouns"],
        times.parts.split(),
        times.numbers.split(),
        times.named_clocks.split(),
        times.bare_starts.split(),
        *(closed[n] for n in ("states", "suffered", "felt", "manner", "fillers")),
    ) - {"i"}
    return Words(
        base_of=table.base_of,
        past=table.past,
        participle=table.participle,
        ing=table.ing,
        bases=frozenset(table.past),
        pasts=frozenset(table.pasts),
        participles=frozenset(table.participles),
        ings=frozenset(table.ings),
        s_forms=frozenset(table.s_forms),
        noun_verbs=frozenset(verbs.also_nouns.split()),
        nouns=frozenset(nouns),
        common=common,
        function_words=function_words,
        weekdays=_spellings(times.weekdays),
        months=_spellings(times.months),
        holidays={name: name.capitalize() for name in times.holidays.split()},
        numbers={name: number for number, name in enumerate(times.numbers.split(), 1)},
        short_days=_short_days(times),
        feasts={name.casefold(): name for line in times.feasts.split("\n") for name in line.split("|") if name},
        short_parts=dict(pair.split("=") for pair in times.short_parts.split()),
        named_days=re.compile(rf"(?<![\w'@./-])({named})s?(?![\w@-])"),
        named_clocks=frozenset(times.named_clocks.split()),
        zones=frozenset(times.zones.split()),
        bare_starts=frozenset(times.bare_starts.split()),
        time_prepositions=frozenset(times.prepositions.split()),
        ends=frozenset(times.ends.split()),
        periods=frozenset(times.periods.split()),
        parts=frozenset(times.parts.split()),
        **closed,
    )


def _short_days(times: _Times) -> re.Pattern[str]:
    """Return what finds a short weekday, and a short month beside a day of the month or a word for a time."""
    days = "|".join(short for names in times.weekdays.values() for short in names.split())
    months = "|".join(short for names in times.months.values() for short in names.split())
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    lead = "in|since|until|till|by|early|late|mid|end|end of|last|next|this"
    return re.compile(
        rf"(?<![\w'@./-])(?:(?P<day>{days})(?![\w'@/-])"
        rf"|(?P<before>(?:{number}(?: of)?|{lead}) )(?P<month>{months})(?![\w'-])"
        rf"|(?P<first>{months})(?=\.? {number}(?!\w|:)))(?P<stop>\.(?= \w))?",
        re.IGNORECASE,
    )


def _table(verbs: _Verbs) -> _Table:
    table = _Table()
    doubled = frozenset(verbs.doubled.split())
    british = frozenset(verbs.doubled_in_britain.split())
    for base in verbs.regular.split():
        single = (_joined(base, "ed"), _joined(base, "ing"))
        double = (base + base[-1] + "ed", base + base[-1] + "ing")
        forms = [double] if base in doubled else [double, single] if base in british else [single]
        eds = [ed for ed, _ in forms]
        table.add(base, eds, eds, [ing for _, ing in forms])
    for row in verbs.irregular.strip().splitlines():
        base, past, participle = row.split()
        ing = base + base[-1] + "ing" if base in doubled else _joined(base, "ing")
        table.add(base, past.split("/"), participle.split("/"), [ing])
    for form, base in {"were": "be", "am": "be", "is": "be", "are": "be", "has": "have"}.items():
        table.base_of[form] = base
    table.pasts.add("were")
    table.s_forms |= {"is", "has"}
    # A base is its own base, also where it is a form of another verb (found, lay, saw).
    table.base_of |= {base: base for base in table.past if base not in ("found", "saw", "wound", "lay", "bound")}
    return table


def _s_form(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")) and not base.endswith("oo"):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _joined(base: str, ending: str) -> str:
    """Return `base` with -ed or -ing by the spelling rules, without doubling."""
    if ending == "ing" and base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and (ending == "ed" or (base[-2:-1] not in ("e", "o", "y") and len(base) > 2)):
        return base[:-1] + ending
    if ending == "ed" and base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + ending


def _spellings(names: Mapping[str, str]) -> dict[str, str]:
    return {spelling: name.capitalize() for name, short in names.items() for spelling in (name, *short.split())}
