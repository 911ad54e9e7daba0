"""One setting as a row of a card: its words on the reading side, what changes it on the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.controls import Select
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, column, reveal, row
from composer.desktop.widgets.stem_field import LineField
from composer.library.choices import Setting, Value

_CONTROL = 230


class SettingRow(QWidget):
    """Words, and room for what changes the setting; where there is little room it stands under them."""

    def __init__(self, look: Look, parent: QWidget, setting: Setting) -> None:
        super().__init__(parent)
        self.look = look
        self.setting = setting
        self._stacked = False
        self._control: QWidget | None = None
        self._whole = row(look, 16, (16, 12, 16, 12), self)
        words = column(look, 2)
        self.label = Label(look, setting.label, parent=self)
        self._help = Hint(look, setting.help, parent=self)
        self._note = Hint(look, parent=self)
        self._note.set_colour("warning")
        reveal(self._note, False)
        for one in (self.label, self._help, self._note):
            words.addWidget(one)
        self.words = words
        self._whole.addLayout(words, 1)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others: the key of the setting, and its part."""
        return self.setting.key, self.setting.part

    def set_note(self, note: str) -> None:
        """Say something else of it in place of the help, "" for nothing: that what is chosen is not there."""
        self._note.setText(note)
        reveal(self._note, bool(note))
        reveal(self._help, not note)

    def set_stacked(self, *, stacked: bool) -> None:
        """Put what changes it under the words, or beside them."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if stacked else across)

    def show_value(self, value: Value) -> None:
        """Show a value without telling."""

    def take_focus(self) -> None:
        """Give the focus to what changes it."""
        if self._control is not None:
            self._control.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, control: QWidget, focus: QWidget | None = None) -> None:
        """Put in what changes it; `focus` is the part of it that the words belong to."""
        self._control = focus or control
        self.label.setBuddy(self._control)
        self._whole.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class TextRow(SettingRow):
    """A setting that is typed."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        setting: Setting,
        changed: Callable[[Setting, Value], None],
        left: Callable[[], None],
        undo: Callable[[], None],
        following: Callable[[], None],
    ) -> None:
        super().__init__(look, parent, setting)
        self.field = LineField(look, setting.label, compact=True, parent=self)
        self.field.setAccessibleDescription(setting.help)
        self.field.edited.connect(lambda text: changed(setting, text))
        self.field.left.connect(left)
        self.field.undo_requested.connect(undo)
        self.field.next_requested.connect(following)
        self.put(self.field)
        look.follow(self._restyle)

    def show_value(self, value: Value) -> None:
        if self.field.text() != str(value):
            self.field.set_text(str(value))

    def _restyle(self) -> None:
        self.field.setFixedWidth(self.look.px(_CONTROL))


class ChoiceRow(SettingRow):
    """A setting that is one of a few."""

    def __init__(
        self, look: Look, parent: QWidget, setting: Setting, changed: Callable[[Setting, Value], None]
    ) -> None:
        super().__init__(look, parent, setting)
        by_words = {str(option.value): option.value for option in setting.choices}
        self.select = Select(look, setting.label, [(str(one.value), one.label) for one in setting.choices], parent=self)
        self.select.setAccessibleDescription(f"{setting.label}. {setting.help}")
        self.select.chosen.connect(lambda value: changed(setting, by_words[value]))
        self.put(self.select)
        look.follow(self._restyle)

    def show_value(self, value: Value) -> None:
        self.select.set_value(str(value))

    def _restyle(self) -> None:
        self.select.setFixedWidth(self.look.px(_CONTROL))


class ActRow(SettingRow):
    """Something to look at or to do, with a button for each; `shown` stands under the help and can be copied."""

    def __init__(
        self, look: Look, parent: QWidget, setting: Setting, acts: list[tuple[str, Callable[[], None]]], shown: str = ""
    ) -> None:
        super().__init__(look, parent, setting)
        if shown:
            self.shown = Label(look, breakable(shown), parent=self)
            self.shown.setAccessibleName(shown)
            self.words.addWidget(self.shown)
        buttons = []
        for words, do in acts:
            button = Button(look, words)
            button.setAccessibleDescription(f"{setting.label}. {setting.help}")
            button.clicked.connect(lambda _=False, do=do: do())
            buttons.append(button)
        held: QWidget = Flow(look, buttons) if len(buttons) > 1 else buttons[0]
        self.put(held, buttons[0])


def breakable(path: str) -> str:
    """Return a path that may be broken after each part of it."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
