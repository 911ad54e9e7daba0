"""Lays a case on the desk and puts it away again: never before it is on disk, never waiting for the disk."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from composer.desktop.parts import Parts
from composer.desktop.quick.place import QUICK
from composer.grammar.engine import GrammarEngine
from composer.guide.case import Case
from composer.guide.policy import Policy
from composer.library.settings import Settings
from composer.library.store import Ignored, Store
from composer.session.desk import Desk, Tools
from composer.session.later import compensation_draft
from composer.session.scheduler import Scheduler
from composer.session.shelf import Shelf, Taken


class DeskKeeper:
    """Holds the one desk. `cleared` is called when a desk has gone, `unsaved` when it cannot be put away (why).

    `note` is told the id of the case that is open, "" when it has been put away.
    """

    def __init__(
        self,
        parts: Parts,
        store: Store,
        shelf: Shelf,
        scheduler: Scheduler,
        cleared: Callable[[], None],
        unsaved: Callable[[str], None],
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._parts, self._store, self._shelf, self._scheduler = parts, store, shelf, scheduler
        self._engine = parts.engine
        self._cleared, self._unsaved, self._note = cleared, unsaved, note
        self._then: Callable[[], None] | None = None
        self._next: tuple[Desk, Settings, GrammarEngine] | None = None
        self.desk: Desk | None = None

    def lay_new(self, output: str, step: str = "") -> Desk:
        """Lay a new case on the desk, at a step; it is kept from its first answer on."""
        if output:
            case = self._shelf.new(output)
            return self._lay(self._new(replace(case, step=step or case.step)))
        desk, self._next = self.next(), None
        desk.opened.go(step or Case().step)
        return self._lay(desk)

    def next(self) -> Desk:
        """Return the desk of the next new case, if it is begun as the settings are now: most often on the one page."""
        settings = self._shelf.settings
        if self._next is None or self._next[1:] != (settings, self._engine):
            self._next = self._new(replace(self._shelf.new(), step=QUICK)), settings, self._engine
        return self._next[0]

    def lay(self, taken: Taken) -> Desk:
        """Lay a case from the shelf on the desk."""
        kept = taken.kept
        return self._lay(self._new(kept.case, stored=True, turned=kept.turned, ignored=taken.ignored))

    def put_away(self, then: Callable[[], None]) -> None:
        """Call `then` when the desk is clear; while its case cannot be saved, it stays."""
        desk = self.desk
        if desk is None:
            then()
            return
        self._then = then
        desk.leave_field()
        if desk.saving.state == "saving":
            self._wait(desk)
        else:
            self._look(desk)

    def leave_anyway(self) -> None:
        """Put the desk away without what could not be saved."""
        if self.desk is not None:
            self.desk.checking.close()
            self.desk.saving.close(0)
            self._clear()

    def keep_compensation_draft(self, say: Callable[[str], None]) -> None:
        """Make a draft of its own for what is given back later, and say so; it is made once."""
        if self.desk is None:
            return
        new = QCoreApplication.translate("desk", "That message waits on Home, under “Still with you”.")
        known = QCoreApplication.translate("desk", "That message is there already: on Home, under “Still with you”.")
        self._shelf.lay_beside(compensation_draft(self.desk.opened.case), lambda made: say(new if made else known))

    def follow(self, settings: Settings, engine: GrammarEngine) -> None:
        """Let this engine read, in the language of the settings, and the checks be as they say, also what is open."""
        self._engine = engine
        if self.desk is not None:
            self.desk.checking.use(engine, settings.language, settings.checks, reads=settings.reader == "on")

    def live_by(self, policy: Policy) -> None:
        """Other house rules are in force: in what is open, and in what a new case begins with."""
        self._shelf.policy = policy
        self._next = None
        if self.desk is not None:
            self.desk.checking.look_again()

    def save_now(self) -> None:
        """Start writing what waits."""
        if self.desk is not None:
            self.desk.leave_field()

    def end(self) -> None:
        """The program ends: write what waits, and wait for that."""
        desk, self.desk = self.desk, None
        if desk is not None and desk.close():
            self._note("")

    def _wait(self, desk: Desk) -> None:
        def changed() -> None:
            if desk.saving.state != "saving":
                stop()
                # Its own turn of the event loop: the saving is still telling its other listeners.
                self._scheduler.after(0, lambda: self._look(desk))

        stop = desk.saving.subscribe(changed)

    def _look(self, desk: Desk) -> None:
        if self.desk is not desk:
            return
        if desk.saving.state == "saving":
            self._wait(desk)
        elif desk.saving.state == "trouble":
            self._unsaved(desk.saving.words)
        else:
            desk.close()
            self._clear()

    def _clear(self) -> None:
        self.desk = None
        self._note("")
        self._cleared()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _lay(self, desk: Desk) -> Desk:
        self.desk = desk
        self._note(desk.opened.case.id)
        return desk

    def _new(
        self,
        case: Case,
        *,
        stored: bool = False,
        turned: Mapping[str, int] | None = None,
        ignored: Iterable[Ignored] = (),
    ) -> Desk:
        parts = self._parts
        tools = Tools(
            parts.form, parts.composer, parts.checker, self._engine, self._store, self._scheduler, parts.advice,
            parts.load_reader,
        )  # fmt: skip
        return Desk(
            case,
            tools,
            stored=stored,
            turned=turned,
            language=self._shelf.settings.language,
            ignored=ignored,
            keep_ignored=self._shelf.keep_ignored,
            levels=self._shelf.settings.checks,
            reads=self._shelf.settings.reader == "on",
        )
