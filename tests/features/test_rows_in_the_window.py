"""The rows of the advice that only a window can show, on the real pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.message_pieces import sentence_of
from composer.desktop.preview import Preview
from composer.desktop.review import ReviewPage
from composer.desktop.steps.page import StepPage
from composer.desktop.steps.promises import PromisePage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Label
from composer.desktop.widgets.layout import ScrollArea, row
from composer.grammar.none import NoEngine
from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.library.store import Store
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler
from tests.features.conftest import NOW, Program

Lay = Callable[[Case], Desk]
Show = Callable[..., None]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, resources() / "icons", "light", 1.0)


@pytest.fixture
def lay(program: Program, tmp_path: Path) -> Iterator[Lay]:
    """Lay a case on a desk with a real store."""
    store, app = Store(tmp_path / "amends.sqlite"), program.app
    desks: list[Desk] = []

    def laid(case: Case) -> Desk:
        tools = Tools(app.form, app.composer, app.checker, NoEngine(), store, SynchronousScheduler(NOW), app.advice)
        desks.append(Desk(Case("k7m3pq9x", answers=case.answers, now=case.now, seed=case.seed), tools, stored=False))
        return desks[-1]

    yield laid
    for desk in desks:
        desk.close()
    store.close()


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Iterator[Show]:
    """Show pages side by side in an active window."""
    windows: list[QWidget] = []

    def shown(*pages: QWidget) -> None:
        window = QWidget()
        windows.append(window)
        beside = row(look, 0, parent=window)
        for page in pages:
            beside.addWidget(page if isinstance(page, ReviewPage) else ScrollArea(look, page), 1)
        window.resize(1200, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()

    yield shown
    for window in windows:
        for page in window.findChildren(QWidget):
            if isinstance(page, StepPage | Preview | ReviewPage | PromisePage):
                page.close_page()
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def step_page(look: Look, desk: Desk, step_id: str) -> StepPage:
    return StepPage(look, desk, next(step for step in desk.opened.form.steps if step.id == step_id))


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def words_and_links(part: QWidget) -> str:
    links = [one.text() for one in part.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join([words(part), *links])


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text() == text)


def test_s42_an_empty_listen_step_leaves_the_next_one_open_with_a_reminder_that_leads_back(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"listen.words": ""}))
    page = step_page(look, desk, "restate")
    asked: list[str] = []
    page.wants.connect(asked.append)
    show(page)
    assert page.questions.view("restate.told") is not None
    assert "Their own words are not written down yet." in words(page)
    button(page, "Write them down").click()
    assert asked == ["question:listen.words"]


def test_s58_compensate_opened_early_says_why_it_waits_and_opens_anyway(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    early = program.case("1", dict.fromkeys(("own.act", "plan.done", "plan.next", "comp.kind", "comp.asked"), ""))
    page = step_page(look, lay(early), "comp")
    show(page)
    assert "This comes after the repair" in words(page)
    assert page.questions.view("comp.kind") is None
    button(page, "Open anyway").click()
    assert page.questions.view("comp.kind") is not None


def test_s58_once_there_is_ownership_and_a_plan_compensate_is_open(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    page = step_page(look, lay(program.case("1")), "comp")
    show(page)
    assert page.questions.view("comp.kind") is not None
    assert "This comes after the repair" not in words(page)


def test_s67_the_gate_of_being_sorry_takes_the_apology_out_and_brings_it_back_as_typed(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    page = step_page(look, desk, "own")
    show(page)
    assert button(page, "I am not sure I am sorry")
    assert page.questions.view("own.act") is not None
    desk.opened.answer("own.sorry", "no", how="choice")
    assert page.questions.view("own.act") is None
    assert "Then the message has no sorry in it." in words(page)
    assert "sorry" not in desk.opened.message("email").text.lower()
    desk.opened.answer("own.sorry", "yes", how="choice")
    assert "I'm sorry I wiped your laptop" in desk.opened.message("email").text


def test_s76_each_field_shows_the_sentence_that_carries_it_and_the_sentence_leads_to_its_field(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    page, preview = step_page(look, desk, "own"), Preview(look, desk, program.app.covering)
    page.focus_question.connect(preview.highlight)
    asked: list[str] = []
    preview.sentence_activated.connect(asked.append)
    show(page, preview)
    message = desk.opened.message()
    for key, starts in (("own.act", "I'm sorry I wiped"), ("own.harm", "You lost the photos")):
        assert page.focus(key)
        number = sentence_of(message, key)
        assert number is not None
        assert message.sentences[number].text.startswith(starts)
        assert preview.view.words()._highlighted == number
        preview.view.sentence_activated.emit(number)
    assert asked == ["own.act", "own.harm"]


def test_s82_each_promise_of_a_serious_case_asks_how_they_will_see_it_and_a_missing_day_is_named(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    rows = '[{ do = "ring you with the result", when = "at 4:30 tomorrow" }, { do = "send the disk" }]'
    desk = lay(program.case("1", {"plan.next": rows, "promise": ""}))
    page = PromisePage(look, desk)
    show(page)
    shown = {one.promise.sentence: "\n".join(map(words_and_links, one.cells()[0])) for one in page.rows()}
    with_day = next(text for sentence, text in shown.items() if "ring you" in sentence and "4:30" in sentence)
    without = next(text for sentence, text in shown.items() if "send the disk" in sentence)
    assert "Say when" in without
    assert "Say when" not in with_day
    assert all("They see it" in text for text in shown.values())


def test_s90_steps_stand_in_their_order_and_each_opens_on_an_empty_case(lay: Lay, show: Show, look: Look) -> None:
    desk = lay(Case())
    pages = [step_page(look, desk, step.id) for step in desk.opened.form.steps if step.id != "promise"]
    show(*pages)
    for page in pages:
        assert words(page)
        page.focus_first()
    numbers = [step.number for step in desk.opened.form.steps]
    assert numbers == sorted(numbers)
    assert [page.step.id for page in pages][:3] == ["listen", "restate", "own"]


def test_s91_what_gets_better_is_offered_behind_a_chip_with_a_hint(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    page = step_page(look, desk, "follow")
    show(page)
    chip = next(one for one in page.findChildren(Chip) if one.isVisible() and one.text() == "What gets better")
    chip.click()
    assert "It shapes the close: end on what they gain." in words(page)
    QTest.keyClicks(QApplication.focusWidget(), "you keep your own copy of every photo")
    assert desk.opened.message("email").sentences[-1].text == "After this, you keep your own copy of every photo."


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        (("own.act",), "Sorry"),
        (("plan.done", "plan.next"), "Put right, by when"),
        (("plan.change", "plan.see"), "What changes"),
    ],
)
def test_s94_to_s98_the_list_beside_the_message_follows_the_text(
    keys: tuple[str, ...], part: str, program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("3"))
    preview = Preview(look, desk, program.app.covering)
    asked: list[str] = []
    preview.question_wanted.connect(asked.append)
    show(preview)

    def names(done: bool) -> list[str]:
        return [chip.text() for chip in preview.coverage.chips(done=done) if isinstance(chip, Chip)]

    assert part in names(done=True)
    for key in keys:
        desk.opened.answer(key, "" if key.endswith(("act", "change", "see")) else (), how="deletion")
    assert part in names(done=False)
    chip = next(one for one in preview.coverage.chips(done=False) if isinstance(one, Chip) and one.text() == part)
    chip.click()
    assert len(asked) == 1
    assert desk.opened.form.question(asked[0])
