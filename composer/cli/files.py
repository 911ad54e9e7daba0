"""What comes in from outside: texts by a file's name or by standard input, and words of the command line."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from composer.text.errors import FileMistakes, Mistake, UserError


def read_text(name: str) -> str:
    """Return the text of file `name`, "-" being standard input, as it was given; UserError where it cannot be read."""
    data = read_bytes(name)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise FileMistakes((Mistake(shown(name), line, column, "this is not UTF-8 text"),)) from error


def read_bytes(name: str) -> bytes:
    """Return what is in file `name`, "-" being standard input; UserError in one sentence where it cannot be read."""
    return b"".join(lines_of(name, whole=True))


def lines_of(name: str, *, whole: bool = False) -> Iterator[bytes]:
    """Yield the lines of file `name` as they come in, or all of it at once; UserError where it cannot be read.

    What fails while a line is used is not the file's doing, and goes on as it is.
    """
    with ExitStack() as open_file:
        try:
            stream = _opened(name, open_file)
            while data := stream.read() if whole else stream.readline():
                yield data
        except FileNotFoundError as error:
            raise UserError(f"There is no file {name}.") from error
        except IsADirectoryError as error:
            raise UserError(f"{shown(name)} is a folder, not a file.") from error
        except OSError as error:
            raise UserError(f"{shown(name)} cannot be read: {error.strerror}.") from error


def _opened(name: str, open_file: ExitStack) -> BinaryIO:
    if name != "-":
        return open_file.enter_context(Path(name).open("rb"))
    if sys.stdin is None:
        raise UserError("Standard input is closed, so there is nothing to read.")
    return sys.stdin.buffer


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


def words_of(option: str, given: list[str]) -> list[str]:
    """Return the values of an option that can stand in a text; UserError where one is not UTF-8."""
    for words in given:
        try:
            words.encode()
        except UnicodeEncodeError as error:
            raise UserError(f"{option} takes UTF-8 text.") from error
    return given
