"""No text makes a pattern work long: repeats, near misses and pages without a full stop, each under a limit of time."""

from collections.abc import Iterator

import pytest

from composer.knowledge.places import resources
from composer.reading.components import Recognisers
from composer.reading.macros import lowered
from composer.tone.patterns import Patterns
from composer.tone.rules import Rule, load_rules
from tests.timing import seconds

RULES = load_rules(resources() / "rules" / "en")
LENGTH = 20_000
LIMIT = 0.25  # seconds a line may take for one text; the slowest takes a seventh of it
REPEATED = (
    "a ",
    "a",
    "no ",
    "I ",
    "I will ",
    "we have been ",
    "your ",
    "the the ",
    "of the ",
    "so very, and ",
    "sorry ",
    "sorry if ",
    "I'm so sorry that ",
    "you should have ",
    "not ",
    "_",
    "<",
    "[a ",
    '"',
    "1.1.1.",
    "a@a.",
    "a-a-a.",
    " ",
    "\n",
    ", ",
    "and will be ",
    "soon ",
    "was not ",
    "if you ",
    "in return for ",
    "refund ",
    "at least ",
    "it was a ",
    "thank you for ",
    "every one of our ",
)


def sources(rule: Rule) -> Iterator[str]:
    yield from filter(None, (rule.match, rule.also, rule.unless, rule.unless_near, rule.unless_before))
    yield from filter(None, (rule.next_after, rule.next, *(variant.match for variant in rule.variants)))
    for recipe in rule.fixes:
        yield from filter(None, (recipe.find, recipe.unless))
    yield from _texts_of(dict(rule.logic))


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"name", "component", "question", "small_words"}:
                yield from _texts_of(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts_of(inner)
    elif isinstance(value, str) and "\\" in value:
        yield value


def texts_against(rule: Rule) -> Iterator[str]:
    """Yield what is long and almost matches: common words, and the beginnings of what the rule itself looks for."""
    for piece in REPEATED:
        yield piece * (LENGTH // len(piece))
    for flag in rule.flag[:6]:
        words = flag.text.rstrip(".!?").split()[:8]
        for many in {1, 2, 3, len(words) - 1, len(words)}:
            piece = " ".join(words[:many]) + " "
            yield piece * (LENGTH // max(1, len(piece)))
        # A long run of white space in the middle, as a table that was pasted leaves it.
        yield f"{words[0]}{' ' * LENGTH}{' '.join(words[1:])}x"
        yield f"{' '.join(words[:-1])}{' ' * LENGTH}{words[-1]}x"


@pytest.fixture(scope="module")
def patterns(recognisers: Recognisers) -> Patterns:
    return Patterns(recognisers.classes)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_no_text_of_20000_characters_makes_a_pattern_work_long(rule: Rule, patterns: Patterns) -> None:
    lines = {line.source: line for source in sources(rule) for line in patterns[source].lines}
    for line in lines.values():
        assert line.regex
    slow = []
    for text in texts_against(rule):
        lower = lowered(text)
        for line in lines.values():
            if not line.may_match(lower):
                continue
            if seconds(lambda line=line, text=text: line.search(text, 0)) > LIMIT:
                slow.append((line.source, text[:40]))
    assert slow == []
