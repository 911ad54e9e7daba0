"""The field that begins with the first words of its sentence: the stem is painted, the text is only the answer."""

import unicodedata

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS, FOCUS_RING, MESSAGE_LINE, TypeRole
from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.paint import WrappedText, box
from composer.desktop.widgets.text_edit import MarkedText

_OPENING = ('"', "\u201c", "\u2018", "(")
_CLOSING = ('"', "\u201d", "\u2019", ")", ".", ",", "?")


class StemField(MarkedText):
    """A field for one answer.

    `question` and `stem` make its accessible name. `edited` tells the whole answer after a change by the user, `left`
    that the focus went, `next_requested` that Enter was pressed. With `notes`, Enter makes a new line. `compact` is as
    high as a button. Marks are on the answer, in code points.
    """

    edited = Signal(str)
    next_requested = Signal()
    caret_moved = Signal(int)

    def __init__(
        self,
        look: Look,
        question: str,
        stem: str = "",
        tail: str = "",
        *,
        notes: bool = False,
        compact: bool = False,
        role: TypeRole = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, role, parent)
        self._question, self._stem, self._tail = question, stem, tail
        self._notes, self._compact = notes, compact
        self._stem_layout: WrappedText | None = None
        self._stem_drop = 0
        self._formatting = False
        self._name()
        self.cursorPositionChanged.connect(self._follow_caret)
        look.follow(self.restyle)

    def set_stem(self, stem: str, tail: str = "") -> None:
        """Change the words before and after the answer."""
        if (stem, tail) != (self._stem, self._tail):
            self._stem, self._tail = stem, tail
            self._name()
            self.relayout()
            self.viewport().update()

    def stem(self) -> str:
        """Return the words before the answer."""
        return self._stem

    def set_question(self, question: str) -> None:
        """Change the question the field is named with."""
        self._question = question
        self._name()

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.words_font())
        self.document().setDefaultFont(self.words_font())
        self.relayout()
        self.grow()

    def relayout(self) -> None:
        """Make room for the stem before the first line and for the tail behind the last."""
        if self._formatting:
            return
        self._formatting = True
        try:
            self._lay_out()
        finally:
            self._formatting = False

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(96), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Behind the stem stands a space already; another would show, and be in no message.
        space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if space and self._stem and not self.textCursor().selectionStart():
            event.accept()
        else:
            super().keyPressEvent(event)

    def pasted(self, text: str) -> str:
        words = super().pasted(text)
        return words.lstrip(" ") if self._stem and not self.textCursor().selectionStart() else words

    def changed_to(self, text: str) -> None:
        self.edited.emit(text)

    def enter_pressed(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain:
            event.ignore()
        elif self._notes:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            self.next_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.relayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.relayout()

    def paint_under(self, painter: QPainter) -> None:
        look, place = self.look, QRectF(self.viewport().rect())
        edge, width = look.colour("border"), 1
        if not self.isEnabled():
            edge = look.colour("line")
        elif self.hasFocus():
            edge, width = look.colour("accent"), FOCUS_RING
        ground = look.colour("background" if not self.isEnabled() else "panel")
        box(painter, place, look.px(6 if self._compact else CARD_RADIUS), fill=ground, border=edge, width=width)

    def paint_over(self, painter: QPainter) -> None:
        painter.setPen(self.look.colour("text" if self.isEnabled() else "quiet"))
        first = self._lines_of(self.document().firstBlock())
        if self._stem_layout is not None and first.lineCount():
            baseline = first.position().y() + first.lineAt(0).y() + first.lineAt(0).ascent()
            metrics = QFontMetricsF(self._stem_font())
            letters = metrics.ascent() + metrics.descent()
            own = self._stem_layout.height - (self._line() + letters) / 2 + metrics.ascent()
            top = baseline - self._stem_drop * self._line() - own
            self._stem_layout.paint(painter, QPointF(self._left(), top), painter.pen().color())
        if self._tail:
            self._paint_tail(painter)

    def _name(self) -> None:
        sentence = " … ".join(filter(None, (self._stem, self._tail)))
        if self._stem and not self._tail:
            sentence = f"{self._stem} …"
        if sentence:
            name = self.tr("{question} Finish: {sentence}").format(question=self._question, sentence=sentence)
        else:
            name = self._question
        self.setAccessibleName(name.strip())

    def _stem_font(self) -> QFont:
        font = QFont(self.words_font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _line(self) -> int:
        return self.look.px(MESSAGE_LINE)

    def _upright(self) -> int:
        height = self.look.px(34 if self._compact else 43)
        return max((height - self._line()) // 2, 2)

    def _left(self) -> float:
        return self.document().rootFrame().frameFormat().leftMargin()

    def _room(self) -> float:
        form = self.document().rootFrame().frameFormat()
        return max(self.viewport().width() - form.leftMargin() - form.rightMargin(), 1.0)

    def _direction(self) -> Qt.LayoutDirection:
        if self._stem or self._tail:
            return direction_of(self._stem or self._tail) or self.layoutDirection()
        return direction_of(self.text()) or self.layoutDirection()

    def _lay_out(self) -> None:
        indent = above = 0.0
        self._stem_layout = None
        self._stem_drop = 0
        self._pad(0, 0)
        if self._stem:
            indent, above = self._lay_out_stem()
        form = self.block_format()
        form.setLayoutDirection(self._direction())
        block = self.document().firstBlock()
        while block.isValid():
            own = QTextBlockFormat(form)
            if block == self.document().firstBlock():
                own.setTextIndent(indent)
            if block.blockFormat() != own:
                QTextCursor(block).setBlockFormat(own)
            block = block.next()
        below = 0 if not self._tail or self._tail_fits(indent) else self._line()
        self._pad(round(above), below)

    def _pad(self, above: int, below: int) -> None:
        """Set the room around the words, with so much more above and below them."""
        side = self.look.px(10 if self._compact else 13)
        upright = self._upright()
        up = min(self.slack() // 2, upright)
        self.set_padding(side, upright - up + above, side, upright + up + below)

    def _lay_out_stem(self) -> tuple[float, float]:
        """Lay the stem out; return the indent of the first line and the room above it, in pixels."""
        room, step = self._room(), self._line()
        layout = WrappedText(self._stem, self._stem_font(), room, self._direction(), line_height=step)
        self._stem_layout = layout
        indent = layout.last_width + self._gap(self._stem)
        above = layout.height - step
        # With too little room behind it, the answer begins on a line of its own.
        if room - indent < min(room / 4, self.look.px(80)):
            self._stem_drop = 1
            return 0.0, above + step
        return indent, above

    def _lines_of(self, block: QTextBlock) -> QTextLayout:
        # Qt lays out late; asking for the room of a block makes it happen.
        self.document().documentLayout().blockBoundingRect(block)
        return block.layout()

    def _gap(self, words: str) -> float:
        """Return the room between these words and the answer: quotation marks stand close to what they quote."""
        quotes = words.endswith(_OPENING) if words is self._stem else words.startswith(_CLOSING)
        return self.look.px(1) if quotes else QFontMetricsF(self.words_font()).horizontalAdvance(" ")

    def _tail_width(self) -> float:
        return QFontMetricsF(self._stem_font()).horizontalAdvance(self._tail)

    def _tail_start(self, indent: float) -> float:
        """Return how far behind the start of the last line the tail begins; an empty answer leaves a blank."""
        if not self.text():
            return indent + self.look.px(72)
        layout = self._lines_of(self.document().lastBlock())
        if not layout.lineCount():
            return indent
        line = layout.lineAt(layout.lineCount() - 1)
        own = indent if layout.lineCount() == 1 and self.document().blockCount() == 1 else 0.0
        return own + line.naturalTextWidth() + self._gap(self._tail)

    def _tail_fits(self, indent: float) -> bool:
        return self._tail_start(indent) + self._tail_width() <= self._room()

    def _paint_tail(self, painter: QPainter) -> None:
        layout = self._lines_of(self.document().lastBlock())
        if not layout.lineCount():
            return
        line = layout.lineAt(layout.lineCount() - 1)
        indent = self.document().firstBlock().blockFormat().textIndent()
        fits = self._tail_fits(indent)
        start = self._tail_start(indent) if fits else 0.0
        baseline = layout.position().y() + line.y() + line.ascent() + (0 if fits else self._line())
        x = self._left() + start
        if self._direction() == Qt.LayoutDirection.RightToLeft:
            x = self._left() + self._room() - start - self._tail_width()
        painter.setFont(self._stem_font())
        painter.setLayoutDirection(self._direction())
        painter.drawText(QPointF(x, baseline), self._tail)

    def _follow_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.caret())
            if (area := area_of(self)) is not None:
                area.show_rect(self.viewport(), self.cursorRect())


class LineField(StemField):
    """A field for a name, a number, a time: no line breaks, however they come in."""

    def __init__(
        self,
        look: Look,
        question: str,
        stem: str = "",
        tail: str = "",
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, question, stem, tail, compact=compact, parent=parent)

    def pasted(self, text: str) -> str:
        return " ".join(super().pasted(text).split("\n"))


def direction_of(text: str) -> Qt.LayoutDirection | None:
    """Return the direction of the first letter that has one."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
    return None
