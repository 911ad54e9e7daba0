"""All that an open case has to do with having gone out: the question, the menu, the copies that are kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.shell.ask_bar import AskBar
from composer.desktop.shell.menus import add_item
from composer.desktop.theme.look import Look
from composer.desktop.went_out.bar import WentOutBar
from composer.desktop.went_out.copies import CopiesDialog
from composer.desktop.went_out.more_room import MoreRoomDialog
from composer.desktop.went_out.over import open_over
from composer.guide.advice import AdviceTables
from composer.guide.stance import voice_of
from composer.message.message import Message
from composer.session.desk import Desk
from composer.session.outgoing import KeepsSent, Outgoing
from composer.session.scheduler import Scheduler


class CaseSent(QObject):
    """Keeps what went out of the case on a desk. `bar` asks; `said` tells a sentence, `go` a question ("": Review)."""

    said = Signal(str)
    go = Signal(str)

    def __init__(
        self,
        look: Look,
        desk: Desk,
        advice: AdviceTables,
        scheduler: Scheduler,
        book: KeepsSent,
        asking: AskBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.look, self._desk, self._page, self._now = look, desk, parent, scheduler.now
        self._asking = asking
        self.outgoing = Outgoing(desk.opened, book, scheduler, advice)
        self.bar = WentOutBar(look, asking.announcer, self.outgoing, scheduler.now)
        self.bar.said.connect(self.said)
        self.bar.write_wanted.connect(self.go)
        self._stop = desk.opened.subscribe(lambda change: self._undone() if change.sent else None)

    def follow(self, delivery: DeliveryBar) -> None:
        """Ask of everything that leaves by these buttons."""
        delivery.left.connect(self.bar.left)
        delivery.room_wanted.connect(self._offer_to_ring)
        delivery.mended.connect(self._asking.withdraw)
        delivery.left.connect(self._asking.withdraw)

    def prepared(self) -> None:
        """Talking points are in front: ask whether they have spoken."""
        message = self._desk.opened.message()
        if message.medium == "talk":
            self.bar.left("prepared", message, "")

    def add_to_menu(self, menu: QMenu) -> None:
        """Add what can be done with what went out; what cannot be done now is dimmed when the menu opens."""
        add_item(menu, self.look.icon("send"), self.tr("What went out"), self.show_copies)
        copies = menu.actions()[-1]
        add_item(menu, self.look.icon("check"), self.tr("Close the case"), self._close_case)
        close = menu.actions()[-1]

        def show() -> None:
            copies.setEnabled(bool(self.outgoing.copies))
            close.setEnabled(self.outgoing.can_close)

        menu.aboutToShow.connect(show)
        self.outgoing.subscribe(show)
        show()

    def show_copies(self) -> None:
        """Show what went out, word for word."""
        form, copies = self._desk.opened.form, self.outgoing.copies
        window = self._page.window()
        open_over(CopiesDialog(self.look, window, copies, self._now(), form), window)

    def close(self) -> None:
        """Listen no more; what could not be kept is tried once more."""
        self._stop()
        self.outgoing.close()

    def _offer_to_ring(self, message: Message, copy: Callable[[], None]) -> None:
        words = self.tr("{count} words are a lot for a chat; {most} are read.")
        self._asking.offer(
            words.format(count=message.words, most=message.most_words),
            self.tr("One line instead: “This needs more room. Shall I ring you at ___?”"),
            ((self.tr("Offer to ring…"), lambda: self._ask_when_to_ring(message)), (self.tr("Copy all of it"), copy)),
            "phone",
            of_message=True,
        )

    def _ask_when_to_ring(self, message: Message) -> None:
        voice = voice_of(self._desk.opened.live)
        window = self._page.window()
        dialog = MoreRoomDialog(self.look, window, message, voice)
        dialog.copied.connect(lambda _: self.said.emit(self.tr("Copied: the offer to ring them. Nothing was sent.")))
        open_over(dialog, window)

    def _close_case(self) -> None:
        if self.outgoing.can_close:
            self.outgoing.close_case()
            self.said.emit(self.tr("Closed. It stays on Home, under “Closed”."))

    def _undone(self) -> None:
        """What the bar offered belongs to an answer that was taken back."""
        if self.outgoing.asking is None:
            self.bar.hide()
