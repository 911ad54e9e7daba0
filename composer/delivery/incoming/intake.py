"""From what a person opens, drops or pastes to plain words: text, mail, HTML and Word files."""

import re
from pathlib import Path

from composer.delivery.incoming.letters import text_of, tidy
from composer.delivery.incoming.mail import incoming_of_mail, looks_like_mail
from composer.delivery.incoming.message import LARGEST, MOST_WORDS, Incoming
from composer.delivery.incoming.own import with_words
from composer.delivery.incoming.page import words_of_page
from composer.delivery.incoming.word_file import words_of_document
from composer.text.errors import UserError

SUFFIXES = (".eml", ".txt", ".html", ".htm", ".docx")
"""Of the files that can be opened."""

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|meta|div|p|table|!--)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_KEPT = re.compile(rb"^(?:message-id|mime-version|received):", re.IGNORECASE | re.MULTILINE)
_TOO_LARGE = "This is larger than 10 MB and is not read. Copy the words you need and paste them here."
_TOO_LONG = "This is longer than a hundred pages. Copy the part you need and paste it here."
_NOTHING_PASTED = "There are no words in what was pasted."
_NO_WORDS = "There are no words in this file."
_NO_TEXT = (
    "This file is not a text. A mail (.eml), a text (.txt), a web page (.html) or a Word file (.docx) can be opened."
)
_OTHERS = (
    (b"%PDF", "A PDF cannot be opened here. Open it, copy its words and paste them."),
    (b"{\\rtf", "This is a Rich Text file. Open it, copy its words and paste them here."),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an older Outlook or Word file. Save it as .eml or .docx, or copy its words and paste them.",
    ),
    (b"bplist", _NO_TEXT),
)


def incoming_of_file(path: Path) -> Incoming:
    """Return the words of a file; raises UserError, in one sentence, for what cannot be read. Ask for it on a lane."""
    try:
        if path.is_dir():
            raise UserError("This is a folder. Open one file in it.")
        if not path.is_file():
            raise UserError("There is no such file any more." if not path.exists() else _NO_TEXT)
        if path.stat().st_size > LARGEST:
            raise UserError(_TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UserError(
            "This file cannot be opened. Another program may hold it, or it is not yours to read."
        ) from error
    return incoming_of_bytes(data, path.name)


def incoming_of_bytes(data: bytes, name: str = "") -> Incoming:
    """Return the words in `data`, what the file `name` holds; what it is shows by its first bytes, then by its name."""
    if len(data) > LARGEST:
        raise UserError(_TOO_LARGE)
    for mark, why in _OTHERS:
        if data.startswith(mark):
            raise UserError(why)
    if data.startswith(b"PK\x03\x04"):
        return _some(with_words(Incoming(), tidy(words_of_document(data))))
    suffix = Path(name).suffix.lower() if name else ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = text_of(data).encode("utf-8", "replace")
    head = data.removeprefix(b"\xef\xbb\xbf")
    if looks_like_mail(head) or (suffix == ".eml" and b"\0" not in head[:2_000]):
        return _some(incoming_of_mail(head))
    if suffix in (".docx", ".doc"):
        raise UserError("This is no Word file that can be read. Copy its words in Word and paste them here.")
    if _PAGE.match(head[:1_000]) or (suffix in (".html", ".htm") and b"\0" not in head[:2_000]):
        charset = _CHARSET.search(data[:4_000])
        return incoming_of_page(text_of(data, charset.group(1).decode("ascii") if charset else ""))
    text = text_of(data)
    if _is_rubbish(text):
        raise UserError(_NO_TEXT)
    return _some(_of_text(text))


def incoming_of_paste(text: str, page: str = "") -> Incoming:
    """Return what was pasted or dropped: a whole mail, else the `page` (HTML) it came with, else the plain words."""
    if page and not looks_like_mail(_as_bytes(text)):
        try:
            return incoming_of_page(page)
        except UserError:
            if not text.strip():
                raise UserError(_NOTHING_PASTED) from None
    return incoming_of_text(text)


def incoming_of_text(text: str) -> Incoming:
    """Return what was pasted or dropped as words, a mail with its headers included."""
    if len(text) > LARGEST:
        raise UserError(_TOO_LARGE)
    data = _as_bytes(text)
    if looks_like_mail(data) and _KEPT.search(data[:16_000]):
        return _some(incoming_of_mail(data))
    return _some(_of_text(text), _NOTHING_PASTED)


def incoming_of_page(page: str) -> Incoming:
    """Return the words of HTML that was pasted, dropped or opened. Nothing in it is run or fetched."""
    if len(page) > LARGEST:
        raise UserError(_TOO_LARGE)
    return _some(with_words(Incoming(), words_of_page(page)))


def _as_bytes(text: str) -> bytes:
    return text.lstrip("\ufeff\r\n\t ").encode("utf-8", "replace")


def _of_text(text: str) -> Incoming:
    return with_words(Incoming(), tidy(text))


def _some(incoming: Incoming, why: str = _NO_WORDS) -> Incoming:
    """Return `incoming`; raises UserError where it says nothing at all, or more than anybody reads."""
    if len(incoming.text) > MOST_WORDS:
        raise UserError(_TOO_LONG)
    if not (incoming.text.strip() or incoming.sender.email or incoming.sender.name or incoming.subject):
        raise UserError(why)
    return incoming


def _is_rubbish(text: str) -> bool:
    """Say whether `text` was never meant to be read: more than a few characters that no writer types."""
    head = text[:20_000]
    odd = sum(
        1 for letter in head if letter == "\ufffd" or (letter < " " and letter not in "\t\n\r\f\v") or letter == "\x7f"
    )
    return "\0" in head or odd * 50 > len(head) + 100
