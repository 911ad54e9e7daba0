"""The menus of looks and text sizes, the same on Home and in a case."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu

from composer.desktop.theme.look import Look, Scheme

SIZES = (100, 125, 150, 175, 200)


def add_look_menus(
    menu: QMenu, look: Look, set_scheme: Callable[[Scheme], None], set_size: Callable[[int], None]
) -> None:
    """Add "Look" and "Text size" to `menu`; what is in force is ticked when they open."""
    schemes: tuple[tuple[Scheme, str], ...] = (
        ("system", _tr("As the system has it")),
        ("light", _tr("Light")),
        ("dark", _tr("Dark")),
    )
    looks = menu.addMenu(_tr("Look"))
    scheme_actions = _choices(looks, [(words, partial(set_scheme, value)) for value, words in schemes])
    sizes = menu.addMenu(_tr("Text size"))
    size_actions = _choices(sizes, [(f"{size} %", partial(set_size, size)) for size in SIZES])

    def show() -> None:
        for (value, _), action in zip(schemes, scheme_actions, strict=True):
            action.setChecked(value == look.scheme)
        nearest = min(SIZES, key=lambda size: abs(size - look.scale * 100))
        for size, action in zip(SIZES, size_actions, strict=True):
            action.setChecked(size == nearest)

    menu.aboutToShow.connect(show)


def add_item(menu: QMenu, icon: QIcon, words: str, do: Callable[[], None]) -> None:
    """Add something to do to `menu`."""
    menu.addAction(icon, words).triggered.connect(lambda _=False: do())


def add_choices(
    menu: QMenu, choices: list[tuple[str, str]], current: Callable[[], str], choose: Callable[[str], None]
) -> None:
    """Add one of a few to `menu`: value and words of each; what is in force is ticked when it opens."""
    actions = _choices(menu, [(words, partial(choose, value)) for value, words in choices])

    def show() -> None:
        for (value, _), action in zip(choices, actions, strict=True):
            action.setChecked(value == current())

    menu.aboutToShow.connect(show)


def _choices(menu: QMenu, choices: list[tuple[str, Callable[[], None]]]) -> list[QAction]:
    group = QActionGroup(menu)
    actions = []
    for words, choose in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, choose=choose: choose())
        group.addAction(action)
        actions.append(action)
    return actions


def _tr(words: str) -> str:
    return QCoreApplication.translate("menus", words)
