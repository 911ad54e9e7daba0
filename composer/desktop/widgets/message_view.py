"""The message as it will be read: sentences that can be pointed at, never typed into."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import LARGE
from composer.desktop.widgets.card import Card, Line
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import area_of, column, reveal
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.paint import box
from composer.desktop.widgets.text_edit import MarkedText
from composer.text.span import Span

_RING = 4  # the room beside the words for the ring round a sentence


class Piece(Struct, frozen=True):
    """Some words of the message; with a `sentence` (any number the page knows it by) they can be pointed at."""

    text: str
    sentence: int | None = None


class Paragraph(Struct, frozen=True):
    """Pieces that run on, or, with `lines`, stand one under the other (a sign-off)."""

    pieces: tuple[Piece, ...]
    lines: bool = False


class MessageView(Card):
    """A message to read: headers (To, Subject), then its paragraphs.

    `sentence_activated` tells the number of a sentence that was clicked, or chosen with the arrows and Enter.
    """

    sentence_activated = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, (LARGE - _RING, LARGE, LARGE - _RING, LARGE), 16, parent)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setColumnStretch(1, 1)
        self._headers: list[tuple[Hint, Label]] = []
        self._line = QWidget()
        column(look, 0, (_RING, 0, _RING, 0), self._line).addWidget(Line(look))
        self._words = MessageWords(look, name)
        self._words.sentence_activated.connect(self.sentence_activated)
        self.body.addWidget(self._grid_holder)
        self.body.addWidget(self._line)
        self.body.addWidget(self._words)
        self.setFocusProxy(self._words)
        look.follow(self._restyle)
        self.set_message((), ())

    def set_message(self, headers: Sequence[tuple[str, str]], paragraphs: Sequence[Paragraph]) -> None:
        """Show a message; words that stayed keep a selection in them."""
        while len(self._headers) < len(headers):
            label, value = Hint(self.look, wraps=False), Label(self.look, role="hint")
            at = len(self._headers)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, at, 0, top)
            self._grid.addWidget(value, at, 1, top)
            self._headers.append((label, value))
        for index, (label, value) in enumerate(self._headers):
            shown = index < len(headers)
            label.setText(headers[index][0] if shown else "")
            value.setText(headers[index][1] if shown else "")
            reveal(label, shown)
            reveal(value, shown)
        reveal(self._grid_holder, bool(headers))
        reveal(self._line, bool(headers))
        self._words.set_paragraphs(paragraphs)

    def set_marks(self, marks: Sequence[tuple[int, Mark]]) -> None:
        """Paint marks; each stands in the sentence of that number, its positions are code points of the sentence."""
        self._words.set_sentence_marks(marks)

    def highlight(self, sentence: int | None) -> None:
        """Lay the soft accent under a sentence, the one whose answer is being written."""
        self._words.highlight(sentence)

    def sentence_rect(self, sentence: int) -> QRect | None:
        """Return where a sentence stands in this widget, None where it is not shown."""
        rect = self._words.sentence_rect(sentence)
        return rect.translated(self._words.mapTo(self, QPoint(0, 0))) if rect else None

    def words(self) -> "MessageWords":
        """Return the part that is read and selected, without the headers."""
        return self._words

    def _restyle(self) -> None:
        self._grid.setContentsMargins(self.look.px(_RING), 0, self.look.px(_RING), 0)
        self._grid.setHorizontalSpacing(self.look.px(10))
        self._grid.setVerticalSpacing(self.look.px(4))
        self._grid.setColumnMinimumWidth(0, self.look.px(46))


class MessageWords(MarkedText):
    """The body of the message. Arrows walk through its sentences, Enter chooses one."""

    sentence_activated = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "message", parent)
        self._spans: list[tuple[int, Span]] = []
        self._close: list[bool] = []
        self._highlighted: int | None = None
        self._at: int | None = None
        self.setReadOnly(True)
        self.setCursorWidth(0)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(selectable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(name)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.words_font())
        self.document().setDefaultFont(self.words_font())
        self.set_padding(self.look.px(_RING), 0, self.look.px(_RING), self.look.px(2))
        self.relayout()
        self.grow()

    def set_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs."""
        text = ""
        self._spans, self._close = [], []
        for paragraph in paragraphs:
            if text:
                text += "\n"
                self._close.append(False)
            for index, piece in enumerate(paragraph.pieces):
                if index:
                    text += "\n" if paragraph.lines else " "
                start = len(text)
                text += piece.text
                if index and paragraph.lines:
                    self._close.append(True)
                self._close.extend([True] * piece.text.count("\n"))
                if piece.sentence is not None:
                    self._spans.append((piece.sentence, Span(start, len(text))))
        if self._at is not None and self._span(self._at) is None:
            self._at = None
        self.set_text(text)
        self.relayout()
        self.viewport().update()

    def set_sentence_marks(self, marks: Sequence[tuple[int, Mark]]) -> None:
        """Paint marks whose positions count from the start of their sentence."""
        placed = []
        for sentence, mark in marks:
            span = self._span(sentence)
            if span is not None:
                placed.append(replace(mark, start=span.start + mark.start, end=min(span.start + mark.end, span.end)))
        self.set_marks(placed)

    def highlight(self, sentence: int | None) -> None:
        """Lay the soft accent under a sentence."""
        self._highlighted = sentence
        self.viewport().update()

    def sentence_rect(self, sentence: int) -> QRect | None:
        """Return the room of a sentence in this widget."""
        span = self._span(sentence)
        rect = QRectF()
        for piece in self.pieces(span) if span else []:
            rect = rect.united(piece.rect)
        return rect.toAlignedRect() if span and not rect.isEmpty() else None

    def relayout(self) -> None:
        block, index = self.document().firstBlock(), 0
        while block.isValid():
            form = QTextBlockFormat(self.block_format())
            close = index < len(self._close) and self._close[index]
            form.setBottomMargin(0 if close or not block.next().isValid() else self.look.px(13))
            if block.blockFormat() != form:
                QTextCursor(block).setBlockFormat(form)
            block, index = block.next(), index + 1

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() and self._spans:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def enter_pressed(self, event: QKeyEvent) -> None:
        if self._at is not None and not event.modifiers():
            self.sentence_activated.emit(self._at)
        else:
            event.ignore()

    def clicked_at(self, place: QPointF) -> None:
        sentence = self._sentence_at(place)
        if sentence is not None:
            self.sentence_activated.emit(sentence)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._sentence_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        if by_key and self._at is None and self._spans:
            self._go(self._highlighted if self._span(self._highlighted) else self._spans[0][0])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()

    def paint_under(self, painter: QPainter) -> None:
        if (span := self._span(self._highlighted)) is not None:
            for piece in self.pieces(span):
                box(painter, piece.rect.adjusted(-1, 0, 1, 0), 2, fill=self.look.colour("accent_soft"))

    def paint_over(self, painter: QPainter) -> None:
        span = self._span(self._at)
        if self.hasFocus() and span is not None:
            for piece in self.pieces(span):
                box(painter, piece.rect.adjusted(-3, -1, 3, 2), 4, border=self.look.colour("accent"), width=2)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        cursor = self.textCursor()
        words = cursor.selectedText()
        block = self.document().findBlock(cursor.selectionStart()).blockNumber()
        lines = words.split("\u2029")
        text = lines[0]
        for offset, line in enumerate(lines[1:]):
            close = block + offset < len(self._close) and self._close[block + offset]
            text += ("\n" if close else "\n\n") + line
        data.setText(text)
        return data

    def _walk(self, step: int) -> None:
        numbers = [number for number, _ in self._spans]
        at = numbers.index(self._at) if self._at in numbers else None
        place = 0 if at is None else min(max(at + step, 0), len(numbers) - 1)
        self._go(numbers[place])

    def _go(self, sentence: int | None) -> None:
        span = self._span(sentence)
        if span is None:
            return
        self._at = sentence
        # The caret goes along, unseen: screen readers read where it is.
        self.set_caret(span.start)
        rect, area = self.sentence_rect(sentence) if sentence is not None else None, area_of(self)
        if rect is not None and area is not None:
            area.show_rect(self, rect)
        self.setAccessibleDescription(span.of(self.text()))
        self.viewport().update()

    def _span(self, sentence: int | None) -> Span | None:
        return next((span for number, span in self._spans if number == sentence), None)

    def _sentence_at(self, place: QPointF) -> int | None:
        for number, span in self._spans:
            if any(piece.rect.adjusted(0, -1, 0, 2).contains(place) for piece in self.pieces(span)):
                return number
        return None
