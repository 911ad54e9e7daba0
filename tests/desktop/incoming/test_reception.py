"""Their message, dropped, pasted or opened on Home: who, when and their words stand there, and can be put right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.desktop.incoming.offered import reading_of_file
from composer.desktop.inside import Inside
from composer.guide.case import Case, Person
from tests.desktop.stories.hand import focused

Open = Callable[..., Inside]
Keep = Callable[..., None]
MAILS = Path(__file__).parents[2] / "fixtures" / "incoming"
DANA = MAILS / "01-outlook-desktop.eml"
NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def inside(open_window: Open, keep: Keep) -> Inside:
    keep()
    return open_window()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused(), key, modifiers)


def mime_of(*files: Path, text: str = "", page: str = "", links: tuple[str, ...] = ()) -> QMimeData:
    mime = QMimeData()
    if urls := [QUrl.fromLocalFile(str(file)) for file in files] + [QUrl(link) for link in links]:
        mime.setUrls(urls)
    if text:
        mime.setText(text)
    if page:
        mime.setHtml(page)
    return mime


def drop(target: QWidget, mime: QMimeData) -> QDropEvent:
    """Hold something over a widget and let it go, as another program would."""
    actions, button = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), actions, mime, button, NONE)
    QApplication.sendEvent(target, enter)
    let_go = QDropEvent(QPointF(300, 300), actions, mime, button, NONE)
    if enter.isAccepted():
        QApplication.sendEvent(target, let_go)
    return let_go


def came(inside: Inside, qtbot: QtBot) -> CasePage:
    qtbot.waitUntil(lambda: inside.case_page is not None)
    assert inside.case_page is not None
    return inside.case_page


def case_of(page: CasePage) -> Case:
    return page.desk.opened.case


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def told(inside: Inside, qtbot: QtBot) -> str:
    qtbot.waitUntil(inside.bar.isVisible)
    assert inside.case_page is None
    return words_on(inside.bar)


def test_a_mail_that_is_dropped_fills_who_when_title_and_their_words(inside: Inside, qtbot: QtBot) -> None:
    let_go = drop(inside.home, mime_of(DANA))
    assert let_go.dropAction() is Qt.DropAction.CopyAction
    page = came(inside, qtbot)
    case = case_of(page)
    assert page.current() == "arrived"
    assert page.desk.opened.title == "Demo tomorrow"
    assert case.people == (Person(name="Dana Okafor", email="dana.okafor@northwind.example"),)
    assert case.text("listen.when").startswith("on Tuesday 3 March")
    assert case.text("listen.words").startswith("Hi Sam,\n\nThe prices in the demo were last year’s.")
    assert case.text("reply.id") == "<AM6PR04MB5990F1@northwind.example>"
    assert case.text("reply.references") == "<d41c7@halden.example>"
    shown = words_on(page.pages)
    assert "dana.okafor@northwind.example" in shown
    for question in ("Who wrote?", "When did it happen?", "Their words"):
        assert question in shown
    assert not page.side.isVisible()
    assert not page.delivery.isVisible()


def test_the_next_thing_has_the_focus_and_leads_to_listen_and_back(inside: Inside, qtbot: QtBot) -> None:
    drop(inside.home, mime_of(DANA))
    page = came(inside, qtbot)
    assert page.nav.isAncestorOf(focused())
    press(Qt.Key.Key_Space)
    assert page.current() == "listen"
    assert "The prices in the demo" in case_of(page).text("listen.words")
    press(Qt.Key.Key_Left, ALT)
    assert page.current() == "arrived"


def test_what_came_in_can_be_put_right_and_taken_back(inside: Inside, qtbot: QtBot) -> None:
    drop(inside.home, mime_of(DANA))
    page = came(inside, qtbot)
    page.pages.focus("arrived", "listen.when")
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), "yesterday")
    assert case_of(page).text("listen.when") == "yesterday"
    steps = 0
    while page.desk.opened.can_undo:
        page.undo()
        steps += 1
        if case_of(page).people:
            assert case_of(page).text("listen.words")  # what came in leaves as one step
    assert case_of(page).text("listen.words") == ""
    assert page.desk.opened.title != "Demo tomorrow"
    for _ in range(steps):
        page.redo()
    assert case_of(page).text("listen.when") == "yesterday"
    assert page.desk.opened.title == "Demo tomorrow"


def test_their_message_is_taken_back_as_one_step_in_plain_words(inside: Inside, qtbot: QtBot) -> None:
    drop(inside.home, mime_of(DANA))
    page = came(inside, qtbot)
    page.undo()
    assert page.toast_words() == "Undone: their message"
    assert not page.desk.opened.can_undo
    assert page.desk.opened.title == "A new apology"
    assert "Who wrote?" in focused().accessibleName()
    page.redo()
    assert page.toast_words() == "Done again: their message"
    assert page.desk.opened.title == "Demo tomorrow"


def test_undo_before_the_page_is_there_makes_it_and_goes_there(
    inside: Inside, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(CasePage, "go", lambda *_, **__: None)
        drop(inside.home, mime_of(DANA))
        page = came(inside, qtbot)
    page.undo()
    assert page.current() == "arrived"
    assert "Who wrote?" in focused().accessibleName()


def test_where_something_is_missing_the_focus_is_there(inside: Inside, qtbot: QtBot) -> None:
    drop(inside.home, mime_of(text="You forgot my birthday order."))
    page = came(inside, qtbot)
    assert "Who wrote?" in focused().accessibleName()
    QTest.keyClicks(focused(), "kev")
    assert case_of(page).people == (Person(name="Kev"),)
    assert case_of(page).text("listen.words") == "You forgot my birthday order."


def test_words_are_pasted_with_ctrl_v_on_home(inside: Inside, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(
        mime_of(text="Nobody came.\n\nBest\nDana", page="<p>Nobody came.</p><p>Best<br>Dana")
    )
    press(Qt.Key.Key_V, CTRL)
    assert case_of(came(inside, qtbot)).text("listen.words") == "Nobody came."


def test_the_row_is_reached_with_tab_and_pastes_with_space(inside: Inside, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Nobody came.")
    for _ in range(12):
        if focused().accessibleName() == "Paste their message":
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert case_of(came(inside, qtbot)).text("listen.words") == "Nobody came."


def test_a_file_is_opened_with_the_dialogue(inside: Inside, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(MAILS / "02-gmail-reply.eml"), ""))
    QTest.mouseClick(inside.reception.drop_row.open_button, Qt.MouseButton.LeftButton)
    assert case_of(came(inside, qtbot)).people[0].name == "Martin Hale"


def test_a_dialogue_that_is_cancelled_changes_nothing(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    inside.reception.drop_row.open_file()
    QApplication.processEvents()
    assert inside.case_page is None
    assert not inside.bar.isVisible()


LINK = "https://mail.example/1"


@pytest.mark.parametrize(
    ("files", "text", "page", "links", "says"),
    [
        ((MAILS,), "", "", (), "This is a folder."),
        ((DANA, MAILS / "02-gmail-reply.eml"), "", "", (), "One message at a time"),
        ((MAILS / "gone.eml",), "", "", (), "no such file"),
        ((), LINK, "", (LINK,), "nothing is fetched"),
        ((), " \n ", "", (), "no words"),
        ((), "", "<script>x</script><img src='http://192.0.2.1/a'>", (), "no words"),
    ],
    ids="folder several gone link space script".split(),
)
def test_what_cannot_be_taken_is_told_in_the_bar(
    inside: Inside, qtbot: QtBot, files: tuple[Path, ...], text: str, page: str, links: tuple[str, ...], says: str
) -> None:
    drop(inside.home, mime_of(*files, text=text, page=page, links=links))
    words = told(inside, qtbot)
    assert says in words
    assert "That could not be read." in words
    press(Qt.Key.Key_Escape)
    assert not inside.bar.isVisible()


def test_an_empty_clipboard_is_told(inside: Inside, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(QMimeData())
    press(Qt.Key.Key_V, CTRL)
    assert "clipboard" in told(inside, qtbot)


def test_a_pdf_is_told_and_a_mail_afterwards_clears_the_bar(inside: Inside, qtbot: QtBot, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    drop(inside.home, mime_of(letter))
    assert "copy its words and paste them" in told(inside, qtbot)
    drop(inside.home, mime_of(DANA))
    came(inside, qtbot)
    assert not inside.bar.isVisible()


def test_the_row_shows_that_it_is_ready_while_something_is_held_over_the_page(inside: Inside) -> None:
    drop_row, actions = inside.reception.drop_row, Qt.DropAction.CopyAction
    for mime, awaited in ((mime_of(DANA), True), (QMimeData(), False)):
        enter = QDragEnterEvent(QPoint(300, 300), actions, mime, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(inside.home, enter)
        assert enter.isAccepted() is awaited
        assert drop_row.is_awaited() is awaited
        QApplication.sendEvent(inside.home, QDragLeaveEvent())
        assert not drop_row.is_awaited()


def test_of_two_that_are_dropped_in_haste_the_last_one_counts(inside: Inside, qtbot: QtBot) -> None:
    inside.reception.take(reading_of_file(DANA))
    inside.reception.take(reading_of_file(MAILS / "03-apple-mail.eml"))
    assert case_of(came(inside, qtbot)).people[0].name == "Priya Nair"


def test_a_case_that_was_left_there_says_so_in_the_list_and_opens_there(inside: Inside, qtbot: QtBot) -> None:
    drop(inside.home, mime_of(DANA))
    came(inside, qtbot)
    inside.go_home()
    qtbot.waitUntil(lambda: inside.case_page is None and bool(inside.home.lines()))
    line = inside.home.lines()[0]
    assert (line.title, line.where) == ("Demo tomorrow", "Their message has come in")
    inside.open_case(line.id)
    assert came(inside, qtbot).current() == "arrived"


def test_words_without_end_open_soon_and_whole(inside: Inside, qtbot: QtBot) -> None:
    words = "Nobody came, and I waited. " * 4_000
    drop(inside.home, mime_of(text=words))
    assert case_of(came(inside, qtbot)).text("listen.words") == words.strip()
