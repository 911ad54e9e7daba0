"""Opening the file, and what its errors mean in plain words."""

import os
import sqlite3
from pathlib import Path

from composer.library.migrations import migrate, refuse_newer
from composer.text.errors import UserError

APPLICATION = 0x416D6E64  # "Amnd": what `file` and other tools see the store by
_BUSY_MS = 2000

_FULL = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")
_UNUSABLE = ("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_TAKEN = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def connect(path: Path, write: bool) -> sqlite3.Connection:
    """Return a connection to the store in its newest shape. A reader of no store at all finds an empty one.

    UserError where the file cannot be opened, is not ours, or is from a newer program; it is left as it is then.
    """
    try:
        if path.exists():
            reader, begun = _looked_at(path)
            if begun and not write:
                return reader
            reader.close()
        return _writable(path) if write else _empty()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _not_opened(error, path) from error
    except OSError as error:
        raise UserError(f"{path} cannot be opened ({error.strerror}).") from error


def said(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """Return what to tell the user of an error of the database; one that only we can have caused stays as it is."""
    name = _name_of(error)
    if name.startswith(_FULL):
        return UserError("The disk is full. Nothing is lost: the last change waits here until there is room.")
    if name.startswith(_UNUSABLE):
        return UserError(
            f"{path} cannot be used just now. Nothing is lost: the last change waits here until it can be written."
        )
    if name.startswith(_TAKEN):
        return UserError(f"Another program is using {path}. The last change waits here until it is free.")
    if name.startswith(_DAMAGED):
        return _stranger(path)
    return error


def _not_opened(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """Return what to tell the user when nothing waits to be saved yet."""
    name = _name_of(error)
    if name.startswith(_FULL):
        return UserError(f"The disk is full, and {path} needs some room on it. Make room, then start Amends again.")
    if name.startswith(_UNUSABLE):
        return UserError(f"{path} cannot be opened. Look whether its folder can be written, or choose another one.")
    if name.startswith(_TAKEN):
        return UserError(f"Another program is using {path}. Try again when it is free.")
    return said(error, path)


def _looked_at(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Return a reader of the file, and whether a store has been made in it; UserError for what is no store of ours."""
    try:
        return _first_look(path)
    except sqlite3.OperationalError as error:
        if not _name_of(error).startswith("SQLITE_READONLY"):
            raise
        # Whoever made the store was killed at it, before there was a log: what was begun has to be taken back first.
        _take_back(path)
        return _first_look(path)


def _first_look(path: Path) -> tuple[sqlite3.Connection, bool]:
    reader = _read_only(path)
    try:
        return reader, _version(reader, path) > 0
    except BaseException:
        reader.close()
        raise


def _take_back(path: Path) -> None:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_MS / 1000)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def _name_of(error: sqlite3.Error | UnicodeDecodeError) -> str:
    # A damaged schema is told of in bytes that are no text, or lacks a table or column that the version promises.
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("no such "):
        return "SQLITE_CORRUPT"
    return getattr(error, "sqlite_errorname", "")


def _stranger(path: Path) -> UserError:
    return UserError(f"{path} is damaged or is not a file of Amends. It was left as it is.")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the store's shape, 0 where it is not made yet; UserError for what is no store of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (made,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if (application or made) and application != APPLICATION:
        raise _stranger(path)
    refuse_newer(version)
    if made and version <= 0:
        raise _stranger(path)
    return int(version) if made else 0


def _writable(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        if connection.execute("PRAGMA application_id").fetchone() == (0,):
            path.chmod(0o600)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.text_factory = _text
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    # A store in WAL mode is read through its side files; where there are none and none can be made, it stands still.
    side_files = any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))
    still = "" if side_files or os.access(path.parent, os.W_OK) else "&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{still}",
        uri=True,
        timeout=_BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    """Return a text of the store; where bytes of it are damaged, the rest can still be read."""
    return data.decode("utf-8", "replace")


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection
