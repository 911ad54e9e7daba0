"""The areas of a window, which F6 walks through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def move_to_area(areas: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next of `areas` that can take it, or with -1 to the one before."""
    focused = QApplication.focusWidget()
    at = next((i for i, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)), -by)
    for step in range(1, len(areas) + 1):
        target = first_stop(areas[(at + by * step) % len(areas)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_stop(area: QWidget) -> QWidget | None:
    """Return the first widget in `area` that Tab would reach."""
    if area.focusPolicy() & Qt.FocusPolicy.TabFocus and area.isEnabled():
        return area
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reached and area.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
