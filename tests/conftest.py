"""What holds for every test: no screen, no real profile, no warning, no logged error, no thread left behind."""

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two noisy cores: a slow example is no defect. The same examples on every run, and nothing kept in the checkout.
settings.register_profile("amends", deadline=None, derandomize=True, database=None)
settings.load_profile("amends")

PATIENCE = 2.0  # seconds until a thread that was told to end counts as left behind


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test like one of Python."""
    if config.pluginmanager.hasplugin("pytest-qt"):
        for item in items:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The offscreen platform has no window manager, and says so each time.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def never_the_real_profile(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["AMENDS_PROFILE"] = str(tmp_path_factory.mktemp("no-profile"))


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh, empty profile folder, which the program uses for the length of the test."""
    folder = tmp_path / "profile"
    folder.mkdir()
    monkeypatch.setenv("AMENDS_PROFILE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(PATIENCE)
            assert not thread.is_alive(), f"the test left the thread {thread.name} behind"


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects an error in the log reads it there: it asks for `caplog`."""
    kept = _Kept()
    root = logging.getLogger()
    root.addHandler(kept)
    yield
    root.removeHandler(kept)
    if "caplog" not in request.fixturenames:
        assert kept.lines == []
