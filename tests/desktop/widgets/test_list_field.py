from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.list_field import ListField

Show = Callable[..., QWidget]


def field_of(look: Look, *texts: str) -> ListField:
    field = ListField(look, "What happens next?", "I will", another="Another step")
    field.set_texts(texts)
    return field


def test_another_opens_a_row_and_goes_there(look: Look, show: Show) -> None:
    field = field_of(look, "send you a list")
    show(field)
    another = field._rows.another
    another.setFocus()
    QTest.keyClick(another, Qt.Key.Key_Return)
    QTest.keyClicks(field.fields()[1], "ring you")

    assert field.fields()[1].hasFocus()
    assert field.texts() == ["send you a list", "ring you"]
    assert field.fields()[1].accessibleName() == "What happens next? Finish: I will …"
    assert field.fields()[1].accessibleDescription() == "Row 2"


def test_every_change_is_told_with_its_row(look: Look, show: Show) -> None:
    field = field_of(look, "a", "")
    show(field)
    told: list[tuple[int, str]] = []
    whole: list[list[str]] = []
    field.edited.connect(lambda row, text: told.append((row, text)))
    field.changed.connect(whole.append)
    field.fields()[1].setFocus()
    QTest.keyClicks(field.fields()[1], "b")

    assert told == [(1, "b")]
    assert whole == [["a", "b"]]


def test_enter_goes_down_the_rows_and_then_on(qtbot: QtBot, look: Look, show: Show) -> None:
    field = field_of(look, "a", "b")
    show(field)
    field.fields()[0].setFocus()
    QTest.keyClick(field.fields()[0], Qt.Key.Key_Return)
    assert field.fields()[1].hasFocus()
    with qtbot.waitSignal(field.next_requested):
        QTest.keyClick(field.fields()[1], Qt.Key.Key_Return)


def test_backspace_in_an_empty_row_takes_it_away(look: Look, show: Show) -> None:
    field = field_of(look, "a", "", "c")
    show(field)
    field.fields()[1].setFocus()
    QTest.keyClick(field.fields()[1], Qt.Key.Key_Backspace)

    assert field.texts() == ["a", "c"]
    assert field.fields()[0].hasFocus()


def test_the_last_row_cannot_be_taken_away(look: Look, show: Show) -> None:
    field = field_of(look)
    show(field)
    field.fields()[0].setFocus()
    QTest.keyClick(field.fields()[0], Qt.Key.Key_Backspace)

    assert field.texts() == [""]


def test_setting_the_answers_tells_nothing(qtbot: QtBot, look: Look) -> None:
    field = field_of(look, "a")
    with qtbot.assertNotEmitted(field.edited), qtbot.assertNotEmitted(field.changed):
        field.set_texts(["x", "y", "z"])
        field.set_texts(["x"])

    assert field.texts() == ["x"]


def test_what_takes_a_row_away_says_which(look: Look, show: Show) -> None:
    field = field_of(look, "a", "b")
    show(field)
    removers = [remover for _, _, remover in field._rows._lines]
    assert [remover.accessibleName() for remover in removers] == ["Take row 1 away", "Take row 2 away"]

    field._rows.remove(0)
    assert removers[1].accessibleName() == "Take row 1 away"
