"""Copy, hand-over to the mail program, and the rest: how a message leaves. Nothing is sent from here."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from composer.delivery.files import whole, write_file
from composer.delivery.handover import Recipients, draft_file, mail_link, recipients_of, thread_of, write_draft
from composer.desktop.loading import FILES
from composer.desktop.shell.ask_bar import Answer
from composer.desktop.shell.reasons import reason_of
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Bar
from composer.desktop.widgets.labels import Hint, KeyCap
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.paint import mirrored, painting
from composer.guide.advice import AdviceTables, advise
from composer.message.message import Message
from composer.message.render import html_of, markdown_of
from composer.session.desk import Desk
from composer.session.more_room import needs_more_room
from composer.session.outgoing import INTERNAL
from composer.session.scheduler import Scheduler
from composer.text.errors import UserError
from composer.text.finding import Finding

T = TypeVar("T")

_SHORT_NAME = 20
_BY_MAIL = ("email", "holding", "escalation")


class DeliveryBar(Bar):
    """The buttons at the bottom right. `said` tells a sentence to show, `asked` that an error wants one more look.

    `left` tells by which way a message has left, the message, words that say so, and what is still to be done with it.
    `failed` tells what could not be done, why, and what can be done instead; `call_wanted` asks for the talking points;
    `room_wanted` tells a chat that got too long, and what copies it all the same.
    `mended` tells that what was asked about is no longer so.
    """

    said = Signal(str)
    left = Signal(str, object, str, str)
    room_wanted = Signal(object, object)
    failed = Signal(str, str, object)
    asked = Signal(str, list, object)
    call_wanted = Signal()
    mended = Signal()

    def __init__(self, look: Look, desk: Desk, advice: AdviceTables, scheduler: Scheduler, outgoing: Path) -> None:
        super().__init__(look, 56, line="above", margins=(20, 0, 20, 0))
        self._desk, self._advice, self._scheduler, self._outgoing = desk, advice, scheduler, outgoing
        self._accepted: set[tuple[str, str]] = set()
        self._still_so: Callable[[], bool] | None = None
        self._asked_about: Finding | None = None
        self._review = self._short = self._joined = self._quick = self._closed = False
        self._count = Hint(look, wraps=False)
        self._key = KeyCap(look, "F8")
        self._more = Button(look, self.tr("More"), "quiet")
        self._more.setAccessibleName(self.tr("More ways to deliver"))
        self._more.setAccessibleDescription(self.tr("Copy as HTML or Markdown, save as a file"))
        self._more.set_help(self.tr("More ways to deliver"))
        self.menu = self._menu()
        self._more.setMenu(self.menu)
        self.copy_button = Button(look, self.tr("Copy"), icon="copy")
        self.copy_button.clicked.connect(self.copy)
        self.client_button = Button(look, self.tr("Copy the line for them"), icon="copy")
        self.client_button.setAccessibleDescription(self.tr("What you can say to them now, without the note"))
        self.client_button.clicked.connect(self.copy_client_line)
        self.mail_button = Button(look, self.tr("E-mail…"), icon="mail")
        self.mail_button.clicked.connect(self.mail)
        self.call_button = Button(look, self.tr("Prepare the call"), icon="phone")
        self.call_button.clicked.connect(self.call_wanted)
        self.start.addWidget(self._count)
        self.start.addWidget(self._key)
        self.start.addStretch(1)
        for button in (self._more, self.client_button, self.copy_button, self.mail_button, self.call_button):
            self.end.addWidget(button)
        self.setAccessibleName(self.tr("Delivery"))
        self.refresh()

    # -- how it looks

    def set_place(self, *, review: bool, short: bool, quick: bool = False) -> None:
        """Say whether this is Review, where all ways stand side by side, and whether there is little room.

        On the one page (`quick`) they stand there too, and the writer has said how they will tell them.
        """
        self._review, self._short, self._quick = review or quick, short and not quick, quick
        self.refresh()

    def focus_first(self) -> None:
        """Give the focus to the button that stands out, else to the first."""
        self.refresh()
        buttons = (self.copy_button, self.mail_button, self.call_button)
        shown = [button for button in buttons if not button.isHidden()]
        filled = [button for button in shown if button.kind() == "primary"]
        for button in (filled or shown)[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def asked_about(self) -> Finding | None:
        """Return the error which was asked about last."""
        return self._asked_about

    def set_joined(self, *, joined: bool) -> None:
        """Say whether the bar stands under the message, whose edge it then carries on."""
        self._joined = joined
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._joined:
            with painting(self) as painter:
                x = self.width() - 1 if mirrored(self) else 0
                painter.fillRect(x, 0, 1, self.height(), self.look.colour("line"))

    def refresh(self) -> None:
        """Follow the advice, the output and the findings."""
        opened = self._desk.opened
        message = opened.message()
        advised = advise(opened.live, self._advice)
        call_first = advised.output == "talk" and message.medium != "talk" and not self._quick
        by_mail = message.medium in _BY_MAIL
        first = self.call_button if call_first else self.mail_button if by_mail else self.copy_button
        for button in (self.copy_button, self.mail_button, self.call_button):
            button.set_kind("primary" if self._review and button is first else "outlined")
        little = self._short
        reveal(self.mail_button, self._review and by_mail and (not little or first is self.mail_button))
        reveal(self.call_button, self._review and call_first)
        said = bool(_client_line(message))
        reveal(self.client_button, self._review and not little and said)
        self._client_action.setVisible(said)
        if said:
            words = self.tr("Copy the line for {who}").format(who=_client(message) or self.tr("them"))
            self.client_button.setText(words)
            self._client_action.setText(words)
        reveal(self.copy_button, not (little and self._review and first is not self.copy_button))
        number = len(self._desk.checking.message().marked)
        self._count.setText(self._count_words(number))
        reveal(self._count, not little and not self._review)
        reveal(self._key, bool(number) and not little and not self._review)
        if self._still_so is not None and not self._still_so():
            self._still_so = None
            self.mended.emit()

    def _count_words(self, number: int) -> str:
        if not self._desk.opened.message().sentences:
            return ""
        if number:
            return self.tr("{number} to look at").format(number=number)
        # What is still to come may bring something to look at.
        gaps = self._desk.opened.message().gaps
        return self.tr("Nothing to look at so far") if gaps else self.tr("Nothing to look at")

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, icon, do in (
            (self.tr("Copy"), "copy", self.copy),
            (self.tr("E-mail…"), "mail", self.mail),
            (self.tr("Copy the line for them"), "copy", self.copy_client_line),
            (self.tr("Copy as HTML"), "", lambda: self._copy_as("html")),
            (self.tr("Copy as Markdown"), "", lambda: self._copy_as("markdown")),
            (self.tr("Save as a file…"), "download", self._save_as),
        ):
            action = menu.addAction(self.look.icon(icon), words) if icon else menu.addAction(words)
            action.triggered.connect(lambda _=False, do=do: do())
        self._client_action = menu.actions()[2]
        return menu

    # -- what it does

    def copy(self) -> None:
        """Put the message on the clipboard, as plain text and as HTML together."""
        if self._is_empty():
            return
        self._after_a_look(self.tr("Copy anyway"), self._copy)

    def mail(self) -> None:
        """Hand the message over to the mail program."""
        if self._is_empty():
            return
        self._after_a_look(self.tr("Send anyway"), self._mail)

    def _is_empty(self) -> bool:
        """Say whether there is nothing to deliver yet, and say so to the writer."""
        if not self._desk.opened.is_to_begin():
            return False
        self.said.emit(self.tr("There is nothing to copy yet. The first question is who was let down."))
        return True

    def copy_client_line(self) -> None:
        """Put the one line of an internal note that is said to those it is about on the clipboard, alone."""
        if line := _client_line(self._desk.opened.message()):
            QGuiApplication.clipboard().setText(line)
            self.said.emit(self.tr("Copied: only the line for them, not the note."))

    def _copy(self) -> None:
        message = self._desk.opened.message()
        mark = "long", message.text
        if needs_more_room(message) and mark not in self._accepted:

            def all_of_it() -> None:
                self._accepted.add(mark)
                self._copy()

            self._still_so = lambda: needs_more_room(self._desk.opened.message())
            self.room_wanted.emit(message, all_of_it)
            return
        data = QMimeData()
        data.setText(message.text)
        data.setHtml(html_of(message, subject=True))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell_copied(message)

    def _tell_copied(self, message: Message) -> None:
        paste = self.tr("Nothing was sent: paste it where it should go.")
        self.left.emit("copied", message, self.tr("Copied."), paste)

    def _copy_as(self, form: str) -> None:
        message = self._desk.opened.message()
        words = html_of(message, subject=True) if form == "html" else markdown_of(message)
        QGuiApplication.clipboard().setText(words)
        self._tell_copied(message)

    def _mail(self) -> None:
        message = self._desk.opened.message()
        case, internal = self._desk.opened.case, message.output == INTERNAL
        # A note to a colleague is about those people, and must never go to them; nor does it answer their message.
        recipients = Recipients((), ()) if internal else recipients_of(case.people)
        try:
            link = mail_link(message, recipients)
            draft = draft_file(message, recipients, None if internal else thread_of(case)) if link is None else b""
        except UserError as error:
            self.said.emit(f"{error} {self.tr('Nothing was sent. Copy works as it is.')}")
            return
        if link is not None:
            self._hand_over(message, QUrl(link, QUrl.ParsingMode.StrictMode), self.tr("as a link"))
            return
        name = self._desk.opened.title
        self._on_lane(
            lambda: write_draft(self._outgoing, name, draft),
            lambda path: self._hand_over(message, QUrl.fromLocalFile(str(path)), self.tr("as a draft file")),
            lambda error: self._not_written(error, self.tr("The draft for your mail program could not be written.")),
        )

    def _hand_over(self, message: Message, url: QUrl, way: str) -> None:
        if QDesktopServices.openUrl(url):
            words = self.tr("Handed to your mail program {way}.").format(way=way)
            self.left.emit("handed", message, words, self.tr("Nothing was sent yet: look at it there and send it."))
        else:
            what, why = self.tr("No mail program answered."), self.tr("Nothing was sent. Copy it into a new mail.")
            self.failed.emit(what, why, ((self.tr("Copy"), self.copy),))

    def _save_as(self) -> None:
        message = self._desk.opened.message()
        kinds = {self.tr("Plain text (*.txt)"): "txt", self.tr("HTML (*.html)"): "html", "Markdown (*.md)": "md"}
        name = "".join(c for c in self._desk.opened.title if c not in '/\\:*?"<>|') or "message"
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save as a file"), f"{name}.txt", ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(f".{kinds.get(kind, 'txt')}")
            self._write(path, message)

    def _write(self, path: Path, message: Message) -> None:
        def work() -> None:
            kinds = {".html": lambda: html_of(message, subject=True), ".md": lambda: markdown_of(message)}
            words = kinds.get(path.suffix.lower(), lambda: message.text)()
            write_file(path, whole(words + "\n").encode())

        self._on_lane(
            work,
            lambda _: self.left.emit("saved", message, self.tr("Saved as {name}.").format(name=path.name), ""),
            lambda error: self._not_written(
                error,
                self.tr("The file could not be saved."),
                (self.tr("Save elsewhere…"), self._save_as),
            ),
        )

    def _not_written(self, error: Exception, what: str, *instead: Answer) -> None:
        if not isinstance(error, OSError):
            raise error
        why = self.tr("{reason} Nothing was sent. Copy works as it is.").format(reason=reason_of(error))
        self.failed.emit(what, why, instead)

    def _on_lane(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        # The case may be put away before the disk has answered.
        self._scheduler.lane(
            FILES,
            work,
            lambda result: None if self._closed else done(result),
            lambda error: None if self._closed else failed(error),
        )

    def close_page(self) -> None:
        """Tell nothing any more: what is being written is finished all the same."""
        self._closed = True

    def _after_a_look(self, anyway: str, do: Callable[[], None]) -> None:
        errors = self._errors()
        marks = {_mark(finding) for finding in errors}
        if marks <= self._accepted:
            do()
            return

        def go_on() -> None:
            self._accepted |= marks
            do()

        self._still_so = lambda: not marks.isdisjoint(map(_mark, self._errors()))
        self._asked_about = errors[0]
        self.asked.emit(f"{errors[0].message} {anyway}?", [self.tr("Look at it"), anyway], go_on)

    def _errors(self) -> list[Finding]:
        return [finding for finding in self._desk.checking.message().shown if finding.severity == "error"]


def _client_line(message: Message) -> str:
    """Return what a note says to those it is about, "" where there is no such line."""
    return next((sentence.text for sentence in message.sentences if sentence.slot == "to-say"), "")


def _client(message: Message) -> str:
    """Return whom that line is for, as it stands over it; "" where that is long."""
    headings = [message.text[block.start : block.end] for block in message.blocks if block.kind == "heading"]
    who = headings[-1].removeprefix("To say to ").removesuffix(":") if headings else ""
    return who if len(who) <= _SHORT_NAME else ""


def _mark(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.text
