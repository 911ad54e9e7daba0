"""The palette: a field, and under it the commands and cases that hold what is typed."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListView, QWidget

from composer.desktop.palette.command import Command, key_words
from composer.desktop.palette.entry_delegate import EntryDelegate
from composer.desktop.theme.look import Look
from composer.desktop.widgets.controls import SearchField
from composer.desktop.widgets.labels import Lead
from composer.desktop.widgets.layout import column, reveal
from composer.desktop.widgets.notices import Announcer
from composer.desktop.widgets.paint import box, painting
from composer.library.store import Summary
from composer.session.finder import Finder

_WIDTH, _HEIGHT, _TOP = 620, 460, 72
_RECENT, _MOST_COMMANDS, _MOST_CASES = 5, 40, 60
_ROLE = Qt.ItemDataRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Entry(Struct, frozen=True):
    """A row: a command with its keys, or a case with its people."""

    title: str
    note: str
    icon: str
    keys: tuple[str, ...]
    act: Callable[[], None]

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.title, self.note, *self.keys) if part)


class Entries(QAbstractListModel):
    """The rows of the palette."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 Qt's own shape
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _ROLE.UserRole:
            return entry
        return entry.spoken if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None


class Palette(QDialog):
    """Finds commands and cases as one types. Arrows go up and down while one types, Enter does, Esc gives back.

    `chosen` is what is to be done when it has closed, None for nothing.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        commands: Sequence[Command],
        open_case: Callable[[str], None],
        announcer: Announcer | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        self.chosen: Callable[[], None] | None = None
        self._commands = [command for command in commands if command.can_be_chosen]
        self._by_command = Finder(f"{command.name} {command.words}" for command in self._commands)
        self._cases: Sequence[Summary] = ()
        self._by_case = Finder(())
        self._open_case, self._announcer = open_case, announcer
        self.setWindowTitle(self.tr("Search and commands"))
        self.setAccessibleName(self.tr("Search and commands"))
        self.field = SearchField(look, self.tr("Find a case, a person, a command"))
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.view = QListView()
        self._model = Entries(self)
        self._dress_view()
        self._none = Lead(look, self.tr("Nothing is called that."))
        whole = column(look, 10, (12, 12, 12, 12), self)
        whole.addWidget(self.field)
        whole.addWidget(self.view, 1)
        whole.addWidget(self._none)
        whole.addStretch(0)
        self._place(parent)
        self._show()
        self.field.setFocus()

    def set_cases(self, cases: Sequence[Summary], finder: Finder) -> None:
        """Offer these cases too; `finder` finds them by their place."""
        self._cases, self._by_case = cases, finder
        self._show()

    def entries(self) -> list[Entry]:
        """Return what is offered, in order."""
        return list(self._model.entries)

    def current(self) -> Entry | None:
        """Return the row that Enter would choose."""
        index = self.view.currentIndex()
        return self._model.entries[index.row()] if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.current())
                return True
            # There is one place to be here: Tab must not lead to a list that cannot be typed in.
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: object) -> None:
        look = self.look
        with painting(self) as painter:
            # Its corners are square: round ones would be black where nothing shines through a window.
            box(painter, self.rect(), 0, fill=look.colour("panel"), border=look.colour("border"))

    def _dress_view(self) -> None:
        view = self.view
        view.setModel(self._model)
        view.setItemDelegate(EntryDelegate(self.look, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.viewport().setAutoFillBackground(False)
        view.setAccessibleName(self.tr("What was found"))
        view.clicked.connect(lambda index: self._choose(self._model.entries[index.row()]))

    def _place(self, parent: QWidget) -> None:
        look, around = self.look, parent.size()
        width = min(look.px(_WIDTH), around.width() - look.px(24))
        height = min(look.px(_HEIGHT), around.height() - look.px(24))
        top = min(look.px(_TOP), (around.height() - height) // 2)
        self._most = height
        self.setFixedSize(QSize(width, height))
        self.move(parent.mapToGlobal(parent.rect().topLeft()).x() + (around.width() - width) // 2, 0)
        self.move(self.x(), parent.mapToGlobal(parent.rect().topLeft()).y() + top)

    def _fit(self, rows: int) -> None:
        """Be no higher than what was found, and never higher than there is room."""
        row = self.view.sizeHintForRow(0) if rows else self._none.heightForWidth(self.width() - self.look.px(24))
        around = self.look.px(24 + 10) + self.field.sizeHint().height()
        self.setFixedHeight(min(around + max(rows, 1) * row + 2, self._most))

    def _show(self) -> None:
        words = self.field.text()
        looked_for = bool(words.strip())
        commands = self._by_command.ranked(words, _MOST_COMMANDS)
        cases = self._by_case.ranked(words, _MOST_CASES if looked_for else _RECENT)
        # Where nothing is looked for the cases changed last come first; of what fits as well, commands do.
        found = [(rank, looked_for, self._of_case(self._cases[place])) for rank, place in cases]
        found += [(rank, not looked_for, self._of_command(self._commands[place])) for rank, place in commands]
        found.sort(key=itemgetter(0, 1))
        entries = [entry for _, _, entry in found]
        self._model.show_entries(entries)
        reveal(self.view, bool(entries))
        reveal(self._none, not entries)
        if entries:
            self.view.setCurrentIndex(self._model.index(0))
            self.view.scrollToTop()
        self._fit(len(entries))
        if looked_for and self._announcer is not None:
            told = self.tr("{number} found").format(number=len(entries)) if entries else self._none.text()
            self._announcer.say(told, "palette")
        self._tell_current()

    def _move(self, by: int) -> None:
        count = len(self._model.entries)
        if not count:
            return
        at = self.view.currentIndex().row()
        # A step goes round, a page stops at the end.
        row = (at + by) % count if abs(by) == 1 else min(max(at + by, 0), count - 1)
        self.view.setCurrentIndex(self._model.index(row))
        self._tell_current()

    def _tell_current(self) -> None:
        """The focus stays in the field: a screen reader is told which row Enter would choose."""
        current = self.current()
        self.field.setAccessibleDescription(current.spoken if current else "")
        if current is not None and QAccessible.isActive():
            event = QAccessibleEvent(self.view, QAccessible.Event.Focus)
            event.setChild(self.view.currentIndex().row())
            QAccessible.updateAccessibility(event)

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.chosen = entry.act
            self.accept()

    def _of_command(self, command: Command) -> Entry:
        return Entry(command.name, "", "", tuple(key_words(key) for key in command.keys[:1]), command.act)

    def _of_case(self, case: Summary) -> Entry:
        people = ", ".join(case.people)
        note = "" if people == case.title else people
        return Entry(case.title, note, "file", (), lambda: self._open_case(case.id))
