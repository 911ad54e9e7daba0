"""Findings of a sentence, brought back to the answer it was made of."""

from composer.guide.case import Case, Outside
from composer.message.message import Block, Message, Sentence
from composer.session.fields import FieldFinding, findings_in_field
from composer.text.finding import Finding, Fix


def made(text: str, *answers: str) -> Message:
    """A message of one sentence behind a greeting."""
    start = len("Hi Dana,\n\n")
    sentence = Sentence(text, "own", answers, (), start, start + len(text), "own")
    block = Block("paragraph", start, sentence.end, (sentence,))
    return Message("email", "email", "apology", "normal", "full", 2, "", "Hi Dana,\n\n" + text, (block,))


def found(message: Message, words: str, fix: tuple[str, str] | None = None) -> Finding:
    """A finding on `words`, whose fix makes the second of the first."""
    start = message.text.index(words)
    fixes = ()
    if fix:
        at = message.text.index(fix[0])
        fixes = (Fix("Mend it", "replace", at, at + len(fix[0]), fix[1]),)
    return Finding(
        "a-rule", "tone", "tone", "warning", None, start, start + len(words), words, "Look.", "Why.", "S", fixes
    )


def only(case: Case, key: str, message: Message, finding: Finding) -> FieldFinding:
    (one,) = findings_in_field(case, key, message, [finding])
    return one


def mended(one: FieldFinding) -> str:
    (fix,) = one.finding.fixes
    assert fix.replacement is not None
    return one.part.text[: fix.start] + fix.replacement + one.part.text[fix.end :]


def test_a_mark_stands_on_the_words_as_they_were_typed() -> None:
    case = Case().with_answer("own.harm", "😀 May have lost  the morning")
    message = made("You may have lost the morning.", "own.harm")
    one = only(case, "own.harm", message, found(message, "may have"))
    assert (one.finding.start, one.finding.end, one.finding.text) == (2, 10, "May have")


def test_a_fix_that_reaches_into_the_stem_changes_only_what_was_typed() -> None:
    case = Case().with_answer("own.act", "if you were upset")
    message = made("I'm sorry if you were upset.", "own.act")
    finding = found(message, "sorry if you were upset", ("I'm sorry if you were upset", "I'm sorry you were upset"))
    one = only(case, "own.act", message, finding)
    assert not one.in_stem
    assert mended(one) == "you were upset"


def test_words_can_be_put_in_and_taken_out_where_they_were_typed() -> None:
    case = Case().with_answer("own.act", "sent teh list and any inconvenience")
    message = made("I'm sorry I sent teh list and any inconvenience.", "own.act")
    assert mended(only(case, "own.act", message, found(message, "teh", ("teh", "the")))) == (
        "sent the list and any inconvenience"
    )
    away = found(message, "any inconvenience", (" and any inconvenience", ""))
    assert mended(only(case, "own.act", message, away)) == "sent teh list"


def test_a_mark_in_the_stem_belongs_to_the_seam() -> None:
    case = Case().with_answer("plan.change", "nobody sends it alone")
    message = made("So that it does not happen again, nobody sends it alone.", "plan.change")
    one = only(case, "plan.change", message, found(message, "does not happen", ("does not", "will not")))
    assert one.in_stem
    assert (one.finding.start, one.finding.end, one.finding.fixes) == (None, None, ())


def test_a_mark_stands_in_the_one_answer_its_words_came_from() -> None:
    case = (
        Case().with_answer("restate.told", "the list was wrong").with_answer("restate.most", "you was the last to know")
    )
    message = made(
        "You told me that the list was wrong, and that you was the last to know.", "restate.told", "restate.most"
    )
    finding = found(message, "you was", ("you was", "you were"))
    assert list(findings_in_field(case, "restate.told", message, [finding])) == []
    assert mended(only(case, "restate.most", message, finding)) == "you were the last to know"


def test_a_mark_in_one_part_of_an_answer_names_that_part() -> None:
    case = Case().with_answer("explain.outside", Outside("cut the cable", "getting you back on teh line"))
    message = made("Whoever cut the cable, getting you back on teh line is my job.", "explain.outside")
    one = only(case, "explain.outside", message, found(message, "teh", ("teh", "the")))
    assert (one.part.column, mended(one)) == ("mine", "getting you back on the line")


def test_a_finding_of_another_sentence_is_not_shown_in_the_field() -> None:
    case = Case().with_answer("own.act", "sent it").with_answer("own.harm", "lost a day")
    message = made("You lost a day.", "own.harm")
    assert list(findings_in_field(case, "own.act", message, [found(message, "lost")])) == []
