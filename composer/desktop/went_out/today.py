"""On Home: of what was copied and never answered, the question once more."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.went_out.moment import MomentDialog
from composer.desktop.went_out.over import open_over
from composer.desktop.went_out.words import how_words
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Card, Surface
from composer.desktop.widgets.labels import Label, Section
from composer.desktop.widgets.layout import Box, Flow, clear, column, reveal
from composer.desktop.widgets.notices import Announcer

if TYPE_CHECKING:
    from composer.library.sent import Sent

_MOST = 3
_WIDTH = 360


class Today(QWidget):
    """What wants a word today; not there while nothing does.

    `shown` tells a message whose question stands there for the first time, `yes` one that went out, and when (None for
    the time it left the window). `changed` tells that cards came or went.
    """

    shown = Signal(object)
    changed = Signal()
    yes = Signal(object, object)

    def __init__(self, look: Look, announcer: Announcer, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.look = look
        self._announcer, self._now = announcer, now
        self._waiting: list[tuple[Sent, str]] = []
        self._told: set[str] = set()
        self._cards: list[AskedAgain] = []
        whole = column(look, 10, parent=self)
        self._title = Section(look, self.tr("Today"))
        whole.addWidget(self._title)
        self._column = column(look, 12)
        whole.addLayout(self._column)
        self.setAccessibleName(self.tr("Today"))
        reveal(self, False)

    def set_waiting(self, waiting: "Sequence[tuple[Sent, str]]") -> None:
        """Ask about these, each with the name of its case."""
        if list(waiting) != self._waiting:
            self._waiting = list(waiting)
            self._show()

    def ids(self) -> list[str]:
        """Return the ids of the messages that are asked about, also of those whose turn comes later."""
        return [sent.id for sent, _ in self._waiting]

    def cards(self) -> "list[AskedAgain]":
        """Return the questions, in order."""
        return list(self._cards)

    def answered(self, sent: "Sent") -> None:
        """Take a question away; the next one comes in its place."""
        self._waiting = [one for one in self._waiting if one[0].id != sent.id]
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._title.restyle()  # Qt gives back an older font to what was hidden while the style sheet changed
        self._tell()

    def _show(self) -> None:
        clear(self._column)
        self._cards = [AskedAgain(self.look, sent, title, self._now) for sent, title in self._waiting[:_MOST]]
        for card in self._cards:
            card.yes.connect(partial(self._went, card.sent))
            card.not_yet.connect(partial(self.answered, card.sent))
            self._column.addWidget(card)
        reveal(self, bool(self._cards))
        self.changed.emit()
        if self.isVisible():
            self._tell()

    def _went(self, sent: "Sent", at: datetime | None) -> None:
        self.answered(sent)
        self.yes.emit(sent, at)

    def _tell(self) -> None:
        new = [card for card in self._cards if card.sent.id not in self._told]
        for card in new:
            self._told.add(card.sent.id)
            self.shown.emit(card.sent)
        if new:
            self._announcer.say(f"{new[0].question} {new[0].words}", "bar")


class AskedAgain(Card):
    """ "Did it go out?", once more, of one message."""

    yes = Signal(object)
    not_yet = Signal()

    def __init__(self, look: Look, sent: "Sent", title: str, now: Callable[[], datetime]) -> None:
        super().__init__(look, (16, 14, 16, 14), 8)
        self.sent, self._now = sent, now
        self.question = self.tr("Did you speak?") if sent.spoken else self.tr("Did it go out?")
        self.words = self.tr("“{title}” was {left}.").format(title=title, left=how_words(sent, now()))
        self.body.addWidget(Label(look, self.question, weight="semibold"))
        self.body.addWidget(Label(look, self.words))
        self.body.gap(2)
        self.buttons = (
            Button(look, self.tr("Yes, then"), "accent", small=True),
            Button(look, self.tr("At…"), "outlined", small=True),
            Button(look, self.tr("Not yet"), "outlined", small=True),
        )
        for button in self.buttons:
            button.setAccessibleDescription(f"{self.question} {self.words}")
        then, at, not_yet = self.buttons
        then.clicked.connect(lambda: self.yes.emit(None))
        at.clicked.connect(self._ask_when)
        not_yet.clicked.connect(self.not_yet)
        self.body.addWidget(Flow(look, self.buttons, 8))
        self.setAccessibleName(f"{self.question} {self.words}")

    def _ask_when(self) -> None:
        title = self.tr("When did you speak?") if self.sent.spoken else self.tr("When did it go out?")
        dialog = MomentDialog(self.look, self.window(), title, self.sent.at, self._now(), dates=bool(self.sent.dates))
        dialog.chosen.connect(self.yes)
        open_over(dialog, self.window())


class Beside(Surface):
    """The column at the end of Home that holds Today where there is room; else Today goes to `above` the list."""

    def __init__(self, look: Look, today: Today, above: Box) -> None:
        super().__init__(look, "rail")
        self._today, self._above = today, above
        self._wide = False
        self._column = column(look, 0, (20, 28, 20, 20), self)
        self._column.addStretch(1)
        above.addWidget(today)
        today.changed.connect(self._show)
        look.follow(self._restyle)

    def set_wide(self, *, wide: bool) -> None:
        """Say whether there is room beside the list."""
        if wide != self._wide:
            self._wide = wide
            if wide:
                self._column.insertWidget(0, self._today)
            else:
                self._above.addWidget(self._today)
        self._show()

    def _show(self) -> None:
        asks = bool(self._today.cards())
        reveal(self, self._wide and asks)
        self._above.set_margins((0, 0, 0, 0 if self._wide or not asks else 26))

    def _restyle(self) -> None:
        self.setFixedWidth(self.look.px(_WIDTH))
