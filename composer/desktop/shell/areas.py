"""The areas of a window: F6 walks through them, and Tab meets what is in them in the order in which it is read.

Qt's own chain of focus is the order in which widgets were made, and containers that hand the focus on turn it into
circles as soon as a page is rebuilt; here the order is read off the screen each time.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget

from composer.desktop.widgets.paint import mirrored

_TAB = Qt.FocusPolicy.TabFocus.value
_Placed = tuple[QRect, QWidget]


@runtime_checkable
class HasAreas(Protocol):
    """A page with parts that F6 and Tab walk through."""

    def areas(self) -> list[QWidget]:
        """Return the parts, in the order in which they are read."""


def move_to_area(areas: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next of `areas` that can take it, or with -1 to the one before."""
    focused = QApplication.focusWidget()
    at = next((i for i, area in enumerate(areas) if focused is not None and _holds(area, focused)), -by)
    for step in range(1, len(areas) + 1):
        stops = stops_in(areas[(at + by * step) % len(areas)])
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            return


def move_on(areas: Sequence[QWidget], by: int, start: QWidget | None = None) -> bool:
    """Move the focus from `start` (what has it) to the next stop in `areas`, or with -1 to the one before.

    False if there is none. What has the focus may have been hidden just now: Qt asks for its neighbour then.
    """
    focused = start or QApplication.focusWidget()
    stops = [stop for area in areas for stop in stops_in(area, focused)]
    at = stops.index(focused) if focused in stops else (-1 if by > 0 else 0)
    around = [stops[(at + by * step) % len(stops)] for step in range(1, len(stops) + 1)]
    following = next((stop for stop in around if stop.isVisible() and stop.isEnabled()), None)
    if following is None:
        return False
    following.setFocus(Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason)
    return True


def go_on_after(gone: QWidget) -> None:
    """Move the focus to what follows something that was hidden, on the page it is on."""
    page = gone.parentWidget()
    while page is not None and not isinstance(page, HasAreas):
        page = page.parentWidget()
    if isinstance(page, HasAreas):
        move_on(page.areas(), 1, gone)


def stops_in(area: QWidget, also: QWidget | None = None) -> list[QWidget]:
    """Return what Tab stops at in `area` and `also`, if it is in there: by lines, each from the reading side.

    What scrolls by itself is read to its end before what stands beside it.
    """
    inside = [one for one in _shown_in(area) if _is_stop(one)] if area.isVisible() else []
    if also is not None and also not in inside and _holds(area, also):
        inside.append(also)
    return _in_order(area, inside)


def _in_order(area: QWidget, stops: list[QWidget]) -> list[QWidget]:
    blocks: dict[QWidget, list[QWidget]] = {}
    for one in stops:
        blocks.setdefault(_block(one, area), []).append(one)
    ordered: list[QWidget] = []
    for _, block in _by_lines([(_place(block, area), block) for block in blocks], rtl=mirrored(area)):
        content = block.widget() if isinstance(block, QScrollArea) else None
        ordered += blocks[block] if content is None else _in_order(content, blocks[block])
    return ordered


def _by_lines(items: list[_Placed], *, rtl: bool) -> list[_Placed]:
    """Return what stands somewhere line by line, each from the reading side."""
    rest, ordered = sorted(items, key=lambda item: item[0].top()), []
    while rest:
        first = rest[0][0]
        line = [item for item in rest if first.top() <= item[0].center().y() <= first.bottom()] or rest[:1]
        rest = [item for item in rest if item not in line]
        line.sort(key=lambda item: (-item[0].right() if rtl else item[0].left(), item[0].top()))
        # What stands beside something high has lines of its own.
        high = line.index(max(line, key=lambda item: item[0].height()))
        ordered += [*_by_lines(line[:high], rtl=rtl), line[high], *_by_lines(line[high + 1 :], rtl=rtl)]
    return ordered


def _block(stop: QWidget, area: QWidget) -> QWidget:
    """Return the outermost thing in `area` that scrolls and holds a stop, or the stop itself."""
    block, above = stop, stop
    while above is not area and (parent := above.parentWidget()) is not None:
        if isinstance(above, QScrollArea) and above is not stop:
            block = above
        above = parent
    return block


def _shown_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that is shown in it; a hidden page may hold hundreds that need not be asked.

    A field of Qt's is asked for nothing inside it: there is no stop, and to name a part of Qt that it has no name for,
    PySide first makes the names of all there is, which takes 20 ms.
    """
    yield widget
    if isinstance(widget, QTextEdit | QLineEdit):
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            yield from _shown_in(child)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.focusProxy() is None and widget.isEnabled()


def _place(widget: QWidget, area: QWidget) -> QRect:
    return QRect(widget.mapTo(area, QPoint(0, 0)), widget.size())


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)
