"""What a draft does not say yet: one part at a time, with the question that gives it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.desktop.check.asking import Asking
from composer.desktop.check.words import missing_words
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Hint, IconLabel, Label
from composer.desktop.widgets.layout import Flow, area_of, column, reveal, row
from composer.session.coverage import Part
from composer.session.desk import Desk


class MissingParts(QWidget):
    """The card of one missing part, and the names of the others.

    `chosen` tells that another part is in front, `pointing_wanted` that the writer will show the sentence that says it,
    `pointing_given_up` that they will not; `done` that nothing more is asked.
    """

    chosen = Signal()
    pointing_wanted = Signal()
    pointing_given_up = Signal()
    done = Signal()
    wants = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._to_come: tuple[Part, ...] = ()
        self._current: Part | None = None
        self._held = False  # the one in front is being answered: it stays until it is put in
        self._skipped: set[str] = set()
        self._put_in: set[str] = set()
        self._part_of: dict[str, Part] = {}
        self._asked: dict[str, Asking] = {}
        self._asking: Asking | None = None
        self._pointing = False
        self._title = Label(look, weight="semibold")
        self.card = BarCard(look)
        self._icon = IconLabel(look, "pencil", "accent", 16)
        self._name = Label(look, weight="semibold", colour="accent")
        self._why = Label(look)
        self._place = column(look, 0)
        self._there = Hint(look)
        self.put_in = Button(look, self.tr("Put it in"), "accent", small=True)
        self.there_already = Button(look, self.tr("It is there already…"), small=True)
        self.skip = Button(look, self.tr("Skip"), "link", small=True)
        self._rest_title = Hint(look)
        self._rest = Flow(look)
        self._shown_rest: tuple[str, ...] = ()
        self._lay_out()
        self.put_in.clicked.connect(self.take)
        self.there_already.clicked.connect(self._point)
        self.skip.clicked.connect(self._skip)

    # -- for the page

    def show_missing(self, to_come: Sequence[Part]) -> None:
        """Show what is missing, the weightiest first; the part that is being answered stays in front."""
        self._to_come = tuple(to_come)
        if self._current is not None and self._asking is not None:
            going_on = self._held or self._current.name not in self._put_in
            self._held = going_on and self._asking.has_answer()
        if not self._held and not self._pointing and (self._current not in self._to_come or self._is_skipped()):
            self._bring(next((part for part in self._to_come if part.name not in self._skipped), None))
        self._show()

    def current(self) -> Part | None:
        """Return the part in front."""
        return self._current

    def asking(self) -> Asking | None:
        """Return what asks for the part in front."""
        return self._asking

    def is_answered(self) -> bool:
        """Say whether the sentence of the part in front stands in the text."""
        return self._asking is not None and self._asking.has_answer()

    def title(self) -> str:
        """Return how much is missing, in words; "" where nothing is."""
        return "" if self._title.isHidden() else self._title.text()

    def asks(self, key: str) -> bool:
        """Say whether a question can be met here."""
        return any(asking.asks(key) for asking in self._asked.values()) or any(
            key == part.question for part in self._to_come
        )

    def focus(self, key: str) -> None:
        """Go to a question."""
        part = next((part for part in self._to_come if part.question == key), None)
        if self._asking is None or not self._asking.asks(key):
            known = next((name for name, asking in self._asked.items() if asking.asks(key)), "")
            part = part or self._part_of.get(known)
            if part is not None:
                self._bring(part)
                self._held = part not in self._to_come
            self._show()
            self.chosen.emit()
        if self._asking is not None:
            self._asking.focus(key)

    def focus_first(self) -> None:
        """Go to the question in front."""
        if self._asking is not None and self.card.isVisible():
            self._asking.focus_first()

    def bring(self) -> None:
        """Bring what is missing into view: after a fix further down it would be out of sight."""
        area = area_of(self)
        if area is not None and self.isVisible():
            area.show_rect(self, self.rect())

    def stop_pointing(self) -> None:
        """No sentence is being pointed at any more."""
        self._pointing = False
        self._show()

    def say_it_is_there(self) -> None:
        """The writer has shown the sentence: on to the next part."""
        self._pointing = self._held = False
        self._current = None

    def take(self) -> None:
        """Leave the sentence in its place, and go on to the next part."""
        if self._asking is None:
            return
        if not self._asking.has_answer():
            self._asking.focus_first()
            return
        self._desk.leave_field()
        if self._current is not None:
            self._put_in.add(self._current.name)
        self._go_on()

    def close_page(self) -> None:
        """Listen no more."""
        for asking in self._asked.values():
            asking.close_page()

    # -- inside

    def _go_on(self) -> None:
        self._held = False
        self._current = None
        had = QApplication.focusWidget()
        inside = had is not None and self.card.isAncestorOf(had)
        self.show_missing(tuple(part for part in self._to_come if not self._is_covered(part)))
        self.chosen.emit()
        if self._current is None:
            self.done.emit()
        elif inside:
            self.focus_first()

    def _is_covered(self, part: Part) -> bool:
        return set(part.components) <= set(self._desk.opened.message().components)

    def _is_skipped(self) -> bool:
        return self._current is not None and self._current.name in self._skipped

    def _skip(self) -> None:
        if self._current is not None:
            self._skipped.add(self._current.name)
            self._go_on()

    def _point(self) -> None:
        if self._pointing:
            self.pointing_given_up.emit()
            return
        self._pointing = True
        self._show()
        self.pointing_wanted.emit()

    def _bring(self, part: Part | None) -> None:
        self._current = part
        if part is not None:
            self._part_of[part.question] = part
        self._ask(part.question if part is not None else "")

    def _ask(self, question: str) -> None:
        if self._asking is not None:
            self._asking.hide()
        self._asking = None
        if not question:
            return
        if question not in self._asked:
            self._asked[question] = asking = Asking(self._look, self._desk, question)
            asking.answered.connect(self._answered)
            asking.finished.connect(self.take)
            asking.wants.connect(self.wants)
            asking.undo_requested.connect(self.undo_requested)
            asking.redo_requested.connect(self.redo_requested)
            self._place.addWidget(asking)
        self._asking = self._asked[question]
        self._asking.show()

    def _answered(self) -> None:
        if self._asking is not None:
            self._held = self._asking.has_answer()
            self._show()

    def _show(self) -> None:
        part = self._current
        waiting = [one for one in self._to_come if one is not part]
        in_it = part is not None and part not in self._to_come and part.name in self._put_in
        number = len(waiting) + (part is not None and not in_it)
        self._title.setText(missing_words(number))
        reveal(self._title, True)
        reveal(self.card, part is not None)
        if part is not None:
            self._name.setText(part.goes or part.name)
            self._why.setText(part.why)
            self.card.setAccessibleName(f"{part.goes or part.name}. {part.why}")
        self._there.setText(
            self.tr("Click the sentence that says it. With the keyboard: arrows and Enter; Esc gives it up.")
        )
        reveal(self._there, self._pointing)
        self.there_already.setText(self.tr("Never mind") if self._pointing else self.tr("It is there already…"))
        self.put_in.setEnabled(self.is_answered())
        reveal(self.there_already, not self.is_answered())
        reveal(self.skip, not self.is_answered() and not self._pointing)
        self._show_rest(waiting)

    def _show_rest(self, waiting: Sequence[Part]) -> None:
        names = tuple(part.name for part in waiting)
        reveal(self._rest_title, bool(names))
        skipped = all(name in self._skipped for name in names)
        self._rest_title.setText(self.tr("Skipped, and still to be had") if skipped else self.tr("Then"))
        if names == self._shown_rest:
            return
        self._shown_rest = names
        chips = []
        for part in waiting:
            chip = Chip(self._look, part.name, "to-come", self._desk.opened.form.question(part.question).ask)
            chip.clicked.connect(lambda _=False, part=part: self._choose(part))
            chips.append(chip)
        self._rest.set_widgets(chips)

    def _choose(self, part: Part) -> None:
        self._skipped.discard(part.name)
        self._held = False
        self._bring(part)
        self._show()
        self.chosen.emit()
        self.focus_first()

    def _lay_out(self) -> None:
        look = self._look
        whole = column(look, 10, (0, 12, 0, 0), self)
        whole.addWidget(self._title)
        whole.addWidget(self.card)
        head = row(look, 8)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        self.card.body.addLayout(head)
        self.card.body.addWidget(self._why)
        self.card.body.gap(2)
        self.card.body.addLayout(self._place)
        self.card.body.addWidget(self._there)
        self.card.body.addWidget(Flow(look, (self.put_in, self.there_already, self.skip)))
        whole.addWidget(self._rest_title)
        whole.addWidget(self._rest)
        for widget in (self._title, self.card, self._rest_title, self._there):
            reveal(widget, False)
