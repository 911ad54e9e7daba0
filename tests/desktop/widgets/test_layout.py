from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.widgets.button import Button
from composer.desktop.widgets.labels import ElidedLabel, Hint, Label, QuestionLabel
from composer.desktop.widgets.layout import ScrollArea, column
from composer.desktop.widgets.segmented import SegmentedControl
from composer.desktop.widgets.stem_field import StemField
from composer.desktop.widgets.table import Column, RowTable

Show = Callable[..., QWidget]
LONG = "Because your shop sold at last season’s prices for three hours on Tuesday, we owe you more than a word."


def long_page(look: Look, fields: int = 12) -> tuple[QWidget, list[StemField]]:
    page = QWidget()
    layout = column(look, parent=page)
    made = [StemField(look, f"Question {number}", "I have") for number in range(fields)]
    for field in made:
        layout.addWidget(field)
    return page, made


def test_a_page_never_scrolls_sideways(look: Look, show: Show) -> None:
    page, _ = long_page(look)
    page.layout().addWidget(Label(look, LONG))
    area = ScrollArea(look, page, "Questions")
    show(area, width=300)

    assert area.horizontalScrollBar().maximum() == 0
    assert page.width() <= area.viewport().width()


def test_what_has_the_focus_is_brought_into_view(look: Look, show: Show) -> None:
    page, fields = long_page(look, 30)
    area = ScrollArea(look, page, "Questions")
    area.setMaximumHeight(200)
    show(area)
    fields[-1].setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()

    top = fields[-1].mapTo(area.viewport(), fields[-1].rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height() - fields[-1].height()


def test_the_caret_stays_in_view_while_a_field_grows(qtbot: QtBot, look: Look, show: Show) -> None:
    page, fields = long_page(look, 4)
    area = ScrollArea(look, page, "Questions")
    area.setMaximumHeight(150)
    show(area)
    fields[3].setFocus()
    fields[3].insertPlainText("word " * 200)

    def caret() -> int:
        return fields[3].viewport().mapTo(area.viewport(), fields[3].cursorRect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 <= caret() <= area.viewport().height(), timeout=1000)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_labels_wrap_and_are_as_high_as_their_words(look: Look, show: Show, scale: float) -> None:
    look.set_scale(scale)
    label = Label(look, LONG)
    show(label, width=300)

    assert label.width() <= 300
    assert label.height() >= look.px(3 * 17)


def test_words_longer_than_a_line_are_broken(look: Look, show: Show) -> None:
    label = Label(look, "x" * 200)
    show(label, width=200)

    assert label.height() > look.px(60)


def test_markup_in_words_is_only_words(look: Look) -> None:
    label = Hint(look, "<b>bold</b> & more")

    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "<b>bold</b> & more"


def test_a_question_is_the_label_of_its_field(look: Look, show: Show) -> None:
    field = StemField(look, "What?", "I have")
    label = QuestionLabel(look, "What?", field, optional=True)
    show(label, field)

    assert label.buddy() is field
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name).split() == ["What?", "optional"]
    related = QAccessible.queryAccessibleInterface(field).relations()
    assert any(found.object() is label for found, _ in related)


def test_a_long_name_ends_in_dots_with_the_whole_as_tooltip(look: Look, show: Show) -> None:
    label = ElidedLabel(look, LONG)
    window = show(label, width=200)
    assert label.width() <= 200
    assert label.toolTip() == LONG
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == LONG

    window.resize(2000, 200)
    QApplication.processEvents()
    assert label.toolTip() == ""


def table_of(look: Look) -> tuple[RowTable, list[QWidget]]:
    table = RowTable(look, [Column("What you promise", 1), Column("By when"), Column("How sure?")], "Promises")
    sure = [("c", "Certain"), ("l", "Likely"), ("h", "Hope")]
    cells: list[QWidget] = [
        Label(look, LONG),
        Button(look, "Fri 27 Nov, 12:00"),
        SegmentedControl(look, "How sure?", sure, small=True),
    ]
    table.set_rows([(cells, None), ([Label(look, "Two"), Button(look, "Mon"), Button(look, "x")], Hint(look, "wide"))])
    return table, cells


def test_a_table_has_its_cells_side_by_side_where_there_is_room(look: Look, show: Show) -> None:
    table, cells = table_of(look)
    show(table, width=900)

    assert not table.is_stacked()
    assert cells[0].geometry().right() < cells[1].geometry().left()
    assert abs(cells[0].y() - cells[1].y()) <= 2


def test_a_narrow_table_puts_its_cells_under_each_other(look: Look, show: Show) -> None:
    table, cells = table_of(look)
    window = show(ScrollArea(look, table, "Promises"), width=900)
    window.resize(400, 480)
    QApplication.processEvents()

    assert table.is_stacked()
    assert table.width() <= 400
    assert cells[0].geometry().bottom() < cells[1].geometry().top()


def test_a_table_lets_old_rows_go_and_keeps_the_ones_given_again(look: Look, show: Show) -> None:
    table, cells = table_of(look)
    show(table, width=900)
    table.set_rows([(cells, None)])
    QApplication.processEvents()

    assert table.row_count() == 1
    assert all(cell.isVisible() for cell in cells)
    assert not any(button.text() == "Mon" and button.isVisible() for button in table.findChildren(QPushButton))


def test_nothing_moves_sideways_when_the_page_begins_to_scroll(qtbot: QtBot, look: Look, show: Show) -> None:
    page, fields = long_page(look, 2)
    area = ScrollArea(look, page, "Questions")
    area.setFixedHeight(200)
    show(area)
    before = fields[0].width()
    assert not area.verticalScrollBar().isEnabled()
    fields[0].insertPlainText("word " * 300)

    qtbot.waitUntil(area.verticalScrollBar().isEnabled, timeout=1000)
    assert fields[0].width() == before


def test_what_is_too_high_to_be_shown_whole_stays_where_it_is(look: Look, show: Show) -> None:
    page, tall = QWidget(), Button(look, "Read on")
    layout = column(look, parent=page)
    layout.addWidget(Label(look, "A heading"))
    layout.addWidget(tall)
    tall.setFixedHeight(900)
    area = ScrollArea(look, page, "Questions")
    area.setFixedHeight(300)
    show(area)
    tall.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == 0

    area.verticalScrollBar().setValue(400)
    tall.clearFocus()
    tall.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.verticalScrollBar().value() == 400


def test_a_page_does_not_move_from_under_the_mouse(look: Look, show: Show) -> None:
    page, _ = long_page(look, 30)
    area = ScrollArea(look, page, "Questions")
    area.setFixedHeight(200)
    show(area)
    button = Button(look, "Here", parent=page)
    button.setGeometry(0, 180, 100, 34)
    button.show()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert area.verticalScrollBar().value() == 0
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_table_is_read_from_its_headings_down(look: Look, show: Show) -> None:
    table = RowTable(look, [Column("What", 1), Column("Who")], "Promises")
    show(table, width=900)
    rows = [(Label(look, f"Promise {number}"), Label(look, f"Person {number}")) for number in (1, 2)]
    table.set_rows([(row, None) for row in rows])
    read = [child for child in table.children() if isinstance(child, Label)]

    assert [label.text() for label in read] == ["What", "Who", "Promise 1", "Person 1", "Promise 2", "Person 2"]
