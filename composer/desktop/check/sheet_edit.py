"""The draft as a document: what each sentence does stands in the margin, and a dashed line where a part is missing."""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip

from composer.desktop.check.gap import Gap, GapLine
from composer.desktop.check.margin import Margin, MarginLabel
from composer.desktop.check.sentence import Part, Units
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import area_of
from composer.desktop.widgets.paint import box, focus_ring, mirrored
from composer.desktop.widgets.text_edit import MarkedText
from composer.session.drafting import fit
from composer.text.difference import difference
from composer.text.span import Span, utf16_position

_ROOM = 20
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class SheetEdit(MarkedText):
    """The sheet that is typed on.

    `edited` tells the whole text and how ("typing" or "paste"), `files_dropped` the paths of files, `pointed` the place
    of a sentence that was pointed at, `pointing_ended` that it was given up; `gap_activated` that the dashed line was
    clicked.
    """

    edited = Signal(str, str)
    files_dropped = Signal(object)
    pointed = Signal(str)
    pointing_ended = Signal()
    gap_activated = Signal()

    _pointing = False  # Qt asks while it is being made

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "message")
        self._parts: tuple[Part, ...] = ()
        self._gap = GapLine(look, self.document())
        self._blocks = 0
        self._how = "typing"
        self._at = -1
        self._margin = Margin(look)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._follow_caret)
        look.follow(self.restyle)

    # -- what is shown

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.words_font())
        self.document().setDefaultFont(self.words_font())
        self._pad()
        self._format_all()
        self.grow()

    def show_parts(self, parts: Sequence[Part], gap: Gap | None) -> None:
        """Show what the sentences do, and where something is missing; until the next call both move with the words."""
        self._parts = tuple(parts)
        units = Units(self.text())
        labels = [MarginLabel(units.of(one.span.start), one.label, one.ours) for one in parts if one.label]
        self._margin.set_labels(labels)
        self._gap.set_gap(gap, units.of(gap.position) if gap is not None else 0)
        blocked = self.blockSignals(True)
        self._gap.keep_room()
        self.blockSignals(blocked)
        self._describe()
        self.viewport().update()

    def parts(self) -> tuple[Part, ...]:
        """Return the sentences as they were last shown."""
        return self._parts

    def gap(self) -> Gap | None:
        """Return where something is missing, as it was last shown."""
        return self._gap.gap

    def show_text(self, text: str) -> None:
        """Show another text; what is alike stays as it is, and so does the caret in it."""
        if text != self.text():
            self.set_text(text)
            self._format_all()

    def gap_rect(self) -> QRectF | None:
        """Return the room of the dashed line, in this widget."""
        return self._gap.rect(self.viewport().width())

    def bring(self, span: Span) -> None:
        """Bring some words into view."""
        rect = QRectF()
        for piece in self.pieces(span):
            rect = rect.united(piece.rect)
        if (area := area_of(self)) is not None:
            area.show_rect(self, rect.toAlignedRect())

    # -- pointing at a sentence

    def point(self) -> None:
        """Let the writer point at a sentence: by a click, or with the arrows and Enter; Esc gives it up."""
        self._pointing = True
        self._at = next((index for index, part in enumerate(self._parts) if not part.ours), -1)
        self.setReadOnly(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._describe()
        self.viewport().update()

    def stop_pointing(self) -> None:
        """Let it be typed on again."""
        if self._pointing:
            self._pointing = False
            self.setReadOnly(False)
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
            self._describe()
            self.viewport().update()

    def is_pointing(self) -> bool:
        """Say whether a sentence is being pointed at."""
        return self._pointing

    # -- keys, mouse, clipboard

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if self._pointing and override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._margin.words_at(self.document(), event.pos().x(), event.pos().y(), self._left())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _WALKS.get(Qt.Key(event.key()))
        if self._pointing and event.key() == Qt.Key.Key_Escape:
            self.stop_pointing()
            self.pointing_ended.emit()
        elif self._pointing and step is not None:
            self._at = min(max(self._at + step, 0), len(self._parts) - 1)
            self._show_pointed()
        else:
            super().keyPressEvent(event)

    def enter_pressed(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain:
            event.ignore()
        elif self._pointing:
            self._take_pointed()
        elif not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pointing:
            at = self._part_at(event.position())
            if at is not None and at != self._at:
                self._at = at
                self.viewport().update()

    def clicked_at(self, place: QPointF) -> None:
        rect = self.gap_rect()
        if self._pointing:
            at = self._part_at(place)
            if at is not None:
                self._at = at
                self._take_pointed()
        elif rect is not None and rect.contains(place):
            self.gap_activated.emit()
        else:
            super().clicked_at(place)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := _files(source):
            self.files_dropped.emit(files)
            return
        self._how = "paste"
        try:
            super().insertFromMimeData(source)
        finally:
            self._how = "typing"

    def pasted(self, text: str) -> str:
        return fit(text)

    def changed_to(self, text: str) -> None:
        self.edited.emit(text, self._how)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._pad()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(420), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.minimumHeight())

    # -- painting

    def paint_under(self, painter: QPainter) -> None:
        for part in self._parts:
            if part.ours:
                self._lay(painter, part.span)
        if self._pointing and 0 <= self._at < len(self._parts):
            self._lay(painter, self._parts[self._at].span, ring=True)

    def paint_over(self, painter: QPainter) -> None:
        seen = self.viewport().visibleRegion().boundingRect()
        gap = self.gap_rect()
        self._margin.paint(painter, self.document(), QRectF(seen), self._left(), mirrored=mirrored(self), gap=gap)
        if gap is not None:
            self._gap.paint(painter, gap, self.words_font(), mirrored=mirrored(self))

    def _lay(self, painter: QPainter, span: Span, *, ring: bool = False) -> None:
        for piece in self.pieces(span):
            place = piece.rect.adjusted(-3, 1, 3, 1)
            box(painter, place, self.look.px(4), fill=self.look.colour("accent_soft"))
            if ring:
                focus_ring(painter, place, self.look.px(4), self.look)

    # -- inside

    def _take(self, now: str) -> None:
        before = self._text
        super()._take(now)
        if before == now:
            return
        old, new = difference(before, now)
        start = utf16_position(before, old.start)
        end = start + utf16_position(before[old.start : old.end], old.end - old.start)
        by = utf16_position(now[new.start : new.end], new.end - new.start) - (end - start)
        self._margin.move(start, end, by)
        grown = len(now) - len(before)
        self._parts = tuple(moved for part in self._parts if (moved := part.moved(old, grown)) is not None)
        self._gap.move(start, end, by)
        if self.document().blockCount() != self._blocks:
            self._format_all()

    def _pad(self) -> None:
        width = self.width() / self.look.scale
        side, other = self._margin.width_for(width), _ROOM + 6
        left, right = (other, side) if mirrored(self) else (side, other)
        self.set_padding(*(self.look.px(one) for one in (left, 24, right, 24)))

    def _left(self) -> float:
        form = self.document().rootFrame().frameFormat()
        return form.rightMargin() if mirrored(self) else form.leftMargin()

    def _format_all(self) -> None:
        """Give every line its height, and room to the one under which something is missing."""
        self._blocks = self.document().blockCount()
        blocked = self.blockSignals(True)
        form = self.block_format()
        block = self.document().firstBlock()
        while block.isValid():
            if block.blockFormat().lineHeight() != form.lineHeight():
                QTextCursor(block).setBlockFormat(form)
            self._gap.give_room(block)
            block = block.next()
        self._gap.keep_room()
        self.blockSignals(blocked)

    def _part_at(self, place: QPointF) -> int | None:
        for index, part in enumerate(self._parts):
            if any(piece.rect.adjusted(0, -1, 0, 2).contains(place) for piece in self.pieces(part.span)):
                return index
        return None

    def _show_pointed(self) -> None:
        if 0 <= self._at < len(self._parts):
            self.bring(self._parts[self._at].span)
        self._describe()
        self.viewport().update()

    def _take_pointed(self) -> None:
        if 0 <= self._at < len(self._parts):
            place = self._parts[self._at].place
            self.stop_pointing()
            self.pointed.emit(place)

    def _follow_caret(self) -> None:
        if self.hasFocus() and not self._pointing:
            if (area := area_of(self)) is not None:
                area.show_rect(self.viewport(), self.cursorRect())
            self._describe()

    def _describe(self) -> None:
        """Let a screen reader say what the sentence at the caret does."""
        if self._pointing:
            at = self._at
        else:
            starts = [part.span.start for part in self._parts]
            at = bisect_right(starts, self.caret()) - 1 if starts else -1
        part = self._parts[at] if 0 <= at < len(self._parts) else None
        words = part.label if part is not None else ""
        if self._pointing and part is not None:
            words = f"{part.span.of(self.text())} {words}".strip()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


def _files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
