"""The place where a missing part goes: a dashed line under its paragraph, which names the very place in it."""

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextBlock, QTextCursor, QTextDocument

from composer.desktop.theme.look import Look
from composer.desktop.widgets.paint import box

_BOX, _AIR, _UNDER = 31, 8, 14


class Gap(Struct, frozen=True):
    """Where a missing part goes: behind this code point, and the words that stand there.

    `after` is how the sentence before it ends, where that is in the middle of a paragraph.
    """

    position: int
    words: str
    after: str = ""


class GapLine:
    """Keeps room for the dashed line in a document, and paints it. Places are UTF-16 units, as Qt counts."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        self._look, self._document = look, document
        self.gap: Gap | None = None
        self._at = 0
        self._block = -1

    def set_gap(self, gap: Gap | None, at: int) -> None:
        """Let it stand behind `at`; None for nowhere."""
        self.gap, self._at = gap, at

    def move(self, start: int, end: int, by: int) -> None:
        """Follow a change of the text from `start` to `end`."""
        self._at = self._at + by if self._at >= end else min(self._at, start)

    def number(self) -> int:
        """Return the number of the block under which it stands, -1 for none."""
        if self.gap is None or self.gap.position == 0:
            return -1
        return self._last(self._document.findBlock(self._at)).blockNumber()

    def rect(self, width: float) -> QRectF | None:
        """Return its room in a sheet of this width."""
        if self.gap is None:
            return None
        side, high = self._look.px(10), self._look.px(_BOX)
        form = self._document.rootFrame().frameFormat()
        left, right = form.leftMargin() - side, width - form.rightMargin() + side
        block = self._document.findBlock(self._at)
        if self.gap.position == 0:
            top = block.layout().position().y() - high - self._look.px(_UNDER)
        else:
            top = _bottom(self._last(block)) + self._look.px(_AIR)
        return QRectF(left, top, right - left, high)

    def keep_room(self) -> None:
        """Give room to the block under which it stands now, and take it from the one before."""
        before, self._block = self._block, self.number()
        for number in {before, self._block, 0}:
            block = self._document.findBlockByNumber(number)
            if number >= 0 and block.isValid():
                self.give_room(block)

    def give_room(self, block: QTextBlock) -> None:
        """Give a block the room it needs, no more."""
        form = block.blockFormat()
        high = self._look.px(_BOX + _AIR + _UNDER)
        below = high if block.blockNumber() == self._block else 0
        above = high if block.blockNumber() == 0 and self.gap is not None and self.gap.position == 0 else 0
        if (form.topMargin(), form.bottomMargin()) != (above, below):
            form.setTopMargin(above)
            form.setBottomMargin(below)
            QTextCursor(block).setBlockFormat(form)

    def paint(self, painter: QPainter, place: QRectF, font: QFont, *, mirrored: bool) -> None:
        """Paint it."""
        assert self.gap is not None
        look = self._look
        box(painter, place, look.px(6), fill=look.colour("panel"), border=look.colour("accent"), dashed=True)
        painter.setFont(font)
        painter.setPen(look.colour("accent"))
        inner = place.adjusted(look.px(10), 0, -look.px(10), 0)
        said = f"{self.gap.words}{self.gap.after}"
        words = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, round(inner.width()))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _last(self, block: QTextBlock) -> QTextBlock:
        """Return the empty line under a paragraph, or the paragraph itself."""
        following = block.next()
        return following if following.isValid() and not following.text().strip() else block


def _bottom(block: QTextBlock) -> float:
    layout = block.layout()
    if not layout.lineCount():
        return layout.position().y()
    line = layout.lineAt(layout.lineCount() - 1)
    return layout.position().y() + line.y() + line.height()
