from composer.guide.case import Case, Person
from composer.session.open_case import Change, OpenCase

DANA = Person(name="Dana Okafor", call="Dana", organisation="Northwind")


def test_each_change_is_told_once_and_only_where_something_changed(opened: OpenCase) -> None:
    changes: list[Change] = []
    stop = opened.subscribe(changes.append)
    opened.answer("own.act", "sent it")
    opened.answer("own.act", "sent it")
    opened.go("listen")
    opened.go("own")
    stop()
    opened.answer("own.act", "sent it twice")
    assert [(change.how, change.keys) for change in changes] == [
        ("typing", frozenset({"own.act"})),
        ("step", frozenset()),
    ]


def test_the_case_is_a_new_value_after_each_change_and_the_old_one_stays(opened: OpenCase) -> None:
    before = opened.case
    opened.answer("own.act", "sent it")
    assert (before.answers, opened.case.text("own.act")) == ({}, "sent it")


def test_an_emptied_answer_is_gone(opened: OpenCase) -> None:
    opened.answer("own.act", "sent it")
    opened.answer("own.act", "")
    assert opened.case == Case("k7m3pq9x")


def test_a_case_is_called_after_whom_and_what_it_is_about_until_it_is_named(opened: OpenCase) -> None:
    assert opened.title == "A new apology"
    opened.answer("listen.who", (DANA,))
    opened.answer("listen.pain", "the wrong prices")
    assert opened.title == "Northwind: the wrong prices"
    opened.rename("Prices")
    assert opened.title == "Prices"


def test_an_answer_remembers_the_stem_that_stood_there(opened: OpenCase) -> None:
    opened.answer("own.act", "sent you the wrong list")
    stem = opened.stem("own.act").id
    opened.answer("own.ours", "none", how="choice")
    assert opened.case.answers["own.act"].stem == stem != opened.stem("own.act").id
    assert "own.act" not in opened.live.answers
    assert [question.key for question in opened.open_again()] == ["own.act"]


def test_old_words_can_be_taken_over_under_the_new_stem(opened: OpenCase) -> None:
    opened.answer("own.act", "had to wait three days")
    opened.answer("own.ours", "none", how="choice")
    opened.take_over("own.act")
    assert opened.case.answers["own.act"].stem == opened.stem("own.act").id
    assert opened.live.text("own.act") == "had to wait three days"
    assert opened.open_again() == ()
    opened.undo()
    assert [question.key for question in opened.open_again()] == ["own.act"]


def test_nothing_typed_is_lost_when_a_gate_hides_its_question(opened: OpenCase) -> None:
    opened.answer("explain.known", "known", how="choice")
    opened.answer("explain.cause", "the list was old")
    opened.answer("explain.known", "not-yet", how="choice")
    opened.answer("explain.known", "known", how="choice")
    assert opened.case.text("explain.cause") == "the list was old"


def test_the_message_is_made_once_for_each_state_of_the_case(opened: OpenCase) -> None:
    opened.answer("own.act", "sent you the wrong list")
    message = opened.message("email")
    opened.go("plan")
    assert opened.message("email") is message
    assert opened.message("chat") is not message
    opened.answer("own.act", "sent you the wrong price list")
    assert "wrong price list" in opened.message("email").text


def test_the_output_chosen_is_the_message_that_is_made(opened: OpenCase) -> None:
    opened.answer("own.act", "sent you the wrong list")
    opened.set_output("chat")
    assert opened.message().output == "chat"
    undone = opened.undo()
    assert undone is not None
    assert undone.key == "output"


def test_say_it_another_way_changes_the_wording_of_that_sentence_alone(opened: OpenCase) -> None:
    opened.answer("own.act", "sent you the wrong list")
    opened.answer("plan.done", ("sent the right one",))
    first = {sentence.slot: sentence.text for sentence in opened.message("email").sentences}
    opened.say_another_way("own")
    second = {sentence.slot: sentence.text for sentence in opened.message("email").sentences}
    assert first["own"] != second["own"]
    assert first["done"] == second["done"]
