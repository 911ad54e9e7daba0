"""Opening, dropping and pasting: every kind of file becomes plain words, or one sentence says why not."""

import socket
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from composer.delivery.incoming.answers import answers_of, when_of
from composer.delivery.incoming.intake import (
    incoming_of_bytes,
    incoming_of_file,
    incoming_of_page,
    incoming_of_text,
)
from composer.delivery.incoming.message import LARGEST, Incoming
from composer.guide.case import Answer, Person
from composer.text.errors import UserError
from tests.delivery.incoming.made import FIXTURES, paragraph, word_file

WORDS = "The café was shut – again.\nNobody told us."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
        WORDS.replace("\n", "\u2028").encode(),
    ],
    ids="utf-8 mark utf-16 utf-16-le utf-16-be be-mark utf-32 windows crlf cr line-separator".split(),
)
def test_a_text_is_read_in_whatever_encoding_and_with_whatever_line_ends(data: bytes) -> None:
    assert incoming_of_bytes(data, "draft.txt").text == WORDS


def test_a_word_file_gives_its_paragraphs_with_what_was_inserted_and_without_what_was_deleted() -> None:
    deleted = "<w:del><w:r><w:delText>Sorry</w:delText></w:r></w:del>"
    tracked = f"<w:p><w:ins><w:r><w:t>I am sorry.</w:t></w:r></w:ins>{deleted}</w:p>"
    listed = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>the photos</w:t></w:r></w:p>"
    data = word_file(
        paragraph("Hi ", "Dana,") + tracked + listed + "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"
    )
    assert incoming_of_bytes(data, "draft.docx").text == "Hi Dana,\nI am sorry.\n- the photos\na\nb"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "empty.txt", "no words"),
        (b" \r\n\t ", "space.txt", "no words"),
        (b"x" * (LARGEST + 1), "large.txt", "larger than 10 MB"),
        (b"I waited. " * 50_000, "book.txt", "a hundred pages"),
        (bytes(range(256)) * 40, "picture.txt", "not a text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture.png", "not a text"),
        (b"%PDF-1.7 ...", "letter.pdf", "PDF"),
        (b"{\\rtf1 hello}", "letter.rtf", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "mail.msg", "Save it as .eml"),
        (b"PK\x03\x04 broken", "draft.docx", "broken"),
        (word_file("", name="xl/workbook.xml"), "sums.xlsx", "no Word document"),
        (word_file(paragraph("x"), head='<!DOCTYPE a [<!ENTITY b "c">]>'), "bomb.docx", "broken"),
        (word_file("<w:t>" + "x" * 45_000_000 + "</w:t>"), "bomb.docx", "too large"),
        (word_file(""), "nothing.docx", "no words"),
        (b"old words", "letter.doc", "no Word file"),
        (b"Subject: x\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 200, "deep.eml", "mail program"),
        (b"<html><script>only this</script></html>", "page.html", "no words"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UserError) as caught:
        incoming_of_bytes(data, name)
    told = str(caught.value)
    assert says in told
    assert told.endswith(".")
    assert "\n" not in told


def test_a_folder_a_missing_file_and_one_that_is_too_large_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        incoming_of_file(tmp_path)
    with pytest.raises(UserError, match="no such file"):
        incoming_of_file(tmp_path / "gone.eml")
    large = tmp_path / "large.eml"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="10 MB"):
        incoming_of_file(large)
    with pytest.raises(UserError):
        incoming_of_file(Path("a\0b"))


def test_a_file_is_known_by_what_it_holds_not_by_its_name() -> None:
    mail = (FIXTURES / "02-gmail-reply.eml").read_bytes()
    for name in ("", "mail.txt", "mail", "mail.docx"):
        assert incoming_of_bytes(mail, name).sender.name == "Martin Hale"
    assert incoming_of_bytes(word_file(paragraph("Hi")), "draft.txt").text == "Hi"
    assert incoming_of_bytes(b"<!DOCTYPE html><p>Hi", "page.txt").text == "Hi"


def test_a_text_that_speaks_of_a_subject_is_no_mail() -> None:
    assert incoming_of_bytes(b"Subject: the delay\n\nHi Dana,\n\nI am sorry.", "draft.txt").text.startswith("Subject:")


def test_nothing_is_run_or_fetched_and_no_script_is_among_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    found = incoming_of_file(FIXTURES / "11-html-only-with-scripts.eml")
    for word in ("stolen", "alert", "import", "bad()", "frame words", "Preheader", "192.0.2.1", "drawn"):
        assert word not in found.text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Hi<p>Dana", "Hi\n\nDana"),
        ("<scr<script>ipt>x</script> Hi", "<scr Hi"),
        ("<script>if (a < b) '</scripty>'</script >Hi", "Hi"),
        ("<SCRIPT\n>x</SCRIPT\t>Hi<script>never closed", "Hi"),
        ("<style>@import 'x';</style><!-- a <b> --> Hi<!-- never closed", "Hi never closed"),
        ("<img src=x onerror=alert(1) alt='a > b'>Hi", "Hi"),
        ("a <3 b & c &amp; d &lt;e&gt; &#128512; &#99999999999999; &nosuch;", "a <3 b & c & d <e> 😀 \ufffd &nosuch;"),
        ("Dana <dana@example.org> wrote", "Dana <dana@example.org> wrote"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3"),
        ("x" + "<div>" * 50_000 + "deep", "x\ndeep"),
        ("</div></div></p>Hi", "Hi"),
        ("a<span hidden>b</span><p style='DISPLAY : none'>c</p>d", "a\n\nd"),
    ],
)  # fmt: skip
def test_of_a_page_a_reader_gets_the_words_they_would_see(page: str, words: str) -> None:
    assert incoming_of_page(page).text.split() == words.split()
    if "script" not in page:
        assert incoming_of_page(page).text == words


def test_a_pasted_mail_is_a_mail_and_a_copied_head_tells_who_wrote() -> None:
    pasted = incoming_of_text((FIXTURES / "38-long-history.eml").read_text("utf-8"))
    assert (pasted.sender.name, pasted.subject) == ("Priya Shah", "Migration weekend")
    copied = incoming_of_text(
        "From: Dana Okafor <dana@example.org>\nSent: 3 March 2026 11:32\nTo: Sam Reyes\nSubject: RE: Demo\n\n"
        "The prices were last year's.\n\nDana"
    )
    assert copied.sender == Person(name="Dana Okafor", email="dana@example.org")
    assert copied.subject == "Demo"
    assert copied.sent is not None
    assert (copied.sent.day, copied.sent.month) == (3, 3)
    assert copied.words == "The prices were last year's."


def test_a_draft_keeps_its_greeting_and_its_sign_off() -> None:
    draft = "Hi Dana,\n\nI am sorry about the demo.\n\nKind regards\nSam Reyes\nHalden"
    found = incoming_of_text(draft)
    assert found.text == draft
    assert found.words == "Hi Dana,\n\nI am sorry about the demo."


def test_two_hundred_thousand_letters_keep_every_one_of_them() -> None:
    words = "I waited. 😭 \u202b\u0642\u0644\u062a\u202c " * 11_200
    assert len(words) > 200_000
    assert incoming_of_text(words).text == words.strip()


DANA = Incoming(
    words="You showed last year's prices.",
    sender=Person(name="Dana Okafor", email="dana@example.org"),
    sent=datetime(2026, 3, 3, 23, 30, tzinfo=UTC),
    subject="Wrong prices",
    id="<a@example.org>",
    references=("<b@example.org>", "<c@example.org>"),
)


def test_their_message_answers_who_when_and_their_words_and_keeps_its_ids() -> None:
    now = datetime(2026, 3, 5, 9)
    assert answers_of(DANA, now, UTC) == {
        "listen.who": Answer((DANA.sender,)),
        "listen.when": Answer("on Tuesday 3 March"),
        "listen.words": Answer("You showed last year's prices."),
        "reply.id": Answer("<a@example.org>"),
        "reply.references": Answer("<b@example.org> <c@example.org>"),
    }
    assert answers_of(Incoming(text="x", words="x"), now) == {"listen.words": Answer("x")}


def test_the_day_is_the_writers_own_and_has_a_year_only_when_it_is_another() -> None:
    sent = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert when_of(sent, datetime(2026, 3, 5), timezone(timedelta(hours=1))) == "on Wednesday 4 March"
    assert when_of(sent, datetime(2027, 1, 5), UTC) == "on Tuesday 3 March 2026"
