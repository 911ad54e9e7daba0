"""Hand-over to the mail program: short messages as a link, long ones as a draft, and always to whom it was meant."""

from email import policy
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.delivery.handover import (
    MOST_IN_LINK,
    MOST_REFERENCES,
    draft_file,
    mail_link,
    recipients_of,
    thread_of,
    write_draft,
)
from composer.guide.case import Case, Person
from composer.message.message import Block, Message, Sentence
from composer.text.errors import UserError


def message(body: str, subject: str = "The site photos on Tuesday: what happened and what happens next") -> Message:
    head = f"Subject: {subject}\n\n"
    end = len(head) + len(body)
    sentence = Sentence(body, "own", ("own.act",), ("regret",), len(head), end, "own")
    return Message(
        output="email", medium="email", shape="apology", length="normal", stance="full", impact=3, subject=subject,
        text=head + body,
        blocks=(Block("subject", 0, len(head) - 2), Block("paragraph", len(head), end, (sentence,))),
    )  # fmt: skip


DANA = Person(name="Dana Whitlock", email="dana@example.org")
BOSS = Person(name="Lena Ortiz", email="lena@example.org", copy=True)


def test_a_short_message_goes_as_a_link_with_subject_body_and_everybody_it_is_for() -> None:
    link = mail_link(message("Hi Dana,\n\nI'm sorry & ashamed? No: 100 % sorry."), recipients_of([DANA, BOSS]))
    assert link is not None
    parts = urlsplit(link)
    fields = parse_qs(parts.query)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "dana@example.org")
    assert fields["cc"] == ["lena@example.org"]
    assert fields["subject"] == ["The site photos on Tuesday: what happened and what happens next"]
    assert fields["body"] == ["Hi Dana,\r\n\r\nI'm sorry & ashamed? No: 100 % sorry."]


def test_a_link_is_never_longer_than_what_a_system_passes_on() -> None:
    to = recipients_of([DANA])
    lengths = [len(link) for size in range(1500, 1900) if (link := mail_link(message("a" * size), to))]
    assert max(lengths) == MOST_IN_LINK
    assert mail_link(message("a" * 1900), to) is None


def test_a_long_message_becomes_a_draft_with_plain_text_and_html() -> None:
    body = "I'm sorry I wiped your laptop. " * 200
    mail = BytesParser(policy=policy.default).parsebytes(draft_file(message(body), recipients_of([DANA, BOSS])))
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "dana@example.org"
    assert mail["Cc"].addresses[0].display_name == "Lena Ortiz"
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().strip() == body.strip()
    assert "I'm sorry I wiped your laptop." in html.get_content()


@given(name=st.text(max_size=200), words=st.text(max_size=300))
def test_no_name_and_no_word_changes_who_the_draft_goes_to(name: str, words: str) -> None:
    person = Person(name=name, email="dana@example.org")
    try:
        written = draft_file(message("Hi.", words.replace("\n", " ")), recipients_of([person]))
    except UserError:
        return  # refusing is right where the header cannot hold the name
    mail = BytesParser(policy=policy.default).parsebytes(written)
    assert [address.addr_spec for address in mail["To"].addresses] == ["dana@example.org"]
    assert "bcc" not in {key.lower() for key in mail.keys()}  # noqa: SIM118 - a message is no mapping of its keys


def test_a_long_name_with_a_comma_stays_one_recipient() -> None:
    person = Person(name="Last, First " + "of the very long department name " * 5, email="a@example.org")
    mail = BytesParser(policy=policy.default).parsebytes(draft_file(message("Hi."), recipients_of([person])))
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@example.org"]


def test_a_domain_in_another_script_is_written_as_mail_writes_it() -> None:
    link = mail_link(message("Hi."), recipients_of([Person(name="Jörg", email="jörg@bücher.example")]))
    assert link is not None
    assert "@xn--bcher-kva.example" in link


@pytest.mark.parametrize("address", ["not an address", "a@b@c", "dana@", "@example.org", "dana@exa mple..org"])
def test_an_address_that_is_none_is_said_in_one_sentence(address: str) -> None:
    with pytest.raises(UserError, match="is not an e-mail address"):
        draft_file(message("Hi."), recipients_of([Person(name="Dana", email=address)]))


def test_without_addresses_the_link_leaves_the_recipient_open() -> None:
    link = mail_link(message("Hi."), recipients_of([Person(name="Dana")]))
    assert link is not None
    assert link.startswith("mailto:?subject=")


def test_the_draft_lies_in_a_file_of_its_own_name_that_only_the_user_can_read(tmp_path: Path) -> None:
    path = write_draft(tmp_path / "outgoing", "Northwind: the wrong/prices", b"x")
    assert path.name == "Northwind the wrongprices.eml"
    assert path.read_bytes() == b"x"
    assert path.stat().st_mode & 0o077 == 0


def test_half_a_character_goes_out_as_the_sign_for_one() -> None:
    halved = message("Hi Dana,\n\nI sent \ud83d the\0 wrong file.", "The \udc00 file")
    link = mail_link(halved, recipients_of([DANA]))
    assert link is not None
    assert parse_qs(urlsplit(link).query)["subject"] == ["The \ufffd file"]
    mail = BytesParser(policy=policy.SMTP).parsebytes(draft_file(halved, recipients_of([DANA])))
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert "I sent \ufffd the wrong file." in plain.get_content()


def answering(reply_id: str, references: str = "") -> Case:
    return Case().with_answer("reply.id", reply_id).with_answer("reply.references", references)


def test_a_draft_that_answers_their_message_says_so() -> None:
    thread = thread_of(answering("<AM6@northwind.example>", "<d41c7@halden.example> <AM6@northwind.example>"))
    written = draft_file(message("Hi Dana."), recipients_of([DANA]), thread)
    mail = BytesParser(policy=policy.default).parsebytes(written)
    assert mail["In-Reply-To"] == "<AM6@northwind.example>"
    assert mail["References"] == "<d41c7@halden.example> <AM6@northwind.example>"


def test_a_draft_that_answers_nothing_has_no_such_headers() -> None:
    assert thread_of(Case()) is None
    mail = BytesParser(policy=policy.default).parsebytes(draft_file(message("Hi."), recipients_of([DANA])))
    assert {"In-Reply-To", "References"}.isdisjoint(mail.keys())


def test_a_long_conversation_keeps_its_first_and_its_newest_messages_on_lines_a_mail_can_hold() -> None:
    before = [f"<{number}.{'x' * 200}@halden.example>" for number in range(200)]
    thread = thread_of(answering("<last@northwind.example>", " ".join(before)))
    written = draft_file(message("Hi."), recipients_of([DANA]), thread)
    assert max(len(line) for line in written.split(b"\r\n")) <= 998
    found = BytesParser(policy=policy.default).parsebytes(written)["References"].split()
    assert len(found) == MOST_REFERENCES
    assert found == [before[0], *before[2 - MOST_REFERENCES :], "<last@northwind.example>"]


@pytest.mark.parametrize(
    "reply_id", ["", "none", "<a@b> <c@d>", "<a b@c>", "<a\r\nBcc: x@y>", "<=?utf-8?q?=0ABcc:x?=@y>"]
)
def test_what_is_no_id_of_one_message_is_left_out(reply_id: str) -> None:
    assert thread_of(answering(reply_id)) is None


@given(reply_id=st.text(max_size=80), references=st.text(max_size=300))
def test_no_id_of_theirs_writes_another_header(reply_id: str, references: str) -> None:
    plain = draft_file(message("Hi."), recipients_of([DANA]))
    for case in (answering(reply_id, references), answering("<a@b>", f"<{references}>")):
        written = draft_file(message("Hi."), recipients_of([DANA]), thread_of(case))
        mail = BytesParser(policy=policy.default).parsebytes(written)
        expected = BytesParser(policy=policy.default).parsebytes(plain)
        assert {*mail.keys()} - {"In-Reply-To", "References"} == {*expected.keys()}
        assert mail["To"] == expected["To"]
