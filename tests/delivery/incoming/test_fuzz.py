"""Ten thousand broken files: each gives words or one plain sentence, soon, and nothing is fetched.

AMENDS_FUZZ says how many, for a longer run.
"""

import os
import random
import socket
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.delivery.incoming.answers import answers_of
from composer.delivery.incoming.intake import incoming_of_bytes, incoming_of_page, incoming_of_text
from composer.delivery.incoming.message import Incoming
from composer.text.errors import UserError
from tests.delivery.incoming.made import FIXTURES, paragraph, word_file

COUNT = int(os.environ.get("AMENDS_FUZZ", "10000"))
LONGEST = 3.0  # seconds of work for one file; most take two milliseconds
SECRET = "stolen words"

PAGE = (
    f"<!doctype html><html><head><script>var a = '{SECRET}';</script>"
    "<style>@import url(http://192.0.2.1/a)</style></head>"
    "<body onload=x><div style='display:none'>hidden</div><p class=MsoNormal>I waited <b>two</b> hours.</p><blockquote "
    "type=cite>old</blockquote><img src='http://192.0.2.1/b'><iframe src=http://192.0.2.1/c></iframe>&eacute;&#x1F600;<table>"
    "<tr><td>a<td>b</table></body></html>"
)
TEXT = (
    "Hi Sam,\n\nNobody came. \u202bقلت لكم\u202c 😭\n\nBest\nDana\n\n"
    "On 3 March 2026 at 10:02, Sam <s@x.test> wrote:\n> we come\n"
)
WORD = word_file(
    paragraph("Dear ", "Dana,") + "<w:tbl><w:tr><w:tc>" + paragraph("I am sorry.") + "</w:tc></w:tr></w:tbl>"
)
PIECES = [
    b"<",
    b">",
    b'"',
    b"'",
    b"&",
    b"&#",
    b"<!--",
    b"-->",
    b"</script>",
    b"<script>",
    b"<![CDATA[",
    b"\0",
    b"\xff",
    b"\xfe",
    b"\r",
    b"\n\n",
    b"\r\n\r\n",
    b"--",
    b"> ",
    b"=?utf-8?q?",
    b"=?x?b?===?=",
    b"?=",
    b"charset=idna",
    b'charset="utf-7"',
    b"charset=punycode",
    b"Content-Type: multipart/mixed; boundary=",
    b'boundary=""',
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: uuencode\n\nbegin 644 x\n",
    b"From: ",
    b"Sent: ",
    b"To: ",
    b"Date: ",
    b"Subject: ",
    b"<w:t>",
    b"<w:del>",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"]]>",
    b"<div style=display:none>",
    b"(" * 300,
    b"wrote:",
    b"On 1 2 3 4 ",
    b"Message-ID: <",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
    b"%n%s",
    b"&#99999999999;",
    b'<a b="',
    b"Content-Type: text/html; charset*0*=x''%41; charset*=y''%ff\n",
    b"Date: Tue, 99 Foo 99999 99:99:99 +9999\n",
    b"_" * 80,
]


def sources() -> list[tuple[str, bytes]]:
    mails = [(path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("*.eml"))]
    others = [("page.html", PAGE.encode()), ("draft.txt", TEXT.encode()), ("draft.txt", TEXT.encode("utf-16"))]
    return mails + others * 6 + [("draft.docx", WORD)] * 12


def mutated(data: bytes, others: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    work = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(work) + 1)
        end = min(len(work), at + chance.choice((1, 3, 20, 200, 4000)))
        how = chance.randrange(8)
        if how == 0 and work:
            work[at - 1] = chance.randrange(256)
        elif how == 1:
            del work[at:end]
        elif how == 2:
            work[at:at] = work[at:end] * chance.choice((1, 2, 30))
        elif how == 3:
            work[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 50))
        elif how == 4:
            work[at:end] = chance.randbytes(end - at)
        elif how == 5:
            other = chance.choice(others)[1]
            work[at:] = other[chance.randrange(len(other)) :]
        elif how == 6:
            del work[at:]
        else:
            work[at:at] = chance.choice(PIECES)
        del work[300_000:]
    return bytes(work)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)


def said(data: bytes, name: str) -> Incoming | None:
    """Return what came in, None where a plain sentence says why not."""
    begun = time.thread_time()
    try:
        found = incoming_of_bytes(data, name)
    except UserError as error:
        told = str(error)
        assert told.endswith(".")
        assert len(told) < 200
        found = None
    assert time.thread_time() - begun < LONGEST, f"{name} took too long"
    return found


def test_broken_files_give_words_or_a_sentence() -> None:
    chance = random.Random(20261124)
    whole = sources()
    read = 0
    for number in range(COUNT):
        name, data = whole[number % len(whole)]
        found = said(mutated(data, whole, chance), name)
        if found is not None:
            read += 1
            answers_of(found, datetime(2026, 11, 24))
            found.text.encode("utf-8")
            assert "\0" not in found.text
            assert found.sent is None or found.sent.tzinfo is not None
    assert read > COUNT * 0.6


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("one.html", unit * (500_000 // len(unit)))
        for unit in (
            b"<",
            b"<a ",
            b'<a b="',
            b"<!--",
            b"<div>",
            b"<p><b>",
            b"</",
            b"&",
            b"&#x",
            b"<script>",
            b"<a b='\"",
            b"x\r",
            b" ",
        )
    ]
    + [
        ("lines.txt", unit * (500_000 // len(unit)))
        for unit in (
            b"> ",
            b"\n",
            b"a\n",
            b"From: a\n",
            b"On 1 2 3 4\n",
            b"wrote:\n",
            b"-- \n",
            b"Best\n",
            b"(",
            b"a@",
            b"_",
            b"\r",
            b"P.S. x\n",
            b"0 ",
        )
    ]
    + [
        ("head.eml", b"From: a@b.test\nSubject: x\n" + head + unit * (500_000 // len(unit)))
        for head, unit in (
            (b"To: ", b"("),
            (b"To: ", b"a,"),
            (b"To: ", b'"a'),
            (b"Date: ", b"("),
            (b"References: ", b"<a"),
            (b"Subject: ", b"=?a?q?"),
            (b"Content-Type: ", b"text/plain;"),
            (b"Content-Type: text/plain; x=", b'"'),
            (b"Content-Type: text/plain; ", b"a*0="),
            (b"", b"X: y\n"),
            (b"X: ", b"\n "),
            (b"X", b"x"),
            (b"Content-Transfer-Encoding: quoted-printable\n\n", b"="),
            (b"Content-Transfer-Encoding: base64\n\n", b"A=="),
            (b"Content-Transfer-Encoding: uuencode\n\n", b"begin\n"),
            (b"Content-Type: text/plain; charset=idna\n\n", b"xn--a."),
            (b"Content-Type: text/plain; charset=utf-7\n\n", b"+A"),
            (b"Content-Type: text/plain; format=flowed\n\n", b"> a \n"),
            (b"Content-Type: multipart/mixed; boundary=a\n\n", b"--a\n"),
            (b"Content-Type: multipart/mixed; boundary=a\n\n", b"--a\n\nx\n"),
            (b"", b"Content-Type: message/rfc822\n\n"),
        )
    ],
    ids=lambda value: repr(value[-24:]) if isinstance(value, bytes) else value,
)
def test_what_repeats_without_end_is_done_soon(name: str, data: bytes) -> None:
    said(data, name)


@given(
    st.lists(st.sampled_from([*"<>/='\"!- ap&#;\n", "script", "style", "<div ", "<!--", "-->", "</script>"])).map(
        "".join
    )
)
@settings(max_examples=300)
def test_no_page_makes_the_reader_stumble_and_no_script_gets_through(page: str) -> None:
    try:
        found = incoming_of_page(f"<script>{SECRET}</script>{page}<script>{SECRET}</script>")
    except UserError:
        return
    assert SECRET not in found.text or "<script>" in page.replace("</script>", "") or "<!--" in page


@given(st.text())
@settings(max_examples=300)
def test_pasted_words_are_never_lost(words: str) -> None:
    try:
        found = incoming_of_text(words)
    except UserError:
        assert not any(letter.isalnum() for letter in words)
        return
    assert found.words.strip()
