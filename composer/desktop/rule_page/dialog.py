"""The page of a rule as a small dialogue over the window."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QWidget

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import Token
from composer.desktop.went_out.over import open_over
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import BarCard
from composer.desktop.widgets.finding_card import KIND_ICONS, kind_words
from composer.desktop.widgets.labels import Hint, IconLabel, Label, Section
from composer.desktop.widgets.layout import Box, ScrollArea, column, row
from composer.text.finding import Finding
from composer.tone.page import Better, RulePage, page_of
from composer.tone.rules import Rule

_WIDTH, _HEIGHT = 600, 620
_EXAMPLES, _FINE = 2, 2
_Action = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class RuleDialog(QDialog):
    """Why a rule says what it says, with examples bad and better. Esc and Close close it."""

    def __init__(self, look: Look, parent: QWidget, page: RulePage) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(self.tr("Learn more"))
        self.setAccessibleName(f"{page.say} {page.why}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(look, 14, (24, 20, 24, 20), self)
        content = QWidget()
        self._add_words(column(look, 8, (0, 0, 8, 0), content), page)
        self._area = ScrollArea(look, content, page.say)
        whole.addWidget(self._area, 1)
        self.close_button = Button(look, self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        room, edge = parent.window().size(), look.px(16)
        self.resize(min(look.px(_WIDTH), room.width() - edge), min(look.px(_HEIGHT), room.height() - edge))
        self.close_button.installEventFilter(self)
        self.close_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The button has the focus all the time; the keys that it has no use for move the page.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _SCROLLS:
            self._area.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _add_words(self, inside: Box, page: RulePage) -> None:
        look = self.look
        kind = row(look, 8)
        kind.addWidget(IconLabel(look, KIND_ICONS[page.severity], page.severity, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        kind.addWidget(Label(look, kind_words(page.severity), weight="semibold", colour=page.severity), 1)
        inside.addLayout(kind)
        inside.addWidget(Section(look, page.say))
        inside.addWidget(Label(look, page.why))
        for example in page.examples[:_EXAMPLES]:
            self._add_example(inside, example, page.severity)
        if page.fine:
            inside.gap(6)
            inside.addWidget(Label(look, self.tr("This is fine as it is"), weight="semibold"))
            for text in page.fine[:_FINE]:
                inside.addWidget(_card(look, "good", text))
        inside.gap(6)
        inside.addWidget(Hint(look, self.tr("Source: {source}").format(source=page.source)))
        for key, words in page.sources.items():
            inside.addWidget(Hint(look, f"{key}: {words}"))
        inside.addStretch(1)

    def _add_example(self, inside: Box, example: Better, colour: Token) -> None:
        look = self.look
        inside.gap(6)
        head = self.tr("For example") if example.better is None else self.tr("Instead of")
        inside.addWidget(Label(look, head, weight="semibold"))
        inside.addWidget(_card(look, colour, example.bad))
        if example.better is not None:
            inside.addWidget(Label(look, self.tr("Better"), weight="semibold"))
            inside.addWidget(_card(look, "good", example.better or self.tr("Nothing: it can go.")))


def show_rule_page(look: Look, over: QWidget, rule: Rule | None, finding: Finding) -> bool:
    """Open the page of a rule over a window; it does not wait. False where there is no rule.

    What it says first is what the finding says, and weighs as much.
    """
    if rule is None:
        return False
    page = replace(page_of(rule), say=finding.message, severity=finding.severity)
    open_over(RuleDialog(look, over.window(), page), over.window())
    return True


def _card(look: Look, colour: Token, text: str) -> BarCard:
    card = BarCard(look, colour)
    card.body.addWidget(Label(look, text))
    return card
