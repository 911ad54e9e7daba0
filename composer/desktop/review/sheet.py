"""The sheet the message is written on: to whom, the subject as a field of its own, and under a line the message."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.review.editor import MessageEditor
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import CARD_RADIUS, FOCUS_RING
from composer.desktop.widgets.card import Card, Line
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import area_of, column, reveal, row
from composer.desktop.widgets.paint import box, painting
from composer.desktop.widgets.text_edit import MarkedText
from composer.session.history import Edit

_INSET = 7
"""The room between the words of the subject and the edge of its field."""


class SubjectField(MarkedText):
    """The subject: one line that wraps. `edited` tells it after a change; `done` that Enter was pressed."""

    edited = Signal(str, str)
    done = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "text", parent)
        self._how: Edit = "typing"
        self.setAccessibleName(name)
        self.cursorPositionChanged.connect(self._follow_caret)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and sizes."""
        self.setFont(self.words_font())
        self.document().setDefaultFont(self.words_font())
        inset = self.look.px(_INSET)
        self.set_padding(inset, self.look.px(3), inset, self.look.px(3))
        self.grow()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(96), self.minimumHeight())

    def one_line(self) -> int:
        return self.look.px(28)

    def changed_to(self, text: str) -> None:
        self.edited.emit(text, self._how)

    def pasted(self, text: str) -> str:
        self._how = "paste"
        return " ".join(super().pasted(text).split())

    def enter_pressed(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._how = "typing"
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def paint_under(self, painter: QPainter) -> None:
        look, place = self.look, QRectF(self.viewport().rect())
        if self.hasFocus():
            box(painter, place, look.px(6), fill=look.colour("panel"), border=look.colour("accent"), width=FOCUS_RING)
        elif self.underMouse():
            box(painter, place, look.px(6), border=look.colour("border"))

    def _follow_caret(self) -> None:
        if self.hasFocus() and (area := area_of(self)) is not None:
            area.show_rect(self.viewport(), self.cursorRect())


class MessageSheet(Card):
    """The message to write in."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, (0, 0, 0, 0), 0)
        self.head = QWidget()
        above = column(look, 12, (40, 18, 36, 0), self.head)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.to_label, self.to = Hint(look, self.tr("To"), wraps=False), Label(look)
        self.subject_label = Hint(look, self.tr("Subject"), wraps=False)
        self.subject = SubjectField(look, self.tr("Subject"))
        self.subject_label.setBuddy(self.subject)
        to = QWidget()
        row(look, 0, (_INSET, 3, 0, 3), to).addWidget(self.to)
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, widget) in enumerate(((self.to_label, to), (self.subject_label, self.subject))):
            beside = QWidget()
            column(look, 0, (0, 2, 0, 0), beside).addWidget(label)
            self._grid.addWidget(beside, number, 0, top)
            self._grid.addWidget(widget, number, 1, top)
        above.addWidget(holder)
        above.addWidget(Line(look))
        self.editor = MessageEditor(look, self.tr("The message"))
        self.body.addWidget(self.head)
        self.body.gap(16)
        self.body.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.editor.entered.connect(self.update)
        self.editor.left.connect(self.update)
        self.subject.done.connect(lambda: self.editor.setFocus(Qt.FocusReason.TabFocusReason))
        look.follow(self._restyle)

    def show_head(self, to: str, subject: str | None) -> None:
        """Show to whom it goes, and the subject; None where the message has none."""
        self.to.setText(to)
        for widget in (self.to_label, self.to):
            reveal(widget, bool(to) and subject is not None)
        for field in (self.subject_label, self.subject):
            reveal(field, subject is not None)
        reveal(self.head, subject is not None)
        if subject is not None and " ".join(self.subject.text().split()) != subject:
            self.subject.set_text(subject)

    def from_editor(self, rect: QRect | None) -> QRect | None:
        """Return a place of the editor as a place of the sheet."""
        return rect.translated(self.editor.mapTo(self, QPoint(0, 0))) if rect else None

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = self.look.px(CARD_RADIUS)
        if self.rect().adjusted(edge, edge, -edge, -edge).contains(event.rect()):
            # A key repaints what lies under its words; the round corners of a long sheet are not drawn for that.
            with painting(self) as painter:
                painter.fillRect(event.rect(), self.look.colour("panel"))
            return
        super().paintEvent(event)
        if self.editor.hasFocus():
            with painting(self) as painter:
                place = QRectF(self.rect()).adjusted(0, 0, 0, -1)
                accent = self.look.colour("accent")
                box(painter, place, self.look.px(CARD_RADIUS), border=accent, width=FOCUS_RING)

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self.look.px(10 - _INSET))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, self.look.px(46))
