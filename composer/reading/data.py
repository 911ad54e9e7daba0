"""The data of the recognisers: word classes and patterns, in TOML files of one folder a language."""

from pathlib import Path

from msgspec import Struct


class ComponentData(Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of one component, a line an alternative (part 2.2 of the domain rules)."""

    mention: str = ""
    clear: str = ""
    clear_unless: str = ""
    unless: str = ""


class SorryData(Struct, frozen=True, forbid_unknown_fields=True):
    """What makes "sorry" the writer's own, and what makes it fellow feeling."""

    words: str = ""
    own: str = ""
    theirs: str = ""


class ReadingData(Struct, frozen=True, forbid_unknown_fields=True):
    """What one file, or all files of a folder together, hold."""

    classes: dict[str, str] = {}
    components: dict[str, ComponentData] = {}
    sorry: SorryData = SorryData()


def load_reading_data(folder: Path, cache: Path | None = None) -> ReadingData:
    """Return what the files of `folder` hold together; FileMistakes when one is not usable."""
    from composer.knowledge.toml import load_folder

    classes: dict[str, str] = {}
    components: dict[str, ComponentData] = {}
    sorry = SorryData()
    for part in load_folder(folder, ReadingData, cache).values():
        classes |= part.classes
        components |= part.components
        sorry = part.sorry if part.sorry.words else sorry
    return ReadingData(classes, components, sorry)
