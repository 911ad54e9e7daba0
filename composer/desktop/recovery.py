"""What is said after a crash: which case was open is noted in a file that is gone when the case is put away."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from composer.desktop.loading import STORE
from composer.desktop.shell.ask_bar import AskBar
from composer.library.profile import Profile
from composer.library.store import Summary
from composer.session.scheduler import Scheduler
from composer.session.shelf import Shelf

_LONGEST = 100


class Recovery:
    """Notes the case that is open, and tells of the one that the last run of the program left open."""

    def __init__(self, profile: Profile, scheduler: Scheduler) -> None:
        self._path, self._scheduler = profile.folder / "open-case", scheduler

    def note(self, case_id: str) -> None:
        """Note that this case is open, "" for none."""
        path = self._path
        self._scheduler.lane(STORE, lambda: _write(path, case_id), _ignore, _ignore)

    def tell(self, bar: AskBar, shelf: Shelf, open_case: Callable[[str], None], is_free: Callable[[], bool]) -> None:
        """Say that everything is there of the case that was left open, and offer it; nothing is said of a new one."""
        path = self._path

        def show(left: str, cases: tuple[Summary, ...]) -> None:
            case = next((case for case in cases if case.id == left), None)
            if case is None or not is_free():
                return
            until = _tr("Here is everything up to {time}.").format(time=_time(case.changed, self._scheduler.now()))
            words = _tr("Amends ended while “{title}” was open.").format(title=case.title)
            answers = [(_tr("Open it"), lambda: open_case(left)), (_tr("Close"), lambda: None)]
            bar.offer(words, until, answers, "check")

        def came(left: str) -> None:
            if left:
                shelf.cases(lambda cases: show(left, cases))

        self._scheduler.lane(STORE, lambda: _taken(path), came, _ignore)


def _time(changed: datetime, now: datetime) -> str:
    then = changed.astimezone().replace(tzinfo=None)
    moment = QDateTime(QDate(then.year, then.month, then.day), QTime(then.hour, then.minute))
    return QLocale().toString(moment, "HH:mm" if then.date() == now.date() else "d MMM, HH:mm")


def _read(path: Path) -> str:
    with suppress(OSError, ValueError), path.open(encoding="ascii") as file:
        return file.read(_LONGEST).strip()
    return ""


def _taken(path: Path) -> str:
    """Return the case that the note names, and take the note away."""
    left = _read(path)
    if left:
        _write(path, "")
    return left


def _write(path: Path, case_id: str) -> None:
    if case_id:
        path.write_text(f"{case_id}\n", "ascii")
    else:
        path.unlink(missing_ok=True)


def _ignore(_: object) -> None:
    """Without the note nothing is lost but a sentence."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("recovery", words)
