"""What the window reads on lanes when it starts: first the store, then the parts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from composer.app import App
from composer.library.settings import Settings
from composer.library.store import Store, Summary
from composer.session.scheduler import Scheduler

if TYPE_CHECKING:
    from composer.desktop.parts import Parts

STORE, KNOWLEDGE, GRAMMAR = "store", "knowledge", "grammar"


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
    failed: Callable[[Exception], None],
) -> None:
    """Read form, composer and checker; the grammar engine warms up after them, on its own lane."""

    def work() -> "Parts":
        # Half of the start-up time: not before the window stands.
        from composer.desktop.parts import load_parts

        return load_parts(app, settings.grammar)

    def came(parts: "Parts") -> None:
        language = settings.language
        scheduler.lane(GRAMMAR, lambda: parts.engine.check("All good.", language), _ignore, _ignore)
        done(parts)

    scheduler.lane(KNOWLEDGE, work, came, failed)


def _ignore(_: object) -> None:
    """What comes of warming up is of no interest; an engine that fails says so when it is used."""
