"""What Home knows of what went out: the question that is asked once more, since when a case is out, and its copies."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from composer.desktop.home.acts import HomeActs
from composer.desktop.home.page import HomePage
from composer.desktop.parts import Parts
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.menus import add_item
from composer.desktop.went_out.copies import CopiesDialog
from composer.desktop.went_out.over import open_over
from composer.desktop.went_out.words import at_words
from composer.guide.form import Form
from composer.library.sent import Sent
from composer.library.store import Store
from composer.session.outbox import Outbox, Outlook
from composer.session.scheduler import Scheduler


def home_sent(
    home: HomePage,
    store: Store,
    acts: HomeActs,
    parts: Parts,
    bar: AskBar,
    scheduler: Scheduler,
    failed: Callable[[Exception], None],
) -> "HomeSent":
    """Let Home know of what went out, now and whenever its cases are asked for anew."""
    box = Outbox(store, scheduler, parts.advice, failed)
    sent = HomeSent(home, box, bar, scheduler.now, acts.refresh, parts.form)
    acts.also = sent.look
    return sent


class HomeSent(QObject):
    """Asks the store, tells Home, and does what is answered there; `bar` says what came of it, with Undo."""

    def __init__(
        self,
        home: HomePage,
        box: Outbox,
        bar: AskBar,
        now: Callable[[], datetime],
        refresh: Callable[[], None],
        form: Form,
    ) -> None:
        super().__init__(home)
        self._home, self._box, self._bar, self._now = home, box, bar, now
        self._refresh, self._form = refresh, form
        self._asked = False
        self._outlook = Outlook()
        home.today.shown.connect(box.asked)
        home.today.yes.connect(self._yes)
        home.menu_wanted.connect(self._show_menu)
        self.look()

    def look(self) -> None:
        """Bring Home up to date; the first time, what was never answered is asked once more."""
        self._box.look(self._came)

    def _came(self, outlook: Outlook) -> None:
        home, self._outlook = self._home, outlook
        home.set_outlook(outlook)
        if not self._asked:
            self._asked = True
            asked = list(outlook.waiting)
        else:  # what is asked in a case is asked on Home at the next start
            asked = [outlook.open[card] for card in home.today.ids() if card in outlook.open]
        home.today.set_waiting([(sent, self._title(sent)) for sent in asked])

    def _yes(self, sent: Sent, at: datetime | None) -> None:
        title = self._title(sent)

        def kept(sent: Sent) -> None:
            when = at_words(sent.went or sent.at, self._now())
            spoken, out = self.tr("“{title}”: you spoke {when}."), self.tr("“{title}” went out {when}.")
            words = (spoken if sent.spoken else out).format(title=title, when=when)
            self._say(words, partial(self._box.take_back, sent, self._changed))

        self._box.went_out(sent, at, kept)

    def _show_menu(self, case_id: str, place: QPoint) -> None:
        home, outlook = self._home, self._outlook
        case = home.case(case_id)
        if case is None:
            return
        menu = QMenu(home)
        menu.aboutToHide.connect(menu.deleteLater)
        icon = home.look.icon
        add_item(menu, icon("arrow-right"), self.tr("Open"), lambda: home.opened.emit(case_id))
        if case_id in outlook.went:
            add_item(menu, icon("send"), self.tr("What went out"), lambda: self._box.copies(case_id, self._show))
        if case.life in ("out", "open") and case_id in outlook.done:
            add_item(menu, icon("check"), self.tr("Close the case"), lambda: self._close(case_id, case.title))
        menu.addSeparator()
        add_item(menu, icon("trash"), self.tr("Put into the trash"), lambda: home.trashed.emit(case_id))
        menu.popup(place)

    def _show(self, copies: tuple[Sent, ...]) -> None:
        window = self._home.window()
        open_over(CopiesDialog(self._home.look, window, copies, self._now(), self._form), window)

    def _close(self, case_id: str, title: str) -> None:
        def closed() -> None:
            words = self.tr("“{title}” is closed.").format(title=title)
            self._say(words, partial(self._box.open_again, case_id, self._changed))

        self._box.close_case(case_id, closed)

    def _say(self, words: str, back: Callable[[], None]) -> None:
        """Say what was done, and offer to take it back: by the bar, or by Undo."""

        def undo() -> None:
            self._home.take_back = None
            self._bar.hide()
            back()

        self._home.take_back = undo
        self._bar.offer(words, "", [(self.tr("Undo"), undo)], "check")
        self._changed()

    def _title(self, sent: Sent) -> str:
        case = self._home.case(sent.case_id)
        return case.title if case is not None else ""

    def _changed(self) -> None:
        self._refresh()
