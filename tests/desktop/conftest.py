"""What the tests of the whole window share: the real window on a real profile, without a screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.inside import Inside
from composer.desktop.parts import load_parts
from composer.desktop.run import Start
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.knowledge.toml import read
from composer.library.profile import Profile
from composer.library.settings import Settings

ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"
SAM = Settings(name="Sam Reyes", role="Fernhill Digital", phone="0117 496 0142", grammar="off")

Open = Callable[..., Inside]


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
def on_case(open_window: Open, keep: Callable[..., None], laptop: Case) -> Callable[..., CasePage]:
    """Open the window on the rebuilt laptop, or on another case."""

    def page(case: Case = laptop, size: tuple[int, int] = (1360, 860)) -> CasePage:
        keep(case)
        shown = open_window(case.id, size).case_page
        assert shown is not None
        return shown

    return page
