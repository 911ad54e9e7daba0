"""Whether a pattern can work for a very long time: tried on what it nearly matches, longer and longer."""

import re
import time
from collections.abc import Callable, Iterator
from re import _constants as code  # type: ignore[attr-defined]  # what Python itself reads patterns with
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LIMIT = 0.05  # seconds of this thread for one text that fits into a window of matching
_WINDOW = (
    1_000  # characters; a longer sentence is matched window by window, so the work no longer grows with its square
)
_SMALL = 64  # characters up to which a text grows one by one: a pattern may double its work with each
_FAST, _SLOW = 1.5, 1.1  # how a text grows then, while a search takes next to no time, and while it takes some
_MOST_TEXTS = 24
_ENDS = ("\x00", "")  # what makes a near miss of a match
_COMMON = ("a", "a ", "1", "the ", " ", ".", ", ")
_CLASSES = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_DIGIT: "a",
    code.CATEGORY_NOT_SPACE: "a",
    code.CATEGORY_NOT_WORD: " ",
}
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_LONGEST = 60  # characters of an example of a part


def works_long(expression: str, search: Callable[[str], object]) -> bool:
    """Say whether `search`, which looks for `expression`, takes far too long for some text of ordinary length."""
    parsed = parser.parse(expression, re.IGNORECASE)
    if any(_repeats_nothing(operation, value) for operation, value in _everything(parsed)):
        return True
    return any(_grows(head, piece, end, search) for head, piece in _attacks(parsed) for end in _ENDS)


def _repeats_nothing(operation: Any, value: Any) -> bool:
    # Something that may be empty, so many times: that works long on the first text that is long enough, not before.
    return operation in _REPEATS and value[0] > 1 and value[2].getwidth()[0] == 0


def _everything(parsed: Any) -> Iterator[tuple[Any, Any]]:
    for operation, value in parsed:
        yield operation, value
        for part in [value[2]] if operation in _REPEATS else _parts(operation, value):
            yield from _everything(part)


def _grows(head: str, piece: str, end: str, search: Callable[[str], object]) -> bool:
    size = 1.0
    while size <= _WINDOW:
        text = (head + piece * (int(size) // len(piece) + 1))[: int(size)] + end
        taken = _seconds(text, search)
        if taken > _LIMIT and _seconds(text, search) > _LIMIT:
            return True
        size = size + 1 if size < _SMALL else size * (_FAST if taken < _LIMIT / 50 else _SLOW)
    return False


def _seconds(text: str, search: Callable[[str], object]) -> float:
    begun = time.thread_time()
    search(text)
    return time.thread_time() - begun


def _attacks(parsed: Any) -> Iterator[tuple[str, str]]:
    """Yield beginnings, and what is repeated after them: for each repeat in the pattern what it repeats."""
    yield from (("", piece) for piece in _COMMON)
    found = dict.fromkeys(_repeats(parsed, ""))
    yield from [attack for attack in found if attack[1]][:_MOST_TEXTS]


def _repeats(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    for operation, value in parsed:
        if operation in _REPEATS:
            least, _, inside = value
            for example in _examples(inside):
                yield before, example
                if least > 1:  # one too few of them, and then anything
                    yield before + example * (min(least, _LONGEST) - 1), "b "
            yield from _repeats(inside, before)
        for part in _parts(operation, value):
            yield from _repeats(part, before)
        before = (before + next(iter(_examples([(operation, value)])), ""))[-_LONGEST:]


def _parts(operation: Any, value: Any) -> list[Any]:
    if operation is code.SUBPATTERN:
        return [value[3]]
    if operation is code.BRANCH:
        return list(value[1])
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    if operation is code.ATOMIC_GROUP:
        return [value]
    if operation is code.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def _examples(parsed: Any) -> list[str]:
    """Return a few texts that a part matches; not all there are."""
    texts = [""]
    for operation, value in parsed:
        pieces = _pieces(operation, value)
        texts = [(text + piece)[:_LONGEST] for text in texts for piece in pieces][:4]
    return texts


def _pieces(operation: Any, value: Any) -> list[str]:
    if operation is code.LITERAL:
        return [chr(value)]
    if operation is code.NOT_LITERAL:
        return ["a" if value != ord("a") else "b"]
    if operation is code.ANY:
        return ["a"]
    if operation is code.IN:
        return _of_set(value)
    if operation is code.BRANCH:
        return [text for branch in value[1] for text in _examples(branch)[:1]][:4] or [""]
    if operation is code.SUBPATTERN:
        return _examples(value[3])
    if operation is code.ATOMIC_GROUP:
        return _examples(value)
    if operation in _REPEATS:
        least, _, inside = value
        once = _examples(inside)[:2]
        return [text * max(1, min(least, 3)) for text in once]
    return [""]


def _of_set(items: Any) -> list[str]:
    """Return one or two characters of a set; of what a set leaves out, a common one that it takes."""
    if items and items[0][0] is code.NEGATE:
        taken = re.compile("".join(_written(item) for item in items[1:]).join(("[", "]")))
        return [next((one for one in 'a 1.,-"' if not taken.match(one)), "é")]
    found: list[str] = []
    for operation, value in items:
        if operation is code.LITERAL:
            found.append(chr(value))
        elif operation is code.RANGE:
            found.append(chr(value[0]))
        elif operation is code.CATEGORY:
            found.append(_CLASSES.get(value, "a"))
    return list(dict.fromkeys(found))[:2] or [""]


def _written(item: Any) -> str:
    operation, value = item
    if operation is code.LITERAL:
        return re.escape(chr(value))
    if operation is code.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {
        code.CATEGORY_DIGIT: r"\d", code.CATEGORY_SPACE: r"\s", code.CATEGORY_WORD: r"\w",
        code.CATEGORY_NOT_DIGIT: r"\D", code.CATEGORY_NOT_SPACE: r"\S", code.CATEGORY_NOT_WORD: r"\W",
    }[value]  # fmt: skip
