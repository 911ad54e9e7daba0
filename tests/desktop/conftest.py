"""What the tests of the whole window share: the real window on a real profile, without a screen."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.parts import load_parts
from composer.desktop.run import Start
from composer.desktop.steps.page import StepPage
from composer.desktop.theme.look import Look
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.toml import read
from composer.library.profile import Profile
from composer.library.settings import Settings
from composer.session.desk import Desk
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Lay, Show, Step, desks, plain_look, step_page, windows

NOW = datetime(2026, 11, 24, 10, 2)
ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"
SAM = Settings(name="Sam Reyes", role="Fernhill Digital", phone="0117 496 0142", grammar="off", reader="off")

Open = Callable[..., Inside]
Listed = Callable[[App], AbstractContextManager[Inside]]


class Opener(QObject):
    """Stands where the system's mail program or file manager would be."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture(scope="session", autouse=True)
def clear_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt keeps what was copied until the process ends, when Python is gone, and falls over it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a program that has run before keeps of its resources, so that each test need not read them anew."""
    place = Profile(tmp_path_factory.mktemp("warm"))
    load_parts(App(place), "off")
    return place.cache


@pytest.fixture
def app(profile: Path, warm_cache: Path) -> App:
    place = Profile(profile)
    copytree(warm_cache, place.cache)
    return App(place)


@pytest.fixture
def keep(app: App) -> Callable[..., None]:
    """Put cases into the store before the window opens, and the settings of somebody who has been here."""

    def kept(*cases: Case, settings: Settings = SAM) -> None:
        store = app.store(write=True)
        for case in cases:
            store.save_case(case)
        store.save_settings(settings)
        store.close()

    return kept


@pytest.fixture
def laptop(app: App) -> Case:
    """The rebuilt laptop, all answers given."""
    return replace(read_case(read(ANSWERS / "1.toml"), app.form), id="laptop77")


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, app: App) -> Iterator[Open]:
    """Open the window as `amends` does, and wait until it can be used."""
    starts: list[Start] = []

    def opened(case_id: str = "", size: tuple[int, int] = (1360, 860)) -> Inside:
        start = Start(qapp, App(app.profile), case_id)
        starts.append(start)
        start.window.resize(*size)
        with qtbot.waitSignal(start.window.furnished):
            pass
        inside = start.window.inside
        assert inside is not None
        with qtbot.waitSignal(inside.usable):
            pass
        start.window.activateWindow()
        if case_id:
            qtbot.waitUntil(lambda: inside.case_page is not None)
        QApplication.processEvents()
        return inside

    yield opened
    for start in starts:
        start.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def listed(qapp: QApplication, qtbot: QtBot) -> Listed:
    """Open the window on a profile until Home shows what there is, or why it cannot, and close it again."""

    @contextmanager
    def opened(app: App) -> Iterator[Inside]:
        start = Start(qapp, app)
        try:
            with qtbot.waitSignal(start.window.furnished):
                pass
            inside = start.window.inside
            assert inside is not None
            with qtbot.waitSignal(inside.listed):
                pass
            yield inside
        finally:
            start.close()

    return opened


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def on_case(open_window: Open, keep: Callable[..., None], laptop: Case) -> Callable[..., CasePage]:
    """Open the window on the rebuilt laptop, or on another case."""

    def page(case: Case = laptop, size: tuple[int, int] = (1360, 860), settings: Settings = SAM) -> CasePage:
        keep(case, settings=settings)
        shown = open_window(case.id, size).case_page
        assert shown is not None
        return shown

    return page


# -- pages by themselves, on a desk whose clock is moved by hand


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
