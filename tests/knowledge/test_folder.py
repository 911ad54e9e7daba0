import os
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

import composer
from composer.knowledge.toml import load_folder
from composer.text.errors import FileMistakes, UserError


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    lines: tuple[str, ...] = ()


class OtherPage(Struct, frozen=True, forbid_unknown_fields=True):
    titel: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "form"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "b.toml").write_text('title = "B"\n')
    (folder / "deep" / "er" / "a.toml").write_text('title = "A"\nlines = ["é", "😀"]\n')
    (folder / "readme.txt").write_text("not TOML")
    (folder / ".hidden.toml").write_text("not TOML")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


PAGES = {"a": Page("A", ("é", "😀")), "b": Page("B")}


def spoil(path: Path) -> None:
    """Change what the file says, but neither its size nor its time."""
    status = path.stat()
    path.write_bytes(b"!" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_folder_is_read_with_all_below_it_in_the_order_of_the_stems(folder: Path) -> None:
    pages = load_folder(folder, Page)
    assert pages == PAGES
    assert list(pages) == ["a", "b"]


def test_the_second_start_reads_no_file_of_the_folder(folder: Path, cache: Path) -> None:
    load_folder(folder, Page, cache)
    spoil(folder / "b.toml")
    pages = load_folder(folder, Page, cache)
    assert pages == PAGES
    assert list(pages) == ["a", "b"]
    assert len(list(cache.iterdir())) == 1


def test_a_file_that_changed_came_or_went_is_seen(folder: Path, cache: Path) -> None:
    load_folder(folder, Page, cache)
    (folder / "b.toml").write_text('title = "B, longer"\n')
    assert load_folder(folder, Page, cache)["b"] == Page("B, longer")
    (folder / "c.toml").write_text('title = "C"\n')
    assert load_folder(folder, Page, cache)["c"] == Page("C")
    (folder / "c.toml").unlink()
    assert list(load_folder(folder, Page, cache)) == ["a", "b"]


def test_a_file_of_the_same_size_and_a_later_time_is_read_again(folder: Path, cache: Path) -> None:
    load_folder(folder, Page, cache)
    status = (folder / "b.toml").stat()
    (folder / "b.toml").write_text('title = "Z"\n')
    os.utime(folder / "b.toml", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert load_folder(folder, Page, cache)["b"] == Page("Z")


def test_another_version_of_the_program_reads_the_files_again(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_folder(folder, Page, cache)
    spoil(folder / "b.toml")
    monkeypatch.setattr(composer, "__version__", "999")
    with pytest.raises(FileMistakes):
        load_folder(folder, Page, cache)


def test_a_type_that_the_kept_data_does_not_fit_is_told_with_the_places_in_the_files(folder: Path, cache: Path) -> None:
    load_folder(folder, Page, cache)
    with pytest.raises(FileMistakes) as caught:
        load_folder(folder, OtherPage, cache)
    a, b = folder / "deep" / "er" / "a.toml", folder / "b.toml"
    assert list(map(str, caught.value.mistakes)) == [
        f"{a}:1:1: there is no key title here",
        f"{a}:1:1: titel is missing here",
        f"{a}:2:1: there is no key lines here",
        f"{b}:1:1: there is no key title here",
        f"{b}:1:1: titel is missing here",
    ]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"\xc1" * 100, b"\x91" * 100_000, b"\x94\xa1\xff\xa0\x80\x80"])
def test_a_damaged_cache_is_passed_over_and_written_anew(folder: Path, cache: Path, rubbish: bytes) -> None:
    load_folder(folder, Page, cache)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()
    for damaged in (rubbish, good[: len(good) // 2], good[:-3] + b"\xff\xff\xff"):
        kept.write_bytes(damaged)
        assert load_folder(folder, Page, cache) == PAGES
        assert kept.read_bytes() == good
    assert list(cache.iterdir()) == [kept]


def test_without_a_place_to_keep_it_the_folder_is_simply_read(folder: Path, tmp_path: Path) -> None:
    assert load_folder(folder, Page, tmp_path / "none") == PAGES
    assert not (tmp_path / "none").exists()
    (tmp_path / "file").touch()
    assert load_folder(folder, Page, tmp_path / "file") == PAGES


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_cache_that_may_not_be_written_is_no_cache(folder: Path, cache: Path) -> None:
    cache.chmod(0o500)
    assert load_folder(folder, Page, cache) == PAGES


def test_two_folders_of_one_name_keep_their_own(folder: Path, cache: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "form"
    other.mkdir(parents=True)
    (other / "x.toml").write_text('title = "X"\n')
    for _ in range(2):
        assert load_folder(folder, Page, cache) == PAGES
        assert load_folder(other, Page, cache) == {"x": Page("X")}
    assert len(list(cache.iterdir())) == 2


def test_a_folder_with_mistakes_tells_those_of_all_files_and_keeps_nothing(folder: Path, cache: Path) -> None:
    (folder / "b.toml").write_text("title = 3\n")
    (folder / "c.toml").write_text("title = \n")
    with pytest.raises(FileMistakes) as caught:
        load_folder(folder, Page, cache)
    assert [(Path(mistake.file).name, mistake.line, mistake.column) for mistake in caught.value.mistakes] == [
        ("b.toml", 1, 1),
        ("c.toml", 1, 9),
    ]
    assert list(cache.iterdir()) == []


def test_two_files_of_one_stem_are_a_mistake(folder: Path) -> None:
    (folder / "deep" / "b.toml").write_text('title = "B again"\n')
    with pytest.raises(FileMistakes, match=r"there is another file called b\.toml"):
        load_folder(folder, Page)


def test_a_date_comes_back_as_it_was_or_is_read_anew(tmp_path: Path, cache: Path) -> None:
    """A date must not turn into a text on the second start."""
    folder = tmp_path / "dates"
    folder.mkdir()
    (folder / "a.toml").write_text("day = 2026-03-11\nhour = 10:00:00\nat = 2026-03-11T10:00:00\n")
    first = load_folder(folder, dict, cache)
    assert load_folder(folder, dict, cache) == first
    assert not isinstance(first["a"]["day"], str)


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^There is no folder .*none\.?"):
        load_folder(tmp_path / "none", Page)
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be read"):
        load_folder(tmp_path / "file", Page)


def test_a_kept_folder_is_a_file_msgpack_can_open(folder: Path, cache: Path) -> None:
    load_folder(folder, Page, cache)
    (kept,) = cache.iterdir()
    assert msgspec.msgpack.decode(kept.read_bytes())[3] == {
        "a": {"title": "A", "lines": ["é", "😀"]},
        "b": {"title": "B"},
    }
