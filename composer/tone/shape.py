"""The named functions behind the rules on the shape of a message: length, long sentences, room to speak in a talk."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from composer.reading.lines import lines_of
from composer.reading.readability import readability, word_count
from composer.reading.reading import ReadSentence
from composer.text.span import Span
from composer.tone.draft import Draft
from composer.tone.found import Found


class HardToRead(Struct, frozen=True, forbid_unknown_fields=True):
    """More words in a sentence, sentences in a paragraph of an email, or school years in a body than may be."""

    words: int
    words_spoken: int
    sentences: int
    grade: float
    from_words: int


def hard_to_read(given: HardToRead, draft: Draft) -> Iterator[Found]:
    """Mark every sentence that is too long, then the last of every paragraph that is; else say that words are hard."""
    reading, body = draft.reading, draft.reading.body
    most = given.words_spoken if draft.context.checked_as == "talk" else given.words
    # A sentence of so many words has more than twice as many characters.
    found = [s for s in body if len(s.masked) > 2 * most and word_count(s.masked) > most]
    if draft.context.checked_as == "email":
        found += (p[-1] for p in _paragraphs(reading.folded, body) if len(p) > given.sentences and p[-1] not in found)
    for sentence in found:
        yield Found(sentence.span.start, sentence.span.end, sentence)
    if not found and body:
        counted = readability(reading.folded, tuple(sentence.span for sentence in body))
        if counted.words >= given.from_words and counted.grade > given.grade:
            yield Found()


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """How long the body may be for an output, within the impacts given; a short one will do with all of `enough`."""

    output: str
    least: int
    most: int
    from_impact: int = 1
    to_impact: int = 4
    of: Literal["words", "characters"] = "words"
    enough: tuple[str, ...] = ()


class WrongLength(Struct, frozen=True, forbid_unknown_fields=True):
    """The bands, and which question would shorten or lengthen the message."""

    bands: tuple[Band, ...]
    too_short: str
    too_long: str


def wrong_length(given: WrongLength, draft: Draft) -> Iterator[Found]:
    """Say that the body is shorter or longer than the harm asks for."""
    context, body = draft.context, draft.reading.body
    band = next(
        (b for b in given.bands if b.output == context.output and b.from_impact <= context.impact <= b.to_impact), None
    )
    if band is None or not body or context.nature == "routine":
        return
    if band.of == "characters":
        length = body[-1].span.end - body[0].span.start
    else:
        length = sum(len(sentence.masked.split()) for sentence in body)
    if length > band.most:
        yield Found(question=given.too_long)
    elif length < band.least:
        there = frozenset(context.said).union(*(sentence.mentioned for sentence in body))
        if not band.enough or not there.issuperset(band.enough):
            yield Found(question=given.too_short)


class RoomToSpeak(Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet for a talk: something `open` before any line with one of `answers`, and no long run without it.

    Lines that `aside` matches are directions to the speaker.
    """

    open: str
    aside: str
    answers: tuple[str, ...]
    run: int


def room_to_speak(given: RoomToSpeak, draft: Draft) -> Iterator[Found]:
    """Say that nobody else gets a word in."""
    spoken, has_opened = 0, False
    lines = _lines(draft)
    for sentences in lines:
        if any(draft.patterns.matches(given.open, sentence) for sentence in sentences):
            spoken, has_opened = 0, True
        elif draft.patterns.matches(given.aside, sentences[0]):
            spoken = 0
        else:
            spoken += 1
            is_answer = any(set(given.answers) & sentence.clear for sentence in sentences)
            if spoken > given.run or (is_answer and not has_opened):
                yield Found()
                return
    if lines and not has_opened:
        yield Found()


def _lines(draft: Draft) -> list[list[ReadSentence]]:
    body = draft.reading.zones.body
    found: list[list[ReadSentence]] = []
    for line in lines_of(draft.reading.folded, body.start, body.end):
        sentences = [s for s in draft.reading.body if line.start <= s.span.start < line.end]
        if sentences:
            found.append(sentences)
    return found


def _paragraphs(text: str, body: tuple[ReadSentence, ...]) -> list[list[ReadSentence]]:
    """Return the sentences between empty lines."""
    found: list[list[ReadSentence]] = []
    for number, sentence in enumerate(body):
        between = Span(body[number - 1].span.end, sentence.span.start).of(text) if number else "\n\n"
        if between.replace("\r\n", "\n").count("\n") > 1:
            found.append([])
        found[-1].append(sentence)
    return found
