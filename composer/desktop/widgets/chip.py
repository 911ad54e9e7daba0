"""Chips: "+ …" opens a question, a ticked one says what is there, a dashed one what is still to come."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Token
from composer.desktop.widgets.button import PaintedButton
from composer.desktop.widgets.paint import box, focus_ring, hovered, mirrored, painting, visual

ChipKind = Literal["add", "done", "to-come"]

_HEIGHT = 28
_ICONS: dict[ChipKind, str] = {"add": "plus", "done": "check", "to-come": ""}
_INKS: dict[ChipKind, Token] = {"add": "text", "done": "good", "to-come": "quiet"}


class Chip(PaintedButton):
    """A chip; `clicked` is what it does.

    `opens` says for a screen reader what a click leads to (the question, the step).
    """

    def __init__(self, look: Look, text: str, kind: ChipKind, opens: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent)
        self._kind: ChipKind = kind
        names = {
            "add": self.tr("{chip}, adds a question"),
            "done": self.tr("{chip}, already in it"),
            "to-come": self.tr("{chip}, still to come"),
        }
        self.setAccessibleName(names[kind].format(chip=text))
        if opens:
            self.setAccessibleDescription(self.tr("Opens: {question}").format(question=opens))

    def words_font(self) -> QFont:
        font = self.look.font("hint")
        font.setPointSizeF(font.pointSizeF() * 13 / 12.5)
        return font

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.words_font()).horizontalAdvance(self.text()) + 1
        return QSize(words + self._leading() + self._padding() * 2, self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(80)), self.look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, radius = self.look, self.height() / 2
        with painting(self) as painter:
            if self._kind == "done":
                box(painter, self.rect(), radius, fill=look.colour("good_soft"))
            elif self._kind == "add":
                edge = look.colour("border" if self.isEnabled() else "line")
                box(painter, self.rect(), radius, fill=look.colour("panel"), border=edge)
            else:
                box(painter, self.rect(), radius, border=look.colour("border"), dashed=True)
            if self.isEnabled() and (self.underMouse() or self.isDown()):
                box(painter, self.rect(), radius, fill=hovered(look))
            ink = look.colour(_INKS[self._kind] if self.isEnabled() else "quiet")
            x = float(self._padding())
            if icon := _ICONS[self._kind]:
                size = look.px(15)
                place = QRectF(x - look.px(2), (self.height() - size) / 2, size, size)
                tint = look.colour("accent") if self._kind == "add" and self.isEnabled() else ink
                look.icons.paint(painter, icon, visual(self, place), tint, mirrored=mirrored(self))
                x += self._leading()
            metrics = QFontMetrics(self.words_font())
            room = int(self.width() - x - self._padding()) + 2
            words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.setFont(self.words_font())
            painter.setPen(ink)
            place = visual(self, QRectF(x, 0, metrics.horizontalAdvance(words) + 2, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
            if self.hasFocus():
                focus_ring(painter, self.rect(), radius, look)

    def _padding(self) -> int:
        return self.look.px(12)

    def _leading(self) -> int:
        return self.look.px(18) if _ICONS[self._kind] else 0
