"""Did it go out? What a person sees and hears after a message has left the window, and at the next start."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDateTime, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.home.page import HomePage
from composer.desktop.inside import Inside
from composer.desktop.went_out.copies import CopiesDialog
from composer.desktop.went_out.moment import MomentDialog
from composer.desktop.went_out.more_room import MoreRoomDialog
from composer.desktop.widgets.message_view import MessageView
from composer.desktop.window import MainWindow
from composer.guide.case import Case
from composer.library.sent import Sent, SentBook

OnCase = Callable[..., CasePage]
Open = Callable[..., Inside]
Keep = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def sent_of(app: App, case_id: str = "laptop77") -> list[Sent]:
    store = App(app.profile).store(write=False)
    copies = list(SentBook(store).of_case(case_id))
    store.close()
    return copies


def life_of(app: App, case_id: str = "laptop77") -> str:
    store = App(app.profile).store(write=False)
    life = store.case(case_id).life
    store.close()
    return life


@pytest.fixture
def laptop(laptop: Case) -> Case:
    return replace(laptop, now=None, step="review")


def test_after_copy_a_bar_asks_and_the_focus_stays_where_it_was(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    spoken: list[str] = []
    page.bar.announcer.spoken.connect(spoken.append)
    before = QApplication.focusWidget()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    bar = page.sent.bar
    assert bar.isVisible()
    assert QApplication.focusWidget() is before
    assert [button.text() for button in bar.buttons()] == ["Yes, just now", "At…", "Not yet"]
    assert bar.accessibleName() == "Copied. Did it go out?"
    assert bar.accessibleDescription() == "“Yes” keeps this exact text and starts the dates of its four promises."
    assert bar.geometry().bottom() < page.delivery.geometry().top()
    qtbot.waitUntil(lambda: any("Did it go out?" in words for words in spoken))


def test_yes_by_keyboard_keeps_what_was_copied_and_undo_takes_it_back(on_case: OnCase, app: App, qtbot: QtBot) -> None:
    page = on_case()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    copied = QApplication.clipboard().text()
    page.desk.opened.answer("own.harm", "lost a day")
    page.sent.bar.buttons()[0].setFocus()
    press(Qt.Key.Key_Return)
    assert not page.sent.bar.isVisible()
    assert page.toast_words().startswith("Kept as it went out today at ")
    focused = QApplication.focusWidget()
    assert page.nav.isAncestorOf(focused) or page.delivery.isAncestorOf(focused)  # what follows the bar
    qtbot.waitUntil(lambda: [(one.state, one.text) for one in sent_of(app)] == [("out", copied)])
    qtbot.waitUntil(lambda: life_of(app) == "out")
    press(Qt.Key.Key_Z, CTRL)
    assert page.toast_words() == "Undone: it went out"
    assert page.current() == "review"
    qtbot.waitUntil(lambda: [one.state for one in sent_of(app)] == ["not-yet"])
    qtbot.waitUntil(lambda: life_of(app) == "draft")


@pytest.mark.parametrize("where", ["in the message", "in the bar"])
def test_esc_leaves_the_question_for_the_next_start(on_case: OnCase, app: App, qtbot: QtBot, where: str) -> None:
    page = on_case()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    if where == "in the bar":
        page.sent.bar.buttons()[2].setFocus()
    press(Qt.Key.Key_Escape)
    assert not page.sent.bar.isVisible()
    assert page.sent.outgoing.asking is None
    qtbot.waitUntil(lambda: [one.state for one in sent_of(app)] == ["asked"])


def test_at_asks_for_a_moment_that_is_never_to_come(on_case: OnCase, app: App, qtbot: QtBot) -> None:
    page = on_case()
    page.delivery.copy()
    page.sent.bar.buttons()[1].click()
    dialog = page.window().findChild(MomentDialog)
    assert isinstance(dialog, MomentDialog)
    assert page.sent.bar.isVisible()
    qtbot.waitUntil(lambda: dialog.field.lineEdit().selectedText() == f"{dialog.field.time().hour():02}")
    dialog.field.setDateTime(QDateTime.currentDateTime().addDays(2))
    assert dialog.field.dateTime() <= QDateTime.currentDateTime()
    then = datetime.now().replace(second=0, microsecond=0) - timedelta(days=1, hours=1)
    dialog.field.setDateTime(QDateTime(then.year, then.month, then.day, then.hour, then.minute, 0))
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.went for one in sent_of(app)] == [then])
    assert page.toast_words().startswith("Kept as it went out yesterday at ")
    assert not page.sent.bar.isVisible()
    focused = page.window().focusWidget()
    assert page.nav.isAncestorOf(focused) or page.delivery.isAncestorOf(focused)


def test_leaving_the_moment_leaves_the_question(on_case: OnCase) -> None:
    page = on_case()
    page.delivery.copy()
    page.sent.bar.buttons()[1].click()
    dialog = page.window().findChild(MomentDialog)
    assert isinstance(dialog, MomentDialog)
    dialog.reject()
    assert page.sent.bar.isVisible()
    assert QApplication.focusWidget() is page.sent.bar.buttons()[1]
    page.sent.bar.buttons()[2].click()
    assert not page.sent.bar.isVisible()


@pytest.mark.usefixtures("opener")
def test_a_hand_over_says_what_is_still_to_be_done_and_asks(on_case: OnCase, qtbot: QtBot) -> None:
    page = on_case()
    page.delivery.mail()
    qtbot.waitUntil(page.sent.bar.isVisible)
    assert page.sent.bar.accessibleName().endswith("Did it go out?")
    assert "look at it there and send it" in page.sent.bar.accessibleDescription()


def test_preparing_the_call_asks_if_they_spoke_and_yes_offers_the_e_mail(
    on_case: OnCase, laptop: Case, app: App, qtbot: QtBot
) -> None:
    page = on_case(laptop.with_answer("listen.ready", "not-spoken").with_answer("restate.by", ""))
    page.delivery.call_button.click()
    bar = page.sent.bar
    assert bar.accessibleName() == "Did you speak?"
    bar.buttons()[0].click()
    assert bar.isVisible()
    assert [button.text() for button in bar.buttons()] == ["Write the e-mail", "Not now"]
    qtbot.waitUntil(lambda: [(one.output, one.state) for one in sent_of(app)] == [("talk", "out")])
    bar.buttons()[0].click()
    assert not bar.isVisible()
    message = page.desk.opened.message()
    assert message.output == "email"
    assert "You told me on the phone that" in message.text
    assert page.delivery.mail_button.kind() == "primary"
    assert page.current() == "review"


def test_the_copy_is_read_again_from_the_menu_of_the_case(on_case: OnCase) -> None:
    page = on_case()
    action = next(one for one in page.top.menu.actions() if one.text() == "What went out")
    assert not action.isEnabled()
    page.delivery.copy()
    copied = QApplication.clipboard().text()
    page.sent.bar.buttons()[0].click()
    page.desk.opened.answer("own.harm", "lost a day")
    assert action.isEnabled()
    action.trigger()
    dialog = page.window().findChild(CopiesDialog)
    assert isinstance(dialog, CopiesDialog)
    words = dialog.views[0].words()
    assert words.isReadOnly()
    assert " ".join(words.toPlainText().split()) == " ".join(copied.partition("\n")[2].split())
    dialog.accept()


def test_an_internal_note_asks_nothing_and_its_line_for_them_is_copied_apart(on_case: OnCase, laptop: Case) -> None:
    case = laptop.with_answer("output", "escalation")
    for key, words in (("escalate.to", "Lena Ortiz, my manager"), ("escalate.needed_by", "3 pm today")):
        case = case.with_answer(key, words)
    page = on_case(case)
    page.delivery.copy()
    assert not page.sent.bar.isVisible()
    assert "Copied." in page.toast_words()
    page.delivery.client_button.click()
    line = "I cannot decide this myself. I have asked my manager and will tell you by 3 pm today."
    assert QApplication.clipboard().text() == line


def test_an_internal_note_is_never_addressed_to_those_it_is_about(
    on_case: OnCase, laptop: Case, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    page = on_case(laptop.with_answer("output", "escalation"))
    page.delivery.mail()
    qtbot.waitUntil(lambda: bool(urls))
    where = urls[0]
    text = where.toString() if where.scheme() == "mailto" else open(where.toLocalFile(), encoding="utf-8").read()  # noqa: PTH123, SIM115
    assert "dana@example.org" not in text


def test_a_chat_over_its_words_offers_to_ring_instead(on_case: OnCase, laptop: Case) -> None:
    page = on_case(laptop.with_answer("output", "chat"))
    assert page.desk.opened.message().words > 80
    QApplication.clipboard().setText("untouched")
    page.delivery.copy()
    assert page.bar.isVisible()
    assert "80" in page.bar.accessibleName()
    assert QApplication.clipboard().text() == "untouched"
    page.bar.buttons()[0].click()
    dialog = page.window().findChild(MoreRoomDialog)
    assert isinstance(dialog, MoreRoomDialog)
    assert not dialog.copy_button.isEnabled()
    QTest.keyClicks(dialog.field, "2:30")
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == "Hi Dana. This needs more room. Shall I ring you at 2:30? Ravi Menon"
    page.delivery.copy()
    page.bar.buttons()[1].click()
    assert QApplication.clipboard().text() == page.desk.opened.message().text
    assert page.sent.bar.isVisible()


# -- Home, at the next start


@pytest.fixture
def asked(app: App, keep: Keep, laptop: Case) -> Callable[..., None]:
    def kept(state: str = "not-yet", **changes: object) -> None:
        keep(replace(laptop, title="The site photos"))
        store = app.store(write=True)
        at = datetime.now().replace(second=0, microsecond=0) - timedelta(days=1)
        sent = Sent("s1", laptop.id, "email", "copied", at, "The photos", "Subject: The photos\n\nHi Dana,\n\nSorry.")
        SentBook(store).keep(replace(sent, state=state, **changes), "out" if state == "out" else "draft")
        store.close()

    return kept


def choose_in_menu(home: HomePage, words: str) -> None:
    """Choose something in the menu of the first case."""
    row = home.rows()[0]
    row.customContextMenuRequested.emit(row.rect().center())
    menu = next(one for one in home.findChildren(QMenu) if one.isVisible())
    action = next(action for action in menu.actions() if action.text() == words)
    menu.close()
    home.window().activateWindow()  # no window manager does it after a menu here
    action.trigger()
    QApplication.processEvents()


def test_home_asks_once_more_and_only_once(
    open_window: Open, asked: Callable[..., None], app: App, qtbot: QtBot
) -> None:
    asked()
    home = open_window().home
    qtbot.waitUntil(lambda: len(home.today.cards()) == 1)
    (card,) = home.today.cards()
    assert card.question == "Did it go out?"
    assert card.words.startswith("“The site photos” was copied yesterday at ")
    assert card.isVisible()
    assert home.lines()[0].where == "Copied, not yet out"
    card.buttons[2].click()
    assert home.today.cards() == []
    assert not home.today.isVisible()
    qtbot.waitUntil(lambda: [one.state for one in sent_of(app)] == ["again"])
    second = open_window_again(open_window, qtbot, home)
    assert second.today.cards() == []


def open_window_again(open_window: Open, qtbot: QtBot, home: QWidget) -> HomePage:
    window = home.window()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert isinstance(window, MainWindow)
    assert window.inside is not None
    window.inside.put_away_for_good()
    QTest.qWait(50)
    return open_window().home


def test_yes_on_home_puts_the_case_out_since_it_was_copied_and_undo_takes_it_back(
    open_window: Open, asked: Callable[..., None], app: App, qtbot: QtBot
) -> None:
    asked()
    inside = open_window()
    home = inside.home
    qtbot.waitUntil(lambda: len(home.today.cards()) == 1)
    home.today.cards()[0].buttons[0].click()
    qtbot.waitUntil(lambda: home.lines()[0].where == "Out, waiting for a reply")
    qtbot.waitUntil(lambda: home.lines()[0].when == "Yesterday")
    assert inside.bar.accessibleName().startswith("“The site photos” went out yesterday at ")
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: home.lines()[0].where == "Copied, not yet out")
    assert life_of(app) == "draft"


def test_on_home_the_copy_of_a_case_that_is_out_is_read_and_the_case_closed(
    open_window: Open, asked: Callable[..., None], app: App, qtbot: QtBot
) -> None:
    asked("out", went=datetime.now() - timedelta(days=1))
    home = open_window().home
    qtbot.waitUntil(lambda: home.lines()[0].when == "Yesterday")
    choose_in_menu(home, "What went out")
    qtbot.waitUntil(lambda: home.window().findChild(CopiesDialog) is not None)
    dialog = home.window().findChild(CopiesDialog)
    assert isinstance(dialog, CopiesDialog)
    assert dialog.findChild(MessageView).words().toPlainText() == "Hi Dana,\nSorry."
    assert any(button.text() == "Copy it" for button in dialog.findChildren(QPushButton))
    dialog.accept()
    choose_in_menu(home, "Close the case")
    qtbot.waitUntil(lambda: life_of(app) == "closed")
    qtbot.waitUntil(lambda: home.lines()[0].where == "Closed")
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: life_of(app) == "out")


@pytest.mark.parametrize(("size", "beside"), [((1360, 860), True), ((900, 600), False)])
def test_the_question_stands_where_it_is_seen(
    open_window: Open, asked: Callable[..., None], qtbot: QtBot, size: tuple[int, int], beside: bool
) -> None:
    asked()
    home = open_window(size=size).home
    qtbot.waitUntil(lambda: len(home.today.cards()) == 1)
    QApplication.processEvents()
    card = home.today.cards()[0]
    top = card.mapTo(home, card.rect().topLeft())
    assert top.y() + card.height() < home.height()
    assert (top.x() > home.width() / 2) is beside
