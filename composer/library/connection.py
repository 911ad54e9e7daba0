"""Opening the file, and what its errors mean in plain words."""

import os
import sqlite3
from pathlib import Path

from composer.library.migrations import migrate, refuse_newer
from composer.text.errors import UserError

APPLICATION = 0x416D6E64  # "Amnd": what `file` and other tools see the store by
_BUSY_MS = 2000


def connect(path: Path, write: bool) -> sqlite3.Connection:
    """Return a connection to the store in its newest shape. A reader of no store at all finds an empty one."""
    connection: sqlite3.Connection | None = None
    try:
        if path.exists():
            connection = _read_only(path)
            refuse_newer(connection.execute("PRAGMA user_version").fetchone()[0])
        if not write:
            return connection or _empty()
        if connection:
            connection.close()
        return _writable(path)
    except BaseException as error:
        if connection:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise said(error, path) from error
        raise


def said(error: sqlite3.Error, path: Path) -> Exception:
    """Return what to tell the user of an error of the database; one that only we can have caused stays as it is."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return UserError("The disk is full. Nothing is lost: the last change waits here until there is room.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return UserError(
            f"{path} cannot be used just now. Nothing is lost: the last change waits here until it can be written."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return UserError(f"Another program is using {path}. The last change waits here until it is free.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return UserError(f"{path} is damaged or is not a file of Amends. It was left as it is.")
    return error


def _writable(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        if path.stat().st_size == 0:
            path.chmod(0o600)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    # Reading a store in WAL mode needs its side files; where none can be made, nobody can be writing either.
    still = "&immutable=1" if not os.access(path.parent, os.W_OK) else ""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{still}",
        uri=True,
        timeout=_BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection
