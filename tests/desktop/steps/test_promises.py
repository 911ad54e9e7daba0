"""The promise check as a table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.steps.promise_row import PromiseRow
from composer.desktop.steps.promises import PromisePage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.stem_field import StemField
from composer.session.desk import Desk
from tests.desktop.pages import Show

Table = Callable[[Desk], PromisePage]


@pytest.fixture
def table(look: Look, show: Show) -> Table:
    def shown(desk: Desk) -> PromisePage:
        page = PromisePage(look, desk)
        show(page)
        return page

    return shown


def row(page: PromisePage, words: str) -> PromiseRow:
    return next(one for one in page.rows() if words in one.promise.sentence)


def test_there_is_a_row_for_each_promise_the_least_sure_first(whole: Desk, table: Table) -> None:
    page = table(whole)
    assert page.table().row_count() == len(page.rows()) == 4
    assert page.rows()[0].promise.sentence.startswith("From today, nobody on the desk wipes a machine")
    assert [one.sure.value() for one in page.rows()] == [None, "certain", "certain", "certain"]


def test_a_click_says_how_sure_one_is(whole: Desk, table: Table) -> None:
    page = table(whole)
    row(page, "take a camera").sure.segments()[1].click()
    said = {check.about: check.sure for check in whole.opened.case.promise_checks}
    assert said["take a camera"] == "likely"
    assert row(page, "take a camera").advice.isVisible()


def test_all_certain_is_one_click_and_one_step_of_undo(desk: Desk, table: Table) -> None:
    desk.opened.answer("plan.done", ("sent it again",))
    desk.opened.answer("follow.do", "ring you")
    desk.opened.answer("follow.when", "on Friday at ten")
    desk.opened.answer("plan.change", "nobody sends a file unchecked")
    page = table(desk)
    assert len(page.rows()) > 1
    page.certain().click()
    assert all(check.sure == "certain" for check in desk.opened.case.promise_checks)
    assert len(desk.opened.case.promise_checks) == len(page.rows())
    desk.opened.undo()
    assert desk.opened.case.promise_checks == ()
    assert all(one.sure.value() is None for one in page.rows())


def test_the_time_to_tell_them_is_half_way_unless_it_is_said(whole: Desk, table: Table) -> None:
    page = table(whole)
    assert row(page, "ring you at 4:30")._slip.text() == "If it slips, tell them by noon tomorrow"
    assert row(page, "take a camera")._slip.text() == "If it slips, tell them Wed 11 Mar, 17:00"


def test_a_dropped_promise_leaves_the_message_and_can_come_back(whole: Desk, table: Table) -> None:
    page = table(whole)
    row(page, "take a camera")._say("choice", keep="drop")
    assert "camera" not in whole.opened.message().text
    assert page.rows()[-1].promise.dropped
    page.rows()[-1]._say("choice", keep="keep")
    assert "camera" in whole.opened.message().text


def test_what_they_see_is_asked_from_serious_on(whole: Desk, table: Table) -> None:
    page = table(whole)
    assert row(page, "take a camera")._ask_seen.isVisible()
    whole.opened.answer("listen.impact", "2", how="choice")
    assert not row(page, "take a camera")._ask_seen.isVisible()


def test_what_they_see_is_kept_as_it_is_typed(whole: Desk, table: Table) -> None:
    page = table(whole)
    row(page, "take a camera")._ask_seen.click()
    QTest.keyClicks(QApplication.focusWidget(), "the photos arrive")
    checks = {check.about: check.seen for check in whole.opened.case.promise_checks}
    assert checks["take a camera"] == "the photos arrive"


def test_a_promise_without_an_owner_leads_to_its_question(whole: Desk, table: Table) -> None:
    page = table(whole)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    page.rows()[0]._say_who.click()
    assert wanted == ["question:plan.change_owner"]


def test_the_keyboard_goes_from_promise_to_promise(whole: Desk, table: Table) -> None:
    page = table(whole)
    done = []
    page.finished.connect(lambda: done.append(True))
    page.focus("promise")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    for _ in page.rows():
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert done == [True]
    assert all(check.sure == "certain" for check in whole.opened.case.promise_checks)


def test_a_choice_is_named_with_its_promise(whole: Desk, table: Table) -> None:
    page = table(whole)
    name = row(page, "take a camera").sure.accessibleName()
    assert name == "Marcus has agreed to take a camera to the site on Thursday at 8. Would you stake your name on it?"


def test_without_a_promise_one_sentence_says_so(desk: Desk, table: Table) -> None:
    page = table(desk)
    assert page._lead.text() == "There is no promise in the message yet; what you write in Plan comes here."
    assert not page.table().isVisible()
    assert not page.certain().isVisible()


def test_without_a_promise_one_button_leads_to_where_they_come_from_and_has_the_focus(desk: Desk, table: Table) -> None:
    page = table(desk)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    page.focus_first()
    assert QApplication.focusWidget() is page.to_plan
    assert page.to_plan.text() == "Go to Plan"
    QTest.keyClick(page.to_plan, Qt.Key.Key_Return)
    assert wanted == ["step:plan"]


def test_with_a_promise_there_is_no_way_back_to_plan(whole: Desk, table: Table) -> None:
    assert not table(whole).to_plan.isVisible()


def test_every_control_of_a_row_is_read_with_its_promise(whole: Desk, table: Table) -> None:
    page = table(whole)
    for one in page.rows():
        cells, advice = one.cells()
        stops = [part for cell in (*cells, advice) for part in (cell, *cell.findChildren(QWidget))]
        stops = [part for part in stops if isinstance(part, QAbstractButton | StemField)]
        named = [part for part in stops if not isinstance(part, QRadioButton) and part is not one.advice.when]
        assert len(named) > 5
        for part in named:
            assert one.promise.sentence in part.accessibleName() + part.accessibleDescription(), part


def test_a_row_that_is_gone_is_let_go(desk: Desk, table: Table, qtbot: QtBot) -> None:
    desk.opened.answer("plan.change", "nobody sends a file unchecked")
    page = table(desk)
    (gone,) = page.rows()
    with qtbot.waitSignal(gone.destroyed):
        desk.opened.answer("plan.change", "")
    assert page.to_plan.isVisible()
