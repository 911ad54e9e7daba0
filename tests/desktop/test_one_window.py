"""A second start of the program with the same profile."""

import os
import socket as plain_socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.inside import Inside
from composer.desktop.one_window import Bell, name_for, ring
from composer.guide.case import Case
from composer.library.lock import WriterLock
from composer.library.profile import Profile

Open = Callable[..., Inside]
Keep = Callable[..., None]


def second(qtbot: QtBot, app: App, *more: str) -> QProcess:
    """Start the program a second time, while the first goes on."""
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=30_000):
        process.start(sys.executable, ["-m", "composer", "--profile", str(app.profile.folder), *more])
    return process


def test_it_brings_the_first_window_forward_and_ends_well(
    open_window: Open, keep: Keep, app: App, qtbot: QtBot
) -> None:
    keep()
    window = open_window().home.window()
    window.showMinimized()
    process = second(qtbot, app)
    assert process.exitCode() == 0
    assert bytes(process.readAllStandardError().data()) == b""
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    assert window.isVisible()


def test_a_case_that_was_asked_for_is_opened_in_the_first_window(
    open_window: Open, keep: Keep, app: App, laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window()
    assert second(qtbot, app, laptop.id).exitCode() == 0
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert window.case_page is not None
    assert window.case_page.desk.opened.case.id == laptop.id


def test_a_first_window_that_hangs_does_not_hang_the_second(open_window: Open, keep: Keep, app: App) -> None:
    keep()
    open_window()
    command = [sys.executable, "-m", "composer", "--profile", str(app.profile.folder)]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "another window" in done.stderr
    assert time.monotonic() - begun < 10


def test_the_command_line_that_writes_is_no_window_and_the_sentence_stays(keep: Keep, app: App) -> None:
    keep()
    lock = WriterLock(app.profile.store.with_suffix(".lock"))
    command = [sys.executable, "-m", "composer", "--profile", str(app.profile.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    lock.release()
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


def test_nobody_is_rung_where_nobody_hears(tmp_path: Path) -> None:
    assert not ring(Profile(tmp_path), patience_ms=200)


@pytest.mark.skipif(sys.platform == "win32", reason="there a killed program leaves nothing behind")
def test_what_a_killed_program_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    left = plain_socket.socket(plain_socket.AF_UNIX)
    left.bind(name_for(Profile(tmp_path)))
    left.close()
    assert not ring(Profile(tmp_path), patience_ms=200)
    bell = Bell(Profile(tmp_path))
    bell.listen()
    assert Path(name_for(Profile(tmp_path))).stat().st_mode & 0o077 == 0
    bell.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there")
def test_what_makes_no_sense_at_the_bell_only_brings_the_window_forward(tmp_path: Path, qtbot: QtBot) -> None:
    bell = Bell(Profile(tmp_path))
    bell.listen()
    for sent in (b"\xff\xfe\n", b"[]\n", b'{"case": 7}\n', b"{" * 200 + b"\n"):
        with plain_socket.socket(plain_socket.AF_UNIX) as other:
            other.connect(name_for(Profile(tmp_path)))
            with qtbot.waitSignal(bell.rung):
                other.sendall(sent)
    with plain_socket.socket(plain_socket.AF_UNIX) as other:
        other.connect(name_for(Profile(tmp_path)))
        other.sendall(b"x" * 9000)
        other.settimeout(0.01)

        def hung_up() -> bool:
            try:
                return other.recv(8) == b""
            except ConnectionError:
                return True
            except TimeoutError:
                return False

        qtbot.waitUntil(hung_up)
    bell.close()


def test_a_folder_with_a_very_long_name_has_a_short_one_for_its_socket(tmp_path: Path) -> None:
    long = Profile(tmp_path / ("a" * 120))
    assert len(os.fsencode(name_for(long))) < 100
    assert name_for(long) != name_for(Profile(tmp_path / ("a" * 121)))
