"""Texts that come in by a file's name or by standard input."""

import sys
from datetime import datetime
from pathlib import Path

from composer.text.errors import FileMistakes, Mistake, UserError


def read_text(name: str) -> str:
    """Return the text of file `name`, "-" being standard input, as it was given; UserError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UserError(f"{name} cannot be read ({error.strerror}).") from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise FileMistakes((Mistake(shown(name), line, column, "this is not UTF-8 text"),)) from error


def shown(name: str) -> str:
    """Return how a file is named in a message."""
    return "standard input" if name == "-" else name


def moment(given: str | None) -> datetime | None:
    """Return the --now that was given, as local wall time."""
    if not given:
        return None
    try:
        return datetime.fromisoformat(given).replace(tzinfo=None)
    except ValueError as error:
        raise UserError(f"--now takes a moment such as 2026-03-11T15:00, not “{given}”.") from error
