"""The cards of Review: each at the height of its line, joined to it by a thin line, or in a list where it is narrow."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Kind
from composer.desktop.widgets.finding_card import FindingCard
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.message_view import MessageView
from composer.desktop.widgets.paint import painting
from composer.text.finding import Finding, Fix

_GAP = 12


class Remark(Struct, frozen=True):
    """A finding as its card shows it; `sentence` is the number of the one it lies in, None where it is absent."""

    finding: Finding
    kind: Kind
    fixes: tuple[Fix, ...]
    sentence: int | None = None


class CardColumn(QWidget):
    """The cards of all findings. `fix_chosen` tells the finding and the fix, `ignored` the finding and how far."""

    fix_chosen = Signal(object, object)
    ignored = Signal(object, str)

    def __init__(self, look: Look, view: MessageView) -> None:
        super().__init__()
        self._look, self._view = look, view
        self._beside = True
        self._remarks: tuple[Remark, ...] = ()
        self._cards: list[FindingCard] = []
        self._nothing = Hint(look, self.tr("Nothing to look at."), parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        view.installEventFilter(self)
        look.changed.connect(self._place)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show a card for each, in this order; a card whose remark stays is left as it is."""
        before, self._remarks = self._remarks, tuple(remarks)
        while len(self._cards) < len(remarks):
            self._cards.append(self._made(len(self._cards)))
        for index, card in enumerate(self._cards):
            if index >= len(remarks):
                card.hide()
            elif index >= len(before) or before[index] != remarks[index] or len(before) != len(remarks):
                self._fill(card, remarks[index], index)
        reveal(self._nothing, not remarks)
        self._place()

    def set_beside(self, beside: bool) -> None:
        """Say whether the message stands beside the cards, else above them."""
        self._beside = beside
        self._place()

    def count(self) -> int:
        """Return how many cards there are."""
        return len(self._remarks)

    def cards(self) -> list[FindingCard]:
        """Return the cards that are shown, in order."""
        return self._cards[: len(self._remarks)]

    def take_focus(self, index: int) -> None:
        """Go into a card."""
        if index < len(self._remarks):
            self._cards[index].take_focus()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def anchor(self, index: int) -> int | None:
        """Return the height of a card's line in this widget, None where there is none beside it."""
        number = self._remarks[index].sentence
        rect: QRect | None = self._view.sentence_rect(number) if self._beside and number is not None else None
        if rect is None or not self._view.isVisible():
            return None
        return self.mapFromGlobal(self._view.mapToGlobal(QPoint(0, rect.bottom() - self._look.px(8)))).y()

    def joins(self) -> list[tuple[FindingCard, int]]:
        """Return each card that stands beside its line, with the height of the line in this widget."""
        anchors = ((card, self.anchor(index)) for index, card in enumerate(self.cards()))
        return [(card, anchor) for card, anchor in anchors if anchor is not None]

    def _made(self, index: int) -> FindingCard:
        card = FindingCard(self._look, self)
        card.fix_chosen.connect(
            lambda fix: self.fix_chosen.emit(self._remark(index).finding, self._remark(index).fixes[fix])
        )
        card.ignored.connect(lambda scope: self.ignored.emit(self._remark(index).finding, scope))
        card.learn_more.connect(lambda: self._tell_more(index))
        card.closed.connect(lambda: self._keep(index))
        return card

    def _remark(self, index: int) -> Remark:
        return self._remarks[index]

    def _fill(self, card: FindingCard, remark: Remark, index: int) -> None:
        finding = remark.finding
        card.show_finding(
            remark.kind, finding.message, [fix.label for fix in remark.fixes],
            place=(index + 1, len(self._remarks)), learn_more=bool(finding.why),
        )  # fmt: skip

    def _tell_more(self, index: int) -> None:
        finding = self._remarks[index].finding
        source = self.tr("Source: {source}").format(source=finding.source) if finding.source else ""
        self._cards[index].words.setText("\n".join(filter(None, (finding.message, finding.why, source))))
        self._place()

    def _keep(self, index: int) -> None:
        # Esc in a card of Review goes back to the message; the card stays in the list.
        self._cards[index].show()
        self._view.setFocus()

    def _place(self) -> None:
        gap, top = self._look.px(_GAP), 0
        if not self._remarks:
            height = self._nothing.heightForWidth(self.width())
            self._nothing.setGeometry(0, 0, self.width(), height)
            self.setFixedHeight(height)
            return
        for index, card in enumerate(self.cards()):
            wanted = self.anchor(index)
            y = max(top, wanted - self._look.px(40)) if wanted is not None else top
            height = (
                card.body.heightForWidth(self.width()) if card.body.hasHeightForWidth() else card.sizeHint().height()
            )
            card.setGeometry(0, y, self.width(), height)
            top = y + height + gap
        self.setFixedHeight(max(top - gap, 0))
        above = self.parentWidget()
        if above is not None:
            above.update()


class Joined(QWidget):
    """What message and cards stand on; paints the thin lines between a card and its line of the message."""

    def __init__(self, view: MessageView, cards: CardColumn) -> None:
        super().__init__()
        self._view, self._cards = view, cards

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._view.look
        with painting(self) as painter:
            painter.setPen(look.colour("border"))
            for card, anchor in self._cards.joins():
                self._join(painter, card, anchor)

    def _join(self, painter: QPainter, card: FindingCard, anchor: int) -> None:
        box, message = _place(card, self), _place(self._view, self)
        line = self._cards.mapTo(self, QPoint(0, anchor)).y()
        mirrored = box.center().x() < message.center().x()
        start = message.left() if mirrored else message.right() + 1
        end = box.right() + 1 if mirrored else box.left()
        inset = self._view.look.px(20)
        target = min(max(line, box.top() + inset), box.bottom() - inset)
        middle = (start + end) // 2
        for one, other in pairwise([(start, line), (middle, line), (middle, target), (end, target)]):
            painter.drawLine(QPoint(*one), QPoint(*other))


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
