"""Every control of every page: it has a name and its label, Tab meets it as the eye does, and its focus shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from composer.desktop.inside import Inside
from composer.desktop.widgets.labels import QuestionLabel
from composer.guide.case import Case

Open = Callable[..., Inside]
Keep = Callable[..., None]

STEPS = ("listen", "restate", "own", "explain", "plan", "promise", "comp", "follow", "review")
SECTIONS = ("you", "checks", "house", "look", "folders", "keyboard")
PAGES = [
    "first start",
    "home",
    "empty home",
    "start",
    "quick",
    "palette",
    "keys",
    "help",
    *(f"settings {section}" for section in SECTIONS),
    *(f"step {step}" for step in STEPS),
    *(f"empty step {step}" for step in STEPS),
]
NEAR = 6  # pixels that two things on one line may stand apart


@dataclass
class Shown:
    """A page in front, in its window."""

    window: QWidget
    page: QWidget
    areas: list[QWidget]

    def stops(self) -> list[QWidget]:
        """Return what Tab meets, in its order, once round."""
        QApplication.processEvents()
        met: list[QWidget] = []
        for _ in range(400):
            focused = QApplication.focusWidget()
            assert focused is not None
            if focused in met:
                break
            met.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        return met

    def focusable(self) -> list[QWidget]:
        """Return what can have the focus by Tab."""
        return [
            one
            for one in self.page.findChildren(QWidget)
            if (one.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and one.isVisible()
            and one.isEnabled()
        ]

    def place(self, widget: QWidget) -> QRect:
        """Return where it stands on the screen."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    def picture(self, widget: QWidget) -> QPixmap:
        """Return how a control and its surroundings look."""
        QApplication.processEvents()
        return self.window.grab(self.place(widget).adjusted(-4, -4, 4, 4))

    def part(self, widget: QWidget) -> QWidget:
        """Return what is read to its end before anything else: what scrolls by itself, else the area."""
        above = widget.parentWidget()
        while above is not None and above not in self.areas and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above or self.page

    def unscrolled(self, widget: QWidget) -> QRect:
        """Return where it would stand if nothing were scrolled."""
        place, above = self.place(widget), widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                place.translate(0, above.verticalScrollBar().value())
            above = above.parentWidget()
        return place


@pytest.fixture
def shown(request: pytest.FixtureRequest, open_window: Open, keep: Keep, laptop: Case, qtbot: QtBot) -> Iterator[Shown]:
    name: str = request.param
    step = name.rpartition("step ")[2] if "step " in name else "own"
    empty = name.startswith("empty")
    case = Case("empty777", step=step).with_answer("output", "email") if empty else replace(laptop, step=step)
    if name != "first start":
        keep(*([] if name == "empty home" else [case]))
    inside = open_window(case.id if "step" in name or name in ("help", "keys") else "")
    if name == "start":
        inside.begin("talk")
        qtbot.waitUntil(lambda: inside.start_page is not None)
    elif name == "quick":
        inside.begin()
        qtbot.waitUntil(lambda: inside.case_page is not None)
    elif name.startswith("settings"):
        inside.everywhere.show_settings(name.removeprefix("settings "))
    elif name in ("palette", "keys", "help"):
        getattr(inside.everywhere, f"show_{name}")()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    window = inside.home.window()
    if dialog is not None:
        yield Shown(dialog, dialog, [dialog])
        dialog.close()
    else:
        page = window._stack.currentWidget()
        yield Shown(window, page, page.areas())


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    words = spoken.text(QAccessible.Text.Name) if spoken is not None else ""
    # On Linux Qt calls a list by its choice: its name is what was set.
    return widget.accessibleName() if isinstance(widget, QComboBox) else words or widget.accessibleName()


def told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} “{name_of(widget) or words}”"


def without_name(shown: Shown) -> list[str]:
    """Return the controls and fields that a screen reader has no name for."""
    fields = [one for one in shown.page.findChildren(QWidget) if isinstance(one, QLineEdit | QTextEdit | QComboBox)]
    unnamed = [one for one in shown.focusable() if not name_of(one).strip()]
    return [told(one) for one in (*unnamed, *(one for one in fields if one.isVisible() and not one.accessibleName()))]


def without_buddy(shown: Shown) -> list[str]:
    """Return the questions that belong to no field, and the labels whose field has no name."""
    found = []
    for label in shown.page.findChildren(QLabel):
        buddy = label.buddy()
        if not label.isVisible() or (buddy is None and not isinstance(label, QuestionLabel)):
            continue
        if buddy is None or not any(name_of(one) for one in (buddy, *buddy.findChildren(QWidget))):
            found.append(label.text())
    return found


def out_of_order(shown: Shown, stops: list[QWidget]) -> list[str]:
    """Return where Tab goes back up, or against the reading direction, within what is read as one."""
    found = []
    for part in {id(part): part for part in map(shown.part, stops)}.values():
        places = [(shown.unscrolled(one), told(one)) for one in stops if shown.part(one) is part]
        start = min(range(len(places)), key=lambda i: (places[i][0].top(), places[i][0].left()))
        for (first, name), (second, following) in pairwise(places[start:] + places[:start]):
            beside = holds(first, second) and holds(second, first)
            up = second.bottom() < first.top() - NEAR and second.left() <= first.right()
            if up or (beside and second.left() < first.left() - NEAR):
                found.append(f"{name} before {following}")
    return found


def holds(line: QRect, other: QRect) -> bool:
    """Say whether the middle of another stands in this line."""
    return line.top() <= other.center().y() <= line.bottom()


def without_ring(shown: Shown) -> list[str]:
    """Return what looks the same with the focus and without it."""
    focusable, blind = shown.focusable(), []
    for widget in focusable:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus, place = shown.picture(widget), shown.place(widget)
        if widget is not QApplication.focusWidget():
            continue
        elsewhere = next((one for one in focusable if one is not widget and one.isVisible()), None)
        if elsewhere is not None:
            elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            widget.clearFocus()
        without = shown.picture(widget)
        # Where the page has scrolled or folded it looks otherwise anyway.
        if shown.place(widget) == place and widget.isVisible() and with_focus.toImage() == without.toImage():
            blind.append(told(widget))
    return blind


def faults_in(shown: Shown) -> dict[str, list[str]]:
    """Return what is wrong with the controls of a page, and where."""
    stops = shown.stops()
    found = {
        "no name": without_name(shown),
        "no buddy": without_buddy(shown),
        "not reached by Tab": [told(one) for one in shown.focusable() if one not in stops],
        "out of order": out_of_order(shown, stops),
        "focus not seen": without_ring(shown),
    }
    return {what: where for what, where in found.items() if where}


@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_every_control_can_be_named_reached_in_order_and_seen(shown: Shown) -> None:
    assert shown.stops()
    assert faults_in(shown) == {}
