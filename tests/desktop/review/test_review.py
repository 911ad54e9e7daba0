"""Review: the message, what is found in it, and the last look."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.desktop.review.page import ReviewPage
from composer.desktop.review.remarks import Noticed
from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.chip import Chip
from composer.desktop.widgets.labels import Heading
from composer.guide.case import Case, NextStep, Person
from composer.session.desk import Desk
from composer.session.editing import Editing
from tests.desktop.pages import Lay
from tests.desktop.review.conftest import Review


def with_findings(desk: Desk) -> None:
    desk.opened.answer("own.harm", "may have lost a day, and we will leave no stone unturned", how="choice")


def cards(page: ReviewPage) -> list[str]:
    return [card.words.text() for card in page.cards.cards()]


def missing(page: ReviewPage) -> list[str]:
    return [words for words in cards(page) if words.startswith("Nothing says yet")]


def show_the_sentence(page: ReviewPage) -> None:
    """Press the button of the card that says that nothing puts it right."""
    at = next(at for at, words in enumerate(cards(page)) if words.startswith("Nothing says yet how it is put right"))
    labels = [button.text() for button in page.cards.cards()[at].buttons.widgets() if isinstance(button, Button)]
    assert labels[:2] == ["Go to the question", "This sentence is it…"]
    page.cards.cards()[at].pressed.emit(1)


def test_every_finding_has_a_card_in_the_order_of_the_message(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    assert cards(page)[0].startswith("They told you that this happened")
    assert cards(page)[1].startswith("Big words")
    assert len(cards(page)) == len(whole.checking.message().shown)


def test_the_message_is_marked(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    words = page.editor
    assert "leave no stone unturned" in [mark.span.of(words.text()) for mark in words.marks() if mark]


def test_a_card_stands_beside_its_line_and_never_over_another(whole: Desk, review: Review) -> None:
    with_findings(whole)
    Editing(whole.opened).type_body(f"{whole.opened.message().body}\n\nThank you for your patience and understanding.")
    page = review(whole)
    shown = page.cards.cards()
    for card, after in pairwise(shown):
        assert card.geometry().bottom() < after.geometry().top()
    card, line = page.cards.joins()[-1]
    assert card.geometry().top() <= line <= card.geometry().bottom()


def test_a_fix_changes_the_answer_the_words_came_from(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    page.cards.cards()[0].fix_chosen.emit(0)
    assert whole.opened.case.text("own.harm") == "lost a day, and we will leave no stone unturned"
    assert "may have lost" not in page.editor.text()
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
    assert QApplication.focusWidget() is page.editor
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
    assert page.count.text().startswith(f"{whole.opened.message().words} words, ")


def test_a_sentence_can_be_said_another_way(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = whole.opened.message().text
    assert page.focus("own.harm")
    page.foot.another_button.click()
    assert whole.opened.turned
    assert page.editor.body() == whole.opened.message().body
    assert page.editor.hasFocus()
    whole.opened.undo()
    assert whole.opened.message().text == before


def test_the_sentence_of_an_answer_leads_to_its_question(whole: Desk, review: Review) -> None:
    page = review(whole)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    assert page.focus("own.harm")
    assert page.foot.origin_button.text() == "To Own"
    page.foot.origin_button.click()
    assert wanted == ["own.harm"]


def test_the_last_look_names_what_is_not_sure_and_what_is_not_confirmed(whole: Desk, review: Review) -> None:
    whole.opened.answer("unsure", ("£312",), how="choice")
    page = review(whole)
    lines = [words for words, _, _ in page.side.last_look.entries()]
    assert "£312: you marked it as not sure." in lines
    assert "One promise is not confirmed." in lines


def test_a_fact_can_be_called_right(whole: Desk, review: Review) -> None:
    whole.opened.answer("unsure", ("£312", "40 orders"), how="choice")
    page = review(whole)
    page.side.last_look._follow("fact:£312")
    assert whole.opened.case.texts("unsure") == ("40 orders",)
    assert not [words for words, _, _ in page.side.last_look.entries() if "£312" in words]


def test_what_the_message_does_not_say_is_told_with_its_question(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    page = review(desk)
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    gap = desk.opened.message().gaps[-1]
    assert gap.question in [target for _, _, target in page.side.last_look.entries()]
    page.side.last_look._follow(gap.question)
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
    links = {words: link for words, link, _ in review(whole).side.last_look.entries()}
    assert [link for words, link in links.items() if "words are too many for a chat" in words] == ["Shorten it"]


def test_what_is_missing_asks_to_be_said(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    gap = desk.opened.message().gaps[-1]
    assert gap.question != "output"
    links = {target: link for _, link, target in review(desk).side.last_look.entries()}
    assert links[gap.question] == "Say it"


def test_the_key_to_the_next_finding_is_named_while_there_is_one(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert not page.foot.find_hint.isVisible()
    with_findings(whole)
    assert page.foot.find_hint.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1144, True), (836, False), (700, True), (480, False)])
def test_the_heading_is_never_broken_by_the_count(whole: Desk, review: Review, width: int, beside: bool) -> None:
    page = review(whole)
    page.window().resize(width, 600)
    QApplication.processEvents()
    heading = page.findChildren(Heading)[0]
    assert heading.height() < 2 * heading.minimumSizeHint().height()
    assert (page.count.geometry().top() < heading.geometry().bottom()) == beside


def test_a_ticked_part_leads_to_the_sentence_that_does_it(whole: Desk, review: Review) -> None:
    page = review(whole)
    chips = [one for one in page.side.coverage.chips(done=True) if isinstance(one, Chip)]
    chip = next(one for one in chips if one.text() == "What it did")
    harm = next(one for one in whole.opened.message().sentences if one.slot == "harm")
    assert chip.toolTip() == harm.text[:80].rstrip() + "…"
    assert chip.accessibleDescription() == f"Shows: {chip.toolTip()}"
    chip.click()
    at = page.editor.at_caret()
    assert at is not None
    assert (at.place, page.editor.hasFocus()) == (harm.place, True)


def test_a_part_to_come_leads_to_its_question_and_the_open_questions_are_named(whole: Desk, review: Review) -> None:
    page = review(whole)
    assert page.side.goals.questions.text() == "Their seven questions are answered, or need no answer here."
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    whole.opened.answer("explain.cause", "", how="deletion")
    assert page.side.goals.questions.text() == "Of their seven questions, still open: why."
    chip = next(one for one in page.side.coverage.chips(done=False) if isinstance(one, Chip))
    chip.click()
    assert wanted == ["explain.cause"]


def test_a_fix_in_the_writers_own_words_is_one_step_and_leaves_the_caret_at_its_end(
    whole: Desk, review: Review
) -> None:
    body = whole.opened.message().body
    Editing(whole.opened).type_body(f"{body}\n\nWe will leave no stone unturned. Yours, Ravi")
    page = review(whole)
    before = page.editor.body()
    remark = next(one for one in page.cards.remarks() if isinstance(one, Noticed) and "no stone" in one.finding.text)
    fix = next(fix for fix in remark.fixes if fix.kind != "goto")
    page.cards.fix_chosen.emit(remark, fix)
    assert page.editor.body() == whole.opened.message().body != before
    assert page.editor.hasFocus()
    left = before[: (fix.start or 0) - whole.opened.message().body_start] + (fix.replacement or "")
    assert page.editor.text()[: page.editor.caret()].rstrip() == left.rstrip()
    whole.opened.undo()
    assert page.editor.body() == before


def test_a_fix_that_moves_a_sentence_of_their_own_text_moves_it(lay: Lay, review: Review) -> None:
    words = "Hi Dana,\n\nI have restored the folder. It is complete. I'm sorry I deleted it on Tuesday.\n\nSam"
    case = Case("k7m3pq9x").with_answer("draft.text", words).with_answer("draft.as", "chat")
    desk = lay(case.with_answer("output", "chat").with_answer("listen.impact", "2"))
    page = review(desk)
    at, remark = next((i, one) for i, one in enumerate(page.cards.remarks()) if one.key[0] == "cure-too-soon")
    assert isinstance(remark, Noticed)
    page.cards.cards()[at].fix_chosen.emit(0)
    assert "I'm sorry I deleted it on Tuesday. I have restored the folder. It is complete." in page.editor.body()
    assert not [line for line in page.editor.lines() if line.own]
    assert "cure-too-soon" not in [one.key[0] for one in page.cards.remarks()]


def test_a_click_on_marked_words_leaves_the_focus_in_the_message(whole: Desk, review: Review) -> None:
    with_findings(whole)
    page = review(whole)
    rect = page.editor.mark_rect(1)
    assert rect is not None
    QTest.mouseClick(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.editor.hasFocus()


@pytest.mark.parametrize("output", [
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry",
])  # fmt: skip
def test_every_output_is_written_in_to_the_letter(output: str, whole: Desk, review: Review) -> None:
    whole.opened.set_output(output)
    page = review(whole)
    before = page.editor.body()
    assert before == whole.opened.message().body
    for part in (3, 2):
        page.editor.set_caret(len(page.editor.text()) * part // 4)
        QTest.keyClicks(page.editor, "so ")
        QTest.keyClick(page.editor, Qt.Key.Key_Return)
        QTest.keyClicks(page.editor, "More. ")
        assert page.editor.body() == whole.opened.message().body
    while whole.opened.undo():
        pass
    assert page.editor.body() == whole.opened.message().body


def test_at_twice_the_size_all_keeps_its_place(whole: Desk, review: Review, look: Look) -> None:
    with_findings(whole)
    page = review(whole)
    body = page.editor.body()
    look.set_scale(2.0)
    QApplication.processEvents()
    assert page._area.horizontalScrollBar().maximum() == 0
    assert page.foot.geometry().bottom() == page.rect().bottom()
    assert page.cards.joins() == []  # they stand under the message
    assert page.editor.body() == body
    QTest.keyClicks(page.editor, "x")
    assert page.editor.body() == whole.opened.message().body


def test_words_typed_on_the_line_between_two_paragraphs_are_a_paragraph(whole: Desk, review: Review) -> None:
    page = review(whole)
    before = whole.opened.message().body
    gap = before.index("\n\n", before.index("\n\n") + 2)
    page.editor.setFocus()
    page.editor.set_raw_caret(gap + 1)
    QTest.keyClicks(page.editor, "I mean it.")
    assert whole.opened.message().body == before[:gap] + "\n\nI mean it." + before[gap:]


def test_nothing_is_red_in_a_review_where_nothing_is_said_yet(desk: Desk, review: Review) -> None:
    page = review(desk)
    assert cards(page) == []
    assert page.side.coverage.chips(done=True) == []
    assert [words for words, _, _ in page.side.last_look.entries()] == [
        "There is nothing in it yet. It begins with who was let down."
    ]


def test_what_is_still_to_come_has_no_card_until_it_is_asked_whether_to_send_without_it(
    desk: Desk, review: Review
) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    page = review(desk)
    assert missing(page) == []
    page.look_at_errors()
    assert "Nothing says yet how it is put right; people look for it." in missing(page)
    at = page.cards.focused()
    assert at is not None
    assert page.cards.remarks()[at].kind == "error"


def test_what_they_will_look_for_is_folded_away_and_its_links_say_what_they_do(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    page = review(desk)
    goals = page.side.goals
    assert not goals.questions.isVisible()
    goals.title.click()
    assert goals.questions.isVisible()
    links = [link for link in goals.links() if isinstance(link, Button)]
    assert [link.text() for link in links] == ["Put it right", "Say what changes"]


def test_the_same_gap_is_told_once(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    lines = [words for words, _, _ in review(desk).side.last_look.entries()]
    assert "Nobody is named as its reader." in lines
    assert "Nothing says who it is for." not in lines


def test_what_is_promised_stands_there_with_its_day_the_first_to_come_first(whole: Desk, review: Review) -> None:
    rows = (NextStep("send you a list of the orders", "noon on Friday"), NextStep("ring you", "ten tomorrow"))
    whole.opened.answer("plan.next", rows)
    entries = review(whole).side.promised.entries()
    assert entries[:2] == (("Ring you", "Thu 12 Mar, 10:00"), ("Send you a list of the orders", "Fri 13 Mar, 12:00"))
    assert "from now on" in [when for _, when in entries]


def test_a_sentence_the_program_does_not_know_can_be_shown_for_what_it_is(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    Editing(desk.opened).type_body(f"{desk.opened.message().body}\n\nThe right one lies on your desk.")
    page = review(desk)
    page.look_at_errors()
    before = missing(page)
    show_the_sentence(page)
    assert page.editor.hasFocus()
    page.editor.set_caret(page.editor.text().index("lies on"))
    QTest.keyClicks(page.editor, "x")  # nothing is written meanwhile
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    assert "The right one lies on your desk." in desk.opened.message().body
    assert missing(page) == [words for words in before if "how it is put right" not in words]
    undone = desk.opened.undo()
    assert undone is not None
    assert undone.words == "Undone: what a sentence says"
    assert missing(page) == before


def test_pointing_at_a_sentence_can_be_given_up(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    page = review(desk)
    page.look_at_errors()
    show_the_sentence(page)
    assert page.pointing.is_on()
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert not page.pointing.is_on()
    assert not desk.opened.case.editions
    QTest.keyClicks(page.editor, "x")
    assert desk.opened.case.editions


def test_any_inconvenience_offers_each_thing_once(whole: Desk, review: Review) -> None:
    Editing(whole.opened).type_body(f"{whole.opened.message().body}\n\nWe are sorry for any inconvenience.")
    page = review(whole)
    at = next(at for at, one in enumerate(page.cards.remarks()) if one.key[0] == "any-inconvenience")
    labels = [one.text() for one in page.cards.cards()[at].buttons.widgets() if isinstance(one, Button)]
    assert labels.count("Say what you did") == 1


def test_the_parts_of_talking_points_stand_apart_under_heavy_headings(whole: Desk, review: Review) -> None:
    whole.opened.set_output("talk")
    page = review(whole)
    document = page.editor.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    heads = [block for block in blocks if block.text().endswith(":") and not block.text().startswith("-")]
    assert len(heads) > 4
    for block in heads[1:]:
        assert block.blockFormat().topMargin() > 0
        assert [one.format.fontWeight() for one in block.layout().formats()] == [QFont.Weight.DemiBold]
    lines = [block for block in blocks if block not in heads]
    assert not any(block.blockFormat().topMargin() or block.layout().formats() for block in lines)
    whole.opened.set_output("email")
    assert not any(
        block.layout().formats() or block.blockFormat().topMargin()
        for block in (document.findBlockByNumber(number) for number in range(document.blockCount()))
    )


def test_a_talk_that_begins_with_thanks_is_not_told_to_say_sorry_first(desk: Desk, review: Review) -> None:
    desk.opened.answer("listen.who", (Person(name="Dana Okafor"),))
    desk.opened.set_output("talk")
    assert "Thank you for taking my call, Dana." in desk.opened.message().body
    assert not [words for words in cards(review(desk)) if words.startswith("Thanks is good manners")]


def test_the_menu_of_a_sentence_says_what_it_is(desk: Desk, review: Review) -> None:
    desk.opened.answer("own.act", "sent the wrong file")
    page = review(desk)
    page.editor.set_caret(page.editor.text().index("wrong file"))
    passage = page.acts.passage_at_caret()
    assert passage is not None
    words = dict(page.acts.offered(passage))
    act = next(act for act, one in words.items() if one == "This sentence is it: What it did")
    page.acts.at_caret(act)
    assert "What it did" in [chip.text() for chip in page.side.coverage.chips(done=True) if isinstance(chip, Chip)]
