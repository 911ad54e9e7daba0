"""The writer's own wordings: named, kept, given up, and the new wording that a changed answer offers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.desktop.review.cards import WordingCard
from composer.desktop.review.page import ReviewPage
from composer.desktop.review.remarks import Offered
from composer.session.desk import Desk
from composer.session.editing import Editing
from tests.desktop.review.conftest import Review


def with_own_harm(desk: Desk) -> str:
    message = desk.opened.message()
    harm = next(one for one in message.sentences if one.slot == "harm")
    Editing(desk.opened).type_body(message.body.replace(harm.text, "You lost eleven photos and a morning."))
    return harm.place


def card(page: ReviewPage) -> WordingCard:
    return next(one for one in page.cards.cards() if isinstance(one, WordingCard))


def test_a_changed_answer_offers_its_wording_beside_the_line_and_leaves_the_writers(
    whole: Desk, review: Review
) -> None:
    place = with_own_harm(whole)
    page = review(whole)
    assert page.cards.remarks() == ()
    told: list[str] = []
    page.told.connect(told.append)
    whole.opened.answer("own.harm", "lost the whole day")
    assert "You lost eleven photos and a morning." in page.editor.body()
    remark = page.cards.remarks()[0]
    assert isinstance(remark, Offered)
    assert (remark.place, remark.words, remark.step) == (place, "You lost the whole day.", "Own")
    assert "You lost the whole day." in card(page).words.text()
    assert told == ["One new wording."]
    heard = QAccessible.queryAccessibleInterface(card(page))
    assert heard.text(QAccessible.Text.Name).startswith("New wording. Your answer in Own has changed.")
    assert heard.text(QAccessible.Text.Description) == "Enter: Use it"


def test_use_it_takes_the_new_wording_as_one_step(whole: Desk, review: Review) -> None:
    with_own_harm(whole)
    page = review(whole)
    whole.opened.answer("own.harm", "lost the whole day")
    page.next_finding()
    assert card(page).isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "You lost the whole day." in page.editor.body()
    assert page.editor.hasFocus()
    assert page.cards.remarks() == ()
    assert not [line for line in page.editor.lines() if line.own]
    whole.opened.undo()
    assert "You lost eleven photos and a morning." in page.editor.body()
    assert card(page)


def test_keep_mine_offers_it_no_more(whole: Desk, review: Review) -> None:
    with_own_harm(whole)
    page = review(whole)
    whole.opened.answer("own.harm", "lost the whole day")
    card(page).pressed.emit(1)
    assert page.cards.remarks() == ()
    assert "You lost eleven photos and a morning." in page.editor.body()
    whole.opened.answer("own.harm", "lost two days")
    assert "You lost two days." in card(page).words.text()


def test_as_it_was_gives_the_own_wording_up(whole: Desk, review: Review) -> None:
    before = whole.opened.message().body
    place = with_own_harm(whole)
    page = review(whole)
    page.editor.go_to(place)
    assert page.foot.own.isVisible()
    assert not page.foot.another_button.isVisible()
    page.foot.as_it_was_button.click()
    assert page.editor.body() == before
    assert not page.foot.own.isVisible()
    whole.opened.undo()
    assert "You lost eleven photos and a morning." in page.editor.body()


def test_the_menu_offers_what_can_be_done_to_the_sentence(whole: Desk, review: Review) -> None:
    place = with_own_harm(whole)
    page = review(whole)

    def offered() -> list[str]:
        rect = page.editor.cursorRect()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, rect.center(), page.editor.mapToGlobal(rect.center())
        )
        menu = page.editor.menu_for(event)
        words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
        menu.deleteLater()
        return words

    page.editor.go_to(place)
    assert offered()[:4] == ["As it was", "Move it up", "Move it down", "To Own"]
    page.focus("own.act")
    assert offered()[:3] == ["Say it another way", "Move it up", "Move it down"]
    whole.opened.answer("own.harm", "lost the whole day")
    page.editor.go_to(place)
    assert offered()[0] == "Use the new wording"


def test_the_own_wording_has_a_bar_in_the_margin(whole: Desk, review: Review) -> None:
    place = with_own_harm(whole)
    page = review(whole)
    line = page.editor.line(place)
    assert line is not None
    row = page.editor.first_row(line.span)
    assert row is not None
    image = page.editor.grab().toImage()
    assert image.pixelColor(page.editor.look.px(23), row.center().y()) == page.editor.look.colour("accent")
