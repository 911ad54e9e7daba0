"""The look of the last start, in a file of its own: the first frame has it before the settings can be read."""

from pathlib import Path
from typing import NamedTuple, cast

from composer.desktop.theme.look import Scheme
from composer.library.profile import Profile

_SCHEMES = ("system", "light", "dark")


class LookHint(NamedTuple):
    """Scheme and text size (per cent; 100 follows the system)."""

    scheme: Scheme = "system"
    size: int = 100

    @property
    def scale(self) -> float | None:
        """Return the size as a look wants it."""
        return None if self.size == LookHint().size else self.size / 100


def read_hint(profile: Profile) -> LookHint:
    """Return what was kept, or how a new profile looks."""
    try:
        scheme, size = _file(profile).read_text("ascii").split()
        return LookHint(cast("Scheme", scheme), int(size)) if scheme in _SCHEMES else LookHint()
    except (OSError, ValueError):
        return LookHint()


def keep_hint(profile: Profile, hint: LookHint) -> None:
    """Keep a hint; where that cannot be, the next first frame looks as the system does."""
    try:
        _file(profile).write_text(f"{hint.scheme} {hint.size}\n", "ascii")
    except OSError:
        return


def _file(profile: Profile) -> Path:
    return profile.cache / "look"
