"""What went out, word for word, to read; and what it promised, by when."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.went_out.words import at_words, due_words
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label, Section
from composer.desktop.widgets.layout import Box, ScrollArea, column, row
from composer.desktop.widgets.message_view import MessageView, Paragraph, Piece
from composer.guide.form import Form
from composer.library.sent import Sent
from composer.promises.dates import Dated

_WIDTH, _HEIGHT = 640, 640


class CopiesDialog(QDialog):
    """Shows each message that went out of a case, the newest first. Nothing in it can be changed."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        copies: Sequence[Sent],
        now: datetime,
        form: Form,
    ) -> None:
        super().__init__(parent)
        self.look, self._form, self._now = look, form, now
        self.views: list[MessageView] = []
        title = self.tr("What went out")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(look, 14, (24, 20, 24, 20), self)
        content = QWidget()
        inside = column(look, 10, (0, 0, 8, 0), content)
        for place, copy in enumerate(copies):
            if place:
                inside.gap(18)
            self._add(inside, copy)
        if not copies:
            inside.addWidget(Label(look, self.tr("Nothing has gone out of this case yet."), colour="quiet"))
        inside.addStretch(1)
        whole.addWidget(ScrollArea(look, content, title), 1)
        close = Button(look, self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.size()
        self.resize(
            min(look.px(_WIDTH), room.width() - look.px(16)), min(look.px(_HEIGHT), room.height() - look.px(16))
        )
        close.setFocus(Qt.FocusReason.OtherFocusReason)  # in the words, the page would scroll to their end

    def _add(self, inside: Box, copy: Sent) -> None:
        look = self.look
        when = at_words(copy.went or copy.at, self._now)
        told = self.tr("You spoke {when}") if copy.spoken else self.tr("Out {when}")
        title = f"{self._form.kind(copy.output).label} · {told.format(when=when)}"
        inside.addWidget(Section(look, title))
        view = MessageView(look, title)
        headers = [(self.tr("Subject"), copy.subject)] if copy.subject else []
        view.set_message(headers, _paragraphs(copy))
        inside.addWidget(view)
        self.views.append(view)
        again = Button(look, self.tr("Copy it"), "outlined", icon="copy", small=True)
        again.setAccessibleDescription(title)
        again.clicked.connect(lambda: QGuiApplication.clipboard().setText(copy.text))
        foot = row(look, 8)
        foot.addWidget(again)
        foot.addStretch(1)
        inside.addLayout(foot)
        for kinds, words in (
            (("promise", "follow-up", "standing"), self.tr("What it promises")),
            (("proposed",), self.tr("When to come back to them, as proposed")),
        ):
            dates = [one for one in copy.dates if one.kind in kinds]
            if dates:
                inside.addWidget(Label(look, words, weight="semibold"))
                inside.addWidget(self._table(dates))

    def _table(self, dates: Sequence[Dated]) -> QWidget:
        look = self.look
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(8))
        grid.setHorizontalSpacing(look.px(16))
        grid.setColumnStretch(0, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, one in enumerate(dates):
            words = one.words[:1].upper() + one.words[1:]
            grid.addWidget(Label(look, words), place, 0, top)
            when = Hint(look, due_words(one, self._now))
            when.setMaximumWidth(look.px(190))
            grid.addWidget(when, place, 1, top | Qt.AlignmentFlag.AlignRight)
        return holder


def _paragraphs(copy: Sent) -> list[Paragraph]:
    text = copy.text
    if copy.subject:
        _, _, text = text.partition("\n")
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [Paragraph(tuple(Piece(line) for line in block.strip("\n").split("\n")), lines=True) for block in blocks]
