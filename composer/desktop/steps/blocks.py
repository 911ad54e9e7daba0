"""How questions stand on a page: one under the other, or side by side in a row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.desktop.steps.question import QuestionView
from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import TINY
from composer.desktop.widgets.button import QuietLink
from composer.desktop.widgets.layout import Flow, column, read_in_order, reveal

_STACKED_UNDER = 520
_NARROW = frozenset({"when", "name", "phone", "amount"})


class RowBlock(QWidget):
    """A row of questions: labels over their fields, hints under them, and all else below over the whole width.

    A question that was put in front only for its stem needs no label of its own: the one behind it names both. Folded
    `links` stand under the first.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._views: tuple[QuestionView, ...] = ()
        self._stacked: bool | None = None
        whole = column(look, 8, parent=self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._grid)
        self._links = Flow(look, spacing=16)
        whole.addWidget(self._links)
        self._linked: dict[str, QuietLink] = {}
        self._under = column(look, 6)
        whole.addLayout(self._under)
        look.follow(self.restyle)

    def restyle(self) -> None:
        """Ask the look again for the spacing."""
        self._grid.setHorizontalSpacing(self._look.px(TINY))
        self._grid.setVerticalSpacing(self._look.px(7))

    def set_views(self, views: Sequence[QuestionView]) -> None:
        """Show these questions; others that were here are hidden."""
        if tuple(views) == self._views:
            return
        for view in self._views:
            if view not in views:
                for widget in (view.label, view.above, view.editor, view.hints, view.under):
                    widget.hide()
        self._views = tuple(views)
        self._stacked = None
        self._arrange(stacked=self._is_narrow())

    def set_links(self, links: Sequence[tuple[str, str]], pressed: Callable[[str], None]) -> None:
        """Show quiet links (key and words); `pressed` is told which was."""
        if [key for key, _ in links] == list(self._linked):
            return
        self._linked = {}
        for key, words in links:
            link = QuietLink(self._look, words)
            link.clicked.connect(lambda _=False, key=key: pressed(key))
            self._linked[key] = link
        self._links.set_widgets(list(self._linked.values()))

    def link(self, key: str) -> QuietLink | None:
        """Return the link of a folded question."""
        return self._linked.get(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(stacked=self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.width() / self._look.scale < _STACKED_UNDER

    def _arrange(self, *, stacked: bool) -> None:
        stacked = stacked or not _side_by_side(self._views)
        if stacked == self._stacked or not self._views:
            return
        self._stacked = stacked
        while self._grid.count():
            self._grid.takeAt(0)
        for index in range(4):
            self._grid.setColumnStretch(index, 0)
        (self._stack if stacked else self._spread)()
        for view in self._views:
            self._under.addWidget(view.under)
            view.editor.show()
        asked = (widget for view in self._views for widget in (view.label, view.above, view.editor, view.hints))
        read_in_order((*asked, self._links, *(view.under for view in self._views)))

    def _stack(self) -> None:
        line = 0
        named = _named(self._views)
        first = self._views.index(named)
        for place, view in enumerate(self._views):
            if place == 0 or place > first:
                self._grid.addWidget(view.label if place else named.label, line, 0)
            reveal(view.label, view is named or (place > first and not view.question.stems))
            self._grid.addWidget(view.above, line + 1, 0)
            self._grid.addWidget(view.editor, line + 2, 0)
            self._grid.addWidget(view.hints, line + 3, 0)
            line += 4
        self._grid.setColumnStretch(0, 1)

    def _spread(self) -> None:
        named = _named(self._views)
        first = self._views.index(named)
        top = Qt.AlignmentFlag.AlignTop
        for place, view in enumerate(self._views):
            if view is named:
                self._grid.addWidget(view.label, 0, 0, 1, place + 1)
            elif place > first and not view.question.stems:
                self._grid.addWidget(view.label, 0, place)
            reveal(view.label, view is named or (place > first and not view.question.stems))
            self._grid.addWidget(view.above, 1, place)
            self._grid.addWidget(view.editor, 2, place, top)
            self._grid.addWidget(view.hints, 3, place, top)
            self._grid.setColumnStretch(place, 1 if view.question.type in _NARROW else 3)


def _named(views: Sequence[QuestionView]) -> QuestionView:
    """Return the question that names the row: the first that stands there of itself."""
    return next((view for view in views if view.question.asked != "chip"), views[0])


def _side_by_side(views: Sequence[QuestionView]) -> bool:
    """A long stem before a short answer wants a line of its own; so does a choice."""
    return len(views) > 1 and not any(
        view.question.type == "choice" or (view.question.type in _NARROW and len(_stem(view)) > 20) for view in views
    )


def _stem(view: QuestionView) -> str:
    return view.question.stems[0].text if view.question.stems else ""
