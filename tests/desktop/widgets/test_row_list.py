from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.row_list import RowList
from composer.desktop.widgets.stem_field import StemField

Show = Callable[..., QWidget]


def list_of(look: Look, *texts: str, most: int = 0) -> RowList[StemField]:
    rows: RowList[StemField] = RowList(
        look,
        lambda: StemField(look, "What happens next?", "I will"),
        "Another step",
        most,
        lambda field, place: field.set_question(f"Step {place + 1}"),
    )
    rows.set_count(len(texts))
    for field, text in zip(rows.rows(), texts, strict=True):
        field.set_text(text)
    return rows


def test_another_opens_a_row_and_goes_there(look: Look, show: Show) -> None:
    rows = list_of(look, "send you a list")
    show(rows)
    rows.another.setFocus()
    QTest.keyClick(rows.another, Qt.Key.Key_Return)
    QTest.keyClicks(rows.rows()[1], "ring you")

    assert rows.rows()[1].hasFocus()
    assert [field.text() for field in rows.rows()] == ["send you a list", "ring you"]


def test_there_is_another_until_there_are_as_many_as_may_be(look: Look, show: Show) -> None:
    rows = list_of(look, "a", most=2)
    show(rows)
    assert rows.another.isVisible()
    rows.add()
    assert not rows.another.isVisible()
    rows.remove(rows.rows()[0])
    assert rows.another.isVisible()


def test_a_row_that_is_taken_away_hands_the_focus_to_the_one_before(qtbot: QtBot, look: Look, show: Show) -> None:
    rows = list_of(look, "a", "b", "c")
    show(rows)
    with qtbot.waitSignal(rows.removed):
        QTest.mouseClick(rows.removers()[1], Qt.MouseButton.LeftButton)
    assert [field.text() for field in rows.rows()] == ["a", "c"]
    assert rows.rows()[0].hasFocus()


def test_the_rows_that_stay_are_counted_anew(look: Look, show: Show) -> None:
    rows = list_of(look, "a", "b")
    show(rows)
    assert [remover.accessibleName() for remover in rows.removers()] == ["Take row 1 away", "Take row 2 away"]
    rows.remove(rows.rows()[0])
    assert [remover.accessibleName() for remover in rows.removers()] == ["Take row 1 away"]
    assert rows.rows()[0].accessibleName() == "Step 1 Finish: I will …"


def test_the_only_row_cannot_be_taken_away(look: Look, show: Show) -> None:
    rows = list_of(look, "a")
    show(rows)
    assert not rows.removers()[0].isVisible()


def test_a_second_row_leaves_the_words_of_the_first_as_they_stand(qtbot: QtBot, look: Look, show: Show) -> None:
    rows = list_of(look, "ring you with the result, good or bad")
    show(rows)
    width = rows.rows()[0].width()
    rows.add()
    qtbot.waitUntil(rows.removers()[1].isVisible)
    assert [field.width() for field in rows.rows()] == [width, width]


def test_a_hidden_cross_is_nothing_to_press(look: Look, show: Show) -> None:
    rows = list_of(look, "a")
    show(rows)
    right = QPoint(rows.width() - 5, rows.rows()[0].height() // 2)
    assert rows.childAt(right) not in rows.removers()


def test_going_on_goes_down_the_rows_and_then_out(qtbot: QtBot, look: Look, show: Show) -> None:
    rows = list_of(look, "a", "b")
    show(rows)
    rows.go_on(rows.rows()[0])
    assert rows.rows()[1].hasFocus()
    with qtbot.waitSignal(rows.finished):
        rows.go_on(rows.rows()[1])


def test_setting_the_count_tells_nothing(qtbot: QtBot, look: Look) -> None:
    rows = list_of(look, "a")
    with qtbot.assertNotEmitted(rows.removed):
        rows.set_count(3)
        rows.set_count(1)
    assert len(rows.rows()) == 1
