"""The bar on top of a case: Home, what it is called, whether it is saved, who writes, Undo, and a menu."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import Bar, Line
from composer.desktop.widgets.labels import ElidedLabel
from composer.desktop.widgets.layout import reveal
from composer.desktop.widgets.stem_field import LineField

Width = Literal["wide", "medium", "narrow"]

_VOICE = 280


class TitleButton(Button):
    """What one is looking at, as a button that changes it."""

    def words_font(self) -> QFont:
        return self.look.font("text", "semibold")


class TopBar(Bar):
    """Shows what it is given; its signals tell what the writer asks for. Others fill `menu` and `voice_menu`."""

    home = Signal()
    renamed = Signal(str)
    undo = Signal()
    step_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 48, line="below", margins=(14, 0, 10, 0), parent=parent)
        self._title_words = ""
        self._width: Width = "wide"
        self._home = Button(look, self.tr("Home"), "quiet", icon="chevron-left")
        self._home.clicked.connect(self.home)
        self._title = TitleButton(look, "", "quiet")
        self._title.setAccessibleDescription(self.tr("Rename this case"))
        self._title.clicked.connect(self.rename)
        self._name = LineField(look, self.tr("What this case is called"), compact=True)
        self._name.next_requested.connect(self._take_name)
        self._name.left.connect(self._take_name)
        self._name.installEventFilter(self)
        reveal(self._name, False)
        self._picker = TitleButton(look, "", "quiet")
        self._picker_menu = QMenu(self._picker)
        self._picker.setMenu(self._picker_menu)
        self._people = ElidedLabel(look, colour="quiet")
        self._dot = ElidedLabel(look, "·", colour="quiet")
        self._state = ElidedLabel(look, colour="quiet")
        self.voice = Button(look, "", "quiet")
        self.voice_menu = QMenu(self.voice)
        self.voice.setMenu(self.voice_menu)
        self._voice_line = Line(look, Qt.Orientation.Vertical, length=20)
        self._undo = Button(look, self.tr("Undo"), "quiet", icon="undo")
        self._undo.clicked.connect(self.undo)
        self._short_undo = Button(look, "", "quiet", icon="undo", name=self.tr("Undo"))
        self._short_undo.clicked.connect(self.undo)
        self._more = Button(look, "", "quiet", icon="dots", name=self.tr("This case: more"))
        self._more.setAccessibleDescription(self.tr("Rename it, change the look, see all keys, put it into the trash"))
        self.menu = QMenu(self._more)
        self._more.clicked.connect(self._open_menu)
        self._put_together()
        look.follow(self._bound)

    def _bound(self) -> None:
        # A long name of who writes must leave room for what is written.
        self.voice.setMaximumWidth(self.look.px(_VOICE))

    def set_title(self, title: str, people: str) -> None:
        """Show what the case is called, and whom it is for."""
        self._title_words = title
        self._title.setText(title)
        self._title.set_help(self.tr("Rename this case"))
        self._title.setAccessibleName(title)
        self._people.setText("" if people == title else people)
        self._arrange()

    def set_saved(self, words: str, *, trouble: bool) -> None:
        """Show how the saving stands in a word or two."""
        self._state.setText(words)
        self._state.set_colour("warning" if trouble else "quiet")

    def saved_words(self) -> str:
        """Return how the saving stands, as it is shown."""
        return self._state.text()

    def picker_words(self) -> str:
        """Return what the picker of steps shows, "" while there is none."""
        return "" if self._picker.isHidden() else self._picker.text()

    def set_voice(self, words: str) -> None:
        """Show who is writing."""
        self.voice.setText(words)

    def set_undo(self, *, possible: bool) -> None:
        """Say whether there is something to undo."""
        for button in (self._undo, self._short_undo):
            if button.isEnabled() != possible:
                button.setEnabled(possible)

    def set_steps(self, steps: Sequence[tuple[str, str]], current: str) -> None:
        """Fill the picker of steps with ids and words; `current` is what it shows."""
        self._picker.setText(current)
        self._picker.setAccessibleName(self.tr("{step}, go to another step").format(step=current))
        self._picker_menu.clear()
        for step_id, words in steps:
            action = self._picker_menu.addAction(words)
            action.triggered.connect(lambda _=False, step_id=step_id: self.step_wanted.emit(step_id))

    def set_width(self, width: Width) -> None:
        """Fit: beside each other, without the words of the buttons, or with the picker of steps."""
        self._width = width
        self._arrange()

    def rename(self) -> None:
        """Turn the title into a field."""
        reveal(self._title, False)
        reveal(self._picker, False)
        reveal(self._name, True)
        self._name.set_text(self._title_words)
        self._name.selectAll()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the focus to the first button."""
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._name.set_text(self._title_words)
            self._take_name()
            return True
        return super().eventFilter(watched, event)

    def _put_together(self) -> None:
        self.start.addWidget(self._home)
        self.start.addWidget(Line(self.look, Qt.Orientation.Vertical, length=28))
        shown: tuple[QWidget, ...] = (self._title, self._picker, self._people, self._dot, self._state)
        for widget in shown:
            self.start.addWidget(widget)
        self.start.addWidget(self._name, 1)
        self.start.addStretch(1)
        ending: tuple[QWidget, ...] = (self.voice, self._voice_line, self._undo, self._short_undo, self._more)
        for widget in ending:
            self.end.addWidget(widget)

    def _arrange(self) -> None:
        wide, narrow, naming = self._width == "wide", self._width == "narrow", not self._name.isHidden()
        reveal(self._title, not narrow and not naming)
        reveal(self._picker, narrow and not naming)
        people = wide and bool(self._people.text())
        reveal(self._people, people)
        reveal(self._dot, people)
        reveal(self.voice, wide)
        reveal(self._voice_line, wide)
        reveal(self._undo, wide)
        reveal(self._short_undo, not wide)

    def _take_name(self) -> None:
        if self._name.isHidden():
            return
        had_focus = self._name.hasFocus()
        reveal(self._name, False)
        self._arrange()
        if had_focus:
            (self._title if self._title.isVisible() else self._picker).setFocus(Qt.FocusReason.OtherFocusReason)
        words = self._name.text().strip()
        if words != self._title_words:
            self.renamed.emit(words)

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
