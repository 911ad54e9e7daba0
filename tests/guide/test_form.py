import re
import shutil
from pathlib import Path

import pytest

from composer.guide.form import FILES, Form, Question, load_form
from composer.guide.stance import DEFAULTS
from composer.knowledge.places import resources
from composer.text.errors import UserError


def test_the_form_has_the_eight_steps_in_the_order_a_good_apologiser_works(form: Form) -> None:
    assert [(step.number, step.id) for step in form.steps] == list(
        enumerate(["listen", "restate", "own", "explain", "plan", "promise", "comp", "follow"], start=1)
    )


def test_a_question_is_found_by_its_key_and_by_the_key_of_one_of_its_fields(form: Form) -> None:
    assert form.question("own.act").ask == "What went wrong on your side?"
    assert form.question("promise.sure") is form.question("promise")
    assert form.question("plan.next.when") is form.question("plan.next")
    with pytest.raises(KeyError):
        form.question("own.colour")


def test_every_key_of_a_step_begins_with_the_name_of_the_step(form: Form) -> None:
    for step in form.steps:
        assert {question.key.split(".")[0] for question in step.questions} == {step.id}
        assert form.step_of(step.questions[0].key) is step


def test_every_question_can_be_drawn_from_its_data_alone(form: Form) -> None:
    for question in form.questions():
        assert question.ask.endswith("?") or question.key == "comp.what", question.key
        assert question.help.endswith("."), question.key
        assert question.example, question.key
        assert (question.type == "choice") == bool(question.choices), question.key
        assert bool(question.chip) == (question.asked == "chip"), question.key
        assert (question.type in ("people", "steps", "outside", "promises")) == bool(question.fields), question.key


def test_an_obligatory_question_has_words_for_its_gap_and_a_group_of_which_one_is_enough_has_them_once(
    form: Form,
) -> None:
    groups: dict[str, list[str]] = {}
    for question in form.questions():
        marked = question.asked in ("always", "impact-2", "impact-3", "output") or question.asked_when
        if marked and question.either:
            groups.setdefault(question.either, []).append(question.gap)
        elif marked and not question.default:
            assert question.gap, question.key
    assert groups
    assert all(len(list(filter(None, gaps))) == 1 for gaps in groups.values())


def test_conditions_and_notes_name_only_questions_values_and_outputs_that_exist(form: Form) -> None:
    derived = {
        "stance": {"full", "part", "fix-only", "empathy"},
        "shape": {"apology", "fix-only", "empathy", "concern", "help"},
        "impact": {"1", "2", "3", "4"},
        "prior": {"0", "1", "2"},
        "early": {"yes", "no"},
        "compensation": {"undecided", "nothing"},
    }
    notes = [*form.start_notes, *(note for step in form.steps for note in step.notes)]
    conditions = [
        condition
        for thing in (*form.questions(), *(stem for q in form.questions() for stem in q.stems), *notes)
        for condition in (*thing.when, *thing.unless)
    ]
    conditions += [c for q in form.questions() for c in (*q.asked_when, *q.spared_when)]
    for condition in conditions:
        for key, values in condition.items():
            if key in derived:
                assert set(values) <= derived[key], key
            elif form.question(key).choices:
                assert set(values) <= {choice.value for choice in form.question(key).choices} | {""}, key
            else:
                assert values == ("",), key
    for note in notes:
        assert not note.under or form.question(note.under), note.id
        assert not note.shows or form.question(note.shows), note.id
        for offer in note.offers:
            kind, _, name = offer.opens.partition(":")
            known = {
                "output": {output.name for output in form.kinds},
                "step": {step.id for step in form.steps},
                "question": set(form.by_key),
                "anyway": {""},
                "proposal": {""},
                "draft": {"compensation"},
                "answer": {f"{key}={choice.value}" for key, q in form.by_key.items() for choice in q.choices},
            }
            assert name in known[kind], note.id


def test_a_note_stands_under_a_question_of_its_own_step(form: Form) -> None:
    for step in form.steps:
        keys = {question.key for question in step.questions}
        assert all(not note.under or note.under in keys for note in step.notes), step.id


def test_what_an_unanswered_choice_means_is_the_default_the_form_shows(form: Form) -> None:
    assert {q.key: q.default for q in form.questions() if q.default} == dict(DEFAULTS)


def test_a_step_shows_at_most_four_rows_of_its_own_and_the_rest_is_behind_chips(form: Form) -> None:
    for step in form.steps:
        rows = {q.row or q.key for q in step.questions if q.asked not in ("chip", "output") and not q.place}
        assert 1 <= len(rows) <= 4, (step.id, rows)


def test_how_serious_it_is_has_two_examples_from_their_side_for_each_answer(form: Form) -> None:
    choices = form.question("listen.impact").choices
    assert [choice.value for choice in choices] == ["1", "2", "3", "4"]
    assert all(len(choice.examples) == 2 for choice in choices)


def test_the_three_gates_of_own_are_one_row_with_two_quiet_links(form: Form) -> None:
    row = [question for question in form.questions() if question.row == "gates"]
    assert [choice.label for choice in row[0].choices] == ["All ours", "Partly", "Not ours", "Not known yet"]
    assert [question.link for question in row] == ["", "I am not sure I am sorry", "I may not say so"]


def test_whether_something_went_wrong_is_four_plain_lines(form: Form) -> None:
    wrong = form.question("wrong")
    assert [choice.value for choice in wrong.choices] == ["act", "pain", "failed", "none"]


def test_private_notes_are_marked_as_private(form: Form) -> None:
    assert {q.key for q in form.questions() if q.private} == {"own.parked", "comp.reason", "follow.learn"}


def test_the_words_of_the_form_are_plain_and_do_not_shout(form: Form) -> None:
    for text in _all_words(form):
        assert "!" not in text
        assert not re.search(r"\b(user|invalid|error|must fill|mandatory)\b", text, re.IGNORECASE), text


def _all_words(form: Form) -> list[str]:
    words = [text for step in form.steps for text in (step.name, step.title, step.why, step.help)]
    for question in form.questions():
        words += [question.ask, question.help, question.chip, question.link, question.gap, *_labels(question)]
    for step in form.steps:
        words += [text for note in step.notes for text in (note.text, *(offer.label for offer in note.offers))]
    return words


def _labels(question: Question) -> list[str]:
    return [choice.label for choice in question.choices] + [field.label for field in question.fields]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_form_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "en"
    shutil.copytree(resources() / "form" / "en", folder)
    (folder / f"{name}.toml").unlink()
    with pytest.raises(UserError) as told:
        load_form(folder)
    assert str(folder / f"{name}.toml") in str(told.value)
