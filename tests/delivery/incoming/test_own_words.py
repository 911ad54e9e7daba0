"""Their own words, no more and no less: what is cut off is not theirs, and what is theirs is never cut off."""

import pytest

from composer.delivery.incoming.intake import incoming_of_bytes, incoming_of_text

OWN = {
    "a list of facts that looks like a head": (
        "To whom it may concern\n\nFrom: London\nTo: Leeds\nYour train was 3 hours late.\n\nRegards\nA. Passenger",
        "To whom it may concern\n\nFrom: London\nTo: Leeds\nYour train was 3 hours late.",
    ),
    "what somebody else wrote, told by them": (
        'On Monday your agent wrote:\n\n"We come at 8."\n\nNobody came.',
        'On Monday your agent wrote:\n\n"We come at 8."\n\nNobody came.',
    ),
    "a text that says that it is confidential": (
        "This is confidential: my child was hurt.\n\nI want to know why.\n\nJane",
        "This is confidential: my child was hurt.\n\nI want to know why.",
    ),
    "thanks that goes on": (
        "Sam,\nThanks\nfor nothing. It is day nine.\nI have a baby.",
        "Sam,\nThanks\nfor nothing. It is day nine.\nI have a baby.",
    ),
    "dashes between parts": ("First:\n\n--\n\nThe cable.\n\n--\n\nWe lost a day.",) * 2,
    "numbers of orders": (
        "Order number: 0123456789\nInvoice: 44-2231-99\n\nNothing came. Call me on 0117 496 0142 please.\n\nThanks",
        "Order number: 0123456789\nInvoice: 44-2231-99\n\nNothing came. Call me on 0117 496 0142 please.",
    ),
    "answers between quotes": (
        "> You are valued by us\n\nI waited 40 minutes.\n\n> We answer soon\n\nIt rang 60 times.",
        "I waited 40 minutes.\n\nIt rang 60 times.",
    ),
    "a postscript": (
        "The thing is broken again\n\ncheers\n\nJ\n\nps. also the cable is missing",
        "The thing is broken again\n\nps. also the cable is missing",
    ),
    "a signature of ten lines": (
        (
            "My account was closed.\n\nKind regards,\n\nDr. Maria Müller\nChefärztin\nKlinikum Nord | Innere Medizin\n"
            "Hauptstr. 5, 12345 Berlin\nTel +49 30 1234567\nmaria@klinikum.example\n\nAmtsgericht Berlin HRB 1234\n\n"
            "Diese E-Mail enthält vertrauliche Informationen."
        ),
        "My account was closed.",
    ),
    "a warning of a filter": (
        "CAUTION: This email came from outside of the organisation. Do not click links.\n\nIt broke.\n\nDana",
        "It broke.",
    ),
    "only a quote": ("> It broke.\n> Twice.", "It broke.\nTwice."),
}


@pytest.mark.parametrize(("text", "words"), OWN.values(), ids=OWN)
def test_of_words_that_are_pasted(text: str, words: str) -> None:
    assert incoming_of_text(text).words == words


def mail(body: str, kind: str = "plain") -> bytes:
    head = "From: Dana Okafor <dana@x.test>\nTo: s@x.test\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/"
    return f"{head}{kind}; charset=utf-8\n\n{body}".encode()


HISTORIES = (
    "Von meinem iPhone gesendet\n\n> Am 03.03.2026 um 10:02 schrieb Sam <s@x.test>:\n> \n> old",
    'On 03/03/2026, 10:02, "Sam" <s@x.test> wrote:\n\n    old\n    older',
    "Dana\n\n----- Reply message -----\nFrom: Sam\nTo: Dana\nSubject: x\nDate: Tue, Mar 3, 2026\n\nold",
    "   _____  \n\nFrom: Sam [mailto:s@x.test] \nSent: Tuesday, March 03, 2026 10:02 AM\nTo: Dana\nSubject: x\n\nold",
    "________________________________\nVon: Sam\nGesendet: Dienstag\nAn: Dana\nBetreff: x\n\nold",
    "Regards\nDana\nThis message is confidential.\n\nSam <s@x.test> schrieb am 3.3.2026 um 10:02:\n> old",
    "-------- Original Message --------\nSubject: x\nDate: Tue\n\nold",
)


@pytest.mark.parametrize("history", HISTORIES, ids=range(len(HISTORIES)))
def test_of_a_mail_with_its_history(history: str) -> None:
    assert incoming_of_bytes(mail(f"It broke.\n\n{history}\n")).words == "It broke."


PAGES = (
    (
        '<div>It broke.</div><div class="gmail_quote"><div class="gmail_attr">Am Di., 3. März 2026, 10:02 hat Sam '
        '&lt;s@x&gt; geschrieben:<br></div><blockquote class="gmail_quote"><p>old</p></blockquote></div>'
    ),
    (
        "<div>It broke.<br><br>Kind regards,<br>Dana</div><hr><p><b>From:</b> Sam<br><b>Date:</b> Tuesday<br>"
        "<b>To:</b> Dana<br><b>Subject:</b> x</p><p>old</p>"
    ),
    '<div>It broke.</div><div class="zmail_extra"><div>On Tue Sam wrote</div><blockquote>old</blockquote></div>',
    "<p>It broke.</p><p>On March 3, 2026 10:02, Sam &lt;s@x.test&gt; wrote:</p><p>old</p>",
    '<p>It broke.</p><div class="x_x_yahoo_quoted">old</div>',
    '<p>It broke.</p><blockquote type="cite"><p>old<blockquote type="cite">older</blockquote></blockquote>',
    '<p>It broke.</p><div id="AppleMailSignature">Sent from my iPhone</div>',
)


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_of_a_page_with_its_history(page: str) -> None:
    assert incoming_of_bytes(mail(page, "html")).words == "It broke."


def test_what_a_writer_sets_apart_in_a_page_is_theirs() -> None:
    page = "<p>You wrote:</p><blockquote>We come at 8.</blockquote><p>You did not.</p>"
    assert incoming_of_bytes(mail(page, "html")).words == "You wrote:\n\nWe come at 8.\n\nYou did not."
