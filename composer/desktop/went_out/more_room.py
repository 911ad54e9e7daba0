"""A chat that got too long: the offer to ring them instead, with a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Card
from composer.desktop.widgets.labels import Hint, Label, Section
from composer.desktop.widgets.layout import column, row
from composer.desktop.widgets.stem_field import LineField
from composer.message.message import Message
from composer.session.more_room import ring_instead


class MoreRoomDialog(QDialog):
    """Asks when to ring, and copies the line that offers it. `copied` tells the line."""

    copied = Signal(str)

    def __init__(self, look: Look, parent: QWidget, message: Message, voice: str) -> None:
        super().__init__(parent)
        self.look, self._message, self._voice = look, message, voice
        title = self.tr("Offer to ring instead")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(look, 12, (24, 20, 24, 20), self)
        whole.addWidget(Section(look, title))
        asked = self.tr("When can you ring them?")
        label = Label(look, asked, weight="semibold")
        self.field = LineField(look, asked)
        label.setBuddy(self.field)
        self.field.edited.connect(lambda _: self._show())
        self.field.entered.connect(self._copy)
        example = Hint(look, self.tr("For example: 2:30, or tomorrow at ten"))
        card = Card(look)
        self.line = Label(look, role="message")
        card.body.addWidget(self.line)
        for widget in (label, self.field, example, card):
            whole.addWidget(widget)
        foot = row(look, 8)
        self.copy_button = Button(look, self.tr("Copy the line"), "primary", icon="copy")
        self.copy_button.clicked.connect(self._copy)
        cancel = Button(look, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.copy_button)
        whole.addLayout(foot)
        self.resize(min(look.px(480), parent.width() - look.px(16)), self.sizeHint().height())
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        when = self.field.text().strip()
        self.line.setText(ring_instead(self._message, when, self._voice))
        self.copy_button.setEnabled(bool(when))
        whole = self.layout()
        if whole is not None and self.width() > 0:
            whole.activate()
            self.resize(self.width(), max(self.height(), whole.totalHeightForWidth(self.width())))

    def _copy(self) -> None:
        if not self.field.text().strip():
            return
        QGuiApplication.clipboard().setText(self.line.text())
        self.copied.emit(self.line.text())
        self.accept()
