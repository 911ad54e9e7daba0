"""The TOML files of a folder that somebody else keeps, found without ever walking through a whole disk."""

import os
from pathlib import Path
from typing import Final, NamedTuple

from composer.knowledge.folder import Stamp

MOST: Final = 2_000
"""How many entries of a folder, and of those inside it, are looked at."""


class Found(NamedTuple):
    """The files with their stamps, and what is wrong with the folder, "" for nothing."""

    stamps: dict[Path, Stamp]
    trouble: str = ""


def toml_files(place: Path, *, inside: bool = True) -> Found:
    """Return the file at `place`, or the .toml files of the folder there and, if `inside`, of those in it.

    Hidden ones are left out.
    """
    try:
        if not place.is_dir():
            status = place.stat()
            return Found({place: (status.st_mtime_ns, status.st_size)})
    except FileNotFoundError:
        return Found({}, "there is no such folder or file")
    except (OSError, ValueError) as error:
        return Found({}, _why(error))
    return _in_folder(place, inside=inside)


def _in_folder(place: Path, *, inside: bool) -> Found:
    stamps: dict[Path, Stamp] = {}
    waiting, left = [place], MOST
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    left -= 1
                    if left < 0:
                        return Found({}, "this folder holds too much to be a pack: choose the pack itself")
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting += [folder / entry.name] if inside else []
                    elif entry.name.endswith(".toml"):
                        status = entry.stat()
                        stamps[folder / entry.name] = (status.st_mtime_ns, status.st_size)
        except OSError as error:
            return Found(dict(sorted(stamps.items())), f"{folder.name} cannot be read: {_why(error)}")
    return Found(dict(sorted(stamps.items())))


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or "it cannot be read"
