"""How long the GUI thread is busy with a key press: from the key to the painted preview."""

import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app import App
from composer.desktop.run import Start
from composer.guide.answers_file import read_case
from composer.knowledge.toml import read
from composer.library.profile import profile
from composer.library.settings import Settings

CASE = "keypress"
WORDS = " and had to explain that to your whole team, twice, on the phone, before the planning meeting on Friday"
LONGEST_WAIT = 30.0  # seconds


def key_presses(folder: Path, answers: Path) -> list[float]:
    """Return the milliseconds of each key typed into the harm of a whole case, its message beside it."""
    app = App(profile(folder))
    store = app.store(write=True)
    store.save_settings(Settings(name="Ravi Menon"))
    store.save_case(replace(read_case(read(answers), app.form), id=CASE))
    store.close()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    start = Start(application, app, CASE)
    try:
        until(application, lambda: start.window.inside is not None and start.window.inside.case_page is not None)
        assert start.window.inside is not None
        page = start.window.inside.case_page
        assert page is not None
        page.go_to_question("own.harm")
        until(application, lambda: application.focusWidget() is not None)
        QTest.qWait(1000)  # grammar warms up beside the window, and the typing is to be measured alone
        return [_press(application, letter) for letter in WORDS * 3]
    finally:
        start.close()


def _press(application: QApplication, letter: str) -> float:
    """Type a letter and return how long it took until field and preview were painted; what is put off until after
    (the rail, the advice, the saving) then has its turn, outside the measurement.
    """
    field = application.focusWidget()
    assert field is not None
    begin = time.perf_counter()
    application.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    application.sendPostedEvents()  # layout, and the painting of whatever has changed
    spent = (time.perf_counter() - begin) * 1000
    application.processEvents()
    return spent


def until(application: QApplication, true: Callable[[], bool]) -> None:
    """Let the window go on until this is true."""
    end = time.monotonic() + LONGEST_WAIT
    while not true():
        application.processEvents()
        assert time.monotonic() < end, "the window did not come"
