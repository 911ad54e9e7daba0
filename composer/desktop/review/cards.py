"""The cards of Review: each at the height of its line, joined to it by a thin line, or in a list where it is narrow."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from composer.desktop.review.remarks import MISSING, Noticed, Offered, Remark
from composer.desktop.review.sheet import MessageSheet
from composer.desktop.rule_page.asking import tell_more
from composer.desktop.theme.look import Look
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.finding_card import FindingCard, TitledCard
from composer.desktop.widgets.labels import Hint
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.paint import painting

_GAP = 12
_NOTE_NEEDS = 330
_AT_ONCE = 6
"""So many cards are made in one go; the rest follow a few at a time, so that nobody waits for them."""

Place = Callable[[Remark], QRect | None]
"""Where the line of a remark stands in the sheet, None where it has none."""


class WordingCard(TitledCard):
    """Offers the wording that a changed answer would give. `chosen` tells 0 for *Use it*, 1 for *Keep mine*."""

    closed = Signal()

    def show_offer(self, offered: Offered) -> None:
        """Show it."""
        said = self.tr("Your answer in {step} has changed.") if offered.step else self.tr("Your answers have changed.")
        would = self.tr("It would now read: “{words}”").format(words=offered.words)
        words, title = f"{said.format(step=offered.step)} {would}", self.tr("New wording")
        self.set_content("pencil", title, "accent", words, self.tr("the sentence is yours now"))
        buttons = [self.tr("Use it"), self.tr("Keep mine")]
        self.set_buttons(buttons)
        self.setAccessibleName(f"{title}. {words}")
        self.setAccessibleDescription(self.tr("Enter: {fix}").format(fix=buttons[0]))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        reveal(self, True)

    def take_focus(self) -> None:
        """Go into the card, to its first button."""
        self.buttons.widgets()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(0)
        else:
            super().keyPressEvent(event)


RemarkCard = FindingCard | WordingCard


class CardColumn(QWidget):
    """The cards of all remarks.

    `fix_chosen` tells the remark and the fix, `ignored` the remark and how far, `wording_chosen` the place and whether
    the new one is taken, `pointing_wanted` the remark of which the writer will show the sentence that says it, `left`
    that Esc was pressed in a card.
    """

    fix_chosen = Signal(object, object)
    ignored = Signal(object, str)
    pointing_wanted = Signal(object)
    wording_chosen = Signal(str, bool)
    left = Signal()

    def __init__(self, look: Look, sheet: MessageSheet, line_of: Place) -> None:
        super().__init__()
        self._look, self._sheet, self._line_of = look, sheet, line_of
        self._beside = True
        self._remarks: tuple[Remark, ...] = ()
        self._before = self._of = 0
        self._cards: list[RemarkCard | None] = []
        self._spare: list[FindingCard] = []
        self._told: dict[RemarkCard, Remark] = {}
        self._nothing = Hint(look, self.tr("Nothing to look at."), parent=self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._make_some)
        self.setSizePolicy(QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed))
        sheet.editor.installEventFilter(self)
        look.changed.connect(self.place)

    def show_remarks(self, remarks: Sequence[Remark], before_these: int, of: int) -> None:
        """Show a card for each, in this order; a card whose remark stays is left as it is.

        They are some `of` so many findings, and `before_these` says how many come before them.
        """
        self._before, self._of = before_these, of
        before: dict[tuple[object, ...], list[RemarkCard]] = {}
        for remark, card in zip(self._remarks, self._cards, strict=True):
            if card is not None:
                before.setdefault(remark.key, []).append(card)
        self._remarks = tuple(remarks)
        self._cards = [before[remark.key].pop(0) if before.get(remark.key) else None for remark in remarks]
        for card in (card for cards in before.values() for card in cards):
            self._put_by(card)
        self._told = {card: remark for card, remark in zip(self._cards, remarks, strict=True) if card is not None}
        for index, card in enumerate(self._cards):
            if isinstance(card, FindingCard):
                card.set_place(*self._number(index))
        reveal(self._nothing, not remarks)
        self._make_some()

    def set_beside(self, beside: bool) -> None:
        """Say whether the message stands beside the cards, else above them."""
        self._beside = beside
        self.place()

    def remarks(self) -> tuple[Remark, ...]:
        """Return what is shown, in order."""
        return self._remarks

    def cards(self) -> list[RemarkCard]:
        """Return the cards, in order; those not made yet are made."""
        return [self._card(index) for index in range(len(self._remarks))]

    def take_focus(self, index: int) -> None:
        """Go into a card."""
        if index < len(self._remarks):
            card = self._card(index)
            self.place()
            card.take_focus()

    def focused(self) -> int | None:
        """Return which card has the focus."""
        now = QApplication.focusWidget()
        cards = enumerate(self._cards)
        return next((i for i, card in cards if card and now and (card is now or card.isAncestorOf(now))), None)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._sheet.editor and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def anchor(self, index: int) -> int | None:
        """Return the height of a card's line in this widget, None where there is none beside it."""
        if not self._beside or not self._sheet.isVisible():
            return None
        rect = self._line_of(self._remarks[index])
        if rect is None:
            return None
        return self.mapFromGlobal(self._sheet.mapToGlobal(QPoint(0, rect.bottom() - self._look.px(6)))).y()

    def joins(self) -> list[tuple[BarCard, int]]:
        """Return each card that stands beside its line, with the height of the line in this widget."""
        anchors = ((card, self.anchor(index)) for index, card in enumerate(self._cards) if card is not None)
        return [(card, anchor) for card, anchor in anchors if anchor is not None]

    def place(self) -> None:
        """Put the cards where they belong."""
        gap, top = self._look.px(_GAP), 0
        if not self._remarks:
            height = self._nothing.heightForWidth(self.width())
            self._nothing.setGeometry(0, 0, self.width(), height)
            self.setFixedHeight(height)
            return
        for index, card in enumerate(self._cards):
            if card is None:
                continue
            wanted = self.anchor(index)
            y = max(top, wanted - self._look.px(40)) if wanted is not None else top
            if isinstance(card, WordingCard):
                card.reveal_note(shown=self.width() >= self._look.px(_NOTE_NEEDS))
            body = card.body
            height = body.heightForWidth(self.width()) if body.hasHeightForWidth() else card.sizeHint().height()
            card.setGeometry(0, y, self.width(), height)
            top = y + height + gap
        self.setFixedHeight(max(top - gap, 0))
        above = self.parentWidget()
        if above is not None:
            above.update()

    # -- inside

    def _make_some(self) -> None:
        missing = [index for index, card in enumerate(self._cards) if card is None]
        for index in missing[:_AT_ONCE]:
            self._card(index)
        if len(missing) > _AT_ONCE:
            self._rest.start()
        self.place()

    def _card(self, index: int) -> RemarkCard:
        card = self._cards[index]
        if card is None:
            remark = self._remarks[index]
            card = self._offer(remark) if isinstance(remark, Offered) else self._finding(remark, index)
            self._cards[index] = card
            self._told[card] = remark
        return card

    def _offer(self, offered: Offered) -> WordingCard:
        card = WordingCard(self._look, self)
        card.show_offer(offered)
        card.pressed.connect(lambda button: self.wording_chosen.emit(offered.place, button == 0))
        card.closed.connect(self.left)
        return card

    def _finding(self, noticed: Noticed, index: int) -> FindingCard:
        card = self._spare.pop() if self._spare else self._made()
        finding = noticed.finding
        labels = [fix.label for fix in noticed.fixes]
        if finding.rule == MISSING:
            labels.append(self.tr("This sentence is it…"))
        place, more = self._number(index), bool(finding.why)
        card.show_finding(noticed.kind, finding.message, labels, place=place, learn_more=more)
        card.set_reason(finding.why)
        return card

    def _number(self, index: int) -> tuple[int, int]:
        """Return which of how many findings the remark at `index` is."""
        upto = sum(isinstance(remark, Noticed) for remark in self._remarks[: index + 1])
        return self._before + upto, self._of

    def _made(self) -> FindingCard:
        card = FindingCard(self._look, self)
        card.fix_chosen.connect(lambda fix: self._choose(card, fix))
        card.ignored.connect(lambda scope: self.ignored.emit(self._told[card], scope))
        card.learn_more.connect(lambda: self._tell_more(card))
        card.closed.connect(lambda: self._keep(card))
        return card

    def _choose(self, card: FindingCard, fix: int) -> None:
        remark = self._told[card]
        if isinstance(remark, Noticed) and fix < len(remark.fixes):
            self.fix_chosen.emit(remark, remark.fixes[fix])
        else:
            self.pointing_wanted.emit(remark)

    def _tell_more(self, card: FindingCard) -> None:
        remark = self._told[card]
        if isinstance(remark, Noticed):
            tell_more(card, remark.finding)
            self.place()

    def _keep(self, card: FindingCard) -> None:
        # Esc in a card of Review goes back to the message; the card stays in the list.
        card.show()
        self.left.emit()

    def _put_by(self, card: RemarkCard) -> None:
        card.hide()
        self._told.pop(card, None)
        if isinstance(card, FindingCard):
            self._spare.append(card)
        else:
            card.deleteLater()


class Joined(QWidget):
    """What message and cards stand on; paints the thin lines between a card and its line of the message."""

    def __init__(self, sheet: MessageSheet, cards: CardColumn) -> None:
        super().__init__()
        self._sheet, self._cards = sheet, cards

    def paintEvent(self, event: QPaintEvent) -> None:
        look, cards = self._sheet.look, _place(self._cards, self)
        between = cards.united(_place(self._sheet, self)).adjusted(0, -cards.height(), 0, cards.height())
        inside = event.rect()
        if _place(self._sheet, self).contains(inside) or cards.contains(inside) or not between.intersects(inside):
            return
        with painting(self) as painter:
            painter.setPen(look.colour("border"))
            for card, anchor in self._cards.joins():
                self._join(painter, card, anchor, event.rect())

    def _join(self, painter: QPainter, card: BarCard, anchor: int, seen: QRect) -> None:
        card_place, sheet = _place(card, self), _place(self._sheet, self)
        line = self._cards.mapTo(self, QPoint(0, anchor)).y()
        mirrored = card_place.center().x() < sheet.center().x()
        start = sheet.left() if mirrored else sheet.right() + 1
        end = card_place.right() + 1 if mirrored else card_place.left()
        inset = self._sheet.look.px(20)
        target = min(max(line, card_place.top() + inset), card_place.bottom() - inset)
        if max(line, target) < seen.top() or min(line, target) > seen.bottom():
            return
        middle = (start + end) // 2
        for one, other in pairwise([(start, line), (middle, line), (middle, target), (end, target)]):
            painter.drawLine(QPoint(*one), QPoint(*other))


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
