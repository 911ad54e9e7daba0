"""The message beside the questions."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.message_pieces import sentence_of
from composer.desktop.preview import Preview
from composer.desktop.steps.counts import findings_by_step
from composer.desktop.steps.page import StepPage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Label
from composer.guide.case import Case
from composer.session.desk import Desk
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Show


@pytest.fixture
def beside(look: Look, parts: App, show: Show) -> Callable[[Desk, str], tuple[StepPage, Preview]]:
    def shown(desk: Desk, step_id: str) -> tuple[StepPage, Preview]:
        page = StepPage(look, desk, next(one for one in desk.opened.form.steps if one.id == step_id))
        preview = Preview(look, desk, parts.covering)
        page.focus_question.connect(preview.highlight)
        show(page, preview)
        return page, preview

    return shown


Beside = Callable[[Desk, str], tuple[StepPage, Preview]]


def chips(preview: Preview, *, done: bool) -> list[str]:
    return [chip.text() for chip in preview.coverage.chips(done=done) if isinstance(chip, Chip)]


def test_what_is_typed_stands_in_the_message_at_once(desk: Desk, beside: Beside) -> None:
    page, preview = beside(desk, "own")
    page.focus("own.act")
    QTest.keyClicks(QApplication.focusWidget(), "sent the wrong file")
    assert "I sent the wrong file." in preview.view.words().text()


def test_the_message_shown_is_the_message_copied(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    shown = preview.view.words().text().split("\n")
    assert shown == [line for line in whole.opened.message().body.split("\n") if line]


def test_words_are_counted(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    assert preview.words() == whole.opened.message().words
    assert preview._count.text() == f"{preview.words()} words"


def test_the_sentence_of_the_focused_answer_is_highlighted(whole: Desk, beside: Beside) -> None:
    page, preview = beside(whole, "own")
    page.focus("own.harm")
    number = preview.view.words()._highlighted
    assert number is not None
    assert whole.opened.message().sentences[number].answers[0] == "own.harm"


def test_a_sentence_leads_to_its_question(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    wanted: list[str] = []
    preview.sentence_activated.connect(wanted.append)
    number = sentence_of(whole.opened.message(), "own.harm")
    assert number is not None
    preview.view.sentence_activated.emit(number)
    assert wanted == ["own.harm"]


def test_what_is_in_it_is_ticked_and_what_is_to_come_is_dashed(desk: Desk, beside: Beside) -> None:
    page, preview = beside(desk, "own")
    assert chips(preview, done=True) == []  # the invitation alone says nothing of the writer's
    assert chips(preview, done=False)[0] == "Ours"
    page.focus("own.act")
    QTest.keyClicks(QApplication.focusWidget(), "sent the wrong file")
    assert chips(preview, done=True) == ["Sorry", "Ours", "Their view"]
    assert "Ours" not in chips(preview, done=False)


def test_a_dashed_chip_leads_to_the_question_that_feeds_it(desk: Desk, beside: Beside) -> None:
    _, preview = beside(desk, "own")
    wanted: list[str] = []
    preview.question_wanted.connect(wanted.append)
    preview.coverage.chips(done=False)[0].click()  # type: ignore[attr-defined]
    assert wanted == ["own.act"]


def test_a_line_to_say_leads_to_its_question_and_is_highlighted_with_it(whole: Desk, beside: Beside) -> None:
    page, preview = beside(whole, "own")
    whole.opened.set_output("talk")
    page.focus("own.harm")
    number = preview.view.words()._highlighted
    assert number is not None
    span = preview.view.words()._span(number)
    assert span is not None
    assert span.of(preview.view.words().text()).startswith("- You lost the photos")
    wanted: list[str] = []
    preview.sentence_activated.connect(wanted.append)
    preview.view.sentence_activated.emit(number)
    assert wanted == ["own.harm"]


def test_gaps_are_no_part_of_the_message(desk: Desk, beside: Beside) -> None:
    _, preview = beside(desk, "own")
    gaps = [gap.message for gap in desk.opened.message().gaps]
    assert gaps
    assert not any(gap in preview.view.words().text() for gap in gaps)


def test_the_writer_chooses_what_it_becomes(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    assert preview._outputs.value() == "email"
    preview._outputs.chosen.emit("chat")
    assert whole.opened.message().output == "chat"
    assert preview.view.words().text().split("\n")[0] == whole.opened.message().text.split("\n")[0]


def test_an_output_that_is_no_tab_is_named_under_them(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    whole.opened.set_output("holding")
    assert preview._outputs.value() is None
    QApplication.processEvents()
    shown = [label.text() for label in preview.findChildren(Label) if label.isVisible()]
    assert "Holding note" in shown
    assert "For when you know too little: it says when they will hear more" in shown


def test_marks_come_to_the_message_when_the_writer_pauses(
    desk: Desk, beside: Beside, clock: SynchronousScheduler
) -> None:
    desk.opened.answer("listen.words", "My staff have been on the phone all morning")
    page, preview = beside(desk, "own")
    page.focus("own.harm")
    QTest.keyClicks(QApplication.focusWidget(), "may have lost the morning")
    assert preview.view.words().marks() == []
    clock.advance(400)
    assert [mark.span.of(preview.view.words().text()) for mark in preview.view.words().marks() if mark]


def test_a_case_with_no_answers_at_all_has_a_message_with_everything_to_come(desk: Desk, beside: Beside) -> None:
    _, preview = beside(desk, "listen")
    assert preview.words() == desk.opened.message().words
    assert chips(preview, done=False)


def test_steps_are_told_how_much_there_is_to_look_at(lay: Callable[[Case], Desk]) -> None:
    desk = lay(Case("k7m3pq9x"))
    desk.opened.answer("listen.words", "My staff have been on the phone all morning")
    desk.opened.answer("own.harm", "may have lost the morning")
    assert findings_by_step(desk) == {"own": 1}


def test_to_whom_it_goes_follows_a_name_that_changes_nothing_in_the_words(whole: Desk, beside: Beside) -> None:
    _, preview = beside(whole, "own")
    (person,) = whole.opened.case.people
    whole.opened.answer("listen.who", (replace(person, name="Dana Whitlock-Price", call="Dana"),), how="typing")

    assert preview.view._headers[0][1].text().startswith("Dana Whitlock-Price")


def test_what_is_being_written_is_in_view(qtbot: QtBot, whole: Desk, beside: Beside) -> None:
    page, preview = beside(whole, "follow")
    preview.setFixedHeight(300)
    page.focus("follow.reach")
    QTest.keyClicks(QApplication.focusWidget(), " or at the desk")
    number = sentence_of(whole.opened.message(), "follow.reach")
    assert number is not None

    def place() -> int:
        rect = preview.view.sentence_rect(preview.view.words()._highlighted or 0)
        assert rect is not None
        return preview.view.mapTo(preview._area.viewport(), rect.center()).y()

    qtbot.waitUntil(lambda: 0 <= place() <= preview._area.viewport().height(), timeout=1000)


def test_an_opening_line_is_not_the_answer(whole: Desk) -> None:
    message = whole.opened.message()
    number = sentence_of(message, "plan.done")
    assert number is not None
    assert message.sentences[number].text.startswith("I have sent the old disk")


def test_a_chip_says_which_question_it_opens(desk: Desk, beside: Beside) -> None:
    _, preview = beside(desk, "own")
    asked = {chip.text(): chip.accessibleDescription() for chip in preview.coverage.chips(done=False)}
    assert asked["Ours"] == "Opens: What went wrong on your side?"
