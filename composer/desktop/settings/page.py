"""All that can be set, on one page: a change is kept at once, in force at once, and can be taken back."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.settings.house_rows import HouseActs, HouseRow, PacksRow, PolicyRow
from composer.desktop.settings.section_view import SectionView
from composer.desktop.settings.setting_row import ActRow, ChoiceRow, SettingRow, TextRow
from composer.desktop.shell.areas import move_on
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Bar, Line, Surface
from composer.desktop.widgets.controls import SearchField
from composer.desktop.widgets.labels import Label, Lead
from composer.desktop.widgets.layout import Box, ScrollArea, column, reveal, row
from composer.desktop.widgets.notices import Announcer, Toast
from composer.desktop.widgets.rail import RailEntry, StepRail
from composer.library import choices as asked
from composer.library.profile import Profile
from composer.library.settings import Settings
from composer.session.choices import Choices
from composer.session.finder import Finder
from composer.tone.house import House

_SIDE, _NARROW_SIDE = 215, 56
_NARROW, _STACKED = 800, 620
_WIDEST = 760


class SettingsPage(QWidget):
    """Shows the settings. `back` asks to return to where one was, `keys_wanted` for the list of keys.

    `own_packs_wanted` asks for the folder of one's own packs.
    """

    back = Signal()
    keys_wanted = Signal()
    own_packs_wanted = Signal()

    def __init__(
        self,
        look: Look,
        file: asked.SettingsFile,
        choices: Choices,
        folder: Path,
        announcer: Announcer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._file, self._choices, self._folder = file, choices, folder
        self._house_acts = HouseActs(choices, Profile(folder).rules, self.open_folder, self.own_packs_wanted.emit)
        self._house: House | None = None
        self._section = file.section[0].id
        self._places: dict[str, Box] = {}
        self._views: dict[str, SectionView] = {}
        self._notes: Mapping[str, str] = {}
        self._stacked = False
        whole = column(look, 0, parent=self)
        self._top = self._make_top()
        whole.addWidget(self._top)
        middle = row(look, 0)
        whole.addLayout(middle, 1)
        self._side = self._make_side()
        middle.addWidget(self._side)
        self._page = QWidget()
        middle.addWidget(ScrollArea(look, self._page, self.tr("Settings")), 1)
        self._fill_page()
        settings = tuple(file.settings())
        self._keys = [(setting.key, setting.part) for setting in settings]
        self._finder = Finder(f"{setting.label} {setting.help} {setting.words}" for setting in settings)
        self._toast = Toast(look, self, announcer)
        self._stop = choices.subscribe(self._show_values)
        self._show_values(choices.settings)
        self._show_rows()
        self.setAccessibleName(self.tr("Settings"))
        look.follow(self._arrange)

    # -- what it is told

    def set_back(self, words: str) -> None:
        """Say where Back leads."""
        self._back.setText(words)

    def set_notes(self, notes: Mapping[str, str]) -> None:
        """Say something else of settings, by their key."""
        self._notes = notes
        for one in self._made():
            one.set_note(notes.get(one.setting.key, ""))

    def show_house(self, house: House | None) -> None:
        """Show which house rules are in force."""
        self._house = house
        for one in self._made():
            if isinstance(one, HouseRow):
                one.show_house(house)

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the program that shows folders."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._toast.say(self.tr("No program answered that shows folders. The path can be copied."))

    def go(self, section: str) -> None:
        """Show a section, and give the focus to its first setting."""
        self._search.clear()
        self._choose(section)
        self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to the first setting that is shown."""
        view = self._views[self._section]
        first = next((one for one in view.rows() if not one.isHidden()), None)
        if first is not None:
            first.take_focus()

    def undo(self) -> None:
        """Take back the last change, and say what it was."""
        what = self._choices.undo()
        said = self.tr("Taken back: {setting}.").format(setting=what) if what else self.tr("There is nothing to undo.")
        self._toast.say(said)

    def search(self) -> None:
        """Give the focus to the field to search with."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def escape(self) -> None:
        """Forget what is looked for; where nothing is, go back."""
        if self._search.text():
            self._search.clear()
        else:
            self.back.emit()

    def rows(self) -> list[SettingRow]:
        """Return the rows of all sections, in order."""
        return [one for section in self._file.section for one in self._view(section).rows()]

    def row_of(self, key: str, part: str = "") -> SettingRow:
        """Return the row of a setting."""
        return next(one for one in self.rows() if one.key == (key, part))

    def sections(self) -> list[str]:
        """Return the sections that can be gone to, by their id."""
        return [section.id for section in self._file.section]

    def toast_words(self) -> str:
        """Return what was said last."""
        return self._toast.words()

    def areas(self) -> list[QWidget]:
        """Return the parts of the page, in the order in which they are read."""
        return [self._top, self._side, self._page]

    def close_page(self) -> None:
        """Listen no more."""
        self._stop()
        self._choices.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- inside

    def _make_top(self) -> Bar:
        look = self.look
        bar = Bar(look, 48, line="below", margins=(14, 0, 10, 0))
        self._back = Button(look, self.tr("Home"), "quiet", icon="chevron-left")
        self._back.clicked.connect(self.back)
        self._kept = Label(look, self.tr("changes are kept at once"), colour="quiet", wraps=False)
        self._search = SearchField(look, self.tr("Find a setting"))
        self._search.textChanged.connect(self._show_rows)
        self._undo = Button(look, self.tr("Undo"), "quiet", icon="undo")
        self._undo.clicked.connect(self.undo)
        bar.start.addWidget(self._back)
        bar.start.addWidget(Line(look, Qt.Orientation.Vertical, length=28))
        bar.start.addWidget(Label(look, self.tr("Settings"), weight="semibold", wraps=False))
        bar.start.addWidget(self._kept)
        bar.start.addStretch(1)
        bar.end.addWidget(self._search)
        bar.end.addWidget(self._undo)
        return bar

    def _make_side(self) -> Surface:
        ground = Surface(self.look, "rail")
        inside = column(self.look, 0, parent=ground)
        self._rail = StepRail(self.look, self.tr("Kinds of settings"))
        self._rail.set_entries([RailEntry(one.id, one.title, icon=one.icon, plain=True) for one in self._file.section])
        self._rail.chosen.connect(self._go)
        inside.addWidget(self._rail)
        inside.addStretch(1)
        return ground

    def _fill_page(self) -> None:
        outer = row(self.look, 0, (40, 28, 40, 40), self._page)
        self._held = QWidget(self._page)
        inside = column(self.look, 0, parent=self._held)
        outer.addWidget(self._held, 1)
        outer.addStretch(0)
        self._none = Lead(self.look, self.tr("No setting is called that."), self._held)
        inside.addWidget(self._none)
        for section in self._file.section:
            place = QWidget(self._held)
            self._places[section.id] = column(self.look, 0, parent=place)
            inside.addWidget(place)
        inside.addStretch(1)

    def _view(self, section: asked.Section) -> SectionView:
        """Return a section, made when it is first shown or searched."""
        if section.id not in self._views:
            place = self._places[section.id]
            view = SectionView(self.look, section, self._make_row, self._held)
            place.addWidget(view)
            self._views[section.id] = view
            for one in view.rows():
                one.set_note(self._notes.get(one.setting.key, ""))
                one.set_stacked(stacked=self._stacked)
                one.show_value(one.setting.value_in(self._choices.settings))
            self.show_house(self._house)
        return self._views[section.id]

    def _made(self) -> list[SettingRow]:
        return [one for view in self._views.values() for one in view.rows()]

    def _make_row(self, setting: asked.Setting, card: QWidget) -> SettingRow:
        look = self.look
        match setting.type:
            case "text":
                return TextRow(look, card, setting, self._typed, self._choices.pause, self.undo, self._next)
            case "folder":
                acts = [(self.tr("Open folder"), self._open_folder), (self.tr("Copy path"), self._copy_folder)]
                return ActRow(look, card, setting, acts, str(self._folder))
            case "packs":
                return PacksRow(look, card, setting, self._house_acts)
            case "policy":
                return PolicyRow(look, card, setting, self._house_acts)
            case "keys":
                return ActRow(look, card, setting, [(self.tr("Show all keys"), self.keys_wanted.emit)])
            case _:
                return ChoiceRow(look, card, setting, self._chosen)

    def _typed(self, setting: asked.Setting, value: asked.Value) -> None:
        self._choices.change(setting.set_in(self._choices.settings, str(value).strip()), setting.label, typed=True)

    def _chosen(self, setting: asked.Setting, value: asked.Value) -> None:
        self._choices.change(setting.set_in(self._choices.settings, value), setting.label)

    def _show_values(self, settings: Settings) -> None:
        for one in self._made():
            value = one.setting.value_in(settings)
            if not (isinstance(one, TextRow) and one.field.text().strip() == value):
                one.show_value(value)
        self._undo.setEnabled(self._choices.can_undo)

    def _go(self, section: str) -> None:
        self._search.clear()
        self._choose(section)

    def _choose(self, section: str) -> None:
        if section in self.sections():
            self._section = section
        self._show_rows()

    def _show_rows(self) -> None:
        looked_for = self._search.text().strip()
        found = {self._keys[place] for place in self._finder.find(looked_for, len(self._keys))} if looked_for else None
        anything = False
        for section in self._file.section:
            here = found is not None or section.id == self._section
            shown = here and self._view(section).show_only(found)
            anything = anything or shown
            if section.id in self._views:
                reveal(self._views[section.id], shown)
        reveal(self._none, not anything)
        self._rail.set_current("" if looked_for else self._section)

    def _next(self) -> None:
        move_on(self.areas(), 1)

    def _open_folder(self) -> None:
        self.open_folder(self._folder)

    def _copy_folder(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self._toast.say(self.tr("The path is copied."))

    def _arrange(self) -> None:
        look = self.look
        width = self.width() / look.scale
        narrow = width < _NARROW
        self._rail.set_collapsed(narrow)
        self._side.setFixedWidth(look.px(_NARROW_SIDE if narrow else _SIDE))
        self._held.setMaximumWidth(look.px(_WIDEST))
        reveal(self._kept, not narrow)
        self._stacked = width < _STACKED
        for one in self._made():
            one.set_stacked(stacked=self._stacked)
