"""What there is to look at in a draft: a line for each finding, and the card of the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.message_pieces import kind_of
from composer.desktop.rule_page.asking import tell_more
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.card import Line
from composer.desktop.widgets.finding_card import KIND_ICONS, FindingCard, kind_words
from composer.desktop.widgets.labels import Label
from composer.desktop.widgets.layout import area_of, clear, column, reveal
from composer.desktop.widgets.paint import WrappedText, box, focus_ring, hovered, mirrored, painting, visual
from composer.session.checking import Scope
from composer.text.finding import Finding, Fix

_LONGEST = 40
_EDGE, _ICON, _BESIDE = 10, 16, 10


class FindingLine(PaintedButton):
    """One finding in a line or two: its kind, the words, the reason. Pressed, it opens its card."""

    def __init__(self, look: Look, finding: Finding) -> None:
        super().__init__(look, kind_words(kind_of(finding)))
        self._finding = finding
        words = " ".join(finding.text.split())
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
        self._words = f"“{short}”" if short else self.tr("The whole text")
        self._laid: dict[tuple[object, ...], tuple[WrappedText, WrappedText]] = {}
        self.setAccessibleName(f"{self.text()}: {self._words} {finding.message}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def is_cut(self) -> bool:
        return False

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, reason = self._texts(width)
        return round(title.height + reason.height + self.look.px(2 * _EDGE))

    def sizeHint(self) -> QSize:
        width = self.look.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.width() or self.look.px(200)
        return QSize(self.look.px(160), self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        with painting(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), look.px(6), fill=hovered(look))
            title, reason = self._texts(self.width())
            size, edge = look.px(_ICON), look.px(_EDGE)
            kind = kind_of(self._finding)
            icon = visual(self, QRectF(0, edge + (title.line_height - size) / 2, size, size))
            look.icons.paint(painter, KIND_ICONS[kind], icon, look.colour(kind))
            left = 0 if mirrored(self) else look.px(_ICON + _BESIDE)
            title.paint(painter, QPointF(left, edge), look.colour("text"), rest_colour=look.colour("text"))
            reason.paint(painter, QPointF(left, edge + title.height), look.colour("quiet"))
            if self.hasFocus():
                focus_ring(painter, self.rect(), look.px(6), look)

    def _texts(self, width: int) -> tuple[WrappedText, WrappedText]:
        look = self.look
        room = max(width - look.px(_ICON + _BESIDE), 1)
        key = room, look.scale, self.layoutDirection(), look.font("text").key()
        if key not in self._laid:
            self._laid.clear()
            direction = self.layoutDirection()
            title = WrappedText(
                f"{self.text()} {self._words}".strip(), look.font("text", "semibold"), room, direction,
                rest=len(self.text()), rest_font=look.font("text"),
            )  # fmt: skip
            self._laid[key] = title, WrappedText(self._finding.message, look.font("hint"), room, direction)
        return self._laid[key]


class LookAt(QWidget):
    """The findings, in the order of the text. `fix_chosen` tells a finding and a fix, `ignored` a finding and how far,
    `opened` the finding whose card is open (None for none), `left` that Esc closed it.
    """

    fix_chosen = Signal(object, object)
    ignored = Signal(object, str)
    opened = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._findings: tuple[Finding, ...] = ()
        self._fixes: dict[int, tuple[Fix, ...]] = {}
        self._open: int | None = None
        self._card: FindingCard | None = None
        # Only when the list is laid out anew is there room to scroll to the card.
        self._bring = QTimer(self)
        self._bring.setSingleShot(True)
        self._bring.timeout.connect(self._bring_card)
        self._title = Label(look, weight="semibold")
        self._list = column(look, 0)
        whole = column(look, 6, parent=self)
        whole.addWidget(self._title)
        whole.addLayout(self._list)
        reveal(self._title, False)

    def show_findings(self, findings: Sequence[Finding], fixes: Sequence[tuple[Fix, ...]]) -> None:
        """Show these, each with what can be done about it; a card that is open stays open."""
        if tuple(findings) == self._findings and tuple(fixes) == tuple(self._fixes.values()):
            return
        known = self._findings[self._open] if self._open is not None else None
        self._findings = tuple(findings)
        self._fixes = dict(enumerate(fixes))
        same = (
            index
            for index, one in enumerate(self._findings)
            if known and (one.rule, one.text) == (known.rule, known.text)
        )
        self._open = next(same, None)
        self._draw()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._findings)

    def at(self) -> int | None:
        """Return the index of the one whose card is open."""
        return self._open

    def title(self) -> str:
        """Return how many there are, in words."""
        return self._title.text()

    def findings(self) -> tuple[Finding, ...]:
        """Return what is shown."""
        return self._findings

    def card(self) -> FindingCard | None:
        """Return the card that is open."""
        return self._card

    def lines(self) -> list[FindingLine]:
        """Return the lines of those that are not open."""
        return self.findChildren(FindingLine)

    def open(self, index: int) -> None:
        """Open the card of a finding and go into it."""
        if not 0 <= index < len(self._findings):
            return
        self._open = index
        self._draw()
        self.opened.emit(self._findings[index])
        if self._card is not None:
            self._card.take_focus()
            self._bring.start()

    def walk(self, by: int) -> bool:
        """Open the next finding, or the one before; from the last to the first. False where there is none."""
        count = len(self._findings)
        if not count:
            return False
        at = (self._open + by) % count if self._open is not None else (0 if by > 0 else count - 1)
        self.open(at)
        return True

    def shut(self) -> None:
        """Close the card."""
        if self._open is not None:
            self._open = None
            self._draw()
            self.opened.emit(None)

    def _draw(self) -> None:
        clear(self._list)
        self._card = None
        number = len(self._findings)
        self._title.setText(
            self.tr("{number} to look at").format(number=number) if number else self.tr("Nothing to look at")
        )
        reveal(self._title, True)
        for index, finding in enumerate(self._findings):
            if index == self._open:
                self._list.addWidget(self._made(index))
                continue
            line = FindingLine(self._look, finding)
            line.clicked.connect(lambda _=False, index=index: self.open(index))
            self._list.addWidget(line)
            if index + 1 not in (number, self._open):
                self._list.addWidget(Line(self._look))

    def _bring_card(self) -> None:
        area = area_of(self)
        if self._card is not None and area is not None:
            area.show_rect(self._card, self._card.rect())

    def _made(self, index: int) -> FindingCard:
        card = self._card = FindingCard(self._look)
        finding = self._findings[index]
        self._card.show_finding(
            kind_of(finding), finding.message, [fix.label for fix in self._fixes[index]],
            place=(index + 1, len(self._findings)), learn_more=bool(finding.why),
        )  # fmt: skip
        card.fix_chosen.connect(lambda fix: self.fix_chosen.emit(finding, self._fixes[index][fix]))
        card.ignored.connect(lambda scope: self._ignored(finding, scope))
        card.learn_more.connect(lambda: tell_more(card, finding))
        card.closed.connect(self._closed)
        return card

    def _ignored(self, finding: Finding, scope: Scope) -> None:
        self.ignored.emit(finding, scope)

    def _closed(self) -> None:
        self.left.emit()
        self.shut()
