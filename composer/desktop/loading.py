"""What the window reads on lanes when it starts: first the store, then the parts."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from composer.app import App
from composer.library.settings import Settings
from composer.library.store import Store, Summary
from composer.session.scheduler import Scheduler
from composer.text.errors import UserError

if TYPE_CHECKING:
    from composer.desktop.parts import Parts

STORE, KNOWLEDGE, GRAMMAR, READER, FILES = "store", "knowledge", "grammar", "reader", "files"

_A_MOMENT = 250
"""Milliseconds after which the window has shown what it was told."""


class Opened(Struct, frozen=True):
    """What the store's lane brings."""

    store: Store
    settings: Settings
    cases: tuple[Summary, ...]
    trash: tuple[Summary, ...]


def open_store(
    app: App, scheduler: Scheduler, done: Callable[[Opened], None], failed: Callable[[Exception], None]
) -> None:
    """Open the store of the profile for writing, and read what Home shows."""

    def work() -> Opened:
        store = app.store(write=True)
        try:
            return Opened(store, store.settings(), store.cases(), store.cases(trashed=True))
        except BaseException:
            store.close()
            raise

    scheduler.lane(STORE, work, done, failed)


def read_parts(
    app: App,
    settings: Settings,
    scheduler: Scheduler,
    done: "Callable[[Parts], None]",
    warm: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """Read form, composer and checker; what reads texts is made ready after them, each on its lane.

    `warm` is called when that is done.
    """

    def work() -> "Parts":
        # Most of the start-up time: not before the window stands, and not on its thread. The pages of a case are read
        # before the window says that a case can be opened: who opens one meanwhile would wait for it there.
        from PySide6 import QtNetwork  # noqa: F401

        from composer.desktop import case_pages, one_window  # noqa: F401
        from composer.desktop.parts import load_parts

        return load_parts(app, settings.grammar)

    def came(parts: "Parts") -> None:
        done(parts)
        # After the window has shown what came, and one after the other: lanes at work take every turn they can get.
        scheduler.after(_A_MOMENT, lambda: get_ready(parts))

    def get_ready(parts: "Parts") -> None:
        language = settings.language
        works: list[tuple[str, Callable[[], object]]] = [
            (KNOWLEDGE, lambda: warm_up(app, parts)),
            (GRAMMAR, lambda: parts.engine.check("All good.", language)),
        ]
        if settings.reader == "on":  # last of all: it is the largest part, and nobody waits for it
            works.append((READER, parts.load_reader))
        in_turn(works)

    def in_turn(works: list[tuple[str, Callable[[], object]]]) -> None:
        if not works:
            warm()
            return
        (lane, work), *rest = works
        scheduler.lane(lane, work, lambda _: in_turn(rest), lambda _: in_turn(rest))

    scheduler.lane(KNOWLEDGE, work, came, failed)


def warm_up(app: App, parts: "Parts") -> None:
    """Read what can be set and what a text is read with, before somebody would wait for it."""
    parts.get_ready()
    with suppress(UserError):  # told when it is asked for
        app.settings_file  # noqa: B018  # read once, and kept


class Loader:
    """Opens the store, then reads the parts, and tells of each. What is wished before all is there waits for it."""

    def __init__(
        self,
        app: App,
        scheduler: Scheduler,
        *,
        opened: Callable[[Opened], None],
        read: "Callable[[Parts], None]",
        warm: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._app, self._scheduler = app, scheduler
        self._opened, self._read, self._warm, self._failed = opened, read, warm, failed
        self._settings = Settings()
        self._wish: Callable[[], None] | None = None
        self._broken: Callable[[], None] | None = None

    @property
    def wished(self) -> bool:
        """Say whether somebody waits for what is not there yet."""
        return self._wish is not None

    def start(self) -> None:
        """Begin with the store."""
        open_store(self._app, self._scheduler, self._store_came, lambda error: self._fail(self.start, error))

    def again(self) -> None:
        """Try once more what failed, if anything did."""
        broken, self._broken = self._broken, None
        if broken is not None:
            broken()

    def wish(self, call: Callable[[], None]) -> None:
        """Make this call as soon as all is there; the newest wish counts."""
        self._wish = call
        self.again()

    def _store_came(self, opened: Opened) -> None:
        self._settings = opened.settings
        self._opened(opened)
        self._read_parts()
        clear_outgoing(self._app, self._scheduler)

    def _read_parts(self) -> None:
        read_parts(
            self._app,
            self._settings,
            self._scheduler,
            self._parts_came,
            self._warm,
            lambda error: self._fail(self._read_parts, error),
        )

    def _parts_came(self, parts: "Parts") -> None:
        self._read(parts)
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _fail(self, broken: Callable[[], None], error: Exception) -> None:
        self._broken = broken
        self._failed(error)


def clear_outgoing(app: App, scheduler: Scheduler) -> None:
    """Remove the drafts that were handed to the mail program over a day ago; what cannot be removed stays."""
    folder = outgoing(app)

    def work() -> None:
        from composer.delivery.files import clear_drafts

        clear_drafts(folder)

    scheduler.lane(FILES, work, _ignore, _ignore)


def outgoing(app: App) -> Path:
    """Return the folder of the drafts for the mail program."""
    return app.profile.folder / "outgoing"


def _ignore(_: object) -> None:
    """What comes of it is of no interest; an engine that fails to warm up says so when it is used."""
