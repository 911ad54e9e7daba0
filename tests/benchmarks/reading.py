"""How long it takes to read a message: all rules beside Harper, the learned reader, and both after an edit.

The time is that of the reading thread alone, whatever else the machine does.
"""

import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from composer.app import App
from composer.grammar.engine import harper_installed
from composer.knowledge.places import resources
from composer.library.profile import Profile
from composer.reading.learned import LearnedReader, load_learned
from composer.text.errors import NotAvailable
from composer.tone.checker import Checker
from composer.tone.context import Context
from tests.timing import seconds

MESSAGES = Path(__file__).parents[1] / "corpus" / "messages.jsonl"
RUNS = 25
EDITS = 150
ADDED = " and so it was"


class Edited(NamedTuple):
    """Milliseconds of each edit: until the rules have read the text again, and until the learned reader has too."""

    words: int
    rules: Sequence[float]
    together: Sequence[float]


class Figures(NamedTuple):
    """Milliseconds, None for what is not installed. Of `rules` and `harper` those at one place were taken in turn."""

    rules: Sequence[float]
    harper: Sequence[float] | None
    reader: Sequence[float] | None
    edits: Sequence[Edited]


def reading() -> Figures:
    """Return what it takes to read an e-mail of 300 words, and one of 5,000 words after an edit."""
    app = App(Profile(Path(tempfile.gettempdir()) / "amends-bench"))
    mail, long = text_of(300), text_of(5000)
    engine = app.grammar("harper") if harper_installed() else None
    rules: list[float] = []
    harper: list[float] = []
    heard: list[float] = []
    for run in range(RUNS):
        new = mail.replace("\n\n", f" That was on day {run}.\n\n")  # nobody has read any part of it
        rules.append(_milliseconds(partial(_fresh(app).check, new, Context())))
        if engine is not None:
            harper.append(_milliseconds(partial(engine.check, new, "en-GB")))
        if (reader := _unread()) is not None:
            heard.append(_milliseconds(partial(_fresh(app).check, new, Context(), reader.hear)))
    edits = [_edited(app, text) for text in (mail, long)]
    return Figures(rules, harper or None, heard or None, edits)


def text_of(words: int) -> str:
    """Return messages of the tests, one after the other, until there are about so many words."""
    bodies = [json.loads(line)["text"] for line in MESSAGES.read_text("utf-8").splitlines()]
    paragraphs: list[str] = []
    at = 0
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        parts = [part for part in bodies[at % len(bodies)].split("\n\n") if len(part.split()) > 8]
        for part in parts:
            if sum(len(paragraph.split()) for paragraph in paragraphs) < words:
                paragraphs.append(f"{part} (No. {at})" if at >= len(bodies) else part)
        at += 1
    return "Hi Dana,\n\n" + "\n\n".join(paragraphs) + "\n\nBest,\nRavi"


def _edited(app: App, text: str) -> Edited:
    """Type into one sentence after the other."""
    ends = [at for at in range(len(text) - 1) if text[at] in ".!?" and text[at + 1] in " \n"]
    alone, both = _fresh(app), _fresh(app)
    reader = _unread()
    hear = None if reader is None else reader.hear
    alone.check(text, Context())
    both.check(text, Context(), hear)
    rules, together = [], []
    for number in range(EDITS):
        end = ends[number * 7 % len(ends)]
        edited = f"{text[:end]}{ADDED} {number}{text[end:]}"
        rules.append(_milliseconds(partial(alone.check, edited, Context())))
        together.append(_milliseconds(partial(both.check, edited, Context(), hear)))
    return Edited(len(text.split()), rules, together if hear is not None else ())


def _fresh(app: App) -> Checker:
    """Return a checker that has compiled its patterns and read nothing."""
    checker = Checker(app.rules, app.recognisers)
    checker.get_ready()
    return checker


def _unread() -> LearnedReader | None:
    """Return a learned reader that has read nothing yet, None where there is none."""
    try:
        return load_learned(resources() / "reader")
    except NotAvailable:
        return None


def _milliseconds(act: Callable[[], object]) -> float:
    return seconds(act) * 1000
