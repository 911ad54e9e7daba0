from msgspec.structs import replace

from composer.library.settings import Settings
from composer.session.choices import Choices


def test_a_change_is_kept_and_told_at_once() -> None:
    kept: list[Settings] = []
    told: list[Settings] = []
    choices = Choices(Settings(), kept.append)
    stop = choices.subscribe(told.append)
    dark = Settings(look="dark")
    choices.change(dark, "Look")
    assert choices.settings == dark
    assert kept == told == [dark]
    stop()
    choices.change(Settings(), "Look")
    assert len(told) == 1


def test_what_changes_nothing_is_no_step() -> None:
    kept: list[Settings] = []
    choices = Choices(Settings(), kept.append)
    choices.change(Settings(), "Look")
    assert kept == []
    assert not choices.can_undo
    assert choices.undo() == ""


def test_undo_takes_back_one_change_at_a_time_and_names_it() -> None:
    kept: list[Settings] = []
    choices = Choices(Settings(), kept.append)
    choices.change(Settings(look="dark"), "Light or dark")
    choices.change(Settings(look="dark", caution="3"), "Legal care")
    assert choices.undo() == "Legal care"
    assert choices.settings == Settings(look="dark")
    assert choices.undo() == "Light or dark"
    assert choices.settings == Settings() == kept[-1]


def test_letters_typed_one_after_another_are_one_step_until_the_field_is_left() -> None:
    choices = Choices(Settings(), lambda _: None)
    for name in ("S", "Sa", "Sam"):
        choices.change(replace(choices.settings, name=name), "Your name", typed=True)
    choices.pause()
    choices.change(replace(choices.settings, name="Sam R"), "Your name", typed=True)
    choices.undo()
    assert choices.settings.name == "Sam"
    choices.undo()
    assert choices.settings.name == ""


def test_two_fields_are_two_steps() -> None:
    choices = Choices(Settings(), lambda _: None)
    choices.change(replace(choices.settings, name="Sam"), "Your name", typed=True)
    choices.change(replace(choices.settings, role="Desk"), "Role", typed=True)
    choices.undo()
    assert (choices.settings.name, choices.settings.role) == ("Sam", "")
