from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.finding_card import FindingCard
from composer.desktop.widgets.stem_field import StemField

Show = Callable[..., QWidget]
SENTENCE = "They told you that this happened; write it as a fact."


def words(card: FindingCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def button(card: FindingCard, text: str) -> Button:
    return next(found for found in card.findChildren(Button) if found.text() == text and found.isVisible())


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("error", "Please change"),
        ("warning", "Worth a look"),
        ("advice", "An idea"),
        ("grammar", "Spelling or grammar"),
    ],
)
def test_a_card_says_its_kind_its_place_and_its_sentence(look: Look, show: Show, kind: str, word: str) -> None:
    card = FindingCard(look)
    show(card)
    card.show_finding(kind, SENTENCE, ["Take it out"], place=(1, 3))  # type: ignore[arg-type]

    assert words(card) == [word, "1 of 3", SENTENCE]
    name = QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name)
    assert name == f"{word}. {SENTENCE}"
    # The bar is on the reading side, in the colour of the kind.
    assert card.grab().toImage().pixelColor(1, card.height() // 2) == look.colour(kind)  # type: ignore[arg-type]


def test_a_card_that_appears_leaves_the_focus_in_the_field(look: Look, show: Show) -> None:
    field, card = StemField(look, "What?"), FindingCard(look)
    show(field, card)
    field.setFocus()
    card.show_finding("warning", SENTENCE, ["Take it out"])
    QApplication.processEvents()

    assert field.hasFocus()


def test_enter_in_a_card_is_its_first_fix(qtbot: QtBot, look: Look, show: Show) -> None:
    field, card = StemField(look, "What?"), FindingCard(look)
    show(field, card)
    field.setFocus()
    card.show_finding("warning", SENTENCE, ["Take it out", "Another"])
    card.take_focus()
    assert button(card, "Take it out").hasFocus()
    with qtbot.waitSignal(card.fix_chosen) as told:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [0]

    card.setFocus()
    with qtbot.waitSignal(card.fix_chosen) as told:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert told.args == [0]


def test_esc_closes_a_card_and_gives_the_focus_back(qtbot: QtBot, look: Look, show: Show) -> None:
    field, card = StemField(look, "What?"), FindingCard(look)
    show(field, card)
    field.setFocus()
    field.set_text("may have")
    card.show_finding("warning", SENTENCE, ["Take it out"])
    card.take_focus()
    with qtbot.waitSignal(card.closed), qtbot.assertNotEmitted(card.fix_chosen):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not card.isVisible()
    assert field.hasFocus()
    assert field.text() == "may have"


def test_tab_goes_through_fixes_ignore_and_learn_more(look: Look, show: Show) -> None:
    field, card = StemField(look, "What?"), FindingCard(look)
    show(field, card)
    card.show_finding("advice", SENTENCE, ["One", "Two"])
    field.setFocus()
    card.take_focus()
    passed = []
    for _ in range(4):
        now = QApplication.focusWidget()
        assert isinstance(now, Button)
        passed.append(now.text())
        QTest.keyClick(now, Qt.Key.Key_Tab)

    assert passed == ["One", "Two", "Ignore", "Learn more"]


def test_ignore_asks_how_far(look: Look, show: Show) -> None:
    card = FindingCard(look)
    show(card)
    card.show_finding("warning", SENTENCE)
    told: list[str] = []
    card.ignored.connect(told.append)
    actions = button(card, "Ignore").menu().actions()
    for action in actions:
        action.trigger()

    assert [action.text() for action in actions] == ["Here", "In this case", "Always"]
    assert told == ["here", "case", "always"]


def test_the_pointer_stays_on_the_card(look: Look, show: Show) -> None:
    card = FindingCard(look)
    show(card)
    card.show_finding("warning", SENTENCE)
    flat = card.sizeHint().height()
    card.point_at(10_000)
    QApplication.processEvents()

    assert card.sizeHint().height() == flat + look.px(8)
    picture = card.grab().toImage()
    tips = [x for x in range(picture.width()) if picture.pixelColor(x, 3) == look.colour("panel")]
    assert tips
    assert max(tips) < picture.width() - look.px(8)


def test_where_nothing_can_be_mended_from_here_the_first_thing_offered_is_to_learn_more(look: Look, show: Show) -> None:
    card = FindingCard(look)
    show(card)
    card.show_finding("error", SENTENCE)
    QApplication.processEvents()
    card.take_focus()
    assert QApplication.focusWidget() is button(card, "Learn more")


def test_a_button_without_words_is_not_read_twice(look: Look, show: Show) -> None:
    made = Button(look, "", "quiet", icon="dots", name="Other ways to write it")
    show(made)
    heard = QAccessible.queryAccessibleInterface(made)
    assert heard.text(QAccessible.Text.Name) == "Other ways to write it"
    assert heard.text(QAccessible.Text.Description).strip() == ""
    assert made.toolTip() == "Other ways to write it"
