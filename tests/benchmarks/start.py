"""Starts the real window and says when it is usable: shown and painted, with the cases of the profile listed."""

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
    start.window.usable.connect(lambda: print("loaded", flush=True))
    start.window.usable.connect(application.quit)
    application.exec()
    start.close()
    return start.status


if __name__ == "__main__":
    sys.exit(main())
