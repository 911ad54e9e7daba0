"""Hand-over to the person's own mail program: a mailto link, or an .eml draft where the link would be too long."""

import re
from collections.abc import Sequence
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from composer.delivery.files import whole, write_file
from composer.guide.case import Case, Person
from composer.message.message import Message
from composer.message.render import html_of
from composer.text.errors import UserError

MOST_IN_LINK = 1_800
"""Characters of an encoded link; some systems cut longer ones (measured, see docs/decisions)."""

MOST_REFERENCES = 20
"""Ids of earlier messages in a draft; mail programs keep the first and the newest of a long row."""

_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_POLICY = policy.SMTP.clone(max_line_length=998)


class Recipients(Struct, frozen=True):
    """Whom a message goes to: those it speaks to, and those who only read along."""

    to: tuple[Person, ...]
    copy: tuple[Person, ...]


class Thread(Struct, frozen=True):
    """What a message answers: the id of theirs, and of those before it, the oldest first."""

    id: str
    before: tuple[str, ...] = ()


def thread_of(case: Case) -> Thread | None:
    """Return what a case answers, None where it did not begin with their message or that has no usable id."""
    ids = _ids(case.text("reply.id"))
    if len(ids) != 1:
        return None
    before = tuple(one for one in _ids(case.text("reply.references")) if one != ids[0])
    return Thread(ids[0], before if len(before) < MOST_REFERENCES else (before[0], *before[2 - MOST_REFERENCES :]))


def recipients_of(people: Sequence[Person]) -> Recipients:
    """Return the people of a case who have an e-mail address, by their part in it."""
    reached = [person for person in people if person.email.strip()]
    return Recipients(
        to=tuple(person for person in reached if not person.copy),
        copy=tuple(person for person in reached if person.copy),
    )


def mail_link(message: Message, recipients: Recipients) -> str | None:
    """Return the message as a mailto link, or None where the encoded link would be over 1,800 characters."""
    fields = {
        "cc": ",".join(_encoded_address(person) for person in recipients.copy),
        "subject": quote(_one_line(message.subject), safe=""),
        "body": quote(_clean(message.body).replace("\n", "\r\n"), safe=""),
    }
    to = ",".join(_encoded_address(person) for person in recipients.to)
    link = f"mailto:{to}?" + "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return link if len(link) <= MOST_IN_LINK else None


def draft_file(message: Message, recipients: Recipients, thread: Thread | None = None) -> bytes:
    """Return the message as an .eml that mail programs open as a draft: plain text and simple HTML, no date, no sender.

    With a `thread` it says which message it answers, and mail programs show it under that one. Raises UserError where
    an address cannot stand in a mail: never is another one written in its place.
    """
    mail = EmailMessage(policy=_POLICY)
    mail["X-Unsent"] = "1"
    for header, people in (("To", recipients.to), ("Cc", recipients.copy)):
        if people:
            mail[header] = [_address(person) for person in people]
    mail["Subject"] = _one_line(message.subject)
    if thread is not None:
        mail["In-Reply-To"] = thread.id
        mail["References"] = " ".join((*thread.before, thread.id))
    mail.set_content(_clean(message.body) + "\n")
    mail.add_alternative(f"<!doctype html><html><body>{_clean(html_of(message))}</body></html>\n", subtype="html")
    written = mail.as_bytes()
    _compare_addresses(written, recipients)
    return written


def write_draft(folder: Path, name: str, draft: bytes) -> Path:
    """Write a draft into `folder` under a name a person can read, and return its path."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stem = re.sub(r"[^\w -]+", "", name).strip()[:60].strip() or "message"
    path = folder / f"{stem}.eml"
    write_file(path, draft, private=True)
    return path


def _ids(text: str) -> tuple[str, ...]:
    """Return the ids in a header of theirs, each once; what could be read as anything else than an id is left out."""
    return tuple(dict.fromkeys(one for one in _ID.findall(text) if "=?" not in one))


def _address(person: Person) -> Address:
    try:
        return Address(display_name=_one_line(person.name or person.group), addr_spec=_ascii_domain(person.email))
    except Exception as error:  # the address parser raises a dozen kinds, some of them ours to never see
        raise UserError(f"“{person.email}” is not an e-mail address that a message can go to.") from error


def _ascii_domain(email: str) -> str:
    local, at, domain = _one_line(email).strip().rpartition("@")
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UserError(f"“{email}” is not an e-mail address that a message can go to.") from error


def _encoded_address(person: Person) -> str:
    return quote(_ascii_domain(person.email), safe="@.+-_")


def _compare_addresses(written: bytes, recipients: Recipients) -> None:
    """Folding a long name has been seen to turn one recipient into two: read back what was written, and compare."""
    read = BytesParser(policy=_POLICY).parsebytes(written, headersonly=True)
    for header, people in (("To", recipients.to), ("Cc", recipients.copy)):
        found = [address.addr_spec for address in read[header].addresses] if read[header] else []
        if found != [_ascii_domain(person.email) for person in people]:
            raise UserError("The names and addresses of the recipients cannot be written into one mail as they stand.")


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    """Return `text` as a mail can hold it: without control characters, half characters shown as such."""
    return _CONTROLS.sub("", whole(text))
