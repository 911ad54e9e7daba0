"""Words that are not the writer's own: quoted speech, code, addresses of pages and files are covered, offsets stay."""

import re
from functools import lru_cache

from composer.text.fold import fold

# Quotes and code may not run over an empty line, so that one lost quotation mark does not hide the rest of the message.
_FOREIGN = re.compile(
    r'(?<![\w"])"(?=\S)(?P<quote>(?:[^"\n]|\n(?![ \r]*\n)){1,2000}?)(?<=\S)"(?![\w"])'
    r"|```(?P<fence>.{1,5000}?)```"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|(?P<url>\b(?:https?://|ftp://|www\.)[^\s<>\"]+|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/[^\s<>\"]*)"
    r"|(?<![^\s(\"'])(?P<path>(?:[A-Za-z]:\\|\\\\|~/|\.{1,2}/|/(?=\w))[\w.~-]+(?:[\\/][\w.~-]*)*)",
    re.DOTALL,
)
_EMPTY_LINE = re.compile(r"(\n[ \r]*\n)")
_LONG = 4000  # characters of a paragraph that is not kept
_ENDS = ".!?…"


def masked(text: str, fill: str = "_") -> str:
    """Return the fold of `text`, of the same length, with what is not the writer's own words replaced by `fill`.

    The full stop, question or exclamation mark that ends a quotation stays: it may end the sentence too.
    """
    folded = fold(text)
    if "```" in folded:
        return _masked(folded, fill)
    # All else ends with its paragraph, and most paragraphs have been seen before.
    parts = _EMPTY_LINE.split(folded)
    return "".join(_kept(part, fill) if len(part) < _LONG else _masked(part, fill) for part in parts)


def _masked(folded: str, fill: str) -> str:
    pieces: list[str] = []
    done = 0
    for match in _FOREIGN.finditer(folded):
        kind = match.lastgroup or "quote"
        start, end = match.span(kind)
        if kind == "quote" and folded[end - 1] in _ENDS:
            end -= 1
        elif kind in ("url", "path"):
            end = start + len(folded[start:end].rstrip(".,;:!?)'"))
        pieces += (folded[done:start], _covered(folded[start:end], fill))
        done = end
    pieces.append(folded[done:])
    return "".join(pieces)


_kept = lru_cache(2000)(_masked)


def _covered(words: str, fill: str) -> str:
    # Line ends stay, since lines are counted on this text too.
    return "".join(character if character in "\r\n" else fill for character in words)
