"""A text read for a purpose, with the patterns to look into it with: what the rules' functions work on."""

from msgspec import Struct

from composer.reading.reading import Reading, ReadSentence
from composer.tone.context import Context
from composer.tone.patterns import Patterns


class Draft(Struct, frozen=True):
    """A reading, what it is written for, and the patterns at hand."""

    reading: Reading
    context: Context
    patterns: Patterns

    def does(self, sentence: ReadSentence) -> frozenset[str]:
        """Return what a sentence does for the apology: what its answer gave it, else what can be recognised."""
        return frozenset(self.context.sentences.get(sentence.text, ())) or sentence.clear
