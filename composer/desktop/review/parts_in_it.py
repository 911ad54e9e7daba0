"""What is in the message, each part with the sentence that does it, and what is still to come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, column, reveal
from composer.guide.form import Form
from composer.message.message import Message, Sentence
from composer.session.coverage import Coverage, Part

_Done = tuple[Part, str, str]
_SHORT = 80


class PartsInIt(QWidget):
    """Ticked chips lead to the sentence (`shown` tells its place), dashed ones to their question (`wants`)."""

    shown = Signal(str)
    wants = Signal(str)

    def __init__(self, look: Look, form: Form) -> None:
        super().__init__()
        self._look, self._form = look, form
        self._present: tuple[_Done, ...] | None = None
        self._missing: tuple[Part, ...] | None = None
        self._done, self._to_come = Flow(look), Flow(look)
        self._title = Hint(look, self.tr("Still to come"))
        whole = column(look, 8, parent=self)
        whole.addWidget(Label(look, self.tr("What is in it"), weight="semibold"))
        self._nothing = Hint(look, self.tr("Nothing yet."))
        for widget in (self._nothing, self._done, self._title, self._to_come):
            whole.addWidget(widget)

    def show_coverage(self, coverage: Coverage, message: Message) -> None:
        """Show these parts of a message."""
        present = tuple((part, *_sentence_of(part, message.sentences)) for part in coverage.present)
        if present != self._present:
            self._present = present
            self._done.set_widgets([self._ticked(*one) for one in present])
            reveal(self._nothing, not present)
        if coverage.to_come != self._missing:
            self._missing = coverage.to_come
            self._to_come.set_widgets([self._dashed(part) for part in coverage.to_come])
            reveal(self._title, bool(coverage.to_come))

    def chips(self, *, done: bool) -> list[QWidget]:
        """Return the ticked or the dashed chips, in order."""
        return (self._done if done else self._to_come).widgets()

    def _ticked(self, part: Part, place: str, words: str) -> Chip:
        chip = Chip(self._look, part.name, "done")
        chip.setAccessibleDescription(self.tr("Shows: {words}").format(words=words))
        chip.set_help(words)
        chip.clicked.connect(lambda: self.shown.emit(place))
        return chip

    def _dashed(self, part: Part) -> Chip:
        chip = Chip(self._look, part.name, "to-come", self._form.question(part.question).ask)
        chip.clicked.connect(lambda: self.wants.emit(part.question))
        return chip


def _sentence_of(part: Part, sentences: tuple[Sentence, ...]) -> tuple[str, str]:
    """Return the place of the first sentence that does a part, and its words."""
    sentence = next((one for one in sentences if not set(part.components).isdisjoint(one.components)), None)
    if sentence is None:
        return "", ""
    words = " ".join(sentence.text.split())
    return sentence.place, words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"
