"""A command: something that can be done, in words, with its keys. Keys, palette and the list of keys come from it."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from composer.session.finder import folded


def always() -> bool:
    """Say that something can be done here and now."""
    return True


class Command(Struct, frozen=True):
    """Something that can be done.

    `words` are others it is looked for by, `also` what menus call it. `group` is its heading among the shortcuts.
    Not `offered` in the palette is what makes no sense from there; `bound` to no key of the window are keys that the
    widget which has the focus answers itself. `enabled` says whether it can be done here and now.
    """

    id: str
    name: str
    group: str
    act: Callable[[], None]
    keys: tuple[str, ...] = ()
    words: str = ""
    also: tuple[str, ...] = ()
    enabled: Callable[[], bool] = always
    offered: bool = True
    bound: bool = True

    @property
    def can_be_chosen(self) -> bool:
        """Say whether the palette offers it here and now."""
        return self.offered and self.enabled()


Commands = Callable[[], Sequence[Command]]
"""Returns all commands there are, as they stand now; their ids and keys are always the same."""


class KeyBindings:
    """Gives a window the keys of its commands: the first command of a key that can be done here is done."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        self._commands = commands
        keys = dict.fromkeys(key for command in commands() if command.bound for key in command.keys)
        self.shortcuts = {key: QShortcut(QKeySequence(key), window, self._doing(key)) for key in keys}

    def press(self, key: str) -> None:
        """Do what a key does here and now."""
        for command in self._commands():
            if command.bound and key in command.keys and command.enabled():
                command.act()
                return

    def _doing(self, key: str) -> Callable[[], None]:
        return lambda: self.press(key)


def key_words(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def from_menu(
    menu: QMenu, prefix: str, group: str, enabled: Callable[[], bool], skip: Iterable[str] = ()
) -> list[Command]:
    """Return what a menu offers, its submenus with their own words before; without what is in `skip` already."""
    known = {folded(words) for words in skip}
    menu.aboutToShow.emit()
    found: list[Command] = []
    for action in menu.actions():
        words = action.text().replace("&", "")
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += from_menu(inner, words, group, enabled)
        elif words and action.isVisible() and not action.isSeparator() and folded(words) not in known:
            name = f"{prefix}: {words}" if prefix else words
            found.append(Command(f"menu:{name}", name, group, action.trigger, enabled=_both(enabled, action)))
    return found


def _both(enabled: Callable[[], bool], action: QAction) -> Callable[[], bool]:
    return lambda: enabled() and action.isEnabled()
