"""The composition root: builds each part of the program on first use, and hands it over."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from composer.knowledge.places import resources
from composer.library.profile import Profile
from composer.text.errors import UserError

if TYPE_CHECKING:
    from composer.grammar.engine import Choice, GrammarEngine
    from composer.guide.advice import AdviceTables
    from composer.guide.form import Form
    from composer.library.choices import SettingsFile
    from composer.library.settings import Settings
    from composer.library.store import Store
    from composer.message.compose import Composer
    from composer.reading.components import Recognisers
    from composer.reading.learned import LearnedReader
    from composer.session.coverage import Covering
    from composer.session.house import HouseReader
    from composer.tone.checker import Checker
    from composer.tone.house import House
    from composer.tone.rules import Rule

MESSAGE_LANGUAGE = "en"

# The files that the program asks for by name; the folders hold more.
_NAMED = {
    "form": ("start", "outputs"),
    "advice": ("channel", "signatory", "follow"),
    "reading": ("classes", "components", "sorry"),
    "rules": ("structure/missing-component",),
    "policy": ("over-the-cap",),
    "settings": ("settings",),
}


class App:
    """The parts of the program for one profile. Nothing is read or opened before it is asked for."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @cached_property
    def form(self) -> "Form":
        """Return the eight steps with their questions."""
        from composer.guide.form import load_form

        return load_form(self._knowledge("form"), self._cache)

    @cached_property
    def advice(self) -> "AdviceTables":
        """Return the tables of the advice on channel, signatory and follow-up."""
        from composer.guide.advice import load_advice

        return load_advice(self._knowledge("advice"), self._cache)

    @cached_property
    def composer(self) -> "Composer":
        """Return what makes messages from cases; it needs no store."""
        from composer.message.compose import Composer

        # What reads the writer's own words is only loaded when there are any.
        return Composer.from_folder(self.form, self.advice, self._knowledge("message"), self._seen)

    def _seen(self, sentence: str) -> tuple[frozenset[str], frozenset[str]]:
        return self.recognisers.seen(sentence)

    @cached_property
    def recognisers(self) -> "Recognisers":
        """Return what tells the components of a sentence."""
        from composer.reading.components import load_recognisers

        return load_recognisers(self._knowledge("reading"), self._cache)

    @cached_property
    def checker(self) -> "Checker":
        """Return the tone checker; it needs no store."""
        from composer.tone.checker import Checker

        return Checker(self.rules, self.recognisers)

    @cached_property
    def learned(self) -> "LearnedReader":
        """Return the learned reader; NotAvailable says why there is none. It takes long: a lane has time for it."""
        from composer.reading.learned import load_learned

        return load_learned(resources() / "reader")

    @cached_property
    def house_reader(self) -> "HouseReader":
        """Return what reads house rules."""
        from composer.session.house import HouseReader
        from composer.tone.rules import load_rules

        return HouseReader(
            self.rules, self.recognisers, load_rules(self._knowledge("policy"), self._cache)["over-the-cap"]
        )

    def live_by(self, house: "House") -> None:
        """Let the rules of a house be in force in what checks and advises."""
        self.checker.use(house.over(self.rules))
        self.advice.approver = house.steers.approver

    @cached_property
    def covering(self) -> "Covering":
        """Return what tells the parts of an apology that are in a message and those still to come."""
        from composer.session.coverage import Covering, load_coverage

        return Covering(load_coverage(self._knowledge("coverage")), self.rules["missing-component"].logic)

    @cached_property
    def settings_file(self) -> "SettingsFile":
        """Return what can be set, as the page of settings asks it."""
        from composer.library.choices import load_settings_file

        return load_settings_file(self._knowledge("settings"), self._knowledge("rules"))

    def grammar(self, choice: "Choice" = "auto") -> "GrammarEngine":
        """Return the grammar engine that was chosen; NotAvailable if this machine has not got it."""
        from composer.grammar.engine import engine_for

        return engine_for(choice, self._knowledge("grammar"))

    def store(self, *, write: bool) -> "Store":
        """Open the store of this profile; NotAvailable if another program writes to it."""
        from composer.library.profile import prepare
        from composer.library.store import Store

        if write:
            prepare(self.profile)
        return Store(self.profile.store, write=write)

    def settings(self) -> "Settings":
        """Return the settings as they are kept: the defaults where there are none, or where they cannot be read."""
        from composer.library.settings import Settings

        if not self.profile.store.exists():
            return Settings()
        try:
            store = self.store(write=False)
        except UserError:
            return Settings()
        settings = store.settings()
        store.close()
        return settings

    @staticmethod
    def now() -> datetime:
        """Return the local time, without a zone, to the second."""
        return datetime.now().replace(microsecond=0)

    @cached_property
    def rules(self) -> "dict[str, Rule]":
        """Return the tone rules by id."""
        from composer.tone.rules import load_rules

        return load_rules(self._knowledge("rules"), self._cache)

    @cached_property
    def _cache(self) -> Path | None:
        """Where decoded knowledge is kept; without such a folder every start reads the files themselves."""
        try:
            self.profile.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        return self.profile.cache

    @staticmethod
    def _knowledge(name: str) -> Path:
        folder = resources() / name / MESSAGE_LANGUAGE
        for stem in _NAMED.get(name, ()):
            file = folder / f"{stem}.toml"
            if not file.is_file():
                raise UserError(f"A file of the program is missing: {file}. Installing Amends again puts it back.")
        return folder
