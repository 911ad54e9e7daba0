"""What can be set is data: every setting has its words, and the page can set nothing that the program does not know."""

from pathlib import Path

import msgspec
import pytest

from composer.knowledge.places import resources
from composer.library.choices import Setting, SettingsFile, load_settings_file
from composer.library.settings import Settings, rows_of, settings_from

RULES = resources() / "rules" / "en"
UNASKED = {"interface", "window"}
"""The language of the interface (there is one), and where the window stood."""
NO_VALUE = ("folder", "keys", "packs", "policy")
"""What is not one value: something to look at, or files to choose."""


@pytest.fixture(scope="module")
def file() -> SettingsFile:
    return load_settings_file(resources() / "settings" / "en", RULES)


def settings_of(file: SettingsFile) -> list[Setting]:
    return list(file.settings())


def test_every_setting_has_a_label_and_a_help_and_no_label_stands_twice(file: SettingsFile) -> None:
    for setting in settings_of(file):
        assert setting.label, setting.key
        assert setting.help.endswith("."), setting.key
    labels = [setting.label for setting in settings_of(file)]
    assert len(set(labels)) == len(labels)
    for section in file.section:
        assert section.title
        assert section.why.endswith(".")
        assert (resources() / "icons" / f"{section.icon}.svg").is_file()


def test_every_field_of_the_settings_is_asked_for_with_its_default(file: SettingsFile) -> None:
    asked = {setting.key: setting for setting in settings_of(file) if setting.type not in ("folder", "keys")}
    assert asked.keys() == set(Settings.__struct_fields__) - UNASKED
    for setting in settings_of(file):
        if setting.type not in NO_VALUE:
            assert setting.value_in(Settings()) == setting.default


def test_every_choice_can_be_set_kept_and_read_again(file: SettingsFile) -> None:
    for setting in settings_of(file):
        values = [option.value for option in setting.choices]
        assert len(set(values)) == len(values)
        assert all(option.label for option in setting.choices)
        for value in values:
            changed = setting.set_in(Settings(), value)
            assert settings_from(rows_of(changed)) == changed
            assert setting.value_in(changed) == value


def test_whatever_the_program_can_have_in_its_settings_is_shown_as_a_choice(file: SettingsFile) -> None:
    by_key = {setting.key: setting for setting in settings_of(file)}
    for key in ("voice", "caution", "language", "look", "grammar"):
        kind = next(field.type for field in msgspec.structs.fields(Settings) if field.name == key)
        shown = {value for option in by_key[key].choices for value in (option.value, *option.also)}
        assert shown == set(kind.__args__)


def test_every_family_of_rules_can_be_made_quieter_and_has_words_of_its_own(file: SettingsFile) -> None:
    families = {path.name for path in RULES.iterdir() if path.is_dir()}
    assert {setting.part for setting in settings_of(file) if setting.type == "levels"} == families
    assert set(file.family) == families


def test_a_family_that_the_file_does_not_know_comes_last_under_its_name(tmp_path: Path) -> None:
    for name in ("blame", "own-words"):
        (tmp_path / name).mkdir()
    file = load_settings_file(resources() / "settings" / "en", tmp_path)
    drawn = [(setting.part, setting.label) for setting in settings_of(file) if setting.type == "levels"]
    assert drawn == [("blame", "Blaming"), ("own-words", "Own words")]


def test_the_families_of_packs_stand_behind_the_others_once_each(file: SettingsFile) -> None:
    longer = file.with_families(["house", "blame", "brand-words"])
    drawn = [(setting.part, setting.label) for setting in settings_of(longer) if setting.type == "levels"]
    assert drawn[-2:] == [("house", "Your team’s phrases"), ("brand-words", "Brand words")]
    assert len(drawn) == len([setting for setting in settings_of(file) if setting.part]) + 2
    brand = next(setting for setting in settings_of(longer) if setting.part == "brand-words")
    assert brand.set_in(Settings(), "off").checks == {"brand-words": "off"}


def test_a_family_set_back_is_no_setting_any_more(file: SettingsFile) -> None:
    blame = next(setting for setting in settings_of(file) if setting.part == "blame")
    changed = blame.set_in(Settings(checks={"excuse": "off"}), "advice")
    assert changed.checks == {"excuse": "off", "blame": "advice"}
    assert blame.set_in(changed, "").checks == {"excuse": "off"}


def test_what_makes_no_sense_is_refused(file: SettingsFile) -> None:
    look = next(setting for setting in settings_of(file) if setting.key == "look")
    with pytest.raises(msgspec.ValidationError):
        look.set_in(Settings(), "purple")
