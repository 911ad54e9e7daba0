import stat
from pathlib import Path

import pytest

from composer.library.profile import prepare, profile
from composer.text.errors import UserError


def test_the_folder_given_comes_before_the_one_in_the_environment(tmp_path: Path) -> None:
    environment = {"AMENDS_PROFILE": str(tmp_path / "b")}
    assert profile(tmp_path / "a", environment).folder == tmp_path / "a"
    assert profile(None, environment).folder == tmp_path / "b"
    assert profile("", {"AMENDS_PROFILE": ""}).folder.name.lower().startswith("amends")


def test_asking_where_the_profile_is_makes_no_folder(tmp_path: Path) -> None:
    assert profile(tmp_path / "a", {}).store == tmp_path / "a" / "amends.sqlite"
    assert not (tmp_path / "a").exists()


def test_the_profile_is_for_its_user_alone(tmp_path: Path) -> None:
    place = prepare(profile(tmp_path / "deep" / "a", {}))
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.cache.stat().st_mode) == 0o700
    assert prepare(place) == place


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file stands here")
    with pytest.raises(UserError, match="Choose another one with --profile"):
        prepare(profile(tmp_path / "a", {}))


def test_the_folder_of_somebody_unknown_is_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile("~nobody-of-that-name/x", {}).folder == tmp_path / "~nobody-of-that-name" / "x"
