"""Word classes and the pattern dialect: one space is any white space, <NAME> a class, case does not matter.

Part 0.3 of the domain rules. Nothing is compiled before a text holds the words that a line needs.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from composer.reading.data import load_reading_data
from composer.reading.triggers import Trigger, Words, all_needed_words, lowered, needed_words, trigger_of, union

__all__ = ["Classes", "Line", "Pattern", "Trigger", "load_classes", "lowered"]

_WINDOW = 1000  # characters; a longer sentence is matched in overlapping windows
_OVERLAP = 500
_DIALECT = re.compile(
    r"(?P<keep>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|<(?P<name>[A-Z][A-Z0-9_]*)>|(?P<space> [?*]?)"
)
# The class that every match of a line ends in, however far from what it begins with.
_LAST = re.compile(r"(?:\\.|[^|()\\]|\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\))*\[\^\.\]\*(<[A-Z][A-Z0-9_]*>)")
_ANYTHING = re.compile("")
_ALONE = re.compile(r"<([A-Z][A-Z0-9_]*)>")


class Line:
    """One alternative of a pattern: compiled when a text first holds what every match of it holds."""

    __slots__ = ("_classes", "_last", "_regex", "_triggers", "source")

    def __init__(self, source: str, classes: "Classes") -> None:
        self.source = source
        self._classes = classes
        self._triggers: tuple[Trigger, ...] | None = None
        self._regex: re.Pattern[str] | None = None
        self._last: re.Pattern[str] | None = None

    def may_match(self, lower: str) -> bool:
        """Say whether the words that this line needs leave a match possible."""
        if self._triggers is None:
            self._triggers = tuple(map(trigger_of, self._classes.all_needed(self.source)))
        for trigger in self._triggers:  # noqa: SIM110  # asked for each line and sentence: a generator took half as long again
            if not trigger.may_match(lower):
                return False
        return True

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled line."""
        if self._regex is None:
            self._regex = re.compile(self._classes.expand(self.source), re.IGNORECASE)
        return self._regex

    def search(self, text: str, start: int) -> re.Match[str] | None:
        """Return the leftmost match from `start` on; in a long text one that is no longer than a window."""
        if len(text) - start <= _WINDOW:
            return self.regex.search(text, start)
        for at in range(start, len(text), _OVERLAP):
            if self._may_end_in(text, at, at + _WINDOW) and (match := self.regex.search(text, at, at + _WINDOW)):
                return match
            if at + _WINDOW >= len(text):
                break
        return None

    def _may_end_in(self, text: str, start: int, end: int) -> bool:
        # "I will … <DATE>" looks for a date from each of its beginnings: not where there is none at all.
        if self._last is None:
            last = _LAST.fullmatch(self.source)
            self._last = self._classes.compile(last[1]) if last else _ANYTHING
        return self._last.search(text, start, end) is not None


class Pattern:
    """Lines of the dialect, of which one has to match. `text` is always folded, `lower` the same after `lowered`."""

    __slots__ = ("_trigger", "lines")

    def __init__(self, lines: tuple[Line, ...], trigger: Trigger | None) -> None:
        self.lines = lines
        self._trigger = trigger

    def may_match(self, lower: str) -> bool:
        """Say whether the trigger words leave a match possible."""
        if self._trigger is not None and not self._trigger.may_match(lower):
            return False
        return any(line.may_match(lower) for line in self.lines)

    def found(self, text: str, lower: str) -> bool:
        """Say whether any line matches anywhere."""
        return any(line.search(text, 0) for line in self._live(lower))

    def search(self, text: str, lower: str, start: int = 0) -> re.Match[str] | None:
        """Return the leftmost match from `start` on, of two at one place that of the earlier line."""
        return _leftmost(self._live(lower), text, start)

    def matches(self, text: str, lower: str) -> Iterator[re.Match[str]]:
        """Yield the matches that do not overlap, from left to right."""
        # Each line is searched on from its own last match only: many matches of one are no work for the others.
        live, at = self._live(lower), 0
        found = {line: match for line in live if (match := line.search(text, 0))}
        while found:
            match = min(found.values(), key=re.Match.start)
            yield match
            at = max(match.end(), match.start() + 1)
            behind = [line for line, other in found.items() if other.start() < at]
            for line in behind:
                later = line.search(text, at)
                if later:
                    found[line] = later
                else:
                    del found[line]

    def _live(self, lower: str) -> list[Line]:
        if self._trigger is not None and not self._trigger.may_match(lower):
            return []
        return [line for line in self.lines if line.may_match(lower)]


class Classes:
    """The word classes of one language, and every line made with them, kept for as long as this object lives."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        self._macros = {name: _lines_of(text) for name, text in macros.items()}
        self._expanded: dict[str, str] = {}
        self._needed: dict[str, Words] = {}
        self._lines: dict[str, Line] = {}
        self._whole: dict[tuple[str, ...], re.Pattern[str]] = {}

    def expand(self, line: str) -> str:
        """Return `line` as a regular expression of Python; a KeyError names a class that is not there."""
        return _DIALECT.sub(self._translate, line)

    def compile(self, lines: str | tuple[str, ...]) -> re.Pattern[str]:
        """Return all lines as one expression. Compiling takes milliseconds: `pattern` mostly does without."""
        key = _lines_of(lines)
        if key not in self._whole:
            self._whole[key] = re.compile("|".join(f"(?:{self.expand(line)})" for line in key), re.IGNORECASE)
        return self._whole[key]

    def pattern(self, lines: str | tuple[str, ...], triggers: tuple[str, ...] = ()) -> Pattern:
        """Return the lines as a pattern that compiles only what a text may match.

        `triggers` are words one of which every match holds; without them they are worked out line by line.
        """
        flat = tuple(self._line(line) for line in self._flat(_lines_of(lines)))
        return Pattern(flat, Trigger(tuple(word.lower() for word in triggers)) if triggers else None)

    def trigger(self, lines: str | tuple[str, ...]) -> Trigger:
        """Return the words of which one stands in every text that one of the lines matches."""
        return trigger_of(union(self.needed(line) for line in _lines_of(lines)))

    def needed(self, line: str) -> Words:
        """Return the words `line` needs, None when it needs none."""
        if line not in self._needed:
            self._needed[line] = needed_words(line, self._needed_by_class)
        return self._needed[line]

    def all_needed(self, line: str) -> tuple[frozenset[str], ...]:
        """Return sets of words, of each of which `line` needs one."""
        return all_needed_words(line, self._needed_by_class)

    def get_ready(self) -> None:
        """Compile every line of the patterns made so far, for whoever has the time before a text comes."""
        for line in tuple(self._lines.values()):
            line.may_match("")
            line.regex  # noqa: B018  # compiled when first looked at

    def _needed_by_class(self, name: str) -> Words:
        return union(map(self.needed, self._macros[name]))

    def _translate(self, match: re.Match[str]) -> str:
        if name := match["name"]:
            if name not in self._expanded:
                self._expanded[name] = f"(?:{'|'.join(map(self.expand, self._macros[name]))})"
            return self._expanded[name]
        if space := match["space"]:
            # Possessive: the white space is not shared out with what follows, or a run of it takes seconds.
            return r"\s++" if space == " " else r"\s*"
        if inside := match["set"]:
            return inside.replace(" ", r"\s")
        return match["keep"]

    def _line(self, source: str) -> Line:
        if source not in self._lines:
            self._lines[source] = Line(source, self)
        return self._lines[source]

    def _flat(self, lines: tuple[str, ...]) -> Iterator[str]:
        # A line that is nothing but a class stands for the lines of the class: each then has its own trigger words.
        for line in lines:
            if alone := _ALONE.fullmatch(line):
                yield from self._flat(self._macros[alone[1]])
            else:
                yield line


def load_classes(folder: Path, cache: Path | None = None) -> Classes:
    """Return the word classes whose data lies in `folder` (one language); FileMistakes when a file is not usable."""
    return Classes(load_reading_data(folder, cache).classes)


def _lines_of(lines: str | tuple[str, ...]) -> tuple[str, ...]:
    each = lines.splitlines() if isinstance(lines, str) else lines
    return tuple(stripped for line in each if (stripped := line.strip()))


def _leftmost(lines: list[Line], text: str, start: int) -> re.Match[str] | None:
    best: re.Match[str] | None = None
    for line in lines:
        match = line.search(text, start)
        if match and (best is None or match.start() < best.start()):
            best = match
    return best
