"""How these tests run the command line: in this process, or as a program where that is the point."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from composer.cli.main import run
from composer.reading import learned
from composer.reading.learned import load_learned
from composer.text.errors import NotAvailable
from tests.small_reader import write_small_reader

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


@pytest.fixture(autouse=True)
def _without_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here does not hang on what a model has learned; `small_reader` is there where it does."""

    def none(folder: Path) -> NoReturn:
        raise NotAvailable(f"the file model.onnx is missing in {folder}")

    monkeypatch.setattr(learned, "load_learned", none)


@pytest.fixture
def small_reader(_without_reader: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command line with a learned reader that hears blame at “gremlins”, smallness at “tiny”."""
    folder = write_small_reader(tmp_path / "reader")
    monkeypatch.setattr(learned, "load_learned", lambda _: load_learned(folder))
