"""Small dialogues over the window. When one closes, the focus is where it was, also without a window manager."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


def open_over(dialog: QDialog, window: QWidget) -> None:
    """Open a dialogue of `window`; it does not wait."""
    focused = QApplication.focusWidget() or window.focusWidget()

    def give_back() -> None:
        window.activateWindow()
        if focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    dialog.finished.connect(give_back)
    dialog.open()
