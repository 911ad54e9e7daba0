"""What the message promises, each with its day: these dates begin when it goes out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.went_out.words import day_words
from composer.desktop.widgets.card import Line
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import clear, column, reveal, row
from composer.promises.check import Promise, promises_of
from composer.session.open_case import OpenCase

_MOST = 8
Entry = tuple[str, str]
"""What is promised, and when it is to come."""


class Promised(QWidget):
    """The promises of the message, the first to come first; not there while it promises nothing."""

    def __init__(self, look: Look, opened: OpenCase) -> None:
        super().__init__()
        self._look, self._opened = look, opened
        self._entries: tuple[Entry, ...] = ()
        whole = column(look, 8, parent=self)
        whole.addWidget(Label(look, self.tr("What you promise"), weight="semibold"))
        self._lines = column(look, 8)
        whole.addLayout(self._lines)
        self._more = Hint(look)
        self._sure = Hint(look, self.tr("Confirmed in the promise check."))
        whole.addWidget(self._more)
        whole.addWidget(self._sure)
        reveal(self, False)

    def entries(self) -> tuple[Entry, ...]:
        """Return the lines as they stand."""
        return self._entries

    def refresh(self) -> None:
        """Show what the message promises now."""
        opened = self._opened
        message = opened.message()
        found = promises_of(opened.case, message.text, message.sentences, opened.now())
        standing = [promise for promise in found if not promise.dropped]
        reveal(self._sure, bool(standing) and all(promise.check.sure for promise in standing))
        self._show(tuple((_what(one), self._when(one)) for one in sorted(standing, key=_by_day)))

    def _show(self, entries: Sequence[Entry]) -> None:
        if entries == self._entries:
            return
        self._entries = tuple(entries)
        clear(self._lines)
        rest = len(entries) - _MOST
        self._more.setText(self.tr("And {number} more, all in the promise check.").format(number=rest))
        reveal(self._more, rest > 0)
        for what, when in entries[:_MOST]:
            line = row(self._look, 12)
            line.addWidget(Label(self._look, what), 1)
            line.addWidget(Label(self._look, when, colour="quiet", wraps=False), 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(Line(self._look))
            self._lines.addLayout(line)
        reveal(self, bool(entries))

    def _when(self, promise: Promise) -> str:
        if promise.review is not None:
            return self.tr("from now on")
        if promise.due is None:
            return promise.due_text or self.tr("no time given")
        return day_words(promise.due, self._opened.now())


def _what(promise: Promise) -> str:
    words = promise.said.strip(" .")
    return words[:1].upper() + words[1:]


def _by_day(promise: Promise) -> tuple[bool, float]:
    """The first to come stands first, then what holds from now on, then what has no time."""
    return promise.due is None, promise.due.timestamp() if promise.due else float(promise.review is None)
