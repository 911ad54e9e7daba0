"""Every output in the window: its place in the switch, its own questions, its length, its way out."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.shell.pages import OUTPUT
from composer.desktop.widgets.labels import Label
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.toml import read
from tests.desktop.conftest import ANSWERS

OnCase = Callable[..., CasePage]
FRONT = ("email", "talk", "chat")
BEHIND = ("text", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry")
MESSY = {
    "listen.who": "",
    "own.act": "forgot.. and then didnt ring 😢\n\n- sorry",
    "own.harm": "  you waited  ",
    "plan.done": ("ordered it", "", "x" * 300),
    "explain.cause": "no idea; <b>still</b> looking & asking",
    "follow.reach": "ring me!!!",
}


def case_of(app: App, name: str) -> Case:
    return replace(read_case(read(ANSWERS / f"{name}.toml"), app.form), id="k7m3pq9x", now=None, step="own")


def labels(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def choose_behind(page: CasePage, label: str) -> None:
    """Choose an output behind the dots."""
    page.preview._fill_menu()  # as the menu does when it opens
    actions = page.preview._menu.actions()
    next(action for action in actions if action.text().startswith(f"{label}\t")).trigger()


def test_three_outputs_stand_in_front_and_the_others_behind_the_dots_with_what_each_is_for(
    on_case: OnCase, app: App
) -> None:
    page = on_case(case_of(app, "1"))
    page.preview._fill_menu()
    told = [action.text().split("\t") for action in page.preview._menu.actions()]
    kinds = {kind.name: kind for kind in app.form.kinds}
    assert told == [[kinds[name].label, kinds[name].why] for name in behind(app)]
    assert all(why for _, why in told)
    assert {kind.name for kind in app.form.kinds} == {*FRONT, *BEHIND}


def behind(app: App) -> list[str]:
    return [kind.name for kind in app.form.kinds if kind.name not in FRONT]


def test_an_output_behind_the_dots_says_what_it_is_and_a_tab_brings_back_the_e_mail(on_case: OnCase, app: App) -> None:
    page = on_case(case_of(app, "1"))
    choose_behind(page, "Three sentences")
    assert page.desk.opened.message().output == "short"
    assert "Three sentences" in labels(page.preview)
    segments = page.preview._outputs.segments()
    assert [segment.isChecked() for segment in segments] == [False, False, False]
    assert all(segment.isVisible() and segment.width() > 0 for segment in segments)
    segments[0].click()
    assert page.desk.opened.message().output == "email"
    assert "Three sentences" not in labels(page.preview)


@pytest.mark.parametrize(
    ("output", "keys"),
    [
        ("public", ["public.affected", "public.update_where", "public.update_when", "public.help"]),
        ("plain-help", ["listen.who", "help.answer", "help.next"]),
        ("holding", ["listen.who", "own.act", "explain.unknown", "explain.tell_by"]),
        (
            "escalation",
            [
                *("listen.who", "listen.impact", "own.act", "escalate.to", "escalate.needed_by", "escalate.said"),
                *("escalate.cannot_answer", "escalate.ask", "escalate.agreed"),
            ],
        ),
    ],
)
def test_an_output_that_needs_more_asks_only_for_that_on_a_page_of_its_own(
    on_case: OnCase, app: App, output: str, keys: list[str]
) -> None:
    page = on_case(case_of(app, "3").with_answer("output", output))
    assert [question.key for question in page.pages.output_questions()] == keys
    page.go(OUTPUT)
    shown = labels(page.pages)
    assert all(app.form.question(key).ask in shown for key in keys)
    assert f"{app.form.kind(output).why}." in shown


@pytest.mark.parametrize("output", ["email", "chat", "text", "talk", "empathy", "short", "not-sorry"])
def test_an_output_that_needs_no_more_has_no_page(on_case: OnCase, app: App, output: str) -> None:
    page = on_case(case_of(app, "3").with_answer("output", output))
    assert OUTPUT not in page.step_ids()


@pytest.mark.parametrize(
    ("output", "filled", "others"),
    [
        ("email", "E-mail…", ["Copy"]),
        ("short", "E-mail…", ["Copy"]),
        ("empathy", "E-mail…", ["Copy"]),
        ("not-sorry", "E-mail…", ["Copy"]),
        ("holding", "E-mail…", ["Copy"]),
        ("escalation", "E-mail…", ["Copy the line for Daniel", "Copy"]),
        ("chat", "Copy", []),
        ("text", "Copy", []),
        ("talk", "Copy", []),
        ("public", "Copy", []),
    ],
)
def test_in_review_one_button_is_filled_as_the_output_leaves(
    on_case: OnCase, app: App, output: str, filled: str, others: list[str]
) -> None:
    page = on_case(replace(case_of(app, "6").with_answer("output", output), step="review"))
    bar = page.delivery
    buttons = [bar.client_button, bar.copy_button, bar.mail_button, bar.call_button]
    shown = [button for button in buttons if button.isVisible()]
    assert [button.text() for button in shown if button.kind() == "primary"] == [filled]
    assert [button.text() for button in shown if button.kind() != "primary"] == others


def test_the_folded_card_of_a_talk_is_not_counted_as_said(on_case: OnCase, app: App) -> None:
    page = on_case(case_of(app, "1").with_answer("output", "email"))
    said = lambda: [chip.text() for chip in page.preview.coverage.chips(done=True)]  # noqa: E731
    come = lambda: [chip.text() for chip in page.preview.coverage.chips(done=False)]  # noqa: E731
    assert "Why it happened" in said()
    page.desk.opened.set_output("talk")
    QApplication.processEvents()
    assert "Only if they ask why:" in page.desk.opened.message().text
    assert "Why it happened" not in said()
    assert "Why it happened" not in come()


@pytest.mark.parametrize("name", ["1", "2", "3-holding", "3", "4", "5", "6", "7", "8"])
def test_every_output_of_every_case_is_shown_and_copied_as_it_was_composed(
    on_case: OnCase, app: App, name: str
) -> None:
    walk(on_case(case_of(app, name)), app)


def test_every_output_of_a_messy_case_is_shown_and_copied(on_case: OnCase, app: App) -> None:
    case = case_of(app, "5")
    for key, value in MESSY.items():
        case = case.with_answer(key, value, case.answers[key].stem if key in case.answers else "")
    walk(on_case(case), app)


def test_every_output_of_a_case_with_no_answers_is_shown(on_case: OnCase, app: App) -> None:
    walk(on_case(Case("k7m3pq9x", step="own")), app)


def walk(page: CasePage, app: App) -> None:
    """Go through every output in a step, on its own page and in Review, and copy it."""
    opened = page.desk.opened
    for output in (*FRONT, *BEHIND):
        opened.set_output(output)
        page.go("own")
        QApplication.processEvents()
        message = opened.message()
        assert message.output == output
        shown = " ".join(page.preview.view.words().toPlainText().split())
        assert shown == " ".join(message.body.split())
        if OUTPUT in page.step_ids():
            page.go(OUTPUT)
        page.go("review")
        QApplication.processEvents()
        QApplication.clipboard().setText("untouched")
        page.delivery._accepted |= {("long", message.text)}  # "Copy all of it" has been chosen
        page.delivery._copy()
        assert QApplication.clipboard().text() == message.text
        page.escape()
    assert {kind.name for kind in app.form.kinds} == {*FRONT, *BEHIND}
