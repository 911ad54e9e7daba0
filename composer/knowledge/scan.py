"""Where the keys and items of a TOML text stand: tomllib reads the data, this finds the places when one is asked."""

import re
from contextlib import suppress

from composer.knowledge.depth import DEEPEST

KeyPath = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
# Nothing with a lookahead inside is possessive here: Python 3.11.2 never matches that.
_STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_SCALAR = re.compile(r"[^,\]}#\n]++")


class Scan:
    """The places of one text: `starts` gives a path's offset in code points, in the order of the text.

    Made for a text that tomllib takes. In another one it stops quietly at the first thing it cannot follow, so what
    stands before that has its place. `twice` is the first key given a second time, `too_deep` the first bracket or
    key part beyond `DEEPEST`, `scalars` the numbers, dates and words without quotes.
    """

    def __init__(self, text: str) -> None:
        self.starts: dict[KeyPath, int] = {}
        self.twice: int | None = None
        self.too_deep: int | None = None
        self.scalars: list[tuple[int, str]] = []
        self._text = text
        self._lists: dict[KeyPath, int] = {}
        self._headers: set[KeyPath] = set()
        self._leaves: set[KeyPath] = set()
        with suppress(_CannotFollowError):
            self._document()

    def _document(self) -> None:
        table: KeyPath = ()
        position = 0
        while (position := self._skip(_BLANK, position)) < len(self._text):
            if self._text.startswith("[", position):
                table, position = self._header(position)
            else:
                path, position = self._assigned(table, position)
                position = self._value(path, position)

    def _header(self, position: int) -> tuple[KeyPath, int]:
        is_list = self._text.startswith("[[", position)
        position = self._skip(_SPACE, position + (2 if is_list else 1))
        parts, position = self._key(position)
        path: KeyPath = ()
        for number, (part, start) in enumerate(parts, 1):
            path += (part,)
            last = number == len(parts)
            if path in self._leaves or (last and not is_list and path in self._headers):
                self._seen_twice(start)
            self.starts.setdefault(path, start)
            if last and is_list:
                self._lists[path] = self._lists.get(path, 0) + 1
            if path in self._lists:
                path += (self._lists[path] - 1,)
                self.starts.setdefault(path, start)
            self._not_too_deep(len(path), start)
        self._headers.add(path)
        return path, self._expect("]]" if is_list else "]", position)

    def _assigned(self, table: KeyPath, position: int) -> tuple[KeyPath, int]:
        """Read a key and its equals sign; return the path and where the value begins."""
        parts, position = self._key(position)
        path = table
        for number, (part, start) in enumerate(parts, 1):
            path += (part,)
            if path in self._leaves or (number == len(parts) and path in self.starts):
                self._seen_twice(start)
            self.starts.setdefault(path, start)
            self._not_too_deep(len(path) - 1, start)
        self._leaves.add(path)
        return path, self._skip(_SPACE, self._expect("=", position))

    def _value(self, path: KeyPath, position: int) -> int:
        """Walk one value, nested ones with a stack of their own, so that no depth can exhaust Python's."""
        inside: list[tuple[str, KeyPath, int]] = []
        while True:
            opening = self._text[position : position + 1]
            if opening in ("[", "{"):
                inside.append(("]" if opening == "[" else "}", path, 0))
                self._not_too_deep(len(path), position)
                position = self._skip(_BLANK, position + 1)
            else:
                position = self._plain(position)
            # What follows a value closes what it stands in, as often as it can, or leads to the next value.
            while inside:
                closing, owner, count = inside[-1]
                position = self._skip(_BLANK, position)
                if self._text.startswith(",", position) and count:
                    position = self._skip(_BLANK, position + 1)
                if self._text.startswith(closing, position):
                    inside.pop()
                    position += 1
                    continue
                inside[-1] = (closing, owner, count + 1)
                if closing == "]":
                    path = (*owner, count)
                    self.starts.setdefault(path, position)
                else:
                    path, position = self._assigned(owner, position)
                break
            else:
                return position

    def _plain(self, position: int) -> int:
        found = _STRING.match(self._text, position)
        if found is None:
            found = _SCALAR.match(self._text, position)
            if found is None:
                raise _CannotFollowError
            self.scalars.append((position, found[0].strip()))
        return found.end()

    def _key(self, position: int) -> tuple[list[tuple[str, int]], int]:
        parts = []
        while True:
            found = _BARE_KEY.match(self._text, position) or _STRING.match(self._text, position)
            if found is None:
                raise _CannotFollowError
            parts.append((_unquoted(found[0]), position))
            position = self._skip(_SPACE, found.end())
            if not self._text.startswith(".", position):
                return parts, position
            self._not_too_deep(len(parts), position)
            position = self._skip(_SPACE, position + 1)

    def _skip(self, what: re.Pattern[str], position: int) -> int:
        found = what.match(self._text, position)
        return position if found is None else found.end()

    def _expect(self, sign: str, position: int) -> int:
        if not self._text.startswith(sign, position):
            raise _CannotFollowError
        return position + len(sign)

    def _not_too_deep(self, depth: int, position: int) -> None:
        if depth > DEEPEST:
            self.too_deep = position
            raise _CannotFollowError

    def _seen_twice(self, position: int) -> None:
        if self.twice is None:
            self.twice = position


class _CannotFollowError(Exception):
    """The text is not TOML from here on, or too deep."""


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    if "\\" not in key or key[0] == "'":
        return key[1:-1]
    import tomllib

    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        raise _CannotFollowError from None
