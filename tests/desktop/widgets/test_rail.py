from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.rail import RailEntry, StepRail

Show = Callable[..., QWidget]
STEPS = (
    RailEntry("listen", "Listen", 1, state="done"),
    RailEntry("own", "Own", 2, state="begun", count=1),
    RailEntry("plan", "Plan", 3),
    RailEntry("review", "Review and send", icon="arrow-right", after_line=True),
)


def names(rail: StepRail) -> list[str]:
    interfaces = [QAccessible.queryAccessibleInterface(row) for row in rail.rows()]
    return [interface.text(QAccessible.Text.Name) for interface in interfaces]


def test_a_step_is_read_with_its_state(look: Look, show: Show) -> None:
    rail = StepRail(look, "Steps")
    rail.set_entries(STEPS)
    show(rail)

    assert names(rail) == ["Listen, done", "Own, begun, 1 to look at", "Plan, empty", "Review and send"]


def test_the_step_one_is_at_says_so(look: Look) -> None:
    rail = StepRail(look, "Steps")
    rail.set_entries(STEPS)
    rail.set_current("own")

    assert [row.accessibleDescription() for row in rail.rows()] == ["", "You are here", "", ""]


def test_arrows_move_between_steps_and_enter_goes_there(qtbot: QtBot, look: Look, show: Show) -> None:
    rail = StepRail(look, "Steps")
    rail.set_entries(STEPS)
    show(rail)
    rail.rows()[0].setFocus()
    QTest.keyClick(rail.rows()[0], Qt.Key.Key_Down)
    assert rail.rows()[1].hasFocus()
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.keyClick(rail.rows()[1], Qt.Key.Key_Return)

    assert told.args == ["own"]


def test_a_new_state_keeps_the_focus_where_it_is(look: Look, show: Show) -> None:
    rail = StepRail(look, "Steps")
    rail.set_entries(STEPS)
    show(rail)
    rail.rows()[2].setFocus()
    rail.set_entries((*STEPS[:2], replace(STEPS[2], state="begun"), STEPS[3]))

    assert rail.rows()[2].hasFocus()
    assert names(rail)[2] == "Plan, begun"


def test_a_collapsed_rail_is_narrow_and_keeps_names_as_tooltips(look: Look, show: Show) -> None:
    rail = StepRail(look, "Steps")
    rail.set_entries(STEPS)
    show(rail)
    wide = rail.sizeHint().width()
    rail.set_collapsed(True)

    assert rail.sizeHint().width() <= look.px(56) < wide
    assert [row.toolTip() for row in rail.rows()] == ["Listen", "Own", "Plan", "Review and send"]
    assert names(rail)[1] == "Own, begun, 1 to look at"


def test_each_state_of_a_step_looks_different_without_its_colours(look: Look, show: Show) -> None:
    rail = StepRail(look, "Steps")
    show(rail)
    grey = set()
    for state in ("empty", "begun", "done"):
        rail.set_entries([RailEntry("own", "Own", 3, state=state)])
        picture = rail.rows()[0].grab().toImage()
        dark = [
            (x, y) for x in range(36) for y in range(picture.height()) if picture.pixelColor(x, y).lightness() < 170
        ]
        grey.add(frozenset(dark))

    assert len(grey) == 3
