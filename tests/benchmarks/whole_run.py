"""The whole big case by keyboard, and how long it keeps the GUI thread busy at a stretch."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.stories.screen import own_screen, play
from tests.desktop.watchdog import LIMIT

_FRAME = re.compile(r'File "[^"]*?(composer/[^"]+)", line (\d+), in (\w+)')


def whole_run(folder: Path) -> tuple[float, int, list[str]] | None:
    """Return the longest call in milliseconds, how many were at work for over 50 ms, and a line for each that took as
    long, at work or waiting; None where no screen can be made.
    """
    if shutil.which("Xvfb") is None:
        return None
    with own_screen() as screen:
        told = play(screen, "tests.desktop.stories.big_case", folder)
    at_work = sum(worked > LIMIT * 1000 for _, worked, _, _ in told["slow"])
    return told["longest"], at_work, [_line(*call) for call in told["slow"]]


def _line(spent: float, worked: float, event: str, stack: str) -> str:
    """Return a slow call in a line: how long, and on the processor; what it answered, where it was after 50 ms."""
    frames: Sequence[tuple[str, str, str]] = _FRAME.findall(stack)
    where = " < ".join(f"{path.removeprefix('composer/')}:{line} {name}" for path, line, name in frames[:-4:-1])
    return f"{spent:.0f} ms ({worked:.0f} of them at work), {event}: {where or 'outside the program'}"
