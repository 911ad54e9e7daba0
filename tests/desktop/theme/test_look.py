import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from composer.desktop.theme.look import Look
from composer.desktop.theme.tokens import DARK, LIGHT

ICONS = Path(__file__).parents[3] / "resources" / "icons"
WANTED = """
    arrow-right book bubble calendar check chevron-down chevron-left chevron-right chevron-up clock close copy dots
    download error file flag gear home idea list lock mail pencil people phone plus search send trash undo warning
""".split()


def picture(look: Look, name: str, *, mirrored: bool = False, side: int = 48) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    look.icons.paint(painter, name, QRect(0, 0, side, side), look.colour("accent"), mirrored=mirrored)
    painter.end()
    return image


def inked(image: QImage) -> list[QColor]:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [colour for colour in (image.pixelColor(x, y) for x, y in places) if colour.alpha() > 250]


def middle(image: QImage) -> float:
    """Where the ink of a picture stands on average, from its left."""
    columns = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 128]
    return sum(columns) / len(columns)


def test_a_chosen_scheme_holds_whatever_the_system_says(look: Look, qapp: QApplication) -> None:
    look.set_scheme("dark")
    assert look.dark
    assert look.colours == DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)

    look.set_scheme("light")
    assert look.colours == LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)


def test_every_change_of_the_look_is_told(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_scheme("dark")
    with qtbot.waitSignal(look.changed):
        look.set_scale(1.5)


def test_the_text_scale_grows_words_and_sizes_alike(look: Look) -> None:
    before = look.font("text").pointSizeF()
    look.set_scale(2.0)

    assert look.font("text").pointSizeF() == pytest.approx(2 * before)
    assert look.px(34) == 68


def test_the_text_scale_stays_between_100_and_200_per_cent(look: Look) -> None:
    look.set_scale(5)
    assert look.scale == 2.0
    look.set_scale(0.3)
    assert look.scale == 1.0


def test_text_is_fourteen_pixels_and_a_heading_is_semibold(look: Look, qapp: QApplication) -> None:
    dots = qapp.primaryScreen().logicalDotsPerInchY()

    assert look.font("text").pointSizeF() * dots / 72 == pytest.approx(14)
    assert look.font("hint").pointSizeF() * dots / 72 == pytest.approx(12.5)
    assert look.font("heading").weight() > look.font("text").weight()


@pytest.mark.parametrize("name", WANTED)
def test_every_icon_is_drawn_in_the_colour_asked_for(look: Look, name: str) -> None:
    ink = inked(picture(look, name))

    assert len(ink) > 20
    assert all(abs(colour.green() - look.colour("accent").green()) < 8 for colour in ink)


def test_no_icon_brings_a_colour_of_its_own() -> None:
    for path in ICONS.glob("*.svg"):
        assert "#" not in path.read_text(encoding="utf-8"), path.name


def test_arrows_turn_round_where_the_interface_is_mirrored(look: Look) -> None:
    turned = picture(look, "chevron-left", mirrored=True)
    assert middle(turned) == pytest.approx(middle(picture(look, "chevron-right")), abs=0.5)
    assert middle(turned) > middle(picture(look, "chevron-left")) + 1
    assert picture(look, "check", mirrored=True) == picture(look, "check")


def test_an_icon_in_a_menu_follows_the_scheme(look: Look) -> None:
    icon = look.icon("check")
    look.set_scheme("dark")
    ink = inked(icon.pixmap(QSize(48, 48)).toImage())

    assert ink
    assert all(colour.lightness() > 200 for colour in ink)


def test_no_widget_is_collected_while_all_get_their_look(look: Look, qtbot: QtBot) -> None:
    collecting: list[bool] = []

    class Watched(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            collecting.append(gc.isenabled())

    label = Watched("Words")
    qtbot.addWidget(label)
    label.show()
    collecting.clear()
    look.set_scale(1.5)

    assert collecting
    assert not any(collecting)
    assert gc.isenabled()
