"""Where the program's streams lead nowhere: a full disk, a closed stream, a reader that has gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Ran

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a shell and /dev/full")

ANSWERS = ROOT / "tests" / "fixtures" / "answers" / "1.toml"
LINE = '{"text": "I am sorry if you were upset."}'
RESULTS = [
    f"{{}} compose '{ANSWERS}' --output email",
    f"{{}} compose '{ANSWERS}' --format eml",
    f"{{}} compose '{ANSWERS}' --format html",
    f"{{}} compose '{ANSWERS}' --format json",
    "{} doctor",
    "{} doctor --format json",
    "{} --help",
    "{} check --help",
    "{} --version",
    "echo 'I am sorry if you were upset.' | {} check --grammar off -",
    "echo 'The room is free.' | {} check --grammar off --context scope=sentence -",
    f"echo '{LINE}' | {{}} check --jsonl --grammar off",
]


def shell(command: str, tmp_path: Path, *, buffered: bool = True) -> Ran:
    env = {**os.environ, "AMENDS_PROFILE": str(tmp_path), "PYTHONUNBUFFERED": "" if buffered else "1"}
    line = command.replace("{}", f"{sys.executable} -m composer")
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, env=env, capture_output=True, timeout=60, check=False
    )
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


@pytest.mark.parametrize("buffered", [True, False], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("command", RESULTS)
def test_a_full_disk_is_said_in_one_sentence(command: str, buffered: bool, tmp_path: Path) -> None:
    ran = shell(f"{command} > /dev/full", tmp_path, buffered=buffered)
    assert ran.status == 2
    assert ran.err.splitlines()[-1] == "amends: The result cannot be written: No space left on device."


@pytest.mark.parametrize("command", RESULTS)
def test_a_closed_output_is_said_in_one_sentence(command: str, tmp_path: Path) -> None:
    ran = shell(f"{command} >&-", tmp_path)
    assert ran.status == 2
    assert ran.err == "amends: Standard output is closed, so there is nowhere to write a result.\n"


@pytest.mark.parametrize("command", RESULTS)
def test_a_reader_that_has_gone_ends_it_quietly(command: str, tmp_path: Path) -> None:
    ran = shell(f"({command} 2> '{tmp_path}/said'; echo $? > '{tmp_path}/status') | true", tmp_path)
    assert (tmp_path / "status").read_text().strip() in ("0", "1")
    said = (tmp_path / "said").read_text()
    assert "Traceback" not in said
    assert "amends:" not in said
    assert ran.err == ""


def test_a_stream_stops_when_its_reader_stops(tmp_path: Path) -> None:
    ran = shell('yes \'{"text": "I forgot."}\' | {} check --jsonl --grammar off | head -1', tmp_path)
    assert len(ran.out.splitlines()) == 1
    assert ran.err == ""


@pytest.mark.parametrize("command", ["compose -", "check -", "check", "check --jsonl -"])
def test_a_closed_input_is_said_in_one_sentence(command: str, tmp_path: Path) -> None:
    ran = shell(f"{{}} {command} <&-", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "amends: Standard input is closed, so there is nothing to read.\n"


def test_what_needs_no_input_does_not_mind_a_closed_one(tmp_path: Path) -> None:
    assert shell(f"{{}} compose '{ANSWERS}' --output email <&-", tmp_path).status == 0
    assert shell("{} doctor <&-", tmp_path).status == 0


@pytest.mark.parametrize("nowhere", ["2>&-", "2> /dev/full"])
def test_messages_that_nobody_can_read_do_not_spoil_the_result(nowhere: str, tmp_path: Path) -> None:
    whole = shell(f"{{}} compose '{ANSWERS}' --output email", tmp_path)
    assert whole.err
    assert shell(f"{{}} compose '{ANSWERS}' --output email {nowhere}", tmp_path) == (0, whole.out, "")
    assert shell(f"{{}} nonsense {nowhere}", tmp_path) == (2, "", "")
    assert shell(f"{{}} compose nonsense.toml {nowhere}", tmp_path) == (2, "", "")


def test_a_terminal_job_without_a_screen_stops_when_its_reader_stops(tmp_path: Path) -> None:
    ran = shell("env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM {} > /dev/full", tmp_path)
    if sys.platform == "linux":
        assert (ran.status, ran.err) == (2, "amends: The result cannot be written: No space left on device.\n")
