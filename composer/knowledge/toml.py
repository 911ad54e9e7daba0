"""TOML files a person wrote: read, made into typed values, and every mistake told with file, line and column."""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from composer.knowledge.depth import DEEPEST, deeper_than_allowed
from composer.text.errors import FileMistakes, Mistake, UserError

T = TypeVar("T")

LARGEST: Final = 10_000_000
"""The most bytes a file may have."""

# How tomllib says it, and how we do. The first that fits counts.
_SAID: Final = (
    ("Illegal character '\\n'", "the text is not closed with a quote on its line"),
    ("Illegal character", "a character stands here that a file of text cannot hold"),
    ("Found invalid character", "a character stands here that a file of text cannot hold"),
    ("Unterminated string", "the text that belongs to this key is not closed with a quote"),
    ("Expected \"'", "the text that belongs to this key is not closed with a quote"),
    ("Unescaped '\\'", 'a backslash in a text between " is written twice: \\\\'),
    ("Invalid hex value", "after \\u stand four, after \\U eight of the signs 0-9 and A-F"),
    ("Escaped character", "no character has this number"),
    ("Invalid date or datetime", "there is no such date or time"),
    ("Invalid value", 'expected a value: a text stands between ", a list between [ and ]'),
    ("Unclosed array", "expected a comma or the ] that closes the list"),
    ("Unclosed inline table", "expected a comma or the } that closes the table"),
    ("Expected '=' after a key", "expected = after the key"),
    ("Expected ']", "expected the ] that closes the name of the table"),
    ("Expected newline", "expected the end of the line here"),
    ("Invalid initial character for a key part", "expected a key"),
    ("Invalid statement", "expected a key or a [table]"),
)
_ESCAPED: Final = ("Unescaped", "Invalid hex value", "Escaped character")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")


class Document:
    """A TOML text as read: its `name` for mistakes, its `data`, and, when asked, where its keys and items stand."""

    def __init__(self, name: str, text: str, data: dict[str, Any]) -> None:
        self.name = name
        self.data = data
        self._text = text
        self._starts: dict[tuple[str | int, ...], int] | None = None
        self._lines: list[int] = []

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column, from 1 in code points, of a key or item, else of the nearest thing it stands in."""
        if self._starts is None:
            from composer.knowledge.scan import Scan

            self._starts = Scan(self._text).starts
            self._lines = _line_starts(self._text)
        for length in range(len(path), 0, -1):
            start = self._starts.get(tuple(path[:length]))
            if start is not None:
                line = bisect_right(self._lines, start)
                return line, start - self._lines[line - 1] + 1
        return 1, 1

    def mistake(self, path: Sequence[str | int], what: str) -> Mistake:
        """Return the mistake `what` at the place of `path`."""
        line, column = self.place(path)
        return Mistake(self.name, line, column, what)


def read(path: Path) -> Document:
    """Return the TOML file at `path`; raises UserError when it cannot be read, FileMistakes when it is not right."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UserError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder, not a file.") from None
    except PermissionError as error:
        # What Windows says of a folder.
        what = "is a folder, not a file" if path.is_dir() else f"cannot be read: {error.strerror}"
        raise UserError(f"{path} {what}.") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise UserError(f"No file can have the name {str(path)!r}.") from None
    return decode(data, str(path))


def decode(data: bytes, name: str) -> Document:
    """Return what the bytes of a file say, as `read` does; `name` is what mistakes call it."""
    if len(data) > LARGEST:
        raise UserError(f"{name} is too large: the most that is read is {LARGEST // 1_000_000} MB.")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        raise _at(name, before, len(before), f"the byte {data[error.start]:02X} here is not UTF-8") from None
    return parse(text, name)


def parse(text: str, name: str) -> Document:
    """Return what `text` says; raises FileMistakes with the place where it stops being TOML."""
    import tomllib

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    # tomllib needs minutes for a key of many thousand parts, and never gets to say no.
    if any(line.count(".") >= DEEPEST for line in text.split("\n")):
        _refuse_depth(text, name)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        _refuse_depth(text, name)
        raise FileMistakes((Mistake(name, 1, 1, _TOO_DEEP),)) from None
    except tomllib.TOMLDecodeError as error:
        raise FileMistakes((_syntax_mistake(text, name, str(error)),)) from None
    except ValueError:
        # A whole number with more digits than Python takes; the message has no place.
        raise _at(name, text, _first_unreadable(text), "this number has too many digits") from None
    if deeper_than_allowed(data):
        _refuse_depth(text, name)
    return Document(name, text, data)


def load(path: Path, kind: type[T]) -> T:
    """Return the file at `path` as a `kind`; raises FileMistakes with the place of each key that does not fit."""
    from composer.knowledge.typed import typed

    return typed(read(path), kind)


def load_folder(folder: Path, kind: type[T], cache: Path | None = None) -> dict[str, T]:
    """Return every .toml file under `folder` as a `kind`, by its stem and in that order.

    In the folder `cache` the data is kept between starts, as long as no file's name, size or time has changed.
    Raises FileMistakes with the mistakes of all files.
    """
    from composer.knowledge.folder import load_files

    return load_files(folder, kind, cache)


_TOO_DEEP: Final = f"tables and lists stand in one another more than {DEEPEST} deep"


def _refuse_depth(text: str, name: str) -> None:
    from composer.knowledge.scan import Scan

    position = Scan(text).too_deep
    if position is not None:
        raise _at(name, text, position, _TOO_DEEP)


def _syntax_mistake(text: str, name: str, message: str) -> Mistake:
    from composer.knowledge.scan import Scan

    what, _, where = message.rpartition(" (at ")
    line, column = _told_place(text, where)
    if what.startswith(_TWICE):
        # tomllib names the end of the second value; the key is what a person looks for.
        twice = Scan(text).twice
        if twice is not None and _place(text, twice) <= (line, column):
            line, column = _place(text, twice)
        return Mistake(name, line, column, "this key or table has been given before")
    if where.startswith("end of document") and what.startswith(("Unterminated", "Expected \"'")):
        begun = Scan(text).starts
        line, column = _place(text, max(begun.values(), default=0))
    if what.startswith(_ESCAPED):
        # tomllib names the end of the escape.
        line, column = _place(text, text.rfind("\\", 0, _position(text, line, column)))
    said = next((ours for theirs, ours in _SAID if what.startswith(theirs)), what)
    return Mistake(name, line, column, said)


def _told_place(text: str, where: str) -> tuple[int, int]:
    numbers = [int(word) for word in where.replace(",", " ").replace(")", " ").split() if word.isdecimal()]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else _place(text, len(text))


def _first_unreadable(text: str) -> int:
    import tomllib

    from composer.knowledge.scan import Scan

    for position, scalar in Scan(text).scalars:
        try:
            tomllib.loads(f"value = {scalar}")
        except ValueError:
            return position
    return 0


def _at(name: str, text: str, position: int, what: str) -> FileMistakes:
    return FileMistakes((Mistake(name, *_place(text, position), what),))


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _position(text: str, line: int, column: int) -> int:
    return _line_starts(text)[line - 1] + column - 1


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]
