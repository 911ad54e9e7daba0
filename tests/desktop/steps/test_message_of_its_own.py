"""What is given back later: a second draft, made from the step, standing on Home."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from composer.desktop.case_page import CasePage
from composer.guide.case import Case

OnCase = Callable[..., CasePage]


def test_it_is_made_once_told_of_and_stands_on_home(on_case: OnCase, laptop: Case, qtbot: QtBot) -> None:
    page = on_case(laptop.with_answer("comp.kind", "credit").with_answer("comp.when", "later"))
    page.go("comp")
    for said in ("That message waits on Home", "That message is there already"):
        page.pages.wanted.emit("draft:compensation")
        qtbot.waitUntil(lambda said=said: page.toast_words().startswith(said))
    home = page.window().inside.home  # type: ignore[attr-defined]  # the window of the test
    page.home.emit()
    qtbot.waitUntil(lambda: len(home.lines()) == 2)
    assert "The site photos: what we give back" in [line.title for line in home.lines()]
    assert page.current() == "comp"
