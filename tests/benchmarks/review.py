"""How long the GUI thread is busy in Review: to open it, and with a key press in a message of 5,000 words."""

import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.run import Start
from composer.desktop.shell.pages import REVIEW
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.toml import read
from composer.library.profile import profile
from composer.library.settings import Settings
from tests.benchmarks.typing import until

FAULTY = (
    "We apologise for any inconvenience this may have caused.",
    "The order was lost in the post room on Tuesday morning.",
    "I have found it, and a courier brings it to you by noon on Friday.",
    "It will never happen again.",
    "You had to tell your own customers that there was nothing to collect, which cost you a day.",
)
TYPED = " and had to explain that to the whole team. And then, on Friday, it was said once more,"


def review(folder: Path, answers: Path) -> tuple[list[float], list[float]]:
    """Return the milliseconds of opening Review on a message of 300 words, and of each key in one of 5,000 words."""
    app = App(profile(folder))
    short = replace(read_case(read(answers), app.form), id="short")
    store = app.store(write=True)
    store.save_settings(Settings(name="Ravi Menon"))
    longer = f"each of them gets the list by e-mail first. {' '.join(FAULTY * 2)}"
    store.save_case(short.with_answer("plan.see", longer))
    store.save_case(replace(long_case(short), id="long"))
    store.close()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    return _openings(application, App(profile(folder))), _keys(application, App(profile(folder)))


def long_case(case: Case, words: int = 5000) -> Case:
    """Return a case whose message is a pasted draft of so many words, a good part of them to be looked at."""
    paragraph = " ".join(FAULTY)
    paragraphs = [f"{number}. {paragraph}" for number in range(words // len(paragraph.split()))]
    draft = "\n\n".join(("Hi Dana,", *paragraphs, "Ravi"))
    own = Case().with_answer("draft.text", draft).with_answer("draft.as", "email").with_answer("output", "email")
    return own.with_answer("listen.who", case.people).with_answer("sender.name", "Ravi Menon")


def _page(application: QApplication, start: Start) -> CasePage:
    until(application, lambda: start.window.inside is not None and start.window.inside.case_page is not None)
    assert start.window.inside is not None
    page = start.window.inside.case_page
    assert page is not None
    QTest.qWait(1500)  # grammar warms up beside the window, and pages are made ahead
    return page


def _openings(application: QApplication, app: App) -> list[float]:
    start = Start(application, app, "short")
    spent = []
    try:
        page = _page(application, start)
        for _ in range(20):
            page.go("own")
            application.processEvents()
            begin = time.perf_counter()
            page.go(REVIEW)
            application.sendPostedEvents()
            spent.append((time.perf_counter() - begin) * 1000)
            application.processEvents()
    finally:
        start.close()
    return spent


def _keys(application: QApplication, app: App) -> list[float]:
    start = Start(application, app, "long")
    try:
        page = _page(application, start)
        page.go(REVIEW)
        QTest.qWait(1500)
        editor = application.focusWidget()
        assert editor is not None
        for _ in range(40):
            _press(application, editor, "", Qt.Key.Key_Down)
        return [_press(application, editor, letter) for letter in TYPED * 3]
    finally:
        start.close()


def _press(application: QApplication, editor: object, letter: str, key: Qt.Key = Qt.Key.Key_unknown) -> float:
    begin = time.perf_counter()
    application.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
    application.sendPostedEvents()  # layout, and the painting of whatever has changed
    spent = (time.perf_counter() - begin) * 1000
    application.processEvents()
    return spent
