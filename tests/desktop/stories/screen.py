"""A screen of its own for each story, and what plays a story on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


@contextmanager
def own_screen() -> Iterator[str]:
    """Start a screen, and give its name as DISPLAY wants it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        yield f":{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def play(screen: str, story: str, profile: Path, *arguments: str) -> dict[str, Any]:
    """Play a story, a module, in a process of its own, and return what it tells at its end."""
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", story, str(profile), *arguments]
    played = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip
    assert played.stderr == "", played.stderr
    told: dict[str, Any] = json.loads(played.stdout)
    return told
