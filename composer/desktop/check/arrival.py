"""The sheet before there is anything on it: one sentence, and the ways to bring a draft in."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.desktop.incoming.offered import may_hold_words, reading_of, reading_of_file
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, column
from composer.text.errors import UserError


class Arrival(QWidget):
    """Offers to paste, open or drop a draft. `offered` hands over what reads it, `refused` says why it cannot be."""

    offered = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        whole = column(look, 12, parent=self)
        whole.addWidget(Label(look, self.tr("Paste, open or drop what you have written, or begin to type.")))
        self.paste_button = Button(look, self.tr("Paste"), "accent", icon="copy")
        self.open_button = Button(look, self.tr("Open a file…"), icon="folder")
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self.open_file)
        whole.addWidget(Flow(look, (self.paste_button, self.open_button)))
        whole.addWidget(Hint(look, self.tr("A text, a mail, a web page or a Word file. Nothing leaves this computer.")))
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        clipboard = QGuiApplication.clipboard().mimeData()
        if clipboard is None or not may_hold_words(clipboard):
            self.refused.emit(self.tr("There are no words on the clipboard. Copy your draft first."))
            return
        try:
            reading = reading_of(clipboard)
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.offered.emit(reading)

    def open_file(self) -> None:
        """Ask for a file, and take it."""
        kinds = self.tr("Messages and texts (*.eml *.txt *.html *.htm *.docx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Open your draft"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file."""
        self.offered.emit(reading_of_file(path))
