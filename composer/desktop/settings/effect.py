"""What settings change in what reads: the checks, the language and the engine, also in the case that is open."""

from typing import TYPE_CHECKING

from composer.app import App
from composer.desktop.loading import GRAMMAR
from composer.library.settings import Settings
from composer.text.errors import NotAvailable

if TYPE_CHECKING:
    from composer.desktop.desk_keeper import DeskKeeper
    from composer.grammar.engine import GrammarEngine
    from composer.session.scheduler import Scheduler


class Effect:
    """Hands the settings on to the desk; an engine is made when it is first chosen, and kept."""

    def __init__(self, app: App, scheduler: "Scheduler") -> None:
        self._app, self._scheduler = app, scheduler
        self._keeper: DeskKeeper | None = None
        self._engines: dict[str, GrammarEngine] = {}
        self._loading = ""

    def loading(self, settings: Settings) -> None:
        """The parts are being read with these settings."""
        self._loading = settings.grammar

    def loaded(self, engine: "GrammarEngine", keeper: "DeskKeeper") -> None:
        """The parts have been read, with this engine."""
        self._engines[self._loading] = engine
        self._keeper = keeper

    def follow(self, settings: Settings) -> None:
        """Let these settings be in force at once."""
        if self._keeper is not None:
            self._keeper.follow(settings, self._engine(settings))

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
