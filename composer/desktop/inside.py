"""Everything in the window: Home, the start of a case, the case that is open, and what is put away when."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from composer.app import App
from composer.desktop.check.place import CHECK
from composer.desktop.home.acts import HomeActs
from composer.desktop.home.first_start import FirstStart
from composer.desktop.home.front import Front
from composer.desktop.home.page import HomePage
from composer.desktop.incoming.place import HOLDING
from composer.desktop.incoming.reception import Reception
from composer.desktop.loading import STORE, Loader, Opened, outgoing
from composer.desktop.look_choice import LookChoice
from composer.desktop.look_hint import LookHint
from composer.desktop.palette.everywhere import Everywhere
from composer.desktop.quick.place import QUICK
from composer.desktop.recovery import Recovery
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.reasons import report, said, telling
from composer.desktop.theme.look import Look
from composer.desktop.widgets.notices import Announcer
from composer.library.settings import Settings
from composer.library.store import Store
from composer.session.choices import Choices
from composer.session.scheduler import Scheduler
from composer.session.shelf import Shelf, Taken
from composer.text.errors import NotAvailable

if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage
    from composer.desktop.case_pages import CasePages
    from composer.desktop.desk_keeper import DeskKeeper
    from composer.desktop.home.sender import SenderPage
    from composer.desktop.home.start_page import StartPage
    from composer.desktop.parts import Parts
    from composer.session.open_case import OpenCase


class Inside(QObject):
    """Brings the pages to the front. `refused` tells that another one writes already (why), `listed` that Home shows
    what there is, `usable` that a case can be opened.
    """

    refused = Signal(object)
    listed = Signal()
    usable = Signal()

    def __init__(self, window: QWidget, stack: QStackedWidget, front: Front, app: App, scheduler: Scheduler) -> None:
        super().__init__(window)
        self.look: Look = front.look
        self.look.dress()
        self._window, self._stack = window, stack
        self._app, self._scheduler = app, scheduler
        self._loader = Loader(
            app, scheduler, opened=self._store_came, read=self._parts_came, warm=self._warm, failed=self._not_loaded
        )
        self.looks = LookChoice(self.look, app.profile, scheduler, lambda change: self._change(change, self.tr("Look")))
        self._recovery = Recovery(app.profile, scheduler)
        self._store: Store | None = None
        self._shelf: Shelf | None = None
        self._acts: HomeActs | None = None
        self._keeper: DeskKeeper | None = None
        self._pages: CasePages | None = None
        self.case_page: CasePage | None = None
        self.start_page: StartPage | None = None
        self._announcer = Announcer(window)
        self.bar = AskBar(self.look, self._announcer)
        self.first_start = FirstStart(self.look, scheduler, self.bar, self._bring, self._keep_card)
        self.everywhere = Everywhere(self, window, stack, app, scheduler, self._announcer)
        self.home = HomePage(self.look, front, self._announcer, scheduler.now, self.everywhere.menu)
        self.home.new_wanted.connect(self.begin)
        self.home.opened.connect(self.open_case)
        self.home.retried.connect(self._loader.again)
        self.home.search_wanted.connect(self.everywhere.show_palette)
        self.reception = Reception(self.home, front.furnish(), self.bar, scheduler, self.begin_at)
        self._bring(self.home)

    @property
    def sender_page(self) -> "SenderPage | None":
        """The page that asks who is writing, at the first start."""
        return self.first_start.page

    def open_store(self) -> None:
        """Open the store of the profile; Home shows what is in it, or why it cannot be shown."""
        self._loader.start()

    def _store_came(self, opened: Opened) -> None:
        settings = opened.settings
        self._store = opened.store
        self._shelf = Shelf(opened.store, self._scheduler, settings, self._shelf_failed)
        self._acts = HomeActs(self.home, self._shelf)
        self.everywhere.use(Choices(settings, self._shelf.change_settings), self._shelf)
        self.looks.show(LookHint(settings.look, settings.text_scale))
        self.home.set_cases(opened.cases, opened.trash)
        if not settings.name and not opened.cases and not self._loader.wished:
            self.first_start.show()
        else:
            self.home.take_focus()
        self.listed.emit()

    def _not_loaded(self, error: Exception) -> None:
        if self._store is None and isinstance(error, NotAvailable):
            self.refused.emit(error)
            return
        why = self.tr("A part of Amends cannot be read. Your cases are kept. Installing it again may help.")
        self.home.show_trouble(said(error, why))
        if self._loader.wished or self._stack.currentWidget() is not self.home:
            again = self.tr("Try again"), self._loader.again
            self.bar.tell(self.tr("Cases cannot be opened now."), said(error, why), again)
        if self._store is None:
            self.listed.emit()
        report(error)

    def _shelf_failed(self, error: Exception) -> None:
        self.bar.tell(self.tr("That did not work."), said(error, self.tr("Nothing is lost.")))
        report(error)

    def _case_failed(self, error: Exception) -> None:
        """Home again, with a sentence: never half a case, never nothing at all."""
        why = said(error, self.tr("What is in it is kept. Starting Amends again may help."))
        self.bar.tell(self.tr("The case cannot be shown."), why)
        if self._keeper is not None:
            self._keeper.put_away(self._show_home)

    def _parts_came(self, parts: "Parts") -> None:
        from composer.desktop.case_page import Surroundings
        from composer.desktop.case_pages import CasePages
        from composer.desktop.desk_keeper import DeskKeeper
        from composer.desktop.went_out.home import home_sent
        from composer.library.sent import SentBook

        assert self._store is not None
        assert self._shelf is not None
        assert self._acts is not None
        cleared, unsaved = self._desk_cleared, self._ask_to_stay
        self._keeper = DeskKeeper(
            parts, self._store, self._shelf, self._scheduler, cleared, unsaved, self._recovery.note
        )
        common, folder, book = self.everywhere.add_common, outgoing(self._app), SentBook(self._store)
        around = Surroundings(self.look, parts, self._scheduler, self._announcer, folder, common, book)
        self._pages = CasePages(self._stack, self._keeper, around, self._follow_case, self._drop, self._case_failed)
        self.everywhere.use_parts(parts, self._keeper)
        self.home.set_step_names({step.id: step.name for step in parts.form.steps})
        self.home.show_trouble("")
        self.bar.hide()
        self._recovery.tell(self.bar, self._shelf, self.open_case, self._is_clear)
        home_sent(self.home, self._store, self._acts, parts, self.bar, self._scheduler, self._shelf_failed)
        self.first_start.fill_example(parts)
        self.usable.emit()

    def _warm(self) -> None:
        if self._pages is not None:
            self._pages.begin()

    def _is_clear(self) -> bool:
        return self._keeper is not None and self._keeper.desk is None

    def begin(self, output: str = "") -> None:
        """Begin a new case, for an output or for what the advice says."""
        self.bar.hide()
        # Most often it is a small thing: the one page asks how serious it is.
        if step := {"": QUICK, "holding": HOLDING, CHECK: CHECK}.get(output):
            self.begin_at(step, lambda _: None, "" if step == CHECK else output)
        elif self._keeper is None:
            self._loader.wish(lambda: self.begin(output))
        else:
            self._keeper.put_away(lambda: self._begin(output))

    def begin_at(self, step: str, fill: "Callable[[OpenCase], None]", output: str = "") -> None:
        """Begin a new case on a page of its own, with what `fill` puts into it."""
        self.bar.hide()
        keeper = self._keeper
        if keeper is None:
            self._loader.wish(lambda: self.begin_at(step, fill, output))
            return

        def begin() -> None:
            with telling(self._case_failed):
                fill(keeper.lay_new(output, step).opened)
                self._show_case()

        keeper.put_away(begin)

    def open_case(self, case_id: str) -> None:
        """Open a case at the step it was left at."""
        self.bar.hide()
        keeper, shelf, pages = self._keeper, self._shelf, self._pages
        if keeper is None or shelf is None or pages is None:
            self._loader.wish(lambda: self.open_case(case_id))
            return

        def taken(taken: Taken) -> None:
            with telling(self._case_failed):
                pages.soon(keeper.lay(taken), self._show_case)

        keeper.put_away(lambda: shelf.take(case_id, taken))

    def go_home(self) -> None:
        """Put away what is open, and show Home."""
        if self._keeper is not None:
            self._keeper.put_away(self._show_home)

    def _begin(self, output: str) -> None:
        assert self._keeper is not None
        assert self._pages is not None
        with telling(self._case_failed):
            self._start(self._pages.start(self._keeper.lay_new(output)))

    def _start(self, page: "StartPage") -> None:
        page.begun.connect(self._begun)
        page.home.connect(self.go_home)
        self.start_page = page
        self._bring(page)
        page.take_focus()

    def _ask_more(self) -> None:
        """It is serious to them: the start of the guide, with what the one page knows."""
        page, self.case_page = self.case_page, None
        if page is not None and self._pages is not None:
            with telling(self._case_failed):
                self._pages.keep(page)
                self._start(self._pages.start(page.desk, one_page=True))

    def _begun(self) -> None:
        with telling(self._case_failed):
            if self._keeper is not None and self._keeper.desk is not None and self.start_page is not None:
                self._keeper.desk.opened.go(self.start_page.leads_to())
            self._show_case()
        if self.case_page is not None:
            page, self.start_page = self.start_page, None
            self._drop(page)

    def _show_case(self) -> None:
        assert self._keeper is not None
        assert self._keeper.desk is not None
        assert self._pages is not None
        self.case_page = page = self._pages.case(self._keeper.desk)
        self._bring(page)
        page.go(page.current())

    def _follow_case(self, page: "CasePage") -> None:
        assert self._keeper is not None
        page.home.connect(self.go_home)
        page.trash.connect(self._trash_open)
        page.draft_wanted.connect(self._keeper.keep_compensation_draft)
        page.guide_wanted.connect(self._ask_more)

    def _show_home(self) -> None:
        self._stack.setCurrentWidget(self.home)
        if self._pages is not None:
            self._pages.go_on()
        if self._acts is not None:
            self._acts.refresh()
        self.home.take_focus()

    def _keep_card(self, name: str, role: str, phone: str) -> None:
        self._change(lambda settings: replace(settings, name=name, role=role, phone=phone), self.tr("Who you are"))
        page = self.first_start.leave()
        self._show_home()
        self._drop(page)

    def _desk_cleared(self) -> None:
        pages = self.case_page, self.start_page
        self.case_page = self.start_page = None
        for page in pages:
            self._drop(page)
        if self._pages is not None:
            self._pages.clear()

    def _ask_to_stay(self, words: str) -> None:
        assert self._keeper is not None
        leave = self.tr("Leave without the last change"), self._keeper.leave_anyway
        self.bar.offer(words, "", [(self.tr("Stay"), lambda: None), leave])

    def put_away_for_good(self) -> None:
        """The program ends: write what waits, and give back the store."""
        if self._keeper is not None:
            self._keeper.end()
        self._desk_cleared()
        self._pages = None  # what would be made ahead from here on would ask a store that is closed
        store, self._store = self._store, None
        if store is not None:
            self._scheduler.lane(STORE, store.close, lambda _: None, lambda _: None)

    def save_now(self) -> None:
        """Start writing what waits: the session ends, or the window is left for another."""
        if self._keeper is not None:
            self._keeper.save_now()

    def close_window(self) -> bool:
        """Say whether the window can close at once; if not, it is closed as soon as all is on disk."""
        if self._keeper is None or self._keeper.desk is None:
            return True
        self._keeper.put_away(self._close)
        return False

    def _close(self) -> None:
        # In its own turn: the window may be in the middle of being asked.
        QTimer.singleShot(0, self._window, self._window.close)

    def move_focus(self, by: int) -> bool:
        """Move the focus to the next stop of the page in front, or the one before; False if there is none."""
        return self.everywhere.move_focus(by)

    def _trash_open(self) -> None:
        if self._keeper is None or self._keeper.desk is None:
            return
        opened = self._keeper.desk.opened
        case_id, title = opened.case.id, opened.title

        def away() -> None:
            self._show_home()
            if self._acts is not None:
                self._acts.put_into_trash(case_id, title)

        self._keeper.put_away(away)

    def _change(self, change: Callable[[Settings], Settings], what: str) -> None:
        choices = self.everywhere.choices
        if choices is not None:
            choices.change(change(choices.settings), what)

    def _bring(self, page: QWidget) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop(self, page: "CasePage | StartPage | SenderPage | None") -> None:
        if page is not None:
            page.close_page()
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
