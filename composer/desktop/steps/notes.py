"""A line of advice in a step, with what it offers. Never a gate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, column
from composer.guide.form import Note


class NoteLine(QWidget):
    """A quiet line; `offered` tells what a link does, in the form's words ("output:talk", "question:plan.ask")."""

    offered = Signal(str)

    def __init__(self, look: Look, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        whole = column(look, 2, parent=self)
        self._words = Hint(look, note.text)
        whole.addWidget(self._words)
        self._shown = Label(look, role="hint", colour="text")
        self._shown.setVisible(False)
        whole.addWidget(self._shown)
        links = []
        for offer in note.offers:
            link = Button(look, offer.label, "link")
            link.setAccessibleDescription(note.text)
            links.append(link)
            link.clicked.connect(lambda _=False, opens=offer.opens: self.offered.emit(opens))
        self._links = links
        if links:
            whole.addWidget(Flow(look, links, 12))

    def say(self, text: str) -> None:
        """Say these words, if they are others by now."""
        if text != self._words.text():
            self._words.setText(text)
            for link in self._links:
                link.setAccessibleDescription(text)

    def show_words(self, words: str) -> None:
        """Show an answer below the line, as it was typed."""
        self._shown.setText(f"“{words}”" if words else "")
        self._shown.setVisible(bool(words))
