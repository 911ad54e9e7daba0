"""What stands under the sheet: what can be done to the sentence at the caret, and the keys of Review."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import Hint, KeyCap
from composer.desktop.widgets.layout import Box, Flow, reveal, row
from composer.desktop.widgets.paint import box, mirrored, painting
from composer.message.own_text import OWN
from composer.message.passages import WRITTEN, Passage


class _Legend(QWidget):
    """The bar of the margin, small."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(3), self._look.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), 1, fill=self._look.colour("accent"))


class Foot(QWidget):
    """`another`, `as_it_was` and `origin` are what can be done to the sentence at the caret, `order` to them all."""

    another = Signal()
    as_it_was = Signal()
    origin = Signal()
    order = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._found = False
        self._shown: tuple[object, ...] = ()
        self._line: Box = row(look, 12, (40, 6, 20, 10), self)
        self._legend = _Legend(look)
        self.own = Hint(look, self.tr("Your own wording"), wraps=False)
        self.as_it_was_button = Button(look, self.tr("As it was"), "link")
        self.another_button = Button(look, self.tr("Say it another way"), "link")
        self.origin_button = Button(look, "", "link")
        self.order_button = Button(look, self.tr("Put in order"), "link")
        self.find_hint, self.move_hint = self._keys(self.tr("Next finding"), "F8"), self._keys(
            self.tr("Move a sentence"), "Alt+Up", "Alt+Down"
        )  # fmt: skip
        legend = QWidget()
        beside = row(look, 8, parent=legend)
        beside.addWidget(self._legend)
        beside.addWidget(self.own)
        self._own = legend
        links = (self.as_it_was_button, self.another_button, self.origin_button, self.order_button)
        for button, signal in zip(links, (self.as_it_was, self.another, self.origin, self.order), strict=True):
            button.clicked.connect(signal)
        self.acts = Flow(look, [legend, *links], 14)
        self._pointing = Hint(
            look, self.tr("Click the sentence that says it. With the keyboard: arrows and Enter; Esc gives it up.")
        )
        reveal(self._pointing, False)
        self._line.addWidget(self._pointing, 1)
        self._line.addWidget(self.acts, 1)
        self._line.addWidget(self.find_hint)
        self._line.addWidget(self.move_hint)

    def show_sentence(self, passage: Passage | None, step: str, *, own: bool, reordered: bool, findings: bool) -> bool:
        """Show what can be done to a sentence: `step` is where its answer is, `own` that any is the writer's.

        Says whether that is other than before.
        """
        mine = passage is not None and passage.own
        made = passage is not None and bool(passage.slot) and passage.slot not in (OWN, WRITTEN)
        given_up = mine and passage is not None and bool(passage.generated)
        shown = (own, given_up, made and not mine, step, reordered, findings)
        if shown == self._shown:
            return False
        self._shown = shown
        reveal(self._own, own)
        reveal(self.as_it_was_button, given_up)
        reveal(self.another_button, made and not mine)
        self.origin_button.setText(self.tr("To {step}").format(step=step))
        reveal(self.origin_button, bool(step))
        reveal(self.order_button, reordered)
        self._found = findings
        self._show_keys()
        return True

    def show_pointing(self, *, on: bool) -> str:
        """Say how a sentence is shown, instead of all else; return the words, "" when it is over."""
        reveal(self._pointing, on)
        reveal(self.acts, not on)
        self._show_keys()
        return self._pointing.text() if on else ""

    def height_in(self, width: int) -> int:
        """Return how high it is in a width."""
        return self._line.heightForWidth(width) if self._line.hasHeightForWidth() else self.sizeHint().height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("background"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        """Name the keys where there is room for them beside what can be done."""
        shown = [widget for widget in self.acts.widgets() if not widget.isHidden()]
        room = self.width() - self._look.px(60)
        room -= sum(widget.sizeHint().width() + self._look.px(14) for widget in shown)
        free = self._pointing.isHidden()
        for hint, wanted in ((self.find_hint, self._found and free), (self.move_hint, free)):
            room -= hint.sizeHint().width() + self._look.px(12) if wanted else 0
            reveal(hint, wanted and room >= 0)

    def _keys(self, words: str, *keys: str) -> QWidget:
        holder = QWidget()
        line = row(self._look, 4, parent=holder)
        line.addWidget(Hint(self._look, words, wraps=False))
        for key in keys:
            line.addWidget(KeyCap(self._look, key))
        return holder


def paint_side(widget: QWidget, look: Look, width: int) -> None:
    """Paint the ground of the column beside the message, and the line between the two."""
    left = 0 if mirrored(widget) else widget.width() - width
    with painting(widget) as painter:
        painter.fillRect(QRect(left, 0, width, widget.height()), look.colour("rail"))
        painter.fillRect(left + (width - 1 if mirrored(widget) else 0), 0, 1, widget.height(), look.colour("line"))
