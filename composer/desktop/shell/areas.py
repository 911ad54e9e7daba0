"""The areas of a window: F6 walks through them, and Tab meets what is in them in the order in which it is read.

Qt's own chain of focus is the order in which widgets were made, and containers that hand the focus on turn it into
circles as soon as a page is rebuilt; here the order is read off the screen each time.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from composer.desktop.widgets.paint import mirrored

_TAB = Qt.FocusPolicy.TabFocus.value


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
    around = [(_place(block, area), block) for block in blocks]
    around.sort(key=lambda item: item[0].top())
    ordered: list[QWidget] = []
    while around:
        first = around[0][0]
        line = [item for item in around if first.top() <= item[0].center().y() <= first.bottom()] or around[:1]
        line.sort(key=lambda item: (-item[0].right() if mirrored(area) else item[0].left(), item[0].top()))
        for _, block in line:
            content = block.widget() if isinstance(block, QScrollArea) else None
            ordered += blocks[block] if content is None else _in_order(content, blocks[block])
        around = [item for item in around if item not in line]
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
    """Yield a widget and all that is shown in it; a hidden page may hold hundreds that need not be asked."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            yield from _shown_in(child)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.focusProxy() is None and widget.isEnabled()


def _place(widget: QWidget, area: QWidget) -> QRect:
    return QRect(widget.mapTo(area, QPoint(0, 0)), widget.size())


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)
