from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.review.page import ReviewPage
from composer.desktop.steps.page import StepPage
from composer.desktop.theme.look import Look
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.toml import read
from composer.library.profile import Profile
from composer.session.desk import Desk
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Lay, Show, Step, desks, plain_look, step_page, windows

NOW = datetime(2026, 11, 24, 10, 2)
ANSWERS = Path(__file__).parents[2] / "fixtures" / "answers"


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The parts of the program that no test changes."""
    return App(Profile(tmp_path_factory.mktemp("parts")))


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return plain_look(qapp)


@pytest.fixture
def clock() -> SynchronousScheduler:
    return SynchronousScheduler(NOW)


@pytest.fixture
def lay(parts: App, clock: SynchronousScheduler, tmp_path: Path) -> Iterator[Lay]:
    with desks(parts, tmp_path, clock) as lay:
        yield lay


@pytest.fixture
def desk(lay: Lay) -> Desk:
    """A new case."""
    return lay(Case("k7m3pq9x"))


@pytest.fixture
def whole(lay: Lay, parts: App) -> Desk:
    """The rebuilt laptop, all answers given."""
    case = read_case(read(ANSWERS / "1.toml"), parts.form)
    return lay(Case("k7m3pq9x", answers=case.answers, now=case.now, seed=case.seed))


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Iterator[Show]:
    with windows(qtbot, look) as show:
        yield show


@pytest.fixture
def step(look: Look, show: Show) -> Step:
    """Show the page of a step."""

    def shown(desk: Desk, step_id: str) -> StepPage:
        page = step_page(look, desk, step_id)
        show(page, width=760)
        return page

    return shown


Review = Callable[[Desk], ReviewPage]


@pytest.fixture
def review(look: Look, parts: App, show: Show) -> Review:
    """Show Review on a desk, with the writer in the message."""

    def shown(desk: Desk) -> ReviewPage:
        page = ReviewPage(look, desk, parts.covering)
        page.undo_requested.connect(desk.opened.undo)
        page.redo_requested.connect(desk.opened.redo)
        show(page)
        page.focus_first()
        return page

    return shown
