"""The one set of icons: SVG on a 24 grid, tinted when painted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QTransform

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_MIRRORED = frozenset({"chevron-left", "chevron-right", "arrow-right", "undo", "redo", "send", "list", "bubble"})


class Icons:
    """The icons of one folder by their file stem; each file is read once, when it is first painted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def names(self) -> list[str]:
        """Return the names that can be painted."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def paint(
        self, painter: QPainter, name: str, place: QRect | QRectF, colour: QColor, *, mirrored: bool = False
    ) -> None:
        """Paint an icon into `place`; where the interface runs right to left, say `mirrored` and arrows turn round."""
        place = QRectF(place)
        painter.save()
        if mirrored and name in _MIRRORED:
            painter.setTransform(QTransform(-1, 0, 0, 1, 2 * place.center().x(), 0), combine=True)
        self._renderer(name, colour).render(painter, place)
        painter.restore()

    def _renderer(self, name: str, colour: QColor) -> "QSvgRenderer":
        key = name, colour.name()
        if key not in self._renderers:
            # Not needed before the first icon is painted, and the window should stand before that.
            from PySide6.QtSvg import QSvgRenderer

            drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._renderers[key] = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
        return self._renderers[key]


class TintedIcon(QIconEngine):
    """An icon for menus and actions that asks for its colour at paint time."""

    def __init__(self, icons: Icons, name: str, colour: Callable[[], QColor]) -> None:
        super().__init__()
        self._icons, self._name, self._colour = icons, name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint the icon at any size; a disabled one is faint."""
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        self._icons.paint(painter, self._name, rect, self._colour(), mirrored=painter.layoutDirection() == _RTL)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of `size`."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> "TintedIcon":
        """Return a copy, as Qt asks for one."""
        return TintedIcon(self._icons, self._name, self._colour)


_RTL = Qt.LayoutDirection.RightToLeft
