"""Whole stories in the real window on a real screen, by keyboard alone; what comes of them is read from the store."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from composer.app import App
from composer.desktop.inside import Inside
from composer.guide.case import Case
from composer.library.sent import Sent, SentBook
from composer.message.render import html_of
from tests.desktop.stories.bad_draft import DRAFT
from tests.desktop.stories.screen import own_screen, play

Told = dict[str, Any]
Play = Callable[..., Told]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a screen of Linux")

SAID = (
    "Subject: The site photos on Tuesday: what happened and what happens next",
    "Hi Dana,",
    "You told me on the phone that the eleven site photos on your desktop were for Friday's planning meeting",
    "without checking the desktop first",
    "You lost the photos and a day of mark-up, and had to explain that to your client this morning.",
    "I can see why that was the last thing you needed before a planning meeting.",
    "I should have asked what you kept on the machine itself.",
    "sent the old disk to a recovery firm.",
    "4:30 tomorrow",
    "Marcus has agreed to take a camera to the site on Thursday at 8.",
    "nobody on the desk wipes a machine until its owner has signed a one-page list of what is on it.",
    "If I have missed something that matters to you, tell me.",
    "You can reach me on 0117 496 0142.",
    "Ravi Menon\nIT service desk",
)


@pytest.fixture
def tell(app: App, record_property: Callable[[str, object], None]) -> Iterator[Play]:
    """Tell a story on a screen of its own; how long the GUI thread was busy stands in the report of the tests."""
    with own_screen() as screen:

        def told(story: str) -> Told:
            result = play(screen, f"tests.desktop.stories.{story}", app.profile.folder)
            record_property(f"{story}: longest call in ms", result["longest"])
            record_property(f"{story}: calls over 50 ms", result["slow"])
            return result

        yield told


def kept(app: App, case_id: str) -> tuple[Case, tuple[Sent, ...]]:
    store = App(app.profile).store(write=False)
    case, sent = store.case(case_id), SentBook(store).of_case(case_id)
    store.close()
    return case, sent


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def test_a_whole_case_by_keyboard_alone_ends_as_text_and_html_on_the_clipboard(
    tell: Play, app: App, open_window: Callable[..., Inside]
) -> None:
    got = tell("big_case")
    case, _ = kept(app, got["case"])
    message = app.composer.compose(case, now=datetime.now())
    assert got["text"] == message.text
    assert got["html"] == html_of(message, subject=True)
    assert [words for words in SAID if words not in got["text"]] == []

    assert got["step"] == case.step == "review"
    page = open_window(got["case"]).case_page
    assert page is not None
    assert page.current() == "review"


def test_a_small_thing_is_four_answers_in_a_chat_and_kept_as_it_was_copied(
    tell: Play, app: App, keep: Callable[..., None]
) -> None:
    keep()
    got = tell("small_thing")
    assert got["asked"] == "Copied. Did it go out?"
    case, (sent,) = kept(app, got["case"])
    assert case.life == "out"
    assert (sent.state, sent.way, sent.output) == ("out", "copied", "chat")
    assert sent.text == got["text"]
    assert got["text"].startswith("Hi Leo. ")
    assert got["text"].endswith(" Sam Reyes")
    for words in (
        "sorry",
        "sent you the wrong link for this morning's call",
        "You waited ten minutes in an empty room.",
        "put the right link in the invitation.",
    ):
        assert words in got["text"]


def test_a_bad_draft_gets_what_it_misses_and_one_fix_and_stands_as_it_was_otherwise(
    tell: Play, app: App, keep: Callable[..., None]
) -> None:
    keep()
    got = tell("bad_draft")
    assert got["missing"] == ["Three parts are missing", "Two parts are missing", "Nothing is missing"]
    assert got["fix"] == "Take the condition out"
    whole, unfixed, no_time, without = got["steps"][:4]
    mended = DRAFT.replace("I'm sorry if the booking page", "I'm sorry the booking page")
    put_in = [one for one in paragraphs(whole) if one not in paragraphs(mended)]
    assert [one for one in paragraphs(whole) if one not in put_in] == paragraphs(mended)
    check, ring = put_in
    assert "check the page every morning this week" in check
    assert "by nine" in check.lower()
    assert "ring you on Friday at ten" in ring
    places = [whole.index(words) for words in ("You were without", check, ring, "thanks for your understanding")]
    assert places == sorted(places)

    # Ctrl+Z three times: the fix, the time, what they come back for; and all of it once more.
    assert unfixed == whole.replace("I'm sorry the booking page", "I'm sorry if the booking page")
    assert "Friday" not in no_time
    assert [one for one in paragraphs(without) if one != check] == paragraphs(DRAFT)
    assert got["steps"][4:] == [no_time, unfixed, whole]

    case, (sent,) = kept(app, got["case"])
    assert got["text"] == sent.text == app.composer.compose(case, now=datetime.now()).text
    assert got["text"].endswith(whole)
    assert case.people[0].name == "Martin Hale"


def test_a_complaint_becomes_a_reply_that_answers_it_and_the_next_start_asks_if_it_went_out(
    tell: Play, app: App, keep: Callable[..., None]
) -> None:
    keep()
    got = tell("complaint")
    assert got["listen.when"].startswith("on Tuesday 3 March")
    assert got["listen.words"].startswith("Hi Sam,\n\nThe prices in the demo were last year’s.")
    assert "You had to explain a mistake of ours to your own board, with us in the room." in got["made"]
    edited = got["made"].replace("the new quote", "the corrected quote")
    assert got["edited"] == got["in order"] == got["answered"] == edited
    assert got["moved"] != edited
    assert sorted(got["moved"].split()) == sorted(edited.split())
    assert "ten tomorrow" in got["used"].lower()
    assert "the new quote" in got["used"]
    assert "noon" not in got["used"]

    assert got["asked"] == "Handed to your mail program as a draft file. Did it go out?"
    mail = BytesParser(policy=policy.default).parsebytes(Path(got["draft"]).read_bytes())
    assert mail["To"].addresses[0].addr_spec == "dana.okafor@northwind.example"
    assert mail["In-Reply-To"] == "<AM6PR04MB5990F1@northwind.example>"
    assert mail["References"] == "<d41c7@halden.example> <AM6PR04MB5990F1@northwind.example>"
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == got["used"]
    case, (sent,) = kept(app, got["case"])
    assert (case.life, sent.state) == ("draft", "not-yet")

    again = tell("asked_again")
    (asked,) = again["asked"]
    assert asked.startswith("Did it go out? “Demo tomorrow” was handed to your mail program today at ")
    assert again["bar"].startswith("“Demo tomorrow” went out today at ")
    case, (out,) = kept(app, got["case"])
    assert (case.life, out.state, out.went) == ("out", "out", sent.at)
    assert out.text.endswith(got["used"])
    due = {one.kind: one.due for one in out.dates if one.kind != "promise" or "quote" in one.words}
    tomorrow, in_two_weeks = (sent.at + timedelta(days=days) for days in (1, 14))
    assert due["promise"] == tomorrow.replace(hour=10, minute=0, second=0, microsecond=0)
    assert due["follow-up"].date() == in_two_weeks.date()
