"""Where the program's own files lie: in a checkout, in an installed wheel, in a frozen program."""

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of everything that is read, not run."""
    return _shipped("resources")


def templates() -> Path:
    """Return the folder of the message templates and starters that ship with the program."""
    return _shipped("templates")


def _shipped(name: str) -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "composer" / name
    package = Path(__file__).resolve().parent.parent
    inside = package / name
    # The wheel is asked first: beside an installed package `name` would be some other project's folder.
    return inside if inside.is_dir() else package.parent / name
