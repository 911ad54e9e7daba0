import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.desktop.scheduler import QtScheduler


@pytest.fixture
def scheduler(qapp: QApplication) -> Iterator[QtScheduler]:
    made = QtScheduler(qapp)
    yield made
    made.close()


def fail(error: Exception) -> None:
    raise error


def test_work_is_done_on_its_lane_and_answered_on_this_thread(qtbot: QtBot, scheduler: QtScheduler) -> None:
    told: list[tuple[str, bool]] = []
    here = threading.current_thread()

    def work() -> str:
        return threading.current_thread().name

    scheduler.lane("store", work, lambda name: told.append((name, threading.current_thread() is here)), fail)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("lane store", True)]


def test_an_error_comes_back_as_itself(qtbot: QtBot, scheduler: QtScheduler) -> None:
    told: list[Exception] = []
    scheduler.lane("store", lambda: fail(OSError("full")), lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "full"


def test_an_alarm_rings_once_and_a_cancelled_one_never(qtbot: QtBot, scheduler: QtScheduler) -> None:
    rung: list[str] = []
    scheduler.after(1, lambda: rung.append("never")).cancel()
    scheduler.after(2, lambda: rung.append("once"))
    scheduler.after(5, lambda: rung.append("last"))
    qtbot.waitUntil(lambda: "last" in rung)
    assert rung == ["once", "last"]


def test_closing_finishes_the_work_ends_the_threads_and_calls_nobody_back(qapp: QApplication) -> None:
    scheduler = QtScheduler(qapp)
    done: list[str] = []
    told: list[str] = []
    scheduler.lane("files", lambda: done.append("written"), lambda _: told.append("written"), fail)
    scheduler.after(0, lambda: told.append("rung"))
    scheduler.close()
    QApplication.processEvents()
    assert done == ["written"]
    assert told == []
    assert not [thread for thread in threading.enumerate() if thread.name == "lane files"]
