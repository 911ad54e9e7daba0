"""The house rules on the page of settings: the packs and the policy in force, and what is wrong in their files."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.desktop.settings.setting_row import SettingRow, breakable
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, clear, column
from composer.guide.policy import person
from composer.library.choices import Setting
from composer.library.settings import Settings
from composer.session.choices import Choices
from composer.text.errors import Mistake
from composer.tone.approval import sum_in_words
from composer.tone.house import House, HousePolicy, Pack

_MOST = 5  # mistakes of one pack that are shown

Act = tuple[str, Callable[[], None]]


class HouseActs(NamedTuple):
    """What the page does for these rows: change the settings, show a folder, and the folder for one's own packs."""

    choices: Choices
    own: Path
    open_folder: Callable[[Path], None]
    open_own: Callable[[], None]


class HouseRow(SettingRow):
    """A setting that names files: an entry for each, with what can be done about it."""

    def __init__(self, look: Look, parent: QWidget, setting: Setting, acts: HouseActs) -> None:
        super().__init__(look, parent, setting)
        self.acts = acts
        self._entries = column(look, 16)
        self.words.addLayout(self._entries)
        self.buttons: list[Button] = []

    def put(self, control: QWidget, focus: QWidget | None = None) -> None:
        """Put it beside the words: what they name may be long."""
        super().put(control, focus)
        self._whole.setAlignment(control, Qt.AlignmentFlag.AlignTop)

    def show_house(self, house: House | None) -> None:
        """Show what is in force; None while it is still being read."""
        had = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        clear(self._entries)
        self.buttons = []
        if house is not None:
            self.fill(house)
        if had is not None:
            self._focus_near(had)

    def fill(self, house: House) -> None:
        """Add the entries."""

    def add(self, name: str, said: list[str], place: Path, mistakes: tuple[Mistake, ...], acts: list[Act]) -> None:
        """Add an entry: a name, what is said of it, its file, what is wrong in it, and what can be done."""
        look = self.look
        entry = QWidget(self)
        inside = column(look, 2, (0, 12, 0, 0), entry)
        inside.addWidget(Label(look, name, weight="semibold", parent=entry))
        for words in filter(None, said):
            inside.addWidget(Hint(look, words, parent=entry))
        inside.addWidget(Hint(look, breakable(str(place)), parent=entry))
        for words in _wrong(mistakes):
            hint = Hint(look, words, parent=entry)
            hint.set_colour("warning")
            inside.addWidget(hint)
        made = []
        for words, do in acts:
            button = Button(look, words)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _=False, do=do: do())
            made.append(button)
        self.buttons += made
        inside.gap(6)
        inside.addWidget(Flow(look, made))
        self._entries.addWidget(entry)

    def say(self, words: str) -> None:
        """Say something in the place of entries."""
        self._entries.addWidget(Hint(self.look, words, parent=self))

    def change(self, settings: Settings) -> None:
        """Use these settings from now on."""
        self.acts.choices.change(settings, self.setting.label)

    def _focus_near(self, place: int) -> None:
        if self.buttons:
            self.buttons[min(place, len(self.buttons) - 1)].setFocus()
        else:
            self.take_focus()


class PacksRow(HouseRow):
    """The packs in force, those in one's own folder and those that were added."""

    def __init__(self, look: Look, parent: QWidget, setting: Setting, acts: HouseActs) -> None:
        super().__init__(look, parent, setting, acts)
        add, own = Button(look, _tr("Add a pack…")), Button(look, _tr("Open your own folder"))
        for button, do in ((add, self.choose), (own, acts.open_own)):
            button.setAccessibleDescription(f"{setting.label}. {setting.help}")
            button.clicked.connect(do)
        self.put(Flow(look, [add, own]), add)

    def choose(self) -> None:
        """Ask for the folder of a pack, and add it."""
        chosen = QFileDialog.getExistingDirectory(self, _tr("The folder of the pack"))
        settings = self.acts.choices.settings
        if chosen and chosen not in settings.packs:
            self.change(replace(settings, packs=(*settings.packs, chosen)))

    def fill(self, house: House) -> None:
        for pack in house.packs:
            self._add(pack)
        if not house.packs:
            self.say(_tr("There is no pack yet. A pack is a folder with a file of phrases in it."))

    def _add(self, pack: Pack) -> None:
        place = pack.place
        acts: list[Act] = [(_tr("Open folder"), lambda: self.acts.open_folder(_folder(place)))]
        if str(place) in self.acts.choices.settings.packs:
            acts.append((_tr("Remove"), lambda: self._remove(place)))
        name = _tr("Your own folder") if place == self.acts.own and not pack.about.name else pack.name
        if pack.about.version:
            name = f"{name} {pack.about.version}"
        count = len(pack.rules)
        words = _tr("One phrase or rule is in force.") if count == 1 else _tr("{count} phrases and rules are in force.")
        kept = _tr("Kept by {who}.").format(who=pack.about.keeper) if pack.about.keeper else ""
        self.add(name, [f"{words.format(count=count)} {kept}".strip()], place, pack.mistakes, acts)

    def _remove(self, place: Path) -> None:
        settings = self.acts.choices.settings
        self.change(replace(settings, packs=tuple(one for one in settings.packs if one != str(place))))


class PolicyRow(HouseRow):
    """The policy in force."""

    def __init__(self, look: Look, parent: QWidget, setting: Setting, acts: HouseActs) -> None:
        super().__init__(look, parent, setting, acts)
        choose = Button(look, _tr("Choose a file…"))
        choose.setAccessibleDescription(f"{setting.label}. {setting.help}")
        choose.clicked.connect(self.choose)
        self.put(choose)

    def choose(self) -> None:
        """Ask for the file of a policy, and use it."""
        chosen, _ = QFileDialog.getOpenFileName(self, _tr("The file of the policy"), "", _tr("Policy (*.toml)"))
        if chosen:
            self.change(replace(self.acts.choices.settings, policy=chosen))

    def fill(self, house: House) -> None:
        own = house.policy
        if own is None:
            self.say(_tr("There is no policy: nobody has to be asked."))
            return
        acts: list[Act] = [
            (_tr("Open folder"), lambda: self.acts.open_folder(_folder(own.place))),
            (_tr("Remove"), lambda: self.change(replace(self.acts.choices.settings, policy=""))),
        ]
        version = own.about.version
        self.add(f"{own.name} {version}".strip(), _said(own), own.place, own.mistakes, acts)


def _said(own: HousePolicy) -> list[str]:
    """Return what a policy says, in a few words."""
    if not own.usable:
        return [_tr("It is not in force as it stands.")]
    policy, said = own.policy, []
    if policy.approver:
        said.append(_tr("{who} is asked.").format(who=policy.approver))
    for cap in policy.caps:
        who = person(cap.approver)
        words = _tr("{who} is asked over {sum}.") if who else _tr("Up to {sum} nobody is asked.")
        said.append(words.format(who=who, sum=sum_in_words(cap.amount, cap.currency, own.written)))
    if policy.may_own == "no":
        said.append(_tr("A new message does not own the fault."))
    if policy.caution is not None:
        said.append(_tr("Legal care is at {level} of 3.").format(level=policy.caution))
    phrases = sum(rule.scope == "sentence" for rule in own.rules)
    if phrases:
        said.append(
            _tr("One phrase is looked for.")
            if phrases == 1
            else _tr("{count} phrases are looked for.").format(count=phrases)
        )
    kept = _tr("Kept by {who}.").format(who=own.about.keeper) if own.about.keeper else ""
    return [" ".join(said), kept]


def _wrong(mistakes: tuple[Mistake, ...]) -> list[str]:
    """Return the first mistakes in words."""
    said = [
        _tr("{file}, line {line}, column {column}: {what}.").format(
            file=Path(one.file).name, line=one.line, column=one.column, what=one.what
        )
        for one in mistakes[:_MOST]
    ]
    if len(mistakes) > _MOST:
        said.append(_tr("And {count} more: “amends doctor” names all of them.").format(count=len(mistakes) - _MOST))
    return said


def _folder(place: Path) -> Path:
    return place.parent if place.suffix == ".toml" else place


def _tr(words: str) -> str:
    return QCoreApplication.translate("house", words)
