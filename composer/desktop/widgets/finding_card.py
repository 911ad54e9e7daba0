"""The card of a finding: its kind, one sentence, the fixes, a way to ignore it and a way to learn more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Kind, Token
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.labels import Hint, IconLabel, Label
from composer.desktop.widgets.layout import Flow, reveal, row

KIND_ICONS: dict[Kind, str] = {"error": "error", "warning": "warning", "advice": "idea", "grammar": "spelling"}


def kind_words(kind: Kind) -> str:
    """Return how a kind of finding is called on screen."""
    translate = QApplication.translate
    words = {
        "error": translate("FindingCard", "Please change"),
        "warning": translate("FindingCard", "Worth a look"),
        "advice": translate("FindingCard", "An idea"),
        "grammar": translate("FindingCard", "Spelling or grammar"),
    }
    return words[kind]


class TitledCard(BarCard):
    """A bar card with an icon and a title in its colour, a quiet note at the end, words, and buttons under them.

    `pressed` tells the index of the button.
    """

    pressed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent", parent)
        head = row(look, 8)
        self._icon = IconLabel(look, "pencil", "accent", 16)
        self._title = Label(look, weight="semibold", colour="accent")
        self._note = Hint(look, wraps=False)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self.words = Label(look)
        self.buttons = Flow(look)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.body.addWidget(self.buttons)

    def event(self, event: QEvent) -> bool:
        # Esc in a card is the card's, whatever the window does with it elsewhere.
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def set_content(self, icon: str, title: str, colour: Token, words: str, note: str = "") -> None:
        """Show a title in a colour, and words."""
        self.set_bar(colour)
        self._icon.set_icon(icon, colour)
        self._title.set_colour(colour)
        self._title.setText(title)
        self._note.setText(note)
        reveal(self._note, bool(note))
        self.words.setText(words)

    def set_note(self, note: str) -> None:
        """Change the quiet note at the end of the title."""
        self._note.setText(note)

    def reveal_note(self, *, shown: bool) -> None:
        """Show the note, or leave its room to the title."""
        reveal(self._note, shown and bool(self._note.text()))

    def set_buttons(self, buttons: Sequence[str], more: Sequence[QWidget] = ()) -> None:
        """Show these buttons, the first in the accent, and `more` behind them."""
        made: list[QWidget] = []
        for index, text in enumerate(buttons):
            button = Button(self.look, text, "outlined" if index else "accent", small=True)
            button.clicked.connect(lambda _=False, index=index: self.pressed.emit(index))
            made.append(button)
        self.buttons.set_widgets([*made, *more])


class FindingCard(TitledCard):
    """The card of one finding.

    `fix_chosen` tells the index of a fix, `ignored` one of "here", "case", "always", `learn_more` that the link was
    used, `closed` that Esc was. Appearing it takes no focus; `take_focus` goes into it, `close_card` gives the focus
    back to where it came from.
    """

    fix_chosen = Signal(int)
    ignored = Signal(str)
    learn_more = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._back: QWidget | None = None
        self._fixes = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pressed.connect(self.fix_chosen)

    def show_finding(
        self,
        kind: Kind,
        sentence: str,
        fixes: Sequence[str] = (),
        *,
        place: tuple[int, int] = (1, 1),
        word: str = "",
        learn_more: bool = True,
    ) -> None:
        """Show a finding: `place` is which of how many, `word` says the kind more exactly ("Spelling")."""
        title = word or kind_words(kind)
        note = self.tr("{place} of {all}").format(place=place[0], all=place[1])
        self.set_content(KIND_ICONS[kind], title, kind, sentence, note)
        more: list[QWidget] = [self._ignore_button()]
        if learn_more:
            link = Button(self.look, self.tr("Learn more"), "link")
            link.clicked.connect(self.learn_more)
            # Where nothing can be mended from here, the first thing offered is not to ignore it.
            more.insert(len(more) if fixes else 0, link)
        self._fixes = len(fixes)
        self.set_buttons(fixes, more)
        # Read as one: kind, words, and the reason where one is set; then the first fix.
        self.setAccessibleName(f"{title}. {sentence}")
        first = self.tr("Enter: {fix}").format(fix=fixes[0]) if fixes else ""
        self.setAccessibleDescription(first)
        reveal(self, True)

    def set_place(self, number: int, of: int) -> None:
        """Say which of how many it is."""
        self.set_note(self.tr("{place} of {all}").format(place=number, all=of))

    def set_reason(self, why: str) -> None:
        """Let the reason be read with the words."""
        self.setAccessibleName(f"{self.accessibleName()} {why}".strip())

    def take_focus(self) -> None:
        """Go into the card, to its first button."""
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now) and now is not self:
            self._back = now
        buttons = self.buttons.widgets()
        (buttons[0] if buttons else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Leave without a change; the focus goes back to where it came from."""
        now = QApplication.focusWidget()
        inside = now is not None and (now is self or self.isAncestorOf(now))
        if inside and self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._fixes:
            self.fix_chosen.emit(0)
        else:
            super().keyPressEvent(event)

    def _ignore_button(self) -> Button:
        button = Button(self.look, self.tr("Ignore"), "outlined", small=True)
        menu = QMenu(button)
        for scope, words in (
            ("here", self.tr("Here")),
            ("case", self.tr("In this case")),
            ("always", self.tr("Always")),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, scope=scope: self.ignored.emit(scope))
            menu.addAction(action)
        button.setMenu(menu)
        return button
