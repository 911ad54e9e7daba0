import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def prepare(checkout: Path, *lists: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(checkout / "packaging" / "prepare.py"), *lists],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose lists name no package, so that nothing has to be fetched, with its first environment made."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "packaging" / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "prepare.py", folder / "packaging")
    (folder / "packaging" / "requirements" / "tools.txt").write_text("# nothing\n", "utf-8")
    assert prepare(folder, "tools").returncode == 0
    return folder


@pytest.fixture
def checkout(first: Path) -> Path:
    """The same, as if the second environment had never been there."""
    shutil.rmtree(first / ".venv-core", ignore_errors=True)
    (first / "packaging" / "requirements" / "core.txt").write_text("# nothing\n", "utf-8")
    return first


def test_an_environment_is_made_once(checkout: Path) -> None:
    assert prepare(checkout, "tools", "core").returncode == 0
    assert (checkout / ".venv-core" / "bin" / "python").exists()
    mark = checkout / ".venv-core" / "mark"
    mark.touch()
    second = prepare(checkout, "tools", "core")
    assert (second.returncode, second.stderr, mark.exists()) == (0, "", True)


@pytest.mark.parametrize("trouble", ["interrupted", "moved", "garbled", "other Python", "other pins", "Python gone"])
def test_an_environment_that_is_not_whole_is_made_again(checkout: Path, trouble: str) -> None:
    assert prepare(checkout, "core").returncode == 0
    mark = checkout / ".venv-core" / "mark"
    mark.touch()
    stamp = checkout / ".venv-core" / "stamp.json"
    whole = json.loads(stamp.read_text("utf-8"))
    if trouble == "interrupted":
        stamp.unlink()
    elif trouble == "moved":
        stamp.write_text(json.dumps({**whole, "folder": str(checkout / "before")}), "utf-8")
    elif trouble == "garbled":
        stamp.write_bytes(stamp.read_bytes()[:20])
    elif trouble == "other Python":
        stamp.write_text(json.dumps({**whole, "python": "3.10"}), "utf-8")
    elif trouble == "other pins":
        (checkout / "packaging" / "requirements" / "core.txt").write_text("# nothing either\n", "utf-8")
    else:
        (checkout / ".venv-core" / "bin" / "python").unlink()
    assert prepare(checkout, "core").returncode == 0
    assert not mark.exists()
    assert json.loads(stamp.read_text("utf-8")).keys() == {"core", "python", "folder"}


def test_packages_that_cannot_be_fetched_are_told_in_one_sentence_and_tried_again(checkout: Path) -> None:
    pins = checkout / "packaging" / "requirements" / "core.txt"
    pins.write_text("nothing-of-this-name==1 --hash=sha256:" + 64 * "0" + "\n", "utf-8")
    for _ in range(2):
        done = prepare(checkout, "core", PIP_NO_INDEX="1")
        assert done.returncode == 1
        fetching, trouble = done.stderr.splitlines()
        assert fetching.startswith("Fetching the Python packages")
        assert trouble.startswith("The Python packages cannot be fetched (is there a network connection?): ")


def test_a_list_that_does_not_exist_is_a_mistake_of_usage(checkout: Path) -> None:
    done = prepare(checkout, "everything")
    assert (done.returncode, done.stderr) == (1, "usage: prepare.py run | dev | tools | core | train\n")
