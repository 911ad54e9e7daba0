"""What can be done from every page: settings, the palette, all keys, help, undo and Esc; and what settings change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QStackedWidget, QWidget
from shiboken6 import isValid

from composer.app import App
from composer.desktop.look_hint import LookHint
from composer.desktop.palette.command import Command, KeyBindings
from composer.desktop.palette.commands import commands_of, keyed_commands
from composer.desktop.settings.effect import Effect
from composer.desktop.shell.areas import HasAreas, move_on, move_to_area
from composer.desktop.shell.menus import add_item, add_look_menus
from composer.desktop.shell.reasons import report, said
from composer.desktop.widgets.notices import Announcer
from composer.library.settings import Settings
from composer.session.choices import Choices
from composer.text.errors import UserError

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage
    from composer.desktop.desk_keeper import DeskKeeper
    from composer.desktop.inside import Inside
    from composer.desktop.palette.palette import Palette
    from composer.desktop.parts import Parts
    from composer.desktop.settings.page import SettingsPage
    from composer.guide.form import Form
    from composer.library.choices import SettingsFile
    from composer.library.store import Summary
    from composer.session.finder import Finder
    from composer.session.scheduler import Scheduler
    from composer.session.shelf import Shelf
    from composer.tone.house import House

SEARCH = "search"
"""The lane on which what the palette searches is made ready."""


@runtime_checkable
class TakesFocus(Protocol):
    """A page that knows where one begins on it."""

    def take_focus(self) -> None:
        """Give the focus to where one begins."""


class Everywhere(QObject):
    """What the commands of `inside` act on. `choices` are the settings, as soon as they can be changed."""

    def __init__(
        self,
        inside: "Inside",
        window: QWidget,
        stack: QStackedWidget,
        app: App,
        scheduler: "Scheduler",
        announcer: Announcer,
    ) -> None:
        super().__init__(inside)
        self._inside, self._window, self._stack = inside, window, stack
        self._app, self._scheduler, self._announcer = app, scheduler, announcer
        self.choices: Choices | None = None
        self.page: SettingsPage | None = None
        self.palette: Palette | None = None
        self._shelf: Shelf | None = None
        self._form: Form | None = None
        self._file: SettingsFile | None = None
        self._unreadable = False
        self._before: tuple[QWidget | None, QWidget | None] = None, None
        self._effect = Effect(app, scheduler, self._house_came)
        stack.currentChanged.connect(self._other_page)
        self.menu = QMenu(window)
        self.add_common(self.menu)
        self.bindings = KeyBindings(window, lambda: keyed_commands(self))

    def add_common(self, menu: QMenu) -> None:
        """Add to a menu what every page has: settings, looks, the palette, all keys."""
        look, looks = self._inside.look, self._inside.looks
        add_item(menu, look.icon("gear"), _tr("All settings"), self.show_settings)
        add_look_menus(menu, look, looks.choose_scheme, looks.choose_size)
        add_item(menu, look.icon("search"), _tr("Search and commands"), self.show_palette)
        add_item(menu, look.icon("keyboard"), _tr("All keys"), self.show_keys)

    # -- what the commands act on

    def commands(self) -> tuple[Command, ...]:
        """Return every command as it stands now."""
        return commands_of(self)

    @property
    def case(self) -> "CasePage | None":
        """The page of the open case, if it is in front."""
        page = self._inside.case_page
        return page if page is self._stack.currentWidget() else None

    @property
    def settings(self) -> "SettingsPage | None":
        """The page of settings, if it is in front."""
        return self.page if self.page is self._stack.currentWidget() else None

    @property
    def form(self) -> "Form | None":
        """The form, as soon as it has been read."""
        return self._form

    @property
    def settings_file(self) -> "SettingsFile | None":
        """What can be set, as soon as settings can be changed; read when it is first asked for."""
        if self._file is None and self.choices is not None and not self._unreadable:
            try:
                self._file = self._app.settings_file
            except UserError as error:  # a file of the program is missing or damaged: everything but its page works
                self._unreadable = True
                self._inside.bar.tell(_tr("Settings cannot be shown now."), said(error))
        return self._file

    @property
    def house(self) -> "House | None":
        """The house rules in force, None while the parts are still being read."""
        return self._effect.house

    def can_be_set(self) -> bool:
        """Say whether settings can be changed."""
        return self.choices is not None

    def at_home(self) -> bool:
        """Say whether Home is in front."""
        return self._stack.currentWidget() is self._inside.home

    def begin(self, output: str) -> None:
        """Begin a case."""
        self._inside.begin(output)

    def paste_theirs(self) -> None:
        """Begin with their message, which is on the clipboard."""
        self._inside.reception.drop_row.paste()

    def open_theirs(self) -> None:
        """Begin with their message, which is in a file."""
        self._inside.reception.drop_row.open_file()

    def go_home(self) -> None:
        """Put away what is open, and show Home."""
        self._inside.go_home()

    def undo(self) -> None:
        """Take back the last step of what is in front: on Home, what went into the trash."""
        start = self._inside.start_page
        page = self.case or self.settings or (start if start is self._stack.currentWidget() else None)
        (self._inside.home.put_back if page is None else page.undo)()

    def escape(self) -> None:
        """Close what the window asks; where it asks nothing, close what the page in front has open, or go back."""
        asked = self._inside.bar.isVisible()
        self._inside.bar.hide()
        if self.settings is not None and asked:
            return
        page = self.case or self.settings
        (self._inside.home if page is None else page).escape()

    def areas(self) -> list[QWidget]:
        """Return the parts of what is in front, in the order in which they are read."""
        page = self._stack.currentWidget()
        return [*page.areas(), self._inside.bar] if isinstance(page, HasAreas) else []

    def next_area(self, by: int) -> None:
        """Move the focus to the next area, or the one before."""
        if areas := [area for area in self.areas() if area.isVisible()]:
            move_to_area(areas, by)

    def move_focus(self, by: int) -> bool:
        """Move the focus to the next stop of the page in front, or the one before; False if there is none."""
        areas = self.areas()
        return bool(areas) and move_on(areas, by)

    # -- settings

    def use(self, choices: Choices, shelf: "Shelf") -> None:
        """The settings have been read: they can be changed from now on."""
        self.choices, self._shelf = choices, shelf
        self._effect.loading(choices.settings)
        choices.subscribe(self._follow)

    def use_parts(self, parts: "Parts", keeper: "DeskKeeper") -> None:
        """All is there: what the settings say has to hold for it, too."""
        self._form = parts.form
        self._effect.loaded(parts.engine, keeper)
        if self.choices is not None and self.choices.can_undo:
            self._follow(self.choices.settings)
        self._look_at_house()

    def show_settings(self, section: str = "") -> None:
        """Show the page of settings; Esc and Back return to where one was."""
        file = self.settings_file
        if file is None or self.choices is None:
            return
        if self.page is None:
            from composer.desktop.settings.page import SettingsPage

            before = self._stack.currentWidget()
            self._before = before, QApplication.focusWidget()
            folder = self._app.profile.folder
            file = file.with_families(self.house.families if self.house else ())
            page = SettingsPage(self._inside.look, file, self.choices, folder, self._announcer, self._stack)
            page.show_house(self.house)
            page.set_back(_tr("Home") if self.at_home() else _tr("Back"))
            page.back.connect(self._back)
            page.keys_wanted.connect(self.show_keys)
            page.own_packs_wanted.connect(self._show_own_packs)
            self.page = page
            self._tell_notes(self.choices.settings)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self.page)
        self.page.go(section or self.page.sections()[0])
        self._look_at_house()

    def _back(self) -> None:
        before, focused = self._before
        if before is None or not isValid(before) or self._stack.indexOf(before) < 0:
            before, focused = self._inside.home, None
        self._stack.setCurrentWidget(before)
        if focused is not None and isValid(focused) and focused.isVisible() and before.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(before, TakesFocus):
            before.take_focus()

    def _other_page(self) -> None:
        page = self.page
        if page is not None and page is not self._stack.currentWidget():
            self.page = None
            page.close_page()
            self._stack.removeWidget(page)
            page.deleteLater()
        if self.case is not None:
            self._look_at_house()

    def _look_at_house(self) -> None:
        # A case comes to the front, or the settings do: files may have changed.
        if self.choices is not None:
            self._effect.look(self.choices.settings)

    def _house_came(self, house: "House") -> None:
        if self.page is not None:
            self.page.show_house(house)

    def _show_own_packs(self) -> None:
        def failed(error: Exception) -> None:
            self._inside.bar.tell(_tr("The folder cannot be made."), said(error, _tr("Nothing is lost.")))

        self._effect.make_own_packs(lambda folder: self.page.open_folder(folder) if self.page else None, failed)

    def _follow(self, settings: Settings) -> None:
        """Let what has changed be in force at once."""
        self._inside.looks.show(LookHint(settings.look, settings.text_scale))
        self._effect.follow(settings)
        self._effect.look(settings)
        self._tell_notes(settings)

    def _tell_notes(self, settings: Settings) -> None:
        from composer.grammar.engine import harper_installed

        missing = settings.grammar != "off" and not harper_installed()
        words = _tr("It is not installed here: grammar and spelling are not read. Everything else works.")
        if self.page is not None:
            self.page.set_notes({"grammar": words} if missing else {})

    # -- palette, keys, help

    def show_palette(self) -> None:
        """Open the palette; what is chosen in it is done when it has closed, and the focus is back."""
        if self.palette is not None:
            return
        from composer.desktop.palette.palette import Palette

        palette = Palette(self._inside.look, self._window, self.commands(), self._inside.open_case, self._announcer)
        self.palette = palette
        self._ask_for_cases(palette)
        self._open(palette, self._palette_closed)

    def _palette_closed(self) -> None:
        palette, self.palette = self.palette, None
        if palette is not None:
            palette.deleteLater()
            if palette.chosen is not None:
                palette.chosen()

    def _open(self, dialog: QDialog, closed: Callable[[], None] = lambda: None) -> None:
        """Open a dialogue that gives the focus back when it closes, also where no window manager does."""
        focused = QApplication.focusWidget()

        def give_back() -> None:
            self._window.activateWindow()
            if focused is not None and isValid(focused) and focused.isVisible():
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
            closed()

        dialog.finished.connect(give_back)
        dialog.open()

    def _ask_for_cases(self, palette: "Palette") -> None:
        from composer.session.finder import Finder, found_by

        shelf = self._shelf
        if shelf is None:
            return

        def show(found: "tuple[tuple[Summary, ...], Finder]") -> None:
            if self.palette is palette:
                palette.set_cases(*found)

        def listed(cases: "tuple[Summary, ...]") -> None:
            # Folding ten thousand titles takes a moment: not on the thread that types.
            self._scheduler.lane(SEARCH, lambda: (cases, Finder(map(found_by, cases))), show, report)

        shelf.cases(listed)

    def show_keys(self) -> None:
        """Open the list of all keys."""
        from composer.desktop.shell.keys import KeysDialog

        self._open(KeysDialog(self._inside.look, self._window, self.commands()))

    def show_help(self) -> None:
        """Open the help on the step in front; where there is none, the list of all keys."""
        page = self.case
        if page is None:
            self.show_keys()
            return
        from composer.desktop.palette.help import help_on
        from composer.desktop.shell.keys import HelpDialog

        self._open(HelpDialog(self._inside.look, self._window, *help_on(page)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("everywhere", words)
