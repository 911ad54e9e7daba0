"""What a person sets once: who writes, how the program looks, which engine reads."""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from composer.library.codec import from_json, to_json
from composer.text.finding import Level


class Settings(Struct, frozen=True):
    """Every setting with its default; an empty `name` means that nobody has said who writes.

    `checks` holds the families of rules that do not weigh what their rules say, `packs` and `policy` where the house
    rules lie.
    """

    name: str = ""
    role: str = ""
    phone: str = ""
    voice: Literal["person", "team"] = "person"
    caution: Literal["0", "1", "2", "3"] = "1"
    language: Literal["en-GB", "en-US", "en-AU", "en-CA", "en-NZ", "en-ZA"] = "en-GB"
    interface: str = ""
    look: Literal["system", "light", "dark"] = "system"
    text_scale: int = 100
    grammar: Literal["auto", "harper", "off"] = "auto"
    checks: dict[str, Level] = {}
    reader: Literal["on", "off"] = "on"
    packs: tuple[str, ...] = ()
    policy: str = ""
    window: str = ""


def settings_from(rows: dict[str, str]) -> Settings:
    """Return the settings kept as JSON by name; one that makes no sense any more has its default."""
    known: dict[str, Any] = {}
    for field in msgspec.structs.fields(Settings):
        if field.name in rows:
            try:
                known[field.name] = from_json(rows[field.name], field.type)
            except msgspec.DecodeError:
                continue
    return Settings(**known)


def rows_of(settings: Settings) -> dict[str, str]:
    """Return the settings as JSON by name, those that have their default left out."""
    plain = Settings()
    return {
        name: to_json(value)
        for name in Settings.__struct_fields__
        if (value := getattr(settings, name)) != getattr(plain, name)
    }
