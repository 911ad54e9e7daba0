"""Marks in fields, their cards and their fixes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.desktop.steps.page import StepPage
from composer.desktop.steps.question import QuestionView
from composer.desktop.widgets.finding_card import FindingCard
from composer.desktop.widgets.stem_field import StemField
from composer.session.desk import Desk
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Step

HARM = "may have lost the morning"


def view(page: StepPage, key: str) -> QuestionView:
    found = page.questions.view(key)
    assert found is not None
    return found


def field(page: StepPage, key: str) -> StemField:
    return view(page, key).editor.findChildren(StemField)[0]


def harm(desk: Desk, step: Step) -> StepPage:
    """Show Own with words of theirs in Listen."""
    desk.opened.answer("listen.words", "My staff have been on the phone all morning")
    desk.opened.answer("own.act", "put your new price list live")
    page = step(desk, "own")
    page.focus("own.harm")
    return page


def marked(page: StepPage, key: str) -> list[str]:
    one = field(page, key)
    return [mark.span.of(one.text()) for mark in one.marks() if mark]


def card(page: StepPage, key: str) -> FindingCard:
    found = view(page, key).card()
    assert found is not None
    return found


def go_into_the_card(page: StepPage, key: str) -> None:
    QApplication.processEvents()  # its buttons show with the next turn of the loop
    card(page, key).take_focus()


def test_nothing_is_marked_while_the_sentence_is_typed(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    assert marked(page, "own.harm") == []
    clock.advance(400)
    assert marked(page, "own.harm") == ["may have lost"]


def test_leaving_the_sentence_marks_it_at_once(desk: Desk, step: Step) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    page.focus("own.see")
    assert marked(page, "own.harm") == ["may have lost"]


def test_the_mark_is_no_part_of_the_text(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    assert field(page, "own.harm").toPlainText() == HARM == desk.opened.case.text("own.harm")


def test_the_card_stands_under_the_field_that_has_the_focus(
    desk: Desk, step: Step, clock: SynchronousScheduler
) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    assert QApplication.focusWidget() is field(page, "own.harm")
    assert "They told you that this happened" in card(page, "own.harm").words.text()
    page.focus("own.see")
    assert view(page, "own.harm").card() is None


def test_a_screen_reader_hears_the_finding_with_its_field(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    assert field(page, "own.harm").accessibleDescription().startswith("Worth a look. They told you")


def test_enter_in_the_card_does_the_first_fix_as_one_step_of_undo(
    desk: Desk, step: Step, clock: SynchronousScheduler
) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    go_into_the_card(page, "own.harm")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.opened.case.text("own.harm") == "lost the morning"
    assert field(page, "own.harm").text() == "lost the morning"
    assert QApplication.focusWidget() is field(page, "own.harm")
    assert marked(page, "own.harm") == []
    desk.opened.undo()
    assert field(page, "own.harm").text() == HARM


def test_a_fix_leaves_the_caret_at_its_end(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    card(page, "own.harm").fix_chosen.emit(0)
    end = field(page, "own.harm").caret()
    assert desk.opened.case.text("own.harm")[:end] in ("", "lost")


def test_what_is_ignored_is_shown_no_more(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    card(page, "own.harm").ignored.emit("here")
    assert marked(page, "own.harm") == []
    assert view(page, "own.harm").card() is None


def test_learn_more_says_why_and_where_it_comes_from(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    finding = view(page, "own.harm").findings.found()[0].finding
    card(page, "own.harm").learn_more.emit()
    words = card(page, "own.harm").words.text()
    assert finding.why in words
    assert finding.source in words


def test_esc_closes_the_card_and_changes_nothing(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    go_into_the_card(page, "own.harm")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert view(page, "own.harm").card() is None
    assert QApplication.focusWidget() is field(page, "own.harm")
    assert marked(page, "own.harm") == ["may have lost"]


def test_the_key_for_the_card_opens_it_again(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    card(page, "own.harm").close_card()
    field(page, "own.harm").setFocus()
    field(page, "own.harm").set_caret(2)
    QTest.keyClick(field(page, "own.harm"), Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert card(page, "own.harm").isAncestorOf(QApplication.focusWidget())


def test_a_fix_that_goes_elsewhere_asks_for_that_question(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = step(desk, "own")
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    page.focus("own.act")
    QTest.keyClicks(QApplication.focusWidget(), "sent the wrong file; it will never happen again")
    clock.advance(400)
    found = card(page, "own.act")
    assert found.buttons.widgets()[0].text() == "Say what will be different"  # type: ignore[attr-defined]
    found.fix_chosen.emit(0)
    assert wanted == ["question:plan.change"]


def test_a_private_note_is_looked_at_by_itself(desk: Desk, step: Step, clock: SynchronousScheduler) -> None:
    page = step(desk, "own")
    page.focus("own.parked")
    QTest.keyClicks(QApplication.focusWidget(), "this will never happen again")
    clock.advance(400)
    assert "own.parked" not in {key for one in desk.opened.message().sentences for key in one.answers}


def test_a_pause_that_ends_in_the_card_leaves_the_focus_in_it(
    desk: Desk, step: Step, clock: SynchronousScheduler
) -> None:
    page = harm(desk, step)
    QTest.keyClicks(QApplication.focusWidget(), HARM)
    clock.advance(400)
    QTest.keyClicks(QApplication.focusWidget(), " and more")
    clock.advance(100)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    clock.advance(400)
    QApplication.processEvents()
    held = QApplication.focusWidget()
    assert held is not None
    assert card(page, "own.harm").isAncestorOf(held)
