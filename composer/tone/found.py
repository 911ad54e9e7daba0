"""What a rule has found before it is put into words: a place or an absence, and what it is about."""

from msgspec import Struct

from composer.reading.reading import ReadSentence
from composer.text.finding import Severity


class Found(Struct, frozen=True):
    """One thing a rule has found. `start` and `end` are code points of the text, None for something that is absent.

    `sentence` is where a fix begins, `moved` the one it brings there; `part` is what it is about in a word ("greeting",
    "a fix"); `question` and `severity` are the rule's own unless given.
    """

    start: int | None = None
    end: int | None = None
    sentence: ReadSentence | None = None
    part: str = ""
    question: str = ""
    severity: Severity | None = None
    moved: ReadSentence | None = None
