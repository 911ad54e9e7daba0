"""Files a message leaves in: each is there whole or not at all, and whatever was typed can be written."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

DAY = 86_400.0
"""Seconds for which a draft handed to the mail program is kept."""

_HALVES = re.compile(r"[\ud800-\udfff]")
_UNFINISHED = ".amends-"


def whole(text: str) -> str:
    """Return `text` with half characters, which no file and no mail can hold, as the sign for one."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` into the file `path`, in place of what is there; `private` lets only this user read it.

    Raises OSError where that cannot be: then the file is as it was before.
    """
    path = path.resolve()  # a link goes on pointing at the file, which is the new one
    part = path.with_name(f"{_UNFINISHED}{os.urandom(8).hex()}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            with suppress(OSError):
                part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def clear_drafts(folder: Path, now: float | None = None) -> None:
    """Remove what was handed to the mail program more than a day before `now` (seconds since 1970).

    Only drafts and unfinished files are touched; what cannot be removed stays.
    """
    last = (time.time() if now is None else now) - DAY
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.suffix == ".eml" or path.name.startswith(_UNFINISHED):
                with suppress(OSError):
                    if path.is_file() and path.lstat().st_mtime < last:
                        path.unlink()
