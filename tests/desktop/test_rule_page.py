"""Learn more: the page of a rule over the window, and what a card does where there is no rule."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.review.page import ReviewPage
from composer.desktop.rule_page.asking import tell_more
from composer.desktop.rule_page.dialog import RuleDialog
from composer.desktop.shell.pages import REVIEW
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.finding_card import FindingCard
from composer.text.finding import Finding

OnCase = Callable[..., CasePage]


def finding(rule: str) -> Finding:
    return Finding(
        rule=rule,
        family="grammar",
        source_engine="grammar",
        severity="advice",
        question=None,
        start=0,
        end=3,
        text="teh",
        message="Did you mean “the”?",
        why="It is spelt so.",
        source="The dictionary",
        fixes=(),
    )


def link_of_the_first_card(page: CasePage) -> Button:
    """Write stock words in Review and go to the link of their card by keyboard."""
    page.go(REVIEW)
    QApplication.processEvents()
    review = page.pages._pages[REVIEW]
    assert isinstance(review, ReviewPage)
    QTest.keyClick(review.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(review.editor, Qt.Key.Key_Up)
    QTest.keyClick(review.editor, Qt.Key.Key_End)
    QTest.keyClicks(review.editor, " Thank you for your patience and understanding.")
    QTest.qWait(600)
    QTest.keyClick(page.window(), Qt.Key.Key_F8)
    for _ in range(6):
        focused = QApplication.focusWidget()
        if isinstance(focused, Button) and focused.text() == "Learn more":
            return focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come to Learn more")


def dialog_of(page: CasePage) -> RuleDialog | None:
    return next((one for one in page.window().findChildren(RuleDialog) if one.isVisible()), None)


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_learn_more_shows_the_page_of_the_rule_and_esc_gives_the_focus_back(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    link = link_of_the_first_card(page)
    QTest.keyClick(link, Qt.Key.Key_Space)
    dialog = dialog_of(page)
    assert dialog is not None
    rule = page._parts.checker.rule("boilerplate")
    assert rule is not None
    words = words_in(dialog)
    for part in (rule.say, rule.why, "Instead of", "This is fine as it is", f"Source: {rule.source}"):
        assert part in words
    assert dialog.accessibleName() == f"{rule.say} {rule.why}"
    qtbot.waitUntil(dialog.close_button.hasFocus)
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert dialog_of(page) is None
    assert QApplication.focusWidget() is link


def test_the_page_is_read_to_its_end_by_keyboard(on_case: OnCase) -> None:
    page = on_case(size=(900, 420))
    assert page.show_rule(finding("boilerplate"))
    dialog = dialog_of(page)
    assert dialog is not None
    assert dialog.height() <= page.window().height()
    QApplication.processEvents()
    bar = dialog._area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(dialog.close_button, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog.close_button, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog_of(page) is None


@pytest.mark.parametrize("name", ["missing-component", "shouting", "private-detail"])
def test_nothing_on_the_page_is_wider_than_the_page(name: str, on_case: OnCase) -> None:
    page = on_case()
    page.show_rule(finding(name))
    dialog = dialog_of(page)
    assert dialog is not None
    QApplication.processEvents()
    for label in dialog.findChildren(QLabel):
        assert label.minimumSizeHint().width() <= dialog._area.viewport().width()
        assert label.height() >= label.heightForWidth(label.width())
    dialog.reject()


def test_without_a_rule_why_and_source_stand_in_the_card(on_case: OnCase) -> None:
    page = on_case()
    card = FindingCard(page.look, page)
    card.show_finding("grammar", "Did you mean “the”?")
    tell_more(card, finding("SpellCheck"))
    assert dialog_of(page) is None
    assert card.words.text() == "Did you mean “the”?\nIt is spelt so.\nSource: The dictionary"


def test_the_page_weighs_as_much_as_the_finding_and_says_what_it_says(on_case: OnCase) -> None:
    page = on_case()
    page.show_rule(finding("boilerplate"))
    dialog = dialog_of(page)
    assert dialog is not None
    assert words_in(dialog).startswith("An idea\nDid you mean “the”?\n")
    dialog.reject()
