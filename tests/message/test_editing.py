"""What a writer does to the message itself: typing, moving, new wordings, and their own text as the message."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.guide.answers_file import read_case
from composer.guide.case import Case, Edition
from composer.guide.form import Form
from composer.knowledge.toml import read
from composer.message import editing
from composer.message.compose import Composer, Document
from composer.message.passages import Passage, edition_of, text_of

NOW = datetime(2026, 3, 11, 15)
ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"
OUTPUTS = ("email", "chat", "talk", "escalation", "public", "short", "holding")

OWN_DRAFT = """Hi Martin,

Sorry for the inconvenience with the booking page. You were without bookings for the whole of Monday morning, and your
team had to take them by phone.

The page has been working since noon on Monday. I will write to you by Friday about the bill.

Sam Reyes
"""


@pytest.fixture(scope="module")
def case(form: Form) -> Case:
    return read_case(read(ANSWERS / "1.toml"), form)


def document(composer: Composer, case: Case, output: str = "email") -> Document:
    return composer.document(case, output, now=NOW)


def edited(composer: Composer, case: Case, passages: tuple[Passage, ...], output: str = "email") -> Case:
    made = document(composer, case, output)
    return case.with_edition(edition_of(made.message.output, passages, made.natural))


def typed(composer: Composer, case: Case, text: str, output: str = "email") -> Case:
    return edited(composer, case, editing.retyped(document(composer, case, output).passages, text), output)


def text(composer: Composer, case: Case, output: str = "email") -> str:
    return composer.compose(case, output, now=NOW).text


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_passages_of_a_message_are_all_of_its_text(composer: Composer, case: Case, output: str) -> None:
    assert text_of(document(composer, case, output).passages) == text(composer, case, output)


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_message_nobody_edited_has_the_same_sentences_either_way(composer: Composer, case: Case, output: str) -> None:
    plain = composer.compose(case, output, now=NOW)
    assert document(composer, case, output).message.sentences == plain.sentences


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_whatever_is_typed_is_what_stands_there(composer: Composer, case: Case, data: st.DataObject) -> None:
    for output in ("email", "chat"):
        after = case
        for _ in range(3):
            before = text(composer, after, output)
            head = len("Subject: ") if output == "email" else 0
            start = data.draw(st.integers(head, len(before)))
            end = data.draw(st.integers(start, min(len(before), start + data.draw(st.sampled_from((0, 1, 9, 300))))))
            words = data.draw(
                st.sampled_from(("", " ", "x", "\n", "\n\n", "One more. And another", "\r", "🙂", "Hi,\n\n"))
            )
            wanted = before[:start] + words + before[end:]
            if not wanted.strip() or not wanted.startswith("Subject: "[:head]):
                continue
            after = typed(composer, after, wanted, output)
            assert text(composer, after, output) == wanted


def test_only_the_sentence_that_was_changed_becomes_the_writers_own(composer: Composer, case: Case) -> None:
    before = text(composer, case)
    sentence = next(one for one in composer.compose(case, "email", now=NOW).sentences if one.slot == "harm")
    after = typed(composer, case, before[: sentence.end - 1] + ", all of it" + before[sentence.end - 1 :])
    own = [one for one in composer.compose(after, "email", now=NOW).sentences if one.own]
    assert [one.slot for one in own] == ["harm"]
    assert own[0].text == sentence.text[:-1] + ", all of it."


def test_the_writers_sentence_stays_when_the_answer_changes_and_the_new_wording_is_offered(
    composer: Composer, case: Case
) -> None:
    sentence = next(one for one in composer.compose(case, "email", now=NOW).sentences if one.slot == "harm")
    own = typed(composer, case, text(composer, case).replace(sentence.text, "You lost a whole day."))
    changed = own.with_answer("own.harm", "could not work until noon")
    message = composer.compose(changed, "email", now=NOW)
    harm = next(one for one in message.sentences if one.slot == "harm")
    assert harm.text == "You lost a whole day."
    assert harm.new == "You could not work until noon."
    passages = document(composer, changed).passages
    taken = edited(composer, changed, editing.with_new(passages, harm.place))
    assert "You could not work until noon." in text(composer, taken)
    mine = edited(composer, changed, editing.kept(passages, harm.place))
    kept = next(one for one in composer.compose(mine, "email", now=NOW).sentences if one.slot == "harm")
    assert (kept.text, kept.new) == ("You lost a whole day.", "")


def test_a_changed_answer_still_reaches_the_sentences_that_are_not_the_writers(composer: Composer, case: Case) -> None:
    own = typed(composer, case, text(composer, case).replace("Best", "Warmly").replace("Hi ", "Dear "))
    changed = own.with_answer("own.harm", "could not work until noon")
    assert "You could not work until noon." in text(composer, changed)


def test_an_own_sentence_whose_answer_is_gone_stays(composer: Composer, case: Case) -> None:
    sentence = next(one for one in composer.compose(case, "email", now=NOW).sentences if one.slot == "harm")
    own = typed(composer, case, text(composer, case).replace(sentence.text, "You lost a whole day."))
    assert "You lost a whole day." in text(composer, own.with_answer("own.harm", ""))


def test_taking_the_generated_words_back_leaves_nothing_of_the_writers(composer: Composer, case: Case) -> None:
    before = text(composer, case)
    own = typed(composer, case, before.replace("sorry", "really sorry", 1))
    assert own.editions
    assert typed(composer, own, before).editions == ()


def test_a_sentence_moves_into_the_next_paragraph_before_it_passes_another(composer: Composer, case: Case) -> None:
    before = document(composer, case)
    harm = next(one for one in before.message.sentences if one.slot == "harm")
    down = edited(composer, case, editing.moved(before.passages, harm.place, 1))
    moved = text(composer, down)
    assert sorted(moved.split()) == sorted(before.message.text.split())
    assert moved != before.message.text
    back = edited(composer, down, editing.moved(document(composer, down).passages, harm.place, -1))
    assert text(composer, back) == before.message.text
    assert back.edition("email") == Edition("email")


@settings(deadline=None, max_examples=100)
@given(moves=st.lists(st.tuples(st.integers(0, 30), st.sampled_from((-1, 1))), max_size=12))
def test_moving_loses_no_word_and_order_comes_back(
    composer: Composer, case: Case, moves: list[tuple[int, int]]
) -> None:
    after = case
    for number, by in moves:
        made = document(composer, after)
        places = [one.place for one in made.message.sentences]
        after = edited(composer, after, editing.moved(made.passages, places[number % len(places)], by))
    before = text(composer, case)
    assert sorted(text(composer, after).split()) == sorted(before.split())
    made = document(composer, after)
    assert text(composer, edited(composer, after, editing.in_order(made.passages, made.natural))) == before


@settings(deadline=None, max_examples=60)
@given(places=st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()))
def test_dragging_a_sentence_loses_no_word(composer: Composer, case: Case, places: tuple[int, int, bool]) -> None:
    made = document(composer, case)
    names = [one.place for one in made.message.sentences]
    one, other = names[places[0] % len(names)], names[places[1] % len(names)]
    after = edited(composer, case, editing.placed(made.passages, one, other, after=places[2]))
    assert sorted(text(composer, after).split()) == sorted(made.message.text.split())
    assert "\n\n\n" not in text(composer, after)
    assert "  " not in text(composer, after)


def test_a_new_sentence_stands_where_the_rules_have_it_in_the_writers_order(composer: Composer, case: Case) -> None:
    made = document(composer, case.with_answer("own.intent", ""))
    harm = next(one for one in made.message.sentences if one.slot == "harm")
    moved = edited(composer, case.with_answer("own.intent", ""), editing.moved(made.passages, harm.place, -1))
    later = moved.with_answer("own.intent", "lose your files")
    slots = [one.slot for one in composer.compose(later, "email", now=NOW).sentences]
    assert slots.index("intent") == slots.index("own") + 1


# -- the writer's own text


def own_case(case: Case, words: str = OWN_DRAFT, **answers: str) -> Case:
    own = Case().with_answer("draft.text", words).with_answer("draft.as", "email").with_answer("output", "email")
    own = own.with_answer("listen.who", case.value("listen.who") or "").with_answer("sender.name", "Sam Reyes")
    for key, value in answers.items():
        own = own.with_answer(key.replace("__", "."), value)
    return own


def test_nothing_of_their_own_text_is_reworded(composer: Composer, case: Case) -> None:
    message = composer.compose(own_case(case), "email", now=NOW)
    assert message.body == OWN_DRAFT.strip()


def test_each_sentence_of_theirs_knows_what_it_does(composer: Composer, case: Case) -> None:
    sentences = composer.compose(own_case(case), "email", now=NOW).sentences
    assert [("harm" in one.components) for one in sentences][1]
    assert "follow_up" in sentences[-1].components or "fix_time" in sentences[-1].components


def test_what_is_missing_is_put_in_at_its_place_by_the_rules(composer: Composer, case: Case) -> None:
    own = own_case(case, own__act="changed the page without testing it")
    body = composer.compose(own, "email", now=NOW).body
    put_in = "I changed the page without testing it."  # sorry they have said already
    assert put_in in body
    assert body.index("the inconvenience") < body.index(put_in) < body.index("The page has been working")
    assert body.replace(put_in, "").split() == OWN_DRAFT.split()


def test_what_their_text_says_is_not_asked_again(composer: Composer, case: Case) -> None:
    asked = {gap.question for gap in composer.compose(own_case(case), "email", now=NOW).gaps}
    assert "own.harm" not in asked
    assert "own.act" in asked


def test_their_own_text_in_another_output_is_made_of_the_answers(composer: Composer, case: Case) -> None:
    own = own_case(case, own__act="changed the page without testing it")
    assert "booking page" not in composer.compose(own, "talk", now=NOW).text


@settings(deadline=None, max_examples=150)
@given(words=st.text(max_size=400).filter(str.strip))
def test_any_text_comes_out_as_it_went_in(composer: Composer, words: str) -> None:
    case = Case().with_answer("draft.text", words).with_answer("draft.as", "chat")
    assert composer.compose(case, "chat", now=NOW).text == words.strip()


# -- typing where nothing stands


@pytest.mark.parametrize("output", ["email", "chat", "talk"])
def test_a_message_that_was_taken_out_whole_can_be_written_anew(composer: Composer, case: Case, output: str) -> None:
    message = composer.compose(case, output, now=NOW)
    head = message.text[: message.body_start]
    empty = typed(composer, case, head, output)
    assert composer.compose(empty, output, now=NOW).body == ""
    after = empty
    for words in ("S", "So", "Sorry.", "Sorry.\n\nSam", "\nSorry.\n\nSam\n"):
        after = typed(composer, after, (head or "") + words, output)
        assert composer.compose(after, output, now=NOW).body == words
    assert composer.compose(after, output, now=NOW).subject == message.subject


def test_a_sentence_written_between_two_leaves_both_as_the_answers_make_them(composer: Composer, case: Case) -> None:
    before = composer.compose(case, "email", now=NOW)
    harm = next(one for one in before.sentences if one.slot == "harm")
    after = case
    for words in (" ", " T", " The loss is mine to make good."):
        after = typed(composer, after, before.text[: harm.end] + words + before.text[harm.end :])
    message = composer.compose(after, "email", now=NOW)
    assert [one.text for one in message.sentences if one.own] == ["The loss is mine to make good."]
    changed = composer.compose(after.with_answer("own.harm", "could not work until noon"), "email", now=NOW)
    assert "You could not work until noon. The loss is mine to make good." in changed.text


def test_what_was_written_above_everything_stays_there(composer: Composer, case: Case) -> None:
    before = composer.compose(case, "email", now=NOW)
    head, body = before.text[: before.body_start], before.body
    after = typed(composer, typed(composer, case, f"{head}\n\n{body}"), f"{head}For you alone.\n\n{body}")
    message = composer.compose(after, "email", now=NOW)
    assert message.body == f"For you alone.\n\n{body}"
    assert [one.text for one in message.sentences if one.own] == ["For you alone."]


def test_a_subject_can_be_taken_out_and_written_again(composer: Composer, case: Case) -> None:
    before = composer.compose(case, "email", now=NOW)
    without = edited(composer, case, editing.titled(document(composer, case).passages, ""))
    message = composer.compose(without, "email", now=NOW)
    assert (message.subject, message.text, message.body) == ("", before.body, before.body)
    again = edited(composer, without, editing.titled(document(composer, without).passages, "Your laptop"))
    assert text(composer, again) == f"Subject: Your laptop\n\n{before.body}"
    same = edited(composer, again, editing.titled(document(composer, again).passages, before.subject))
    assert same.editions == ()


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_whatever_is_typed_below_the_subject_is_the_body(composer: Composer, case: Case, data: st.DataObject) -> None:
    for output in ("email", "chat"):
        after = case
        for _ in range(4):
            message = composer.compose(after, output, now=NOW)
            head, body = message.text[: message.body_start], message.body
            start = data.draw(st.integers(0, len(body)))
            end = data.draw(st.integers(start, min(len(body), start + data.draw(st.sampled_from((0, 1, 60, 5000))))))
            words = data.draw(st.sampled_from(("x", "\n", "\n\n", "One more. And another", " ", "🙂", "Hi,\n\n")))
            wanted = body[:start] + words + body[end:]
            if wanted.strip():
                above = head if head.endswith("\n") or not head else head + "\n\n"
                after = typed(composer, after, above + wanted, output)
                assert composer.compose(after, output, now=NOW).body == wanted


def test_of_two_sentences_alike_only_the_one_that_was_changed_is_the_writers(composer: Composer, case: Case) -> None:
    own = own_case(case, "Hi,\n\nI am sorry. It was me.\n\nI am sorry. It was me.\n\nSam")
    after = typed(composer, own, text(composer, own)[: -len(" It was me.\n\nSam")] + " Truly. It was me.\n\nSam")
    message = composer.compose(after, "email", now=NOW)
    assert message.body == "Hi,\n\nI am sorry. It was me.\n\nI am sorry. Truly. It was me.\n\nSam"
    changed = typed(composer, after, message.text[::-1].replace("yrros", "yrros yrev", 1)[::-1])
    body = composer.compose(changed, "email", now=NOW).body
    assert body == "Hi,\n\nI am sorry. It was me.\n\nI am very sorry. Truly. It was me.\n\nSam"
