"""The place on Home where their message is put: dropped, pasted or opened from a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from composer.desktop.incoming.offered import Reading, may_hold_words, reading_of, reading_of_file
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import DropArea
from composer.desktop.widgets.labels import IconLabel, Label
from composer.desktop.widgets.layout import row
from composer.desktop.widgets.paint import box, painting
from composer.text.errors import UserError

_BESIDE = 800
"""Effective width from which words and links stand in one line."""


class DropRow(DropArea):
    """Offers to take their message. `offered` hands over what reads it, `refused` says why it cannot be taken."""

    offered = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, (16, 12, 16, 12))
        self._over = False
        self._line = row(look, 10)
        words = row(look, 10)
        words.addWidget(IconLabel(look, "download", "accent", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(
            _Words(look, self.tr("Or drop their message here"), self.tr("and it fills in who, when and their words.")),
            1,
        )
        links = row(look, 18)
        self.paste_button = Button(look, self.tr("Paste it"), "link")
        self.paste_button.setAccessibleName(self.tr("Paste their message"))
        self.open_button = Button(look, self.tr("Open a file…"), "link")
        self.open_button.setAccessibleName(self.tr("Open their message from a file…"))
        links.addWidget(self.paste_button)
        links.addWidget(self.open_button)
        links.addStretch(1)
        self._line.addLayout(words, 1)
        self._line.addLayout(links)
        self.body.addLayout(self._line)
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self.open_file)
        self.setAccessibleName(self.tr("Their message"))

    def fit(self, width: float) -> None:
        """Put words and links beside or under each other, as an effective width allows."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if width >= _BESIDE else down)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        clipboard = QGuiApplication.clipboard().mimeData()
        if clipboard is None or not may_hold_words(clipboard):
            self.refused.emit(self.tr("There are no words on the clipboard. Copy their message first."))
        else:
            self._take(lambda: reading_of(clipboard))

    def open_file(self) -> None:
        """Ask for a file, and take it."""
        # Each class of Qt takes its time when it is first named, and this stands in the first frame of the window.
        from PySide6.QtWidgets import QFileDialog

        kinds = self.tr("Messages and texts (*.eml *.txt *.html *.htm *.docx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Open their message"), "", kinds)
        if name:
            self.offered.emit(reading_of_file(Path(name)))

    def welcome(self, area: QWidget) -> None:
        """Let their message be dropped anywhere on `area`, and pasted where no field takes the key."""
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def is_awaited(self) -> bool:
        """Say whether something is held over the page that could be let go."""
        return self._over

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._show_over(False)
            return True
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            pastes = event.matches(QKeySequence.StandardKey.Paste) and self.isVisible()
            if pastes:
                self.paste()
            return pastes
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

        assert isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent)
        welcome = self.isVisible() and may_hold_words(event.mimeData())
        self._show_over(welcome and kind != QEvent.Type.Drop)
        if not welcome:
            event.ignore()
            return True
        # A copy, whatever the other program proposes: moved, the words would be gone from there.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind == QEvent.Type.Drop:
            mime = event.mimeData()
            self._take(lambda: reading_of(mime))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._over:
            super().paintEvent(event)
            return
        with painting(self) as painter:
            fill, border = self.look.colour("accent_soft"), self.look.colour("accent")
            box(painter, self.rect(), self.look.px(CARD_RADIUS), fill=fill, border=border, dashed=True)

    def _take(self, offer: Callable[[], Reading]) -> None:
        try:
            reading = offer()
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.offered.emit(reading)

    def _show_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()


class _Words(Label):
    """What to do, and in quiet letters what comes of it."""

    def __init__(self, look: Look, act: str, outcome: str) -> None:
        self._act = act
        super().__init__(look, f"{act}  {outcome}")

    def quiet_from(self) -> int:
        return len(self._act)
