import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def python(*arguments: str, cwd: Path = ROOT) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source package, and the wheel made from it and nothing else, as an index would offer them."""
    folder = tmp_path_factory.mktemp("built")
    python("-m", "hatchling", "build", "-t", "sdist", "-d", str(folder))
    (source,) = folder.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        # Debian 12's Python has no filters yet, a later one warns without.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=folder / source.name[: -len(".tar.gz")])
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the packages it needs are lent by the one that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    python("-m", "venv", "--without-pip", str(folder))
    python("-m", "pip", "--python", str(folder), "install", "-q", "--no-index", "--no-deps", str(wheel))
    (site,) = folder.glob("lib/python3*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder


def amends(installed: Path, tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(installed / "bin" / "amends"), *arguments],
        cwd=empty,
        env={**environment, "AMENDS_PROFILE": str(tmp_path / "profile")},
        capture_output=True,
        text=True,
        check=False,
    )


def in_checkout(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder.parent).as_posix() for path in folder.rglob(pattern) if path.is_file()}


def test_the_wheel_is_whole(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("resources", "templates"):
        data = in_checkout(ROOT / folder, "*")
        assert data
        assert {f"composer/{name}" for name in data} <= names
    assert any(name.startswith("composer/resources/form/") for name in names)
    assert in_checkout(ROOT / "composer", "*.py") <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"composer", "amends"}


def test_the_installed_wheel_does_the_main_job_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (answers,) = installed.glob("lib/python3*/site-packages/composer/templates/examples/rebuilt-laptop.toml")
    done = amends(installed, tmp_path, "compose", str(answers))
    assert done.returncode == 0, done.stderr
    assert "I'm sorry I wiped your laptop on Tuesday without checking the desktop first." in done.stdout
    assert done.stdout.startswith("Subject: The site photos on Tuesday")


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    done = amends(installed, tmp_path, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, "amends 0.1.0")
