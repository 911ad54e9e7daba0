"""What can be done to one sentence: another wording, giving up the own one, moving it, going to where it comes from."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from composer.desktop.review.editor import MessageEditor
from composer.message.editing import movable
from composer.message.own_text import OWN
from composer.message.passages import WRITTEN, Passage
from composer.session.coverage import Part
from composer.session.desk import Desk
from composer.session.editing import Editing


class SentenceActs(QObject):
    """Does what is asked of a sentence by keys, margin, menu, or under the sheet. `wants` tells its question,
    `told` a screen reader where it has moved to.

    `to_come` are the parts of which the writer can say that this sentence is it.
    """

    wants = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk, editing: Editing, editor: MessageEditor) -> None:
        super().__init__()
        self._desk, self._editing, self._editor = desk, editing, editor
        self._passages: dict[str, Passage] = {}
        self.to_come: tuple[Part, ...] = ()
        self._moved = ""
        editor.moved.connect(self._move)
        editor.caret_moved.connect(self._leave_moved)
        editor.put.connect(self._put)
        editor.asked.connect(self._fill)

    def show_passages(self, passages: Iterable[Passage]) -> None:
        """Know the sentences as they are now."""
        self._passages = {passage.place: passage for passage in passages}

    def passage_at_caret(self) -> Passage | None:
        """Return the sentence the caret stands in."""
        line = self._editor.at_caret()
        return self._passages.get(line.place) if line else None

    def at_caret(self, act: str) -> None:
        """Do something to the sentence at the caret."""
        if passage := self.passage_at_caret():
            self._do(act, passage)

    def step_of(self, passage: Passage) -> str:
        """Return the name of the step that a sentence comes from, "" if from none."""
        form = self._desk.opened.form
        step = form.step_of(passage.answers[0]) if passage.answers else None
        return step.name if step else ""

    def offered(self, passage: Passage) -> list[tuple[str, str]]:
        """Return what can be done, each with its words."""
        acts = []
        if passage.new:
            acts.append(("new", self.tr("Use the new wording")))
        elif passage.own and passage.generated:
            acts.append(("as-it-was", self.tr("As it was")))
        if passage.slot and not passage.own and passage.slot not in (OWN, WRITTEN):
            acts.append(("another", self.tr("Say it another way")))
        if movable(passage):
            acts.append(("up", self.tr("Move it up") + "\tAlt+Up"))
            acts.append(("down", self.tr("Move it down") + "\tAlt+Down"))
        if self._editing.reordered:
            acts.append(("order", self.tr("Put in order")))
        if movable(passage):
            words = self.tr("This sentence is it: {part}")
            acts += [(f"says {part.name}", words.format(part=part.name)) for part in self.to_come]
        if step := self.step_of(passage):
            acts.append(("origin", self.tr("To {step}").format(step=step)))
        return acts

    def _fill(self, menu: QMenu, place: str) -> None:
        """Put what can be done to a sentence at the head of a menu."""
        passage = self._passages.get(place)
        first = menu.actions()[0] if menu.actions() else None
        made = []
        for act, words in self.offered(passage) if passage else ():
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, act=act, passage=passage: self._do(act, passage))
            made.append(action)
        if made and first is not None:
            menu.insertActions(first, made)
            menu.insertSeparator(first)

    def _do(self, act: str, passage: Passage) -> None:
        if act == "origin":
            self.wants.emit(next(iter(passage.answers), ""))
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in self.to_come:
            if act == f"says {part.name}":
                self._editing.say(passage.place, part.components)
        match act:
            case "another":
                self._desk.opened.say_another_way(passage.slot)
            case "as-it-was" | "new":
                self._editing.use_new(passage.place)
            case "up" | "down":
                self._editor.go_to(passage.place)
                self._move(-1 if act == "up" else 1)
                return
            case "order":
                self._editing.put_in_order()
        self._editor.go_to(passage.place)

    def _move(self, by: int) -> None:
        line = self._editor.at_caret()
        if line is not None:
            place, offset = self._editing.move(line.place, by, self._editor.caret() - line.span.start)
            self._go_into(place, offset)
            self._show_moved(place)

    def _show_moved(self, place: str) -> None:
        """Light the sentence that moved, and tell where it stands: joining a paragraph looks as if nothing moved."""
        line = self._editor.line(place)
        if line is None:
            return
        self._moved = place
        self._editor.light(line.span)
        standing = [passage for passage in self._passages.values() if passage.text]
        at = next(index for index, passage in enumerate(standing) if passage.place == place)
        number, of = sum(map(movable, standing[: at + 1])), sum(map(movable, standing))
        begun = (passage for passage in standing[: at + 1] if movable(passage) and _begins(passage))
        words = self.tr("Now sentence {number} of {of}, in paragraph {paragraph}.")
        self.told.emit(words.format(number=number, of=of, paragraph=sum(1 for _ in begun)))

    def _leave_moved(self) -> None:
        line = self._editor.at_caret()
        if self._moved and (line is None or line.place != self._moved):
            self._moved = ""
            self._editor.light(None)

    def _put(self, place: str, target: str, after: bool) -> None:
        self._editing.put(place, target, after=after)
        self._go_into(place)

    def _go_into(self, place: str, offset: int = 0) -> None:
        line = self._editor.line(place)
        if line is not None:
            self._editor.set_caret(min(line.span.start + offset, line.span.end))


def _begins(passage: Passage) -> bool:
    """Say whether a passage begins a paragraph."""
    return "\n" in passage.before
