"""The main job in the real window on a real screen, by keyboard alone."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from composer.app import App
from composer.desktop.inside import Inside
from composer.message.render import html_of

TYPIST = Path(__file__).with_name("typist.py")
ROOT = TYPIST.parents[2]

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
def screen() -> Iterator[str]:
    """A screen of its own; its name as DISPLAY wants it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a screen of Linux")
def test_a_whole_case_by_keyboard_alone_ends_as_text_and_html_on_the_clipboard(
    screen: str, app: App, open_window: Callable[..., Inside]
) -> None:
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(TYPIST), str(app.profile.folder)]
    typed = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert typed.stderr == ""
    got = json.loads(typed.stdout)

    store = App(app.profile).store(write=False)
    case = store.case(got["case"])
    store.close()
    message = app.composer.compose(case, now=datetime.now())
    assert got["text"] == message.text
    assert got["html"] == html_of(message, subject=True)
    assert [words for words in SAID if words not in got["text"]] == []

    assert got["step"] == case.step == "review"
    page = open_window(got["case"]).case_page
    assert page is not None
    assert page.current() == "review"
