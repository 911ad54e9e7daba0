"""The Qt in use gives back what it borrows: a version that does not aborts the program after some thousand calls."""

import sys

from PySide6.QtGui import QFont


def test_a_qt_call_that_returns_nothing_costs_no_reference() -> None:
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(500):
        font.setPointSizeF(10)
    assert abs(sys.getrefcount(None) - before) < 100
