"""What stands in the headers of a mail: names and addresses, a date, a subject. Nothing here raises."""

import re
from binascii import Error as NoBase64
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.utils import parsedate_to_datetime

from composer.delivery.incoming.headings import MAIL_LABELS, MONTHS, REPLY_PREFIX
from composer.delivery.incoming.letters import one_line, text_of
from composer.guide.case import Person
from composer.reading.dates import moments_in

LONGEST = 2_000
"""Characters of a header that are read."""

_MAILBOX = re.compile(r'(?:"(?:[^"\\]|\\.)*+"|<[^<>]*+>|[^,;"<>]|["<>])++')
_ADDRESS = re.compile(r"[^\s<>@,;:\"()\[\]]{1,200}@[^\s<>@,;:\"()\[\]]{1,200}")
_VIA = re.compile(r"\s+(?:via|über)\s.*$|\s*[(\[][^()\[\]]*[)\]]\s*$", re.IGNORECASE)
_NO_NAMES = frozenset("inc inc. ltd ltd. llc plc gmbh ag jr jr. sr phd md esq dr mr mrs ms".split())
_MONTH = re.compile(rf"\b({'|'.join(' '.join(MONTHS.values()).split())})\b\.?", re.IGNORECASE)
_IN_ENGLISH = {other: month for month, others in MONTHS.items() for other in others.split()}
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.?m\b)?", re.IGNORECASE)
_LETTERS_OF_NO_NAME = " \t\"'‘’“”<>*_,;:"


def decoded(raw: str) -> str:
    """Return a header as it is to be read, on one line; at most its first 2,000 characters."""
    text = _letters(raw[:LONGEST])
    if "=?" not in text:
        return one_line(text)
    try:
        pieces = decode_header(text.replace("\r", "").replace("\n", ""))
    except (MessageError, NoBase64, ValueError, LookupError):
        return one_line(text)
    return one_line("".join(piece if isinstance(piece, str) else text_of(piece, name or "") for piece, name in pieces))


def people_of(raw: str) -> Iterator[Person]:
    """Yield the people in a From or To header who have an address."""
    before = ""  # Outlook writes "Okafor, Dana <dana@example.org>" without quotes
    for match in _MAILBOX.finditer(_letters(raw[:LONGEST])):
        words = match.group().strip()
        address = _ADDRESS.search(words[words.rfind("<") + 1 :]) or _ADDRESS.search(words)
        if address is None:
            before = decoded(words)
            continue
        name = decoded(words.replace(address.group(), "").replace("mailto:", ""))
        yield Person(
            name=plain_name(f"{before}, {name}" if before and name else name), email=address.group().strip(".'")
        )
        before = ""


def plain_name(name: str) -> str:
    """Return a name as a person would write it: "Dana Okafor" for "Okafor, Dana (Northwind)"."""
    name = one_line(name.replace("\\", "")).strip(_LETTERS_OF_NO_NAME)
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    name = _VIA.sub("", name).strip(_LETTERS_OF_NO_NAME)
    last, comma, first = name.partition(", ")
    if comma and last and first and "," not in first and first.split()[0].casefold() not in _NO_NAMES:
        name = f"{first} {last}" if len(first.split()) <= 3 and len(last.split()) <= 3 else name
    if name.isupper() and " " in name:
        name = name.title()
    return "" if "@" in name else name[:200]


def plain_subject(title: str) -> str:
    """Return a subject without Re:, Fwd: and what mail filters put before it."""
    for _ in range(20):
        shorter = MAIL_LABELS.sub("", REPLY_PREFIX.sub("", title)).strip()
        if shorter == title:
            break
        title = shorter
    return title


def moment_of(raw: str) -> datetime | None:
    """Return the moment of a Date header, or of a date as mail programs write it for people; None if none is sure.

    Without a zone of its own it is local.
    """
    text = one_line(_letters(raw[:200]))
    moment: datetime | None
    try:
        moment = parsedate_to_datetime(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    except Exception:  # noqa: BLE001 odd dates raise a handful of kinds
        moment = _said(text)
    if moment is None or not 1980 <= moment.year <= 2100:
        return None
    try:
        moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return moment


def _said(text: str) -> datetime | None:
    english = _MONTH.sub(lambda match: _IN_ENGLISH[match.group(1).lower()], text.replace(".", " ").replace(" de ", " "))
    if not re.search(r"\b(?:19|20)\d\d\b", english):
        return None
    day = next((found.due for found in moments_in(english, datetime(2000, 1, 1)) if found.due), None)
    if day is None:
        return None
    hour = minute = 0
    if clock := _CLOCK.search(text):
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3] and hour <= 12:
            hour = hour % 12 + 12 * (clock[3].lower() == "p")
    try:
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _letters(raw: str) -> str:
    """Return a raw header with the bytes that are no ASCII as letters."""
    if raw.isascii():
        return raw
    return text_of(raw.encode("utf-8", "surrogateescape")) if _escaped(raw) else raw


def _escaped(raw: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in raw)
