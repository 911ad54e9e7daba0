"""What settings change in what reads: the checks, the language and the engine, also in the case that is open."""

from functools import partial
from typing import TYPE_CHECKING

from composer.app import App
from composer.desktop.loading import FILES, GRAMMAR
from composer.library.settings import Settings
from composer.text.errors import NotAvailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from composer.desktop.desk_keeper import DeskKeeper
    from composer.grammar.engine import GrammarEngine
    from composer.session.house import HouseWatch
    from composer.session.scheduler import Scheduler
    from composer.tone.house import House


class Effect:
    """Hands the settings on to the desk; an engine is made when it is first chosen, and kept.

    `house_came` is called with the house rules whenever they have been read.
    """

    def __init__(self, app: App, scheduler: "Scheduler", house_came: "Callable[[House], None]") -> None:
        self._app, self._scheduler = app, scheduler
        self._house_came = house_came
        self._watch: HouseWatch | None = None
        self._keeper: DeskKeeper | None = None
        self._engines: dict[str, GrammarEngine] = {}
        self._loading = ""

    def loading(self, settings: Settings) -> None:
        """The parts are being read with these settings."""
        self._loading = settings.grammar

    def loaded(self, engine: "GrammarEngine", keeper: "DeskKeeper") -> None:
        """The parts have been read, with this engine."""
        from composer.session.house import HouseWatch

        self._engines[self._loading] = engine
        self._keeper = keeper
        self._watch = HouseWatch(self._app.profile.rules, lambda: self._app.house_reader, self._scheduler)
        self._watch.subscribe(self._live_by)

    @property
    def house(self) -> "House | None":
        """The house rules in force, None while the parts are still being read."""
        return self._watch.house if self._watch else None

    def look(self, settings: Settings) -> None:
        """See whether a file of the house rules has changed; what has is read on its lane."""
        if self._watch is not None:
            self._watch.look(settings)

    def follow(self, settings: Settings) -> None:
        """Let these settings be in force at once."""
        if self._keeper is not None:
            self._keeper.follow(settings, self._engine(settings))

    def make_own_packs(self, done: "Callable[[Path], None]", failed: "Callable[[Exception], None]") -> None:
        """Make the folder of one's own packs where there is none."""
        folder = self._app.profile.rules
        make = partial(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
        self._scheduler.lane(FILES, make, lambda _: done(folder), failed)

    def _live_by(self, house: "House") -> None:
        self._app.live_by(house)
        if self._keeper is not None:
            self._keeper.live_by(house.steers)
        self._house_came(house)

    def _engine(self, settings: Settings) -> "GrammarEngine":
        choice = settings.grammar
        if choice not in self._engines:
            try:
                engine = self._app.grammar(choice)
            except NotAvailable:
                engine = self._app.grammar("off")
            self._engines[choice] = engine
            language = settings.language
            self._scheduler.lane(GRAMMAR, lambda: engine.check("All good.", language), _ignore, _ignore)
        return self._engines[choice]


def _ignore(_: object) -> None:
    """An engine that fails to warm up says so when it is used."""
