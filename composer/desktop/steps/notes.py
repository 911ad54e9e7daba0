"""Lines of advice in a step, with what they offer. Never a gate."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, Label
from composer.desktop.widgets.layout import Flow, Margins, column, reveal
from composer.guide.case import Case
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


class NoteLines(QWidget):
    """The lines of a page; those that stand under no question are shown here, above all of them."""

    offered = Signal(str)

    def __init__(self, look: Look, page: QWidget, margins: Margins) -> None:
        super().__init__(page)
        self._look, self._page = look, page
        self._lines: dict[str, NoteLine] = {}
        self._notes: tuple[Note, ...] = ()
        self._column = column(look, 12, margins, self)
        reveal(self, False)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes and no others; those under a question are shown by it."""
        self._notes = tuple(notes)
        for note in notes:
            if note.id not in self._lines:
                self._lines[note.id] = line = NoteLine(self._look, note, self._page)
                line.offered.connect(self.offered)
                if not note.under:
                    self._column.addWidget(line)
            self._lines[note.id].say(note.text)
        standing = {note.id for note in notes if not note.under}
        reveal(self, bool(standing))
        for note_id, line in self._lines.items():
            if self.isAncestorOf(line):
                line.setVisible(note_id in standing)

    def show_words(self, case: Case) -> None:
        """Show the answers that some notes repeat, as they are now."""
        for note in self._notes:
            if note.shows:
                self._lines[note.id].show_words(case.text(note.shows))

    def under(self, key: str) -> list[NoteLine]:
        """Return the lines that stand under a question."""
        return [self._lines[note.id] for note in self._notes if note.under == key]
