"""All commands of the window, in one place. Who adds something that can be done adds it here."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from composer.desktop.palette.command import Command, from_menu

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage
    from composer.desktop.settings.page import SettingsPage
    from composer.guide.form import Form
    from composer.library.choices import SettingsFile

_BACK, _ON = ("Ctrl+[", "Ctrl+]") if sys.platform == "darwin" else ("Alt+Left", "Alt+Right")
_STEPS = 8


class Here(Protocol):
    """What the commands act on: the window, and whatever page is in front."""

    @property
    def case(self) -> "CasePage | None":
        """The page of the open case, if it is in front."""

    @property
    def settings(self) -> "SettingsPage | None":
        """The page of settings, if it is in front."""

    @property
    def form(self) -> "Form | None":
        """The form, as soon as it has been read."""

    @property
    def settings_file(self) -> "SettingsFile | None":
        """What can be set, as soon as settings can be changed."""

    @property
    def menu(self) -> QMenu:
        """The menu of settings on Home."""

    def can_be_set(self) -> bool:
        """Say whether settings can be changed."""

    def at_home(self) -> bool:
        """Say whether Home is in front."""

    def begin(self, output: str) -> None:
        """Begin a case."""

    def paste_theirs(self) -> None:
        """Begin with their message, which is on the clipboard."""

    def open_theirs(self) -> None:
        """Begin with their message, which is in a file."""

    def go_home(self) -> None:
        """Put away what is open, and show Home."""

    def show_settings(self, section: str = "") -> None:
        """Show the page of settings."""

    def show_palette(self) -> None:
        """Open the palette."""

    def show_keys(self) -> None:
        """Open the list of all keys."""

    def show_help(self) -> None:
        """Open the help on what is in front."""

    def undo(self) -> None:
        """Take back the last step of what is in front."""

    def escape(self) -> None:
        """Close what is open, or go back; change nothing."""

    def next_area(self, by: int) -> None:
        """Move the focus to the next area, or the one before."""


def keyed_commands(here: Here) -> tuple[Command, ...]:
    """Return the commands that can have keys, as they stand now."""
    return (*_steps(here), *_case(here), *_window(here), *_in_place())


def commands_of(here: Here) -> tuple[Command, ...]:
    """Return every command as it stands now: those with keys, and what the menus and the settings offer."""
    explicit = keyed_commands(here)
    known = [words for command in explicit for words in (command.name, *command.also)]
    return (*explicit, *_outputs(here), *_of_menus(here, known), *_sections(here))


def _window(here: Here) -> list[Command]:
    group = _tr("Everywhere")
    away = lambda: not here.at_home()  # noqa: E731
    return [
        Command("palette", _tr("Search and commands"), group, here.show_palette, ("Ctrl+K",), offered=False),
        Command(
            "new",
            _tr("A new apology"),
            group,
            lambda: here.begin(""),
            ("Ctrl+N",),
            _tr("begin start write"),
        ),
        Command("talk", _tr("Prepare a conversation"), group, lambda: here.begin("talk"), words=_tr("new call visit")),
        Command("check", _tr("Check my text"), group, lambda: here.begin("check"), words=_tr("new draft paste mine")),
        Command("holding", _tr("Answer now, explain later"), group, lambda: here.begin("holding"), words=_tr("new")),
        Command(
            "paste-theirs",
            _tr("Paste their message"),
            group,
            here.paste_theirs,
            words=_tr("complaint mail received"),
            also=(_tr("Paste it"),),
            enabled=here.at_home,
        ),
        Command(
            "open-theirs",
            _tr("Open their message from a file"),
            group,
            here.open_theirs,
            words=_tr("complaint mail eml"),
            also=(_tr("Open a file…"),),
            enabled=here.at_home,
        ),
        Command("home", _tr("Go Home"), group, here.go_home, words=_tr("start list cases close"), enabled=away),
        Command(
            "settings",
            _tr("Settings"),
            group,
            here.show_settings,
            ("Ctrl+,",),
            _tr("preferences options"),
            (_tr("All settings"),),
            here.can_be_set,
        ),
        Command("undo", _tr("Undo"), group, here.undo, ("Ctrl+Z",), _tr("take back")),
        Command("next-area", _tr("Next area of the window"), group, lambda: here.next_area(1), ("F6",), offered=False),
        Command(
            "previous-area",
            _tr("Previous area of the window"),
            group,
            lambda: here.next_area(-1),
            ("Shift+F6",),
            offered=False,
        ),
        Command("help", _tr("Help on this step"), group, here.show_help, ("F1",), _tr("what why explain")),
        Command("keys", _tr("All keys"), group, here.show_keys, ("Ctrl+/",), _tr("shortcuts keyboard")),
        Command("escape", _tr("Close a card or a bar, change nothing"), group, here.escape, ("Esc",), offered=False),
    ]


def _steps(here: Here) -> list[Command]:
    group, there = _tr("From step to step"), lambda: here.case is not None
    names = [step.name for step in here.form.steps] if here.form is not None else []

    def go(number: int) -> None:
        if here.case is not None:
            here.case.go_number(number)

    def walk(by: int) -> None:
        if here.case is not None:
            here.case.walk(-by if here.case.isRightToLeft() else by)

    made = [
        Command(
            f"step-{number}",
            _tr("Go to {step}").format(step=names[number - 1] if number <= len(names) else number),
            group,
            partial(go, number),
            (f"Ctrl+{number}",),
            _tr("step {number}").format(number=number),
            enabled=there,
        )
        for number in range(1, _STEPS + 1)
    ]
    made.append(
        Command("review", _tr("Go to Review"), group, partial(go, 9), ("Ctrl+9",), _tr("send edit"), enabled=there)
    )
    for command_id, name, key, by in (("back", _tr("A step back"), _BACK, -1), ("on", _tr("A step on"), _ON, 1)):
        made.append(Command(command_id, name, group, partial(walk, by), (key,), enabled=there, offered=False))
    return made


def _case(here: Here) -> list[Command]:
    group = _tr("In a case")

    def doing(act: "Callable[[CasePage], None]") -> Callable[[], None]:
        def do() -> None:
            if here.case is not None:
                act(here.case)

        return do

    def there() -> bool:
        return here.case is not None

    def tabbed() -> bool:
        return here.case is not None and here.case.tabs.isVisible()

    told: list[tuple[str, str, tuple[str, ...], str, tuple[str, ...], Callable[[CasePage], None]]] = [
        ("copy", _tr("Copy the message"), ("Ctrl+Shift+C",), "", (_tr("Copy"),), lambda page: page.delivery.copy()),
        (
            "mail",
            _tr("Hand it to the mail program"),
            ("Ctrl+Return", "Ctrl+Enter"),
            _tr("e-mail send"),
            (_tr("E-mail…"),),
            lambda page: page.delivery.mail(),
        ),
        ("next-finding", _tr("Next thing to look at"), ("F8",), "", (), lambda page: page.next_finding(1)),
        ("last-finding", _tr("Previous thing to look at"), ("Shift+F8",), "", (), lambda page: page.next_finding(-1)),
        ("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), _tr("again"), (), lambda page: page.redo()),
        ("rename", _tr("Rename"), (), _tr("title name"), (), lambda page: page.top.rename()),
    ]
    made = [
        Command(command_id, name, group, doing(act), keys, words, also, there)
        for command_id, name, keys, words, also, act in told
    ]
    made.append(
        Command(
            "other-tab",
            _tr("Questions or message, where one hides the other"),
            group,
            doing(lambda page: page.tabs.show_other()),
            ("Ctrl+Tab", "Ctrl+Shift+Tab"),
            enabled=tabbed,
        )
    )
    return made


def _in_place() -> list[Command]:
    """What the widget that has the focus answers itself: shown among the keys, and done there."""
    case, home, review = _tr("In a case"), _tr("On Home"), _tr("In Review")
    told = (
        ("move-up", _tr("Move the sentence up"), review, ("Alt+Up",)),
        ("move-down", _tr("Move the sentence down"), review, ("Alt+Down",)),
        ("card", _tr("Open the card of the mark at the caret"), case, ("Ctrl+.",)),
        ("next-question", _tr("In a field: the next question. In a card: its first fix"), case, ("Return",)),
        ("trash-here", _tr("Put the case into the trash"), home, ("Del",)),
    )
    return [
        Command(name, words, group, _nothing, keys, offered=False, bound=False) for name, words, group, keys in told
    ]


def _outputs(here: Here) -> list[Command]:
    page, form = here.case, here.form
    if page is None or form is None:
        return []
    opened, group = page.desk.opened, _tr("In a case")
    return [
        Command(
            f"output-{kind.name}",
            _tr("Write it as: {output}").format(output=kind.label),
            group,
            partial(opened.set_output, kind.name),
            words=_tr("message becomes"),
        )
        for kind in form.kinds
    ]


def _of_menus(here: Here, known: list[str]) -> list[Command]:
    page = here.case
    if page is None:
        return from_menu(here.menu, "", _tr("Everywhere"), lambda: here.case is None, known)
    group, there = _tr("In a case"), lambda: here.case is page
    found = from_menu(page.top.menu, "", group, there, known)
    found += from_menu(page.delivery.menu, "", group, there, known)
    return found + from_menu(page.side.advice.menu, _tr("Reach them another way"), group, there, known)


def _sections(here: Here) -> list[Command]:
    file = here.settings_file
    if file is None:
        return []
    made = []
    for section in file.section:
        labels = " ".join(setting.label for group in section.group for setting in group.setting)
        name = _tr("Settings: {section}").format(section=section.title)
        act = partial(here.show_settings, section.id)
        made.append(Command(f"settings-{section.id}", name, _tr("Everywhere"), act, words=labels))
    return made


def _nothing() -> None:
    """The widget that has the focus does it."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("commands", words)
