from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import column

ICONS = Path(__file__).parents[3] / "resources" / "icons"


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, ICONS, "light", 1.0)


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Iterator[Callable[..., QWidget]]:
    """Show widgets under each other in an active window of a width."""
    windows = []

    def shown(*widgets: QWidget, width: int = 640) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = column(look, parent=window)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        window.resize(width, 480)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    yield shown
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()
