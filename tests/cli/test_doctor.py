"""`amends doctor`: what is installed, and how the store stands, without touching it."""

import json
from pathlib import Path

import pytest

from composer import __version__
from composer.guide.case import Case
from composer.library.store import Store
from tests.cli.conftest import Amends


def facts(amends: Amends, profile: Path) -> dict[str, str]:
    return json.loads(amends("doctor", "--format", "json", "--profile", profile).out)


def test_it_names_the_versions_the_engine_and_the_folders(amends: Amends, profile: Path) -> None:
    found = facts(amends, profile)
    assert found["amends"] == __version__
    assert found["grammar"] in ("harper", "none")
    assert found["profile"] == str(profile)
    assert Path(found["resources"], "form", "en").is_dir()


def test_a_store_that_is_not_there_is_not_made_by_looking(amends: Amends, profile: Path) -> None:
    assert facts(amends, profile)["store_state"] == "not made yet"
    assert not (profile / "amends.sqlite").exists()


def test_it_says_when_a_window_has_the_store_and_leaves_it_the_lock(amends: Amends, profile: Path) -> None:
    store = Store(profile / "amends.sqlite")
    store.save_case(Case("abc").with_answer("own.act", "sent it late", "sorry_i"))
    assert facts(amends, profile)["store_state"] == "1 case, open in another window"
    store.save_case(Case("def"))
    store.close()
    assert facts(amends, profile)["store_state"] == "2 cases"


def test_a_damaged_store_is_said_to_be_damaged(amends: Amends, profile: Path) -> None:
    (profile / "amends.sqlite").write_bytes(b"not a database at all" * 100)
    found = amends("doctor", "--profile", profile)
    assert found.status == 0
    assert "is damaged or is not a file of Amends" in found.out


def test_the_profile_may_come_from_the_environment_and_the_option_weighs_more(
    amends: Amends, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_PROFILE", str(profile))
    assert json.loads(amends("doctor", "--format", "json").out)["profile"] == str(profile)
    assert facts(amends, tmp_path / "other")["profile"] == str(tmp_path / "other")
    before = amends("--profile", tmp_path / "third", "doctor").out
    assert str(tmp_path / "third") in before
