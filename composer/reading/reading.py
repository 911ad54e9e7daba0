"""A whole text, read: its zones, its sentences, and what each sentence says."""

from collections import OrderedDict
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from composer.reading.components import Recognisers
from composer.reading.heard import Hear, Heard
from composer.reading.macros import lowered
from composer.reading.mask import masked
from composer.reading.sentences import sentences_of
from composer.reading.zones import Zone, Zones, zones_of
from composer.text.fold import fold
from composer.text.span import Span

_MOST_CHARACTERS = 2_000_000  # of the sentences kept: one may be a page without a full stop


class ReadSentence(Struct, frozen=True):
    """One sentence: `text` as typed, `masked` to match on, `lower` to look for trigger words in; all of one length.

    `heard` is what the learned reader hears in it, None where it has not read it.
    """

    span: Span
    zone: Zone
    text: str
    masked: str
    lower: str
    mentioned: frozenset[str]
    clear: frozenset[str]
    heard: Heard | None = None


class Reading(Struct, frozen=True, dict=True):
    """What a text says. `folded` and `masked` have the length of `text`; the sentences of all zones, in order."""

    text: str
    folded: str
    masked: str
    zones: Zones
    sentences: tuple[ReadSentence, ...]

    @cached_property
    def body(self) -> tuple[ReadSentence, ...]:
        """The sentences of the body."""
        return tuple(sentence for sentence in self.sentences if sentence.zone == "body")


class Reader:
    """Reads texts that change a little at a time: a sentence that was read before costs next to nothing."""

    def __init__(self, recognisers: Recognisers, keep: int = 8000) -> None:
        """Keep what was found in the last `keep` sentences, in fewer where they are long."""
        self._recognisers = recognisers
        self._keep = keep
        self._held = 0  # characters
        self._known: OrderedDict[str, tuple[str, frozenset[str], frozenset[str]]] = OrderedDict()

    def read(self, text: str, hear: Hear | None = None) -> Reading:
        """Return what `text` says; `hear` is asked what the learned reader hears in the sentences of its body."""
        cover = masked(text)
        zones = zones_of(text)
        sentences = tuple(self._sentence(text, cover, zones, span) for span in sentences_of(text, zones, cover))
        if hear is not None:
            sentences = _with_heard(sentences, hear)
        return Reading(text, fold(text), cover, zones, sentences)

    def _sentence(self, text: str, cover: str, zones: Zones, span: Span) -> ReadSentence:
        words = span.of(cover)
        known = self._known.get(words)
        if known is None:
            lower = lowered(words)
            known = (lower, *self._recognisers.both(words, lower))
            self._known[words] = known
            self._held += len(words)
            while len(self._known) > self._keep or (self._held > _MOST_CHARACTERS and len(self._known) > 1):
                self._held -= len(self._known.popitem(last=False)[0])
        else:
            self._known.move_to_end(words)
        lower, mentioned, clear = known
        return ReadSentence(span, zones.at(span.start), span.of(text), words, lower, mentioned, clear)


def _with_heard(sentences: tuple[ReadSentence, ...], hear: Hear) -> tuple[ReadSentence, ...]:
    answers = iter(hear([sentence.text for sentence in sentences if sentence.zone == "body"]))
    return tuple(
        replace(one, heard=heard, mentioned=heard.mentions(one.mentioned, one.clear))
        if one.zone == "body" and (heard := next(answers)) is not None
        else one
        for one in sentences
    )


def read(text: str, recognisers: Recognisers) -> Reading:
    """Return what `text` says; for a text that is read again and again, keep a `Reader`."""
    return Reader(recognisers).read(text)
