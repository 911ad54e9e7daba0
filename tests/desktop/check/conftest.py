"""The window of the program on Check my text, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.check.page import CheckPage
from composer.desktop.inside import Inside

Begin = Callable[..., CasePage]

DRAFTS = Path(__file__).parents[2] / "fixtures" / "drafts"
DRAFT = (DRAFTS / "01-booking-page.txt").read_text(encoding="utf-8").strip()


@pytest.fixture
def check(open_window: Callable[..., Inside], keep: Callable[..., None], qtbot: QtBot) -> Begin:
    """Go to Check my text from Home."""

    def begun(size: tuple[int, int] = (1360, 860)) -> CasePage:
        keep()
        inside = open_window(size=size)
        inside.begin("check")
        qtbot.waitUntil(lambda: inside.case_page is not None)
        QApplication.processEvents()
        assert inside.case_page is not None
        return inside.case_page

    return begun


def page_of(case: CasePage) -> CheckPage:
    page = case.pages.findChild(CheckPage)
    assert isinstance(page, CheckPage)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def settle() -> None:
    """Let the writer pause."""
    QTest.qWait(700)
