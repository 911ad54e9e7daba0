"""Small dialogues over the window. When one closes, the focus is where it was, also without a window manager."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from composer.desktop.shell.areas import go_on_after


def open_over(dialog: QDialog, window: QWidget) -> None:
    """Open a dialogue of `window`; it does not wait."""
    focused = QApplication.focusWidget() or window.focusWidget()

    def give_back() -> None:
        window.activateWindow()
        if focused is None or not isValid(focused):
            return
        if focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        else:  # it went with what was answered
            go_on_after(focused)

    dialog.finished.connect(give_back)
    dialog.open()
