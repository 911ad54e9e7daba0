"""The list of all keys, as a small dialogue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import KeyCap, Label, Section
from composer.desktop.widgets.layout import ScrollArea, column, row


class KeysDialog(QDialog):
    """Every key and what it does; Esc closes it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr = self.tr
        keys = (
            (("Alt+Left", "Alt+Right"), tr("A step back, a step on")),
            (("Ctrl+1", "Ctrl+8"), tr("Go to a step")),
            (("Ctrl+9",), tr("Go to Review")),
            (("F8", "Shift+F8"), tr("Next and previous thing to look at")),
            (("Ctrl+.",), tr("Open the card of the mark at the caret")),
            (("F6", "Shift+F6"), tr("Next and previous area of the window")),
            (("Ctrl+Tab",), tr("Questions or message, where one hides the other")),
            (("Ctrl+Shift+C",), tr("Copy the message")),
            (("Ctrl+Return",), tr("Hand it to the mail program")),
            (("Ctrl+Z", "Ctrl+Shift+Z"), tr("Undo, redo")),
            (("Ctrl+N",), tr("A new apology")),
            (("Del",), tr("On Home: put the case into the trash")),
            (("Esc",), tr("Close a card or a bar, change nothing")),
            (("F1", "Ctrl+/"), tr("This list")),
        )
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, look.px(8), 0)
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        for line, (caps, words) in enumerate(keys):
            held = row(look, 6)
            for cap in caps:
                held.addWidget(KeyCap(look, cap))
            held.addStretch(1)
            grid.addLayout(held, line, 0)
            grid.addWidget(Label(look, words), line, 1)
        whole = column(look, 16, (24, 20, 24, 20), self)
        whole.addWidget(Section(look, tr("Keys")))
        whole.addWidget(ScrollArea(look, content, tr("Keys")), 1)
        close = Button(look, tr("Close"), "primary")
        close.clicked.connect(self.accept)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
        self.resize(look.px(520), look.px(560))
