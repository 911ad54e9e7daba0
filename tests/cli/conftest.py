"""How these tests run the command line: in this process, or as a program where that is the point."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from composer.cli.main import run

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Amends = Callable[..., Ran]


@pytest.fixture
def amends(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Amends:
    """Runs one command in this process."""

    def call(*arguments: object, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = run([str(argument) for argument in arguments])
        return Ran(status, *capsys.readouterr())

    return call


@pytest.fixture
def program() -> Amends:
    """Runs the whole program, as a shell would."""

    def call(*arguments: object, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "composer", *map(str, arguments)],
            cwd=ROOT,
            env=env or dict(os.environ),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return call


@pytest.fixture
def scenario() -> Callable[[str], Path]:
    """Where the answers of a worked scenario lie."""
    return lambda name: ROOT / "tests" / "fixtures" / "answers" / f"{name}.toml"
