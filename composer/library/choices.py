"""What the page of settings asks: each setting with its type, default, label and help, read from a file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from composer.library.settings import Settings

SettingType = Literal["text", "choice", "levels", "packs", "policy", "folder", "keys"]
Value = str | int


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the values of a setting, in words; `also` are values that mean the same."""

    value: Value
    label: str
    also: tuple[Value, ...] = ()


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be set. `words` are others it is looked for by; `part` is the family of one of "levels"."""

    key: str
    type: SettingType
    default: Value
    label: str
    help: str
    words: str = ""
    choices: tuple[Option, ...] = ()
    part: str = ""

    def value_in(self, settings: Settings) -> Value:
        """Return the value in force, as one of the choices where there are some."""
        value: Value = settings.checks.get(self.part, "") if self.part else getattr(settings, self.key, self.default)
        return next((option.value for option in self.choices if value in option.also), value)

    def set_in(self, settings: Settings, value: Value) -> Settings:
        """Return the settings with this value; msgspec.ValidationError for one that makes no sense."""
        new: Any = value
        if self.part:
            others = {family: level for family, level in settings.checks.items() if family != self.part}
            new = {**others, self.part: value} if value else others
        kinds = {field.name: field.type for field in msgspec.structs.fields(Settings)}
        return replace(settings, **{self.key: msgspec.convert(new, kinds[self.key])})


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Settings that stand on one card."""

    title: str
    setting: tuple[Setting, ...]
    why: str = ""


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """What is shown together."""

    id: str
    title: str
    icon: str
    why: str
    group: tuple[Group, ...]


class FamilyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a family of rules is called."""

    label: str
    help: str


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    section: tuple[Section, ...]
    house: FamilyWords
    family: Mapping[str, FamilyWords] = {}

    def with_families(self, names: Iterable[str]) -> "SettingsFile":
        """Return the file with settings for these families of findings, too, behind those it has."""
        known = {setting.part for setting in self.settings() if setting.part}
        new = [name for name in names if name not in known]

        def longer(group: Group) -> Group:
            base = next((setting for setting in group.setting if setting.part), None)
            more = tuple(self._of_house(base, name) for name in new) if base else ()
            return replace(group, setting=(*group.setting, *more))

        return replace(
            self,
            section=tuple(replace(one, group=tuple(map(longer, one.group))) for one in self.section),
        )

    def _of_house(self, base: Setting, name: str) -> Setting:
        label = self.house.label if name == "house" else name.replace("-", " ").capitalize()
        return replace(base, part=name, label=label, help=self.house.help, words=f"tone rules house {name}")

    def settings(self) -> Iterator[Setting]:
        """Return every setting, in order."""
        for section in self.section:
            for group in section.group:
                yield from group.setting


def load_settings_file(folder: Path, rules: Path) -> SettingsFile:
    """Return what `folder`/settings.toml says, with a setting for each family of rules, a folder under `rules`."""
    from composer.knowledge.toml import load

    file = load(folder / "settings.toml", SettingsFile)
    there = sorted(path.name for path in rules.iterdir() if path.is_dir() and not path.name.startswith("."))
    families = [*(name for name in file.family if name in there), *(name for name in there if name not in file.family)]

    def drawn(setting: Setting) -> tuple[Setting, ...]:
        return tuple(_of_family(setting, name, file) for name in families) if setting.type == "levels" else (setting,)

    sections = tuple(
        replace(
            section,
            group=tuple(
                replace(group, setting=tuple(one for setting in group.setting for one in drawn(setting)))
                for group in section.group
            ),
        )
        for section in file.section
    )
    return replace(file, section=sections)


def _of_family(setting: Setting, name: str, file: SettingsFile) -> Setting:
    plain = FamilyWords(name.replace("-", " ").capitalize(), setting.help)
    words = file.family.get(name, plain)
    return replace(setting, part=name, label=words.label, help=words.help, words=f"{setting.words} {name}")
