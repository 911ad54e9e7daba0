"""Bytes become text, in whatever encoding; and text becomes tidy: one kind of line end, no control characters."""

import codecs
import re

from composer.delivery.files import whole

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What a mail names, and what its letters are really in: the wider set, as browsers have it.
_WIDER = {
    "ascii": "", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "iso8859-9": "cp1254", "tis-620": "cp874", "utf-8": "",
}  # fmt: skip
_UNKNOWN_NAMES = {"iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "x-gbk": "gb18030", "x-sjis": "cp932"}
# Their decoders are slow on long texts, or no encodings of letters at all.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "undefined"})
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_BREAKS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))


def text_of(data: bytes, charset: str = "") -> str:
    """Return the letters of `data`: by its mark, in UTF-8, as `charset` says, else as Windows writes English."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if name := _two_byte(data):
        return data.decode(name, "replace")
    named = _known(charset)
    for name in (named, "utf-8"):
        if name:
            try:
                return data.decode(name)
            except ValueError:
                continue
    return data.decode(named or "cp1252", "replace")


def tidy(text: str) -> str:
    """Return `text` with plain line ends and spaces, no unseen characters, and at most one empty line in a row."""
    text = whole(text).replace("\r\r\n", "\n").replace("\r\n", "\n").translate(_BREAKS)
    text = _UNSEEN.sub("", text).translate(_SPACES)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def one_line(text: str) -> str:
    """Return `text` tidy and on one line."""
    return " ".join(tidy(text).split())


def _two_byte(data: bytes) -> str:
    """Return the encoding of letters of two bytes without a mark: every other byte of English is nothing."""
    head = data[:400]
    if len(head) < 4 or len(data) % 2:
        return ""
    first, second = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if second > 0.6 * half and first < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.6 * half and second < 0.1 * half else ""


def _known(charset: str) -> str:
    name = charset.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_UNKNOWN_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    if not name or name in _REFUSED:
        return ""
    try:
        b"".decode(name)
    except (LookupError, ValueError):
        return ""
    return name
