"""Starts the window: the home page stands first, the store opens on its lane, everything else is read after that."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from composer.app import App
from composer.desktop.look_hint import read_hint
from composer.desktop.scheduler import QtScheduler
from composer.desktop.theme.look import Look
from composer.desktop.window import MainWindow
from composer.knowledge.places import resources
from composer.library.lock import WriterLock, held
from composer.library.profile import profile
from composer.text.errors import NotAvailable

if TYPE_CHECKING:
    from composer.desktop.one_window import Bell

MISSING = 3

_LONG_FOR_A_START = 30_000  # milliseconds


def run_window(argv: Sequence[str]) -> int:
    """Open the window (`--profile DIR`, and the id of a case to open) and return its exit status."""
    folder, case_id = _wanted(argv)
    place = profile(folder)
    lock = place.store.with_suffix(".lock")
    if held(lock):
        # Asked before anything is on screen: a window that comes and goes would say nothing.
        try:
            WriterLock(lock).release()
        except NotAvailable as taken:
            from composer.desktop.one_window import ring

            return 0 if ring(place, case_id) else _say(taken)
    application = new_application()
    start = Start(application, App(place), case_id)
    try:
        with _told_to_end(start.window.end):
            application.exec()
    finally:
        start.close()
    return start.status


def new_application() -> QApplication:
    """Return the application, in the style that `Start` counts on."""
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName("Amends")
    application.setDesktopFileName("amends")
    return application


class Start(QObject):
    """The window with all that it needs, and what takes them down again. `status` is what the program ends with."""

    def __init__(self, application: QApplication, app: App, case_id: str = "") -> None:
        super().__init__(application)
        gc.disable()  # until all is loaded: what is made now stays, and looking through it would cost the start a tenth
        self.status = 0
        self._application = application
        self.scheduler = QtScheduler(self)
        hint = read_hint(app.profile)
        self.look = Look(application, resources() / "icons", hint.scheme, hint.scale, at_once=False)
        self.window = MainWindow(app, self.look, self.scheduler, case_id)
        self.bell: Bell | None = None
        self._place = app.profile
        self.window.furnished.connect(self._listen)
        application.commitDataRequest.connect(self.window.save_now)
        self.window.show()

    def close(self) -> None:
        """Put the open case away, give back the store, end the threads."""
        gc.enable()
        if self.bell is not None:
            self.bell.close()
        gc.unfreeze()
        if self.window.inside is not None:
            self.window.inside.put_away_for_good()
        self.scheduler.close()
        self.window.close()
        for one in (self.window, self.look, self):
            one.deleteLater()

    def _listen(self) -> None:
        assert self.window.inside is not None
        self.window.inside.refused.connect(self._refuse)
        self.window.inside.usable.connect(_collect_from_now)
        # In a turn of its own: to make the socket takes a while.
        self.window.inside.usable.connect(lambda: self.scheduler.after(0, self._hear))
        # Where something cannot be read the window stays open without it.
        self.scheduler.after(_LONG_FOR_A_START, _collect_from_now)

    def _hear(self) -> None:
        """All is there, and the store is ours: a second start may ring from now on."""
        from composer.desktop.one_window import Bell

        self.bell = Bell(self._place, self)
        self.bell.rung.connect(self._rung)
        self.bell.listen()

    def _rung(self, case_id: str, token: str) -> None:
        from composer.desktop.one_window import come_forward

        come_forward(self.window, token)
        if case_id and self.window.inside is not None:
            self.window.inside.open_case(case_id)

    def _refuse(self, why: NotAvailable) -> None:
        self.status = _say(why)
        self.window.hide()
        self._application.exit(MISSING)


def _collect_from_now() -> None:
    """Let the collector look for what is made from now on. What the program has read stays to its end: to look through
    all of it again took 20 to 30 ms, in the middle of a word."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class _told_to_end:  # noqa: N801  # read as a verb: with _told_to_end(…)
    """Turns the system's request to end into a call from the event loop, for as long as it is entered."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end

    def __enter__(self) -> None:
        self._old = {number: signal.signal(number, lambda *_: None) for number in _ENDING}
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._notifier = None
        if os.name == "posix":
            signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read)
            self._notifier.activated.connect(self._woken)

    def __exit__(self, *_: object) -> None:
        if self._notifier is not None:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
        os.close(self._read)
        os.close(self._write)
        for number, handler in self._old.items():
            signal.signal(number, handler)

    def _woken(self) -> None:
        os.read(self._read, 64)
        self._end()


_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]


def _say(why: NotAvailable) -> int:
    print(f"amends: {why}", file=sys.stderr)  # noqa: T201 there is no window to say it in
    return MISSING


def _wanted(argv: Sequence[str]) -> tuple[Path | None, str]:
    """Return the profile folder and the case that the arguments name."""
    folder, case_id = None, ""
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--profile" and rest:
            folder = Path(rest.pop(0))
        elif word.startswith("--profile="):
            folder = Path(word.partition("=")[2])
        else:
            case_id = word
    return folder, case_id
