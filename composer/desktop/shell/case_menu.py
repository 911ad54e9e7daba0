"""The menus in the bar of a case: who is writing, and everything that has no button."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from composer.desktop.shell.menus import add_choices, add_item
from composer.desktop.shell.top_bar import TopBar
from composer.session.open_case import OpenCase


def fill_case_menus(
    top: TopBar,
    opened: OpenCase,
    add_common: Callable[[QMenu], None],
    add_sent: Callable[[QMenu], None],
    undo: Callable[[], None],
    redo: Callable[[], None],
    trash: Callable[[], None],
) -> None:
    """Fill the two menus of `top`; `add_common` adds what every page has, `add_sent` what went out."""
    voice = opened.form.question("sender.voice")
    choices = [(choice.value, choice.label) for choice in voice.choices]

    def current() -> str:
        return opened.case.text("sender.voice") or voice.default

    def choose(value: str) -> None:
        opened.answer("sender.voice", value, how="choice")

    add_choices(top.voice_menu, choices, current, choose)
    menu, look = top.menu, top.look

    def add(icon: str, words: str, do: Callable[[], None]) -> None:
        add_item(menu, look.icon(icon), words, do)

    add("undo", _tr("Undo"), undo)
    add("redo", _tr("Redo"), redo)
    add("pencil", _tr("Rename"), top.rename)
    add_choices(menu.addMenu(_tr("Who is writing")), choices, current, choose)
    menu.addSeparator()
    add_sent(menu)
    menu.addSeparator()
    add_common(menu)
    menu.addSeparator()
    add("trash", _tr("Put into the trash"), trash)


def _tr(words: str) -> str:
    return QCoreApplication.translate("case_menu", words)
