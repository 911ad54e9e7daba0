"""What a person meets on the page of a step."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.steps.page import StepPage
from composer.desktop.steps.rows import StepsEditor
from composer.desktop.widgets.button import QuietLink
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Label, QuestionLabel
from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.stem_field import StemField
from composer.guide.case import NextStep, Outside, Person
from composer.session.desk import Desk
from tests.desktop.pages import Step
from tests.desktop.stories.hand import focused


def field(page: StepPage, key: str, place: tuple[int, str] = (0, "")) -> StemField:
    view = page.questions.view(key)
    assert view is not None
    fields = view.editor.fields()
    return fields.get(place) or view.editor.findChildren(StemField)[0]


def chip(page: StepPage, words: str) -> Chip | None:
    chips = [one for one in page.questions.chips() if isinstance(one, Chip) and one.text() == words]
    return chips[0] if chips else None


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible() and label.text()]


def place_of(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def write(widget: QWidget, words: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, words)


def test_an_answer_is_kept_as_it_is_typed_without_its_stem(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "sent the wrong file")
    assert desk.opened.case.text("own.act") == "sent the wrong file"
    assert field(page, "own.act").text() == "sent the wrong file"
    assert field(page, "own.act").stem() == "I'm sorry I"


def test_a_field_is_named_with_its_question_and_its_stem(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    assert field(page, "own.act").accessibleName() == "What went wrong on your side? Finish: I'm sorry I …"


def test_a_chip_opens_its_field_and_moves_the_focus_into_it(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    assert page.questions.view("own.intent") is None
    button = chip(page, "Not intended")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert focused() is field(page, "own.intent")
    assert chip(page, "Not intended") is None


def test_an_emptied_chip_folds_away_when_it_is_left(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    page.focus("own.intent")
    write(field(page, "own.intent"), "leave you alone")
    field(page, "own.intent").selectAll()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert page.questions.view("own.intent") is not None
    field(page, "own.act").setFocus()
    assert page.questions.view("own.intent") is None
    assert chip(page, "Not intended") is not None


def test_a_chip_with_words_stays_open(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    page.focus("own.intent")
    write(field(page, "own.intent"), "leave you alone")
    field(page, "own.act").setFocus()
    assert page.questions.view("own.intent") is not None


def test_help_stands_under_the_focused_field_only_and_an_example_while_it_is_empty(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    field(page, "own.act").setFocus()
    assert "One act, one day, with I or we. Without if or but, it carries more." in texts(page)
    example = "For example: lost the photos and a day of mark-up, and had to explain that to your client"
    assert example in texts(page)
    field(page, "own.harm").setFocus()
    assert "One act, one day, with I or we. Without if or but, it carries more." not in texts(page)
    assert example in texts(page)  # whoever is in the field needs it most
    QTest.keyClicks(QApplication.focusWidget(), "lost the photos")
    assert example not in texts(page)


def test_of_two_fields_in_a_row_each_has_its_example_under_it(desk: Desk, step: Step) -> None:
    page = step(desk, "follow")
    page.window().resize(760, 800)
    QApplication.processEvents()
    for key in ("follow.do", "follow.when"):
        view = page.questions.view(key)
        assert view is not None
        hints, editor = place_of(view.hints, page), place_of(view.editor, page)
        assert (hints.left(), hints.right()) == (editor.left(), editor.right())
        assert 0 < hints.top() - editor.bottom() < 20


def test_the_gates_are_one_row_with_two_quiet_links(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    block = page.questions._blocks["gates"]
    for key, words in (("own.sorry", "I am not sure I am sorry"), ("own.may", "I may not say so")):
        link = block.link(key)
        assert link is not None
        assert link.text() == words
        assert page.questions.view(key) is None


def test_a_quiet_link_opens_its_small_choice(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    link = page.questions._blocks["gates"].link("own.may")
    assert link is not None
    link.click()
    view = page.questions.view("own.may")
    assert view is not None
    assert view.owns(focused())
    assert view.editor.value() == "yes"


def test_a_changed_gate_opens_the_question_again_with_the_old_words_beside_it(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "sent the wrong file")
    page.focus("own.ours")
    desk.opened.answer("own.ours", "none", how="choice")
    assert field(page, "own.act").text() == ""
    assert field(page, "own.act").stem() == "I'm sorry you"
    assert "You wrote: “I'm sorry I sent the wrong file”" in texts(page)


def test_the_old_words_can_be_taken_over(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "waited for an hour")
    desk.opened.answer("own.ours", "none", how="choice")
    view = page.questions.view("own.act")
    assert view is not None
    view._old._take.click()
    assert field(page, "own.act").text() == "waited for an hour"
    assert "sorry_you" in desk.opened.case.answers["own.act"].stem
    assert not [words for words in texts(page) if words.startswith("You wrote")]


def test_undo_gives_the_words_back_to_the_field_that_has_the_focus(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "sent the wrong file")
    desk.opened.undo()
    assert field(page, "own.act").text() == ""


def test_undo_in_a_field_is_asked_of_the_window(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    asked = []
    page.undo_requested.connect(lambda: asked.append("undo"))
    page.redo_requested.connect(lambda: asked.append("redo"))
    field(page, "own.act").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focused(), Qt.Key.Key_Z, both)
    assert asked == ["undo", "redo"]


def test_a_paste_is_a_step_of_its_own(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "sent ")
    QApplication.clipboard().setText("the wrong file")
    field(page, "own.act").paste()
    assert desk.opened.case.text("own.act") == "sent the wrong file"
    desk.opened.undo()
    assert desk.opened.case.text("own.act") == "sent "


def test_a_whole_step_is_filled_by_keyboard_alone(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    done = []
    page.finished.connect(lambda: done.append(True))
    page.focus("own.ours")
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    for words in ("sent the wrong file", "lost a day", "how that was"):
        QTest.keyClicks(focused(), words)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    answers = {key: desk.opened.case.text(key) for key in ("own.ours", "own.act", "own.harm", "own.see")}
    assert answers == {
        "own.ours": "part",
        "own.act": "sent the wrong file",
        "own.harm": "lost a day",
        "own.see": "how that was",
    }
    assert done == [True]


def test_tab_leaves_a_field_and_goes_down_the_page(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    field(page, "plan.done").setFocus()
    seen = []
    for _ in range(8):
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QApplication.processEvents()  # the page is laid out anew for the help that came and went
    heights = [widget.mapTo(page, widget.rect().topLeft()).y() for widget in seen]
    assert heights == sorted(heights)
    assert len(set(heights)) > 3


def test_a_space_typed_after_the_stem_is_no_second_one(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), " sent the wrong file")
    assert field(page, "own.act").text() == "sent the wrong file"
    assert desk.opened.case.text("own.act") == "sent the wrong file"
    QTest.keyClick(focused(), Qt.Key.Key_Home)
    QTest.keyClicks(focused(), " ")
    assert field(page, "own.act").text() == "sent the wrong file"


def test_what_takes_a_row_away_stands_in_the_middle_of_its_field(desk: Desk, step: Step) -> None:
    desk.opened.answer("plan.next", (NextStep("send it", "at noon"), NextStep("ring you", "on Friday", "Priya")))
    page = step(desk, "plan")
    view = page.questions.view("plan.next")
    assert view is not None
    assert isinstance(view.editor, StepsEditor)
    for row, remover in zip(view.editor.rows(), view.editor.removers(), strict=True):
        first = place_of(row.fields()["do"], page)
        assert abs(place_of(remover, page).center().y() - first.center().y()) <= 1


def test_a_small_choice_in_a_row_says_what_leaving_it_means(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    view = page.questions.view("own.ours")
    assert view is not None
    assert view.editor.value() == "all"
    assert "own.ours" not in desk.opened.case.answers


def test_how_serious_it_is_is_asked_with_two_examples_each(desk: Desk, step: Step) -> None:
    page = step(desk, "listen")
    view = page.questions.view("listen.impact")
    assert view is not None
    assert view.editor.value() == ""
    buttons = view.editor._control.buttons()  # type: ignore[attr-defined]
    assert buttons[2].accessibleDescription().count("“") == 2


def test_next_steps_have_a_time_and_somebody_who_does_them(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    first = editor.rows()[0]
    write(first.fields()["do"], "ring you")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "by noon")
    assert desk.opened.case.next_steps == (NextStep("ring you", "by noon"),)
    assert first.fields()["do"].stem() == "I will"


def test_another_person_is_named_and_can_have_agreed(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    first = editor.rows()[0]
    write(first.fields()["do"], "bring the keys")
    first.who().set_value("other")
    first.who().chosen.emit("other")
    assert focused() is first.fields()["owner"]
    QTest.keyClicks(focused(), "Marcus")
    assert first.fields()["do"].stem() == "I will ask Marcus to"
    QTest.mouseClick(first.agreed(), Qt.MouseButton.LeftButton)
    assert first.fields()["do"].stem() == "Marcus has agreed to"
    assert desk.opened.case.next_steps == (NextStep("bring the keys", "", "Marcus", agreed=True),)


def test_there_is_another_step_until_there_are_three(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    QTest.mouseClick(editor.another(), Qt.MouseButton.LeftButton)
    assert focused() is editor.rows()[1].fields()["do"]
    assert editor.another().isVisible()
    QTest.mouseClick(editor.another(), Qt.MouseButton.LeftButton)
    assert len(editor.rows()) == 3
    assert not editor.another().isVisible()


def test_an_answer_elsewhere_leaves_an_empty_row_alone(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    write(editor.rows()[0].fields()["do"], "ring you")
    QTest.mouseClick(editor.another(), Qt.MouseButton.LeftButton)
    desk.opened.answer("listen.impact", "3", how="choice")
    assert len(editor.rows()) == 2
    QTest.keyClicks(focused(), "send it")
    assert [one.do for one in desk.opened.case.next_steps] == ["ring you", "send it"]


def test_the_change_and_its_day_stand_in_one_row(whole: Desk, step: Step) -> None:
    page = step(whole, "plan")
    day, change = field(page, "plan.change_from"), field(page, "plan.change")
    assert day.mapTo(page, day.rect().topLeft()).y() == change.mapTo(page, change.rect().topLeft()).y()
    assert (day.stem(), change.stem()) == ("From", "")


def test_somebody_elses_part_has_two_fields(desk: Desk, step: Step) -> None:
    page = step(desk, "explain")
    page.focus("explain.outside")
    QTest.keyClicks(focused(), "cut the cable")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "getting you back online")
    assert desk.opened.case.outside == Outside("cut the cable", "getting you back online")


def test_people_fold_to_one_line_once_they_are_named(desk: Desk, step: Step) -> None:
    page = step(desk, "listen")
    page.focus("listen.who")
    QTest.keyClicks(focused(), "Dana Okafor")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "Dana")
    assert desk.opened.case.people == (Person("Dana Okafor", "Dana"),)
    field(page, "listen.words").setFocus()
    assert "Dana Okafor" in texts(page)
    editor = page.questions.view("listen.who").editor  # type: ignore[union-attr]
    assert not editor.rows()[0].isVisible()  # type: ignore[attr-defined]
    QTest.keyClick(editor._change, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert editor.rows()[0].isVisible()  # type: ignore[attr-defined]
    assert focused().accessibleName() == "Who was let down? Name"


def test_a_page_is_read_from_its_first_question_to_its_chips(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    read = [
        type(part).__name__
        for child in page.questions.children()
        if isinstance(child, QWidget)
        for part in (child, *child.findChildren(QWidget))
        if isinstance(part, QuestionLabel | StemField | Chip | QuietLink) and part.isVisible()
    ]
    assert read[:3] == ["QuestionLabel", "QuietLink", "QuietLink"]
    assert read[3:5] == ["QuestionLabel", "StemField"]
    assert read[-1] == "Chip"


def test_their_words_stand_beside_saying_them_back(desk: Desk, step: Step) -> None:
    page = step(desk, "restate")
    assert [words for words in texts(page) if words.startswith("Their own words are not written down yet")]
    desk.opened.answer("listen.words", "You wiped my photos", how="choice")
    assert "“You wiped my photos”" in texts(page)
    assert not [words for words in texts(page) if words.startswith("Their own words are not written down yet")]


def test_a_note_offers_a_question_that_opens_here(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    desk.opened.answer("own.ours", "part", how="choice")
    assert "Name your part only. The rest can wait." in texts(page)
    page.questions._offered("question:own.parked")
    assert focused() is field(page, "own.parked")


def test_a_note_asks_the_window_for_what_stands_elsewhere(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    page.questions._offered("question:restate.differ")
    page.questions._offered("step:plan")
    assert wanted == ["question:restate.differ", "step:plan"]


def test_giving_something_back_waits_for_the_repair_and_opens_anyway(desk: Desk, step: Step) -> None:
    page = step(desk, "comp")
    assert page.questions.view("comp.kind") is None
    page.questions._offered("anyway")
    assert page.questions.view("comp.kind") is not None


def test_the_kind_of_sentence_about_what_is_given_back_is_chosen(desk: Desk, step: Step) -> None:
    desk.opened.answer("comp.kind", "credit", how="choice")
    page = step(desk, "comp")
    view = page.questions.view("comp.what")
    assert view is not None
    assert view._choice is not None
    view._choice.segments()[1].click()
    write(field(page, "comp.what"), "credit one day")
    assert desk.opened.case.answers["comp.what"].stem == "will"
    assert field(page, "comp.what").stem() == "We will"


def test_an_invitation_can_be_several_or_none(desk: Desk, step: Step) -> None:
    page = step(desk, "follow")
    view = page.questions.view("follow.open")
    assert view is not None
    assert view.editor.value() == ("missed",)
    boxes = view.editor._boxes  # type: ignore[attr-defined]
    boxes[1].click()
    assert desk.opened.case.value("follow.open") == ("missed", "rest")
    boxes[-1].click()
    assert desk.opened.case.value("follow.open") == ("none",)


def test_a_page_out_of_sight_is_up_to_date_when_it_is_shown(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    page.hide()
    desk.opened.answer("own.act", "sent the wrong file", how="choice")
    page.show()
    assert field(page, "own.act").text() == "sent the wrong file"


@pytest.mark.parametrize("name", ["listen", "restate", "own", "explain", "plan", "comp", "follow"])
def test_every_step_of_a_whole_case_stands_in_a_narrow_window(whole: Desk, step: Step, name: str) -> None:
    page = step(whole, name)
    page.window().resize(460, 600)
    QApplication.processEvents()
    for widget in page.findChildren(StemField):
        if widget.isVisible():
            assert widget.mapTo(page, widget.rect().topRight()).x() < page.width()


def test_the_focus_goes_to_the_first_question_that_waits_whatever_its_type(desk: Desk, step: Step) -> None:
    desk.opened.answer("listen.impact", "3", how="choice")
    page = step(desk, "explain")
    page.focus_first()
    view = page.questions.view("explain.ready")
    assert view is not None
    assert view.owns(focused())
    assert view.editor.value() == ""
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert desk.opened.case.text("explain.ready")


def test_a_choice_that_leaving_open_means_is_passed_over(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    page.focus_first()
    assert focused() is field(page, "own.act")
    QTest.keyClicks(focused(), "sent the wrong file")
    page.focus_first()
    assert focused() is field(page, "own.harm")


def test_words_that_are_open_again_wait_for_an_answer(desk: Desk, step: Step) -> None:
    page = step(desk, "own")
    write(field(page, "own.act"), "sent the wrong file")
    page.focus("own.ours")
    desk.opened.answer("own.ours", "none", how="choice")
    page.focus_first()
    assert focused() is field(page, "own.act")


def test_where_all_is_answered_the_focus_goes_to_the_first_question(whole: Desk, step: Step) -> None:
    page = step(whole, "restate")
    page.focus_first()
    assert focused() is field(page, "restate.told")


@pytest.mark.parametrize("by", ["the mouse", "the keyboard"])
def test_a_note_that_comes_under_a_choice_is_brought_into_view(by: str, desk: Desk, step: Step, qtbot: QtBot) -> None:
    page = step(desk, "listen")
    page.window().resize(760, 420)
    page.focus("listen.ready")
    QApplication.processEvents()
    view = page.questions.view("listen.ready")
    assert view is not None
    area = area_of(page)
    assert area is not None
    choice = next(one for one in view.editor.findChildren(QRadioButton) if one.text() == "Still upset")
    # The choice is the last thing that is to be seen.
    choice.setFocus()
    area.verticalScrollBar().setValue(choice.mapTo(page, choice.rect().bottomLeft()).y() - area.viewport().height() + 4)
    if by == "the mouse":
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(choice, Qt.Key.Key_Space)

    def bottom() -> int:
        shown = next(one for one in view.under.findChildren(Label) if one.text().startswith("A call comes before"))
        return shown.mapTo(area.viewport(), shown.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < bottom() < area.viewport().height(), timeout=1000)
    assert choice.mapTo(area.viewport(), choice.rect().topLeft()).y() >= 0


def test_a_second_step_leaves_the_first_as_wide_as_it_was(desk: Desk, step: Step, qtbot: QtBot) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    width = editor.rows()[0].width()
    QTest.mouseClick(editor.another(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(editor.rows()[1].isVisible)
    assert [one.width() for one in editor.rows()] == [width, width]


def test_the_step_that_stays_keeps_its_captions_and_is_counted_anew(desk: Desk, step: Step) -> None:
    page = step(desk, "plan")
    editor = page.questions.view("plan.next").editor  # type: ignore[union-attr]
    assert isinstance(editor, StepsEditor)
    QTest.mouseClick(editor.another(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(), "ring you")
    editor._rows.remove(editor.rows()[0])
    (left,) = editor.rows()
    QApplication.processEvents()
    assert left.step().do == "ring you"
    assert left.fields()["when"].accessibleName().startswith("Step 1: ")
    assert "What happens" in texts(page)


def test_enter_in_the_last_field_of_a_person_goes_to_the_next_one(desk: Desk, step: Step) -> None:
    page = step(desk, "listen")
    field(page, "listen.words").setFocus()
    people = (Person("Dana Okafor", "Dana"), Person("Lee Park", "Lee"))
    desk.opened.answer("listen.who", people, how="choice")
    view = page.questions.view("listen.who")
    assert view is not None
    view.editor._change.click()  # type: ignore[attr-defined]
    cards = view.editor.rows()  # type: ignore[attr-defined]
    cards[0].fields()["call"].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is cards[1].fields()["name"]


def test_nothing_of_a_question_is_left_to_the_collector(whole: Desk, step: Step) -> None:
    page = step(whole, "plan")
    views = page.questions._views.values()
    parts = [part for view in views for part in (view.label, view.above, view.editor, view.under)]
    assert parts
    assert all(part.parent() is not None for part in parts)


@pytest.mark.parametrize("name", ["listen", "restate", "own", "explain", "plan", "comp", "follow"])
@pytest.mark.parametrize("width", [760, 460])
def test_no_words_stand_on_others(whole: Desk, step: Step, name: str, width: int) -> None:
    page = step(whole, name)
    page.window().resize(width, 700)
    keys = page.keys()
    for key in keys:
        page.focus(key)
    page.hide()
    page.show()
    QApplication.processEvents()
    places = [
        (one, QRect(one.mapTo(page, QPoint(0, 0)), one.size()))
        for one in page.findChildren(QWidget)
        if isinstance(one, Label | StemField | QAbstractButton) and one.isVisible()
    ]
    tops = [(one, place) for one, place in places if not any(other.isAncestorOf(one) for other, _ in places)]
    for (one, place), (other, also) in combinations(tops, 2):
        assert not place.intersects(also), (one, other)
