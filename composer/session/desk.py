"""What is on the desk: the open case with its saving and its checking, put together and cleared away."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from composer.grammar.engine import GrammarEngine
from composer.guide.advice import AdviceTables
from composer.guide.case import Case
from composer.guide.follow_up import Proposal, follow_ups
from composer.guide.form import Form
from composer.library.store import Ignored
from composer.session.autosave import Autosave, Keeps
from composer.session.checking import Checking, ChecksTone
from composer.session.hearing import LoadsReader
from composer.session.open_case import Composes, OpenCase
from composer.session.scheduler import Scheduler
from composer.text.finding import Level


class Tools(Struct, frozen=True):
    """What every desk needs, the same for all cases. Without `load_reader` nothing is read but by the rules."""

    form: Form
    composer: Composes
    tone: ChecksTone
    engine: GrammarEngine
    store: Keeps
    scheduler: Scheduler
    advice: AdviceTables
    load_reader: LoadsReader | None = None


class Desk:
    """One open case. Saving hears of a change before anyone else, so that no page's trouble can cost a word."""

    def __init__(
        self,
        case: Case,
        tools: Tools,
        *,
        stored: bool,
        turned: Mapping[str, int] | None = None,
        language: str = "en-GB",
        ignored: Iterable[Ignored] = (),
        keep_ignored: Callable[[Ignored], None] = lambda _: None,
        levels: Mapping[str, Level] | None = None,
        reads: bool = True,
    ) -> None:
        scheduler = tools.scheduler
        self._advice = tools.advice
        self.opened = OpenCase(case, tools.form, tools.composer, scheduler, turned)
        self.saving = Autosave(self.opened, tools.store, scheduler, stored)
        self.checking = Checking(
            self.opened, tools.tone, tools.engine, scheduler, language, ignored, keep_ignored, levels,
            tools.load_reader, reads=reads,
        )  # fmt: skip

    def follow_ups(self) -> tuple[Proposal, ...]:
        """Return when to come back to them, as proposed for the case as it is now."""
        return follow_ups(self.opened.case, self._advice, (self.opened.case.now or self.opened.now()).date())

    def leave_field(self) -> None:
        """A field was left: the burst of typing ends, and what is unsaved is written now."""
        self.opened.pause()
        self.saving.flush()

    def close(self) -> bool:
        """Write what waits, then stop; False if it could not be written, and the desk had better stay open."""
        if not self.saving.close():
            return False
        self.checking.close()
        return True
