"""Starts the real window and says when it is usable: shown, painted, and taking keys and clicks."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from composer.app import App
from composer.desktop.run import Start
from composer.library.profile import profile


def main() -> int:
    """Return 0 once the window in the profile named on the command line is usable."""
    application = QApplication([sys.argv[0]])
    start = Start(application, App(profile(Path(sys.argv[1]))))
    start.window.ready.connect(lambda: QTimer.singleShot(0, lambda: print("usable", flush=True)))
    start.window.furnished.connect(lambda: _wait_for_all(start, application))
    application.exec()
    start.close()
    return start.status


def _wait_for_all(start: Start, application: QApplication) -> None:
    inside = start.window.inside
    assert inside is not None
    inside.listed.connect(lambda: print("listed", flush=True))
    inside.usable.connect(lambda: print("loaded", flush=True))
    inside.usable.connect(application.quit)


if __name__ == "__main__":
    sys.exit(main())
