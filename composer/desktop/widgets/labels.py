"""Words on the page: headings, questions, hints; labels that end in "…" and keys as they look on a keyboard."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Token, TypeRole, Weight
from composer.desktop.widgets.paint import LINE_SPACING, WrappedText, box, mirrored, painting

_ENDLESS = 100_000
_KEPT = 6


class Label(QLabel):
    """Words in one of the type sizes that wrap where they have no room; plain text always."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: TypeRole = "text",
        weight: Weight | None = None,
        colour: Token = "text",
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._kept: dict[tuple[object, ...], WrappedText] = {}
        self._role: TypeRole = role
        self._weight: Weight | None = weight
        self._colour: Token = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for font and colour."""
        self._kept.clear()
        self.setFont(self.look.font(self._role, self._weight))
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: Token) -> None:
        """Change the colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        laid = self._laid(self.look.px(560) if self.wordWrap() else _ENDLESS)
        return QSize(ceil(laid.width) + 1, ceil(laid.height))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        longest = max(self.text().split(), key=len, default="")
        metrics = QFontMetrics(self.font())
        width = min(metrics.horizontalAdvance(longest) + 2, self.look.px(96))
        return QSize(width, round(metrics.height() * LINE_SPACING))

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        return ceil(self._laid(width).height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            laid = self._laid(self.width() if self.wordWrap() else max(self.width(), _ENDLESS))
            x = self.width() - _ENDLESS if mirrored(self) and not self.wordWrap() else 0
            top = max((self.height() - laid.height) / 2, 0) if not self.wordWrap() else 0.0
            quiet = self.look.colour("quiet")
            laid.paint(painter, QPointF(x, top), self.look.colour(self._colour), rest_colour=quiet)

    def line_height(self) -> float:
        """Return the height of a line in pixels, 0 for that of all small words."""
        return 0

    def quiet_from(self) -> int:
        """Return from which character on the words are small and quiet."""
        return len(self.text())

    def _laid(self, width: float) -> WrappedText:
        # A layout asks for many widths, and several times for each, before anything is painted: what fits into one
        # line is broken for none of them.
        line = self._broken(_ENDLESS)
        fits = line.width <= width and "\n" not in self.text() and not mirrored(self)
        return line if fits else self._broken(width)

    def _broken(self, width: float) -> WrappedText:
        key = self.text(), self.font().key(), width, self.layoutDirection(), self.quiet_from()
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            rest, hint, direction = self.quiet_from(), self.look.font("hint"), self.layoutDirection()
            kept = self._kept[key] = WrappedText(
                self.text(), self.font(), width, direction, line_height=self.line_height(), rest=rest, rest_font=hint
            )
        return kept


class Heading(Label):
    """The heading of a page."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, role="heading", parent=parent)

    def line_height(self) -> float:
        # Large letters stand closer: what parts small lines well tears these apart.
        return QFontInfo(self.font()).pixelSize() * 1.3


class Section(Label):
    """The heading of a section."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, role="section", parent=parent)


class Lead(Label):
    """The quiet line of why under a heading."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, colour="quiet", parent=parent)


class Hint(Label):
    """A small quiet line: an example, a help text, a count."""

    def __init__(self, look: Look, text: str = "", *, wraps: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(look, text, role="hint", colour="quiet", wraps=wraps, parent=parent)


class QuestionLabel(Label):
    """A question over its field, which is its buddy; "optional" stands behind it in quiet letters."""

    def __init__(
        self,
        look: Look,
        text: str,
        buddy: QWidget | None = None,
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._length = len(text)
        super().__init__(look, parent=parent, weight="semibold")
        self.set_question(text, optional=optional)
        if buddy is not None:
            self.setBuddy(buddy)

    def set_question(self, text: str, *, optional: bool) -> None:
        """Change the question."""
        self._length = len(text)
        words = f"{text}  {self.tr('optional')}" if optional else text
        self.setAccessibleName(words)
        self.setText(words)

    def quiet_from(self) -> int:
        return self._length


class ElidedLabel(QLabel):
    """One line that ends in "…" where it has no room; then the whole of it is the tooltip."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: TypeRole = "text",
        weight: Weight | None = None,
        colour: Token = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._role: TypeRole = role
        self._weight: Weight | None = weight
        self._colour: Token = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the font."""
        self.setFont(self.look.font(self._role, self._weight))

    def set_colour(self, colour: Token) -> None:
        """Change the colour."""
        self._colour = colour
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tooltip()

    def is_cut(self) -> bool:
        """Say whether "…" stands at the end."""
        return self.width() < self.sizeHint().width()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, round(metrics.height() * 1.2))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), self.look.px(40)), full.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self.look.colour(self._colour))
            words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            side = Qt.AlignmentFlag.AlignRight if mirrored(self) else Qt.AlignmentFlag.AlignLeft
            # The interface's direction was applied above: painted text must not turn round a second time.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _update_tooltip(self) -> None:
        self.setToolTip(self.text() if self.is_cut() else "")


class KeyCap(QLabel):
    """A key as it looks on a keyboard: "F8"."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the font."""
        self.setFont(self.look.font("hint"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + self.look.px(10), metrics.height() + self.look.px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), self.look.px(4), fill=self.look.colour("panel"), border=self.look.colour("line"))
            painter.setFont(self.font())
            painter.setPen(self.look.colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class IconLabel(QWidget):
    """An icon of the set on its own, for decoration: screen readers pass it by."""

    def __init__(
        self, look: Look, icon: str, colour: Token = "quiet", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._icon, self._size = icon, size
        self._colour: Token = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for size and colour."""
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str, colour: Token) -> None:
        """Change icon and colour."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            colour = self.look.colour(self._colour)
            self.look.icons.paint(painter, self._icon, self.rect(), colour, mirrored=mirrored(self))
