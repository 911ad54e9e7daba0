"""The steps that lead from one shape of the store to the next; a new store walks all of them."""

import sqlite3
from collections.abc import Sequence

from composer.text.errors import UserError

Script = tuple[str, ...]

STEPS: tuple[Script, ...] = (
    (
        """CREATE TABLE cases (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            life TEXT NOT NULL CHECK (life IN ('draft', 'out', 'open', 'closed')),
            step TEXT NOT NULL,
            now TEXT,
            seed INTEGER,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            trashed TEXT
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE answers (
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL CHECK (json_valid(value)),
            stem TEXT NOT NULL,
            PRIMARY KEY (case_id, key)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE turns (
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            slot TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (case_id, slot)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE ignored (
            case_id TEXT NOT NULL,
            rule TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (case_id, rule, words)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE settings (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL CHECK (json_valid(value))
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX cases_by_change ON cases (changed)",
    ),
    (
        """CREATE TABLE editions (
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            output TEXT NOT NULL,
            edition TEXT NOT NULL CHECK (json_valid(edition)),
            PRIMARY KEY (case_id, output)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE sent (
            id TEXT PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            output TEXT NOT NULL,
            way TEXT NOT NULL,
            at TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('asked', 'not-yet', 'again', 'out')),
            went TEXT,
            dates TEXT NOT NULL CHECK (json_valid(dates))
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX sent_by_case ON sent (case_id)",
    ),
)


def migrate(connection: sqlite3.Connection, steps: Sequence[Script] = STEPS) -> None:
    """Bring the store up to the last step, all in one transaction; UserError for a store from the future."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    refuse_newer(version, steps)
    if version == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in steps[version:]:
            for statement in script:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def refuse_newer(version: int, steps: Sequence[Script] = STEPS) -> None:
    """Raise UserError where the store's shape is one that this program does not know yet."""
    if version > len(steps):
        raise UserError(
            "These cases were saved by a newer Amends. Nothing was changed; please open them with that version."
        )
