"""What no rule has a pattern for gets its card from the learned reader, when its lane has answered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.desktop.case_page import CasePage
from composer.desktop.review.page import ReviewPage
from composer.desktop.shell.pages import REVIEW
from composer.desktop.theme.look import Look
from composer.grammar.none import NoEngine
from composer.guide.case import Case
from composer.library.settings import Settings
from composer.library.store import Store
from composer.reading import learned
from composer.reading.learned import load_learned
from composer.session.desk import Desk, Tools
from composer.session.editing import Editing
from composer.session.scheduler import SynchronousScheduler
from tests.desktop.pages import Show
from tests.held_lane import HeldLane
from tests.small_reader import write_small_reader

SAID = "This may put the cause on somebody else; is your own part said?"
BLAME = "The gremlins were out that night 😀."
SAM = Settings(name="Sam Reyes", grammar="off")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_small_reader(tmp_path / "reader")


@pytest.fixture
def held(clock: SynchronousScheduler) -> HeldLane:
    return HeldLane("reader", clock.now())


@pytest.fixture
def heard(parts: App, files: Path, tmp_path: Path, laptop: Case, held: HeldLane) -> Iterator[Desk]:
    """A whole case whose reader answers when it is let."""
    store = Store(tmp_path / "amends.sqlite")
    tools = Tools(
        parts.form, parts.composer, parts.checker, NoEngine(), store, held, parts.advice,
        lambda: load_learned(files).hear,
    )  # fmt: skip
    desk = Desk(laptop, tools, stored=False)
    yield desk
    desk.close()
    store.close()


def cards(page: ReviewPage) -> list[str]:
    return [card.words.text() for card in page.cards.cards()]


def test_a_sentence_that_no_pattern_knows_gets_its_card_when_the_lane_has_answered(
    look: Look, parts: App, show: Show, heard: Desk, held: HeldLane
) -> None:
    Editing(heard.opened).type_body(f"{heard.opened.message().body}\n\n{BLAME}")
    page = ReviewPage(look, heard, parts.covering)
    show(page)
    assert SAID not in cards(page)
    held.advance(400)
    held.let()
    QApplication.processEvents()
    assert cards(page).count(SAID) == 1
    marked = [mark.span.of(page.editor.text()) for mark in page.editor.marks() if mark]
    assert "The gremlins were out that night 😀" in marked
    heard.checking.use(NoEngine(), "en-GB", {}, reads=False)
    QApplication.processEvents()
    assert SAID not in cards(page)


@pytest.mark.parametrize("switch", ["on", "off"])
def test_the_window_has_it_read_on_its_lane_unless_it_is_switched_off(
    on_case: Callable[..., CasePage],
    laptop: Case,
    files: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    switch: str,
) -> None:
    monkeypatch.setattr(learned, "load_learned", lambda _: load_learned(files))
    own = Case(laptop.id).with_answer("draft.as", "email").with_answer("output", "email")
    own = own.with_answer("draft.text", f"Hi Dana,\n\nI'm sorry I deleted your plans. {BLAME}\n\nBest,\nSam")
    page = on_case(replace(own, id="heard"), settings=replace(SAM, reader=switch))
    page.go(REVIEW)
    found = lambda: [one.text for one in page.desk.checking.message().shown if one.rule == "heard-blame"]  # noqa: E731
    if switch == "on":
        qtbot.waitUntil(lambda: found() == ["The gremlins were out that night 😀"])
    else:
        qtbot.waitUntil(lambda: page.desk.checking.message().complete)
        assert found() == []
