"""Review as an editor: what is done to the message itself becomes the writer's own version of its sentences."""

from collections.abc import Callable, Iterable

from composer.message import editing
from composer.message.compose import Document
from composer.message.message import Message
from composer.message.passages import SUBJECT, Passage, edition_of
from composer.session.history import Act
from composer.session.open_case import OpenCase
from composer.text.difference import difference
from composer.text.finding import Fix
from composer.text.span import Span


class Editing:
    """Changes the message of the open case in place, always that of the output that is in front.

    Texts are whole: the message as `Message.text` has it, its subject line included; positions are its code points.
    """

    def __init__(self, opened: OpenCase) -> None:
        self._opened = opened

    def document(self) -> Document:
        """Return the message with its passages."""
        return self._opened.document()

    @property
    def reordered(self) -> bool:
        """Say whether the writer has put sentences elsewhere."""
        standing = [passage for passage in self.document().passages if passage.text and passage.slot]
        return bool(self._opened.case.edition(self._opened.message().output).order) or any(
            ("\n" in passage.before) != ("\n" in passage.apart) for passage in standing
        )

    def type(self, text: str, how: Act = "typing") -> None:
        """Let the message be exactly `text`; what it changes is the writer's own from now on."""
        document = self.document()
        before = document.message.text
        if text == before:
            return
        act: Act = "deletion" if how == "typing" and len(text) < len(before) else how
        old, _ = difference(before, text)
        passages = editing.retyped(document.passages, text)
        if how == "paste":
            passages = editing.sentence_by_sentence(passages, document.passages)
        self._keep(document, passages, act, place_at(document.passages, old.start))

    def type_body(self, body: str, how: Act = "typing") -> None:
        """Let the message below its subject line be exactly `body`."""
        message = self._opened.message()
        head = message.text[: message.body_start]
        if body and message.subject and not head.endswith("\n"):  # nothing stood below the subject
            head += "\n\n"
        self.type(head + body, how)

    def type_subject(self, subject: str, how: Act = "typing") -> None:
        """Let the subject be this; nothing in a message that has none."""
        document, words = self.document(), " ".join(subject.split())
        act: Act = "deletion" if how == "typing" and len(words) < len(document.message.subject) else how
        self._keep(document, editing.titled(document.passages, words), act, SUBJECT)

    def apply(self, fix: Fix) -> None:
        """Put a fix into the message as one step; a sentence of which nothing is left goes with its space."""
        if fix.start is None or fix.end is None:
            return
        text, document = self._opened.message().text, self.document()
        place = place_at(document.passages, fix.start)
        span = span_of(document.message, place)
        if not (fix.replacement or "").strip() and span and Span(fix.start, fix.end).covers(span):
            self._keep(document, editing.taken_out(document.passages, place), "fix", place)
        else:
            self.type(text[: fix.start] + (fix.replacement or "") + text[fix.end :], "fix")

    def take_out(self, place: str) -> None:
        """Take a sentence out; `use_new` brings it back."""
        self._change(place, "deletion", lambda passages: editing.taken_out(passages, place))

    def move(self, place: str, by: int, offset: int = 0) -> tuple[str, int]:
        """Move a sentence up (-1) or down (1); return its place, and what `offset` is in it.

        Of a passage of several sentences, as one types them, it is the one at `offset` in the passage (code points).
        """
        document = self.document()
        others = [passage for passage in document.passages if passage.place != place]
        parted = editing.sentence_by_sentence(document.passages, others)
        place, offset = editing.part_at(parted, place, document.passages, offset)
        self._keep(document, editing.moved(parted, place, by), "move", place)
        return place, offset

    def put(self, place: str, target: str, *, after: bool) -> None:
        """Take a sentence to another one, before it or `after` it."""
        self._change(place, "move", lambda passages: editing.placed(passages, place, target, after=after))

    def put_in_order(self) -> None:
        """Bring back the order of the rules; the writer's words stay."""
        document = self.document()
        self._keep(document, editing.in_order(document.passages, document.natural), "move", "")

    def use_new(self, place: str) -> None:
        """Take the wording that the answers make now in place of the writer's own (also to give the own one up)."""
        self._change(place, "wording", lambda passages: editing.with_new(passages, place))

    def keep_mine(self, place: str) -> None:
        """Keep the writer's own wording; the new one is not offered any more."""
        self._change(place, "wording", lambda passages: editing.kept(passages, place))

    def say(self, place: str, components: Iterable[str]) -> None:
        """Say that a sentence does something for the apology ("this sentence is it"), beside what it is known to do.

        It holds while the sentence stays recognisably the same.
        """
        known = next((one.says for one in self.document().passages if one.place == place), ())
        says = tuple(dict.fromkeys((*known, *components)))
        self._change(place, "meaning", lambda passages: editing.said(passages, place, says))

    def _change(self, place: str, act: Act, change: Callable[[tuple[Passage, ...]], tuple[Passage, ...]]) -> None:
        document = self.document()
        self._keep(document, change(document.passages), act, place)

    def _keep(self, document: Document, passages: tuple[Passage, ...], act: Act, place: str) -> None:
        edition = edition_of(document.message.output, passages, document.natural)
        self._opened.edit(edition, act, place or "message")


def place_at(passages: Iterable[Passage], position: int) -> str:
    """Return the place of the passage that code point `position` lies in or behind, "" where there is none."""
    at, place = 0, ""
    for passage in passages:
        if passage.text:
            if place and position < at + len(passage.before):
                break
            place = passage.place
            at += len(passage.before) + len(passage.text)
    return place


def span_of(message: Message, place: str) -> Span | None:
    """Return where the sentence of a place stands in the text of the message."""
    return next((Span(one.start, one.end) for one in message.sentences if one.place == place), None)
