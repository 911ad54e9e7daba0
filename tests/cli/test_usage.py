"""How the command line is used: help that can be pasted, words that are no command, pipes that close."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from composer import __version__
from composer.__main__ import main
from composer.cli.main import COMMANDS, wants_window
from composer.guide.case import Case
from composer.library.store import Store
from tests.cli.conftest import ROOT, Amends

SHELL_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
on_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="the examples are written for a shell")


def pasted(lines: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run what a person pasted into a shell that stands in a checkout."""
    for name in ("composer", "templates"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    script = f'amends() {{ {shlex.quote(sys.executable)} -m composer "$@"; }}\n{lines}'
    return subprocess.run(
        ["/bin/sh", "-c", script], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def assert_works(ran: subprocess.CompletedProcess[str]) -> None:
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout
    assert "usage:" not in ran.stderr
    assert not [line for line in ran.stderr.splitlines() if line.startswith("amends:")]


@on_a_shell
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_example_of_every_help_works_when_pasted(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert_works(pasted(capsys.readouterr().out.partition("Example: ")[2], tmp_path))


@on_a_shell
def test_every_example_of_the_users_page_works_when_pasted(tmp_path: Path) -> None:
    blocks = SHELL_BLOCK.findall((ROOT / "docs" / "cli.md").read_text(encoding="utf-8"))
    assert len(blocks) > 5
    for block in blocks:
        assert_works(pasted(block, tmp_path))


def test_the_users_page_names_every_command_and_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
        assert sorted(option for option in options - {"--help"} if f"`{option}" not in page) == []
        assert f"amends {command}" in page


def test_the_version_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"amends {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        (["--profile", "x"], True),
        (["--profile=x", "k7p2"], True),
        (["k7p2"], True),
        (["check"], False),
        (["--profile", "x", "check", "a.txt"], False),
        (["--help"], False),
        (["--profile"], False),
        (["two", "words"], False),
    ],
)
def test_a_command_an_option_or_a_second_word_is_not_for_the_window(arguments: list[str], wanted: bool) -> None:
    assert wants_window(arguments) is wanted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "amends: There is no command and no case “chek”. Did you mean check?"),
        (["chek", "draft.txt"], "amends: There is no command “chek”. Did you mean check?"),
        (
            ["zzz"],
            "amends: There is no command and no case “zzz”. The commands are compose, check, rules, doctor; see ",
        ),
    ],
)
def test_a_word_that_is_no_command_and_no_case_is_said_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(said)


def without_screen() -> dict[str, str]:
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in gone}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_bundled_example_is_made_in_the_terminal(program: Amends) -> None:
    ran = program(env=without_screen())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("There is no screen here")
    assert "I'm sorry I wiped your laptop on Tuesday without checking the desktop first." in ran.out
    assert ran.out.splitlines()[-1].startswith(("message:", "nothing says"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_case_that_is_in_the_store_is_one_the_window_would_open(program: Amends, profile: Path) -> None:
    store = Store(profile / "amends.sqlite")
    store.save_case(Case("k7p2mnqx"))
    store.close()
    assert program("k7p2mnqx", env=without_screen()).status == 0
    assert program("k7p2mnqz", env=without_screen()).status == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    lines = b'{"text": "I\'m sorry I forgot."}\n' * 500
    with subprocess.Popen(
        [sys.executable, "-m", "composer", "check", "--jsonl", "--grammar", "off"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(lines[:3000])
        running.stdin.flush()
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(lines)
        running.stdin.flush()
        assert running.stderr.read() == b""
        assert running.wait(30) == 0


def test_what_is_printed_is_utf8_whatever_the_terminal_speaks(program: Amends) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = program("compose", "-", "--output", "chat", stdin='[own]\nact = "sent Zoë the wrong 🎂 on Monday"\n', env=env)
    assert "I'm sorry I sent Zoë the wrong 🎂 on Monday." in ran.out
