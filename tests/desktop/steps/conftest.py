from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.preview import Preview
from composer.desktop.review import ReviewPage
from composer.desktop.steps.page import StepPage
from composer.desktop.steps.promises import PromisePage
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import ScrollArea, row
from composer.grammar.none import NoEngine
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.knowledge.toml import read
from composer.library.profile import Profile
from composer.library.store import Store
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler

NOW = datetime(2026, 11, 24, 10, 2)
ANSWERS = Path(__file__).parents[2] / "fixtures" / "answers"


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The parts of the program that no test changes."""
    return App(Profile(tmp_path_factory.mktemp("parts")))


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, resources() / "icons", "light", 1.0)


@pytest.fixture
def clock() -> SynchronousScheduler:
    return SynchronousScheduler(NOW)


@pytest.fixture
def lay(parts: App, clock: SynchronousScheduler, tmp_path: Path) -> Iterator[Callable[[Case], Desk]]:
    """Lay a case on a desk with a real store."""
    store = Store(tmp_path / "amends.sqlite")
    desks = []

    def laid(case: Case) -> Desk:
        tools = Tools(parts.form, parts.composer, parts.checker, NoEngine(), store, clock, parts.advice)
        desks.append(Desk(case, tools, stored=False))
        return desks[-1]

    yield laid
    for desk in desks:
        desk.close()
    store.close()


@pytest.fixture
def desk(lay: Callable[[Case], Desk]) -> Desk:
    """A new case."""
    return lay(Case("k7m3pq9x"))


@pytest.fixture
def whole(lay: Callable[[Case], Desk], parts: App) -> Desk:
    """The rebuilt laptop, all answers given."""
    case = read_case(read(ANSWERS / "1.toml"), parts.form)
    return lay(Case("k7m3pq9x", answers=case.answers, now=case.now, seed=case.seed))


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Iterator[Callable[..., None]]:
    """Show pages side by side in an active window, each in its scroll area."""
    windows: list[QWidget] = []

    def shown(*pages: QWidget, width: int = 1144, height: int = 760) -> None:
        window = QWidget()
        windows.append(window)
        beside = row(look, 0, parent=window)
        for page in pages:
            beside.addWidget(page if isinstance(page, ReviewPage | Preview) else ScrollArea(look, page), 1)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()

    yield shown
    for window in windows:
        for page in window.findChildren(QWidget):
            if isinstance(page, StepPage | Preview | ReviewPage | PromisePage):
                page.close_page()
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def step(look: Look, show: Callable[..., None]) -> Callable[[Desk, str], StepPage]:
    """Show the page of a step."""

    def shown(desk: Desk, step_id: str) -> StepPage:
        form = desk.opened.form
        page = StepPage(look, desk, next(one for one in form.steps if one.id == step_id))
        show(page, width=760)
        return page

    return shown
