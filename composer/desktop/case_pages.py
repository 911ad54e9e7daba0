"""The pages of a case, made a little at a time before somebody opens them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.desktop.case_page import CasePage, Surroundings
from composer.desktop.desk_keeper import DeskKeeper
from composer.desktop.home.start_page import StartPage
from composer.desktop.quick.place import QUICK
from composer.desktop.shell.ahead import Ahead
from composer.desktop.shell.reasons import telling
from composer.session.desk import Desk

_CASE, _START = "case", "start"


class CasePages(QObject):
    """Hands out the page of a case and the start of the guide; what was made ahead is there at once.

    While no case is open the page of the next new one is made; beside the one page, the start of the guide; behind the
    start of the guide, the page of its case. `made` is told of each new page of a case, `drop` ends a page that nobody
    wants any more, `failed` hears what kept a page that was asked for from being made.
    """

    def __init__(
        self,
        parent: QWidget,
        keeper: DeskKeeper,
        around: Surroundings,
        made: Callable[[CasePage], None],
        drop: Callable[[CasePage | StartPage], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(parent)
        self._parent, self._keeper, self._around = parent, keeper, around
        self._made, self._drop, self._failed = made, drop, failed
        self._case: CasePage | None = None
        self._start: StartPage | None = None
        self._whole: set[str] = set()
        self._wanted = _CASE
        self._warm = False
        self._ahead = Ahead(self, self._missing, self._try)

    def begin(self) -> None:
        """Make pages ahead from now on: nothing else is being made ready."""
        self._warm = True
        self.go_on()

    def go_on(self) -> None:
        """Make ahead what may be wanted next."""
        if self._warm:
            self._ahead.start()

    def case(self, desk: Desk) -> CasePage:
        """Hand out the page of a case."""
        page, self._case = self._case, None
        self._whole.discard(_CASE)
        if page is not None and page.desk is not desk:
            self._drop(page)
            page = None
        self._wanted = _START
        self.go_on()
        return page or self._new(desk)

    def start(self, desk: Desk, *, one_page: bool = False) -> StartPage:
        """Hand out the start of the guide; `one_page` says that it is come to from there."""
        page, self._start = self._start, None
        self._whole.discard(_START)
        if page is not None and not one_page:
            self._drop(page)
            page = None
        page = page or StartPage(self._around.look, desk, one_page=one_page)
        while page.prepare():
            pass
        self._wanted = _CASE
        self.go_on()
        return page

    def keep(self, page: CasePage) -> None:
        """Take the page of a case back, until the start of the guide has been left."""
        page.start_over()
        self._case = page
        self._whole.add(_CASE)

    def soon(self, desk: Desk, then: Callable[[], None]) -> None:
        """Make the page of the case on the desk, a piece in each turn of the event loop, and call when it is there.

        A desk that is cleared meanwhile ends it.
        """
        if self._keeper.desk is not desk:
            return
        with telling(self._failed):
            if self._is_there():
                then()
            else:
                self._prepare_case()
                self._around.scheduler.after(0, lambda: self.soon(desk, then))

    def clear(self) -> None:
        """Let go of what was made for a case that is put away."""
        self._ahead.stop()
        for page in (self._case, self._start):
            if page is not None:
                self._drop(page)
        self._case = self._start = None
        self._whole.clear()
        self._wanted = _CASE

    def _missing(self) -> Iterable[str]:
        """Return what is to be made ahead and is not there yet."""
        desk = self._keeper.desk
        if self._wanted == _CASE:
            return () if self._is_there() else (_CASE,)
        small = desk is not None and desk.opened.case.step == QUICK
        return (_START,) if small and _START not in self._whole else ()

    def _try(self, name: str) -> None:
        """Make a piece ahead. What keeps it from being made is told when somebody asks for it, not now."""
        try:
            (self._prepare_case if name == _CASE else self._prepare_start)()
        except Exception:  # noqa: BLE001
            self._ahead.stop()

    def _is_there(self) -> bool:
        return self._case is not None and self._case.desk is self._desk() and _CASE in self._whole

    def _desk(self) -> Desk:
        return self._keeper.desk or self._keeper.next()

    def _prepare_case(self) -> None:
        desk, page = self._desk(), self._case
        if page is None or page.desk is not desk:
            self._case = None
            self._whole.discard(_CASE)
            if page is not None:
                self._drop(page)
            self._case = self._new(desk)
            self._case.setParent(self._parent)
        elif not page.pages.prepare(page.current()):
            self._whole.add(_CASE)

    def _new(self, desk: Desk) -> CasePage:
        page = CasePage(desk, self._around)
        self._made(page)
        return page

    def _prepare_start(self) -> None:
        desk = self._keeper.desk
        if self._start is None and desk is not None:
            self._start = StartPage(self._around.look, desk, one_page=True, ahead=True)
            self._start.setParent(self._parent)
        elif self._start is None or not self._start.prepare():
            self._whole.add(_START)
