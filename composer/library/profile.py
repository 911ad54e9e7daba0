"""The profile: the one folder that holds a person's store, settings and caches."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from composer.text.errors import UserError


class Profile(NamedTuple):
    """The folder of one user, private to them, and the places in it."""

    folder: Path

    @property
    def store(self) -> Path:
        """Return where the cases are kept."""
        return self.folder / "amends.sqlite"

    @property
    def rules(self) -> Path:
        """Return the folder in which a person puts house rules."""
        return self.folder / "rules"

    @property
    def cache(self) -> Path:
        """Return the folder of what can be made again."""
        return self.folder / "cache"


def profile(given: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Profile:
    """Return the profile in `given`, else in AMENDS_PROFILE, else in the system's place for user data.

    Nothing is created; see `prepare`.
    """
    named = str(given or "") or environment.get("AMENDS_PROFILE", "")
    if named:
        folder = Path(named)
        with suppress(RuntimeError):  # ~somebody who is not known here: a folder of that name
            folder = folder.expanduser()
        return Profile(folder.absolute())
    from platformdirs import user_data_path

    return Profile(user_data_path("amends", appauthor=False))


def prepare(place: Profile) -> Profile:
    """Create the profile's folders for this user alone, where they are missing; UserError if that cannot be."""
    for folder in (place.folder, place.cache):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"The folder {folder} cannot be made ({error.strerror}). Choose another one with --profile."
            ) from error
    return place
