"""Files a message leaves in: whole or as before, and drafts that do not lie about for ever."""

import os
from pathlib import Path

import pytest

from composer.delivery.files import DAY, clear_drafts, whole, write_file


def test_a_new_file_takes_the_place_of_the_old_one_and_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "sorry.txt"
    path.write_bytes(b"before")
    path.chmod(0o640)
    write_file(path, b"after")
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_goes_on_pointing_at_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "sorry.txt", tmp_path / "link.txt"
    path.write_bytes(b"before")
    link.symlink_to(path)
    write_file(link, b"after")
    assert link.is_symlink()
    assert path.read_bytes() == b"after"


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".txt")
    write_file(path, b"x")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_where_it_breaks_off_the_old_file_is_untouched_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sorry.txt"
    path.write_bytes(b"before")

    def breaks(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", breaks)
    with pytest.raises(OSError):  # noqa: PT011 of any kind
        write_file(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_is_the_users_alone_from_its_first_byte(tmp_path: Path) -> None:
    write_file(tmp_path / "draft.eml", b"x", private=True)
    assert (tmp_path / "draft.eml").stat().st_mode & 0o077 == 0


def test_half_a_character_becomes_the_sign_for_one_and_whole_ones_stay() -> None:
    assert whole("a \ud83d b \U0001f600") == "a \ufffd b \U0001f600"


def test_only_drafts_of_before_yesterday_are_cleared(tmp_path: Path) -> None:
    now = 1_000_000_000.0
    for name, age in (("old.eml", DAY + 1), ("today.eml", DAY - 1), ("note.txt", 9 * DAY), (".amends-0f", 2 * DAY)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / "folder.eml").mkdir()
    os.utime(tmp_path / "folder.eml", (0, 0))
    clear_drafts(tmp_path, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.eml", "note.txt", "today.eml"]


def test_where_there_is_no_folder_or_one_that_cannot_be_changed_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear_drafts(tmp_path / "none")
    (tmp_path / "old.eml").write_bytes(b"x")
    os.utime(tmp_path / "old.eml", (0, 0))

    def refuses(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuses)
    clear_drafts(tmp_path)
