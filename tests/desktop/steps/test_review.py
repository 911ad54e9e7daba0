"""Review: the message, what is found in it, and the last look."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app import App
from composer.desktop.message_pieces import sentence_of
from composer.desktop.review import ReviewPage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.labels import Heading
from composer.session.desk import Desk
from tests.desktop.pages import Show

Review = Callable[[Desk], ReviewPage]


@pytest.fixture
def review(look: Look, parts: App, show: Show) -> Review:
    def shown(desk: Desk) -> ReviewPage:
        page = ReviewPage(look, desk, parts.covering)
        show(page)
        return page

    return shown


def with_findings(desk: Desk) -> None:
    desk.opened.answer("own.harm", "may have lost a day, and we will leave no stone unturned", how="choice")


def cards(page: ReviewPage) -> list[str]:
    return [card.words.text() for card in page.cards.cards()]


def test_every_finding_has_a_card_in_the_order_of_the_message(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    assert cards(page)[0].startswith("They told you that this happened")
    assert cards(page)[1].startswith("Big words")
    assert len(cards(page)) == len(whole.checking.message().shown)


def test_the_message_is_marked(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    words = page.view.words()
    assert "leave no stone unturned" in [mark.span.of(words.text()) for mark in words.marks() if mark]


def test_a_card_stands_beside_its_line_and_never_over_another(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    shown = page.cards.cards()
    for card, after in pairwise(shown):
        assert card.geometry().bottom() < after.geometry().top()
    card, line = page.cards.joins()[0]
    assert card.geometry().top() <= line <= card.geometry().bottom()


def test_a_fix_changes_the_answer_the_words_came_from(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    page.cards.cards()[0].fix_chosen.emit(0)
    assert whole.opened.case.text("own.harm") == "lost a day, and we will leave no stone unturned"
    assert "may have lost" not in page.view.words().text()
    whole.opened.undo()
    assert whole.opened.case.text("own.harm").startswith("may have lost")


def test_what_no_word_can_mend_leads_to_its_question(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file; it will never happen again")
    page = review(desk)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    place = next(place for place, words in enumerate(cards(page)) if words.startswith("You cannot guarantee that"))
    page.cards.cards()[place].fix_chosen.emit(0)
    assert wanted == ["plan.change"]


def test_f8_walks_through_the_cards_and_round(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    page.next_finding()
    assert page.cards.cards()[0].isAncestorOf(QApplication.focusWidget())
    page.previous_finding()
    assert page.cards.cards()[-1].isAncestorOf(QApplication.focusWidget())
    page.next_finding()
    assert page.cards.cards()[0].isAncestorOf(QApplication.focusWidget())


def test_esc_in_a_card_goes_back_to_the_message(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    page.next_finding()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.view.words()
    assert page.cards.cards()[0].isVisible()


def test_what_is_ignored_leaves_the_list(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    before = len(cards(page))
    page.cards.cards()[0].ignored.emit("case")
    assert len(cards(page)) == before - 1


def test_nothing_to_look_at_is_said(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert cards(page) == []
    assert page.cards._nothing.isVisible()


def test_words_and_seconds_are_counted(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert page._count.text().startswith(f"{whole.opened.message().words} words, ")


def test_a_sentence_can_be_said_another_way(whole: Desk, review: Review) -> None:
    page = review(whole)
    number = sentence_of(whole.opened.message(), "own.harm")
    assert number is not None
    before = whole.opened.message().text
    page.view.sentence_activated.emit(number)
    page.another_way.click()
    assert whole.opened.turned
    assert page.view.words().text() != ""
    whole.opened.undo()
    assert whole.opened.message().text == before


def test_a_chosen_sentence_leads_to_its_question(whole: Desk, review: Review) -> None:
    page = review(whole)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    assert page.focus("own.harm")
    page._origin_link.click()
    assert wanted == ["own.harm"]


def test_the_last_look_names_what_is_not_sure_and_what_is_not_confirmed(whole: Desk, review: Review) -> None:
    whole.opened.answer("unsure", ("£312",), how="choice")
    page = review(whole)
    lines = [words for words, _, _ in page.last_look.entries()]
    assert "£312: you marked it as not sure." in lines
    assert "One promise is not confirmed." in lines


def test_a_fact_can_be_called_right(whole: Desk, review: Review) -> None:
    whole.opened.answer("unsure", ("£312", "40 orders"), how="choice")
    page = review(whole)
    page.last_look._follow("fact:£312")
    assert whole.opened.case.texts("unsure") == ("40 orders",)
    assert not [words for words, _, _ in page.last_look.entries() if "£312" in words]


def test_what_the_message_does_not_say_is_told_with_its_question(desk: Desk, review: Review) -> None:
    page = review(desk)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    gap = desk.opened.message().gaps[0]
    assert gap.question in [target for _, _, target in page.last_look.entries()]
    page.last_look._follow(gap.question)
    assert wanted == [gap.question]


def test_in_a_narrow_window_the_cards_stand_under_the_message(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    page.window().resize(640, 700)
    QApplication.processEvents()
    assert page.cards.joins() == []
    assert page.cards.cards()[0].isVisible()


def test_another_output_is_read_from_its_beginning(whole: Desk, review: Review) -> None:
    page = review(whole)
    page.setFixedHeight(300)
    QApplication.processEvents()
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    whole.opened.set_output("talk")

    assert bar.value() == 0


def test_what_is_too_long_asks_to_be_shortened(whole: Desk, review: Review) -> None:
    whole.opened.set_output("chat")
    links = {words: link for words, link, _ in review(whole).last_look.entries()}
    assert [link for words, link in links.items() if "words are too many for a chat" in words] == ["Shorten it"]


def test_what_is_missing_asks_to_be_said(desk: Desk, review: Review) -> None:
    gap = desk.opened.message().gaps[0]
    assert gap.question != "output"
    links = {target: link for _, link, target in review(desk).last_look.entries()}
    assert links[gap.question] == "Say it"


def test_the_key_to_the_next_finding_is_named_while_there_is_one(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert not page.key_hint.isVisible()
    with_findings(whole)
    assert page.key_hint.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1144, True), (836, False), (700, True), (480, False)])
def test_the_heading_is_never_broken_by_the_count(whole: Desk, review: Review, width: int, beside: bool) -> None:
    page = review(whole)
    page.window().resize(width, 600)
    QApplication.processEvents()
    heading = page.findChildren(Heading)[0]
    assert heading.height() < 2 * heading.minimumSizeHint().height()
    assert (page._count.geometry().top() < heading.geometry().bottom()) == beside
