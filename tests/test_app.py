import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest

from composer.app import App
from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.library.profile import Profile
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler
from composer.text.errors import UserError


def parts(app: App) -> tuple[object, ...]:
    return app.form, app.composer, app.checker, app.covering, app.grammar("off")


@pytest.mark.parametrize(
    "missing",
    [
        "form/en/start.toml",
        "advice/en/channel.toml",
        "message/en/slots.toml",
        "reading/en/components.toml",
        "rules/en/structure/missing-component.toml",
        "coverage/en/coverage.toml",
        "rules",
    ],
)
def test_a_program_that_is_not_whole_says_which_file_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    bundle = tmp_path / "composer" / "resources"
    shutil.copytree(resources(), bundle)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    app = App(Profile(tmp_path / "profile"))
    shutil.rmtree(bundle / missing) if (bundle / missing).is_dir() else (bundle / missing).unlink()
    with pytest.raises(UserError) as told:
        parts(app)
    assert str(bundle / missing) in str(told.value)


def test_a_profile_without_a_place_for_the_cache_reads_the_files_themselves(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "cache").write_text("no folder either")
    assert parts(App(Profile(tmp_path / "file")))
    assert parts(App(Profile(tmp_path)))


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    parts(App(Profile(tmp_path)))
    kept = sorted((tmp_path / "cache").iterdir())
    assert kept
    before = [file.read_bytes() for file in kept]
    for number, file in enumerate(kept):
        file.write_bytes([b"", b"rubbish", before[number][:-9]][number % 3])
    parts(App(Profile(tmp_path)))
    assert sorted((tmp_path / "cache").iterdir()) == kept
    assert [file.read_bytes() for file in kept] == before


def test_what_was_typed_lies_in_the_store_and_nowhere_else(tmp_path: Path) -> None:
    app = App(Profile(tmp_path))
    store = app.store(write=True)
    scheduler = SynchronousScheduler(datetime(2026, 11, 24, 10, 2))
    tools = Tools(app.form, app.composer, app.checker, app.grammar(), store, scheduler, app.advice)
    desk = Desk(Case("k7m3pq9x"), tools, stored=False)
    desk.opened.answer("own.act", "lost teh zebrafinch", how="paste")
    desk.opened.answer("sender.name", "Zebrafinch", how="paste")
    assert desk.checking.message("email").shown
    scheduler.advance(1000)
    while_open = files_with(tmp_path, b"zebrafinch")
    assert desk.close()
    store.close()
    assert while_open <= {"amends.sqlite", "amends.sqlite-wal"}
    assert files_with(tmp_path, b"zebrafinch") == {"amends.sqlite"}


def files_with(folder: Path, words: bytes) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.name for file in files if words in file.read_bytes().lower()}
