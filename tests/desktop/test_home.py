"""The first page of all, and Home: what they say, and how they are read."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from composer.desktop.home.case_row import CaseRow
from composer.desktop.incoming.drop_row import DropRow
from composer.desktop.inside import Inside
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.card import ActionCard
from composer.desktop.widgets.labels import Heading, Label
from composer.guide.case import Case, Person

Open = Callable[..., Inside]


def begin(window: Inside) -> Button:
    assert window.sender_page is not None
    return next(one for one in window.sender_page.findChildren(Button) if one.text() == "Begin")


def test_begin_is_always_the_filled_button_and_asks_kindly_for_the_name(open_window: Open) -> None:
    window = open_window()
    page = window.sender_page
    assert page is not None
    button = begin(window)
    name, role, _ = page.fields()
    assert (button.isEnabled(), button.kind()) == (True, "primary")
    assert page.missing() == ""
    QTest.keyClicks(role, "Fernhill Digital")
    button.click()
    assert window.sender_page is page
    assert QApplication.focusWidget() is name
    assert page.missing() == "Only your name is needed: it is how they will know who is writing."
    assert name.accessibleDescription() == page.missing()
    QTest.keyClicks(name, "Sam")
    assert page.missing() == ""
    assert name.accessibleDescription() == ""
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.sender_page is None


def test_a_case_that_is_only_a_name_says_the_name_once(
    open_window: Open, keep: Callable[..., None], laptop: Case
) -> None:
    ivo = Case("onlyname1", step="own").with_answer("listen.who", (Person(name="Ivo Marek"),))
    keep(ivo, replace(laptop, step="own"))
    window = open_window()
    lines = {line.id: line for line in window.home.lines()}
    assert (lines[ivo.id].title, lines[ivo.id].people) == ("Ivo Marek", "")
    assert lines[laptop.id].people == "Dana Whitlock"
    rows: list[QPushButton] = [row for row in window.home.rows() if row.line.id == ivo.id]
    assert rows[0].accessibleName().startswith("Ivo Marek, In the steps: Own, ")


def test_the_cards_shrink_again_with_the_text(
    open_window: Open, keep: Callable[..., None], laptop: Case, qtbot: QtBot
) -> None:
    keep(laptop)
    window = open_window("", (900, 600))
    cards = window.home.cards()
    before = [card.height() for card in cards]
    window.look.set_scale(2)
    qtbot.waitUntil(lambda: cards[0].height() > before[0])
    window.look.set_scale(1)
    qtbot.waitUntil(lambda: [card.height() for card in cards] == before)


def test_the_ways_to_begin_are_read_before_the_place_for_their_message(
    open_window: Open, keep: Callable[..., None], laptop: Case
) -> None:
    keep(laptop)
    home = open_window().home
    front = home.cards()[0].parentWidget()
    assert front is not None
    read = [child for child in front.children() if isinstance(child, ActionCard | DropRow)]
    assert read[:4] == home.cards()
    assert isinstance(read[4], DropRow)


def test_back_from_a_case_the_focus_is_on_its_row(
    open_window: Open, keep: Callable[..., None], laptop: Case, qtbot: QtBot
) -> None:
    other = Case("second77", step="own").with_answer("listen.who", (Person(name="Ivo Marek"),))
    keep(laptop, other)
    window = open_window()
    row = next(row for row in window.home.rows() if row.line.id == laptop.id)
    row.click()
    qtbot.waitUntil(lambda: window.case_page is not None)
    assert window.case_page is not None
    window.case_page.desk.opened.rename("The photos")  # it comes to stand first
    window.go_home()

    def on_its_row() -> bool:
        now = QApplication.focusWidget()
        return isinstance(now, CaseRow) and now.line.id == laptop.id and now.line.title == "The photos"

    qtbot.waitUntil(on_its_row)


def test_the_example_says_what_each_paragraph_does(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    page = window.sender_page
    assert page is not None
    qtbot.waitUntil(lambda: "A finished example" in [label.text() for label in page.findChildren(Label)])
    said = [label.text() for label in page.findChildren(Label)]
    assert "Said back" in said
    assert "What changes" in said
    heading = page.findChildren(Heading)[0]
    assert heading.height() < 3 * QFontInfo(heading.font()).pixelSize()  # two lines, close to each other
