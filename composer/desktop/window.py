"""The window: Home, the start of a case, and the case that is open; what is put away, and when."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from composer.app import App
from composer.desktop.home.page import HomePage
from composer.desktop.shell.menus import add_look_menus
from composer.desktop.theme.look import Look, Scheme
from composer.desktop.widgets.layout import column
from composer.desktop.widgets.notices import Announcer, QuietBar
from composer.guide.case import Case
from composer.library.settings import Settings
from composer.library.store import Ignored, Store, Summary
from composer.session.scheduler import Scheduler
from composer.session.shelf import Shelf, Taken
from composer.text.errors import NotAvailable, UserError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from composer.desktop.case_page import CasePage
    from composer.desktop.home.example import Example
    from composer.desktop.home.sender import SenderPage
    from composer.desktop.home.start_page import StartPage
    from composer.desktop.parts import Parts
    from composer.session.desk import Desk

STORE, KNOWLEDGE, GRAMMAR = "store", "knowledge", "grammar"


class _Opened(Struct, frozen=True):
    """What the store's lane brings."""

    store: Store
    settings: Settings
    cases: tuple[Summary, ...]
    trash: tuple[Summary, ...]


class MainWindow(QWidget):
    """Everything on screen. `ready` tells that the settings are known, `refused` that another one writes already."""

    ready = Signal()
    refused = Signal(object)
    usable = Signal()

    def __init__(self, app: App, look: Look, scheduler: Scheduler, case_id: str = "") -> None:
        super().__init__()
        self.look = look
        self._app, self._scheduler = app, scheduler
        self._wanted: Callable[[], None] | None = (lambda: self.open_case(case_id)) if case_id else None
        self._store: Store | None = None
        self._shelf: Shelf | None = None
        self._parts: Parts | None = None
        self._loading = self._painted = self._leaving = False
        self._then: Callable[[], None] | None = None
        self.desk: Desk | None = None
        self.case_page: CasePage | None = None
        self.start_page: StartPage | None = None
        self.sender_page: SenderPage | None = None
        self._example: Example | None = None
        self._announcer = Announcer(self)
        self._settings_menu = QMenu(self)
        self._fill_settings_menu()
        whole = column(look, 0, parent=self)
        self._stack = QStackedWidget()
        whole.addWidget(self._stack, 1)
        self._bar = QuietBar(look, self._announcer)
        self._bar.answered.connect(self._leave_or_stay)
        whole.addWidget(self._bar)
        self.home = HomePage(look, self._announcer, scheduler.now, self._settings_menu)
        self.home.new_wanted.connect(self.begin)
        self.home.opened.connect(self.open_case)
        self.home.trashed.connect(self._trash)
        self.home.restored.connect(self._restore)
        self.home.retried.connect(self.open_store)
        self._stack.addWidget(self.home)
        self.setWindowTitle(self.tr("Amends"))
        self.setMinimumSize(480, 400)
        self.resize(1360, 860)
        self._add_shortcuts()

    # -- what comes from the lanes

    def open_store(self) -> None:
        """Open the store of the profile; Home shows what is in it, or why it cannot be shown."""
        app = self._app

        def work() -> _Opened:
            store = app.store(write=True)
            try:
                return _Opened(store, store.settings(), store.cases(), store.cases(trashed=True))
            except BaseException:
                store.close()
                raise

        self._scheduler.lane(STORE, work, self._store_came, self._store_failed)

    def _store_came(self, opened: _Opened) -> None:
        settings = opened.settings
        self._store = opened.store
        self._shelf = Shelf(opened.store, self._scheduler, settings, self._shelf_failed)
        if settings.look != "system":
            self.look.set_scheme(settings.look)
        if settings.text_scale != 100:
            self.look.set_scale(settings.text_scale / 100)
        self.home.set_cases(opened.cases, opened.trash)
        if not settings.name and not opened.cases and self._wanted is None:
            self._show_sender(first=True)
        self.ready.emit()
        if self._painted:
            self._load()

    def _store_failed(self, error: Exception) -> None:
        if isinstance(error, NotAvailable):
            self.refused.emit(error)
            return
        self.ready.emit()
        words = str(error) if isinstance(error, UserError) else self.tr("The cases cannot be read just now.")
        self.home.show_trouble(words)
        if not isinstance(error, UserError):
            raise error

    def _shelf_failed(self, error: Exception) -> None:
        words = str(error) if isinstance(error, UserError) else self.tr("That did not work. Nothing is lost.")
        self._bar.ask(words, "", [], "warning")
        if not isinstance(error, UserError):
            raise error

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            if self._shelf is not None:
                self._scheduler.after(0, self._load)

    def _load(self) -> None:
        if self._loading:
            return
        self._loading = True
        assert self._shelf is not None
        app, grammar = self._app, self._shelf.settings.grammar

        def work() -> "Parts":
            from composer.desktop.parts import load_parts

            return load_parts(app, grammar)

        self._scheduler.lane(KNOWLEDGE, work, self._parts_came, self._parts_failed)

    def _parts_came(self, parts: "Parts") -> None:
        self._parts = parts
        names = {step.id: step.name for step in parts.form.steps}
        self.home.set_step_names(names)
        if self._example is not None:
            from composer.desktop.home.example import example_of

            self._example.show_example(*example_of(parts))
        self._scheduler.lane(GRAMMAR, lambda: parts.engine.check("Hello.", "en-GB"), lambda _: None, lambda _: None)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()
        self.usable.emit()

    def _parts_failed(self, error: Exception) -> None:
        self.home.show_trouble(str(error))
        if not isinstance(error, UserError):
            raise error

    # -- going somewhere

    def begin(self, output: str = "") -> None:
        """Begin a new case, for an output or for what the advice says."""
        if self._shelf is None or self._parts is None:
            self._wanted = lambda: self.begin(output)
            return
        self.put_away(lambda: self._begin(output))

    def open_case(self, case_id: str) -> None:
        """Open a case at the step it was left at."""
        if self._shelf is None or self._parts is None:
            self._wanted = lambda: self.open_case(case_id)
            return
        shelf = self._shelf
        self.put_away(lambda: shelf.take(case_id, self._taken))

    def go_home(self) -> None:
        """Put away what is open, and show Home."""
        self.put_away(self._show_home)

    def _begin(self, output: str) -> None:
        from composer.desktop.home.start_page import StartPage

        assert self._shelf is not None
        desk = self._lay(self._shelf.new(output), stored=False)
        page = StartPage(self.look, desk, self.tr("What happened?"), self.tr("From their side, in a few words."))
        page.begun.connect(self._begun)
        page.home.connect(self.go_home)
        self.start_page = page
        self._bring(page)
        page.take_focus()

    def _begun(self) -> None:
        page, self.start_page = self.start_page, None
        self._show_case()
        self._drop(page)

    def _taken(self, taken: Taken) -> None:
        self._lay(taken.kept.case, stored=True, turned=taken.kept.turned, ignored=taken.ignored)
        self._show_case()

    def _show_case(self) -> None:
        from composer.desktop.case_page import CasePage, Surroundings

        assert self.desk is not None
        assert self._parts is not None
        outgoing = self._app.profile.folder / "outgoing"
        around = Surroundings(self.look, self._parts, self._scheduler, self._announcer, outgoing)
        page = CasePage(self.desk, around)
        page.home.connect(self.go_home)
        page.trash.connect(self._trash_open)
        page.scheme_chosen.connect(self.choose_scheme)
        page.size_chosen.connect(self.choose_size)
        page.keys_wanted.connect(self._show_keys)
        self.case_page = page
        self._bring(page)
        page.go(page.current())

    def _show_home(self) -> None:
        self._stack.setCurrentWidget(self.home)
        self.setWindowTitle(self.tr("Amends"))
        self._refresh_home()
        self.home.take_focus()

    def _show_sender(self, *, first: bool) -> None:
        from composer.desktop.home.example import Example
        from composer.desktop.home.sender import SenderPage

        self._example = Example(self.look) if first else None
        page = SenderPage(self.look, self._example)
        if self._shelf is not None:
            card = self._shelf.settings
            page.set_card(card.name, card.role, card.phone)
        page.done.connect(self._keep_card)
        self.sender_page = page
        self._bring(page)
        page.take_focus()

    def _keep_card(self, name: str, role: str, phone: str) -> None:
        self._change(lambda settings: replace(settings, name=name, role=role, phone=phone))
        page, self.sender_page = self.sender_page, None
        self._example = None
        self._show_home()
        self._drop(page)

    # -- the desk

    def _lay(
        self,
        case: Case,
        *,
        stored: bool,
        turned: Mapping[str, int] | None = None,
        ignored: Iterable[Ignored] = (),
    ) -> "Desk":
        from composer.session.desk import Desk, Tools

        assert self._shelf is not None
        assert self._parts is not None
        assert self._store is not None
        parts, shelf = self._parts, self._shelf
        tools = Tools(parts.form, parts.composer, parts.checker, parts.engine, self._store, self._scheduler)
        language = shelf.settings.language
        self.desk = Desk(
            case,
            tools,
            stored=stored,
            turned=turned,
            language=language,
            ignored=ignored,
            keep_ignored=shelf.keep_ignored,
        )
        return self.desk

    def put_away(self, then: Callable[[], None]) -> None:
        """Call `then` when what is open is on disk and cleared away; while it cannot be saved, it stays open."""
        desk = self.desk
        if desk is None:
            then()
            return
        desk.leave_field()
        if desk.saving.state == "saved":
            self._clear_away(desk)
            then()
            return
        ended = False

        def look() -> None:
            nonlocal ended
            if ended or desk.saving.state == "saving":
                return
            ended = True
            stop()
            if desk.saving.state == "saved":
                self._scheduler.after(0, lambda: self._cleared(desk, then))
            else:
                self._ask_to_stay(desk.saving.words, then)

        stop = desk.saving.subscribe(look)
        if desk.saving.state == "trouble":
            look()

    def _cleared(self, desk: "Desk", then: Callable[[], None]) -> None:
        if self.desk is desk:
            self._clear_away(desk)
            then()

    def _clear_away(self, desk: "Desk") -> None:
        desk.close()
        self.desk = None
        case_page, start_page = self.case_page, self.start_page
        self.case_page = self.start_page = None
        for page in (case_page, start_page):
            self._drop(page)

    def _ask_to_stay(self, words: str, then: Callable[[], None]) -> None:
        self._then = then
        self._bar.ask(words, "", [self.tr("Stay"), self.tr("Leave without the last change")], "warning")

    def _leave_or_stay(self, index: int) -> None:
        then, self._then = self._then, None
        if index == 1 and then is not None and self.desk is not None:
            desk = self.desk
            desk.checking.close()
            desk.saving.close(0)
            self.desk = None
            self._drop(self.case_page)
            self._drop(self.start_page)
            self.case_page = self.start_page = None
            then()

    def put_away_for_good(self) -> None:
        """The program ends: write what waits, and give back the store."""
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        store, self._store = self._store, None
        if store is not None:
            self._scheduler.lane(STORE, store.close, lambda _: None, lambda _: None)

    def save_now(self) -> None:
        """Start writing what waits: the session ends, or the window is left for another."""
        if self.desk is not None:
            self.desk.leave_field()

    def end(self) -> None:
        """The system asks the program to end."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk is None or self._leaving:
            event.accept()
            return
        event.ignore()
        self.put_away(self.close)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.save_now()

    # -- cases, settings

    def _refresh_home(self) -> None:
        shelf = self._shelf
        if shelf is not None:
            shelf.cases(lambda cases: shelf.cases(lambda trash: self.home.set_cases(cases, trash), trashed=True))

    def _trash(self, case_id: str) -> None:
        if self._shelf is not None:
            title = next((line.title for line in self.home.lines() if line.id == case_id), "")
            self._shelf.trash(case_id, lambda: self._trashed(case_id, title))

    def _trashed(self, case_id: str, title: str) -> None:
        self.home.say_trashed(case_id, title)
        self._refresh_home()

    def _restore(self, case_id: str) -> None:
        if self._shelf is not None:
            self._shelf.restore(case_id, self._refresh_home)

    def _trash_open(self) -> None:
        assert self.desk is not None
        case_id, title = self.desk.opened.case.id, self.desk.opened.title

        def away() -> None:
            self._show_home()
            if self._shelf is not None:
                self._shelf.trash(case_id, lambda: self._trashed(case_id, title))

        self.put_away(away)

    def choose_scheme(self, scheme: Scheme) -> None:
        """Look like this from now on."""
        self.look.set_scheme(scheme)
        self._change(lambda settings: replace(settings, look=scheme))

    def choose_size(self, size: int) -> None:
        """Write in this size (per cent) from now on."""
        self.look.set_scale(size / 100)
        self._change(lambda settings: replace(settings, text_scale=size))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        if self._shelf is not None:
            self._shelf.change_settings(change(self._shelf.settings))

    # -- the window itself

    def _fill_settings_menu(self) -> None:
        menu = self._settings_menu
        menu.addAction(self.look.icon("person"), self.tr("Who you are")).triggered.connect(
            lambda _=False: self._show_sender(first=False)
        )
        add_look_menus(menu, self.look, self.choose_scheme, self.choose_size)
        menu.addAction(self.look.icon("keyboard"), self.tr("All keys")).triggered.connect(self._show_keys)

    def _bring(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _show_keys(self) -> None:
        from composer.desktop.shell.keys import KeysDialog

        dialog = KeysDialog(self.look, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add_shortcuts(self) -> None:
        for keys, do in (
            (("Alt+Left",), lambda page: page.move(-1)),
            (("Alt+Right",), lambda page: page.move(1)),
            (("F8",), lambda page: page.next_finding()),
            (("Shift+F8",), lambda page: page.next_finding(-1)),
            (("F6",), lambda page: page.next_area(1)),
            (("Shift+F6",), lambda page: page.next_area(-1)),
            (("Ctrl+Shift+C",), lambda page: page.delivery.copy()),
            (("Ctrl+Return", "Ctrl+Enter"), lambda page: page.delivery.mail()),
            (("Ctrl+Z",), lambda page: page.undo()),
            (("Ctrl+Shift+Z", "Ctrl+Y"), lambda page: page.redo()),
            (("Esc",), lambda page: page.escape()),
        ):
            for key in keys:
                self._in_case(key, do)
        for number in range(1, 10):
            self._in_case(f"Ctrl+{number}", lambda page, number=number: page.go_number(number))
        for key in ("F1", "Ctrl+/"):
            QShortcut(QKeySequence(key), self, self._show_keys)
        QShortcut(QKeySequence("Ctrl+N"), self, self.begin)

    def _in_case(self, key: str, do: "Callable[[CasePage], None]") -> None:
        def act() -> None:
            if self.case_page is not None and self._stack.currentWidget() is self.case_page:
                do(self.case_page)

        QShortcut(QKeySequence(key), self, act)
