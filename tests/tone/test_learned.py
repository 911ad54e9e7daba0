"""Rules of kind `learned`, with a reader that hears by single words: blame at "courier", smallness at "tiny"."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from composer.reading.components import Recognisers
from composer.reading.heard import Hear, Heard
from composer.reading.learned import load_learned
from composer.text.finding import Finding
from composer.text.span import Span
from composer.tone.checker import Checker
from composer.tone.context import Context, parse_context
from composer.tone.proof import faults_in
from composer.tone.rules import Flag, Rule
from tests.small_reader import BLAME, write_small_reader

PATTERN = replace(
    BLAME, id="van", kind="pattern", fault="", match=r"\bthe van broke\b", fix_kinds=("delete",), fixes=()
)
SENTENCE = parse_context(["scope=sentence"])


@pytest.fixture(scope="module")
def hear(tmp_path_factory: pytest.TempPathFactory) -> Hear:
    return load_learned(write_small_reader(tmp_path_factory.mktemp("reader"))).hear


def found(
    rules: tuple[Rule, ...], text: str, recognisers: Recognisers, hear: Hear | None, **context: object
) -> list[Finding]:
    checker = Checker({rule.id: rule for rule in rules}, recognisers)
    return list(checker.check(text, replace(SENTENCE, **context), hear))


def test_it_finds_what_the_reader_hears_and_marks_the_words_that_weighed_most(
    recognisers: Recognisers, hear: Hear
) -> None:
    text = "Hi Dana 😀,\r\n\r\nI'm sorry it is late, but the courier was ill 👍🏽 on Monday. It is here now."
    (finding,) = found((BLAME,), text, recognisers, hear)
    assert finding.rule == "blame-heard"
    assert finding.text == "but the courier was ill 👍🏽 on Monday"
    assert text[finding.start : finding.end] == finding.text
    assert finding.fixes[0].question == "own.act"


def test_without_a_reader_it_is_silent(recognisers: Recognisers) -> None:
    assert found((BLAME,), "The courier was late.", recognisers, None) == []


def test_it_is_silent_where_a_pattern_of_its_family_speaks_already(recognisers: Recognisers, hear: Hear) -> None:
    rules = (BLAME, PATTERN)
    both = found(rules, "The courier said the van broke down. The courier was late.", recognisers, hear)
    assert [finding.rule for finding in both] == ["van", "blame-heard"]
    other = replace(PATTERN, family="excuse")
    assert len(found((BLAME, other), "The courier said the van broke down.", recognisers, hear)) == 2
    beside = replace(BLAME, silent_with=("excuse",))
    assert len(found((beside, other), "The courier said the van broke down.", recognisers, hear)) == 1
    idea = replace(PATTERN, severity="advice")
    assert len(found((BLAME, idea), "The courier said the van broke down.", recognisers, hear)) == 2


def test_it_is_off_with_its_family_and_weighs_no_more_than_that_may(recognisers: Recognisers, hear: Hear) -> None:
    assert found((BLAME,), "The courier was late.", recognisers, hear, levels={"blame": "off"}) == []
    (quiet,) = found((BLAME,), "The courier was late.", recognisers, hear, levels={"blame": "advice"})
    assert quiet.severity == "advice"


def test_what_somebody_else_said_is_not_the_writers(recognisers: Recognisers, hear: Hear) -> None:
    assert found((BLAME,), 'You wrote "the courier was very late on Monday".', recognisers, hear) == []
    assert found((BLAME,), "You asked.\n\n> The courier was late.\n", recognisers, hear) == []


def test_a_heading_is_no_sentence(recognisers: Recognisers, hear: Hear) -> None:
    assert found((BLAME,), "The courier\n\nIt is late.", recognisers, hear) == []
    assert len(found((BLAME,), "The courier!\n\nIt is late.", recognisers, hear)) == 1


def test_a_private_note_is_not_heard(recognisers: Recognisers, hear: Hear) -> None:
    assert found((BLAME,), "The courier was late.", recognisers, hear, field="listen.words") == []


def test_a_warning_of_a_pattern_is_silent_where_the_reader_is_sure(recognisers: Recognisers) -> None:
    text = "I told you the van broke."

    def sure(_: object) -> list[Heard]:
        return [Heard(clean=True)]

    def unsure(_: object) -> list[Heard]:
        return [Heard(faults={"minimising": Span(0, 3)})]

    assert found((PATTERN,), text, recognisers, sure) == []
    assert len(found((PATTERN,), text, recognisers, unsure)) == 1
    error = replace(PATTERN, severity="error")
    assert len(found((error,), text, recognisers, sure)) == 1


def test_its_examples_are_tried_where_there_is_a_reader(recognisers: Recognisers, hear: Hear) -> None:
    assert faults_in(BLAME, recognisers, hear) == ()
    wrong = replace(BLAME, flag=(Flag("The parcel was late.", "The parcel was late"),))
    assert [fault.what for fault in faults_in(wrong, recognisers, hear)] == [
        "the rule is to find this once, and finds nothing"
    ]
    assert faults_in(wrong, recognisers) == ()


@pytest.mark.parametrize(("change", "said"), [({"fault": ""}, "needs fault"), ({"severity": "error"}, "no more than")])
def test_a_learned_rule_names_its_fault_and_weighs_no_more_than_a_warning(
    change: dict[str, str], said: str, recognisers: Recognisers
) -> None:
    (fault,) = faults_in(replace(BLAME, **change), recognisers)
    assert said in fault.what


def test_all_its_answers_are_the_same_whether_asked_alone_or_again(recognisers: Recognisers, hear: Hear) -> None:
    checker = Checker({BLAME.id: BLAME}, recognisers)
    first = checker.check("The courier was late.", Context(), hear)
    assert checker.check("The courier was late.", Context(), hear) == first
    assert checker.check("The courier was late.", Context()) == ()


def test_a_message_that_is_heard_to_restate_in_every_sentence_is_checked_all_the_same(checker: Checker) -> None:
    known = frozenset({"restatement"})

    def restating(sentences: Sequence[str]) -> list[Heard]:
        return [Heard(mentioned=known, known=known) for _ in sentences]

    text = (
        "Hi Dana,\n\nYou told me. You said so. You rang. You wrote. You came. You asked. I'm sorry I lost it.\n\nRavi"
    )
    assert "buried-apology" in {finding.rule for finding in checker.check(text, Context(), restating)}
