"""An e-mail as it was kept in a file: who, when, about what, and its words. Broken ones give what they still hold."""

import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import TypeAlias

from msgspec.structs import replace

from composer.delivery.incoming.headings import FORWARD_PREFIX, MAIL_LABELS
from composer.delivery.incoming.heads import decoded, moment_of, people_of, plain_subject
from composer.delivery.incoming.letters import text_of, tidy
from composer.delivery.incoming.message import Incoming
from composer.delivery.incoming.own import with_words
from composer.delivery.incoming.page import words_of_page
from composer.guide.case import Person
from composer.text.errors import UserError

Part: TypeAlias = "Message[str, str]"  # subscripted only for the checker

_MOST_EDGES = 100
"""Boundaries a mail may name. Each line is held against the edge of every part that is open."""

_LONGEST_HEADER = 20_000
_MOST_PARTS = 5_000
_MOST_IDS = 50
_ID = re.compile(r"<[^<>\s]{1,400}>")
_NOBODY = re.compile(r"(?:no-?reply|do-?not-?reply|notifications?|mailer-daemon|bounces?)\b", re.IGNORECASE)
_STUB = re.compile(
    r"\b(?:not support html|html[- ](?:e-?mail|message|format)|view (?:this|it)\b.{0,20} (?:in|online)|html-fähig)\b",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(rb"(?:From \S|[A-Za-z][A-Za-z0-9-]{0,60}:)")
_HEADERS = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|reply-to|"
    rb"dkim-signature|x-[a-z-]{1,60}):",
    re.IGNORECASE | re.MULTILINE,
)
_NO_WORDS = frozenset({"calendar", "css", "x-vcard", "vcard", "rfc822-headers", "csv", "javascript"})

_ODD = "This e-mail is built in a way that cannot be read here. Copy its words in your mail program and paste them."


class _ShortHeaders(policy.Compat32):
    """Keeps headers raw, where the newer policy takes them apart on the way and stumbles; and none without end."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_SHORT = _ShortHeaders()


def looks_like_mail(data: bytes) -> bool:
    """Say whether `data` begins with the headers of a mail."""
    head = data[:16_000].lstrip()
    if not _HEADER_LINE.match(head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len({match.group().lower() for match in _HEADERS.finditer(top)}) >= 2


def incoming_of_mail(data: bytes) -> Incoming:
    """Return what a mail says; raises UserError for one that cannot be taken apart in reasonable time."""
    if data.lower().count(b"boundary") > _MOST_EDGES or data.count(b"\n--") > _MOST_PARTS:
        raise UserError(_ODD)
    try:
        return _incoming(BytesParser(policy=_SHORT).parsebytes(data.lstrip(b"\r\n\t \x00")), 3)
    except UserError:
        raise
    except Exception as error:  # whatever a broken mail makes the parser do
        raise UserError(_ODD) from error


def _incoming(mail: Part, deeper: int) -> Incoming:
    headers: dict[str, str] = {}
    for name, value in mail.raw_items():
        headers.setdefault(name.lower(), str(value))
    title = decoded(headers.get("subject", ""))
    passed_on = bool(FORWARD_PREFIX.match(MAIL_LABELS.sub("", title)))
    ids = _ID.findall(headers.get("message-id", ""))
    above = _ID.findall(headers.get("references", "")) or _ID.findall(headers.get("in-reply-to", ""))
    known = Incoming(
        sender=_sender(headers),
        to=tuple(people_of(headers.get("to", ""))),
        sent=moment_of(headers.get("date", "")),
        subject=plain_subject(title),
        id=ids[0] if ids else "",
        references=tuple(dict.fromkeys([*above[:1], *above[1:][-_MOST_IDS:]])),
    )
    words = _words(mail)
    inner = next(_mails_inside(mail), None) if deeper else None
    if inner is not None and (passed_on or not words):
        inside = _incoming(inner, deeper - 1)
        if inside.text or inside.sender != Person():
            return inside if inside.subject else replace(inside, subject=known.subject)
    return with_words(known, words, passed_on=passed_on)


def _sender(headers: dict[str, str]) -> Person:
    sender = next((person for name in ("from", "sender") for person in people_of(headers.get(name, ""))), Person())
    answers = next(people_of(headers.get("reply-to", "")), Person())
    # A ticket system writes for them: the one to answer is the one who wrote.
    spoken_for = _NOBODY.match(sender.email) or re.search(r"\bvia\b", headers.get("from", "")[:500], re.IGNORECASE)
    if answers.email and spoken_for and not _NOBODY.match(answers.email):
        return Person(name=answers.name or sender.name, email=answers.email)
    return sender


def _words(part: Part) -> str:
    """Return the words that a reader of `part` is shown, quotes behind ">"."""
    kind = part.get_content_type()
    inside = part.get_payload()
    if isinstance(inside, list):
        parts = [child for child in inside if isinstance(child, Message)]
        if kind == "multipart/alternative":
            # The page first: it says what is quoted, and its lines are not broken at 72 characters.
            said = {child.get_content_type() == "text/plain": words for child in parts if (words := _words(child))}
            plain, page = said.get(True, ""), said.get(False, "")
            return page if len(page) * 3 > len(plain) or _STUB.search(plain[:500]) else plain
        if kind == "multipart/related":
            return next(filter(None, map(_words, parts)), "")
        if kind in ("message/rfc822", "multipart/digest"):
            return ""
        return tidy("\n\n".join(filter(None, map(_words, parts))))
    main, _, sub = kind.partition("/")
    if main != "text" or sub in _NO_WORDS or part.get_content_disposition() == "attachment":
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = text_of(data, _charset(part))
    if sub == "html" or (sub != "plain" and "<html" in text[:500].lower()):
        return words_of_page(text)
    return tidy(_unflowed(text) if str(part.get_param("format", "")).lower() == "flowed" else text)


def _charset(part: Part) -> str:
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""


def _mails_inside(mail: Part) -> Iterator[Part]:
    """Yield the mails that are attached to `mail`."""
    inside = mail.get_payload()
    for part in inside if isinstance(inside, list) else ():
        if isinstance(part, Message):
            if mail.get_content_type() == "message/rfc822":
                yield part
            else:
                yield from _mails_inside(part)


def _unflowed(text: str) -> str:
    """Join the lines that a mail program broke, marked by a space at their end (RFC 3676)."""
    whole: list[str] = []
    goes_on = ""  # the quote marks of a line that goes on
    running = False
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        marks = line[: len(line) - len(words)]
        words = words.removeprefix(" ")
        if running and marks == goes_on and words != "-- ":
            whole[-1] += words
        else:
            whole.append(f"{marks} {words}" if marks else words)
        running, goes_on = words.endswith(" ") and words != "-- ", marks
    return "\n".join(whole)
