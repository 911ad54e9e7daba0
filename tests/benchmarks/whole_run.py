"""The whole big case by keyboard, and how long it keeps the GUI thread busy at a stretch."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.stories.screen import own_screen, play

_FRAME = re.compile(r'File "[^"]*?(composer/[^"]+)", line (\d+), in (\w+)')


def whole_run(folder: Path) -> tuple[float, list[str]] | None:
    """Return the longest call in milliseconds and a line for each over 50 ms; None where no screen can be made."""
    if shutil.which("Xvfb") is None:
        return None
    with own_screen() as screen:
        told = play(screen, "tests.desktop.stories.big_case", folder)
    return told["longest"], [_line(*call) for call in told["slow"]]


def _line(spent: float, event: str, stack: str) -> str:
    """Return a slow call in a line: how long, what it answered, where it was after 50 ms."""
    frames: Sequence[tuple[str, str, str]] = _FRAME.findall(stack)
    where = " < ".join(f"{path.removeprefix('composer/')}:{line} {name}" for path, line, name in frames[:-4:-1])
    return f"{spent:.0f} ms, {event}: {where or 'outside the program'}"
