"""House rules are read on their lane, again when a file has changed, and never twice for the same files."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from composer.app import App
from composer.library.profile import Profile
from composer.library.settings import Settings
from composer.session.house import HouseReader, HouseWatch
from composer.session.scheduler import SynchronousScheduler
from composer.tone.house import House

PHRASE = '[[phrase]]\nphrase = "wrong list"\nsay = "old list"\nwhy = "It was right once."\n'


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> HouseReader:
    return App(Profile(tmp_path_factory.mktemp("house"))).house_reader


@pytest.fixture
def told() -> list[House]:
    return []


@pytest.fixture
def watch(tmp_path: Path, reader: HouseReader, told: list[House]) -> HouseWatch:
    made = HouseWatch(tmp_path / "rules", lambda: reader, SynchronousScheduler(datetime(2026, 11, 24)))
    made.subscribe(told.append)
    return made


def test_where_there_is_nothing_nothing_is_read(watch: HouseWatch, told: list[House]) -> None:
    watch.look(Settings())
    assert told == []
    assert watch.house == House()


def test_a_file_is_read_once_and_again_when_it_has_changed_or_gone(
    watch: HouseWatch, told: list[House], tmp_path: Path
) -> None:
    (tmp_path / "rules" / "mine").mkdir(parents=True)
    file = tmp_path / "rules" / "mine" / "words.toml"
    file.write_text(PHRASE)
    (tmp_path / "rules" / "loose.toml").write_text(PHRASE.replace("wrong", "long"))
    for _ in range(3):
        watch.look(Settings())
    assert [[pack.name for pack in house.packs] for house in told] == [["rules", "mine"]]
    assert [[rule.id for rule in pack.rules] for pack in watch.house.packs] == [
        ["house-long-list"],
        ["house-wrong-list"],
    ]
    file.write_text(PHRASE.replace("old", "first"))
    os.utime(file, (1, 1))
    watch.look(Settings())
    assert watch.house.packs[1].rules[0].say == "Your team says “first list” instead."
    file.unlink()
    (tmp_path / "rules" / "loose.toml").unlink()
    watch.look(Settings())
    assert watch.house.families == ()
    assert len(told) == 3


def test_what_the_settings_name_is_read_and_what_is_not_there_is_said(
    watch: HouseWatch, told: list[House], tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('approver = "Lena Ortiz"\n')
    watch.look(Settings(packs=(str(tmp_path / "gone"),), policy=str(policy)))
    assert [mistake.what for mistake in watch.house.mistakes] == ["there is no such folder or file"]
    assert watch.house.steers.approver == "Lena Ortiz"
    watch.look(Settings())
    assert told[-1] == House()
