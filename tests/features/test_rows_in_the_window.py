"""The rows of the advice that only a window can show, on the real pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from composer.desktop.message_pieces import sentence_of
from composer.desktop.preview import Preview
from composer.desktop.review.page import ReviewPage
from composer.desktop.steps.promises import PromisePage
from composer.desktop.steps.questions import Questions
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Label
from composer.guide.case import Case
from composer.guide.stance import DEFAULTS
from composer.library.settings import Settings
from composer.library.store import Store
from composer.session.later import compensation_draft
from composer.session.scheduler import SynchronousScheduler
from composer.session.shelf import Shelf
from tests.desktop.pages import Lay, Show, step_page
from tests.features.conftest import NOW, Program


def words(page: QWidget) -> str:
    QApplication.processEvents()  # what has just been added to a layout is shown in the next turn
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


def test_s03_without_prevention_the_third_goal_is_open_and_leads_to_the_plan(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    page = ReviewPage(look, desk, program.app.covering)
    asked: list[str] = []
    page.wants.connect(asked.append)
    show(page)
    assert page.side.goals.words.text().endswith("All are in it.")
    desk.opened.answer("plan.change", "", how="deletion")
    assert page.side.goals.words.text().endswith("Still open: keep it from happening again.")
    page.side.goals.title.click()
    button(page, "Say what changes").click()
    assert asked == ["plan.change"]


@pytest.mark.parametrize("sure", ["likely", "hope"])
def test_s51_a_promise_that_is_not_certain_gets_the_moment_they_will_know_as_one_step_of_undo(
    sure: str, program: Program, lay: Lay, show: Show, look: Look
) -> None:
    rows = '[{ do = "send you the list", when = "by noon on Friday" }]'
    desk = lay(program.case("1", {"plan.next": rows, "promise": ""}))
    page = PromisePage(look, desk)
    show(page)
    shown = next(one for one in page.rows() if "send you the list" in one.promise.sentence)
    shown.sure.segments()[("certain", "likely", "hope").index(sure)].click()
    before = desk.opened.case
    assert shown.advice.when.text() == "tomorrow at 13:30"
    button(page, "Add it" if sure == "likely" else "Promise this instead").click()
    text = desk.opened.message("email").text
    if sure == "likely":
        assert "By noon on Friday, I will send you the list. I will confirm it by 13:30 tomorrow." in text
    else:
        assert "I will confirm whether I can send you the list by 13:30 tomorrow." in text
        assert "noon on Friday" not in text
    desk.opened.undo()
    assert desk.opened.case == before


def test_s51_a_hope_can_be_let_go_and_likely_can_be_left_as_it_is(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    rows = '[{ do = "send you the list", when = "by noon on Friday" }]'
    desk = lay(program.case("1", {"plan.next": rows, "promise": ""}))
    page = PromisePage(look, desk)
    show(page)
    shown = next(one for one in page.rows() if "send you the list" in one.promise.sentence)
    shown.sure.segments()[1].click()
    button(page, "Leave as it is").click()
    assert not shown.advice.isVisible()
    assert "I will send you the list" in desk.opened.message("email").text
    shown.sure.segments()[2].click()
    button(page, "Let it go").click()
    assert "send you the list" not in desk.opened.message("email").text


def test_s50_the_coming_back_is_proposed_by_how_serious_it_is_and_taken_as_one_step(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"follow.do": "", "follow.when": ""}))
    page = step_page(look, desk, "follow")
    show(page)
    assert "Proposed: “I will ring you to ask how it is on your side, on Monday.”" in words(page)
    button(page, "Use it").click()
    assert "ring you on Monday to ask how it is on your side." in desk.opened.message("email").text
    assert "Proposed" not in words(page)
    desk.opened.undo()
    assert "follow.do" not in desk.opened.case.answers
    assert "follow.when" not in desk.opened.case.answers
    desk.opened.answer("listen.impact", "1", how="choice")
    assert "Proposed" not in words(page)


def test_s60_given_back_later_the_main_message_has_no_money_and_a_draft_of_its_own_is_made_once(
    program: Program, lay: Lay, show: Show, look: Look, tmp_path: Path
) -> None:
    desk = lay(program.case("1", {"comp.kind": "credit", "comp.what": "credited one day's fee, £186, on your invoice"}))
    page = step_page(look, desk, "comp")
    asked: list[str] = []
    page.wants.connect(asked.append)
    show(page)
    assert "£186" in desk.opened.message("email").text
    page.focus("comp.when")
    button(page, "Later").click()
    assert "£186" not in desk.opened.message("email").text
    assert "becomes one of its own, after the repair" in words(page)
    button(page, "Prepare that message").click()
    assert asked == ["draft:compensation"]
    store = Store(tmp_path / "shelf.sqlite")
    shelf = Shelf(store, SynchronousScheduler(NOW), Settings(), lambda _: None)
    made: list[bool] = []
    for _ in range(2):
        shelf.lay_beside(compensation_draft(desk.opened.case), made.append)
    assert made == [True, False]
    (line,) = store.cases()
    assert (line.title, line.people, line.life) == ("The site photos: what we give back", ("Dana Whitlock",), "draft")
    shelf.trash(line.id, lambda: None)
    shelf.lay_beside(compensation_draft(desk.opened.case), made.append)
    assert [summary.id for summary in store.cases()] == [line.id]
    draft = store.case(line.id)
    store.close()
    message = program.message(draft)
    assert "I have credited one day's fee, £186, on your invoice." in message.text
    assert "sorry" not in message.text.lower()
    assert "£" not in message.subject
    assert message.gaps == ()
    assert program.findings(draft) == ()
    assert message.words < 100


def test_s67_the_last_look_asks_again_who_was_not_sure_of_being_sorry(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"own.sorry": "unsure"}))
    page = ReviewPage(look, desk, program.app.covering)
    asked: list[str] = []
    page.wants.connect(asked.append)
    show(page)
    assert "You were not sure that you are sorry. They said: “You wiped my photos" in words(page)
    button(page, "Look again").click()
    assert asked == ["own.sorry"]
    desk.opened.answer("own.sorry", "yes", how="choice")
    assert "You were not sure" not in words(page)


def test_s84_the_last_look_lists_promises_not_confirmed_and_blanks_not_filled(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"promise": "", "own.intent": "leave you without the photos, [Client name]"}))
    page = ReviewPage(look, desk, program.app.covering)
    asked: list[str] = []
    page.wants.connect(asked.append)
    show(page)
    assert "promises are not confirmed." in words(page)
    assert "“[Client name]” is not filled in yet." in words(page)
    button(page, "Fill it in").click()
    assert asked == ["own.intent"]
    desk.opened.answer("own.intent", "leave you without the photos")
    assert "is not filled in yet" not in words(page)


def undecided(page: ReviewPage) -> bool:
    return "Not decided: whether something is given back." in words(page)


def test_s91_without_what_gets_better_a_hint_asks_for_it(program: Program, lay: Lay, show: Show, look: Look) -> None:
    desk = lay(program.case("1"))
    page = step_page(look, desk, "follow")
    show(page)
    hint = "If something gets better for them after this, end on it."
    assert hint in words(page)
    button(page, "Say what gets better").click()
    QTest.keyClicks(QApplication.focusWidget(), "you keep your own copy of every photo")
    assert hint not in words(page)
    assert desk.opened.message("email").sentences[-1].text == "After this, you keep your own copy of every photo."


@pytest.mark.parametrize("by", ["the link of the step", "the choice that is shown already", "a reason", "not offered"])
def test_s99_what_is_not_decided_is_told_in_review_until_it_is(
    by: str, program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", dict.fromkeys(("comp.kind", "comp.when", "comp.reason", "comp.what"), "")))
    page, review = step_page(look, desk, "comp"), ReviewPage(look, desk, program.app.covering)
    asked: list[str] = []
    review.wants.connect(asked.append)
    show(page, review)
    assert undecided(review)
    button(review, "Decide").click()
    assert asked == ["comp.kind"]
    match by:
        case "the link of the step":
            nothing = next(b for b in page.findChildren(Button) if b.isVisible() and b.text() == "Nothing to give back")
            nothing.click()
        case "the choice that is shown already":
            choice = next(b for b in page.findChildren(QRadioButton) if b.text() == "Nothing to give back")
            assert choice.isChecked()
            choice.click()
        case "a reason":
            desk.opened.answer("comp.reason", "she said it was never about money")
        case _:
            desk.opened.answer("comp.when", "not-offered", how="choice")
    assert not undecided(review)
    assert "Not decided yet." not in words(page)
    desk.opened.undo()
    assert undecided(review)


@pytest.mark.parametrize("changes", [{"listen.impact": "1"}, {"own.sorry": "no"}, {"output": "chat"}])
def test_s99_it_is_not_asked_where_nobody_waits_for_it(
    changes: dict[str, str], program: Program, lay: Lay, show: Show, look: Look
) -> None:
    cleared = dict.fromkeys(("comp.kind", "comp.when", "comp.reason", "comp.what"), "")
    review = ReviewPage(look, lay(program.case("1", cleared | changes)), program.app.covering)
    show(review)
    assert not undecided(review)


def test_what_leaving_a_choice_open_means_is_shown_as_chosen(lay: Lay, show: Show, look: Look) -> None:
    desk = lay(Case())
    form = desk.opened.form
    choices = [q for q in form.questions() if q.type == "choice" and q.default and q.key in DEFAULTS]
    choices = [q for q in choices if q.asked not in ("always", "setting", "output") and desk.opened.shown(q.key)]
    page = Questions(look, desk, choices)
    show(page)
    for question in choices:
        assert page.focus(question.key), question.key
        view = page.view(question.key)
        assert view is not None
        wanted = (question.default,) if question.many else question.default
        assert view.editor.value() == wanted, question.key
    assert {q.key for q in choices} >= {"wrong", "own.ours", "own.sorry", "own.may", "restate.agreed", "comp.kind"}
    page.close_page()


def test_s48_a_date_that_is_not_sure_heads_the_last_look_until_it_is_right(
    program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1", {"promise": ""}))
    step = step_page(look, desk, "restate")
    page = ReviewPage(look, desk, program.app.covering)
    show(step, page)
    desk.opened.answer("unsure", ("Tuesday",), how="choice")
    assert page.side.last_look.entries()[0][0] == "Tuesday: you marked it as not sure."
    assert len(page.side.last_look.entries()) > 1
    assert "Tuesday: you marked it" in words(page)
    button(page, "It is right").click()
    assert desk.opened.case.texts("unsure") == ()
    assert "Tuesday: you marked it" not in words(page)


@pytest.mark.parametrize("by", ["drag", "keys"])
def test_s78_the_plan_above_the_acknowledgement_is_a_warning_and_put_in_order_mends_it(
    by: str, program: Program, lay: Lay, show: Show, look: Look
) -> None:
    desk = lay(program.case("1"))
    page = ReviewPage(look, desk, program.app.covering)
    show(page)
    before = desk.opened.message().text
    places = {one.slot: one.place for one in reversed(desk.opened.message().sentences)}
    plan = next(one for one in desk.opened.message().sentences if one.text.startswith("I have sent the old disk"))
    page.focus_first()
    page.editor.go_to(plan.place)
    if by == "drag":
        line, target = page.editor.line(plan.place), page.editor.line(places["own"])
        assert line is not None
        assert target is not None
        grip, first = page.editor.margin.grip_of(line), page.editor.first_row(target.span)
        assert grip is not None
        assert first is not None
        mouse, left = page.editor.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(mouse, left, pos=grip.center())
        for point in (grip.center() - QPoint(0, 20), first.topLeft() + QPoint(4, 8)):
            QTest.mouseMove(mouse, point)
        QTest.mouseRelease(mouse, left, pos=first.topLeft() + QPoint(4, 8))
    else:
        for _ in range(12):
            QTest.keyClick(page.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
            order = [one.place for one in desk.opened.message().sentences]
            if order.index(plan.place) < order.index(places["own"]):
                break
    order = [one.place for one in desk.opened.message().sentences]
    assert order.index(plan.place) < min(order.index(places[slot]) for slot in ("own", "harm", "empathy"))
    at, remark = next((i, one) for i, one in enumerate(page.cards.remarks()) if one.key[0] == "cure-too-soon")
    assert remark.key[1] == "warning"
    assert page.foot.order_button.isVisible()
    button(page.cards.cards()[at], "Put in order").click()
    assert desk.opened.message().text == before
    assert [one.key[0] for one in page.cards.remarks()] == []
    desk.opened.undo()
    assert desk.opened.message().text != before
