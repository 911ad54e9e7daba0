"""A message as the view shows it: headers, and paragraphs whose sentences are known by their number."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QApplication

from composer.desktop.theme.tokens import Kind
from composer.desktop.widgets.marks import Mark
from composer.desktop.widgets.message_view import Paragraph, Piece
from composer.guide.case import Case
from composer.message.message import Block, Message, Sentence
from composer.text.finding import Finding

_IN_LINES = frozenset({"heading", "line", "direction"})


def kind_of(finding: Finding) -> Kind:
    """Return how a finding is marked."""
    return "grammar" if finding.source_engine == "grammar" else finding.severity


def headers_of(case: Case, message: Message) -> list[tuple[str, str]]:
    """Return the lines over a message that has a subject: to whom, and what it is about."""
    if not message.subject:
        return []
    translate, names = QApplication.translate, readers_of(case)
    to = [(translate("Message", "To"), names)] if names else []
    return [*to, (translate("Message", "Subject"), message.subject)]


def readers_of(case: Case) -> str:
    """Return the names of those a message goes to."""
    people = [person for person in case.people if not person.copy]
    return "; ".join(
        ", ".join(filter(None, (person.name or person.call or person.group, person.organisation))) for person in people
    )


def paragraphs_of(message: Message) -> tuple[Paragraph, ...]:
    """Return the blocks of a message as paragraphs, without its subject; lines stand close under their heading."""
    numbers = {sentence.start: number for number, sentence in enumerate(message.sentences)}
    paragraphs: list[Paragraph] = []
    for block in message.blocks:
        if block.kind in _IN_LINES:
            number = numbers[block.sentences[0].start] if block.sentences else None
            piece = Piece(message.text[block.start : block.end], number)
            if block.kind != "heading" and paragraphs and paragraphs[-1].lines:
                paragraphs[-1] = Paragraph((*paragraphs[-1].pieces, piece), lines=True)
            else:
                paragraphs.append(Paragraph((piece,), lines=True))
        elif block.kind != "subject":
            paragraphs.append(Paragraph(tuple(_pieces(message.text, block, numbers))))
    return tuple(paragraphs)


def piece_of(message: Message, number: int) -> tuple[int, int]:
    """Return the piece a sentence stands in, and where in it (code points): a line is one piece with all it says."""
    before = 0
    for block in message.blocks:
        if number < before + len(block.sentences):
            if block.kind in _IN_LINES:
                return before, message.sentences[number].start - block.start
            break
        before += len(block.sentences)
    return number, 0


def sentence_of(message: Message, key: str) -> int | None:
    """Return the number of the sentence an answer became: one that is led by it, else one it had a part in.

    A line that only opens ("Here is where things stand.") is led by an answer too, and does nothing for the apology.
    """
    owner = key.rpartition(".")[0]
    for wanted in (key, owner):
        led = [number for number, sentence in enumerate(message.sentences) if sentence.answers[:1] == (wanted,)]
        led.sort(key=lambda number: not message.sentences[number].components)
        part = [number for number, sentence in enumerate(message.sentences) if wanted in sentence.answers]
        if led or part:
            return (led or part)[0]
    return None


def marks_of(message: Message, findings: Iterable[Finding]) -> list[tuple[int, Mark]]:
    """Return the marks of a message's findings, each in the piece it lies in."""
    marks = []
    for finding in findings:
        number = sentence_with(message.sentences, finding)
        if number is not None and finding.start is not None and finding.end is not None:
            piece, offset = piece_of(message, number)
            start = message.sentences[number].start - offset
            marks.append((piece, Mark(finding.start - start, finding.end - start, kind_of(finding))))
    return marks


def sentence_with(sentences: Sequence[Sentence], finding: Finding) -> int | None:
    """Return the number of the sentence a finding begins in."""
    if finding.start is None:
        return None
    number = bisect_right(sentences, finding.start, key=lambda one: one.start) - 1
    if number < 0:
        return None
    sentence = sentences[number]
    return number if finding.start < max(sentence.end, sentence.start + 1) else None


def _pieces(text: str, block: Block, numbers: dict[int, int]) -> Iterable[Piece]:
    at = block.start
    for sentence in block.sentences:
        if between := text[at : sentence.start].strip():
            yield Piece(between)
        yield Piece(sentence.text, numbers[sentence.start])
        at = sentence.end
    if rest := text[at : block.end].strip():
        yield Piece(rest)
