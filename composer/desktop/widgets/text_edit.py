"""A text that marks can be painted over: plain, growing with its words, with positions in code points."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import MESSAGE_LINE, TypeRole
from composer.desktop.widgets.marks import Mark, Stroke, after_edit, paint_marks, strokes_of
from composer.text.difference import difference
from composer.text.span import Span, code_point_position, utf16_position


class MarkedText(QTextEdit):
    """Plain text as high as its words. What is painted (marks, grounds) never becomes a part of the document.

    `entered` and `left` tell that the focus came and went.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    mark_activated = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, look: Look, role: TypeRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._role: TypeRole = role
        self._marks: list[Mark | None] = []
        self._text = ""
        self._pairs = False  # whether some characters are two of Qt's
        self._pressed: QPoint | None = None
        self._placed = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The ground is painted by the widget itself, so that it can have round corners.
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.textChanged.connect(self._note_change)

    def text(self) -> str:
        """Return the text, character for character: no-break spaces stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show a text without telling; the caret stays at the words it stood at."""
        self._replace_all(text)

    def caret(self) -> int:
        """Return where the caret stands, in code points."""
        return self.place_of(self.textCursor().position())

    def set_caret(self, position: int) -> None:
        """Put the caret at code point `position`."""
        cursor = self.textCursor()
        cursor.setPosition(self.units(min(position, len(self._text))))
        self.setTextCursor(cursor)

    def units(self, position: int) -> int:
        """Return a position in the text as Qt counts it."""
        return utf16_position(self._text, position) if self._pairs else position

    def place_of(self, units: int) -> int:
        """Return the code point of a position as Qt counts it."""
        return code_point_position(self._text, units) if self._pairs else min(units, len(self._text))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Paint these marks; until the next call they move with the words and go when their words are touched."""
        self._marks = list(marks)
        self.viewport().update()

    def marks(self) -> list[Mark | None]:
        """Return the marks in the order they were set; None stands where one has gone."""
        return list(self._marks)

    def mark_at(self, position: int) -> int | None:
        """Return the index of the mark at code point `position`; behind its last letter still counts as at it."""
        inside = [i for i, mark in enumerate(self._marks) if mark and mark.start <= position < mark.end]
        behind = [i for i, mark in enumerate(self._marks) if mark and mark.end == position]
        return next(iter(inside + behind), None)

    def _nearest_mark(self) -> int | None:
        """Return the index of the mark at the caret, else of the nearest one."""
        caret = self.caret()
        if (at := self.mark_at(caret)) is not None:
            return at
        away = {i: max(mark.start - caret, caret - mark.end) for i, mark in enumerate(self._marks) if mark}
        return min(away, key=lambda index: away[index], default=None)

    def mark_rect(self, index: int) -> QRect | None:
        """Return where a mark's first line stands in this widget, None where it has gone."""
        mark = self._marks[index] if 0 <= index < len(self._marks) else None
        pieces = self.pieces(mark.span) if mark else []
        return pieces[0].rect.translated(self._offset()).toAlignedRect() if pieces else None

    def pieces(self, span: Span) -> list[Stroke]:
        """Return where the words of a span stand, in the document's coordinates."""
        return strokes_of(self.document(), self.units(span.start), self.units(span.end))

    def in_view(self, rect: QRect) -> Span:
        """Return the stretch of the text of which something may stand in `rect` of this widget."""
        layout, offset = self.document().documentLayout(), self._offset()
        ends = (QPointF(0, rect.top() - 1) - offset, QPointF(self.width(), rect.bottom() + 1) - offset)
        first, last = (layout.hitTest(end, Qt.HitTestAccuracy.FuzzyHit) for end in ends)
        start = self.document().findBlock(max(first, 0)).position()
        block = self.document().findBlock(max(last, 0))
        return Span(self.place_of(start), self.place_of(block.position() + block.length()))

    def block_format(self) -> QTextBlockFormat:
        """Return the format of a line of text: its height, nothing else."""
        form = QTextBlockFormat()
        form.setLineHeight(self.look.px(MESSAGE_LINE), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return form

    def words_font(self) -> QFont:
        """Return the font of the text."""
        return self.look.font(self._role)

    def one_line(self) -> int:
        """Return the height of the widget with one line in it."""
        form = self.document().rootFrame().frameFormat()
        return self.look.px(MESSAGE_LINE) + round(form.topMargin() + form.bottomMargin())

    def slack(self) -> int:
        """Return by how much a line is higher than its letters; Qt puts all of it above them."""
        return max(self.look.px(MESSAGE_LINE) - round(QFontMetricsF(self.words_font()).height()), 0)

    def set_padding(self, left: int, top: int, right: int, bottom: int) -> None:
        """Set the room around the words, in pixels."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        if (form.leftMargin(), form.topMargin(), form.rightMargin(), form.bottomMargin()) == (left, top, right, bottom):
            return
        form.setLeftMargin(left)
        form.setTopMargin(top)
        form.setRightMargin(right)
        form.setBottomMargin(bottom)
        frame.setFrameFormat(form)
        # Without this Qt keeps the old height until the next key.
        self.document().markContentsDirty(0, self.document().characterCount())

    def paint_under(self, painter: QPainter) -> None:
        """Paint what lies under the words (document coordinates)."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the words (document coordinates)."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with _on_viewport(self) as painter:
            self.paint_under(painter)
        super().paintEvent(event)
        marks = [mark for mark in self._marks if mark]
        seen = self.in_view(event.rect()) if marks else Span(0, 0)
        with _on_viewport(self) as painter:
            shown = [mark for mark in marks if mark.end >= seen.start and mark.start <= seen.end]
            paint_marks(painter, self.look, [(mark.kind, self.pieces(mark.span)) for mark in shown])
            self.paint_over(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._placed = True
        super().resizeEvent(event)
        self.grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # There is nothing to scroll in here; the page scrolls.
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._for_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif _asks_for_card(event) and (index := self._nearest_mark()) is not None:
            self.mark_activated.emit(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed(event)
        else:
            super().keyPressEvent(event)

    def enter_pressed(self, event: QKeyEvent) -> None:
        """Answer the Enter key: here it is passed on."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed is None or self.textCursor().hasSelection():
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < 4:
            self.clicked_at(event.position())

    def clicked_at(self, place: QPointF) -> None:
        """Answer a click that was no selecting: on a mark it opens the mark."""
        for index, mark in enumerate(self._marks):
            if mark and any(self._around(piece).contains(place) for piece in self.pieces(mark.span)):
                self.mark_activated.emit(index)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        # A menu (paste, a suggestion) takes the focus for a moment: nobody has left.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_for(event)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu_for(self, event: QContextMenuEvent) -> QMenu:
        """Return the menu of this place."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            # The history of the case is the session's; what Qt offers here would always be empty.
            name = action.objectName()
            if name in ("edit-undo", "edit-redo"):
                signal = self.undo_requested if name == "edit-undo" else self.redo_requested
                action.setEnabled(not self.isReadOnly())
                action.triggered.connect(signal.emit)
        return menu

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # A few programs offer nothing but a page; its words are taken, never its look.
        text = source.text() if source.hasText() else QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        if text:
            self.textCursor().insertText(self.pasted(text))

    def pasted(self, text: str) -> str:
        """Return pasted words as they go into the text."""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def changed_to(self, text: str) -> None:
        """Answer a change of the text by the user."""

    def _for_window(self, event: QKeyEvent) -> bool:
        """Say whether a key belongs to the window though Qt's text editing would take it."""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        return event.key() in (Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _replace_all(self, text: str) -> None:
        before, now = self.text(), text.replace("\r\n", "\n").replace("\r", "\n")
        if before == now:
            return
        old, new = difference(before, now)
        blocked = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_position(before, old.start))
        cursor.setPosition(utf16_position(before, old.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new.of(now))
        self.blockSignals(blocked)
        self._take(self.text())

    def _note_change(self) -> None:
        now = self.text()
        # A new format or an input method at work also counts as a change for Qt; for us only other words do.
        if now != self._text:
            self._take(now)
            self.changed_to(now)

    def _take(self, now: str) -> None:
        self._marks = after_edit(self._marks, self._text, now)
        self._text = now
        self._pairs = not now.isascii() and len(now.encode("utf-16-le", "surrogatepass")) != 2 * len(now)
        self.relayout()
        self.viewport().update()

    def relayout(self) -> None:
        """Put the lines where they belong after the words or the look have changed."""

    def _offset(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _around(self, piece: Stroke) -> QRectF:
        return piece.rect.adjusted(0, 0, 0, self.look.px(6)).translated(self._offset())

    def grow(self) -> None:
        """Be as high as the words."""
        # Before it has its place it is narrow and would be very high; a window must not grow for that.
        height = round(self.document().size().height()) if self._placed else self.one_line()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            # At once, not when the page is next laid out: else Qt scrolls the caret's line out of view in between.
            self.resize(self.width(), height)


class _on_viewport:  # noqa: N801  # read as a verb: with _on_viewport(…)
    def __init__(self, editor: MarkedText) -> None:
        self._editor = editor
        self._painter = QPainter()

    def __enter__(self) -> QPainter:
        self._painter.begin(self._editor.viewport())
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.translate(self._editor._offset())  # noqa: SLF001  # one module, one subject
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()


def _asks_for_card(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier
