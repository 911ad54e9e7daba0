import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    *("text", "knowledge", "reading", "guide", "message", "tone", "promises"),
    *("grammar", "library", "delivery", "session", "desktop", "cli"),
}

LOAD = """
import importlib, sys

for name in sys.argv[1:]:
    importlib.import_module(name)
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
    files = [path.relative_to(ROOT) for path in (ROOT / "composer").rglob("*.py") if path.name != "__init__.py"]
    modules = [".".join(file.with_suffix("").parts) for file in files if file.parts[1] != "desktop"]
    assert {"composer.__main__", "composer.app"} < set(modules)
    command = [sys.executable, "-W", "error", "-c", LOAD, *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
