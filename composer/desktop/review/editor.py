"""The message as a document that is written in; its sentences are known by their places and can be moved."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.review.headings import Headings
from composer.desktop.review.line_ends import Shown
from composer.desktop.review.margin import Margin
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.paint import box
from composer.desktop.widgets.text_edit import MarkedText
from composer.session.history import Edit
from composer.text.difference import difference
from composer.text.span import Span

_BLANK = 14
"""The height of an empty line between two paragraphs."""


class Line(Struct, frozen=True):
    """A sentence, or fixed words such as a greeting, as the editor knows it: where it is shown, whose words it has."""

    place: str
    span: Span
    own: bool
    movable: bool
    heading: bool = False


class MessageEditor(MarkedText):
    """What stands in it is exactly the body of the message.

    `edited` tells the whole body after a change by the writer, and by which act; `moved` by how much the sentence at
    the caret is to move; `put` a sentence, another one, and whether it goes after that; `asked` a menu that wants to be
    filled for a place; `mark_touched` the mark under a click.
    """

    edited = Signal(str, str)
    moved = Signal(int)
    put = Signal(str, str, bool)
    asked = Signal(object, str)
    mark_touched = Signal(int)
    caret_moved = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "message", parent)
        self._shown = Shown("")
        self._lines: tuple[Line, ...] = ()
        self._how: Edit = "typing"
        self._lit: Span | None = None
        self._touched: tuple[int, int] | None = None
        self._formatting = False
        self.margin = Margin(self)
        self._headings = Headings(look, self.document())
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(name)
        self.document().contentsChange.connect(self._touch)
        self.cursorPositionChanged.connect(self._follow_caret)
        look.follow(self.restyle)

    def text(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n")

    def body(self) -> str:
        """Return the body of the message as it is written here."""
        return self._shown.raw

    def show_body(self, body: str, *, follow: bool = False) -> None:
        """Show a body; with `follow` the caret goes to the end of what is new in it."""
        before, self._shown = self.text(), Shown(body)
        if before == self._shown.text:
            return
        _, new = difference(before, self._shown.text)
        self._replace_all(self._shown.text)
        if follow:
            self.set_caret(new.end)
            self._follow_caret()
        elif not before:
            self.set_caret(0)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Say where the sentences stand (code points of the body)."""
        if self._shown.raw != self._shown.text:
            lines = [replace(one, span=self.shown(one.span)) for one in lines]
        self._lines = tuple(lines)
        changed = self._headings.set_places(self.units(one.span.start) for one in lines if one.heading)
        for number in changed:
            block = self.document().findBlockByNumber(number)
            self._touch(block.position(), 0, block.length())
            self.relayout()
        self.viewport().update()

    def lines(self) -> tuple[Line, ...]:
        """Return the sentences as they stand."""
        return self._lines

    def line(self, place: str) -> Line | None:
        """Return the sentence of a place."""
        return next((line for line in self._lines if line.place == place), None)

    def line_at(self, position: int) -> Line | None:
        """Return the sentence at a code point of what is shown: the one it lies in, or behind."""
        found = None
        for line in self._lines:
            if line.span.start > position:
                break
            found = line
        return found

    def at_caret(self) -> Line | None:
        """Return the sentence the caret stands in."""
        return self.line_at(self.caret())

    def raw_caret(self) -> int:
        """Return where the caret stands in the body."""
        return self._shown.to_raw(self.caret())

    def go_to(self, place: str) -> bool:
        """Put the caret at the end of a sentence, unless it is in it already; False if there is no such sentence."""
        line = self.line(place)
        if line is not None and self.at_caret() is not line:
            self.set_caret(line.span.end)
        return line is not None

    def light(self, span: Span | None) -> None:
        """Lay the soft accent under some words, the ones a card speaks of."""
        self._lit = span
        self.viewport().update()

    def lit(self) -> Span | None:
        """Return the words under the soft accent."""
        return self._lit

    def first_row(self, span: Span) -> QRect | None:
        """Return the room of the first row of a stretch in this widget."""
        pieces = self.pieces(span)
        return pieces[0].rect.toAlignedRect() if pieces else None

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Paint marks whose positions are code points of the body."""
        if self._shown.raw != self._shown.text:
            spans = [self.shown(mark.span) for mark in marks]
            marks = [Mark(span.start, span.end, mark.kind) for span, mark in zip(spans, marks, strict=True)]
        self.set_marks(marks)

    def shown(self, span: Span) -> Span:
        """Return where a stretch of the body is shown."""
        return Span(self._shown.to_shown(span.start), self._shown.to_shown(span.end))

    def set_raw_caret(self, position: int) -> None:
        """Put the caret at a code point of the body."""
        self.set_caret(self._shown.to_shown(position))

    # -- layout

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        look = self.look
        self.setFont(self.words_font())
        self.document().setDefaultFont(self.words_font())
        left, right = look.px(40), look.px(36)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        self.set_padding(left, 0, right, look.px(22))
        self._touched = (0, self.document().characterCount())
        self.relayout()
        self.grow()

    def relayout(self) -> None:
        """Give the lines that were touched their height: an empty one is lower than a line of words."""
        if self._touched is None or self._formatting:
            return
        start, end = self._touched
        self._touched, self._formatting = None, True
        words, blank = self.block_format(), QTextBlockFormat()
        blank.setLineHeight(self.look.px(_BLANK), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            form = self._headings.format(block, words) if block.length() > 1 or _alone(block) else blank
            if block.blockFormat() != form:
                QTextCursor(block).setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()
        self._formatting = False

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.minimumHeight())

    # -- writing

    def changed_to(self, text: str) -> None:
        self._shown = self._shown.after(text)
        self.edited.emit(self._shown.raw, self._how)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._how = "paste"
        try:
            super().insertFromMimeData(source)
        finally:
            self._how = "typing"

    def enter_pressed(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier and (
            by := steps.get(Qt.Key(event.key()))
        ):
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Escape and self.margin.cancel():
            event.accept()
        elif self._between_paragraphs() and event.text().isprintable() and event.text().strip():
            self._begin_paragraph(event.text())
        else:
            super().keyPressEvent(event)

    def _between_paragraphs(self) -> bool:
        """Say whether the caret stands on the empty line that parts two paragraphs."""
        block = self.textCursor().block()
        around = (block.previous(), block.next())
        return not block.text() and not self.textCursor().hasSelection() and all(one.text() for one in around)

    def _begin_paragraph(self, letters: str) -> None:
        """Begin a paragraph of its own on the empty line between two: it is parted from both as they were."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText("\n\n")
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        cursor.insertText(letters)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        held = event.type() == QEvent.Type.ShortcutOverride and self.margin.held()
        if held and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def clicked_at(self, place: QPointF) -> None:
        # The writer may want to mend the words here: the focus stays.
        index = self.mark_at(self.place_of(self.cursorForPosition(place.toPoint()).position()))
        if index is not None:
            self.mark_touched.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.restyle()

    def menu_for(self, event: QContextMenuEvent) -> QMenu:
        menu = super().menu_for(event)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        units = self.cursorForPosition(event.pos()).position()
        line = self.line_at(self.place_of(units)) if by_mouse else self.at_caret()
        if line is not None:
            self.asked.emit(menu, line.place)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.light(None)
        super().focusInEvent(event)

    # -- the mouse in the margin

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.margin.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.margin.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.margin.release():
            super().mouseReleaseEvent(event)

    # -- painting

    def paint_under(self, painter: QPainter) -> None:
        lit = self.margin.carried() or self._lit
        for piece in self.pieces(lit) if lit else ():
            box(painter, piece.rect.adjusted(-1, 0, 1, 0), 2, fill=self.look.colour("accent_soft"))

    def paint_over(self, painter: QPainter) -> None:
        self.margin.paint(painter)

    # -- inside

    def _touch(self, position: int, _removed: int, added: int) -> None:
        if not self._formatting:
            start, end = self._touched or (position, position)
            self._touched = min(start, position), max(end, position + added)

    def _follow_caret(self) -> None:
        self.viewport().update()
        if self.hasFocus() and (area := area_of(self)) is not None:
            area.show_rect(self.viewport(), self.cursorRect())
        self.caret_moved.emit()


def _alone(block: QTextBlock) -> bool:
    """Say whether an empty line is the first or the last: somebody will write in it."""
    return not block.previous().isValid() or not block.next().isValid()
