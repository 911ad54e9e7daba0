from hypothesis import given
from hypothesis import strategies as st

from composer.guide.case import Case
from composer.guide.form import Form
from composer.guide.gates import live, notes, open_again, shown, stem_of

GATES = {
    "own.sorry": ("yes", "unsure", "no"),
    "own.ours": ("all", "part", "none", "unknown"),
    "own.may": ("yes", "no", "unsure"),
    "explain.ready": ("", "asked", "calm", "angry", "unknown"),
    "explain.known": ("", "known", "partly", "not-yet"),
    "comp.kind": ("nothing", "refund", "credit", "time", "replacement", "behaviour", "gesture"),
    "comp.when": ("now", "later", "not-offered"),
    "wrong": ("act", "pain", "failed", "none"),
    "plan.change_from": ("", "today"),
}


def test_no_change_of_a_gate_loses_a_word_or_splices_one_under_a_stem_it_was_not_written_to(
    form: Form, full_case: Case
) -> None:
    before = live(form, full_case)
    for gate, values in GATES.items():
        for value in values:
            changed = full_case.with_answer(gate, value)
            _each_answer_stands_under_its_own_stem(form, changed)
            assert all(changed.answers[key] is full_case.answers[key] for key in full_case.answers if key != gate)
            back = changed.with_answer(gate, full_case.text(gate))
            assert live(form, back) == before, (gate, value)


@given(st.lists(st.sampled_from([(gate, value) for gate, values in GATES.items() for value in values]), max_size=12))
def test_after_any_walk_through_the_gates_every_answer_is_found_again(
    form: Form, full_case: Case, walk: list[tuple[str, str]]
) -> None:
    case = full_case
    for gate, value in walk:
        case = case.with_answer(gate, value)
        _each_answer_stands_under_its_own_stem(form, case)
    for gate in GATES:
        case = case.with_answer(gate, full_case.text(gate))
    assert live(form, case) == live(form, full_case)


def _each_answer_stands_under_its_own_stem(form: Form, case: Case) -> None:
    known = live(form, case)
    again = {question.key for question in open_again(form, case)}
    for question in form.questions():
        answer = case.answers.get(question.key)
        if answer is None:
            continue
        stem = stem_of(question, case)
        spliced = question.key in known.answers
        fits = answer.stem in ("", stem.id, *stem.fits)
        assert spliced == (shown(question, case) and fits), question.key
        assert (question.key in again) == (shown(question, case) and not fits), question.key


def test_what_i_did_is_not_spliced_as_what_you_did(form: Form) -> None:
    case = Case().with_answer("own.act", "wiped your laptop", "sorry_i").with_answer("own.ours", "none")
    assert stem_of(form.question("own.act"), case).text == "I'm sorry you"
    assert "own.act" not in live(form, case).answers
    assert [question.key for question in open_again(form, case)] == ["own.act"]


def test_a_reason_that_stood_alone_is_not_spliced_as_an_admission(form: Form) -> None:
    case = Case().with_answer("explain.cause", "a road crew cut the cable", "alone")
    assert "explain.cause" in live(form, case.with_answer("own.ours", "none")).answers
    assert [question.key for question in open_again(form, case)] == ["explain.cause"]


def test_an_answer_from_a_file_belongs_to_the_stem_its_gates_give(form: Form) -> None:
    case = Case().with_answer("own.act", "were cut off").with_answer("own.may", "no")
    assert live(form, case).answers["own.act"].stem == "sorry_you"


def test_i_am_sorry_i_is_only_said_of_what_is_ours_and_may_be_said(form: Form) -> None:
    act = form.question("own.act")
    for ours in ("all", "part", "none", "unknown"):
        for may in ("yes", "no", "unsure"):
            case = Case().with_answer("own.ours", ours).with_answer("own.may", may)
            owned = ours in ("all", "part") and may == "yes"
            assert stem_of(act, case).text == ("I'm sorry I" if owned else "I'm sorry you")


def test_somebody_who_is_not_sorry_is_not_asked_for_the_act_and_may_say_what_they_see_differently(form: Form) -> None:
    sorry, not_sorry = Case(), Case().with_answer("own.sorry", "no")
    for key, when_sorry in (("own.act", True), ("own.intent", True), ("restate.differ", False)):
        assert shown(form.question(key), sorry) is when_sorry
        assert shown(form.question(key), not_sorry) is not when_sorry


def test_an_unsure_writer_goes_on_as_if_sorry_and_reads_their_words_again(form: Form) -> None:
    case = Case().with_answer("own.sorry", "unsure")
    assert shown(form.question("own.act"), case)
    assert [note.shows for note in notes(form.steps[2], case)] == ["listen.words"]


def test_the_reason_for_ownership_is_only_asked_of_those_who_own_it(form: Form) -> None:
    should = form.question("explain.should")
    assert shown(should, Case())
    assert not shown(should, Case().with_answer("own.ours", "none"))


def test_the_angry_are_offered_a_write_up_and_a_talk_and_nobody_else_is(form: Form) -> None:
    for ready in ("", "asked", "calm", "unknown", "angry"):
        case = Case().with_answer("explain.ready", ready)
        for key in ("explain.write_by", "explain.talk_at"):
            assert shown(form.question(key), case) is (ready == "angry")


def test_what_is_not_known_is_asked_when_the_cause_is_not_known_and_in_a_holding_note(form: Form) -> None:
    unknown, tell_by = form.question("explain.unknown"), form.question("explain.tell_by")
    known = Case().with_answer("explain.known", "known")
    assert not shown(unknown, known)
    assert not shown(tell_by, known)
    assert shown(tell_by, known.with_answer("explain.ready", "unknown"))
    assert shown(unknown, Case().with_answer("explain.known", "not-yet"))
    assert shown(unknown, known.with_answer("output", "holding"))


def test_a_question_of_one_output_is_asked_only_for_it(form: Form) -> None:
    assert not shown(form.question("public.help"), Case())
    assert shown(form.question("public.help"), Case().with_answer("output", "public"))
    assert shown(form.question("help.answer"), Case().with_answer("wrong", "none"))


def test_a_change_reads_well_with_and_without_its_day_so_its_words_stay(form: Form) -> None:
    case = Case().with_answer("plan.change", "two of us check the list", "change")
    change = form.question("plan.change")
    assert stem_of(change, case).text == "So that it does not happen again,"
    dated = case.with_answer("plan.change_from", "today")
    assert stem_of(change, dated).text == "From today,"
    assert live(form, dated).answers["plan.change"].stem == "change_from"


def test_the_writer_chooses_how_to_say_what_is_given_back(form: Form) -> None:
    what = form.question("comp.what")
    case = Case().with_answer("comp.kind", "time").with_answer("comp.what", "a free day", "give")
    assert stem_of(what, case).text == "We will give you"
    assert live(form, case).answers["comp.what"].stem == "give"
    assert "comp.what" not in live(form, case.with_answer("comp.kind", "nothing")).answers


def test_words_from_a_file_for_what_is_given_back_keep_no_stem_since_any_of_three_may_fit(form: Form) -> None:
    case = Case().with_answer("comp.kind", "credit").with_answer("comp.what", "a month without charge")
    assert live(form, case).answers["comp.what"].stem == ""


def test_what_is_not_answered_has_its_default_and_the_number_comes_from_the_card_of_the_sender(form: Form) -> None:
    known = live(form, Case().with_answer("sender.phone", "0117 496 0142"))
    assert known.text("own.ours") == "all"
    assert known.text("listen.impact") == "2"
    assert known.text("follow.open") == "missed"
    assert known.text("follow.reach") == "0117 496 0142"
    assert live(form, Case().with_answer("output", "plain-help")).text("wrong") == "none"


def test_the_path_that_is_not_our_fault_comes_with_a_line_of_comfort(form: Form) -> None:
    (note,) = notes(form.steps[2], Case().with_answer("own.ours", "none"))
    assert "do not take it personally" in note.text
