"""A folder of TOML files as typed values, and its data kept between starts so that most starts parse nothing."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

import composer
from composer.text.errors import FileMistakes, Mistake, UserError

T = TypeVar("T")

Stamp = tuple[int, int]
"""When a file was last changed (nanoseconds) and its size (bytes)."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What lies in the cache: of which program and folder, of which files, and their data by stem."""

    version: str
    folder: str
    stamps: dict[str, Stamp]
    data: msgspec.Raw


def load_files(folder: Path, kind: type[T], cache: Path | None) -> dict[str, T]:
    """Return what `knowledge.toml.load_folder` promises."""
    stamps = _stamps(folder)
    kept_in = None if cache is None else _kept_in(cache, folder)
    if kept_in is not None:
        kept = _kept_values(kept_in, folder, stamps, kind)
        if kept is not None:
            return kept
    return _parsed(folder, stamps, kind, kept_in)


def _stamps(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of every .toml file under `folder`, hidden ones apart, by its path within."""
    found: dict[str, Stamp] = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{inside}{entry.name}/")
                    elif entry.name.endswith(".toml"):
                        status = entry.stat()
                        found[inside + entry.name] = (status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            raise UserError(f"There is no folder {folder / inside}.") from None
        except OSError as error:
            raise UserError(f"{folder / inside} cannot be read: {error.strerror}.") from None
    return dict(sorted(found.items(), key=lambda item: (_stem(item[0]), item[0])))


def _parsed(folder: Path, stamps: dict[str, Stamp], kind: type[T], kept_in: Path | None) -> dict[str, T]:
    from composer.knowledge.toml import read
    from composer.knowledge.typed import typed

    values: dict[str, T] = {}
    data: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name in stamps:
        stem = _stem(name)
        if stem in data:
            mistakes.append(Mistake(str(folder / name), 1, 1, f"there is another file called {stem}.toml"))
            continue
        data[stem] = {}
        try:
            document = read(folder / name)
            values[stem] = typed(document, kind)
        except FileMistakes as found:
            mistakes.extend(found.mistakes)
        else:
            data[stem] = document.data
    if mistakes:
        raise FileMistakes(tuple(mistakes))
    if kept_in is not None:
        _keep(kept_in, folder, stamps, data)
    return values


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")


def _kept_in(cache: Path, folder: Path) -> Path:
    from binascii import crc32

    return cache / f"{folder.name}-{crc32(str(folder.absolute()).encode(errors='replace')):08x}.msgpack"


def _kept_values(path: Path, folder: Path, stamps: dict[str, Stamp], kind: type[T]) -> dict[str, T] | None:
    try:
        kept = msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
        if (kept.version, kept.folder, kept.stamps) != (composer.__version__, str(folder.absolute()), stamps):
            return None
        return cast("dict[str, T]", msgspec.msgpack.decode(kept.data, type=cast("Any", dict)[str, kind]))
    # A cache that is damaged, of an older type or not there at all is as good as none.
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _keep(path: Path, folder: Path, stamps: dict[str, Stamp], data: dict[str, Any]) -> None:
    import tempfile

    try:
        packed = msgspec.msgpack.encode(data)
        # msgpack has no date without a zone; a file with one is parsed each time rather than read back as a text.
        if msgspec.msgpack.decode(packed) != data:
            return
        kept = _Kept(composer.__version__, str(folder.absolute()), stamps, msgspec.Raw(packed))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except (OSError, OverflowError):
        return
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(kept))
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
