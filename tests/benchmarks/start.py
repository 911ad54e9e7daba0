"""Starts the real window and says when it is usable: shown, painted, and taking keys and clicks."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composer.desktop.run import Start


def main() -> int:
    """Return 0 once everything is loaded in the profile named on the command line."""
    gc.disable()  # as composer.__main__ has it
    from PySide6.QtCore import QTimer

    from composer.app import App
    from composer.desktop.run import Start, new_application
    from composer.library.profile import profile

    application = new_application()
    start = Start(application, App(profile(Path(sys.argv[1]))))
    start.window.ready.connect(lambda: QTimer.singleShot(0, lambda: print("usable", flush=True)))
    start.window.furnished.connect(lambda: _wait_for_all(start))
    application.exec()
    start.close()
    return start.status


def _wait_for_all(start: "Start") -> None:
    inside = start.window.inside
    assert inside is not None
    inside.listed.connect(lambda: print("listed", flush=True))
    inside.usable.connect(lambda: print("loaded", flush=True))
    inside.usable.connect(start.window.close)


if __name__ == "__main__":
    sys.exit(main())
