"""Desks, and pages in a window, for tests of pages without the window of the program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.follower import Follower
from composer.desktop.preview import Preview
from composer.desktop.review.page import ReviewPage
from composer.desktop.shell.areas import move_on
from composer.desktop.steps.page import StepPage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import ScrollArea, row
from composer.grammar.none import NoEngine
from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.library.store import Store
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler

Lay = Callable[[Case], Desk]
Show = Callable[..., None]
Step = Callable[[Desk, str], StepPage]


def plain_look(application: QApplication) -> Look:
    """The light look at 100 %."""
    return Look(application, resources() / "icons", "light", 1.0)


@contextmanager
def desks(app: App, folder: Path, clock: SynchronousScheduler) -> Iterator[Lay]:
    """Lay cases on desks with a real store."""
    store = Store(folder / "amends.sqlite")
    laid: list[Desk] = []

    def lay(case: Case) -> Desk:
        tools = Tools(app.form, app.composer, app.checker, NoEngine(), store, clock, app.advice)
        laid.append(Desk(case, tools, stored=False))
        return laid[-1]

    yield lay
    for desk in laid:
        desk.close()
    store.close()


class _Window(QWidget):
    """Walks with Tab as the window of the program does."""

    def focusNextPrevChild(self, next: bool) -> bool:
        return move_on([self], 1 if next else -1)


@contextmanager
def windows(qtbot: QtBot, look: Look) -> Iterator[Show]:
    """Show pages side by side in an active window, each in its scroll area."""
    shown: list[QWidget] = []

    def show(*pages: QWidget, width: int = 1144, height: int = 760) -> None:
        window = _Window()
        shown.append(window)
        beside = row(look, 0, parent=window)
        for page in pages:
            beside.addWidget(page if isinstance(page, ReviewPage | Preview) else ScrollArea(look, page), 1)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()

    yield show
    for window in shown:
        for page in window.findChildren(Follower):
            page.close_page()
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def step_page(look: Look, desk: Desk, step_id: str) -> StepPage:
    """The page of a step."""
    return StepPage(look, desk, next(step for step in desk.opened.form.steps if step.id == step_id))
