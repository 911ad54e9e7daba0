from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.reading.zones import zones_of

MAIL = """Subject: The photos

Hi Dana,

I wiped your laptop. I'm sorry.

I will ring you tomorrow.

Best,
Ravi Menon
IT service desk

On Tue, 3 Mar 2026 at 10:02, Dana Whitlock wrote:
> You wiped my photos
> and I have a meeting
"""


def parts(text: str) -> dict[str, str]:
    zones = zones_of(text)
    named = {name: getattr(zones, name) for name in ("subject", "greeting", "body", "signoff", "quoted")}
    return {name: span.of(text) for name, span in named.items() if span and span.of(text)}


def test_an_email_falls_into_its_parts() -> None:
    assert parts(MAIL) == {
        "subject": "Subject: The photos",
        "greeting": "Hi Dana,",
        "body": "I wiped your laptop. I'm sorry.\n\nI will ring you tomorrow.",
        "signoff": "Best,\nRavi Menon\nIT service desk",
        "quoted": MAIL[MAIL.index("On Tue") :].strip(),
    }


def test_line_ends_of_windows_change_nothing() -> None:
    assert parts(MAIL.replace("\n", "\r\n"))["signoff"] == "Best,\r\nRavi Menon\r\nIT service desk"


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hi Dana,\nI forgot.", "Hi Dana,"),
        ("Dear Ms van der Berg,\n\nI forgot.", "Dear Ms van der Berg,"),
        ("Hello\nI forgot.", "Hello"),
        ("Good morning, Dana.\nI forgot.", "Good morning, Dana."),
        ("Dana,\nI forgot.", "Dana,"),
        ("Dear all\n\nWe forgot.", "Dear all"),
        ("To whom it may concern:\nWe forgot.", "To whom it may concern:"),
        ("Hi Dana and Tom,\nI forgot.", "Hi Dana and Tom,"),
        ("Hi Dana, I forgot.", "Hi Dana,"),
        ("Morning! I forgot.", "Morning!"),
    ],
)
def test_a_greeting_is_no_part_of_the_body(text: str, greeting: str) -> None:
    assert parts(text)["greeting"] == greeting
    assert parts(text)["body"].endswith("forgot.")


@pytest.mark.parametrize(
    "text",
    [
        "I forgot.\nSorry.",
        "Sorry,\nI forgot your keys.",
        "Histograms were wrong.",
        "Yes,\nit was us.",
        "Hidden costs, too.",
    ],
)
def test_the_body_keeps_what_only_looks_like_a_greeting(text: str) -> None:
    assert parts(text) == {"body": text}


def test_an_apology_right_behind_the_greeting_is_in_the_body() -> None:
    assert parts("Hi, sorry about the noise.") == {"greeting": "Hi,", "body": "sorry about the noise."}


@pytest.mark.parametrize(
    ("text", "signoff"),
    [
        ("I forgot.\n\nKind regards\nAnn", "Kind regards\nAnn"),
        ("I forgot.\n\nThanks, Ann", "Thanks, Ann"),
        ("I forgot.\nCheers", "Cheers"),
        (
            "I forgot.\n\nYours sincerely,\n\nAnn Lee\nHead of Support\n0117 496 0142",
            "Yours sincerely,\n\nAnn Lee\nHead of Support\n0117 496 0142",
        ),
        ("I forgot.\n\nAnn Lee", "Ann Lee"),
        ("I forgot.\n- Ann", "- Ann"),
        ("I forgot.\n--\nAnn", "--\nAnn"),
        ("I forgot.\nSorry again,\nAnn", "Ann"),
        ("I forgot.\n\nBest wishes from all of us\n\nAnn", "Ann"),
    ],
)
def test_a_signoff_is_no_part_of_the_body(text: str, signoff: str) -> None:
    assert parts(text)["signoff"] == signoff
    assert parts(text)["body"].startswith("I forgot.")


@pytest.mark.parametrize(
    "text",
    [
        "sorry about that\nwill ring you at 4",
        "I forgot.\n\nPlease ring me",
        "I forgot.\n\nThank you for your understanding",
        "I forgot.\nSorry",
        "Ravi",
        "I lost the keys of\nMarcus",
    ],
)
def test_last_lines_that_say_something_stay_in_the_body(text: str) -> None:
    assert parts(text)["body"] == text


@pytest.mark.parametrize(
    "quoted",
    [
        "> You lost it\n> again",
        "On 3 March 2026 Dana wrote:\nYou lost it",
        "-----Original Message-----\nYou lost it",
        "From: Dana\nSent: Monday\nYou lost it",
        "On Tue, 3 Mar 2026 at 10:02 Dana Whitlock <dana@example.org>\nwrote:\n> You lost it",
    ],
)
def test_the_message_that_is_answered_is_not_the_writers(quoted: str) -> None:
    found = parts(f"I'm sorry.\n\n{quoted}")
    assert found["quoted"] == quoted
    assert found["body"] == "I'm sorry."


def test_a_quotation_above_the_answer_is_found_too() -> None:
    assert parts("> You lost it\nI'm sorry.") == {"quoted": "> You lost it", "body": "I'm sorry."}


def test_a_text_without_anything_has_an_empty_body() -> None:
    assert parts("") == {}
    assert parts(" \n ") == {}


@given(
    st.text(alphabet=st.sampled_from("Hi Dana,\n\r. Best>OnwroteFrm:Subjct-_é\u0301"), max_size=120)
    | st.text(max_size=120)
)
def test_the_parts_of_any_text_do_not_overlap(text: str) -> None:
    zones = zones_of(text)
    spans = sorted(span for span in (zones.subject, zones.greeting, zones.body, zones.signoff, zones.quoted) if span)
    for left, right in pairwise(spans):
        assert left.end <= right.start or left.start == left.end
