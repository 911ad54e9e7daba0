from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button, QuietLink
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.choice_field import ChoiceField, Option, TickBox
from composer.desktop.widgets.controls import Select, Tabs
from composer.desktop.widgets.layout import Flow
from composer.desktop.widgets.segmented import SegmentedControl

Show = Callable[..., QWidget]
OWN = [("all", "All ours"), ("part", "Partly"), ("no", "Not ours")]
IMPACT = [Option("1", "A small thing", "Minutes lost."), Option("2", "Some trouble", "Hours lost."), Option("3", "Big")]


def heard(widget: QWidget) -> tuple[str, str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description), interface.role()


def test_the_chosen_segment_has_a_tick_and_is_semibold(look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Is it yours to own?", OWN)
    show(control)
    plain = control.segments()[1].sizeHint().width()
    control.set_value("part")

    chosen = control.segments()[1]
    # Semibold words and a tick need more room than the words did.
    assert chosen.sizeHint().width() >= plain + look.px(15)
    picture = chosen.grab().toImage()
    places = [(x, y) for x in range(look.px(14), look.px(29)) for y in range(4, picture.height() - 4)]
    assert any(picture.pixelColor(*place).lightness() < 110 for place in places)


def test_a_segment_is_read_as_a_radio_button_of_its_question(look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Is it yours to own?", OWN)
    show(control)
    control.set_value("all")
    first = control.segments()[0]

    assert heard(first) == ("All ours", "Is it yours to own?", QAccessible.Role.RadioButton)
    assert QAccessible.queryAccessibleInterface(first).state().checked
    assert not QAccessible.queryAccessibleInterface(control.segments()[1]).state().checked


def test_arrows_move_and_choose_and_go_round(qtbot: QtBot, look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Own", OWN)
    show(control)
    control.set_value("all")
    control.focus_first()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told.args == ["part"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert control.value() == "all"
    assert control.segments()[0].hasFocus()


def test_arrows_follow_the_eye_in_a_mirrored_interface(look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Own", OWN)
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(control)
    control.set_value("all")
    control.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)

    assert control.value() == "part"
    assert control.segments()[1].x() < control.segments()[0].x()


def test_tab_stops_once_at_a_segmented_control(look: Look, show: Show) -> None:
    before, control, after = Button(look, "Before"), SegmentedControl(look, "Own", OWN), Button(look, "After")
    show(before, control, after)
    control.set_value("part")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert control.segments()[1].hasFocus()
    QTest.keyClick(control.segments()[1], Qt.Key.Key_Tab)

    assert after.hasFocus()


def test_a_click_chooses_once_and_a_second_one_takes_nothing_back(qtbot: QtBot, look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Own", OWN)
    show(control)
    told: list[str] = []
    control.chosen.connect(told.append)
    for _ in range(2):
        qtbot.mouseClick(control.segments()[2], Qt.MouseButton.LeftButton)

    assert told == ["no"]
    assert control.value() == "no"


def test_setting_a_value_is_not_told(qtbot: QtBot, look: Look) -> None:
    control, field = SegmentedControl(look, "Own", OWN), ChoiceField(look, "How serious?", IMPACT)
    with qtbot.assertNotEmitted(control.chosen), qtbot.assertNotEmitted(field.chosen):
        control.set_value("all")
        control.set_value(None)
        field.set_value("2")

    assert control.value() is None
    assert field.value() == "2"


def test_segments_without_room_take_another_row(look: Look, show: Show) -> None:
    control = SegmentedControl(look, "Own", OWN)
    window = show(control, width=150)

    assert window.width() <= 200
    assert control.segments()[2].y() > control.segments()[0].y()
    assert all(segment.geometry().right() < control.width() for segment in control.segments())


def test_enter_in_a_choice_goes_to_the_next_question(qtbot: QtBot, look: Look, show: Show) -> None:
    control, field = SegmentedControl(look, "Own", OWN), ChoiceField(look, "How serious?", IMPACT)
    show(control, field)
    control.focus_first()
    with qtbot.waitSignal(control.next_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    field.buttons()[0].setFocus()
    with qtbot.waitSignal(field.next_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_choice_is_read_with_its_example(qtbot: QtBot, look: Look, show: Show) -> None:
    field = ChoiceField(look, "How serious?", IMPACT)
    show(field)
    field.buttons()[0].setFocus()
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field.buttons()[0], Qt.Key.Key_Down)

    assert told.args == ["2"]
    assert heard(field.buttons()[1]) == ("Some trouble", "Hours lost.", QAccessible.Role.RadioButton)


def test_enter_presses_a_button_as_space_does(qtbot: QtBot, look: Look, show: Show) -> None:
    button = Button(look, "Copy", icon="copy")
    show(button)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_button_of_an_icon_has_a_name_and_a_tooltip(look: Look) -> None:
    button = Button(look, icon="dots", kind="quiet", name="More")

    assert heard(button)[0] == "More"
    assert button.toolTip() == "More"
    assert button.sizeHint().width() >= look.px(24)


def test_words_without_room_become_the_tooltip(look: Look, show: Show) -> None:
    button = Button(look, "Thank them for something particular")
    show(button)
    assert button.toolTip() == ""
    button.setFixedWidth(100)
    QApplication.processEvents()

    assert button.toolTip() == "Thank them for something particular"


@pytest.mark.parametrize("kind", ["primary", "accent", "outlined", "quiet", "link"])
def test_every_button_shows_its_focus_and_is_still_when_disabled(look: Look, show: Show, kind: str) -> None:
    button, other = Button(look, "Words", kind), Button(look, "Other")  # type: ignore[arg-type]
    show(button, other)
    other.setFocus()
    calm = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != calm
    button.setEnabled(False)

    assert button.grab().toImage() != calm
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isDown()


def test_a_quiet_link_switches_on_with_a_tick(qtbot: QtBot, look: Look, show: Show) -> None:
    link = QuietLink(look, "I may not say so")
    show(link)
    off = link.sizeHint().width()
    link.setFocus()
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, Qt.Key.Key_Space)

    assert link.isChecked()
    assert link.sizeHint().width() > off + look.px(15)
    assert heard(link)[2] == QAccessible.Role.CheckBox


def test_a_chip_opens_its_question_and_says_so(qtbot: QtBot, look: Look, show: Show) -> None:
    chip = Chip(look, "Not intended", "add", opens="Was it intended?")
    show(Flow(look, [chip]))
    chip.setFocus()
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip, Qt.Key.Key_Return)

    assert heard(chip)[:2] == ("Not intended, adds a question", "Opens: Was it intended?")


def test_chips_say_what_is_there_and_what_is_still_to_come(look: Look) -> None:
    assert heard(Chip(look, "Sorry", "done"))[0] == "Sorry, already in it"
    assert heard(Chip(look, "What changes", "to-come"))[0] == "What changes, still to come"


def test_chips_wrap_like_words(look: Look, show: Show) -> None:
    chips = [Chip(look, f"What changes {number}", "to-come") for number in range(5)]
    flow = Flow(look, chips)
    show(flow, width=300)

    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < flow.width() for chip in chips)
    assert flow.height() >= chips[-1].geometry().bottom()


def test_a_flow_that_was_emptied_takes_no_room(look: Look, show: Show) -> None:
    flow = Flow(look, [QPushButton("one")])
    show(flow)
    flow.set_widgets([])

    assert not flow.isVisible()
    flow.set_widgets([QPushButton("two")])
    assert flow.isVisible()


def test_a_list_is_read_with_its_question(qtbot: QtBot, look: Look, show: Show) -> None:
    select = Select(look, "Who does it", [("me", "Me"), ("them", "A colleague")])
    show(select)
    assert heard(select)[0] == "Who does it"
    assert select.value() is None
    with qtbot.assertNotEmitted(select.chosen):
        select.set_value("me")
    select.setFocus()
    with qtbot.waitSignal(select.chosen) as told:
        QTest.keyClick(select, Qt.Key.Key_Down)

    assert told.args == ["them"]


def test_tabs_tell_where_one_went_and_keep_the_one_in_front(qtbot: QtBot, look: Look, show: Show) -> None:
    tabs = Tabs(look, "What is shown")
    show(tabs)
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_tabs([("questions", "Questions"), ("message", "Message, 132 words")])
        tabs.set_current("message")
        tabs.set_tabs([("questions", "Questions"), ("message", "Message, 133 words")])
    assert tabs.current() == "message"
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.keyClick(tabs, Qt.Key.Key_Left)

    assert told.args == ["questions"]


def test_a_box_is_ticked_by_space(look: Look, show: Show) -> None:
    box = TickBox(look, name="Mark while I write")
    show(box)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)

    assert box.isChecked()
    assert heard(box)[0] == "Mark while I write"
