"""The home page: what happened, and the cases that are still with you."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.home.case_list import CaseList
from composer.desktop.home.case_row import CaseLine, CaseRow
from composer.desktop.home.front import MARGINS, MEDIUM, NARROW_SIDE, SIDE, WIDE, Front
from composer.desktop.home.search_button import SearchButton
from composer.desktop.home.standing import ICONS, line_of
from composer.desktop.theme.look import Look
from composer.desktop.went_out.today import Beside, Today
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import ActionCard, Bar, Card, Surface
from composer.desktop.widgets.labels import Label, Section
from composer.desktop.widgets.layout import ScrollArea, column, reveal, row
from composer.desktop.widgets.notices import Announcer, QuietBar
from composer.desktop.widgets.rail import RailEntry, StepRail
from composer.guide.case import Life
from composer.library.store import Summary

if TYPE_CHECKING:
    from composer.session.outbox import Outlook

_FEW = 6
_LIVES: tuple[Life, ...] = ("draft", "out", "open", "closed")


class HomePage(QWidget):
    """Asks what happened and lists the cases.

    `new_wanted` tells which way ("", "talk" or "holding": the output), `opened` a case, `trashed` and `restored` what
    is to be done with one, `retried` that the store should be tried again, `search_wanted` asks for the palette.
    """

    new_wanted = Signal(str)
    opened = Signal(str)
    trashed = Signal(str)
    restored = Signal(str)
    retried = Signal()
    search_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self, look: Look, front: Front, announcer: Announcer, now: Callable[[], datetime], settings_menu: QMenu
    ) -> None:
        super().__init__()
        self.look = look
        self._front = front
        front.chosen.connect(self._begin_new)
        self._now = now
        self._cases: tuple[Summary, ...] = ()
        self._trash: tuple[Summary, ...] = ()
        self._loaded = False
        self._all = False
        self._place = "start"
        self._step_names: dict[str, str] = {}
        self._came_from = ""
        self._last_trashed = ""
        self.take_back: Callable[[], None] | None = None  # what Undo does, if it is not about the trash
        self._outlook: Outlook | None = None
        self.today = Today(look, announcer, now)
        whole = column(look, 0, parent=self)
        top, side, page = self._top(settings_menu), self._side(), self._page()
        whole.addWidget(top)
        middle = row(look, 0)
        whole.addLayout(middle, 1)
        middle.addWidget(side)
        middle.addWidget(ScrollArea(look, page, self.tr("Home")), 1)
        middle.addWidget(self._beside)
        self._bar = QuietBar(look, announcer)
        self._bar.answered.connect(lambda _: self.put_back())
        whole.addWidget(self._bar)
        self._areas = [top, side, page, self._beside, self._bar]
        self._show()

    # -- what it is told

    def set_cases(self, cases: Sequence[Summary], trash: Sequence[Summary]) -> None:
        """Show these cases, and those in the trash."""
        self._cases, self._trash = tuple(cases), tuple(trash)
        self._loaded = True
        self.show_trouble("")
        self._show()

    def set_outlook(self, outlook: "Outlook") -> None:
        """Say of each case what has left the window."""
        self._outlook = outlook
        self._show()

    def case(self, case_id: str) -> Summary | None:
        """Return a case that is not in the trash."""
        return next((case for case in self._cases if case.id == case_id), None)

    def set_step_names(self, names: dict[str, str]) -> None:
        """Say what the steps are called, by their id."""
        self._step_names = names
        self._show()

    def show_trouble(self, words: str) -> None:
        """Say in one sentence why there is no list, or why a case cannot be opened; "" when that is over."""
        self._trouble_words.setText(words)
        reveal(self._trouble, bool(words))

    def say_trashed(self, case_id: str, title: str) -> None:
        """Say that a case is in the trash, and offer it back."""
        self._last_trashed, self.take_back = case_id, None
        self._bar.ask(self.tr("“{title}” is in the trash.").format(title=title), "", [self.tr("Put it back")], "trash")

    def cards(self) -> list[ActionCard]:
        """Return the ways to begin, in order."""
        return list(self._front.cards)

    def lines(self) -> list[CaseLine]:
        """Return what the list shows, in order."""
        return [row.line for row in self.rows()]

    def begin_button(self) -> Button:
        """Return the button that stands where there are no cases."""
        return self._begin

    def trouble(self) -> str:
        """Return the sentence that says why there is no list, "" if there is none."""
        return "" if self._trouble.isHidden() else self._trouble_words.text()

    def rows(self) -> list[CaseRow]:
        """Return the rows of the list, in order."""
        return self._list.rows()

    def escape(self) -> None:
        """Close the bar that offers a case back; Undo still brings it."""
        self._bar.hide()

    def take_focus(self) -> None:
        """Give the focus to the case that was opened from here last, else to the first way to begin."""
        row = next((row for row in self.rows() if row.line.id == self._came_from), None)
        if row is not None and row.isVisibleTo(self):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._front.take_focus()

    def areas(self) -> list[QWidget]:
        """Return the parts of the page, in the order in which they are read."""
        return self._areas

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- inside

    def _top(self, settings_menu: QMenu) -> QWidget:
        bar = Bar(self.look, 48, line="below", margins=(22, 0, 14, 0))
        bar.start.addWidget(Label(self.look, self.tr("Amends"), weight="semibold", wraps=False))
        bar.start.addStretch(1)
        self._search = SearchButton(self.look, self.tr("Find a case, a person, a command"), "Ctrl+K")
        self._search.clicked.connect(self.search_wanted)
        bar.start.addWidget(self._search, 2)
        bar.start.addStretch(1)
        settings = Button(self.look, self.tr("Settings"), "quiet", icon="gear")
        settings.setMenu(settings_menu)
        bar.end.addWidget(settings)
        return bar

    def _side(self) -> QWidget:
        self._side_ground = Surface(self.look, "rail")
        whole = column(self.look, 0, parent=self._side_ground)
        self._rail = StepRail(self.look, self.tr("Places"))
        self._trash_rail = StepRail(self.look, self.tr("Trash"))
        for rail in (self._rail, self._trash_rail):
            rail.chosen.connect(self._go)
        whole.addWidget(self._rail)
        whole.addStretch(1)
        whole.addWidget(self._trash_rail)
        return self._side_ground

    def _page(self) -> QWidget:
        look = self.look
        page = QWidget()
        self._column = column(look, 0, MARGINS, page)
        self._trouble = QWidget()
        card = Card(look)
        column(look, 0, (0, 0, 0, 24), self._trouble).addWidget(card)
        self._trouble_words = Label(look)
        again = Button(look, self.tr("Try again"), "accent", small=True)
        again.clicked.connect(self.retried)
        card.body.addWidget(self._trouble_words)
        card.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        reveal(self._trouble, False)
        self._column.addWidget(self._trouble)
        above = column(look)
        self._column.addLayout(above)
        self._beside = Beside(look, self.today, above)
        self._column.addWidget(self._front)
        self.today.changed.connect(self._arrange)
        head = row(look)
        self._list_title = Section(look, self.tr("Still with you"))
        self._see_all = Button(look, "", "link", small=True)
        self._see_all.clicked.connect(self._show_all)
        head.addWidget(self._list_title, 1)
        head.addWidget(self._see_all)
        self._column.addLayout(head)
        self._column.gap(10)
        self._empty = Label(look, colour="quiet")
        self._column.addWidget(self._empty)
        self._begin = Button(look, self.tr("Begin an apology"), "primary", icon_after="chevron-right")
        self._begin.clicked.connect(lambda: self.new_wanted.emit(""))
        self._column.gap(6)
        self._column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = CaseList(look)
        self._list.opened.connect(self._open)
        self._list.deleted.connect(self._delete)
        self._list.menu_wanted.connect(self.menu_wanted)
        self._column.addWidget(self._list)
        self._column.addStretch(1)
        look.follow(self._arrange)
        return page

    def _arrange(self) -> None:
        width = self.width() / self.look.scale
        narrow = width < MEDIUM
        self._rail.set_collapsed(narrow)
        self._trash_rail.set_collapsed(narrow)
        self._side_ground.setFixedWidth(self.look.px(NARROW_SIDE if narrow else SIDE))
        self._front.fit(min(width, MEDIUM) if self.today.cards() else width)
        self._beside.set_wide(wide=width >= WIDE)

    def _show(self) -> None:
        counts = {life: sum(case.life == life for case in self._cases) for life in _LIVES}
        names: dict[Life, str] = {
            "draft": self.tr("Drafts"),
            "out": self.tr("Out"),
            "open": self.tr("Open"),
            "closed": self.tr("Closed"),
        }
        present: list[Life] = [life for life in _LIVES if counts[life]]
        places = [RailEntry("start", self.tr("Start"), icon="home", plain=True)]
        places += [
            RailEntry(life, names[life], icon=ICONS[life], note=str(counts[life]), plain=True, after_line=not index)
            for index, life in enumerate(present)
        ]
        trash = [RailEntry("trash", self.tr("Trash"), icon="trash", note=str(len(self._trash)), plain=True)]
        self._rail.set_entries(places)
        self._trash_rail.set_entries(trash if self._trash else [])
        reveal(self._trash_rail, bool(self._trash))  # a place without content would be announced
        if self._place not in ("start", *present, *(["trash"] if self._trash else [])):
            self._place = "start"
        for rail in (self._rail, self._trash_rail):
            rail.set_current(self._place)
        self._show_list(names)

    def _show_list(self, names: dict[Life, str]) -> None:
        start = self._place == "start"
        reveal(self._front, start)
        if self._place == "trash":
            cases, title = self._trash, self.tr("In the trash. Opening one puts it back.")
        elif start:
            cases, title = self._cases, self.tr("Still with you")
        else:
            cases = tuple(case for case in self._cases if case.life == self._place)
            title = next(words for life, words in names.items() if life == self._place)
        few = cases[:_FEW] if start and not self._all else cases
        now = self._now()
        self._list.set_lines([line_of(case, self._step_names, self._outlook, now) for case in few])
        self._list_title.setText(title)
        reveal(self._list, bool(cases))
        reveal(self._list_title, bool(cases) or self._loaded)
        self._see_all.setText(self.tr("See all {number}").format(number=len(cases)))
        reveal(self._see_all, len(few) < len(cases))
        empty = self._loaded and not cases
        self._empty.setText(self.tr("Nothing is waiting here. What you begin is kept from the first word."))
        reveal(self._empty, empty)
        reveal(self._begin, empty)

    def _begin_new(self, way: str) -> None:
        self._came_from = ""
        self.new_wanted.emit(way)

    def _go(self, place: str) -> None:
        self._place = place
        self._show()

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _open(self, case_id: str) -> None:
        self._came_from = case_id
        if self._place == "trash":
            self.restored.emit(case_id)
        self.opened.emit(case_id)

    def _delete(self, case_id: str) -> None:
        if self._place != "trash":
            self.trashed.emit(case_id)

    def put_back(self) -> None:
        """Undo: take back what was done on Home last; the case that was put into the trash comes out of it."""
        case_id, self._last_trashed = self._last_trashed, ""
        act, self.take_back = self.take_back, None
        if act is not None:
            act()
        elif case_id:
            self._bar.hide()
            self.restored.emit(case_id)
