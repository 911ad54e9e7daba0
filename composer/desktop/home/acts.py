"""What can be done with the cases on Home: put into the trash, taken back, asked for anew."""

from collections.abc import Callable

from composer.desktop.home.page import HomePage
from composer.session.shelf import Shelf


class HomeActs:
    """Turns what Home asks for into calls of the shelf, and shows what came of it."""

    def __init__(self, home: HomePage, shelf: Shelf) -> None:
        self._home, self._shelf = home, shelf
        self.also: Callable[[], None] = lambda: None
        home.trashed.connect(self._trash)
        home.restored.connect(self._restore)

    def refresh(self) -> None:
        """Ask for the cases anew, and for what is said of them beside (`also`)."""
        shelf, home = self._shelf, self._home
        shelf.cases(lambda cases: shelf.cases(lambda trash: home.set_cases(cases, trash), trashed=True))
        self.also()

    def put_into_trash(self, case_id: str, title: str) -> None:
        """Put a case into the trash, say so, and offer it back."""

        def trashed() -> None:
            self._home.say_trashed(case_id, title)
            self.refresh()

        self._shelf.trash(case_id, trashed)

    def _trash(self, case_id: str) -> None:
        title = next((line.title for line in self._home.lines() if line.id == case_id), "")
        self.put_into_trash(case_id, title)

    def _restore(self, case_id: str) -> None:
        self._shelf.restore(case_id, self.refresh)
