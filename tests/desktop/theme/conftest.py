from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.desktop.theme.look import Look

ICONS = Path(__file__).parents[3] / "resources" / "icons"


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, ICONS, "light", 1.0)
