"""The cases on the shelf, for the start page; and the settings. The store is only touched on its lane."""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Answer, Case
from composer.guide.policy import Policy
from composer.library.settings import Settings
from composer.library.store import Ignored, Kept, Store, Summary
from composer.session.autosave import LANE
from composer.session.ids import new_id
from composer.session.scheduler import Scheduler

T = TypeVar("T")


class Taken(Struct, frozen=True):
    """A case taken from the shelf, with what is not to be shown in it."""

    kept: Kept
    ignored: frozenset[Ignored]


class Shelf:
    """Every call returns at once; what it asked for comes later to `done`, an error to `failed`.

    `policy` is what the house has decided for new cases.
    """

    def __init__(
        self, store: Store, scheduler: Scheduler, settings: Settings, failed: Callable[[Exception], None]
    ) -> None:
        self._store = store
        self._scheduler = scheduler
        self._settings = settings
        self._failed = failed
        self.policy = Policy()

    @property
    def settings(self) -> Settings:
        """Return the settings as they are now."""
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Use these settings from now on, and keep them."""
        self._settings = settings
        self._run(lambda: self._store.save_settings(settings), lambda _: None)

    def cases(self, done: Callable[[tuple[Summary, ...]], None], trashed: bool = False) -> None:
        """Ask for the list of cases, or of those in the trash, the last changed first."""
        self._run(lambda: self._store.cases(trashed), done)

    def take(self, case_id: str, done: Callable[[Taken], None]) -> None:
        """Ask for a case."""
        self._run(lambda: Taken(self._store.kept(case_id), self._store.ignored(case_id)), done)

    def new(self, output: str = "") -> Case:
        """Return a new case with the writer's card filled in. It is kept from its first answer on."""
        card = self._settings
        known = {
            "sender.name": card.name,
            "sender.role": card.role,
            "sender.phone": card.phone,
            "sender.voice": "team" if card.voice == "team" else "",
            "caution": card.caution if card.caution != "1" else "",
            "output": output,
        }
        case = Case(new_id(), answers={key: Answer(value) for key, value in known.items() if value})
        return self.policy.begun(case)

    def lay_beside(self, draft: Case, done: Callable[[bool], None]) -> None:
        """Keep a draft that another case gave rise to; one of this id that is there stays, also out of the trash.

        `done` hears if it is new.
        """
        self._run(lambda: self._laid_beside(draft), done)

    def trash(self, case_id: str, done: Callable[[], None]) -> None:
        """Put a case into the trash."""
        self._run(lambda: self._store.trash(case_id), lambda _: done())

    def restore(self, case_id: str, done: Callable[[], None]) -> None:
        """Take a case out of the trash."""
        self._run(lambda: self._store.restore(case_id), lambda _: done())

    def keep_ignored(self, ignored: Ignored) -> None:
        """Remember that something is not to be shown."""
        self._run(lambda: self._store.ignore(ignored), lambda _: None)

    def rename(self, case_id: str, title: str, done: Callable[[], None]) -> None:
        """Give a case on the shelf a name."""
        self._run(lambda: self._renamed(case_id, title), lambda _: done())

    def _laid_beside(self, draft: Case) -> bool:
        for trashed in (False, True):
            if any(summary.id == draft.id for summary in self._store.cases(trashed)):
                if trashed:
                    self._store.restore(draft.id)
                return False
        self._store.save_case(draft)
        return True

    def _renamed(self, case_id: str, title: str) -> None:
        self._store.save_answers(replace(self._store.case(case_id), title=title), ())

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._scheduler.lane(LANE, work, done, self._failed)
