"""Harper, in this process: answers within milliseconds once its dictionary is built."""

import re
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from composer.grammar.names import without_names
from composer.grammar.paragraphs import ParagraphCache
from composer.grammar.slips import Slips
from composer.knowledge.toml import load
from composer.text.finding import Finding, Fix

if TYPE_CHECKING:
    from harper import Lint, Linter

# Each English that Harper knows by its language tag; those of New Zealand and South Africa are spelt as in Britain.
_DIALECTS = {"en-US": 0, "en-GB": 1, "en-AU": 2, "en-CA": 3, "en-IN": 4, "en-NZ": 1, "en-ZA": 1}
_REPLACE, _REMOVE = 0, 1
_MOST_FIXES = 3
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])[\s\"'“”‘’(\-]*$")


class HarperData(Struct, frozen=True, forbid_unknown_fields=True):
    """Which of Harper's rules are used, and how they speak: resources/grammar/en/harper.toml."""

    why: str
    source: str
    off_kinds: frozenset[str]
    on_rules: frozenset[str]
    off_rules: frozenset[str]
    words: tuple[str, ...]
    calendar: frozenset[str]
    leave: dict[str, tuple[str, ...]]
    say: dict[str, str]


class HarperEngine:
    """Harper and our own slips. Built at the first check; then only paragraphs that are new are read."""

    name = "harper"

    def __init__(self, folder: Path, slips: Slips) -> None:
        self._folder = folder
        self._slips = slips
        self._linters: dict[int, Linter] = {}
        self._cache = ParagraphCache(self._check_paragraph)

    def check(self, text: str, language: str, accept: AbstractSet[str] = frozenset()) -> tuple[Finding, ...]:
        """Return what to look at in `text`, in code points, nothing of which is a word to accept."""
        return without_names(self._cache.check(text, language), accept)

    @cached_property
    def _data(self) -> HarperData:
        return load(self._folder / "harper.toml", HarperData)

    def _check_paragraph(self, text: str, language: str) -> tuple[Finding, ...]:
        lints = self._linter(language).organized_lints(text, language="plaintext")
        found = [
            self._finding(text, rule, lint)
            for rule, of_rule in lints.items()
            for lint in of_rule
            if self._counts(text, rule, lint)
        ]
        taken = [(finding.start, finding.end) for finding in found]
        found += (slip for slip in self._slips.find(text, self._data.why) if (slip.start, slip.end) not in taken)
        return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))

    def _linter(self, language: str) -> "Linter":
        dialect = _DIALECTS.get(language, _DIALECTS["en-GB"])
        if dialect not in self._linters:
            from harper import Linter

            linter = Linter(dialect)
            linter.import_words(list(self._data.words))
            linter.set_lint_config({**linter.get_default_lint_config(), **dict.fromkeys(self._data.off_rules, False)})
            self._linters[dialect] = linter
        return self._linters[dialect]

    def _counts(self, text: str, rule: str, lint: "Lint") -> bool:
        if lint.lint_kind in self._data.off_kinds and rule not in self._data.on_rules:
            return False
        if text[lint.span.start : lint.span.end + 20].casefold().startswith(self._data.leave.get(rule, ())):
            return False
        if rule == "SpellCheck":
            return not self._is_probably_a_name(text, lint)
        return rule != "SentenceCapitalization" or not _is_inside_a_word(text, lint.span.start)

    def _is_probably_a_name(self, text: str, lint: "Lint") -> bool:
        word, start = lint.problem_text, lint.span.start
        if any(character.isdigit() for character in word) or (word.isupper() and len(word) > 1):
            return True
        if _is_inside_a_word(text, start) or not word[0].isupper():
            return any(character.isupper() for character in word[1:]) or _is_inside_a_word(text, start)
        if any(suggestion.replacement_text in self._data.calendar for suggestion in lint.suggestions):
            return False
        return not _SENTENCE_START.search(text, max(0, start - 20), start) or bool(
            re.match(r"(?:['’]s)? [A-Z]", text[lint.span.end : lint.span.end + 4])
        )

    def _finding(self, text: str, rule: str, lint: "Lint") -> Finding:
        start, end = lint.span.start, lint.span.end
        say = self._data.say.get(rule, "").format(words=text[start:end]) or _plain(lint.message)
        return Finding(
            rule=f"harper-{rule}",
            family="grammar",
            source_engine="grammar",
            severity="warning",
            question=None,
            start=start,
            end=end,
            text=text[start:end],
            message=say,
            why=self._data.why,
            source=self._data.source,
            fixes=tuple(_fixes(text, lint)),
        )


def _fixes(text: str, lint: "Lint") -> list[Fix]:
    start, end = lint.span.start, lint.span.end
    fixes: list[Fix] = []
    for suggestion in lint.suggestions[:_MOST_FIXES]:
        words = suggestion.replacement_text
        if suggestion.kind == _REMOVE:
            fixes.append(Fix(f"Take out “{text[start:end].strip()}”", "delete", start, end, ""))
        elif suggestion.kind == _REPLACE:
            fixes.append(Fix(f"Write “{words.strip()}”", "replace", start, end, words))
        else:
            fixes.append(Fix(f"Add “{words.strip()}”", "replace", start, end, text[start:end] + words))
    return fixes


def _plain(message: str) -> str:
    """Harper writes for programmers: its backticks become quotation marks."""
    return re.sub(r"`([^`]*)`", r"“\1”", message).strip()


def _is_inside_a_word(text: str, start: int) -> bool:
    """Say whether what begins here is a piece of an address, a file name or the like."""
    return start > 0 and not text[start - 1].isspace() and text[start - 1] not in "\"'“”‘’([{-–—/…"
