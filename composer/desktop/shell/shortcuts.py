"""The keys of the window: which key does what in an open case, and everywhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage

    Act = Callable[[CasePage], None]


def add_shortcuts(
    window: QWidget,
    case_page: "Callable[[], CasePage | None]",
    *,
    begin: Callable[[], None],
    keys: Callable[[], None],
    put_back: Callable[[], None],
) -> None:
    """Give `window` its keys; those of a case do nothing while `case_page` has none to show.

    Undo is the one that works without a case too: it takes one back out of the trash.
    """

    def in_case(key: str, act: "Act") -> None:
        def do() -> None:
            page = case_page()
            if page is not None:
                act(page)

        QShortcut(QKeySequence(key), window, do)

    def undo() -> None:
        page = case_page()
        (page.undo if page is not None else put_back)()

    QShortcut(QKeySequence("Ctrl+Z"), window, undo)
    for key, act in _acts().items():
        in_case(key, act)
    for number in range(1, 10):
        in_case(f"Ctrl+{number}", _goes_to(number))
    for key in ("F1", "Ctrl+/"):
        QShortcut(QKeySequence(key), window, keys)
    QShortcut(QKeySequence("Ctrl+N"), window, begin)


def _acts() -> "dict[str, Act]":
    return {
        "Alt+Left": lambda page: page.walk(1 if page.isRightToLeft() else -1),
        "Alt+Right": lambda page: page.walk(-1 if page.isRightToLeft() else 1),
        "Ctrl+Tab": lambda page: page.tabs.show_other(),
        "Ctrl+Shift+Tab": lambda page: page.tabs.show_other(),
        "F8": lambda page: page.next_finding(1),
        "Shift+F8": lambda page: page.next_finding(-1),
        "F6": lambda page: page.next_area(1),
        "Shift+F6": lambda page: page.next_area(-1),
        "Ctrl+Shift+C": lambda page: page.delivery.copy(),
        "Ctrl+Return": lambda page: page.delivery.mail(),
        "Ctrl+Enter": lambda page: page.delivery.mail(),
        "Ctrl+Shift+Z": lambda page: page.redo(),
        "Ctrl+Y": lambda page: page.redo(),
        "Esc": lambda page: page.escape(),
    }


def _goes_to(number: int) -> "Act":
    return lambda page: page.go_number(number)
