"""What is around the cases: the palette, the settings, and a step in the dark."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from composer.desktop.palette.palette import Palette
from tests.desktop.stories.hand import CTRL, ENTER, press, type_in, until
from tests.desktop.stories.program import Program


def find(words: str) -> None:
    """Open the palette and look for something."""
    press(Qt.Key.Key_K, CTRL)
    until(QApplication.activeModalWidget, "the palette")
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    palette.activateWindow()  # there is no window manager on this screen to do it
    until(palette.isActiveWindow, "the palette in front")
    type_in(words)
    until(lambda: (found := palette.current()) and words in found.spoken.lower(), f"“{words}” in the palette")


def main() -> None:
    """Take the pictures."""
    program = Program()
    until(program.inside.home.rows, "the cases")
    find("ma")
    program.picture("palette")
    press(Qt.Key.Key_Escape)
    program.come_forward()
    press(Qt.Key.Key_Comma, CTRL)
    until(lambda: program.inside.everywhere.settings, "the settings")
    program.picture("settings")
    press(Qt.Key.Key_Escape)
    find("dark")
    press(ENTER)
    program.come_forward()
    find("demo")
    press(ENTER)
    program.come_forward()
    assert program.page
    press(Qt.Key.Key_3, CTRL)
    program.picture("own-dark")
    program.end()


if __name__ == "__main__":
    main()
