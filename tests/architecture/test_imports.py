import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    *("text", "knowledge", "reading", "guide", "message", "tone", "promises"),
    *("grammar", "library", "delivery", "session", "desktop", "cli"),
}

IMPORT_ALL_BUT_THE_DESKTOP = """
import importlib, pkgutil, sys
import composer

for module in pkgutil.walk_packages(composer.__path__, "composer.", onerror=lambda name: None):
    if not module.name.startswith("composer.desktop"):
        importlib.import_module(module.name)
        print(module.name)
found = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "composer.desktop")))
assert found == [], found
"""


def test_the_import_contracts_hold() -> None:
    pytest.importorskip("importlinter")
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_is_there_and_no_other() -> None:
    folders = {path.parent.name for path in (ROOT / "composer").glob("*/__init__.py")}
    assert folders == ROOMS


def test_no_room_but_the_desktop_loads_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL_BUT_THE_DESKTOP],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {line.split(".")[1] for line in done.stdout.splitlines()} >= ROOMS - {"desktop"}
