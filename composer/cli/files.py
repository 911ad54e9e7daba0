"""What comes in from outside: texts by a file's name or by standard input, and words of the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from composer.text.errors import FileMistakes, Mistake, UserError


def read_text(name: str) -> str:
    """Return the text of file `name`, "-" being standard input, as it was given; UserError where it cannot be read."""
    with opened(name) as stream:
        data = stream.read()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise FileMistakes((Mistake(shown(name), line, column, "this is not UTF-8 text"),)) from error


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open file `name`, "-" being standard input; UserError in one sentence where it cannot be read."""
    try:
        if name == "-":
            yield sys.stdin.buffer
        else:
            with Path(name).open("rb") as stream:
                yield stream
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        raise UserError(f"There is no file {name}.") from error
    except IsADirectoryError as error:
        raise UserError(f"{name} is a folder, not a file.") from error
    except OSError as error:
        raise UserError(f"{name} cannot be read: {error.strerror}.") from error


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
